//! Fractions in lowest terms.

use std::cmp::Ordering;

use dashu_int::ops::{DivRem, Gcd, UnsignedAbs};
use dashu_int::{IBig, UBig};

use super::BitLen;
use super::float::{BigFloat, DOUBLE, Format, SINGLE, round_ieee};

/// A fraction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rational {
    num: IBig,
    den: UBig,
}

impl Rational {
    /// `num / den`, `den` not zero.
    pub(super) fn new(num: IBig, den: UBig) -> Rational {
        if num.is_zero() {
            return Rational { num, den: UBig::ONE };
        }
        let common = num.clone().unsigned_abs().gcd(&den);
        if common == UBig::ONE {
            return Rational { num, den };
        }
        Rational { num: num / IBig::from(common.clone()), den: den / common }
    }

    /// The integer `n`.
    pub(super) fn from_int(n: IBig) -> Rational {
        Rational { num: n, den: UBig::ONE }
    }

    /// A finite float's exact value.
    pub(super) fn from_f64(x: f64) -> Option<Rational> {
        if !x.is_finite() {
            return None;
        }
        let bits = x.to_bits();
        let (field, fraction) = (bits >> 52 & 0x7ff, bits & ((1 << 52) - 1));
        let (mantissa, exponent) =
            if field == 0 { (fraction, -1074) } else { (fraction | 1 << 52, field as i64 - 1075) };
        let num = if x < 0.0 { -IBig::from(mantissa) } else { IBig::from(mantissa) };
        Some(if exponent >= 0 {
            Rational::from_int(num << exponent as usize)
        } else {
            Rational::new(num, UBig::ONE << (-exponent) as usize)
        })
    }

    /// The numerator, with the sign.
    pub(super) fn num(&self) -> &IBig {
        &self.num
    }

    /// The denominator.
    pub(super) fn den(&self) -> &UBig {
        &self.den
    }

    /// The integer that it is.
    pub(super) fn as_integer(&self) -> Option<&IBig> {
        (self.den == UBig::ONE).then_some(&self.num)
    }

    /// Rounded to a float.
    pub(super) fn to_big_float(&self) -> BigFloat {
        BigFloat::from_ratio(&self.num, &self.den)
    }

    /// The nearest float64; may be an infinity or zero.
    pub(super) fn to_f64(&self) -> f64 {
        f64::from_bits(self.round(&DOUBLE) | u64::from(self.is_negative()) << 63)
    }

    /// The nearest float32; may be an infinity or zero.
    pub(super) fn to_f32(&self) -> f32 {
        f32::from_bits(self.round(&SINGLE) as u32 | u32::from(self.is_negative()) << 31)
    }

    fn is_negative(&self) -> bool {
        self.num < IBig::ZERO
    }

    fn round(&self, format: &Format) -> u64 {
        let magnitude = self.num.clone().unsigned_abs();
        let shift = (66 + self.den.bit_len()).saturating_sub(magnitude.bit_len());
        let (quotient, rest) = (magnitude << shift).div_rem(&self.den);
        round_ieee((&quotient, -(shift as i64), !rest.is_zero()), format)
    }

    /// `-self`.
    pub(super) fn neg(&self) -> Rational {
        Rational { num: -self.num.clone(), den: self.den.clone() }
    }

    /// `self + other`.
    pub(super) fn add(&self, other: &Rational) -> Rational {
        let num = &self.num * IBig::from(other.den.clone()) + &other.num * IBig::from(self.den.clone());
        Rational::new(num, &self.den * &other.den)
    }

    /// `self - other`.
    pub(super) fn sub(&self, other: &Rational) -> Rational {
        self.add(&other.neg())
    }

    /// `self × other`.
    pub(super) fn mul(&self, other: &Rational) -> Rational {
        Rational::new(&self.num * &other.num, &self.den * &other.den)
    }

    /// `self / other`, `other` not zero.
    pub(super) fn div(&self, other: &Rational) -> Rational {
        let num = &self.num * IBig::from(other.den.clone());
        let den = &self.den * other.num.clone().unsigned_abs();
        Rational::new(if other.is_negative() { -num } else { num }, den)
    }

    /// Which is larger.
    pub(super) fn compare(&self, other: &Rational) -> Ordering {
        (&self.num * IBig::from(other.den.clone())).cmp(&(&other.num * IBig::from(self.den.clone())))
    }
}
