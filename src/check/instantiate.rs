//! Instantiation of generic functions and types, and whether type arguments satisfy their constraints.

use super::conversion::Cause;
use super::index::IndexExpr;
use super::infer::Inference;
use super::operand::{Operand, OperandMode, Source};
use super::{Checker, Target};
use crate::base::span::Span;
use crate::diag::code;
use crate::syntax::ast::{ExprId, ExprKind};
use crate::types::implements::verify;
use crate::types::ty::{Signature, Type, TypeId};

impl<'a> Checker<'a> {
    /// Instantiates the generic function `x`, with the type arguments of `index` if there is one.
    ///
    /// With `infer`, missing ones are inferred from the function type that it is assigned to, if any. Without, they are
    /// left for the call in which it is an argument: the result is then those that there are.
    pub(super) fn func_inst(
        &mut self,
        target: Option<&Target>,
        x: &mut Operand,
        index: Option<IndexExpr<'a>>,
        infer: bool,
    ) -> Option<Vec<TypeId>> {
        let mut targs = Vec::new();
        let exprs = index.map_or(&[][..], |index| index.indices);
        if let Some(index) = index {
            x.source = Source::Expr(index.e);
            let Some(list) = self.type_list(index.indices) else {
                x.invalidate();
                return None;
            };
            targs = list;
        }
        let sig_type = x.ty;
        let want = self.type_params_of(sig_type).count();
        if targs.len() > want {
            self.too_many_type_args(exprs[targs.len() - 1], targs.len(), want);
            x.invalidate();
            return None;
        }
        if targs.len() < want {
            if !infer {
                return Some(targs);
            }
            let Some(inferred) = self.infer_for_target(target, x, targs) else {
                x.invalidate();
                return None;
            };
            targs = inferred;
        }
        let e = x.expr()?;
        x.ty = self.instantiate_signature(self.node_span(e), e, sig_type, targs, exprs);
        x.mode = OperandMode::Value;
        None
    }

    /// The generic function `x` as a value of the function type that it is assigned to.
    pub(super) fn instantiate_for_target(&mut self, target: &Target, x: &mut Operand) {
        self.func_inst(Some(target), x, None, true);
    }

    /// Infers the type arguments of `x`, in an assignment to a variable of `target`'s type, as if that variable were
    /// passed to a generic function with a parameter of `x`'s type.
    fn infer_for_target(&mut self, target: Option<&Target>, x: &Operand, targs: Vec<TypeId>) -> Option<Vec<TypeId>> {
        let Type::Signature(sig) = self.types.get(x.ty) else { return None };
        let at = x.expr().map_or(Span::NONE, |e| self.node_span(e));
        let mut inference = Inference { at, reverse: true, ..Inference::default() };
        let mut args = Vec::new();
        if let Some(target) = target {
            let plain = Signature { recv: None, recv_tparams: Vec::new(), tparams: Vec::new(), ..sig.clone() };
            inference.params = vec![self.types.push(Type::Signature(plain))];
            args.push(Operand::named(at, target.description.as_str(), target.sig));
        }
        inference.add_renamed(self.types, &sig.tparams, targs.into_iter());
        match self.infer(&inference, &args) {
            Ok(inferred) => Some(inferred),
            Err(fault) => {
                if let Some((at, cause)) = fault {
                    self.error(code::CANNOT_INFER, at, cause);
                }
                None
            }
        }
    }

    /// The type of the generic function that `e` denotes, with these type arguments, `exprs` being the explicit ones.
    /// That they satisfy the constraints is checked later.
    pub(super) fn instantiate_signature(
        &mut self,
        at: Span,
        e: ExprId,
        sig: TypeId,
        targs: Vec<TypeId>,
        exprs: &'a [ExprId],
    ) -> TypeId {
        let instance = self.types.instantiate(sig, targs.clone());
        self.record_instance(e, targs.clone());
        let tparams: Vec<TypeId> = self.type_params_of(sig).collect();
        self.later(move |cx| cx.verify_function_instance(at, &tparams, &targs, exprs));
        instance
    }

    fn verify_function_instance(&mut self, at: Span, tparams: &[TypeId], targs: &[TypeId], exprs: &[ExprId]) {
        match self.verify(tparams, targs) {
            Ok(()) => self.record_flow(at, tparams, targs, exprs),
            Err((i, cause)) => {
                let at = exprs.get(i).map_or(at, |&e| self.expr_span(e));
                self.error(code::CONSTRAINT_NOT_SATISFIED, at, cause);
            }
        }
    }

    /// Whether the type arguments satisfy the constraints of their parameters; if not, which one does not, and why.
    pub(super) fn verify(&mut self, tparams: &[TypeId], targs: &[TypeId]) -> Result<(), (usize, Cause)> {
        let types = self.types;
        verify(types, self, tparams, targs)
    }

    /// The instance of a generic type with these arguments. That an alias gets as many as it has parameters is checked
    /// here: what it stands for is made at once.
    pub(super) fn instance(&mut self, at: Span, generic: TypeId, targs: Vec<TypeId>) -> TypeId {
        let types = self.types;
        if let Type::Alias(alias) = types.get(generic) {
            let (name, want) = (types.name(types.obj(alias.obj).name), types.type_params(generic).len());
            if !self.validate_targ_count(at, &name, want, targs.len()) {
                return TypeId::INVALID;
            }
        }
        let instance = types.instantiate(generic, targs);
        types.note_position(instance, at.start);
        instance
    }

    /// Whether as many type arguments as parameters are given; a wrong number is reported.
    pub(super) fn validate_targ_count(&mut self, at: Span, name: &str, want: usize, got: usize) -> bool {
        let what = match got.cmp(&want) {
            std::cmp::Ordering::Less => "not enough",
            std::cmp::Ordering::Greater => "too many",
            std::cmp::Ordering::Equal => return true,
        };
        let message = format!("{what} type arguments for type {name}: have {got}, want {want}");
        self.error(code::WRONG_TYPE_ARG_COUNT, at, message);
        false
    }

    /// Where Go's compiler keeps a node: an operator, bracket, parenthesis or dot in its middle rather than its
    /// beginning.
    pub(super) fn node_span(&self, e: ExprId) -> Span {
        let node = &self.ast.exprs[e];
        let at = match &node.kind {
            ExprKind::Selector { x, .. } | ExprKind::TypeAssert { x, .. } | ExprKind::Slice { x, .. } => {
                self.ast.exprs[*x].span.end
            }
            ExprKind::Index { lbrack, .. } => *lbrack,
            ExprKind::Call(call) => call.lparen,
            ExprKind::Binary { op_pos, .. } => *op_pos,
            _ => return node.span,
        };
        Span::new(at, node.span.end)
    }
}
