//! What is known when type arguments are inferred.

use super::Checker;
use super::conversion::Cause;
use super::operand::{Operand, Source};
use crate::base::span::Span;
use crate::syntax::expr_string::expr_string;
use crate::types::Types;
use crate::types::infer::{self, infer};
use crate::types::subst::Substitution;
use crate::types::ty::TypeId;

/// The type parameters of a call, or of an assignment of a generic function, and what is known about them.
#[derive(Debug, Default)]
pub(super) struct Inference {
    /// Where it is reported that nothing follows for a parameter.
    pub(super) at: Span,
    /// The parameters: renamed, so that those of a recursive call are not the function's own.
    pub(super) tparams: Vec<TypeId>,
    /// The explicit arguments, one for each parameter.
    pub(super) targs: Vec<Option<TypeId>>,
    /// The types of the function's parameters, one for each argument, in the renamed parameters.
    pub(super) params: Vec<TypeId>,
    /// Whether it is an assignment: messages put the function first.
    pub(super) reverse: bool,
}

impl Inference {
    /// Adds type parameters of which the first ones have arguments.
    pub(super) fn add(&mut self, tparams: &[TypeId], targs: impl Iterator<Item = TypeId>) {
        self.tparams.extend_from_slice(tparams);
        self.targs.extend(targs.map(Some));
        self.targs.resize(self.tparams.len(), None);
    }

    /// Adds the type parameters of the function whose parameters stand in `params`, under new names.
    pub(super) fn add_renamed(&mut self, types: &Types, tparams: &[TypeId], targs: impl Iterator<Item = TypeId>) {
        if tparams.is_empty() {
            return;
        }
        let (renamed, substitution) = types.fresh_type_params(tparams, &Substitution::default());
        for param in &mut self.params {
            *param = types.subst(*param, &substitution);
        }
        self.add(&renamed, targs);
    }
}

impl Checker<'_> {
    /// The type arguments, one for each parameter. The error says where to report what; nothing if that was done.
    pub(super) fn infer(&mut self, asked: &Inference, args: &[Operand]) -> Result<Vec<TypeId>, Option<(Span, Cause)>> {
        let (types, ast) = (self.types, self.ast);
        let arg_types: Vec<TypeId> = args.iter().map(|x| if x.is_valid() { x.ty } else { TypeId::INVALID }).collect();
        let show_arg = |i: usize| match args.get(i).map(|x| &x.source) {
            Some(Source::Expr(e)) => expr_string(ast, &types.names.borrow(), *e),
            Some(Source::Named { name, .. }) => name.to_string(),
            None => String::new(),
        };
        let question = infer::Inference {
            tparams: &asked.tparams,
            targs: &asked.targs,
            params: &asked.params,
            args: &arg_types,
            reverse: asked.reverse,
            show_arg: &show_arg,
        };
        infer(types, self, &question).map_err(|fault| {
            let message = fault.message?;
            let at = fault.arg.and_then(|i| args.get(i)).map_or(asked.at, |x| self.span_of(x));
            Some((at, message))
        })
    }
}
