//! Finalizers and cleanups: after a collection has found that some are due, one goroutine calls them, one after the
//! other, and ends. It is the library's function `runtime.runFinalizers`, which was handed in with the first
//! finalizer. A finalizer that never returns keeps the others waiting, as in Go.
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "paths of instructions: the contract of `vm::machine`")]

use crate::bytecode::rtype::{Kind, Shape, TypeRef};
use crate::heap::gc::CleanupId;
use crate::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use crate::vm::abi::{Fault, Func, Iface, NativeCx, NativeResult, Ptr, Rooted};
use crate::vm::goroutine;
use crate::vm::machine::M;

/// Who calls what is due.
#[derive(Default)]
pub(crate) struct Runner {
    /// The function; 0 before there is a finalizer. A function without captures is no object of the heap.
    func: AtomicU64,
    /// How many goroutines call it: one that has nothing left to do may end while the next begins.
    at_work: AtomicUsize,
}

impl Runner {
    /// How many goroutines call what is due.
    pub(crate) fn n_goroutines(&self) -> usize {
        self.at_work.load(Ordering::Relaxed)
    }

    /// One of them has ended.
    pub(crate) fn ended(&self) {
        self.at_work.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How a finalizer or cleanup takes what it is called with.
#[repr(u64)]
enum Takes {
    Nothing,
    Pointer,
    Interface,
}

/// Starts the goroutine that calls what a collection has found to be due, unless it is at work.
pub(crate) unsafe fn start(m: M) {
    let vm = &*(*m).vm;
    let runner = vm.runner().func.load(Ordering::Relaxed);
    if runner != 0 && vm.heap().begin_due() {
        vm.runner().at_work.fetch_add(1, Ordering::Relaxed);
        goroutine::spawn_closure(&mut *(*m).worker, runner, true);
    }
}

/// Whether a finalizer of type `f` can be called with a value of the pointer type `ty`, and how.
fn takes(cx: &NativeCx<'_>, f: TypeRef, ty: TypeRef) -> Option<Takes> {
    let Shape::Func { params, variadic: false, .. } = &f.shape else { return None };
    let [param] = params[..] else { return None };
    let unnamed = |ty: TypeRef| ty.named.is_none();
    match param.kind() {
        _ if param == ty => Some(Takes::Pointer),
        Kind::Pointer if (unnamed(param) || unnamed(ty)) && param.elem() == ty.elem() => Some(Takes::Pointer),
        Kind::Interface if cx.implements(ty, param) => Some(Takes::Interface),
        _ => None,
    }
}

/// Go's words for a finalizer that cannot be called with a value of type `ty`.
fn cannot_pass(ty: TypeRef, f: TypeRef) -> Fault {
    let variadic = matches!(&f.shape, Shape::Func { variadic: true, .. });
    let why = if variadic { " because dotdotdot" } else { "" };
    Fault::fatal(format!("runtime.SetFinalizer: cannot pass {} to finalizer {}{why}", ty.name, f.name))
}

impl NativeCx<'_> {
    /// runtime.SetFinalizer; `runner` is the function that calls what is due.
    pub fn set_finalizer(&self, object: Iface, finalizer: Iface, runner: Func) -> NativeResult<()> {
        let fatal = |text: String| Err(Fault::fatal(format!("runtime.SetFinalizer: {text}")));
        let Some(ty) = object.ty() else { return fatal("first argument is nil".into()) };
        if ty.kind() != Kind::Pointer {
            return fatal(format!("first argument is {}, not pointer", ty.name));
        }
        let heap = self.vm().heap();
        let address = object.0.data;
        match heap.base_of(address) {
            // A package variable, or nothing at all.
            None if address != 0 => return Ok(()),
            None => return fatal("pointer not in allocated block".into()),
            Some(base) if base != address => return fatal("pointer not at beginning of allocated block".into()),
            Some(_) => {}
        }
        let Some(f) = finalizer.ty() else {
            heap.set_finalizer(address, None);
            return Ok(());
        };
        if f.kind() != Kind::Func {
            return fatal(format!("second argument is {}, not a function", f.name));
        }
        let takes = takes(self, f, ty).ok_or_else(|| cannot_pass(ty, f))?;
        self.vm().runner().func.store(runner.0, Ordering::Relaxed);
        let words = [finalizer.0.data, object.0.ty, takes as u64];
        if heap.set_finalizer(address, Some(words)) { Ok(()) } else { fatal("finalizer already set".into()) }
    }

    /// weak.Make: the cell that holds `object` while it is there.
    pub fn weak_cell(&self, object: Ptr) -> NativeResult<Ptr> {
        Ok(Ptr(self.vm().heap().weak_cell(self.alloc(), object.0)?))
    }

    /// Whether `value` is a pointer that leads into the object that `object` leads into.
    pub fn leads_into(&self, object: Ptr, value: Iface) -> bool {
        let heap = self.vm().heap();
        let pointer = value.ty().is_some_and(|ty| matches!(ty.kind(), Kind::Pointer | Kind::UnsafePointer));
        pointer && heap.base_of(object.0).is_some_and(|base| heap.base_of(value.0.data) == Some(base))
    }

    /// runtime.AddCleanup: `f` is called when what `object` points to is gone. The number to stop it by.
    pub fn add_cleanup(&self, object: Ptr, f: Func, runner: Func) -> NativeResult<u64> {
        self.vm().runner().func.store(runner.0, Ordering::Relaxed);
        let cleanup = self.vm().heap().add_cleanup(object.0, [f.0, 0, Takes::Nothing as u64]);
        Ok(cleanup.map_or(0, CleanupId::number))
    }

    /// Undoes `add_cleanup`, if the function has not been called.
    pub fn stop_cleanup(&self, number: u64) {
        self.vm().heap().stop_cleanup(CleanupId::from_number(number));
    }

    /// Calls one finalizer or cleanup that is due. False: there is none, and the goroutine that calls them ends.
    pub fn call_due(&mut self) -> NativeResult<bool> {
        let Some(due) = self.vm().heap().next_due() else { return Ok(false) };
        let [f, ty, takes] = due.words;
        let f = Func(f);
        // What was due is no root any more.
        let _held: (Rooted<Func>, Rooted<Ptr>) = (self.root(f), self.root(Ptr(due.object)));
        if f.is_nil() {
            return Err(Fault::nil_deref());
        }
        match takes {
            n if n == Takes::Nothing as u64 => self.call::<(), ()>(f, ())?,
            n if n == Takes::Pointer as u64 => self.call::<_, ()>(f, (Ptr(due.object),))?,
            _ => self.call::<_, ()>(f, (Iface(crate::heap::value::Iface { ty, data: due.object }),))?,
        }
        Ok(true)
    }
}
