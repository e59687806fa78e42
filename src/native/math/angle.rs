//! Sine, cosine and tangent, and the arctangent: Cephes', as in Go, to the bit.
//!
//! The argument is brought into [-π/4, π/4], with the octant that it came from, and a polynomial evaluated there.
#![allow(clippy::excessive_precision, reason = "coefficients stand as they were published")]

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4};

use super::{BIAS, EXPONENT_AT, EXPONENT_MASK, FRACTION_MASK, nan};

/// In which eighth of a turn x is, not negative and finite, one more where that is odd, and how far x is from the
/// beginning of it.
fn octant(x: f64) -> (u64, f64) {
    /// π/4 in three parts.
    const PARTS: [f64; 3] =
        [7.853_981_256_484_985_351_56e-1, 3.774_894_707_930_798_176_68e-8, 2.695_151_429_079_059_526_45e-15];
    const FOUR_BY_PI: f64 = 1.273_239_544_735_162_686_151_070_106_980_1;
    if x >= 536_870_912.0 {
        return octant_of_large(x);
    }
    let mut j = (x * FOUR_BY_PI) as u64;
    let mut y = j as f64;
    if j & 1 == 1 {
        j += 1;
        y += 1.0;
    }
    (j & 7, ((x - y * PARTS[0]) - y * PARTS[1]) - y * PARTS[2])
}

/// [`octant`] for an x that is too large for three parts of π/4, by the method of Payne and Hanek: it is multiplied with
/// as many bits of 4/π as bear on the result.
fn octant_of_large(x: f64) -> (u64, f64) {
    let bits = x.to_bits();
    let exponent = (bits >> EXPONENT_AT & EXPONENT_MASK) as i64 - BIAS - i64::from(EXPONENT_AT);
    let mantissa = bits & FRACTION_MASK | 1 << EXPONENT_AT;
    let at = (exponent + 61) as usize;
    let (word, shift) = (at / 64, at % 64);
    let part = |i: usize| {
        let [high, low] = [FOUR_BY_PI_BITS[word + i], FOUR_BY_PI_BITS[word + i + 1]];
        if shift == 0 { high } else { high << shift | low >> (64 - shift) }
    };
    let low2 = (u128::from(part(2)) * u128::from(mantissa)) >> 64;
    let middle = u128::from(part(1)) * u128::from(mantissa) + low2;
    let mut high = part(0).wrapping_mul(mantissa).wrapping_add((middle >> 64) as u64);
    let low = middle as u64;
    // The upper three bits are the octant, the rest a fraction of it.
    let mut j = high >> 61;
    high = high << 3 | low >> 61;
    let zeros = high.leading_zeros() + 1;
    let fraction = high.checked_shl(zeros).unwrap_or(0) | low.checked_shr(64_u32.wrapping_sub(zeros)).unwrap_or(0);
    let mut z = f64::from_bits((BIAS as u64 - u64::from(zeros)) << EXPONENT_AT | fraction >> (64 - EXPONENT_AT));
    if j & 1 == 1 {
        j = (j + 1) & 7;
        z -= 1.0;
    }
    (j, z * FRAC_PI_4)
}

/// The bits of 4/π.
const FOUR_BY_PI_BITS: [u64; 20] = [
    0x0000_0000_0000_0001,
    0x45f3_06dc_9c88_2a53,
    0xf84e_afa3_ea69_bb81,
    0xb6c5_2b32_7887_2083,
    0xfca2_c757_bd77_8ac3,
    0x6e48_dc74_849b_a5c0,
    0x0c92_5dd4_13a3_2439,
    0xfc3b_d639_6253_4e7d,
    0xd104_6bea_5d76_8909,
    0xd338_e04d_68be_fc82,
    0x7323_ac73_06a6_73e9,
    0x3908_bf17_7bf2_5076,
    0x3ff1_2fff_bc0b_301f,
    0xde5e_2316_b414_da3e,
    0xda6c_fd9e_4f96_136e,
    0x9e8c_7ecd_3cbf_d45a,
    0xea4f_758f_d7cb_e2f6,
    0x7a0e_73ef_14a5_25d4,
    0xd7f6_bf62_3f1a_ba10,
    0xac06_608d_f8f6_d757,
];

/// The sine of z in [-π/4, π/4].
fn sin_near(z: f64) -> f64 {
    const C: [f64; 6] = [
        -1.666_666_666_666_663_072_95e-1,
        8.333_333_333_322_118_588_78e-3,
        -1.984_126_982_958_953_859_96e-4,
        2.755_731_362_138_572_452_13e-6,
        -2.505_074_776_285_780_728_66e-8,
        1.589_623_015_765_465_680_60e-10,
    ];
    let square = z * z;
    z + z * square * polynomial(square, &C)
}

