//! Package math/bits' natives. int and uint have 64 bits.

use crate::native;
use crate::vm::abi::{Fault, Native, NativeCx, NativeResult};

pub(super) const NATIVES: &[Native] = &[
    native!("math/bits.LeadingZeros", leading_zeros),
    native!("math/bits.TrailingZeros", trailing_zeros),
    native!("math/bits.OnesCount", ones_count),
    native!("math/bits.Len", len),
    native!("math/bits.Reverse", reverse),
    native!("math/bits.ReverseBytes", reverse_bytes),
    native!("math/bits.Add", add),
    native!("math/bits.Sub", sub),
    native!("math/bits.Mul", mul),
    native!("math/bits.Div", div),
    native!("math/bits.LeadingZeros64", leading_zeros),
    native!("math/bits.TrailingZeros64", trailing_zeros),
    native!("math/bits.OnesCount64", ones_count),
    native!("math/bits.Len64", len),
    native!("math/bits.Reverse64", reverse),
    native!("math/bits.ReverseBytes64", reverse_bytes),
    native!("math/bits.Add64", add),
    native!("math/bits.Sub64", sub),
    native!("math/bits.Mul64", mul),
    native!("math/bits.Div64", div),
];

fn leading_zeros(_: &mut NativeCx<'_>, (x,): (u64,)) -> NativeResult<i64> {
    Ok(i64::from(x.leading_zeros()))
}

fn trailing_zeros(_: &mut NativeCx<'_>, (x,): (u64,)) -> NativeResult<i64> {
    Ok(i64::from(x.trailing_zeros()))
}

fn ones_count(_: &mut NativeCx<'_>, (x,): (u64,)) -> NativeResult<i64> {
    Ok(i64::from(x.count_ones()))
}

fn len(_: &mut NativeCx<'_>, (x,): (u64,)) -> NativeResult<i64> {
    Ok(i64::from(u64::BITS - x.leading_zeros()))
}

fn reverse(_: &mut NativeCx<'_>, (x,): (u64,)) -> NativeResult<u64> {
    Ok(x.reverse_bits())
}

fn reverse_bytes(_: &mut NativeCx<'_>, (x,): (u64,)) -> NativeResult<u64> {
    Ok(x.swap_bytes())
}

fn add(_: &mut NativeCx<'_>, (x, y, carry): (u64, u64, u64)) -> NativeResult<(u64, u64)> {
    let (sum, over) = x.overflowing_add(y);
    let (sum, over_again) = sum.overflowing_add(carry);
    Ok((sum, u64::from(over | over_again)))
}

fn sub(_: &mut NativeCx<'_>, (x, y, borrow): (u64, u64, u64)) -> NativeResult<(u64, u64)> {
    let (diff, under) = x.overflowing_sub(y);
    let (diff, under_again) = diff.overflowing_sub(borrow);
    Ok((diff, u64::from(under | under_again)))
}

fn mul(_: &mut NativeCx<'_>, (x, y): (u64, u64)) -> NativeResult<(u64, u64)> {
    let product = u128::from(x) * u128::from(y);
    Ok(((product >> 64) as u64, product as u64))
}

fn div(_: &mut NativeCx<'_>, (hi, lo, y): (u64, u64, u64)) -> NativeResult<(u64, u64)> {
    if y == 0 {
        return Err(Fault::divide_by_zero());
    }
    if y <= hi {
        return Err(Fault::integer_overflow());
    }
    let (x, y) = (u128::from(hi) << 64 | u128::from(lo), u128::from(y));
    Ok(((x / y) as u64, (x % y) as u64))
}
