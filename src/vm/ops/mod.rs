//! The handlers: one small function an instruction, found by the name in its row of the table.
//!
//! Each is `unsafe fn(m, state, operands) -> state`, inlined into the dispatcher. What is rare is moved into cold
//! functions that are called in tail position.
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "one safety contract a file: see its top")]

mod aggregate;
mod arith;
mod call;
mod chan;
mod compare;
mod control;
mod convert;
mod float;
mod iface;
mod index;
mod jump;
mod map;
mod memory;
mod moves;
mod print;
mod slice;
mod string;

pub(super) use aggregate::*;
pub(super) use arith::*;
pub(super) use call::*;
pub(super) use chan::*;
pub(super) use compare::*;
pub(super) use control::*;
pub(super) use convert::*;
pub(super) use float::*;
pub(super) use iface::*;
pub(super) use index::*;
pub(super) use jump::*;
pub(super) use map::*;
pub(super) use memory::*;
pub(super) use moves::*;
pub(super) use print::*;
pub(super) use slice::*;
pub(super) use string::*;

/// A handler for `dst = f(a, b)`.
macro_rules! binary {
    ($name:ident, $Op:ident, $f:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(_: M, s: State, o: $Op) -> State {
            s.set(o.dst, ($f)(s.get(o.a), s.get(o.b)));
            s.next(o)
        }
    };
}

/// A handler for `dst = f(a, imm)`.
macro_rules! immediate {
    ($name:ident, $Op:ident, $f:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(_: M, s: State, o: $Op) -> State {
            s.set(o.dst, ($f)(s.get(o.a), o.imm.0));
            s.next(o)
        }
    };
}

/// A handler for `dst = f(operand)`.
macro_rules! unary {
    ($name:ident, $Op:ident, $operand:ident, $f:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(_: M, s: State, o: $Op) -> State {
            s.set(o.dst, ($f)(s.get(o.$operand)));
            s.next(o)
        }
    };
}

use {binary, immediate, unary};
