//! Exact constants: booleans, strings, integers, fractions, big floats, complex numbers.
//!
//! The operations are those of go/constant, limits included: a fraction whose parts reach 4096 bits goes on as a float
//! of 512 bits, so that `1e1000000` costs nothing; integers are not limited here (the checker refuses more than
//! 512 bits). This folder alone knows the big-number crate.

mod float;
mod literal;
mod op;
mod rational;
mod represent;
mod string;
mod text;

pub use literal::{char_literal, string_literal};
pub use op::{Comparison, Operator, Unary};
pub use string::ConstString;
pub use text::quote_bytes;

use std::sync::Arc;

use dashu_int::{IBig, UBig};

use float::BigFloat;
use rational::Rational;

/// The value of a constant, or that it is not known because of an error.
#[derive(Clone, Debug, Default)]
pub enum Constant {
    /// Not known; operations on it give it again.
    #[default]
    Unknown,
    /// A boolean.
    Bool(bool),
    /// A string.
    String(ConstString),
    /// An integer.
    Int(IBig),
    /// A fraction or a number with a fraction part; it may have an integer value.
    Float(Float),
    /// A complex number: real and imaginary part, each an integer or a float.
    Complex(Arc<(Constant, Constant)>),
}

/// A floating-point constant.
#[derive(Clone, Debug)]
pub struct Float(Repr);

#[derive(Clone, Debug)]
enum Repr {
    /// Exact; both parts are below 4096 bits, but for literals with more digits.
    Rational(Arc<Rational>),
    /// Rounded to 512 bits; finite.
    Big(Arc<BigFloat>),
}

/// The kinds of constants, in the order in which operands are brought to a common kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[expect(missing_docs, reason = "each is the constant of its name")]
pub enum Kind {
    Unknown,
    Bool,
    String,
    Int,
    Float,
    Complex,
}

/// Parts of a fraction, and exponents of floats, below this stay exact.
const MAX_EXACT_BITS: usize = 4 << 10;

impl Constant {
    /// The integer `n`.
    pub fn int(n: impl Into<IBig>) -> Constant {
        Constant::Int(n.into())
    }

    /// The string `s`.
    pub fn string(s: &str) -> Constant {
        Constant::String(ConstString::new(s.as_bytes()))
    }

    /// The string of these bytes.
    pub fn bytes(bytes: &[u8]) -> Constant {
        Constant::String(ConstString::new(bytes))
    }

    /// The float `x`; unknown for infinities and NaN.
    pub fn float64(x: f64) -> Constant {
        match Rational::from_f64(x) {
            Some(rational) => Constant::rational(rational),
            None => Constant::Unknown,
        }
    }

    /// `re + im i`, each an integer or float; unknown if either is.
    pub fn complex(re: Constant, im: Constant) -> Constant {
        if re.is_unknown() || im.is_unknown() {
            return Constant::Unknown;
        }
        Constant::Complex(Arc::new((re, im)))
    }

    /// A fraction, which becomes a float where its parts are large.
    fn small_or_big(rational: Rational) -> Constant {
        if rational.num().bit_len() < MAX_EXACT_BITS && rational.den().bit_len() < MAX_EXACT_BITS {
            Constant::rational(rational)
        } else {
            Constant::big_float(rational.to_big_float())
        }
    }

    fn rational(rational: Rational) -> Constant {
        Constant::Float(Float(Repr::Rational(Arc::new(rational))))
    }

