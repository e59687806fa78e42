//! Package math's natives: what the compiler turns into instructions, for calls that are none, and the functions that
//! programs call most.

mod angle;
mod power;

use crate::native;
use crate::vm::abi::{Native, NativeCx, NativeResult};

pub(super) const NATIVES: &[Native] = &[
    native!("math.Float64bits", float64_bits),
    native!("math.Float64frombits", float64_from_bits),
    native!("math.Float32bits", float32_bits),
    native!("math.Float32frombits", float32_from_bits),
    native!("math.Abs", abs),
    native!("math.Copysign", copysign),
    native!("math.Sqrt", sqrt),
    native!("math.Floor", floor),
    native!("math.Ceil", ceil),
    native!("math.Trunc", trunc),
    native!("math.FMA", fma),
    native!("math.Mod", modulo),
    native!("math.Exp", exp),
    native!("math.Log", log),
    native!("math.Pow", pow),
    native!("math.Frexp", frexp),
    native!("math.Ldexp", ldexp),
    native!("math.Sin", sin),
    native!("math.Cos", cos),
    native!("math.Sincos", sin_cos),
    native!("math.Tan", tan),
    native!("math.Atan", atan),
];

/// Where the exponent stands in a float64, and its bits there; those of the fraction.
const EXPONENT_AT: u32 = 52;
const EXPONENT_MASK: u64 = 0x7ff;
const FRACTION_MASK: u64 = (1 << EXPONENT_AT) - 1;

/// What is added to an exponent.
const BIAS: i64 = 1023;

/// The least float64 above 0 that is not subnormal.
const LEAST_NORMAL: f64 = f64::MIN_POSITIVE;

/// math.NaN().
fn nan() -> f64 {
    f64::from_bits(0x7ff8_0000_0000_0001)
}

fn float64_bits(_: &mut NativeCx<'_>, (f,): (f64,)) -> NativeResult<u64> {
    Ok(f.to_bits())
}

fn float64_from_bits(_: &mut NativeCx<'_>, (bits,): (u64,)) -> NativeResult<f64> {
    Ok(f64::from_bits(bits))
}

fn float32_bits(_: &mut NativeCx<'_>, (f,): (f32,)) -> NativeResult<u32> {
    Ok(f.to_bits())
}

fn float32_from_bits(_: &mut NativeCx<'_>, (bits,): (u32,)) -> NativeResult<f32> {
    Ok(f32::from_bits(bits))
}

fn abs(_: &mut NativeCx<'_>, (x,): (f64,)) -> NativeResult<f64> {
    Ok(x.abs())
}

fn copysign(_: &mut NativeCx<'_>, (f, sign): (f64, f64)) -> NativeResult<f64> {
    Ok(f.copysign(sign))
}

fn sqrt(_: &mut NativeCx<'_>, (x,): (f64,)) -> NativeResult<f64> {
    Ok(x.sqrt())
}

fn floor(_: &mut NativeCx<'_>, (x,): (f64,)) -> NativeResult<f64> {
    Ok(x.floor())
}

fn ceil(_: &mut NativeCx<'_>, (x,): (f64,)) -> NativeResult<f64> {
    Ok(x.ceil())
}

fn trunc(_: &mut NativeCx<'_>, (x,): (f64,)) -> NativeResult<f64> {
    Ok(x.trunc())
}

fn fma(_: &mut NativeCx<'_>, (x, y, z): (f64, f64, f64)) -> NativeResult<f64> {
    Ok(x.mul_add(y, z))
}

fn modulo(_: &mut NativeCx<'_>, (x, y): (f64, f64)) -> NativeResult<f64> {
    Ok(x % y)
}

fn exp(_: &mut NativeCx<'_>, (x,): (f64,)) -> NativeResult<f64> {
    Ok(power::exp(x))
}

fn log(_: &mut NativeCx<'_>, (x,): (f64,)) -> NativeResult<f64> {
    Ok(power::log(x))
}

fn pow(_: &mut NativeCx<'_>, (x, y): (f64, f64)) -> NativeResult<f64> {
    Ok(power::pow(x, y))
}

fn frexp(_: &mut NativeCx<'_>, (f,): (f64,)) -> NativeResult<(f64, i64)> {
    Ok(power::frexp(f))
}

fn ldexp(_: &mut NativeCx<'_>, (fraction, exponent): (f64, i64)) -> NativeResult<f64> {
    Ok(power::ldexp(fraction, exponent))
}

fn sin(_: &mut NativeCx<'_>, (x,): (f64,)) -> NativeResult<f64> {
    Ok(angle::sin(x))
}

fn cos(_: &mut NativeCx<'_>, (x,): (f64,)) -> NativeResult<f64> {
    Ok(angle::cos(x))
}

fn sin_cos(_: &mut NativeCx<'_>, (x,): (f64,)) -> NativeResult<(f64, f64)> {
    Ok(angle::sin_cos(x))
}

fn tan(_: &mut NativeCx<'_>, (x,): (f64,)) -> NativeResult<f64> {
    Ok(angle::tan(x))
}

fn atan(_: &mut NativeCx<'_>, (x,): (f64,)) -> NativeResult<f64> {
    Ok(angle::atan(x))
}
