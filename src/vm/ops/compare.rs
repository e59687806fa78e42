//! Comparisons to a bool.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`].

use crate::bytecode::insn::decoded::*;
use crate::vm::machine::M;
use crate::vm::ops::{binary, immediate, unary};
use crate::vm::state::State;

binary!(eqx, Eqx, |a: u64, b: u64| a == b);
binary!(nex, Nex, |a: u64, b: u64| a != b);
binary!(lt_i, LtI, |a: i64, b: i64| a < b);
binary!(le_i, LeI, |a: i64, b: i64| a <= b);
binary!(lt_u, LtU, |a: u64, b: u64| a < b);
binary!(le_u, LeU, |a: u64, b: u64| a <= b);
binary!(eq_f64, EqF64, |a: f64, b: f64| a == b);
binary!(ne_f64, NeF64, |a: f64, b: f64| a != b);
binary!(lt_f64, LtF64, |a: f64, b: f64| a < b);
binary!(le_f64, LeF64, |a: f64, b: f64| a <= b);
binary!(eq_f32, EqF32, |a: f32, b: f32| a == b);
binary!(ne_f32, NeF32, |a: f32, b: f32| a != b);
binary!(lt_f32, LtF32, |a: f32, b: f32| a < b);
binary!(le_f32, LeF32, |a: f32, b: f32| a <= b);
immediate!(eq_imm, EqImm, |a: i64, imm: i16| a == i64::from(imm));
immediate!(ne_imm, NeImm, |a: i64, imm: i16| a != i64::from(imm));
unary!(not, Not, a, |a: u64| a ^ 1);
