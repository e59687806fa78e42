//! Binary floats of any precision with correct rounding (to nearest, ties to even).
//!
//! A value is `± mantissa × 2^exponent`, the mantissa odd or 0, so that equal values are equal structures. Go's limits
//! hold: an exponent beyond 32 bits overflows to an infinity or underflows to zero.

use std::cmp::Ordering;

use dashu_int::ops::DivRem;
use dashu_int::{IBig, UBig};

use super::{BitLen, MAX_EXACT_BITS};

/// The precision of constants, in bits.
pub(super) const PRECISION: usize = 512;

/// A float.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BigFloat {
    negative: bool,
    magnitude: Magnitude,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Magnitude {
    Finite { mantissa: UBig, exponent: i64 },
    Infinite,
}

/// How a value that is no float is made one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rounding {
    NearestEven,
    ToZero,
    AwayFromZero,
}

impl BigFloat {
    const ZERO: BigFloat =
        BigFloat { negative: false, magnitude: Magnitude::Finite { mantissa: UBig::ZERO, exponent: 0 } };

    /// `± mantissa × 2^exponent`, rounded to `precision` bits; `sticky` says that a little more was cut off, of which
    /// the mantissa has at least two bits more than `precision`.
    fn round(negative: bool, mantissa: UBig, exponent: i64, sticky: bool, precision: usize) -> BigFloat {
        BigFloat::round_by(Rounding::NearestEven, (negative, mantissa, exponent), sticky, precision)
    }

    fn round_by(
        rounding: Rounding,
        (negative, mut mantissa, mut exponent): (bool, UBig, i64),
        sticky: bool,
        precision: usize,
    ) -> BigFloat {
        let excess = mantissa.bit_len().saturating_sub(precision);
        if excess > 0 {
            let kept = &mantissa >> excess;
            let cut = &mantissa - (&kept << excess);
            let half = UBig::ONE << (excess - 1);
            let up = match rounding {
                Rounding::ToZero => false,
                Rounding::AwayFromZero => sticky || !cut.is_zero(),
                Rounding::NearestEven => match cut.cmp(&half) {
                    Ordering::Less => false,
                    Ordering::Greater => true,
                    Ordering::Equal => sticky || dashu_int::ops::BitTest::bit(&kept, 0),
                },
            };
            mantissa = if up { kept + UBig::ONE } else { kept };
            exponent += excess as i64;
        }
        BigFloat::normal(negative, mantissa, exponent)
    }

    fn normal(negative: bool, mantissa: UBig, exponent: i64) -> BigFloat {
        let Some(zeros) = mantissa.trailing_zeros() else { return BigFloat::ZERO };
        let (mantissa, exponent) = (mantissa >> zeros, exponent + zeros as i64);
        let top = exponent + mantissa.bit_len() as i64;
        if top > i64::from(i32::MAX) {
            return BigFloat { negative, magnitude: Magnitude::Infinite };
        }
        if top < i64::from(i32::MIN) {
            return BigFloat::ZERO;
        }
        BigFloat { negative, magnitude: Magnitude::Finite { mantissa, exponent } }
    }

    /// The integer `n`, rounded.
    pub(super) fn from_int(n: &IBig) -> BigFloat {
        let (sign, magnitude) = n.clone().into_parts();
        BigFloat::round(sign == dashu_int::Sign::Negative, magnitude, 0, false, PRECISION)
    }

    /// `± mantissa × 2^exp2 × 5^exp5`, where `exp2` fits into 32 bits.
    pub(super) fn from_scaled(mantissa: UBig, exp2: i64, exp5: i64) -> BigFloat {
        if mantissa.is_zero() {
            return BigFloat::ZERO;
        }
        let wide = PRECISION + 64;
        let scaled = BigFloat::round(false, mantissa, exp2, false, wide.max(PRECISION));
        let scale = BigFloat::pow5(exp5.unsigned_abs(), wide);
        match exp5.cmp(&0) {
            Ordering::Equal => scaled.rounded(),
            Ordering::Less => scaled.div_to(&scale, PRECISION),
            Ordering::Greater => scaled.mul_to(&scale, PRECISION),
        }
    }

    fn rounded(self) -> BigFloat {
        match self.magnitude {
            Magnitude::Finite { mantissa, exponent } => {
                BigFloat::round(self.negative, mantissa, exponent, false, PRECISION)
            }
            Magnitude::Infinite => self,
        }
    }

    fn pow5(mut n: u64, precision: usize) -> BigFloat {
        let mut result = BigFloat::normal(false, UBig::ONE, 0);
        let mut square = BigFloat::normal(false, UBig::from(5u8), 0);
        while n > 0 {
            if n & 1 != 0 {
                result = result.mul_to(&square, precision);
            }
            n >>= 1;
            if n > 0 {
                square = square.mul_to(&square, precision + 64);
            }
        }
        result
    }

