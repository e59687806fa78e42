//! Function types: parameters, results, receivers.

use super::Checker;
use super::operand::OperandMode;
use super::type_expr::NotGeneric;
use crate::base::intern::Symbol;
use crate::base::span::Span;
use crate::diag::code;
use crate::syntax::ast::{ExprId, ExprKind, FuncType, Ident, Param, Receiver};
use crate::types::object::{Object, VarKind};
use crate::types::subst::Substitution;
use crate::types::ty::{BasicKind, ObjId, ScopeId, Signature, Type, TypeId};

/// What a receiver's type expression consists of.
pub(super) struct ReceiverParts<'a> {
    /// Whether it is a pointer.
    pub(super) pointer: bool,
    /// The base type, without pointer and type parameters.
    pub(super) base: ExprId,
    /// What stands in brackets after the base type.
    pub(super) tparams: Option<&'a [ExprId]>,
}

impl<'a> Checker<'a> {
    /// Completes the reserved type `sig` with the function type `e`, a method's with the receiver `recv`. Returns the
    /// function's scope, which holds type parameters, receiver, parameters and results.
    pub(super) fn func_type(&mut self, sig: TypeId, recv: Option<&'a Receiver>, e: ExprId) -> ScopeId {
        let ast = self.ast;
        let ExprKind::FuncType(ftype) = &ast.exprs[e].kind else {
            self.types.complete(sig, Type::Signature(Signature::default()));
            return self.env.scope;
        };
        let outer = self.env.scope;
        let scope = self.types.new_block_scope(outer, ast.exprs[e].span);
        self.types.scope(scope).is_func.set(true);
        self.env.scope = scope;
        let signature = self.signature(recv, ftype);
        self.types.complete(sig, Type::Signature(signature));
        self.env.scope = outer;
        self.func_scopes.insert(sig, scope);
        scope
    }

    fn signature(&mut self, receiver: Option<&'a Receiver>, ftype: &'a FuncType) -> Signature {
        let mut signature = Signature::default();
        if let Some(param) = receiver.and_then(|r| r.params.first()) {
            let (recv, tparams) = self.collect_receiver(param);
            signature.recv = Some(recv);
            signature.recv_tparams = tparams;
        }
        if !ftype.tparams.is_empty() {
            let tparams = self.declare_type_params(&ftype.tparams);
            self.types.bind_type_params(&tparams);
            self.collect_bounds(&tparams, &ftype.tparams);
            signature.tparams = tparams;
        }
        let (params, variadic) = self.collect_params(VarKind::Param, &ftype.params);
        let (results, _) = self.collect_params(VarKind::Result, &ftype.results);
        let declared = signature.recv.iter().chain(&params).chain(&results).copied().collect::<Vec<_>>();
        for var in declared {
            if self.types.obj(var).name != Symbol::EMPTY {
                self.declare(self.env.scope, var);
            }
        }
        signature.params = self.types.new_tuple(params);
        signature.results = self.types.new_tuple(results);
        signature.variadic = variadic;
        signature
    }

    /// The variables of a parameter list, and whether the last one is variadic.
    fn collect_params(&mut self, kind: VarKind, list: &'a [Param]) -> (Vec<ObjId>, bool) {
        let mut vars = Vec::with_capacity(list.len());
        let mut last: Option<(ExprId, TypeId)> = None;
        let mut variadic = false;
        for (i, param) in list.iter().enumerate() {
            let mut ty = match last {
                Some((e, ty)) if e == param.ty => ty,
                _ => self.var_type(param.ty),
            };
            last = Some((param.ty, ty));
            if let Some(dots) = param.variadic {
                if kind == VarKind::Param && i + 1 == list.len() {
                    variadic = true;
                    ty = self.types.new_slice(ty);
                } else {
                    let message = "can only use ... with final parameter in list";
                    self.error(code::INVALID_VARIADIC, Span::at(dots), message);
                }
            }
            let (pos, name) = match param.name {
                Some(name) => (name.pos(), name.name),
                None => (self.expr_pos(param.ty), Symbol::EMPTY),
            };
            vars.push(self.types.new_object(Object::var(kind, pos, Some(self.pkg()), name, Some(ty))));
        }
        (vars, variadic)
    }

    /// The receiver, and the type parameters that it declares.
    fn collect_receiver(&mut self, param: &'a Param) -> (ObjId, Vec<TypeId>) {
        let parts = self.receiver_parts(param.ty);
        let (ty, tparams) = match parts.tparams {
            None => (self.plain_receiver(param.ty, parts.base), Vec::new()),
            Some(names) => self.generic_receiver(param.ty, &parts, names),
        };
        let (pos, name) = match param.name {
            Some(name) => (name.pos(), name.name),
            None => (self.expr_pos(param.ty), Symbol::EMPTY),
        };
        let recv = self.types.new_object(Object::var(VarKind::Recv, pos, Some(self.pkg()), name, Some(ty)));
        let base = parts.base;
        // The type may not be complete yet.
        self.later(move |check| check.valid_receiver(base, recv));
        (recv, tparams)
    }

    fn plain_receiver(&mut self, e: ExprId, base: ExprId) -> TypeId {
        let ty = self.var_type(e);
        // Spec: methods cannot be defined on instances, also not through aliases.
        let mut at = self.without_pointers(ty);
        while let Type::Alias(_) = self.types.get(at) {
            let target = self.without_pointers(self.types.rhs(at).unwrap_or(TypeId::INVALID));
            if !self.types.type_params(target).is_empty() {
                let message = format!("cannot define new methods on instantiated type {}", self.show(&target));
                self.error(code::INVALID_RECEIVER, self.expr_span(base), message);
                return TypeId::INVALID;
            }
            at = target;
        }
        ty
    }

