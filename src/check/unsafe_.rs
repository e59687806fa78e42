//! Calls of the functions of package unsafe. Sizes are those of Go's compiler on amd64.

use super::Checker;
use super::builtin::BuiltinCall;
use super::info::SelectionKind;
use super::operand::Operand;
use super::record::selection;
use super::selector::path_indices;
use crate::diag::code;
use crate::syntax::ast::ExprKind;
use crate::types::constant::Constant;
use crate::types::lookup::{self, Lookup, lookup_field_or_method};
use crate::types::sizes::{align_of, has_variable_size, offset_of, size_of};
use crate::types::ty::{Type, TypeId};
use crate::types::universe::Builtin;

impl<'a> Checker<'a> {
    /// A call of a function of package unsafe.
    pub(super) fn unsafe_builtin(&mut self, builtin: BuiltinCall<'a>, args: Vec<Operand>) -> Option<Operand> {
        let mut args = args.into_iter();
        if builtin.id == Builtin::UnsafeOffsetof {
            return self.unsafe_offsetof(builtin);
        }
        let mut x = args.next()?;
        match builtin.id {
            Builtin::UnsafeAlignof | Builtin::UnsafeSizeof => self.unsafe_measure(builtin, x),
            Builtin::UnsafeAdd => {
                self.assignment(&mut x, Some(TypeId::UNSAFE_POINTER), "argument to unsafe.Add");
                let ty = TypeId::UNSAFE_POINTER;
                self.unsafe_with_length(builtin, x, args.next()?, ty)
            }
            Builtin::UnsafeSlice => match self.unsafe_elem(&x, "pointer") {
                Some(elem) => {
                    let ty = self.types.new_slice(elem);
                    self.unsafe_with_length(builtin, x, args.next()?, ty)
                }
                None => None,
            },
            Builtin::UnsafeString => {
                let bytes = self.types.new_pointer(TypeId::BYTE);
                self.assignment(&mut x, Some(bytes), "argument to unsafe.String");
                self.unsafe_with_length(builtin, x, args.next()?, TypeId::STRING)
            }
            Builtin::UnsafeSliceData => {
                let elem = self.unsafe_elem(&x, "slice")?;
                let ty = self.types.new_pointer(elem);
                Some(self.builtin_value(builtin, ty, &[x.ty]))
            }
            _ => {
                self.assignment(&mut x, Some(TypeId::STRING), "argument to unsafe.StringData");
                let ty = self.types.new_pointer(TypeId::BYTE);
                x.is_valid().then(|| self.builtin_value(builtin, ty, &[TypeId::STRING]))
            }
        }
    }

    /// unsafe.Sizeof(x), unsafe.Alignof(x)
    fn unsafe_measure(&mut self, builtin: BuiltinCall<'a>, mut x: Operand) -> Option<Operand> {
        let size = builtin.id == Builtin::UnsafeSizeof;
        let context = if size { "argument to unsafe.Sizeof" } else { "argument to unsafe.Alignof" };
        self.assignment(&mut x, None, context);
        if !x.is_valid() {
            return None;
        }
        if has_variable_size(self.types, x.ty) {
            return Some(self.builtin_value(builtin, TypeId::UINTPTR, &[x.ty]));
        }
        let value = if size { size_of(self.types, x.ty) } else { Some(align_of(self.types, x.ty)) };
        let Some(value) = value else {
            let message = format!("{} is too large", self.show(&x));
            self.error(code::TYPE_TOO_LARGE, self.span_of(&x), message);
            return None;
        };
        Some(Operand::constant(builtin.e, TypeId::UINTPTR, Constant::int(value)))
    }

    /// unsafe.Offsetof(x.f)
    fn unsafe_offsetof(&mut self, builtin: BuiltinCall<'a>) -> Option<Operand> {
        let arg = *builtin.call.args.first()?;
        let selector = self.unparen(arg);
        let ExprKind::Selector { x: x_expr, sel } = self.ast.exprs[selector].kind else {
            let message = format!("invalid argument: {} is not a selector expression", self.show(&arg));
            self.error(code::INVALID_ARGUMENT, self.expr_span(arg), message);
            self.use_expr(arg);
            return None;
        };
        let x = self.expr(None, x_expr);
        if !x.is_valid() {
            return None;
        }
        let types = self.types;
        let base = types.deref_struct_pointer(x.ty);
        let name = self.selector_name(sel.name);
        let fault = match lookup_field_or_method(types, base, lookup::Operand::Value, name) {
            Lookup::Found(found) if types.obj(found.obj).as_var().is_none() => {
                let message = format!("invalid argument: {} is a method value", self.show(&arg));
                self.error(code::INVALID_ARGUMENT, self.expr_span(arg), message);
                return None;
            }
            Lookup::Found(found) if !found.indirect => {
                let ty = types.type_of(found.obj);
                let recorded = selection(SelectionKind::Field, base, (found.obj, path_indices(&found.path), false));
                self.record_selection(selector, recorded);
                self.record(&Operand::new(x.mode, selector, ty));
                return self.unsafe_offset(builtin, &x, base, &found.path, ty);
            }
            Lookup::Found(_) => {
                format!("field {} is embedded via a pointer in {}", self.show(&sel.name), self.show(&base))
            }
            _ => format!("{} has no single field {}", self.show(&base), self.show(&sel.name)),
        };
        self.error(code::INVALID_ARGUMENT, self.span_of(&x), format!("invalid argument: {fault}"));
        None
    }

    fn unsafe_offset(
        &mut self,
        builtin: BuiltinCall<'a>,
        x: &Operand,
        base: TypeId,
        path: &[usize],
        field: TypeId,
    ) -> Option<Operand> {
        if has_variable_size(self.types, base) {
            return Some(self.builtin_value(builtin, TypeId::UINTPTR, &[field]));
        }
        let Some(offset) = offset_of(self.types, base, path) else {
            let message = format!("{} is too large", self.show(x));
            self.error(code::TYPE_TOO_LARGE, self.span_of(x), message);
            return None;
        };
        Some(Operand::constant(builtin.e, TypeId::UINTPTR, Constant::int(offset)))
    }

    /// The element type of what unsafe.Slice or unsafe.SliceData takes.
    fn unsafe_elem(&mut self, x: &Operand, what: &str) -> Option<TypeId> {
        match self.types.core_type(x.ty).map(|core| self.types.get(core)) {
            Some(Type::Pointer { elem }) if what == "pointer" => Some(*elem),
            Some(Type::Slice { elem }) if what == "slice" => Some(*elem),
            _ => {
                let message = format!("invalid argument: {} is not a {what}", self.show(x));
                self.error(code::INVALID_ARGUMENT, self.span_of(x), message);
                None
            }
        }
    }

    /// A call with a length or offset as second argument.
    fn unsafe_with_length(
        &mut self,
        builtin: BuiltinCall<'a>,
        x: Operand,
        mut length: Operand,
        result: TypeId,
    ) -> Option<Operand> {
        let allow_negative = builtin.id == Builtin::UnsafeAdd;
        if !x.is_valid() || !self.is_valid_index(&mut length, "length", allow_negative) {
            return None;
        }
        Some(self.builtin_value(builtin, result, &[x.ty, length.ty]))
    }
}
