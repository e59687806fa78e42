//! Type expressions.

use super::operand::{Operand, OperandMode};
use super::{Checker, deep};
use crate::diag::code;
use crate::syntax::ast::{ArrayLen, BinaryOp, ChanDir, ExprId, ExprKind, UnaryOp};
use crate::types::comparable::comparable;
use crate::types::object::ObjectKind;
use crate::types::ty::{BasicKind, ObjId, Type, TypeId};

/// How deeply a type expression may be nested. The names of a type and of all its parts, which a program can ask for,
/// are together as long as the square of it.
const MAX_TYPE_DEPTH: usize = 5_000;

/// A type expression that is not what was wanted.
#[derive(Debug)]
pub(super) enum NotGeneric {
    /// It had an error, which was reported.
    Invalid,
    /// It is a type, but not a generic one: the reason as messages write it.
    Because(String),
}

impl<'a> Checker<'a> {
    /// The type that `e` denotes; it must not be a generic type without type arguments.
    pub(super) fn ty(&mut self, e: ExprId) -> TypeId {
        self.declared_type(e, None)
    }

    /// The type of a variable: not a constraint either.
    pub(super) fn var_type(&mut self, e: ExprId) -> TypeId {
        let ty = self.declared_type(e, None);
        self.valid_var_type(e, ty);
        ty
    }

    pub(super) fn valid_var_type(&mut self, e: ExprId, ty: TypeId) {
        // Only names, instances and interfaces can be constraints; nothing is put off for other types.
        if !matches!(self.types.get(ty), Type::Named(_) | Type::Alias(_) | Type::Interface(_)) {
            return;
        }
        self.later(move |check| {
            let types = check.types;
            if types.as_type_param(ty).is_some() {
                return;
            }
            let set = types.type_set(types.underlying(ty));
            if set.is_method_set() {
                return;
            }
            let why = if set.comparable { "is (or embeds) comparable" } else { "contains type constraints" };
            let message = format!("cannot use type {} outside a type constraint: interface {why}", check.show(&ty));
            check.error(code::INVALID_CONSTRAINT, check.expr_span(e), message);
        });
    }

    /// The type that `e` denotes, where `e` is the right side of the declaration of `def`.
    pub(super) fn declared_type(&mut self, e: ExprId, def: Option<ObjId>) -> TypeId {
        self.type_depth += 1;
        let mut ty = if self.type_depth > MAX_TYPE_DEPTH { self.too_deep(e) } else { deep(|| self.type_expr(e, def)) };
        self.type_depth -= 1;
        if self.types.is_generic(ty) {
            let message = format!("cannot use generic type {} without instantiation", self.show(&ty));
            self.error(code::UNINSTANTIATED, self.expr_span(e), message);
            ty = TypeId::INVALID;
        }
        self.record_type_and_value(e, OperandMode::Type, ty, None);
        ty
    }

    /// Reports, once, that the type is nested too deeply.
    #[cold]
    fn too_deep(&mut self, e: ExprId) -> TypeId {
        self.error(code::NESTED_TOO_DEEPLY, self.expr_span(e), "type nested too deeply");
        TypeId::INVALID
    }

    /// The generic type that `e` denotes.
    pub(super) fn generic_type(&mut self, e: ExprId) -> Result<TypeId, NotGeneric> {
        let ty = deep(|| self.type_expr(e, None));
        let is = self.types.is_generic(ty);
        self.record_type_and_value(e, OperandMode::Type, if is { ty } else { TypeId::INVALID }, None);
        match ty {
            _ if is => Ok(ty),
            _ if !self.types.is_valid(ty) => Err(NotGeneric::Invalid),
            _ => Err(NotGeneric::Because(format!("{} is not a generic type", self.show(&ty)))),
        }
    }

