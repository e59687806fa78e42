//! Operations on constants.

use std::cmp::Ordering;

use dashu_int::{IBig, UBig};

use super::{BigFloat, Constant, Float, Kind, Rational, Repr};

/// Binary operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is the Go operator of its name")]
pub enum Operator {
    Add,
    Sub,
    Mul,
    /// `/` of floats, and of integers as a fraction.
    Quo,
    /// `/` of integers, truncated towards zero.
    IntQuo,
    Rem,
    And,
    Or,
    Xor,
    AndNot,
    LogicalAnd,
    LogicalOr,
}

/// Comparison operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is the Go operator of its name")]
pub enum Comparison {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// Unary operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unary {
    /// `+x`
    Plus,
    /// `-x`
    Neg,
    /// `!x`
    Not,
    /// `^x`
    Xor,
}

impl Comparison {
    fn holds(self, ordering: Ordering) -> bool {
        match self {
            Comparison::Eq => ordering.is_eq(),
            Comparison::Ne => ordering.is_ne(),
            Comparison::Lt => ordering.is_lt(),
            Comparison::Le => ordering.is_le(),
            Comparison::Gt => ordering.is_gt(),
            Comparison::Ge => ordering.is_ge(),
        }
    }
}

/// Two numbers brought to one form.
enum Pair {
    Int(IBig, IBig),
    Rational(Rational, Rational),
    Big(BigFloat, BigFloat),
    Complex(Constant, Constant),
}

fn pair(x: &Constant, y: &Constant) -> Option<Pair> {
    let (x_kind, y_kind) = (x.kind(), y.kind());
    if x_kind < Kind::Int || y_kind < Kind::Int {
        return None;
    }
    match x_kind.max(y_kind) {
        Kind::Int => Some(Pair::Int(x.as_int()?.clone(), y.as_int()?.clone())),
        Kind::Complex => Some(Pair::Complex(x.to_complex(), y.to_complex())),
        _ => match (as_rational(x), as_rational(y)) {
            (Some(a), Some(b)) => Some(Pair::Rational(a, b)),
            _ => Some(Pair::Big(as_big(x)?, as_big(y)?)),
        },
    }
}

fn as_rational(x: &Constant) -> Option<Rational> {
    match x {
        Constant::Int(n) => Some(Rational::from_int(n.clone())),
        Constant::Float(Float(Repr::Rational(r))) => Some((**r).clone()),
        _ => None,
    }
}

fn as_big(x: &Constant) -> Option<BigFloat> {
    match x {
        Constant::Int(n) => Some(BigFloat::from_int(n)),
        Constant::Float(float) => Some(float.to_big()),
        _ => None,
    }
}

impl Constant {
    /// `x op y`. Unknown if an operand is, if the operator is not defined on the operands, or if the result is too
    /// large for a float. A divisor is not zero.
    pub fn binary(x: &Constant, op: Operator, y: &Constant) -> Constant {
        match (x, y) {
            (Constant::Bool(a), Constant::Bool(b)) => match op {
                Operator::LogicalAnd => Constant::Bool(*a && *b),
                Operator::LogicalOr => Constant::Bool(*a || *b),
                _ => Constant::Unknown,
            },
            (Constant::String(a), Constant::String(b)) if op == Operator::Add => Constant::String(a.concat(b)),
            _ => match pair(x, y) {
                Some(Pair::Int(a, b)) => int_op(&a, op, &b),
                Some(Pair::Rational(a, b)) => rational_op(&a, op, &b),
                Some(Pair::Big(a, b)) => float_op(&a, op, &b),
                Some(Pair::Complex(a, b)) => complex_op(&a, op, &b),
                None => Constant::Unknown,
            },
        }
    }

    /// `x op y`; false if an operand is unknown.
    pub fn compare(x: &Constant, op: Comparison, y: &Constant) -> bool {
        match (x, y) {
            (Constant::Bool(a), Constant::Bool(b)) => op.holds(a.cmp(b)),
            (Constant::String(a), Constant::String(b)) => op.holds(a.to_bytes().cmp(&b.to_bytes())),
            _ => match pair(x, y) {
                Some(Pair::Int(a, b)) => op.holds(a.cmp(&b)),
                Some(Pair::Rational(a, b)) => op.holds(a.compare(&b)),
                Some(Pair::Big(a, b)) => op.holds(a.compare(&b)),
                Some(Pair::Complex(a, b)) => {
                    let same =
                        |part: fn(&Constant) -> Constant| Constant::compare(&part(&a), Comparison::Eq, &part(&b));
                    (same(Constant::real) && same(Constant::imag)) == (op == Comparison::Eq)
                }
                None => false,
            },
        }
    }

