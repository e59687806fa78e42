//! Exponentials, logarithms and powers, by the algorithms that Go has on x86-64, to the bit.
#![allow(clippy::excessive_precision, reason = "coefficients stand as they were published")]

use super::{BIAS, EXPONENT_AT, EXPONENT_MASK, FRACTION_MASK, LEAST_NORMAL};

/// e**x by Shibata's method (SLEEF): with x = k*ln 2 + r, the Taylor series of e**(r/16) - 1 is evaluated, squared as
/// often as needed, and scaled by 2**k, with a single rounding where `mul_add` stands.
pub(super) fn exp(x: f64) -> f64 {
    const OVERFLOW: f64 = 7.097_827_128_933_84e+02;
    const LN2_UPPER: f64 = 0.693_147_180_559_662_956_511_601_805_686_950_683_593_75;
    const LN2_LOWER: f64 = 0.282_352_905_630_315_771_225_884_481_750_134_360_255_254_120_68e-12;
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x > OVERFLOW {
        return f64::INFINITY;
    }
    if x < -1000.0 {
        return 0.0;
    }
    let k = (x * std::f64::consts::LOG2_E).round_ties_even();
    let mut r = (-k).mul_add(LN2_LOWER, (-k).mul_add(LN2_UPPER, x)) * 0.0625;
    let mut series = 2.480_158_730_158_730_158_7e-5_f64.mul_add(r, 1.984_126_984_126_984_127_0e-4);
    for coefficient in [
        1.388_888_888_888_888_888_9e-3,
        8.333_333_333_333_333_333_3e-3,
        4.166_666_666_666_666_666_7e-2,
        1.0 / 6.0,
        0.5,
        1.0,
    ] {
        series = series.mul_add(r, coefficient);
    }
    r *= series;
    for _ in 0..3 {
        r *= r + 2.0;
    }
    r = (r + 2.0).mul_add(r, 1.0);
    let exponent = k as i64 + BIAS;
    if exponent > 2 * BIAS {
        return f64::INFINITY;
    }
    if exponent > 0 {
        return r * f64::from_bits((exponent as u64) << EXPONENT_AT);
    }
    if exponent < -i64::from(EXPONENT_AT) {
        return 0.0;
    }
    // Subnormal.
    r * f64::from_bits(((exponent + BIAS - 1) as u64) << EXPONENT_AT) * LEAST_NORMAL
}

/// The natural logarithm: msun's `e_log`. As in Go on x86-64, a subnormal x is taken as it stands, without making it a
/// normal one.
pub(super) fn log(x: f64) -> f64 {
    const LN2_HIGH: f64 = 6.931_471_803_691_238_164_90e-01;
    const LN2_LOW: f64 = 1.908_214_929_270_587_700_02e-10;
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x < 0.0 {
        return super::nan();
    }
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    // x = 2**k × (1+f), with 1+f between √½ and √2.
    let bits = x.to_bits();
    let mut k = ((bits >> EXPONENT_AT) as i64 - (BIAS - 1)) as f64;
    let mut f = f64::from_bits(bits & FRACTION_MASK | ((BIAS - 1) as u64) << EXPONENT_AT);
    if f <= std::f64::consts::FRAC_1_SQRT_2 {
        f *= 2.0;
        k -= 1.0;
    }
    f -= 1.0;
    let s = f / (2.0 + f);
    let square = s * s;
    let fourth = square * square;
    let odd = square
        * (6.666_666_666_666_735_130e-01
            + fourth
                * (2.857_142_874_366_239_149e-01
                    + fourth * (1.818_357_216_161_805_012e-01 + fourth * 1.479_819_860_511_658_591e-01)));
    let even = fourth
        * (3.999_999_999_940_941_908e-01
            + fourth * (2.222_219_843_214_978_396e-01 + fourth * 1.531_383_769_920_937_332e-01));
    let half = 0.5 * f * f;
    k * LN2_HIGH - ((half - (s * (half + (odd + even)) + k * LN2_LOW)) - f)
}

