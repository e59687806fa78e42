//! Calls of predeclared functions.

use super::Checker;
use super::call::{Args, TypeArgs};
use super::index::string_len;
use super::operand::{Operand, OperandMode, specific_types};
use crate::diag::code;
use crate::syntax::ast::{Call, ExprId};
use crate::types::constant::{Comparison, Constant};
use crate::types::identical::identical;
use crate::types::object::{Object, VarKind};
use crate::types::ty::{BasicKind, ChanDir, Signature, Type, TypeId};
use crate::types::under::{Member, common_under};
use crate::types::universe::Builtin;

/// A call of a predeclared function.
#[derive(Clone, Copy)]
pub(super) struct BuiltinCall<'a> {
    /// The call expression.
    pub(super) e: ExprId,
    /// The call.
    pub(super) call: &'a Call,
    /// The function.
    pub(super) id: Builtin,
}

impl<'a> Checker<'a> {
    /// A call of the predeclared function `id`.
    pub(super) fn builtin(&mut self, e: ExprId, call: &'a Call, id: Builtin) -> Operand {
        let builtin = BuiltinCall { e, call, id };
        if call.ellipsis.is_some() && id != Builtin::Append {
            let message = format!("invalid operation: invalid use of ... with built-in {}", id.info().name);
            self.error(code::INVALID_VARIADIC, self.expr_span(e), message);
            self.use_exprs(&call.args);
            return Operand::invalid(e);
        }
        // Whether the argument of len or cap has a call decides whether the result is a constant.
        let outer = self.env.has_call_or_recv;
        let measures = matches!(id, Builtin::Len | Builtin::Cap);
        if measures {
            self.env.has_call_or_recv = false;
        }
        let result = self.builtin_with_args(builtin);
        if measures {
            self.env.has_call_or_recv = outer;
        }
        result.unwrap_or_else(|| Operand::invalid(e))
    }

    /// None if there was an error.
    fn builtin_with_args(&mut self, builtin: BuiltinCall<'a>) -> Option<Operand> {
        // These take a type, or look at the expression itself.
        let special = matches!(builtin.id, Builtin::Make | Builtin::New | Builtin::UnsafeOffsetof);
        let args = if special { Vec::new() } else { self.expr_list(&builtin.call.args) };
        if args.iter().any(|x| !x.is_valid()) {
            return None;
        }
        let n_args = if special { builtin.call.args.len() } else { args.len() };
        let info = builtin.id.info();
        if n_args < info.n_args || !info.variadic && n_args > info.n_args {
            let what = if n_args < info.n_args { "not enough" } else { "too many" };
            let call = self.show(&builtin.e);
            let message =
                format!("invalid operation: {what} arguments for {call} (expected {}, found {n_args})", info.n_args);
            self.error(code::WRONG_ARG_COUNT, self.expr_span(builtin.e), message);
            return None;
        }
        self.builtin_by_id(builtin, args)
    }

    fn builtin_by_id(&mut self, builtin: BuiltinCall<'a>, args: Vec<Operand>) -> Option<Operand> {
        match builtin.id {
            Builtin::Append => self.append(builtin, args),
            Builtin::Cap | Builtin::Len => self.len_or_cap(builtin, args),
            Builtin::Clear => self.clear(builtin, args),
            Builtin::Close => self.close(builtin, args),
            Builtin::Complex => self.complex(builtin, args),
            Builtin::Copy => self.copy(builtin, args),
            Builtin::Delete => self.delete(builtin, args),
            Builtin::Imag | Builtin::Real => self.real_or_imag(builtin, args),
            Builtin::Make => self.make(builtin),
            Builtin::Max | Builtin::Min => self.min_or_max(builtin, args),
            Builtin::New => self.new_variable(builtin),
            Builtin::Panic => self.panic_call(builtin, args),
            Builtin::Print | Builtin::Println => self.print(builtin, args),
            Builtin::Recover => Some(self.builtin_value(builtin, TypeId::EMPTY_INTERFACE, &[])),
            Builtin::Sleep => self.sleep(builtin, args),
            Builtin::UnsafeAdd
            | Builtin::UnsafeAlignof
            | Builtin::UnsafeOffsetof
            | Builtin::UnsafeSizeof
            | Builtin::UnsafeSlice
            | Builtin::UnsafeSliceData
            | Builtin::UnsafeString
            | Builtin::UnsafeStringData => self.unsafe_builtin(builtin, args),
        }
    }