    /// `op x`. For `^` of an unsigned type, `bits` is its width; else 0. Unknown if the operator is not defined.
    #[must_use]
    pub fn unary(&self, op: Unary, bits: usize) -> Constant {
        match (op, self) {
            (Unary::Plus, _) if self.kind() >= Kind::Int => self.clone(),
            (Unary::Neg, Constant::Int(n)) => Constant::Int(-n),
            (Unary::Neg, Constant::Float(Float(Repr::Rational(r)))) => Constant::rational(r.neg()),
            (Unary::Neg, Constant::Float(Float(Repr::Big(f)))) => Constant::big_float(f.neg()),
            (Unary::Neg, Constant::Complex(parts)) => {
                Constant::complex(parts.0.unary(op, bits), parts.1.unary(op, bits))
            }
            (Unary::Xor, Constant::Int(n)) => {
                let all = !n.clone();
                Constant::Int(if bits > 0 { IBig::from(low_bits(&all, bits)) } else { all })
            }
            (Unary::Not, Constant::Bool(b)) => Constant::Bool(!b),
            _ => Constant::Unknown,
        }
    }

    /// `x << n` of an integer. The caller limits `n`.
    #[must_use]
    pub fn shift_left(&self, n: usize) -> Constant {
        self.as_int().map_or(Constant::Unknown, |x| Constant::Int(x << n))
    }

    /// `x >> n` of an integer, rounded down.
    #[must_use]
    pub fn shift_right(&self, n: usize) -> Constant {
        self.as_int().map_or(Constant::Unknown, |x| Constant::Int(x >> n))
    }
}

/// The lowest bits in two's complement.
fn low_bits(n: &IBig, bits: usize) -> UBig {
    let mask = (UBig::ONE << bits) - UBig::ONE;
    let masked: IBig = n & IBig::from(mask);
    UBig::try_from(masked).expect("a mask is not negative")
}

fn int_op(a: &IBig, op: Operator, b: &IBig) -> Constant {
    let by_zero = b.is_zero() && matches!(op, Operator::Quo | Operator::IntQuo | Operator::Rem);
    Constant::Int(match op {
        _ if by_zero => return Constant::Unknown,
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mul => a * b,
        Operator::Quo => {
            let (a, b) = (Rational::from_int(a.clone()), Rational::from_int(b.clone()));
            return Constant::small_or_big(a.div(&b));
        }
        Operator::IntQuo => a / b,
        Operator::Rem => a % b,
        Operator::And => a & b,
        Operator::Or => a | b,
        Operator::Xor => a ^ b,
        Operator::AndNot => a & !b.clone(),
        Operator::LogicalAnd | Operator::LogicalOr => return Constant::Unknown,
    })
}

fn rational_op(a: &Rational, op: Operator, b: &Rational) -> Constant {
    Constant::small_or_big(match op {
        Operator::Add => a.add(b),
        Operator::Sub => a.sub(b),
        Operator::Mul => a.mul(b),
        Operator::Quo if !b.num().is_zero() => a.div(b),
        _ => return Constant::Unknown,
    })
}

fn float_op(a: &BigFloat, op: Operator, b: &BigFloat) -> Constant {
    Constant::big_float(match op {
        Operator::Add => a.add(b),
        Operator::Sub => a.sub(b),
        Operator::Mul => a.mul(b),
        Operator::Quo if b.sign() != 0 => a.div(b),
        _ => return Constant::Unknown,
    })
}

fn complex_op(x: &Constant, op: Operator, y: &Constant) -> Constant {
    let (a, b, c, d) = (x.real(), x.imag(), y.real(), y.imag());
    let add = |x: &Constant, y: &Constant| Constant::binary(x, Operator::Add, y);
    let sub = |x: &Constant, y: &Constant| Constant::binary(x, Operator::Sub, y);
    let mul = |x: &Constant, y: &Constant| Constant::binary(x, Operator::Mul, y);
    match op {
        Operator::Add => Constant::complex(add(&a, &c), add(&b, &d)),
        Operator::Sub => Constant::complex(sub(&a, &c), sub(&b, &d)),
        Operator::Mul => Constant::complex(sub(&mul(&a, &c), &mul(&b, &d)), add(&mul(&b, &c), &mul(&a, &d))),
        Operator::Quo => {
            // (ac+bd)/s + i(bc-ad)/s, with s = cc + dd
            let s = add(&mul(&c, &c), &mul(&d, &d));
            let quo = |x: Constant| Constant::binary(&x, Operator::Quo, &s);
            let re = quo(add(&mul(&a, &c), &mul(&b, &d)));
            Constant::complex(re, quo(sub(&mul(&b, &c), &mul(&a, &d))))
        }
        _ => Constant::Unknown,
    }
}
