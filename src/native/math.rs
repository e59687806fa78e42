//! Package math's natives, for calls that the compiler does not turn into instructions.

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
];

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