    /// The result of a call with the value's type; records the function's type here.
    pub(super) fn builtin_value(&mut self, builtin: BuiltinCall<'a>, result: TypeId, params: &[TypeId]) -> Operand {
        let sig = self.builtin_signature(Some(result), params, false);
        self.record_builtin_type(builtin, sig);
        Operand::new(OperandMode::Value, builtin.e, result)
    }

    fn builtin_no_value(&mut self, builtin: BuiltinCall<'a>, params: &[TypeId]) -> Operand {
        let sig = self.builtin_signature(None, params, false);
        self.record_builtin_type(builtin, sig);
        Operand::new(OperandMode::NoValue, builtin.e, sig)
    }

    fn builtin_signature(&mut self, result: Option<TypeId>, params: &[TypeId], variadic: bool) -> TypeId {
        let types = self.types;
        let var = |kind, ty| {
            let name = crate::base::intern::Symbol::EMPTY;
            types.new_object(Object::var(kind, crate::base::span::Pos::NONE, None, name, Some(ty)))
        };
        let params = params.iter().map(|&ty| var(VarKind::Param, types.default_type(ty))).collect();
        let results = result.into_iter().map(|ty| var(VarKind::Result, ty)).collect();
        let sig = Signature {
            params: types.new_tuple(params),
            results: types.new_tuple(results),
            variadic,
            ..Signature::default()
        };
        types.push(Type::Signature(sig))
    }

    /// Records the type that a predeclared function has in this call.
    fn record_builtin_type(&mut self, builtin: BuiltinCall<'a>, sig: TypeId) {
        let mut fun = builtin.call.fun;
        loop {
            self.record_type_and_value(fun, OperandMode::Builtin(builtin.id), sig, None);
            match self.ast.exprs[fun].kind {
                crate::syntax::ast::ExprKind::Paren(inner) => fun = inner,
                _ => return,
            }
        }
    }

    /// append(s S, x ...E) S
    fn append(&mut self, builtin: BuiltinCall<'a>, args: Vec<Operand>) -> Option<Operand> {
        let types = self.types;
        let slice = args.first()?;
        let slice_type = slice.ty;
        let elem = match self.slice_elem(slice) {
            Ok(elem) => elem,
            Err(cause) => {
                let message = format!("invalid append: {cause}");
                self.error(code::INVALID_ARGUMENT, self.span_of(slice), message);
                return None;
            }
        };
        // As a special case, if the core type of s is []byte, append also accepts a second argument with core type
        // bytestring followed by "...".
        if let [slice, bytes] = args.as_slice()
            && builtin.call.ellipsis.is_some()
            && self.assignable_to(slice, types.new_slice(TypeId::BYTE)).is_ok()
            && self.is_bytes_with_string(bytes.ty)
        {
            let bytes = bytes.clone();
            if types.is_untyped(bytes.ty) {
                self.finalize_type(&bytes, TypeId::STRING);
            }
            let sig = self.builtin_signature(Some(slice_type), &[slice_type, bytes.ty], true);
            self.record_builtin_type(builtin, sig);
            return Some(Operand::new(OperandMode::Value, builtin.e, slice_type));
        }
        let sig = self.builtin_signature(Some(slice_type), &[slice_type, types.new_slice(elem)], true);
        let targs = vec![Vec::new(); args.len()];
        // What is wrong with the arguments does not change the result.
        self.arguments(builtin.e, builtin.call, sig, TypeArgs::default(), Args { operands: args, targs });
        self.record_builtin_type(builtin, sig);
        Some(Operand::new(OperandMode::Value, builtin.e, slice_type))
    }

    /// The element type of a slice; of a type parameter, the one that all types of its type set have.
    fn slice_elem(&self, x: &Operand) -> Result<TypeId, String> {
        let types = self.types;
        let mut common = None;
        for specific in specific_types(types, x.ty) {
            let Some(Type::Slice { elem }) = specific.map(|member| types.get(member.under)) else {
                let have = if x.is_nil() { "untyped nil".into() } else { self.show(x) };
                return Err(format!("argument must be a slice; have {have}"));
            };
            match common {
                None => common = Some(*elem),
                Some(first) if !identical(types, first, *elem) => {
                    let (first, elem, x) = (self.show(&first), self.show(elem), self.show(x));
                    return Err(format!("mismatched slice element types {first} and {elem} in {x}"));
                }
                Some(_) => {}
            }
        }
        Ok(common.unwrap_or(TypeId::INVALID))
    }

