//! Native calls: on the worker's stack, or on a coroutine when they may wait or call back. corosensei is named here and in
//! `native_stack` only.
//!
//! Concepts. A waiting native has a frame like any other callee: a control entry whose return address is the
//! instruction after the call, and slots that hold its arguments and take its results. Its code runs on a *fiber*, a
//! coroutine with a pooled native stack. When the native wants something that only the machine can do, the fiber gives
//! up control with a [`Request`]; the machine does it and resumes the fiber with an [`Answer`], perhaps on another
//! worker.
//!
//! ```text
//!  control entries:  … the caller's | the native's | the callback's (flag NATIVE)
//!  slots:            … the caller's | arguments … | the callback's frame …
//! ```
//!
//! The static word of the path [`resume_path`] is where a callback returns to and where a native that waited goes on.
//!
//! Invariants.
//!  1. The machine's saved state is the native's frame whenever its code runs.
//!  2. Fibers end in the order opposite to that in which they began: unwinding stops at each of them.
//!  3. Native stacks are not scanned: what a native holds across a request is in its frame or in a handle.
//!
//! Rejected: one coroutine a goroutine (two memory maps each, and a limit at 32,750).
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "paths of instructions: the contract of `vm::machine`")]

use corosensei::{Coroutine, CoroutineResult, Yielder};

use crate::bytecode::insn::{Instruction, decoded};
use crate::heap::Heap;
use crate::sched::task::Park;
use crate::vm::abi::{Fault, NativeCx, NativeKind, NativeResult, Reason, Unwind};
use crate::vm::collect::allocated;
use crate::vm::frames::Place;
use crate::vm::goroutine::{Goroutine, ensure_room};
use crate::vm::handles::Root;
use crate::vm::image::{FuncImage, NativeImage};
use crate::vm::machine::{Exit, M, Slow, leave};
use crate::vm::native_stack::{self, NativeStack};
use crate::vm::panic::{self, Cause};
use crate::vm::state::{Ctl, Link, State};
use crate::vm::{call, collect, fatal, trap};

/// What a fiber wants.
pub(crate) enum Request {
    /// A call of a function whose arguments are in place.
    Call(Target),
    /// To wait.
    Park(Park<Goroutine>),
    /// To end the slice.
    Spent,
    /// To let all others go first.
    Gosched,
    /// A collection.
    Collect,
}

/// A function that a native calls.
pub(crate) struct Target {
    /// The function.
    pub(crate) func: *const FuncImage,
    /// Where its frame begins, counted from the native's.
    pub(crate) base: u32,
}

/// With what a fiber goes on.
pub(crate) struct Answer {
    /// The machine that it runs on now.
    pub(crate) m: M,
    /// What the callback threw.
    pub(crate) unwind: Option<Unwind>,
}

type Fiber = Coroutine<Answer, Request, NativeResult<()>, NativeStack>;

/// A native call in progress.
pub(crate) struct FiberCall {
    fiber: Fiber,
    /// What is called.
    pub(crate) native: *const NativeImage,
    /// How many handles there were before.
    n_handles: u32,
}

/// How a native gives up control.
#[derive(Clone, Copy)]
pub(crate) struct Suspender(*const Yielder<Answer, Request>);

impl Suspender {
    /// Gives up control until the machine has an answer.
    ///
    /// # Safety
    /// Called on the coroutine that it belongs to.
    pub(crate) unsafe fn suspend(self, request: Request) -> Answer {
        (*self.0).suspend(request)
    }
}

/// Native stacks, of each P.
#[derive(Default)]
pub(crate) struct FiberPool {
    stacks: Vec<NativeStack>,
}

// SAFETY: a native stack is memory; those in a pool are not in use.
unsafe impl Send for FiberPool {}

/// Native stacks that a pool keeps.
const MAX_KEPT: usize = 64;
/// Native calls within native calls; Go would run out of stack, too.
const MAX_NESTED: usize = 10_000;

impl FiberPool {
    /// A stack; none when there is no memory for one.
    fn take(&mut self, heap: &Heap) -> Option<NativeStack> {
        if let Some(stack) = self.stacks.pop() {
            return Some(stack);
        }
        if heap.has_room(native_stack::TOUCHED) { NativeStack::new() } else { None }
    }

    fn put(&mut self, stack: NativeStack) {
        if self.stacks.len() < MAX_KEPT {
            self.stacks.push(stack);
        }
    }
}

/// The instruction `CallNative`.
pub(crate) unsafe fn call_native(m: M, base: u16, native: u64) -> *const u64 {
    let native = native as *const NativeImage;
    if (*native).kind == NativeKind::Waiting {
        return start(m, base, native);
    }
    let mut cx = NativeCx::new(m, u32::from(base), native, None);
    let ctr = (*m).saved.ctr;
    (*m).in_native = true;
    let result = ((*native).entry)(&mut cx);
    (*m).in_native = false;
    match result {
        Ok(()) => {
            allocated(m);
            (*m).saved.pc.add(decoded::CallNative::WORDS)
        }
        Err(fault) => {
            if fault.is_retry() {
                // What it has spent it has spent for nothing.
                (*m).saved.ctr = ctr;
            }
            raise(m, fault)
        }
    }
}