    fn without_pointers(&self, mut ty: TypeId) -> TypeId {
        while let Type::Pointer { elem } = self.types.get(ty) {
            ty = *elem;
        }
        ty
    }

    fn generic_receiver(&mut self, e: ExprId, parts: &ReceiverParts<'a>, names: &'a [ExprId]) -> (TypeId, Vec<TypeId>) {
        let types = self.types;
        let base_span = self.expr_span(parts.base);
        let base = match self.generic_type(parts.base) {
            Ok(ty) if matches!(types.get(ty), Type::Alias(_)) => {
                let message = format!("cannot define new methods on generic alias type {}", self.show(&ty));
                self.error(code::INVALID_RECEIVER, base_span, message);
                None
            }
            Ok(ty) => Some(ty),
            Err(NotGeneric::Because(why)) => {
                self.error(code::INVALID_RECEIVER, base_span, why);
                None
            }
            Err(NotGeneric::Invalid) => None,
        };
        // The names may be those of the base type's declaration or others: they are declared here.
        let mut tparams = Vec::with_capacity(names.len());
        for &name in names {
            let ident = self.receiver_tparam(name);
            let tparam = self.declare_type_param(ident);
            if let Type::TypeParam(p) = types.get(tparam) {
                self.record_use(name, p.obj);
            }
            self.record_type_and_value(name, OperandMode::Type, tparam, None);
            tparams.push(tparam);
        }
        types.bind_type_params(&tparams);
        let Some(base) = base else { return (TypeId::INVALID, tparams) };
        let base_tparams = types.type_params(base);
        if base_tparams.len() == tparams.len() {
            for (&tparam, &base_tparam) in tparams.iter().zip(base_tparams) {
                self.mono.record_canon(tparam, base_tparam);
                let bound = types.as_type_param(base_tparam).map_or(TypeId::INVALID, |p| p.bound());
                types.set_bound(tparam, types.subst(bound, &Substitution::new(base_tparams, &tparams)));
            }
        } else {
            let message = format!(
                "receiver declares {}, but receiver base type declares {}",
                super::assign::measure(tparams.len(), "type parameter"),
                base_tparams.len()
            );
            self.error(code::WRONG_TYPE_ARG_COUNT, base_span, message);
        }
        let mut ty = self.instance(self.expr_span(e), base, tparams.clone());
        self.record_instance(parts.base, tparams.clone());
        if parts.pointer && ty != TypeId::INVALID {
            ty = types.new_pointer(ty);
        }
        self.record_receiver_types(e, ty);
        (ty, tparams)
    }

    fn receiver_tparam(&mut self, e: ExprId) -> Ident {
        let span = self.expr_span(e);
        match self.ast.exprs[e].kind {
            ExprKind::Name(name) => return Ident { name, span },
            ExprKind::Bad => {}
            _ => {
                let message = format!("receiver type parameter {} must be an identifier", self.show(&e));
                self.error(code::INVALID_RECEIVER, span, message);
            }
        }
        Ident { name: Symbol::BLANK, span }
    }

    /// Records the type of a receiver's expression and of the parts that denote it or its base.
    fn record_receiver_types(&mut self, mut e: ExprId, mut ty: TypeId) {
        loop {
            self.record_type_and_value(e, OperandMode::Type, ty, None);
            match (&self.ast.exprs[e].kind, self.types.get(ty)) {
                (ExprKind::Paren(x), _) => e = *x,
                (ExprKind::Star(x), Type::Pointer { elem }) => (e, ty) = (*x, *elem),
                _ => return,
            }
        }
    }

    /// Takes a receiver's type expression apart.
    pub(super) fn receiver_parts(&self, e: ExprId) -> ReceiverParts<'a> {
        let ast = self.ast;
        let mut base = self.unparen(e);
        let mut pointer = false;
        if let ExprKind::Star(x) = ast.exprs[base].kind {
            pointer = true;
            base = self.unparen(x);
        }
        match &ast.exprs[base].kind {
            ExprKind::Index { x, indices, .. } => ReceiverParts { pointer, base: *x, tparams: Some(indices) },
            _ => ReceiverParts { pointer, base, tparams: None },
        }
    }

    /// Spec: the receiver's base type must not be a pointer or interface type and it must be declared in the same
    /// package as the method.
    fn valid_receiver(&mut self, base: ExprId, recv: ObjId) {
        let types = self.types;
        let ty = types.type_of(recv);
        let stripped = match types.ty(ty) {
            Type::Pointer { elem } => *elem,
            _ => ty,
        };
        let message = match types.ty(stripped) {
            Type::Basic(basic) if basic.kind == BasicKind::Invalid => return,
            Type::Named(named) if types.obj(named.obj).pkg == Some(self.pkg()) => {
                let cause = match types.under(stripped) {
                    Type::Basic(basic) if basic.kind == BasicKind::UnsafePointer => "unsafe.Pointer",
                    Type::Pointer { .. } | Type::Interface(_) => "pointer or interface type",
                    _ => return,
                };
                format!("invalid receiver type {} ({cause})", self.show(&stripped))
            }
            Type::Named(_) | Type::Basic(_) => {
                format!("cannot define new methods on non-local type {}", self.show(&stripped))
            }
            _ => format!("invalid receiver type {}", self.show(&ty)),
        };
        self.error(code::INVALID_RECEIVER, self.expr_span(base), message);
    }

    /// The expression without parentheses around it.
    pub(super) fn unparen(&self, mut e: ExprId) -> ExprId {
        while let ExprKind::Paren(x) = self.ast.exprs[e].kind {
            e = x;
        }
        e
    }
}