    /// Whether all types of the type set are strings or byte slices.
    fn is_bytes_or_string(&self, ty: TypeId) -> bool {
        specific_types(self.types, ty).into_iter().all(|specific| {
            specific
                .is_some_and(|member| self.types.is(member.under, BasicKind::is_string) || self.is_bytes(member.under))
        })
    }

    /// Whether that is so and there is a string among them.
    fn is_bytes_with_string(&self, ty: TypeId) -> bool {
        let mut members = specific_types(self.types, ty).into_iter().flatten();
        self.is_bytes_or_string(ty) && members.any(|member| self.types.is(member.under, BasicKind::is_string))
    }

    fn is_bytes(&self, under: TypeId) -> bool {
        matches!(self.types.get(under), Type::Slice { elem } if identical(self.types, *elem, TypeId::BYTE))
    }

    /// len(x), cap(x)
    fn len_or_cap(&mut self, builtin: BuiltinCall<'a>, args: Vec<Operand>) -> Option<Operand> {
        let x = args.into_iter().next()?;
        let types = self.types;
        let len = builtin.id == Builtin::Len;
        let under = array_behind(types, types.underlying(x.ty));
        match types.get(under) {
            Type::Basic(basic) if basic.kind.is_string() && len && x.is_const() => {
                return Some(Operand::constant(builtin.e, TypeId::INT, Constant::int(string_len(&x).unwrap_or(0))));
            }
            // The expression len(s) is constant if s is an array or pointer to an array and has no channel receives
            // or function calls.
            Type::Array { len, .. } if !self.env.has_call_or_recv => {
                let value = if *len >= 0 { Constant::int(*len) } else { Constant::Unknown };
                return Some(Operand::constant(builtin.e, TypeId::INT, value));
            }
            _ => {}
        }
        let measurable = specific_types(types, x.ty).into_iter().all(|specific| {
            specific.is_some_and(|member| match types.get(array_behind(types, member.under)) {
                Type::Basic(basic) => basic.kind.is_string() && len,
                Type::Array { .. } | Type::Slice { .. } | Type::Chan { .. } => true,
                Type::Map { .. } => len,
                _ => false,
            })
        });
        if measurable {
            return Some(self.builtin_value(builtin, TypeId::INT, &[x.ty]));
        }
        if types.is_valid(under) {
            let message = format!("invalid argument: {} for built-in {}", self.show(&x), builtin.id.info().name);
            self.error(code::INVALID_ARGUMENT, self.span_of(&x), message);
        }
        None
    }

    /// clear(m), clear(s)
    fn clear(&mut self, builtin: BuiltinCall<'a>, args: Vec<Operand>) -> Option<Operand> {
        let x = args.into_iter().next()?;
        for specific in specific_types(self.types, x.ty) {
            let under = specific.map(|member| self.types.get(member.under));
            if !matches!(under, Some(Type::Map { .. } | Type::Slice { .. })) {
                let what = "argument must be (or constrained by) map or slice";
                let message = format!("invalid argument: cannot clear {}: {what}", self.show(&x));
                self.error(code::INVALID_ARGUMENT, self.span_of(&x), message);
                return None;
            }
        }
        Some(self.builtin_no_value(builtin, &[x.ty]))
    }

    /// close(c)
    fn close(&mut self, builtin: BuiltinCall<'a>, args: Vec<Operand>) -> Option<Operand> {
        let x = args.into_iter().next()?;
        for specific in specific_types(self.types, x.ty) {
            let fault = match specific.map(|member| self.types.get(member.under)) {
                Some(Type::Chan { dir: ChanDir::Recv, .. }) => "receive-only channel",
                Some(Type::Chan { .. }) => continue,
                _ => "non-channel",
            };
            let message = format!("invalid operation: cannot close {fault} {}", self.show(&x));
            self.error(code::INVALID_CHANNEL_OP, self.span_of(&x), message);
            return None;
        }
        Some(self.builtin_no_value(builtin, &[x.ty]))
    }