/// The cosine of z in [-π/4, π/4].
fn cos_near(z: f64) -> f64 {
    const C: [f64; 6] = [
        4.166_666_666_666_659_292_18e-2,
        -1.388_888_888_887_305_641_16e-3,
        2.480_158_728_885_170_453_48e-5,
        -2.755_731_417_929_673_881_12e-7,
        2.087_570_084_197_473_167_78e-9,
        -1.135_853_652_138_768_173_00e-11,
    ];
    let square = z * z;
    1.0 - 0.5 * square + square * square * polynomial(square, &C)
}

/// c[0] + c[1]x + c[2]x² + …, by Horner's rule.
fn polynomial(x: f64, c: &[f64]) -> f64 {
    let (last, rest) = c.split_last().expect("polynomials have coefficients");
    rest.iter().rev().fold(*last, |value, c| value * x + c)
}

pub(super) fn sin(x: f64) -> f64 {
    sin_cos(x).0
}

pub(super) fn cos(x: f64) -> f64 {
    sin_cos(x).1
}

pub(super) fn sin_cos(x: f64) -> (f64, f64) {
    if x == 0.0 {
        return (x, 1.0);
    }
    if x.is_nan() {
        return (x, nan());
    }
    if x.is_infinite() {
        return (nan(), nan());
    }
    let (j, z) = octant(x.abs());
    let (mut sin, mut cos) = (sin_near(z), cos_near(z));
    if j == 2 || j == 6 {
        (sin, cos) = (cos, sin);
    }
    if (j > 3) != (x < 0.0) {
        sin = -sin;
    }
    if j == 2 || j == 4 {
        cos = -cos;
    }
    (sin, cos)
}

pub(super) fn tan(x: f64) -> f64 {
    const P: [f64; 3] =
        [-1.795_652_519_764_848_779_88e7, 1.153_516_648_385_874_161_40e6, -1.309_369_391_813_837_776_46e4];
    const Q: [f64; 5] = [
        -5.386_957_559_294_546_298_81e7,
        2.500_838_018_233_579_158_39e7,
        -1.320_892_344_402_109_674_47e6,
        1.368_129_634_706_929_546_78e4,
        1.0,
    ];
    if x == 0.0 || x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return nan();
    }
    let (j, z) = octant(x.abs());
    let mut y = z;
    let square = z * z;
    if square > 1e-14 {
        y += z * (square * polynomial(square, &P) / polynomial(square, &Q));
    }
    if j & 2 == 2 {
        y = -1.0 / y;
    }
    if x < 0.0 { -y } else { y }
}

pub(super) fn atan(x: f64) -> f64 {
    /// The tangent of 3π/8.
    const TAN_3_EIGHTHS: f64 = 2.414_213_562_373_095_048_80;
    /// What π/2 lacks.
    const PI_HALF_REST: f64 = 6.123_233_995_736_765_886_130e-17;
    if x == 0.0 {
        return x;
    }
    let magnitude = if x > 0.0 { x } else { -x };
    let y = match magnitude {
        m if m <= 0.66 => atan_near(m),
        m if m > TAN_3_EIGHTHS => FRAC_PI_2 - atan_near(1.0 / m) + PI_HALF_REST,
        m => FRAC_PI_4 + atan_near((m - 1.0) / (m + 1.0)) + 0.5 * PI_HALF_REST,
    };
    if x > 0.0 { y } else { -y }
}

/// The arctangent of a number up to 0.66.
fn atan_near(x: f64) -> f64 {
    const P: [f64; 5] = [
        -6.485_021_904_942_025_371_773e+01,
        -1.228_866_684_490_136_173_410e+02,
        -7.500_855_792_314_704_667_340e+01,
        -1.615_753_718_733_365_076_637e+01,
        -8.750_608_600_031_904_122_785e-01,
    ];
    const Q: [f64; 6] = [
        1.945_506_571_482_613_964_425e+02,
        4.853_903_996_359_136_964_868e+02,
        4.328_810_604_912_902_668_951e+02,
        1.650_270_098_316_988_542_046e+02,
        2.485_846_490_142_306_297_962e+01,
        1.0,
    ];
    let square = x * x;
    let y = square * polynomial(square, &P) / polynomial(square, &Q);
    x * y + x
}
