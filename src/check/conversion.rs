//! Conversions, and the relations of types as the checker asks for them.

use super::Checker;
use super::operand::{Operand, OperandMode, specific_types};
use crate::diag::code::{self, Code};
use crate::types::Cx;
use crate::types::assignable::{Rule, Value, assignable};
use crate::types::convertible::{convert_constant, convertible};
use crate::types::display::Qualifier;
use crate::types::missing_method::{Completeness, lacks_method};
use crate::types::ty::{BasicKind, ObjId, TypeId};

/// Why something does not fit, as messages write it after a colon; empty if there is nothing to add.
pub(super) type Cause = String;

/// Why a value is not assignable.
#[derive(Debug)]
pub(super) struct Unassignable {
    /// The code of the error.
    pub(super) code: Code,
    /// Details.
    pub(super) cause: Cause,
}

impl Cx for Checker<'_> {
    fn declare(&mut self, obj: ObjId) {
        self.obj_decl(obj);
    }

    fn qualifier(&self) -> Qualifier<'_> {
        Checker::qualifier(self)
    }
}

impl Checker<'_> {
    /// The conversion of `x` to type `ty`; the result is in `x`.
    pub(super) fn conversion(&mut self, x: &mut Operand, ty: TypeId) {
        let types = self.types;
        let constant = x.is_const();
        let result = if constant && types.is(ty, BasicKind::is_const_type) {
            match convert_constant(types, &x.value, x.ty, ty) {
                Some(value) => {
                    x.value = value;
                    Ok(())
                }
                None => return self.constant_conversion_error(x, ty),
            }
        } else if constant && types.is_type_param(ty) {
            let result = self.constant_to_type_param(x, ty);
            x.mode = OperandMode::Value;
            result
        } else {
            let value = x.value.clone();
            let result = convertible(types, self, Value { ty: x.ty, constant: constant.then_some(&value) }, ty);
            if result.is_ok() {
                x.mode = OperandMode::Value;
            }
            result
        };
        match result {
            Ok(()) => self.finish_conversion(x, ty, constant),
            Err(cause) => self.conversion_error(x, ty, &cause),
        }
    }

    /// The conversion gives an untyped operand its type.
    fn finish_conversion(&mut self, x: &mut Operand, ty: TypeId, constant: bool) {
        let types = self.types;
        if types.is_untyped(x.ty) {
            let last = if x.ty == TypeId::UNTYPED_NIL {
                ty
            } else if types.is_non_type_param_interface(ty) || constant && !types.is(ty, BasicKind::is_const_type) {
                // In []byte("foo") the constant is a string, in any(1) an int.
                types.default_type(x.ty)
            } else if x.is_const() && types.is(x.ty, BasicKind::is_integer) && types.all(ty, BasicKind::is_string) {
                x.ty
            } else {
                ty
            };
            self.finalize_type(x, last);
        }
        x.ty = ty;
    }

    fn conversion_error(&mut self, x: &mut Operand, ty: TypeId, cause: &str) {
        let colon = if cause.is_empty() { "" } else { ": " };
        let message = format!("cannot convert {} to type {}{colon}{cause}", self.show(x), self.show(&ty));
        self.error(code::NOT_CONVERTIBLE, self.span_of(x), message);
        x.invalidate();
    }

    fn constant_conversion_error(&mut self, x: &mut Operand, ty: TypeId) {
        let types = self.types;
        let to_integer = types.is(ty, BasicKind::is_integer);
        if to_integer && types.is(x.ty, BasicKind::is_integer) {
            let message = format!("constant {} overflows {}", x.value, self.show(&ty));
            self.error(code::CONSTANT_OVERFLOW, self.span_of(x), message);
            return x.invalidate();
        }
        // The message shows the integer that was tried.
        let int = x.value.to_int();
        if to_integer && !int.is_unknown() {
            x.value = int;
        }
        self.conversion_error(x, ty, "");
    }

    /// A constant converts to a type parameter if it converts to each type in its type set.
    fn constant_to_type_param(&mut self, x: &Operand, ty: TypeId) -> Result<(), Cause> {
        let types = self.types;
        for specific in specific_types(types, ty) {
            let Some(member) = specific else {
                return Err(format!("{} does not contain specific types", self.show(&ty)));
            };
            let bytes = types.is(x.ty, BasicKind::is_string) && types.is_bytes_or_runes(member.under);
            if bytes || convert_constant(types, &x.value, x.ty, member.under).is_some() {
                continue;
            }
            let (under, ty) = (self.show(&member.under), self.show(&ty));
            let integers = types.is(x.ty, BasicKind::is_integer) && types.is(member.under, BasicKind::is_integer);
            return Err(if integers {
                format!("constant {} overflows {under} (in {ty})", x.value)
            } else {
                format!("cannot convert {} to type {under} (in {ty})", self.show(x))
            });
        }
        Ok(())
    }

    /// Whether `x` is assignable to a variable of type `ty`. An operand or type with an error is.
    pub(super) fn assignable_to(&mut self, x: &Operand, ty: TypeId) -> Result<(), Unassignable> {
        if !x.is_valid() {
            return Ok(());
        }
        let types = self.types;
        let constant = x.is_const().then_some(&x.value);
        assignable(types, self, Value { ty: x.ty, constant }, ty).map_err(|fault| {
            let code = match fault.rule {
                Rule::Types | Rule::Chan => code::NOT_ASSIGNABLE,
                Rule::Interface => code::MISSING_METHOD,
            };
            Unassignable { code, cause: fault.cause }
        })
    }

    /// Whether a value of the interface type `iface` can hold a `ty`.
    pub(super) fn assertable_to(&mut self, iface: TypeId, ty: TypeId) -> Result<(), Cause> {
        let types = self.types;
        // Another interface may hold whatever it asks for.
        if types.is_interface(ty) {
            return Ok(());
        }
        match lacks_method(types, self, ty, iface, Completeness::Shared) {
            None => Ok(()),
            Some(missing) => Err(missing.cause(types, ty, iface, &self.qualifier())),
        }
    }
}