    /// complex(x, y floatT) complexT
    fn complex(&mut self, builtin: BuiltinCall<'a>, args: Vec<Operand>) -> Option<Operand> {
        let [mut x, mut y] = <[Operand; 2]>::try_from(args).ok()?;
        let types = self.types;
        match (types.is_untyped(x.ty), types.is_untyped(y.ty)) {
            (false, false) => {}
            (true, false) => self.convert_untyped(&mut x, y.ty),
            (false, true) => self.convert_untyped(&mut y, x.ty),
            (true, true) if x.is_const() && y.is_const() => {
                for x in [&mut x, &mut y] {
                    if types.is(x.ty, BasicKind::is_numeric) && x.value.imag().sign() == 0 {
                        x.ty = TypeId::UNTYPED_FLOAT;
                    }
                }
            }
            // One is a shift; shifts of floats are errors.
            (true, true) => {
                self.convert_untyped(&mut x, TypeId::FLOAT64);
                self.convert_untyped(&mut y, TypeId::FLOAT64);
            }
        }
        if !x.is_valid() || !y.is_valid() {
            return None;
        }
        if !identical(types, x.ty, y.ty) {
            let (call, x_type, y_type) = (self.show(&builtin.e), self.show(&x.ty), self.show(&y.ty));
            let message = format!("invalid operation: {call} (mismatched types {x_type} and {y_type})");
            self.error(code::MISMATCHED_TYPES, self.span_of(&x), message);
            return None;
        }
        let result = match types.basic_kind(x.ty) {
            Some(BasicKind::Float32) => TypeId::COMPLEX64,
            Some(BasicKind::Float64) => TypeId::COMPLEX128,
            Some(BasicKind::UntypedFloat) => TypeId::UNTYPED_COMPLEX,
            _ => return self.no_complex_part(builtin, &x, "arguments have type", "floating-point"),
        };
        if x.is_const() && y.is_const() {
            let value = Constant::complex(x.value.to_float(), y.value.to_float());
            return Some(Operand::constant(builtin.e, result, value));
        }
        Some(self.builtin_value(builtin, result, &[x.ty, x.ty]))
    }

    /// Reports an argument of complex, real or imag that has a wrong type. Type parameters are not supported by Go.
    fn no_complex_part(&mut self, builtin: BuiltinCall<'a>, x: &Operand, what: &str, want: &str) -> Option<Operand> {
        let types = self.types;
        let suits = |kind: BasicKind| if want == "floating-point" { kind.is_float() } else { kind.is_complex() };
        let message = if types.is_type_param(x.ty) && types.all(x.ty, suits) {
            let name = builtin.id.info().name;
            let x = self.show(x);
            format!("{x} not supported as argument to built-in {name} for go1.18 (see go.dev/issue/50937)")
        } else {
            format!("invalid argument: {what} {}, expected {want}", self.show(&x.ty))
        };
        self.error(code::INVALID_ARGUMENT, self.span_of(x), message);
        None
    }

    /// copy(dst, src []E) int
    fn copy(&mut self, builtin: BuiltinCall<'a>, args: Vec<Operand>) -> Option<Operand> {
        let [dst, src] = <[Operand; 2]>::try_from(args).ok()?;
        let types = self.types;
        let dst_elem = match self.slice_elem(&dst) {
            Ok(elem) => elem,
            Err(cause) => return self.invalid_copy(&dst, &cause),
        };
        // As a special case, copy also accepts a destination argument assignable to type []byte with a source argument
        // of a string type.
        let bytes = self.assignable_to(&dst, types.new_slice(TypeId::BYTE)).is_ok() && self.is_bytes_or_string(src.ty);
        if !bytes {
            let src_elem = match self.slice_elem(&src) {
                Ok(elem) => elem,
                Err(_) if types.all(src.ty, BasicKind::is_string) => TypeId::BYTE,
                Err(cause) => return self.invalid_copy(&src, &cause),
            };
            if !identical(types, dst_elem, src_elem) {
                let (x, y) = (self.show(&dst), self.show(&src));
                let (dst_elem, src_elem) = (self.show(&dst_elem), self.show(&src_elem));
                let cause = format!("arguments {x} and {y} have different element types {dst_elem} and {src_elem}");
                return self.invalid_copy(&dst, &cause);
            }
        }
        if types.is_untyped(src.ty) {
            self.finalize_type(&src, TypeId::STRING);
        }
        Some(self.builtin_value(builtin, TypeId::INT, &[dst.ty, src.ty]))
    }

    fn invalid_copy(&mut self, at: &Operand, cause: &str) -> Option<Operand> {
        self.error(code::INVALID_ARGUMENT, self.span_of(at), format!("invalid copy: {cause}"));
        None
    }