/// Begins a native call on a fiber.
unsafe fn start(m: M, base: u16, native: *const NativeImage) -> *const u64 {
    if !ensure_room(m, u32::from(base) + (*native).window() as u32, 1) {
        return call::no_room(m);
    }
    let extra = (*(*m).g).extra();
    let (n_fibers, n_handles) = (extra.fibers.len(), extra.handles.len());
    if n_fibers >= MAX_NESTED {
        return fatal::stack_overflow(m);
    }
    let Some(stack) = (*(*m).local).fibers.take((*(*m).vm).heap()) else { return collect::retry(m) };
    let s = (*m).saved;
    let cs = s.cs.sub(1);
    *cs = Ctl { ret: s.pc.add(decoded::CallNative::WORDS), base: u32::from(base), flags: Link::PLAIN };
    (*m).saved = State { pc: Slow::ResumeFiber.word(), fp: s.fp.add(usize::from(base)), cs, ctr: s.ctr };
    let fiber = Fiber::with_stack(stack, move |yielder, answer: Answer| {
        // SAFETY: the fiber is resumed by the machine that it is told of, with the native's frame as its state.
        let mut cx = unsafe { NativeCx::new(answer.m, 0, native, Some(Suspender(yielder))) };
        ((*native).entry)(&mut cx)
    });
    resume(m, FiberCall { fiber, native, n_handles }, None)
}

/// A native goes on: a callback has returned, or what it waited for is there.
pub(crate) unsafe fn resume_path(m: M) -> *const u64 {
    let call = (*(*m).g).extra().fibers.pop().expect("the path leads here from a native call only");
    resume(m, call, None)
}

/// A callback was unwound down to its entry: the native is told.
pub(crate) unsafe fn unwind(m: M, boundary: Place) -> *const u64 {
    let g = &mut *(*m).g;
    let (fp, cs) = (g.stack.fp_at(boundary.caller_fp()), g.stack.cs_at(boundary.cs - 1));
    (*m).saved = State { pc: Slow::ResumeFiber.word(), fp, cs, ctr: (*m).saved.ctr };
    let extra = g.extra();
    let unwind = panic::take_above(extra, boundary.cs);
    if let Unwind::Panic(panicked) = &unwind {
        extra.handles.push(Root::Iface(panicked.value.0));
    }
    let call = extra.fibers.pop().expect("a callback was made by a native call");
    resume(m, call, Some(unwind))
}

/// Runs a fiber until it wants something or ends.
unsafe fn resume(m: M, mut call: FiberCall, unwind: Option<Unwind>) -> *const u64 {
    (*m).in_native = true;
    let outcome = call.fiber.resume(Answer { m, unwind });
    (*m).in_native = false;
    match outcome {
        CoroutineResult::Yield(request) => {
            (*(*m).g).extra().fibers.push(call);
            serve(m, request)
        }
        CoroutineResult::Return(result) => {
            (*(*m).local).fibers.put(call.fiber.into_stack());
            (*(*m).g).extra().handles.truncate(call.n_handles);
            let s = (*m).saved;
            let ctl = s.cs.read();
            let call_site = ctl.ret.sub(decoded::CallNative::WORDS);
            (*m).saved = State { pc: call_site, fp: s.fp.sub(ctl.base as usize), cs: s.cs.add(1), ctr: s.ctr };
            match result {
                Ok(()) => {
                    let extra = (*(*m).g).extra();
                    if extra.retried == call_site {
                        extra.retried = std::ptr::null();
                    }
                    allocated(m);
                    ctl.ret
                }
                Err(fault) if fault.is_retry() => collect::retry_waiting(m),
                Err(fault) => raise(m, fault),
            }
        }
    }
}

/// Does what a fiber wants.
unsafe fn serve(m: M, request: Request) -> *const u64 {
    let s = (*m).saved;
    match request {
        Request::Call(target) => {
            let cs = s.cs.sub(1);
            *cs = Ctl { ret: Slow::ResumeFiber.word(), base: target.base, flags: Link::NATIVE };
            let entry = (*target.func).entry;
            (*m).saved = State { pc: entry, fp: s.fp.add(target.base as usize), cs, ctr: s.ctr };
            entry
        }
        Request::Park(park) => leave(m, Exit::Park(park, None)),
        Request::Spent => leave(m, Exit::Spent),
        Request::Gosched => leave(m, Exit::Gosched),
        Request::Collect => leave(m, Exit::Collect),
    }
}

/// The native is done, its call is the saved state; the goroutine goes on behind it after it has left the loop.
unsafe fn done_and(m: M, exit: Exit) -> *const u64 {
    (*m).saved.pc = (*m).saved.pc.add(decoded::CallNative::WORDS);
    leave(m, exit)
}

/// A native could not go on; the saved state is its call.
#[cold]
unsafe fn raise(m: M, fault: Fault) -> *const u64 {
    match *fault.0 {
        Reason::Panic(value) if value.is_nil() => panic::trap(m, trap::Trap::PanicNil),
        Reason::Panic(value) => panic::throw(m, Cause::Panic(value.0, None), None),
        Reason::Trap(trap) => panic::trap(m, trap),
        Reason::Heap(error) => trap::heap_fault(m, error),
        Reason::Unwind(Unwind::Panic(panicked)) => {
            panic::throw(m, Cause::Panic(panicked.value.0, panicked.signal), panicked.trace)
        }
        Reason::Unwind(Unwind::Goexit) | Reason::Goexit => panic::goexit(m),
        Reason::Exit(status) => fatal::exit(m, status),
        Reason::Fatal(text) => fatal::fatal_error(m, &text),
        Reason::StackOverflow => fatal::no_room(m),
        Reason::Park(park) => done_and(m, Exit::Park(park, None)),
        Reason::Gosched => done_and(m, Exit::Gosched),
        Reason::Collect => {
            (*(*m).vm).history().ask();
            done_and(m, Exit::CollectAndYield)
        }
    }
}
