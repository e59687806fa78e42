//! Exact constants.

use std::sync::Arc;

use dashu_int::IBig;

/// The value of a constant, or that it is not known because of an error.
#[derive(Clone, Debug, Default)]
pub enum Constant {
    /// Not known; operations on it give it again.
    #[default]
    Unknown,
    /// A boolean.
    Bool(bool),
    /// A string: bytes, as in Go.
    String(Arc<[u8]>),
    /// An integer.
    Int(IBig),
}

impl Constant {
    /// The integer `n`.
    pub fn int(n: i64) -> Constant {
        Constant::Int(IBig::from(n))
    }

    /// The string `s`.
    pub fn string(s: &str) -> Constant {
        Constant::String(s.as_bytes().into())
    }
}