    /// delete(m, key)
    fn delete(&mut self, builtin: BuiltinCall<'a>, args: Vec<Operand>) -> Option<Operand> {
        let [map, mut key] = <[Operand; 2]>::try_from(args).ok()?;
        let mut key_type: Option<TypeId> = None;
        for specific in specific_types(self.types, map.ty) {
            let fault = match specific.map(|member| self.types.get(member.under)) {
                Some(Type::Map { key, .. }) => {
                    if key_type.is_none_or(|known| identical(self.types, known, *key)) {
                        key_type = Some(*key);
                        continue;
                    }
                    format!("maps of {} must have identical key types", self.show(&map))
                }
                _ => format!("{} is not a map", self.show(&map)),
            };
            let message = format!("invalid argument: {fault}");
            self.error(code::INVALID_ARGUMENT, self.span_of(&map), message);
            return None;
        }
        self.assignment(&mut key, key_type, "argument to delete");
        if !key.is_valid() {
            return None;
        }
        Some(self.builtin_no_value(builtin, &[map.ty, key.ty]))
    }

    /// real(complexT) floatT, imag(complexT) floatT
    fn real_or_imag(&mut self, builtin: BuiltinCall<'a>, args: Vec<Operand>) -> Option<Operand> {
        let mut x = args.into_iter().next()?;
        let types = self.types;
        if types.is_untyped(x.ty) {
            if !x.is_const() {
                // A shift; those of complex numbers are errors.
                self.convert_untyped(&mut x, TypeId::COMPLEX128);
                if !x.is_valid() {
                    return None;
                }
            } else if types.is(x.ty, BasicKind::is_numeric) {
                x.ty = TypeId::UNTYPED_COMPLEX;
            }
        }
        let result = match types.basic_kind(x.ty) {
            Some(BasicKind::Complex64) => TypeId::FLOAT32,
            Some(BasicKind::Complex128) => TypeId::FLOAT64,
            Some(BasicKind::UntypedComplex) => TypeId::UNTYPED_FLOAT,
            _ => return self.no_complex_part(builtin, &x, "argument has type", "complex type"),
        };
        if x.is_const() {
            let value = if builtin.id == Builtin::Real { x.value.real() } else { x.value.imag() };
            return Some(Operand::constant(builtin.e, result, value));
        }
        Some(self.builtin_value(builtin, result, &[x.ty]))
    }

    /// make(T, n, m)
    fn make(&mut self, builtin: BuiltinCall<'a>) -> Option<Operand> {
        let (&type_expr, sizes) = builtin.call.args.split_first()?;
        let ty = self.var_type(type_expr);
        if !self.is_valid_type(ty) {
            return None;
        }
        let types = self.types;
        let condition = |member: Option<Member>| match member.map(|member| types.get(member.under)) {
            Some(Type::Slice { .. } | Type::Map { .. } | Type::Chan { .. }) => Ok(()),
            None => Err("no specific type".into()),
            Some(_) => Err("type must be slice, map, or channel".into()),
        };
        let under = match common_under(types, ty, &self.qualifier(), condition) {
            Ok(under) => under,
            Err(cause) => {
                let message = format!("invalid argument: cannot make {}: {cause}", self.show(&type_expr));
                self.error(code::INVALID_ARGUMENT, self.expr_span(type_expr), message);
                return None;
            }
        };
        let least = if matches!(types.get(under), Type::Slice { .. }) { 2 } else { 1 };
        let n_args = builtin.call.args.len();
        if n_args < least || n_args > least + 1 {
            let call = self.show(&builtin.e);
            let message =
                format!("invalid operation: {call} expects {least} or {} arguments; found {n_args}", least + 1);
            self.error(code::WRONG_ARG_COUNT, self.expr_span(builtin.e), message);
            return None;
        }
        let values: Vec<_> = sizes.iter().map(|&size| self.index(size, -1).and_then(|index| index.value)).collect();
        if let [Some(len), Some(cap)] = values.as_slice()
            && len > cap
        {
            let message = "invalid argument: length and capacity swapped";
            self.error(code::INVALID_ARGUMENT, self.expr_span(sizes[0]), message);
        }
        Some(self.builtin_value(builtin, ty, &[ty]))
    }

