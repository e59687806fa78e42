//! The machine's own instructions.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::machine`].

use crate::bytecode::insn::decoded::*;
use crate::vm::machine::{M, run_slow};
use crate::vm::state::State;

#[inline(always)]
pub(crate) unsafe fn slow(m: M, s: State, o: Slow) -> State {
    run_slow(m, s, o.path.0)
}

/// Never called: the dispatcher leaves instead.
#[inline(always)]
pub(crate) unsafe fn exit(_: M, s: State, _: Exit) -> State {
    s
}