    /// The quotient of two integers, rounded.
    pub(super) fn from_ratio(num: &IBig, den: &UBig) -> BigFloat {
        let (sign, magnitude) = num.clone().into_parts();
        BigFloat::quotient(sign == dashu_int::Sign::Negative, (&magnitude, 0), (den, 0), PRECISION)
    }

    fn quotient(negative: bool, (a, a_exp): (&UBig, i64), (b, b_exp): (&UBig, i64), precision: usize) -> BigFloat {
        let shift = (precision + 2 + b.bit_len()).saturating_sub(a.bit_len());
        let (quotient, rest) = (a << shift).div_rem(b);
        BigFloat::round(negative, quotient, a_exp - b_exp - shift as i64, !rest.is_zero(), precision)
    }

    /// Whether it is an infinity.
    pub(super) fn is_infinite(&self) -> bool {
        self.magnitude == Magnitude::Infinite
    }

    fn is_zero(&self) -> bool {
        matches!(&self.magnitude, Magnitude::Finite { mantissa, .. } if mantissa.is_zero())
    }

    /// -1, 0 or 1.
    pub(super) fn sign(&self) -> i32 {
        match (self.is_zero(), self.negative) {
            (true, _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        }
    }

    /// The exponent `e` where the value is in `[2^(e-1), 2^e)`; 0 for zero.
    pub(super) fn top_exponent(&self) -> i64 {
        match &self.magnitude {
            Magnitude::Finite { mantissa, .. } if mantissa.is_zero() => 0,
            Magnitude::Finite { mantissa, exponent } => exponent + mantissa.bit_len() as i64,
            Magnitude::Infinite => i64::MAX,
        }
    }

    /// Whether an integer or fraction of its size may be made.
    pub(super) fn is_small(&self) -> bool {
        self.top_exponent().unsigned_abs() < MAX_EXACT_BITS as u64
    }

    /// Whether it has an integer value.
    pub(super) fn is_integer(&self) -> bool {
        matches!(&self.magnitude, Magnitude::Finite { exponent, .. } if *exponent >= 0)
    }

    /// Mantissa and exponent of a finite float.
    pub(super) fn parts(&self) -> Option<(&UBig, i64)> {
        match &self.magnitude {
            Magnitude::Finite { mantissa, exponent } => Some((mantissa, *exponent)),
            Magnitude::Infinite => None,
        }
    }

    /// The integer that it is, or that it would be without the rounding errors of earlier computations.
    pub(super) fn to_near_integer(&self) -> Option<IBig> {
        const DELTA: usize = 4;
        if !self.is_small() {
            return None;
        }
        let (mantissa, exponent) = self.parts()?;
        let as_integer = |float: &BigFloat| {
            let (mantissa, exponent) = float.parts()?;
            let shift = usize::try_from(exponent).ok()?;
            let magnitude = IBig::from(mantissa << shift);
            Some(if float.negative { -magnitude } else { magnitude })
        };
        as_integer(self).or_else(|| {
            let parts = (self.negative, mantissa.clone(), exponent);
            let down = BigFloat::round_by(Rounding::ToZero, parts.clone(), false, PRECISION - DELTA);
            let up = BigFloat::round_by(Rounding::AwayFromZero, parts, false, PRECISION - DELTA);
            as_integer(&down).or_else(|| as_integer(&up))
        })
    }

    /// `-self`.
    pub(super) fn neg(&self) -> BigFloat {
        BigFloat { negative: !self.negative && !self.is_zero(), magnitude: self.magnitude.clone() }
    }

    /// `self + other`, both finite.
    pub(super) fn add(&self, other: &BigFloat) -> BigFloat {
        let (Some((a, a_exp)), Some((b, b_exp))) = (self.parts(), other.parts()) else { return self.clone() };
        if a.is_zero() || b.is_zero() {
            return if a.is_zero() { other.clone() } else { self.clone() };
        }
        // What is far below the last bit does not count: the result is not a tie.
        let distance = self.top_exponent() - other.top_exponent();
        if distance.unsigned_abs() > 2 * PRECISION as u64 + 4 {
            return if distance > 0 { self.clone() } else { other.clone() };
        }
        let exponent = a_exp.min(b_exp);
        let align = |negative: bool, mantissa: &UBig, at: i64| {
            let shifted = IBig::from(mantissa << ((at - exponent) as usize));
            if negative { -shifted } else { shifted }
        };
        let sum = align(self.negative, a, a_exp) + align(other.negative, b, b_exp);
        let (sign, magnitude) = sum.into_parts();
        BigFloat::round(sign == dashu_int::Sign::Negative, magnitude, exponent, false, PRECISION)
    }

    /// `self - other`, both finite.
    pub(super) fn sub(&self, other: &BigFloat) -> BigFloat {
        self.add(&other.neg())
    }

    /// `self × other`.
    pub(super) fn mul(&self, other: &BigFloat) -> BigFloat {
        self.mul_to(other, PRECISION)
    }

    fn mul_to(&self, other: &BigFloat, precision: usize) -> BigFloat {
        let negative = self.negative != other.negative;
        match (self.parts(), other.parts()) {
            (Some((a, a_exp)), Some((b, b_exp))) => BigFloat::round(negative, a * b, a_exp + b_exp, false, precision),
            _ => BigFloat { negative, magnitude: Magnitude::Infinite },
        }
    }

    /// `self / other`, `other` not zero.
    pub(super) fn div(&self, other: &BigFloat) -> BigFloat {
        self.div_to(other, PRECISION)
    }

    fn div_to(&self, other: &BigFloat, precision: usize) -> BigFloat {
        let negative = self.negative != other.negative;
        match (self.parts(), other.parts()) {
            (Some((_, _)), None) => BigFloat::ZERO,
            (Some(a), Some(b)) if !b.0.is_zero() => BigFloat::quotient(negative, a, b, precision),
            _ => BigFloat { negative, magnitude: Magnitude::Infinite },
        }
    }

    /// Which is larger; both finite.
    pub(super) fn compare(&self, other: &BigFloat) -> Ordering {
        let by_sign = self.sign().cmp(&other.sign());
        if by_sign != Ordering::Equal || self == other {
            return by_sign;
        }
        let by_size = self.top_exponent().cmp(&other.top_exponent()).then_with(|| {
            let (Some((a, a_exp)), Some((b, b_exp))) = (self.parts(), other.parts()) else { return Ordering::Equal };
            let low = a_exp.min(b_exp);
            (a << ((a_exp - low) as usize)).cmp(&(b << ((b_exp - low) as usize)))
        });
        if self.negative { by_size.reverse() } else { by_size }
    }

    /// The nearest float64; may be an infinity or zero.
    pub(super) fn to_f64(&self) -> f64 {
        match self.parts() {
            Some((mantissa, exponent)) => {
                let bits = round_ieee((mantissa, exponent, false), &DOUBLE);
                f64::from_bits(bits | u64::from(self.negative) << 63)
            }
            None if self.negative => f64::NEG_INFINITY,
            None => f64::INFINITY,
        }
    }

    /// The nearest float32; may be an infinity or zero.
    pub(super) fn to_f32(&self) -> f32 {
        match self.parts() {
            Some((mantissa, exponent)) => {
                let bits = round_ieee((mantissa, exponent, false), &SINGLE) as u32;
                f32::from_bits(bits | u32::from(self.negative) << 31)
            }
            None if self.negative => f32::NEG_INFINITY,
            None => f32::INFINITY,
        }
    }
}

/// An IEEE format.
pub(super) struct Format {
    /// Bits of the mantissa, the hidden one included.
    mantissa_bits: usize,
    /// The exponent of the last bit of the smallest number.
    min_exponent: i64,
    /// The largest exponent field, that of infinities.
    max_field: u64,
}

/// float64
pub(super) const DOUBLE: Format = Format { mantissa_bits: 53, min_exponent: -1074, max_field: 0x7ff };
/// float32
pub(super) const SINGLE: Format = Format { mantissa_bits: 24, min_exponent: -149, max_field: 0xff };

/// The bits (without sign) of `mantissa × 2^exponent` rounded to a format, subnormal numbers and infinity included.
/// The flag says that a little more was cut off; the mantissa then has at least two bits more than the format.
pub(super) fn round_ieee((mantissa, exponent, sticky): (&UBig, i64, bool), format: &Format) -> u64 {
    if mantissa.is_zero() {
        return 0;
    }
    let top = exponent.saturating_add(mantissa.bit_len() as i64);
    if top < format.min_exponent {
        return 0;
    }
    let last = (top - format.mantissa_bits as i64).max(format.min_exponent);
    let infinity = format.max_field << (format.mantissa_bits - 1);
    let field = (last - format.min_exponent) as u64;
    if field >= format.max_field {
        return infinity;
    }
    let kept = round_at(mantissa, exponent, sticky, last);
    let kept = u64::try_from(&kept).expect("a mantissa has at most 54 bits");
    // The hidden bit carries into the exponent field; a mantissa that rounds up to a power of two does too.
    ((field << (format.mantissa_bits - 1)) + kept).min(infinity)
}

/// `mantissa × 2^exponent` as a multiple of `2^last`, to nearest, ties to even.
fn round_at(mantissa: &UBig, exponent: i64, sticky: bool, last: i64) -> UBig {
    let Ok(cut_bits) = usize::try_from(last - exponent) else {
        return mantissa << ((exponent - last) as usize);
    };
    if cut_bits == 0 {
        return mantissa.clone();
    }
    let kept = mantissa >> cut_bits;
    let cut = mantissa - (&kept << cut_bits);
    let up = match cut.cmp(&(UBig::ONE << (cut_bits - 1))) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => sticky || dashu_int::ops::BitTest::bit(&kept, 0),
    };
    if up { kept + UBig::ONE } else { kept }
}