/// x**y: the fraction of y by `exp` and `log`, the rest by squaring, mantissa and exponent apart.
pub(super) fn pow(x: f64, y: f64) -> f64 {
    if y == 0.0 || x == 1.0 {
        return 1.0;
    }
    if y == 1.0 {
        return x;
    }
    if x.is_nan() || y.is_nan() {
        return super::nan();
    }
    if x == 0.0 || x.is_infinite() {
        return pow_of_end(x, y);
    }
    if y.abs() >= 9_223_372_036_854_775_808.0 {
        return pow_to_end(x, y);
    }
    if y == 0.5 {
        return x.sqrt();
    }
    if y == -0.5 {
        return 1.0 / x.sqrt();
    }
    let mut whole = y.abs().trunc();
    let mut fraction = y.abs() - whole;
    if fraction != 0.0 && x < 0.0 {
        return super::nan();
    }
    // The result is mantissa × 2**exponent.
    let (mut mantissa, mut exponent) = (1.0, 0_i64);
    if fraction != 0.0 {
        if fraction > 0.5 {
            fraction -= 1.0;
            whole += 1.0;
        }
        mantissa = exp(fraction * log(x));
    }
    let (mut power, mut power_exponent) = frexp(x);
    let mut left = whole as i64;
    while left != 0 {
        if !(-(1 << 12)..=1 << 12).contains(&power_exponent) {
            // It overflows, or vanishes, whatever the rest is.
            exponent += power_exponent;
            break;
        }
        if left & 1 == 1 {
            mantissa *= power;
            exponent += power_exponent;
        }
        power *= power;
        power_exponent <<= 1;
        if power < 0.5 {
            power += power;
            power_exponent -= 1;
        }
        left >>= 1;
    }
    if y < 0.0 {
        mantissa = 1.0 / mantissa;
        exponent = -exponent;
    }
    ldexp(mantissa, exponent)
}

/// Powers of a 0 or an infinity.
fn pow_of_end(x: f64, y: f64) -> f64 {
    let result = if (x == 0.0) == (y > 0.0) { 0.0 } else { f64::INFINITY };
    let odd = y.abs() < 9_007_199_254_740_992.0 && y.trunc() == y && y as i64 & 1 == 1;
    if odd { result.copysign(x) } else { result }
}

/// Powers for a y so large that it is even, or infinite.
fn pow_to_end(x: f64, y: f64) -> f64 {
    match () {
        () if x == -1.0 => 1.0,
        () if (x.abs() < 1.0) == (y > 0.0) => 0.0,
        () => f64::INFINITY,
    }
}

/// Takes f apart into a fraction in [½, 1), or its negative, and an exponent of 2.
pub(super) fn frexp(f: f64) -> (f64, i64) {
    if f == 0.0 || !f.is_finite() {
        return (f, 0);
    }
    let (f, shifted) = normalize(f);
    let bits = f.to_bits();
    let exponent = (bits >> EXPONENT_AT & EXPONENT_MASK) as i64 - (BIAS - 1) + shifted;
    (f64::from_bits(bits & !(EXPONENT_MASK << EXPONENT_AT) | ((BIAS - 1) as u64) << EXPONENT_AT), exponent)
}

/// fraction × 2**exponent, rounded once.
pub(super) fn ldexp(fraction: f64, exponent: i64) -> f64 {
    if fraction == 0.0 || !fraction.is_finite() {
        return fraction;
    }
    let (fraction, shifted) = normalize(fraction);
    let bits = fraction.to_bits();
    // It wraps around, as Go's does.
    let exponent = exponent.wrapping_add(shifted + (bits >> EXPONENT_AT & EXPONENT_MASK) as i64 - BIAS);
    let bits = bits & !(EXPONENT_MASK << EXPONENT_AT);
    let with = |exponent: i64| f64::from_bits(bits | ((exponent + BIAS) as u64) << EXPONENT_AT);
    match exponent {
        ..-1075 => 0.0_f64.copysign(fraction),
        // Subnormal: made larger first.
        -1075..-1022 => with(exponent + 53) * (f64::EPSILON / 2.0),
        -1022..=BIAS => with(exponent),
        _ => f64::INFINITY.copysign(fraction),
    }
}

/// A number, not 0 and finite, as one that is not subnormal, times a power of 2.
fn normalize(x: f64) -> (f64, i64) {
    if x.abs() < LEAST_NORMAL {
        return (x * (1_u64 << EXPONENT_AT) as f64, -i64::from(EXPONENT_AT));
    }
    (x, 0)
}
