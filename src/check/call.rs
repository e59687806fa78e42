//! Calls and conversions `f(args)`, and lists of values.

use super::Checker;
use super::expr::ExprUse;
use super::index::IndexExpr;
use super::operand::{Operand, OperandMode, Source};
use crate::diag::code;
use crate::syntax::ast::{Call, ExprId};
use crate::types::infer::is_parameterized;
use crate::types::ty::{Type, TypeId};
use crate::types::under::{Member, common_under};
use crate::types::universe::{Builtin, BuiltinUse};

/// A call's explicit type arguments.
#[derive(Clone, Debug, Default)]
pub(super) struct TypeArgs<'a> {
    /// The types; fewer than there are type parameters where the rest is to be inferred.
    pub(super) types: Vec<TypeId>,
    /// Where they stand.
    pub(super) exprs: &'a [ExprId],
}

impl<'a> Checker<'a> {
    /// `f(args)`, a call or a conversion.
    pub(super) fn call_expr(&mut self, e: ExprId, call: &'a Call) -> (Operand, ExprUse) {
        let (mut fun, index) = self.callee(call);
        let (mut x, usage) = match fun.mode {
            OperandMode::Invalid => {
                self.use_exprs(&call.args);
                (Operand::invalid(e), ExprUse::Statement)
            }
            OperandMode::Type => {
                self.non_generic(None, &mut fun);
                if !fun.is_valid() {
                    (fun, ExprUse::Conversion)
                } else {
                    (self.conversion_call(e, call, fun.ty), ExprUse::Conversion)
                }
            }
            OperandMode::Builtin(id) => (self.builtin_call(e, call, id), builtin_use(id)),
            _ => (self.function_call(e, call, fun, index), ExprUse::Statement),
        };
        x.source = Source::Expr(e);
        (x, usage)
    }

    /// What is called. A generic function with type arguments is not instantiated yet: they are completed from the
    /// arguments; then the index expression is returned too.
    fn callee(&mut self, call: &'a Call) -> (Operand, Option<IndexExpr<'a>>) {
        let Some(index) = self.as_index(call.fun) else { return (self.expr_or_type(call.fun, true), None) };
        let (mut fun, is_instance) = self.index_expr(index);
        fun.source = Source::Expr(call.fun);
        self.record(&fun);
        (fun, is_instance.then_some(index))
    }

    /// `T(x)`
    fn conversion_call(&mut self, e: ExprId, call: &Call, ty: TypeId) -> Operand {
        if !self.is_complete(ty) {
            return Operand::invalid(e);
        }
        let &[arg] = call.args.as_slice() else {
            self.use_exprs(&call.args);
            let (at, what) = match call.args.last() {
                None => (e, "missing argument"),
                Some(&last) => (last, "too many arguments"),
            };
            let message = format!("{what} in conversion to {}", self.show(&ty));
            self.error(code::WRONG_ARG_COUNT, self.expr_span(at), message);
            return Operand::invalid(e);
        };
        let target = self.target(Some(ty), "conversion");
        let mut x = self.expr(target.as_ref(), arg);
        if !x.is_valid() {
            return x;
        }
        if call.ellipsis.is_some() {
            let message = format!("invalid use of ... in conversion to {}", self.show(&ty));
            self.error(code::INVALID_VARIADIC, self.expr_span(arg), message);
        } else if self.is_constraint(ty) {
            let ty = self.show(&ty);
            let why = "contains specific type constraints or is comparable";
            let message = format!("cannot use interface {ty} in conversion ({why})");
            self.error(code::INVALID_CONSTRAINT, self.expr_span(e), message);
        } else {
            self.conversion(&mut x, ty);
        }
        x
    }

    /// Whether it is an interface that only constrains.
    fn is_constraint(&self, ty: TypeId) -> bool {
        let types = self.types;
        types.is_non_type_param_interface(ty) && !types.type_set(types.underlying(ty)).is_method_set()
    }

    fn builtin_call(&mut self, e: ExprId, call: &'a Call, id: Builtin) -> Operand {
        let x = self.builtin(e, call, id);
        // A call whose value is known before the program runs is not made.
        if x.is_valid() && !x.is_const() {
            self.env.has_call_or_recv = true;
        }
        x
    }

    fn function_call(&mut self, e: ExprId, call: &'a Call, fun: Operand, index: Option<IndexExpr<'a>>) -> Operand {
        let Some(sig) = self.called_signature(&fun) else {
            self.use_exprs(&call.args);
            return Operand::invalid(e);
        };
        let generic = self.is_generic_signature(sig);
        let Some((sig, targs)) = self.explicit_instance(call, sig, index) else {
            self.use_exprs(&call.args);
            return Operand::invalid(e);
        };
        let args = self.generic_args(&call.args);
        let sig = self.arguments(e, call, sig, targs, args);
        if generic && !self.is_generic_signature(sig) {
            self.record_type_and_value(call.fun, OperandMode::Value, sig, None);
        }
        self.env.has_call_or_recv = true;
        self.note_print_call(e, call);
        self.call_result(e, sig, fun.ty)
    }