    /// max(x, ...), min(x, ...)
    fn min_or_max(&mut self, builtin: BuiltinCall<'a>, mut args: Vec<Operand>) -> Option<Operand> {
        let types = self.types;
        let op = if builtin.id == Builtin::Max { Comparison::Gt } else { Comparison::Lt };
        let mut x = args.first()?.clone();
        for i in 0..args.len() {
            let arg = &mut args[i];
            if !types.all(arg.ty, BasicKind::is_ordered) {
                let message = format!("invalid argument: {} cannot be ordered", self.show(arg));
                self.error(code::INVALID_ARGUMENT, self.span_of(arg), message);
                return None;
            }
            if i == 0 {
                continue;
            }
            self.match_types(&mut x, arg);
            if !x.is_valid() {
                return None;
            }
            if !identical(types, x.ty, arg.ty) {
                let (x_type, arg_type, arg_text) = (self.show(&x.ty), self.show(&arg.ty), self.show(&arg.source));
                let cause =
                    format!("mismatched types {x_type} (previous argument) and {arg_type} (type of {arg_text})");
                self.error(code::MISMATCHED_TYPES, self.span_of(arg), format!("invalid argument: {cause}"));
                return None;
            }
            if !x.is_const() || !arg.is_const() {
                x.mode = OperandMode::Value;
            } else if Constant::compare(&arg.value, op, &x.value) {
                x = arg.clone();
            }
        }
        if !x.is_const() {
            x.mode = OperandMode::Value;
            // A value must not be untyped.
            let context = format!("argument to built-in {}", builtin.id.info().name);
            self.assignment(&mut x, Some(TypeId::EMPTY_INTERFACE), context.as_str());
            if !x.is_valid() {
                return None;
            }
        }
        for arg in &args {
            self.finalize_type(arg, x.ty);
        }
        if x.is_const() {
            return Some(Operand::constant(builtin.e, x.ty, x.value));
        }
        let params = vec![x.ty; args.len()];
        Some(self.builtin_value(builtin, x.ty, &params))
    }

    /// new(T), new(x)
    fn new_variable(&mut self, builtin: BuiltinCall<'a>) -> Option<Operand> {
        let arg = *builtin.call.args.first()?;
        let mut x = self.expr_or_type(arg, false);
        match x.mode {
            OperandMode::Invalid => return None,
            OperandMode::Builtin(_) => {
                self.require_value(&mut x);
                return None;
            }
            OperandMode::Type => self.valid_var_type(arg, x.ty),
            _ if self.types.is_untyped(x.ty) => {
                self.assignment(&mut x, None, "argument to new");
                if !x.is_valid() {
                    return None;
                }
            }
            _ => {}
        }
        let ty = self.types.new_pointer(x.ty);
        Some(self.builtin_value(builtin, ty, &[x.ty]))
    }

    /// panic(x)
    fn panic_call(&mut self, builtin: BuiltinCall<'a>, args: Vec<Operand>) -> Option<Operand> {
        let mut x = args.into_iter().next()?;
        // A statement that calls panic ends its function.
        self.panics.insert(builtin.e);
        self.assignment(&mut x, Some(TypeId::EMPTY_INTERFACE), "argument to panic");
        if !x.is_valid() {
            return None;
        }
        Some(self.builtin_no_value(builtin, &[TypeId::EMPTY_INTERFACE]))
    }

    /// print(x, ...), println(x, ...)
    fn print(&mut self, builtin: BuiltinCall<'a>, mut args: Vec<Operand>) -> Option<Operand> {
        let context = format!("argument to built-in {}", builtin.id.info().name);
        for x in &mut args {
            self.assignment(x, None, context.as_str());
            if !x.is_valid() {
                return None;
            }
        }
        let params: Vec<TypeId> = args.iter().map(|x| x.ty).collect();
        Some(self.builtin_no_value(builtin, &params))
    }

    /// sleep(d time.Duration)
    fn sleep(&mut self, builtin: BuiltinCall<'a>, args: Vec<Operand>) -> Option<Operand> {
        let mut x = args.into_iter().next()?;
        let duration = self.duration_type(builtin.e)?;
        self.assignment(&mut x, Some(duration), "argument to sleep");
        if !x.is_valid() {
            return None;
        }
        Some(self.builtin_no_value(builtin, &[duration]))
    }
}

/// The array that `under` points to, if it is a pointer to one; else `under`.
fn array_behind(types: &crate::types::Types, under: TypeId) -> TypeId {
    match types.get(under) {
        Type::Pointer { elem } if matches!(types.under(*elem), Type::Array { .. }) => types.underlying(*elem),
        _ => under,
    }
}
