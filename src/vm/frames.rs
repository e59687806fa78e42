//! Walking a stack: calls in progress, the innermost first.
//!
//! # Safety
//!
//! One contract for the functions of this file: the goroutine is the caller's own, or parked, or the world is stopped.
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "walks control entries: see the safety section")]

use crate::vm::goroutine::Goroutine;
use crate::vm::machine::{M, Slow};
use crate::vm::stack::Stack;
use crate::vm::state::Link;

/// A call in progress.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// Where it is: an instruction of its function, or a static word for a pseudo-frame ([`Place::pseudo`]). Of the
    /// innermost call the instruction that is executed, of the others the one after the call.
    pub(crate) pc: *const u64,
    /// Slot 0 of its frame, counted from the base.
    pub(crate) fp: u32,
    /// Its control entry, counted from the top.
    pub(crate) cs: u32,
    /// What kind of call it is: bits of [`Link`].
    pub(crate) flags: u32,
    /// The innermost call.
    pub(crate) innermost: bool,
    ret: *const u64,
    base: u32,
}

/// What a frame without a function stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Pseudo {
    /// A panic or Goexit; also while a panic's value tells what it is.
    Panic,
    /// A native function on a coroutine.
    Native,
}

impl Place {
    unsafe fn at(stack: &Stack, pc: *const u64, fp: u32, cs: u32, innermost: bool) -> Place {
        let ctl = stack.cs_at(cs).read();
        Place { pc, fp, cs, flags: ctl.flags, innermost, ret: ctl.ret, base: ctl.base }
    }

    /// Where the caller goes on; `None` at the bottom.
    pub(crate) fn caller(&self) -> Option<*const u64> {
        (self.flags & Link::BOTTOM == 0).then_some(self.ret)
    }

    /// Slot 0 of the caller's frame, counted from the base.
    pub(crate) fn caller_fp(&self) -> u32 {
        self.fp - self.base
    }

    /// What it stands for, if it is no function's.
    pub(crate) fn pseudo(&self) -> Option<Pseudo> {
        Slow::at(self.pc).map(|path| match path {
            Slow::Unwound | Slow::Described => Pseudo::Panic,
            _ => Pseudo::Native,
        })
    }
}

/// The calls in progress from a state on.
#[derive(Clone)]
pub(crate) struct Places<'a> {
    stack: &'a Stack,
    next: Option<Place>,
}

impl Iterator for Places<'_> {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        let place = self.next?;
        // SAFETY: the contract of this file; entries lie up to the bottom's.
        self.next =
            place.caller().map(|pc| unsafe { Place::at(self.stack, pc, place.caller_fp(), place.cs - 1, false) });
        Some(place)
    }
}

/// The calls of the running goroutine.
pub(crate) unsafe fn places<'a>(m: M) -> Places<'a> {
    let stack = &(*(*m).g).stack;
    let s = (*m).saved;
    Places { stack, next: Some(Place::at(stack, s.pc, stack.fp_offset(s.fp), stack.cs_offset(s.cs), true)) }
}

/// The calls of a goroutine that does not run.
pub(crate) unsafe fn places_of(g: &Goroutine) -> Places<'_> {
    let parked = g.parked;
    Places { stack: &g.stack, next: Some(Place::at(&g.stack, parked.pc, parked.fp, parked.cs, true)) }
}

/// How many slots the running frame uses.
pub(crate) unsafe fn window(m: M) -> u32 {
    let pc = (*m).saved.pc;
    match (*(*m).vm).func_at(pc) {
        Some(func) => func.frame_slots,
        // A panic uses none, and a native has returned before a fault of its is raised.
        None => 0,
    }
}
