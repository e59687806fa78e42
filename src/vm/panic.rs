//! Panic, recover, Goexit.
//!
//! A panic is a record on the goroutine ([`Unwinding`]) and a pseudo-frame on its stack: a control entry whose return
//! address is the panicking instruction, above everything that the panicking function uses. Deferred functions run on
//! top of it, one after another, and return to the static word of the path [`unwound_path`]:
//!
//! ```text
//!   frame of f, which deferred d | … | frame of the function that panics | d's frame
//!   control entries:  f's   …   the panicking function's   the panic's   d's (flag UNWIND)
//! ```
//!
//! So a trace taken in a deferred function shows where the panic happened, and a panic in a deferred function is
//! simply a further record above. `recover` in a function with the flag UNWIND (wrappers between are transparent)
//! marks the innermost record; when that deferred function returns, the goroutine goes on in f at its `recover_pc`,
//! and all records whose pseudo-frames lay above f are dropped: they were aborted. An aborted Goexit is not dropped:
//! it goes on instead.
//!
//! A native function that called back into the program is a boundary: unwinding stops there and the native is told;
//! it usually returns the fault, which is then raised again in its caller's frame. The trace is taken before that.
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "paths of instructions: the contract of `vm::machine`")]

use crate::heap::value::Iface;
use crate::vm::abi::{Panicked, Unwind};
use crate::vm::errors;
use crate::vm::frames::{self, Place};
use crate::vm::goroutine::{Extra, ensure_room};
use crate::vm::machine::{Exit, M, Slow, leave};
use crate::vm::state::{Ctl, Link, State};
use crate::vm::trap::Trap;
use crate::vm::{defer, fatal, fiber};

/// A panic or Goexit in progress.
#[derive(Debug)]
pub(crate) struct Unwinding {
    /// What unwinds the stack.
    pub(crate) cause: Cause,
    /// Its pseudo-frame: slot 0 above the panicking function, counted from the base.
    pub(crate) fp: u32,
    /// The control entry of the pseudo-frame, counted from the top.
    cs: u32,
    /// The deferred call that is running because of it: the frame that deferred, and where.
    running: Option<defer::Deferred>,
    /// A deferred function has recovered it.
    pub(crate) recovered: bool,
    /// The stack as it was when it crossed a native function.
    pub(crate) trace: Option<Box<str>>,
    /// What the value says of itself, once it was asked, because the program ends.
    pub(crate) text: Option<Vec<u8>>,
    /// Where it ends, once it was looked for.
    boundary: Option<Place>,
}

/// What unwinds a stack.
#[derive(Clone, Debug)]
pub(crate) enum Cause {
    /// `panic(value)`; the signal's text, if Go reports one.
    Panic(Iface, Option<Signal>),
    /// runtime.Goexit.
    Goexit,
}

/// A run-time error that Go learns of by a signal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Signal {
    /// The instruction.
    pub(crate) pc: u64,
}

/// The instruction `panic(v)`.
pub(crate) unsafe fn panic(m: M, v: u16) -> *const u64 {
    let slots = (*m).saved.fp.add(usize::from(v));
    let value = Iface { ty: *slots, data: *slots.add(1) };
    if value.is_nil() {
        return trap(m, Trap::PanicNil);
    }
    throw(m, Cause::Panic(value, None), None)
}

/// A run-time error at the saved instruction.
pub(crate) unsafe fn trap(m: M, trap: Trap) -> *const u64 {
    let signal = trap.is_signal().then(|| Signal { pc: (*m).saved.pc as u64 });
    match errors::value(m, &trap) {
        Ok(value) => throw(m, Cause::Panic(value, signal), None),
        Err(error) => crate::vm::trap::heap_fault(m, error),
    }
}

/// Begins to unwind from the saved instruction.
pub(crate) unsafe fn throw(m: M, cause: Cause, trace: Option<Box<str>>) -> *const u64 {
    let window = frames::window(m);
    if !ensure_room(m, window, 1) {
        return fatal::no_room(m);
    }
    let s = (*m).saved;
    let (fp, cs) = (s.fp.add(window as usize), s.cs.sub(1));
    *cs = Ctl { ret: s.pc, base: window, flags: Link::PANIC };
    (*m).saved = State { pc: Slow::Unwound.word(), fp, cs, ctr: s.ctr };
    let g = &mut *(*m).g;
    let (fp, cs) = (g.stack.fp_offset(fp), g.stack.cs_offset(cs));
    g.extra().unwinding.push(Unwinding {
        cause,
        fp,
        cs,
        running: None,
        recovered: false,
        trace,
        text: None,
        boundary: None,
    });
    step(m)
}

/// A deferred function that was called because of a panic has returned.
pub(crate) unsafe fn unwound_path(m: M) -> *const u64 {
    let unwinding = &(*(*m).g).extra().unwinding;
    if unwinding.last().expect("the path leads here from an unwinding only").recovered { recovered(m) } else { step(m) }
}

