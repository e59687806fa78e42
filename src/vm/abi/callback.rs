//! Calling back into the program.
#![allow(unsafe_code, reason = "frames are raw: the contract of `abi::cx`")]

use crate::base::index::Idx;
use crate::bytecode::rtype::{RMethod, TypeRef};
use crate::vm::abi::args::{Args, Results};
use crate::vm::abi::fault::Reason;
use crate::vm::abi::values::{Func, Iface};
use crate::vm::abi::{Fault, NativeCx, NativeResult};
use crate::vm::fiber::{Request, Target};
use crate::vm::goroutine::ensure_room;
use crate::vm::image::FuncImage;
use crate::vm::panic::Signal;

/// What a callback did instead of returning. A native returns it as its own fault, unless it knows better.
#[derive(Debug)]
pub enum Unwind {
    /// It panicked.
    Panic(Panicked),
    /// It called runtime.Goexit.
    Goexit,
}

/// A panic that reached a native.
#[derive(Debug)]
pub struct Panicked {
    /// The value. It is held until the native returns.
    pub value: Iface,
    pub(crate) signal: Option<Signal>,
    pub(crate) trace: Option<Box<str>>,
}

/// A method of a dynamic type.
#[derive(Clone, Copy)]
pub struct Method {
    pub(crate) func: *const FuncImage,
    /// Its type without receiver.
    pub ty: TypeRef,
}

impl Method {
    /// Where its code is.
    pub fn address(&self) -> u64 {
        self.func as u64
    }
}

impl NativeCx<'_> {
    /// The exported method `name` of a type, if it has one that can be called.
    pub fn method(&self, ty: TypeRef, name: &str) -> Option<Method> {
        let id = self.types().method_id(name, None);
        let methods = ty.methods();
        let found: &RMethod = methods.iter().find(|method| method.id == id)?;
        let func = self.vm().method(ty, id.index() as u32)?;
        Some(Method { func, ty: found.ty })
    }

    /// A function of the program that natives call, by `package path.Name`; it is there if the program uses its package.
    pub fn callback(&self, name: &str) -> Option<Func> {
        let image = self.vm().image();
        let (_, id) = image.program.callbacks.iter().find(|(known, _)| **known == *name)?;
        Some(Func(std::ptr::from_ref(image.func(*id)) as u64))
    }

    /// Calls a func value.
    pub fn call<A: Args, R: Results>(&mut self, f: Func, args: A) -> NativeResult<R> {
        if f.is_nil() {
            return Err(Fault::nil_deref());
        }
        // SAFETY: the first word of a closure object is the address of its function.
        let func = unsafe { *(f.0 as *const *const FuncImage) };
        let n = A::n_slots();
        let frame = self.frame_of_callee(func, n + 1)?;
        // SAFETY: the frame has room for the arguments and one slot more.
        unsafe {
            args.write(frame);
            *frame.add(n) = f.0;
        }
        self.run(func)
    }

    /// Calls a method of the dynamic type of `recv`.
    pub fn call_method<A: Args, R: Results>(&mut self, recv: Iface, method: Method, args: A) -> NativeResult<R> {
        let frame = self.frame_of_callee(method.func, 1 + A::n_slots())?;
        // SAFETY: the frame has room for the receiver's data word and the arguments.
        unsafe {
            *frame = recv.0.data;
            args.write(frame.add(1));
        }
        self.run(method.func)
    }

    /// Where the callee's frame begins, counted from the native's.
    fn callee_base(&self) -> u32 {
        // SAFETY: the contract of `abi::cx`.
        unsafe { (*self.native).window() as u32 }
    }

    fn frame_of_callee(&mut self, func: *const FuncImage, n: usize) -> NativeResult<*mut u64> {
        let base = self.callee_base();
        // SAFETY: the contract of `abi::cx`; while a native runs on a coroutine, its frame is the saved one.
        unsafe {
            let slots = base + (*func).frame_slots.max(n as u32);
            if !ensure_room(self.m, slots, 1) {
                return Err(Fault::new(Reason::StackOverflow));
            }
            Ok(self.slots().add(base as usize))
        }
    }

    /// Calls a function with these slots; where its results are, until the native calls or waits again.
    pub(super) fn call_slots(&mut self, func: *const FuncImage, args: &[u64]) -> NativeResult<*const u64> {
        let frame = self.frame_of_callee(func, args.len())?;
        // SAFETY: the frame has room for the arguments.
        unsafe { frame.copy_from_nonoverlapping(args.as_ptr(), args.len()) };
        self.enter(func)
    }

    fn run<R: Results>(&mut self, func: *const FuncImage) -> NativeResult<R> {
        let results = self.enter(func)?;
        // SAFETY: the caller names the types of the results.
        Ok(unsafe { R::read(results) })
    }

    /// Calls a function whose arguments are in place; where its results are.
    fn enter(&mut self, func: *const FuncImage) -> NativeResult<*const u64> {
        let base = self.callee_base();
        self.suspend(Request::Call(Target { func, base }))?;
        // SAFETY: the callee left its results at the beginning of its frame.
        Ok(unsafe { self.slots().add(base as usize) })
    }
}