    /// The signature of what is called; of a type parameter, the one that all types of its type set have.
    fn called_signature(&mut self, fun: &Operand) -> Option<TypeId> {
        let types = self.types;
        let condition = |member: Option<Member>| match member {
            Some(member) if !matches!(types.get(member.under), Type::Signature(_)) => {
                Err(format!("{} is not a function", self.show(&member.ty)))
            }
            _ => Ok(()),
        };
        match common_under(types, fun.ty, &self.qualifier(), condition) {
            Ok(sig) => Some(sig),
            Err(cause) => {
                let message = format!("invalid operation: cannot call {}: {cause}", self.show(fun));
                self.error(code::NOT_CALLABLE, self.span_of(fun), message);
                None
            }
        }
    }

    pub(super) fn is_generic_signature(&self, ty: TypeId) -> bool {
        self.type_params_of(ty).next().is_some()
    }

    /// The type parameters of a function type.
    pub(super) fn type_params_of(&self, sig: TypeId) -> impl Iterator<Item = TypeId> + use<'a> {
        match self.types.get(sig) {
            Type::Signature(sig) => sig.tparams.as_slice(),
            _ => &[],
        }
        .iter()
        .copied()
    }

    /// The explicit type arguments. When they are complete, the signature is instantiated here, so that it is known
    /// even if the arguments have errors.
    fn explicit_instance(
        &mut self,
        call: &Call,
        sig: TypeId,
        index: Option<IndexExpr<'a>>,
    ) -> Option<(TypeId, TypeArgs<'a>)> {
        let Some(index) = index else { return Some((sig, TypeArgs::default())) };
        let types = self.type_list(index.indices)?;
        let want = self.type_params_of(sig).count();
        if types.len() > want {
            self.too_many_type_args(index.indices[want], types.len(), want);
            return None;
        }
        if types.len() < want {
            return Some((sig, TypeArgs { types, exprs: index.indices }));
        }
        let at = self.node_span(index.e);
        let sig = self.instantiate_signature(at, call.fun, sig, types, index.indices);
        Some((sig, TypeArgs::default()))
    }

    pub(super) fn too_many_type_args(&mut self, at: ExprId, got: usize, want: usize) {
        let message = format!("got {got} type arguments but want {want}");
        self.error(code::WRONG_TYPE_ARG_COUNT, self.expr_span(at), message);
    }

    /// What a call of a function of type `sig` gives.
    fn call_result(&mut self, e: ExprId, sig: TypeId, fun_type: TypeId) -> Operand {
        let Type::Signature(function) = self.types.get(sig) else { return Operand::invalid(e) };
        let x = match self.types.tuple(function.results) {
            [] => return Operand::new(OperandMode::NoValue, e, fun_type),
            &[result] => {
                let ty = self.types.type_of(result);
                if !self.is_complete(ty) {
                    return Operand::invalid(e);
                }
                Operand::new(OperandMode::Value, e, ty)
            }
            _ => Operand::new(OperandMode::Value, e, function.results),
        };
        // Inference failed: the result has no type.
        if !function.tparams.is_empty() && is_parameterized(self.types, &function.tparams, x.ty) {
            return Operand::invalid(e);
        }
        x
    }

    /// The values of a list of expressions: one each, or the results of the one call that the list is.
    pub(super) fn expr_list(&mut self, list: &[ExprId]) -> Vec<Operand> {
        match list {
            &[only] => self.multi_expr(only, false).0,
            _ => list.iter().map(|&e| self.expr(None, e)).collect(),
        }
    }

    /// The arguments of a call: like [`Checker::expr_list`], but generic functions may be among them, with some of
    /// their type arguments or none.
    fn generic_args(&mut self, list: &'a [ExprId]) -> Args {
        let single = list.len() == 1;
        let mut args = Args::default();
        for &e in list {
            let mut x = match self.as_index(e) {
                Some(index) => match self.index_expr(index) {
                    (mut x, true) => {
                        let targs = self.func_inst(None, &mut x, Some(index), false);
                        if targs.is_none() {
                            self.record(&x);
                        }
                        args.push(x, targs.unwrap_or_default());
                        continue;
                    }
                    (mut x, false) => {
                        // What raw_expr would have done.
                        x.source = Source::Expr(e);
                        self.record(&x);
                        x
                    }
                },
                None => self.raw_expr(None, e, None, true).0,
            };
            self.require_value(&mut x);
            match self.types.get(x.ty) {
                Type::Tuple(results) if single && x.is_valid() => {
                    for &result in results {
                        args.push(Operand::new(OperandMode::Value, e, self.types.type_of(result)), Vec::new());
                    }
                }
                _ => {
                    self.single_value(&mut x);
                    args.push(x, Vec::new());
                }
            }
        }
        args
    }
}

/// The arguments of a call.
#[derive(Debug, Default)]
pub(super) struct Args {
    /// The values.
    pub(super) operands: Vec<Operand>,
    /// For an argument that is a generic function with some of its type arguments: those.
    pub(super) targs: Vec<Vec<TypeId>>,
}

impl Args {
    fn push(&mut self, x: Operand, targs: Vec<TypeId>) {
        self.operands.push(x);
        self.targs.push(targs);
    }
}

/// How a call of a built-in function may stand as a statement.
fn builtin_use(id: Builtin) -> ExprUse {
    match id.info().usage {
        BuiltinUse::Expression => ExprUse::Expression,
        BuiltinUse::Statement | BuiltinUse::Either => ExprUse::Statement,
    }
}
