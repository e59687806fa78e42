//! Floating-point arithmetic; float32 rounds at each step.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`].

use crate::bytecode::insn::decoded::*;
use crate::vm::machine::M;
use crate::vm::ops::{binary, unary};
use crate::vm::state::State;

binary!(add_f64, AddF64, |a: f64, b: f64| a + b);
binary!(sub_f64, SubF64, |a: f64, b: f64| a - b);
binary!(mul_f64, MulF64, |a: f64, b: f64| a * b);
binary!(div_f64, DivF64, |a: f64, b: f64| a / b);
unary!(neg_f64, NegF64, a, |a: f64| -a);
binary!(min_f64, MinF64, |a: f64, b: f64| min(a, b));
binary!(max_f64, MaxF64, |a: f64, b: f64| max(a, b));
binary!(add_f32, AddF32, |a: f32, b: f32| a + b);
binary!(sub_f32, SubF32, |a: f32, b: f32| a - b);
binary!(mul_f32, MulF32, |a: f32, b: f32| a * b);
binary!(div_f32, DivF32, |a: f32, b: f32| a / b);
unary!(neg_f32, NegF32, a, |a: f32| -a);
binary!(min_f32, MinF32, |a: f32, b: f32| min(f64::from(a), f64::from(b)) as f32);
binary!(max_f32, MaxF32, |a: f32, b: f32| max(f64::from(a), f64::from(b)) as f32);
unary!(sqrt_f64, SqrtF64, a, |a: f64| a.sqrt());
unary!(abs_f64, AbsF64, a, |a: f64| a.abs());
unary!(floor_f64, FloorF64, a, |a: f64| a.floor());

/// Go's `min`: NaN wins, -0 is below 0.
#[inline(always)]
fn min(a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() {
        return f64::NAN;
    }
    if a == b && a == 0.0 {
        return if a.is_sign_negative() { a } else { b };
    }
    if a < b { a } else { b }
}

/// Go's `max`: NaN wins, 0 is above -0.
#[inline(always)]
fn max(a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() {
        return f64::NAN;
    }
    if a == b && a == 0.0 {
        return if a.is_sign_negative() { b } else { a };
    }
    if a > b { a } else { b }
}

#[inline(always)]
pub(crate) unsafe fn complex_div(_: M, s: State, o: ComplexDiv) -> State {
    let (a, b) = (s.pair(o.a), s.pair(o.b));
    let parts = |(re, im): (u64, u64)| (f64::from_bits(re), f64::from_bits(im));
    let (re, im) = quotient(parts(a), parts(b));
    s.set_pair(o.dst, (re.to_bits(), im.to_bits()));
    s.next(o)
}

/// The quotient of two complex numbers, with C99's (annex G) treatment of infinities and zeros, as Go's run time has it.
#[inline(never)]
fn quotient((a, b): (f64, f64), (c, d): (f64, f64)) -> (f64, f64) {
    let (re, im) = scaled_quotient((a, b), (c, d));
    if !(re.is_nan() && im.is_nan()) {
        return (re, im);
    }
    let finite = |x: f64, y: f64| x.is_finite() && y.is_finite();
    // An infinite part counts as 1, every other as 0; the sign stays.
    let unit = |x: f64| if x.is_infinite() { 1.0_f64.copysign(x) } else { 0.0_f64.copysign(x) };
    if c == 0.0 && d == 0.0 && (!a.is_nan() || !b.is_nan()) {
        let infinite = f64::INFINITY.copysign(c);
        (infinite * a, infinite * b)
    } else if (a.is_infinite() || b.is_infinite()) && finite(c, d) {
        let (a, b) = (unit(a), unit(b));
        (f64::INFINITY * (a * c + b * d), f64::INFINITY * (b * c - a * d))
    } else if (c.is_infinite() || d.is_infinite()) && finite(a, b) {
        let (c, d) = (unit(c), unit(d));
        (0.0 * (a * c + b * d), 0.0 * (b * c - a * d))
    } else {
        (re, im)
    }
}

/// Smith's method: divides by the larger part of the divisor first.
fn scaled_quotient((a, b): (f64, f64), (c, d): (f64, f64)) -> (f64, f64) {
    if c.abs() >= d.abs() {
        let ratio = d / c;
        let denominator = c + ratio * d;
        ((a + b * ratio) / denominator, (b - a * ratio) / denominator)
    } else {
        let ratio = c / d;
        let denominator = d + ratio * c;
        ((a * ratio + b) / denominator, (b * ratio - a) / denominator)
    }
}
