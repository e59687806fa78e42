//! Conversions between numbers; what is out of range comes out as on amd64.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`].

use crate::bytecode::insn::decoded::*;
use crate::vm::machine::M;
use crate::vm::ops::unary;
use crate::vm::state::State;

unary!(i64_to_f64, I64ToF64, src, |a: i64| a as f64);
unary!(u64_to_f64, U64ToF64, src, |a: u64| a as f64);
unary!(i64_to_f32, I64ToF32, src, |a: i64| a as f32);
unary!(u64_to_f32, U64ToF32, src, |a: u64| a as f32);
unary!(f64_to_i64, F64ToI64, src, |a: f64| to_i64(a));
unary!(f64_to_u64, F64ToU64, src, |a: f64| to_u64(a));
unary!(f64_to_i32, F64ToI32, src, |a: f64| to_i32(a));
unary!(f32_to_i64, F32ToI64, src, |a: f32| to_i64(f64::from(a)));
unary!(f32_to_u64, F32ToU64, src, |a: f32| to_u64(f64::from(a)));
unary!(f32_to_i32, F32ToI32, src, |a: f32| to_i32(f64::from(a)));
unary!(f32_to_f64, F32ToF64, src, |a: f32| f64::from(a));
unary!(f64_to_f32, F64ToF32, src, |a: f64| a as f32);

const TWO_63: f64 = 9_223_372_036_854_775_808.0;

/// As CVTTSD2SQ: MinInt64 for NaN and what does not fit.
#[inline(always)]
fn to_i64(a: f64) -> i64 {
    if (-TWO_63..TWO_63).contains(&a) { a as i64 } else { i64::MIN }
}

/// As CVTTSD2SL: MinInt32 for NaN and what does not fit.
#[inline(always)]
fn to_i32(a: f64) -> i32 {
    if a > -2_147_483_649.0 && a < 2_147_483_648.0 { a as i32 } else { i32::MIN }
}

/// As gc does it on amd64: by way of int64, the upper half shifted down and back.
#[inline(always)]
fn to_u64(a: f64) -> u64 {
    if a < TWO_63 { to_i64(a) as u64 } else { to_i64(a - TWO_63) as u64 ^ (1 << 63) }
}