/// Calls the next deferred function, or ends the unwinding. The machine is in the innermost pseudo-frame.
unsafe fn step(m: M) -> *const u64 {
    (*m).saved.pc = Slow::Unwound.word();
    let boundary = match (*(*m).g).extra().unwinding.last() {
        Some(Unwinding { boundary: Some(known), .. }) => *known,
        _ => boundary(m),
    };
    let extra = (*(*m).g).extra();
    let unwinding = extra.unwinding.last_mut().expect("a stack is unwound by something");
    unwinding.boundary = Some(boundary);
    if let Some(deferred) = extra.defers.last_call().filter(|deferred| deferred.cs >= boundary.cs) {
        unwinding.running = Some(deferred);
        return defer::call(m, deferred, Ctl { ret: Slow::Unwound.word(), base: 0, flags: Link::UNWIND });
    }
    if boundary.flags & Link::PRINTER != 0 {
        return fatal::printer_panicked(m);
    }
    if boundary.flags & Link::NATIVE != 0 {
        if unwinding.trace.is_none() && matches!(unwinding.cause, Cause::Panic(..)) {
            unwinding.trace = Some(crate::vm::traceback::of_running(m).into());
        }
        return fiber::unwind(m, boundary);
    }
    match unwinding.cause {
        Cause::Goexit => leave(m, Exit::Goexit),
        Cause::Panic(..) => fatal::uncaught_panic(m),
    }
}

/// The control entry below which the innermost panic does not unwind. Where there is none above the panic before, it is
/// that one's: stacks of many panics are not walked again for each.
unsafe fn boundary(m: M) -> Place {
    let before = (*(*m).g).extra().unwinding.iter().rev().nth(1).and_then(|before| Some((before.cs, before.boundary?)));
    for place in frames::places(m) {
        match before {
            _ if place.flags & Link::BOUNDARY != 0 => return place,
            Some((cs, boundary)) if place.cs <= cs => return boundary,
            _ => {}
        }
    }
    unreachable!("a stack has a bottom")
}

/// The deferred function that recovered has returned: the function that deferred it returns to its caller.
unsafe fn recovered(m: M) -> *const u64 {
    let g = &mut *(*m).g;
    let unwinding = &mut g.extra().unwinding;
    let frame = unwinding.last().and_then(|top| top.running).expect("recover is called by a deferred function");
    unwinding.pop();
    while let Some(top) = unwinding.last()
        && top.cs > frame.cs
    {
        if matches!(top.cause, Cause::Goexit) {
            let (fp, cs) = (top.fp, top.cs);
            (*m).saved.fp = g.stack.fp_at(fp);
            (*m).saved.cs = g.stack.cs_at(cs);
            return step(m);
        }
        unwinding.pop();
    }
    let func = (*(*m).vm).func_at(frame.pc).expect("Defer is an instruction of a function");
    let pc = func.address(func.func().recover_pc.expect("a function with defer has one"));
    (*m).saved = State { pc, fp: g.stack.fp_at(frame.fp), cs: g.stack.cs_at(frame.cs), ctr: (*m).saved.ctr };
    pc
}

/// Takes what unwound a callback whose control entry is `cs`, and drops what that had aborted.
pub(crate) fn take_above(extra: &mut Extra, cs: u32) -> Unwind {
    let mut goexit = false;
    let mut top = None;
    while let Some(unwinding) = extra.unwinding.pop_if(|unwinding| unwinding.cs > cs) {
        goexit |= matches!(unwinding.cause, Cause::Goexit);
        top = top.or(Some(unwinding));
    }
    match top {
        Some(Unwinding { cause: Cause::Panic(value, signal), trace, .. }) if !goexit => {
            Unwind::Panic(Panicked { value: crate::vm::abi::Iface(value), signal, trace })
        }
        _ => Unwind::Goexit,
    }
}

/// The instruction `dst = recover()`.
pub(crate) unsafe fn recover(m: M, dst: u16) -> *const u64 {
    use crate::bytecode::insn::{Instruction, decoded};
    let mut value = Iface::NIL;
    if called_by_unwinding(m)
        && let Some(extra) = &mut (*(*m).g).extra
        && let Some(Unwinding { cause: Cause::Panic(panicked, _), recovered, .. }) = extra.unwinding.last_mut()
        && !*recovered
    {
        *recovered = true;
        value = *panicked;
    }
    value.to_pair().to_slots((*m).saved.fp.add(usize::from(dst)));
    (*m).saved.pc.add(decoded::Recover::WORDS)
}

/// Whether the running function was called because of a panic, directly or by wrappers.
unsafe fn called_by_unwinding(m: M) -> bool {
    let mut places = frames::places(m);
    // `defer recover()` runs as if the function called it that deferred it, and not at all because of a panic.
    if let Some(running) = places.clone().next().filter(|place| is_wrapper(m, place.pc)) {
        places.next();
        if running.flags & Link::UNWIND != 0 {
            return false;
        }
    }
    for place in places {
        if place.flags & Link::UNWIND != 0 {
            return true;
        }
        if !place.caller().is_some_and(|pc| is_wrapper(m, pc)) {
            return false;
        }
    }
    false
}

unsafe fn is_wrapper(m: M, pc: *const u64) -> bool {
    (*(*m).vm).func_at(pc).is_some_and(|func| func.func().wrapper)
}

/// runtime.Goexit, called by a native at the saved instruction.
pub(crate) unsafe fn goexit(m: M) -> *const u64 {
    throw(m, Cause::Goexit, None)
}
