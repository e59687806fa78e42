//! Calls and returns. Entering a function spends a reduction and is a safepoint.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`]; operands that the linker replaced point to what
//! their rows say. A frame is entered only when its `frame_slots` lie below the control stack.

use std::sync::atomic::Ordering::Relaxed;

use crate::bytecode::insn::Instruction;
use crate::bytecode::insn::decoded::*;
use crate::vm::image::{FuncImage, MethodCache};
use crate::vm::machine::{M, Slow, outline, stop, stop_with};
use crate::vm::state::{Ctl, Link, State};
use crate::vm::{call as paths, defer, fiber};

/// What is called.
#[derive(Clone, Copy)]
struct Callee {
    entry: *const u64,
    frame_slots: u32,
}

/// Enters a function whose frame begins at slot `base`; `words` is the length of the calling instruction.
#[inline(always)]
unsafe fn enter(m: M, s: State, base: u16, callee: Callee, words: usize) -> State {
    let fp = s.fp.add(usize::from(base));
    let cs = s.cs.sub(1);
    if fp.add(callee.frame_slots as usize) as usize > cs as usize {
        return stop_with(m, s, Slow::GrowStack, [u64::from(base) + u64::from(callee.frame_slots), 0]);
    }
    *cs = Ctl { ret: s.pc.add(words), base: u32::from(base), flags: Link::PLAIN };
    let s = State { pc: callee.entry, fp, cs, ctr: s.ctr.wrapping_sub(1) };
    if s.ctr == 0 { stop(m, s, Slow::Spent) } else { s }
}

#[inline(always)]
pub(crate) unsafe fn call(m: M, s: State, o: Call) -> State {
    let callee = Callee { entry: o.func.0 as *const u64, frame_slots: o.frame.0 };
    enter(m, s, o.base.0, callee, Call::WORDS)
}

#[inline(always)]
pub(crate) unsafe fn call_closure(m: M, s: State, o: CallClosure) -> State {
    let closure = s.ptr(o.f).cast::<*const FuncImage>();
    if closure.is_null() {
        return stop(m, s, Slow::NilDeref);
    }
    *s.fp.add(usize::from(o.base.0) + usize::from(o.ctx.0)) = closure as u64;
    let func = *closure;
    let callee = Callee { entry: (*func).entry, frame_slots: (*func).frame_slots };
    enter(m, s, o.base.0, callee, CallClosure::WORDS)
}

#[inline(always)]
pub(crate) unsafe fn call_iface(m: M, s: State, o: CallIface) -> State {
    let (ty, data) = s.pair(o.recv);
    // An entry is immutable and was published with release; what it leads to is read through its address.
    let mut entry = (*(o.cache.0 as *const MethodCache)).load(Relaxed).cast_const();
    if entry.is_null() || (*entry).ty != ty {
        // A call that meets several types: this one may be in the table of all methods.
        entry = (*(*m).vm).methods().known(ty, o.method.0);
        if entry.is_null() {
            return stop(m, s, Slow::FindMethod);
        }
    }
    *s.fp.add(usize::from(o.base.0)) = data;
    let callee = Callee { entry: (*entry).entry, frame_slots: (*entry).frame_slots };
    enter(m, s, o.base.0, callee, CallIface::WORDS)
}

#[inline(always)]
pub(crate) unsafe fn call_native(m: M, s: State, o: CallNative) -> State {
    outline(m, s, move |m| fiber::call_native(m, o.base.0, o.native.0))
}

/// Continues in the caller.
#[inline(always)]
unsafe fn leave_frame(s: State) -> State {
    let ctl = s.cs.read();
    State { pc: ctl.ret, fp: s.fp.sub(ctl.base as usize), cs: s.cs.add(1), ctr: s.ctr }
}

#[inline(always)]
pub(crate) unsafe fn return_(_: M, s: State, _: Return) -> State {
    leave_frame(s)
}

#[inline(always)]
pub(crate) unsafe fn return1(_: M, s: State, o: Return1) -> State {
    *s.fp = s.get(o.src);
    leave_frame(s)
}

#[inline(always)]
pub(crate) unsafe fn return2(_: M, s: State, o: Return2) -> State {
    let (a, b) = s.pair(o.src);
    *s.fp = a;
    *s.fp.add(1) = b;
    leave_frame(s)
}

#[inline(always)]
pub(crate) unsafe fn return_n(_: M, s: State, o: ReturnN) -> State {
    let src = s.at(o.src);
    // Few slots, and the first ones may overlap the source from below: an ascending copy is right and short.
    for i in 0..usize::from(o.n.0) {
        s.fp.add(i).write_volatile(*src.add(i));
    }
    leave_frame(s)
}

#[inline(always)]
pub(crate) unsafe fn make_closure(m: M, s: State, o: MakeClosure) -> State {
    outline(m, s, move |m| paths::make_closure(m, o.dst.0, o.func.0, o.ty.0))
}

#[inline(always)]
pub(crate) unsafe fn go(m: M, s: State, o: Go) -> State {
    outline(m, s, move |m| paths::go(m, o.base.0, o.n.0, o.func.0))
}

#[inline(always)]
pub(crate) unsafe fn go_closure(m: M, s: State, o: GoClosure) -> State {
    outline(m, s, move |m| paths::go_closure(m, o.base.0, o.n.0, o.f.0))
}

#[inline(always)]
pub(crate) unsafe fn defer(m: M, s: State, o: Defer) -> State {
    outline(m, s, move |m| defer::defer(m, o.base.0, o.n.0, o.func.0))
}

#[inline(always)]
pub(crate) unsafe fn defer_closure(m: M, s: State, o: DeferClosure) -> State {
    outline(m, s, move |m| defer::defer_closure(m, o.base.0, o.n.0, o.f.0))
}

#[inline(always)]
pub(crate) unsafe fn defer_list(m: M, s: State, o: DeferList) -> State {
    outline(m, s, move |m| defer::defer_list(m, o.list.0))
}

#[inline(always)]
pub(crate) unsafe fn run_defers(m: M, s: State, o: RunDefers) -> State {
    if defer::has_any(m, s) { stop_with(m, s, Slow::RunDefers, [u64::from(o.base.0), 0]) } else { s.next(o) }
}

#[inline(always)]
pub(crate) unsafe fn recover(m: M, s: State, o: Recover) -> State {
    outline(m, s, move |m| crate::vm::panic::recover(m, o.dst.0))
}

#[inline(always)]
pub(crate) unsafe fn panic(m: M, s: State, o: Panic) -> State {
    outline(m, s, move |m| crate::vm::panic::panic(m, o.v.0))
}

#[inline(always)]
pub(crate) unsafe fn trap(m: M, s: State, o: Trap) -> State {
    outline(m, s, move |m| crate::vm::trap::compiled(m, o.code.0))
}

#[inline(always)]
pub(crate) unsafe fn range_fault(m: M, s: State, o: RangeFault) -> State {
    outline(m, s, move |m| crate::vm::trap::range_fault(m, o.state.0))
}
