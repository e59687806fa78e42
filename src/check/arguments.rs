//! The arguments of a call: their number, the type arguments that follow from them, and their types.

use super::Checker;
use super::call::{Args, TypeArgs};
use super::infer::Inference;
use super::operand::{ArgumentTo, Operand};
use super::report::ErrorLines;
use crate::base::span::Span;
use crate::diag::code;
use crate::syntax::ast::{Call, ExprId};
use crate::types::subst::Substitution;
use crate::types::ty::{Signature, Type, TypeId};

impl<'a> Checker<'a> {
    /// Checks the arguments of a call of a function of type `sig`, instantiated where it is generic. Returns the type
    /// of the instance, or `sig` when there was an error.
    pub(super) fn arguments(
        &mut self,
        e: ExprId,
        call: &Call,
        sig: TypeId,
        targs: TypeArgs<'a>,
        mut args: Args,
    ) -> TypeId {
        let Type::Signature(function) = self.types.get(sig) else { return sig };
        let Some(params) = self.matched_params(e, call, function, &args.operands) else { return sig };
        let Some((sig, params)) = self.infer_arguments(call, sig, targs, params, &mut args) else { return sig };
        for (x, ty) in args.operands.iter_mut().zip(params) {
            self.assignment(x, Some(ty), ArgumentTo(call.fun));
        }
        sig
    }

    /// One parameter type for each argument, or the wrong number is reported.
    ///
    /// | | `f(a, b)` | `f(a, b...)` |
    /// |---|---|---|
    /// | `func(A, B)` | as many | invalid |
    /// | `func(A, ...B)` | as many or one less or more | as many |
    fn matched_params(
        &mut self,
        e: ExprId,
        call: &Call,
        function: &Signature,
        args: &[Operand],
    ) -> Option<Vec<TypeId>> {
        let types = self.types;
        let mut params: Vec<TypeId> = types.tuple(function.params).iter().map(|&p| types.type_of(p)).collect();
        let mut wanted = params.len();
        let spread = call.ellipsis.is_some();
        if spread && !function.variadic {
            let message = format!("cannot use ... in call to non-variadic {}", self.show(&call.fun));
            self.error(code::INVALID_VARIADIC, self.expr_span(e), message);
            return None;
        }
        if spread && call.args.len() == 1 && args.len() > 1 {
            let message = format!("cannot use ... with {}-valued {}", args.len(), self.show(&call.args[0]));
            self.error(code::INVALID_VARIADIC, self.expr_span(e), message);
            return None;
        }
        if function.variadic && !spread {
            wanted -= 1;
            if args.len() >= wanted {
                let rest = params.pop().map_or(TypeId::INVALID, |last| match types.under(last) {
                    Type::Slice { elem } => *elem,
                    _ => TypeId::INVALID,
                });
                params.resize(args.len(), rest);
                wanted = args.len();
            }
        }
        if args.len() == wanted {
            return Some(params);
        }
        self.wrong_argument_count(e, call, function, args, wanted);
        None
    }

    fn wrong_argument_count(&mut self, e: ExprId, call: &Call, function: &Signature, args: &[Operand], wanted: usize) {
        let types = self.types;
        let (what, at) = match args.get(wanted) {
            Some(surplus) => ("too many", self.span_of(surplus)),
            None => ("not enough", args.last().map_or_else(|| self.expr_span(e), |last| self.span_of(last))),
        };
        let have: Vec<TypeId> = args.iter().map(|x| x.ty).collect();
        let want: Vec<TypeId> = types.tuple(function.params).iter().map(|&p| types.type_of(p)).collect();
        let message = format!("{what} arguments in call to {}", self.show(&call.fun));
        let mut error = ErrorLines::new(code::WRONG_ARG_COUNT, at, message);
        let have = self.types_summary(&have, false, call.ellipsis.is_some());
        let want = self.types_summary(&want, function.variadic, false);
        error.add(Span::NONE, format!("have {have}")).add(Span::NONE, format!("want {want}"));
        self.report(error);
    }

    /// Infers the type arguments of the callee and of generic functions among the arguments, and instantiates them.
    /// Returns the callee's type and the parameter types; none when they cannot be inferred, which is reported.
    fn infer_arguments(
        &mut self,
        call: &Call,
        sig: TypeId,
        targs: TypeArgs<'a>,
        params: Vec<TypeId>,
        args: &mut Args,
    ) -> Option<(TypeId, Vec<TypeId>)> {
        let own: Vec<TypeId> = self.type_params_of(sig).collect();
        let mut inference = Inference { at: Span::at(call.lparen), params, ..Inference::default() };
        // The function may call itself: its parameters inside and outside the call are different ones.
        inference.add_renamed(self.types, &own, targs.types.iter().copied());
        let generic_args = self.rename_generic_args(args, &mut inference);
        if inference.tparams.is_empty() {
            return Some((sig, inference.params));
        }
        let inferred = match self.infer(&inference, &args.operands) {
            Ok(inferred) => inferred,
            Err(None) => return None,
            Err(Some((at, cause))) => {
                let message = format!("in call to {}, {cause}", self.show(&call.fun));
                self.error(code::CANNOT_INFER, at, message);
                return None;
            }
        };
        let mut rest = inferred[own.len()..].iter().copied();
        let result = if own.is_empty() {
            (sig, inference.params)
        } else {
            let at = Span::at(call.lparen);
            let instance = self.instantiate_signature(at, call.fun, sig, inferred[..own.len()].to_vec(), targs.exprs);
            let substitution = Substitution::new(&inference.tparams[..own.len()], &inferred);
            let params = inference.params.iter().map(|&param| self.types.subst(param, &substitution));
            (instance, params.collect())
        };
        for i in generic_args {
            let x = &mut args.operands[i];
            let n = self.type_params_of(x.ty).count();
            let targs: Vec<TypeId> = rest.by_ref().take(n).collect();
            if let Some(e) = x.expr() {
                x.ty = self.instantiate_signature(Span::at(call.lparen), e, x.ty, targs, &[]);
                self.record(x);
            }
        }
        Some(result)
    }

    /// Gives each argument that is a generic function type parameters of its own, which are inferred too. Returns
    /// which these are.
    fn rename_generic_args(&mut self, args: &mut Args, inference: &mut Inference) -> Vec<usize> {
        let types = self.types;
        let mut generic = Vec::new();
        for (i, (x, targs)) in args.operands.iter_mut().zip(&args.targs).enumerate() {
            let Type::Signature(sig) = types.get(x.ty) else { continue };
            if sig.tparams.is_empty() || !x.is_valid() {
                continue;
            }
            let (tparams, substitution) = types.fresh_type_params(&sig.tparams, &Substitution::default());
            let params = types.subst(sig.params, &substitution);
            let results = types.subst(sig.results, &substitution);
            x.ty = types.push(Type::Signature(Signature { tparams: tparams.clone(), params, results, ..sig.clone() }));
            inference.add(&tparams, targs.iter().copied());
            generic.push(i);
        }
        generic
    }
}
