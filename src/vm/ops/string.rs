//! Strings: joining, comparing, conversions.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`]; string and slice registers hold whole values.

use std::cmp::Ordering;

use crate::bytecode::insn::Instruction;
use crate::bytecode::insn::decoded::*;
use crate::heap::error::HeapError;
use crate::heap::value::{Pair, Slice, Str};
use crate::heap::{equal, string};
use crate::vm::machine::{M, outline};
use crate::vm::ops::aggregate::{done, ty};
use crate::vm::ops::jump::taken;
use crate::vm::slots::TwoSlots;
use crate::vm::state::State;

/// The two halves of a pair register.
#[inline(always)]
unsafe fn pair(s: State, r: impl TwoSlots) -> Pair {
    let (lo, hi) = s.pair(r);
    Pair { lo, hi }
}

#[inline(always)]
unsafe fn text(s: State, r: impl TwoSlots) -> Str {
    Str::from_pair(pair(s, r))
}

#[inline(always)]
unsafe fn set(m: M, s: State, dst: impl TwoSlots, result: Result<Pair, HeapError>, words: usize) -> *const u64 {
    done(m, result.map(|pair| s.set_pair(dst, (pair.lo, pair.hi))), words)
}

#[inline(always)]
pub(crate) unsafe fn concat(m: M, s: State, o: Concat) -> State {
    outline(m, s, move |m| {
        let joined = string::concat(&*(*m).alloc, s.at(o.base), usize::from(o.n.0));
        set(m, s, o.dst, joined.map(Str::to_pair), Concat::WORDS)
    })
}

#[inline(always)]
pub(crate) unsafe fn concat2(m: M, s: State, o: Concat2) -> State {
    outline(m, s, move |m| {
        let joined = string::concat2(&*(*m).alloc, text(s, o.a), text(s, o.b));
        set(m, s, o.dst, joined.map(Str::to_pair), Concat2::WORDS)
    })
}

#[inline(always)]
pub(crate) unsafe fn bytes_to_str(m: M, s: State, o: BytesToStr) -> State {
    outline(m, s, move |m| {
        let made = string::from_byte_slice(&*(*m).alloc, Slice::from_pair(pair(s, o.src)));
        set(m, s, o.dst, made.map(Str::to_pair), BytesToStr::WORDS)
    })
}

#[inline(always)]
pub(crate) unsafe fn str_to_bytes(m: M, s: State, o: StrToBytes) -> State {
    outline(m, s, move |m| {
        let made = string::to_byte_slice(&*(*m).alloc, text(s, o.src), ty(o.ty.0));
        set(m, s, o.dst, made.map(Slice::to_pair), StrToBytes::WORDS)
    })
}

#[inline(always)]
pub(crate) unsafe fn runes_to_str(m: M, s: State, o: RunesToStr) -> State {
    outline(m, s, move |m| {
        let made = string::from_rune_slice(&*(*m).alloc, Slice::from_pair(pair(s, o.src)));
        set(m, s, o.dst, made.map(Str::to_pair), RunesToStr::WORDS)
    })
}

#[inline(always)]
pub(crate) unsafe fn str_to_runes(m: M, s: State, o: StrToRunes) -> State {
    outline(m, s, move |m| {
        let made = string::to_rune_slice(&*(*m).alloc, text(s, o.src), ty(o.ty.0));
        set(m, s, o.dst, made.map(Slice::to_pair), StrToRunes::WORDS)
    })
}

#[inline(always)]
pub(crate) unsafe fn rune_to_str(m: M, s: State, o: RuneToStr) -> State {
    outline(m, s, move |m| {
        let made = string::from_rune(&*(*m).alloc, s.get(o.src));
        set(m, s, o.dst, made.map(Str::to_pair), RuneToStr::WORDS)
    })
}

// ---- Comparisons. Different lengths or the same bytes decide most of them here.

#[inline(always)]
unsafe fn equal(a: Str, b: Str) -> bool {
    a.len == b.len && (a.ptr == b.ptr || same_bytes(a, b))
}

#[inline(never)]
unsafe fn same_bytes(a: Str, b: Str) -> bool {
    equal::equal_str(a, b)
}

#[inline(never)]
unsafe fn compare(a: Str, b: Str) -> Ordering {
    equal::compare_str(a, b)
}

#[inline(always)]
pub(crate) unsafe fn eq_str(_: M, s: State, o: EqStr) -> State {
    s.set(o.dst, equal(text(s, o.a), text(s, o.b)));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn ne_str(_: M, s: State, o: NeStr) -> State {
    s.set(o.dst, !equal(text(s, o.a), text(s, o.b)));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn lt_str(_: M, s: State, o: LtStr) -> State {
    s.set(o.dst, compare(text(s, o.a), text(s, o.b)).is_lt());
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn le_str(_: M, s: State, o: LeStr) -> State {
    s.set(o.dst, compare(text(s, o.a), text(s, o.b)).is_le());
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn jeq_str(_: M, s: State, o: JeqStr) -> State {
    if equal(text(s, o.a), text(s, o.b)) {
        taken();
        s.jump(o.to.0 as isize)
    } else {
        s.next(o)
    }
}

#[inline(always)]
pub(crate) unsafe fn jne_str(_: M, s: State, o: JneStr) -> State {
    if equal(text(s, o.a), text(s, o.b)) {
        s.next(o)
    } else {
        taken();
        s.jump(o.to.0 as isize)
    }
}
