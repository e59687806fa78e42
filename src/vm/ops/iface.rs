//! Interfaces: conversions, assertions, comparison.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`]; an interface register holds a whole interface, so
//! its first word is 0 or the address of the descriptor of what its second word holds.

use crate::bytecode::insn::Instruction;
use crate::bytecode::insn::decoded::*;
use crate::heap::value::Iface;
use crate::heap::{equal, iface};
use crate::vm::implements;
use crate::vm::machine::{M, outline};
use crate::vm::ops::aggregate::{done, ty};
use crate::vm::ops::jump::taken;
use crate::vm::state::State;
use crate::vm::trap::{Trap, raise};

#[inline(always)]
pub(crate) unsafe fn mk_iface(m: M, s: State, o: MkIface) -> State {
    outline(m, s, move |m| mk_iface_out(m, s.at(o.src), s.fp.add(usize::from(o.dst.0)), o.ty.0))
}

#[inline(never)]
unsafe fn mk_iface_out(m: M, src: *const u64, dst: *mut u64, word: u64) -> *const u64 {
    let made = iface::make_iface(&*(*m).alloc, src, ty(word));
    done(m, made.map(|made| made.to_pair().to_slots(dst)), MkIface::WORDS)
}

/// Takes the value of type `ty` out of an interface.
#[inline(never)]
unsafe fn unbox_out(m: M, dst: *mut u64, data: u64, word: u64, words: usize) -> *const u64 {
    done(m, iface::unbox(&*(*m).alloc, dst, Iface { ty: word, data }, ty(word)), words)
}

#[inline(always)]
pub(crate) unsafe fn unbox(m: M, s: State, o: Unbox) -> State {
    let (_, data) = s.pair(o.src);
    outline(m, s, move |m| unbox_out(m, s.dst(o.dst), data, o.ty.0, Unbox::WORDS))
}

#[inline(always)]
pub(crate) unsafe fn assert_type(m: M, s: State, o: AssertType) -> State {
    let (dynamic, data) = s.pair(o.src);
    if dynamic != o.ty.0 {
        return outline(m, s, move |m| wrong_type(m, dynamic, o.ty.0, o.want.0));
    }
    outline(m, s, move |m| unbox_out(m, s.dst(o.dst), data, o.ty.0, AssertType::WORDS))
}

#[cold]
#[inline(never)]
unsafe fn wrong_type(m: M, dynamic: u64, want: u64, iface: u64) -> *const u64 {
    let dynamic = (dynamic != 0).then(|| ty(dynamic));
    raise(m, Trap::WrongType { iface: ty(iface), dynamic, want: ty(want) })
}

#[inline(always)]
pub(crate) unsafe fn assert_type_ok(m: M, s: State, o: AssertTypeOk) -> State {
    let (dynamic, data) = s.pair(o.src);
    let matches = dynamic == o.ty.0;
    outline(m, s, move |m| {
        let pc = if matches {
            unbox_out(m, s.dst(o.dst), data, o.ty.0, AssertTypeOk::WORDS)
        } else {
            zero_out(m, s.dst(o.dst), o.ty.0)
        };
        // Last: the value may take its place.
        s.set(o.ok, matches);
        pc
    })
}

#[inline(never)]
unsafe fn zero_out(m: M, dst: *mut u64, word: u64) -> *const u64 {
    done(m, iface::zero_value(&*(*m).alloc, dst, ty(word)), AssertTypeOk::WORDS)
}

/// Whether a dynamic type implements an interface type; remembered by the engine.
#[inline(always)]
unsafe fn implements(m: M, dynamic: u64, iface: u64) -> bool {
    implements::check(&*(*m).vm, ty(dynamic), ty(iface))
}

#[inline(always)]
pub(crate) unsafe fn assert_iface(m: M, s: State, o: AssertIface) -> State {
    let (dynamic, data) = s.pair(o.src);
    if dynamic == 0 || !implements(m, dynamic, o.ty.0) {
        return outline(m, s, move |m| not_implemented(m, dynamic, o.ty.0));
    }
    s.set_pair(o.dst, (dynamic, data));
    s.next(o)
}

#[cold]
#[inline(never)]
unsafe fn not_implemented(m: M, dynamic: u64, want: u64) -> *const u64 {
    if dynamic == 0 {
        return raise(m, Trap::NilAssert { want: ty(want) });
    }
    let method = implements::missing_method(&*(*m).vm, ty(dynamic), ty(want));
    raise(m, Trap::MissingMethod { dynamic: ty(dynamic), want: ty(want), method })
}

#[inline(always)]
pub(crate) unsafe fn assert_iface_ok(m: M, s: State, o: AssertIfaceOk) -> State {
    let (dynamic, data) = s.pair(o.src);
    let ok = dynamic != 0 && implements(m, dynamic, o.ty.0);
    s.set_pair(o.dst, if ok { (dynamic, data) } else { (0, 0) });
    s.set(o.ok, ok);
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn jnot_type(_: M, s: State, o: JnotType) -> State {
    if s.pair(o.src).0 == o.ty.0 {
        s.next(o)
    } else {
        taken();
        s.jump(o.to.0 as isize)
    }
}

#[inline(always)]
pub(crate) unsafe fn jnot_impl(m: M, s: State, o: JnotImpl) -> State {
    let (dynamic, _) = s.pair(o.src);
    if dynamic != 0 && implements(m, dynamic, o.ty.0) {
        s.next(o)
    } else {
        taken();
        s.jump(o.to.0 as isize)
    }
}

#[inline(always)]
pub(crate) unsafe fn eq_iface(m: M, s: State, o: EqIface) -> State {
    let (a, b) = (s.pair(o.a), s.pair(o.b));
    if a.0 != b.0 || a.0 == 0 {
        s.set(o.dst, a.0 == b.0);
        return s.next(o);
    }
    outline(m, s, move |m| eq_iface_out(m, s.fp.add(usize::from(o.dst.0)), a.0, a.1, b.1))
}

#[inline(never)]
unsafe fn eq_iface_out(m: M, dst: *mut u64, word: u64, a: u64, b: u64) -> *const u64 {
    let equal = equal::equal_iface(Iface { ty: word, data: a }, Iface { ty: word, data: b });
    done(m, equal.map(|equal| *dst = u64::from(equal)), EqIface::WORDS)
}