    fn type_expr(&mut self, e: ExprId, def: Option<ObjId>) -> TypeId {
        let ast = self.ast;
        match &ast.exprs[e].kind {
            ExprKind::Bad => TypeId::INVALID,
            ExprKind::Name(_) => {
                let x = self.ident(e, true);
                self.type_operand(&x)
            }
            ExprKind::Selector { .. } => {
                let x = self.selector(e, true);
                self.type_operand(&x)
            }
            ExprKind::Index { x, indices, .. } => self.instantiated_type(*x, indices),
            // Generic types cannot be parenthesized.
            ExprKind::Paren(x) => self.declared_type(*x, def),
            ExprKind::ArrayType { len, elem } => self.array_type(e, *len, *elem),
            ExprKind::StructType(fields) => self.struct_type(fields),
            ExprKind::Star(x) => match self.var_type(*x) {
                TypeId::INVALID => TypeId::INVALID,
                base => self.types.new_pointer(base),
            },
            ExprKind::FuncType(_) => {
                let sig = self.types.reserve();
                self.func_type(sig, None, e);
                sig
            }
            ExprKind::InterfaceType(interface) => self.interface_type(self.expr_span(e), interface, def),
            ExprKind::MapType { key, value } => self.map_type(*key, *value),
            ExprKind::ChanType { dir, elem } => {
                let elem = self.var_type(*elem);
                self.types.new_chan(channel_direction(*dir), elem)
            }
            _ => {
                let message = format!("{} is not a type", self.show(&e));
                self.error(code::NOT_A_TYPE, self.expr_span(e), message);
                self.use_exprs(&[e]);
                TypeId::INVALID
            }
        }
    }

    /// The type that an operand is.
    fn type_operand(&mut self, x: &Operand) -> TypeId {
        let what = match x.mode {
            OperandMode::Type => return x.ty,
            OperandMode::Invalid => return TypeId::INVALID,
            OperandMode::NoValue => "used as type",
            _ => "is not a type",
        };
        let message = format!("{} {what}", self.show(x));
        self.error(code::NOT_A_TYPE, self.span_of(x), message);
        TypeId::INVALID
    }

    fn array_type(&mut self, e: ExprId, len: ArrayLen, elem: ExprId) -> TypeId {
        let len = match len {
            ArrayLen::Slice => {
                let elem = self.var_type(elem);
                return self.types.new_slice(elem);
            }
            ArrayLen::Ellipsis(_) => {
                let message = "invalid use of [...] array (outside a composite literal)";
                self.error(code::INVALID_ARRAY_LENGTH, self.expr_span(e), message);
                None
            }
            ArrayLen::Expr(e) => self.array_length(e),
        };
        let elem = self.var_type(elem);
        len.map_or(TypeId::INVALID, |len| self.types.new_array(len, elem))
    }

    fn map_type(&mut self, key: ExprId, value: ExprId) -> TypeId {
        let (key_type, elem) = (self.var_type(key), self.var_type(value));
        // Spec: the comparison operators == and != must be fully defined for operands of the key type.
        self.later(move |check| {
            if key_type == TypeId::INVALID || comparable(check.types, key_type) {
                return;
            }
            let is_type_param = check.types.as_type_param(key_type).is_some();
            let why = if is_type_param { " (missing comparable constraint)" } else { "" };
            let message = format!("invalid map key type {}{why}", check.show(&key_type));
            check.error(code::INVALID_MAP_KEY, check.expr_span(key), message);
        });
        self.types.new_map(key_type, elem)
    }

    /// `x[args]`
    fn instantiated_type(&mut self, x: ExprId, args: &'a [ExprId]) -> TypeId {
        let generic = match self.generic_type(x) {
            Ok(ty) => ty,
            Err(NotGeneric::Invalid) => return TypeId::INVALID,
            Err(NotGeneric::Because(why)) => {
                let list: Vec<String> = args.iter().map(|arg| self.show(arg)).collect();
                let message = format!("invalid operation: {}[{}] ({why})", self.show(&x), list.join(", "));
                self.error(code::NOT_GENERIC, self.expr_span(x), message);
                return TypeId::INVALID;
            }
        };
        let Some(targs) = self.type_list(args) else { return TypeId::INVALID };
        let inst = self.instance(self.expr_span(x), generic, targs.clone());
        if inst == TypeId::INVALID {
            return inst;
        }
        self.later(move |check| check.verify_instance(x, args, (generic, targs)));
        inst
    }