    /// Unknown for an infinity.
    fn big_float(float: BigFloat) -> Constant {
        if float.is_infinite() {
            return Constant::Unknown;
        }
        Constant::Float(Float(Repr::Big(Arc::new(float))))
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Constant::Unknown => Kind::Unknown,
            Constant::Bool(_) => Kind::Bool,
            Constant::String(_) => Kind::String,
            Constant::Int(_) => Kind::Int,
            Constant::Float(_) => Kind::Float,
            Constant::Complex(_) => Kind::Complex,
        }
    }

    /// Whether it is not known.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Constant::Unknown)
    }

    /// The boolean.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Constant::Bool(b) => Some(*b),
            _ => None,
        }
    }

    /// The string's bytes.
    pub fn as_bytes(&self) -> Option<Arc<[u8]>> {
        match self {
            Constant::String(s) => Some(s.to_bytes()),
            _ => None,
        }
    }

    /// The integer; not a float that has an integer value (see [`Constant::to_int`]).
    pub fn as_int(&self) -> Option<&IBig> {
        match self {
            Constant::Int(n) => Some(n),
            _ => None,
        }
    }

    /// The integer if it fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_int().and_then(|n| i64::try_from(n).ok())
    }

    /// The integer if it fits.
    pub fn as_u64(&self) -> Option<u64> {
        self.as_int().and_then(|n| u64::try_from(n).ok())
    }

    /// The nearest float64, which may be an infinity; of a number that is not complex.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Constant::Int(n) => Some(BigFloat::from_int(n).to_f64()),
            Constant::Float(Float(Repr::Rational(r))) => Some(r.to_f64()),
            Constant::Float(Float(Repr::Big(f))) => Some(f.to_f64()),
            _ => None,
        }
    }

    /// The nearest float32, which may be an infinity; of a number that is not complex.
    pub fn as_f32(&self) -> Option<f32> {
        match self {
            Constant::Int(n) => Some(BigFloat::from_int(n).to_f32()),
            Constant::Float(Float(Repr::Rational(r))) => Some(r.to_f32()),
            Constant::Float(Float(Repr::Big(f))) => Some(f.to_f32()),
            _ => None,
        }
    }

    /// The real part of a number.
    pub fn real(&self) -> Constant {
        match self {
            Constant::Complex(parts) => parts.0.clone(),
            Constant::Int(_) | Constant::Float(_) => self.clone(),
            _ => Constant::Unknown,
        }
    }

    /// The imaginary part of a number.
    pub fn imag(&self) -> Constant {
        match self {
            Constant::Complex(parts) => parts.1.clone(),
            Constant::Int(_) | Constant::Float(_) => Constant::int(0),
            _ => Constant::Unknown,
        }
    }

    /// The number of bits of an integer's absolute value; 0 for others.
    pub fn bit_len(&self) -> usize {
        self.as_int().map_or(0, bit_len)
    }

    /// -1, 0 or 1 for a number below, at or above zero; 1 for a complex number that is not zero and for the unknown,
    /// so that it is no division by zero.
    pub fn sign(&self) -> i32 {
        match self {
            Constant::Int(n) => sign(n),
            Constant::Float(Float(Repr::Rational(r))) => sign(r.num()),
            Constant::Float(Float(Repr::Big(f))) => f.sign(),
            Constant::Complex(parts) => i32::from(parts.0.sign() != 0 || parts.1.sign() != 0),
            _ => 1,
        }
    }

    /// As an integer, where it has an integer value (a float that is off by rounding counts); else unknown.
    #[must_use]
    pub fn to_int(&self) -> Constant {
        let value = match self {
            Constant::Int(_) => return self.clone(),
            Constant::Float(Float(Repr::Rational(r))) => r.as_integer().cloned(),
            Constant::Float(Float(Repr::Big(f))) => f.to_near_integer(),
            Constant::Complex(_) => match self.to_float() {
                real @ Constant::Float(_) => return real.to_int(),
                _ => None,
            },
            _ => None,
        };
        value.map_or(Constant::Unknown, Constant::Int)
    }

    /// As a float, where it is a number without imaginary part; else unknown.
    #[must_use]
    pub fn to_float(&self) -> Constant {
        match self {
            Constant::Int(n) if bit_len(n) < MAX_EXACT_BITS => Constant::rational(Rational::from_int(n.clone())),
            Constant::Int(n) => Constant::big_float(BigFloat::from_int(n)),
            Constant::Float(_) => self.clone(),
            Constant::Complex(parts) if parts.1.sign() == 0 => parts.0.to_float(),
            _ => Constant::Unknown,
        }
    }

    /// As a complex number, where it is a number; else unknown.
    #[must_use]
    pub fn to_complex(&self) -> Constant {
        match self {
            Constant::Int(_) | Constant::Float(_) => Constant::complex(self.clone(), Constant::int(0)),
            Constant::Complex(_) => self.clone(),
            _ => Constant::Unknown,
        }
    }
}

impl Float {
    fn to_big(&self) -> BigFloat {
        match &self.0 {
            Repr::Rational(r) => r.to_big_float(),
            Repr::Big(f) => (**f).clone(),
        }
    }
}

/// The number of bits of the absolute value.
trait BitLen {
    fn bit_len(&self) -> usize;
}

impl BitLen for UBig {
    fn bit_len(&self) -> usize {
        dashu_int::ops::BitTest::bit_len(self)
    }
}

impl BitLen for IBig {
    fn bit_len(&self) -> usize {
        bit_len(self)
    }
}

fn bit_len(n: &IBig) -> usize {
    let (_, magnitude) = n.clone().into_parts();
    BitLen::bit_len(&magnitude)
}

fn sign(n: &IBig) -> i32 {
    if n.is_zero() {
        0
    } else if n < &IBig::ZERO {
        -1
    } else {
        1
    }
}

#[cfg(test)]
mod tests;
