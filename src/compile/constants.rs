//! Constants: their machine form.

use crate::bytecode::insn::decoded as op;
use crate::bytecode::rtype::{Kind, TypeRef};
use crate::compile::arith::{is_integer, is_signed};
use crate::compile::function::{Dest, FuncCx};
use crate::compile::place::id_word;
use crate::syntax::ast::ExprId;
use crate::types::constant::Constant;

impl FuncCx<'_, '_> {
    /// A constant of type `ty`.
    pub(super) fn constant(&mut self, value: &Constant, ty: TypeRef, dest: Dest) -> u16 {
        match ty.kind {
            Kind::String => {
                let bytes = value.as_bytes().expect("a constant has a value of its type");
                let s = id_word(self.unit.string(&bytes)).into();
                let dst = self.dest(dest, ty);
                self.emit(op::LoadStr { dst: dst.into(), s });
                dst
            }
            Kind::Complex64 | Kind::Complex128 => {
                let part = if ty.kind == Kind::Complex64 { Kind::Float32 } else { Kind::Float64 };
                let value = value.to_complex();
                let dst = self.dest(dest, ty);
                self.load_word(dst, word_of(&value.real(), part));
                self.load_word(dst + 1, word_of(&value.imag(), part));
                dst
            }
            Kind::Interface => {
                // A constant operand of a comparison with an interface, typed by its context.
                unreachable!("value_as boxes constants by their own type")
            }
            kind => {
                let word = word_of(value, kind);
                match dest {
                    Dest::To(dst) => {
                        self.load_word(dst, word);
                        dst
                    }
                    Dest::Any | Dest::Volatile => self.word(word),
                }
            }
        }
    }

    /// The value of a constant boolean expression.
    pub(super) fn const_bool(&self, e: ExprId) -> Option<bool> {
        self.recorded(e)?.value.as_ref()?.as_bool()
    }

    /// The value of a constant integer expression, if it fits.
    pub(super) fn const_int(&self, e: ExprId) -> Option<i64> {
        match self.recorded(e)?.value.as_ref()? {
            Constant::Bool(_) => None,
            value => value.to_int().as_i64(),
        }
    }

    /// The value of a constant index; the checker refused negative ones.
    pub(super) fn const_index(&self, e: ExprId) -> Option<u64> {
        u64::try_from(self.const_int(e)?).ok()
    }
}

/// A scalar constant as it lies in a slot.
fn word_of(value: &Constant, kind: Kind) -> u64 {
    match kind {
        Kind::Bool => u64::from(value.as_bool().expect("a constant has a value of its type")),
        Kind::Float64 => value.to_float().as_f64().expect("a constant has a value of its type").to_bits(),
        Kind::Float32 => u64::from(value.to_float().as_f32().expect("a constant has a value of its type").to_bits()),
        kind if is_signed(kind) => value.to_int().as_i64().expect("a constant has a value of its type") as u64,
        kind if is_integer(kind) || kind == Kind::UnsafePointer => {
            value.to_int().as_u64().expect("a constant has a value of its type")
        }
        _ => unreachable!("there are no constants of other kinds"),
    }
}
