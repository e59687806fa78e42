//! Moves, constants, package variables.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`]; an operand that the linker replaced by an address
//! points to what its row says.

use crate::bytecode::insn::decoded::*;
use crate::vm::machine::M;
use crate::vm::state::State;

#[inline(always)]
pub(crate) unsafe fn move_(_: M, s: State, o: Move) -> State {
    s.set(o.dst, s.get::<u64>(o.src));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn move2(_: M, s: State, o: Move2) -> State {
    s.set_pair(o.dst, s.pair(o.src));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn move_n(_: M, s: State, o: MoveN) -> State {
    std::ptr::copy(s.at(o.src), s.dst(o.dst), usize::from(o.n.0));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn load_imm(_: M, s: State, o: LoadImm) -> State {
    s.set(o.dst, o.imm.0);
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn load_word(_: M, s: State, o: LoadWord) -> State {
    s.set(o.dst, o.value.0);
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn load_nil(_: M, s: State, o: LoadNil) -> State {
    s.set(o.dst, 0_u64);
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn zero_n(_: M, s: State, o: ZeroN) -> State {
    std::ptr::write_bytes(s.dst(o.dst), 0, usize::from(o.n.0));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn load_str(_: M, s: State, o: LoadStr) -> State {
    let pair = o.s.0 as *const u64;
    s.set_pair(o.dst, (*pair, *pair.add(1)));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn load_str_iface(_: M, s: State, o: LoadStrIface) -> State {
    s.set_pair(o.dst, (o.ty.0, o.s.0));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn load_func(_: M, s: State, o: LoadFunc) -> State {
    s.set(o.dst, o.func.0);
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn address(_: M, s: State, o: Address) -> State {
    s.set(o.dst, s.ptr(o.src) as u64);
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn load_type(_: M, s: State, o: LoadType) -> State {
    s.set(o.dst, o.ty.0);
    s.next(o)
}