    /// Checks the type arguments of an instance that stands in the source, now that the generic type is complete.
    fn verify_instance(&mut self, x: ExprId, args: &[ExprId], (generic, targs): (TypeId, Vec<TypeId>)) {
        let types = self.types;
        self.record_instance(x, targs.clone());
        let tparams = types.type_params(generic);
        let name = match types.get(generic) {
            Type::Named(named) => types.obj(named.obj).name,
            Type::Alias(alias) => types.obj(alias.obj).name,
            _ => return,
        };
        if !self.validate_targ_count(self.expr_span(x), &types.name(name), tparams.len(), targs.len()) {
            return;
        }
        match self.verify(tparams, &targs) {
            Ok(()) => self.record_flow(self.expr_span(x), tparams, &targs, args),
            Err((i, message)) => {
                let at = args.get(i).map_or(self.expr_span(x), |&arg| self.expr_span(arg));
                self.error(code::CONSTRAINT_NOT_SATISFIED, at, message);
            }
        }
    }

    /// The length of an array type; none if it had an error.
    pub(super) fn array_length(&mut self, e: ExprId) -> Option<i64> {
        // A name may be an attempt at a type parameter without constraint.
        if let ExprKind::Name(name) = self.ast.exprs[e].kind {
            let text = self.types.name(name);
            let message = match self.lookup(name) {
                None => format!("undefined array length {text} or missing type constraint"),
                Some(obj) if !matches!(self.types.obj(obj).kind, ObjectKind::Const(_)) => {
                    self.types.obj(obj).set_used(true);
                    format!("invalid array length {text}")
                }
                Some(_) => String::new(),
            };
            if !message.is_empty() {
                self.error(code::INVALID_ARRAY_LENGTH, self.expr_span(e), message);
                return None;
            }
        }
        let x = self.expr(None, e);
        if !x.is_valid() {
            return None;
        }
        let shown = self.show(&x);
        let message = if !x.is_const() {
            format!("array length {shown} must be constant")
        } else {
            let value = x.value.represent(BasicKind::Int).and_then(|value| value.as_i64());
            let integral = self.types.is_untyped(x.ty) || self.types.is(x.ty, BasicKind::is_integer);
            match value {
                Some(len) if integral && len >= 0 => return Some(len),
                _ if self.types.is(x.ty, BasicKind::is_integer) => format!("invalid array length {shown}"),
                _ => format!("array length {shown} must be integer"),
            }
        };
        self.error(code::INVALID_ARRAY_LENGTH, self.span_of(&x), message);
        None
    }

    /// The types that `list` denotes; none if one of them had an error.
    pub(super) fn type_list(&mut self, list: &[ExprId]) -> Option<Vec<TypeId>> {
        let types: Vec<TypeId> = list.iter().map(|&e| self.var_type(e)).collect();
        (!types.contains(&TypeId::INVALID)).then_some(types)
    }

    /// Whether `e` is a type set that only a constraint can be: `~T`, `A | B`.
    pub(super) fn is_union(&self, e: ExprId) -> bool {
        matches!(
            self.ast.exprs[e].kind,
            ExprKind::Unary { op: UnaryOp::Tilde, .. } | ExprKind::Binary { op: BinaryOp::Or, .. }
        )
    }
}

/// The direction of a channel type.
fn channel_direction(dir: ChanDir) -> crate::types::ty::ChanDir {
    match dir {
        ChanDir::Both => crate::types::ty::ChanDir::Both,
        ChanDir::Send => crate::types::ty::ChanDir::Send,
        ChanDir::Recv => crate::types::ty::ChanDir::Recv,
    }
}
