//! Assignments of several values at once.
//!
//! Spec: the operands of index expressions and pointer indirections on the left and the expressions on the right are
//! all evaluated first, then the assignments are carried out in left-to-right order. gc evaluates first what an
//! assignment before it may change, and all else in the turn of its assignment, which shows only where something
//! panics: `a[i], a[j] = a[j], a[i]` reads a[i] first.

use std::collections::HashSet;

use crate::bytecode::rtype::{Kind, TypeRef};
use crate::check::info::Mode;
use crate::compile::function::{Dest, FuncCx, VarLoc};
use crate::compile::place::{Hold, Place};
use crate::compile::steps::Operand;
use crate::syntax::ast::{ExprId, ExprKind, UnaryOp};
use crate::types::ty::ObjId;

/// A value to be assigned.
#[derive(Clone, Copy)]
enum Source {
    /// An expression.
    Expr(ExprId),
    /// A value of a type in registers that nothing assigns to.
    Slots(u16, TypeRef),
}

/// What the assignments so far have changed.
#[derive(Default)]
struct Changed {
    /// Variables that nothing but their names reaches.
    names: HashSet<ObjId>,
    /// Anything in memory.
    memory: bool,
    /// What deferred calls see when a later operand panics.
    results: bool,
}

/// An assignment whose operands have been evaluated as far as they had to be.
struct Turn {
    place: Option<Place>,
    value: Source,
}

impl FuncCx<'_, '_> {
    /// `a, b = x, y`
    pub(super) fn assign_each(&mut self, lhs: &[ExprId], rhs: &[ExprId]) {
        let mut operands = self.targets(lhs);
        for (&x, &y) in lhs.iter().zip(rhs) {
            let want = self.target_type(x, y);
            operands.push(self.operand_as(y, want));
        }
        let sources: Vec<Source> = rhs.iter().map(|&y| Source::Expr(y)).collect();
        self.steps_first(&operands, |cx| cx.assign_in_turn(lhs, &sources));
    }

    /// `a, b = f()`, `v, ok = m[k]` …
    pub(super) fn assign_tuple(&mut self, lhs: &[ExprId], y: ExprId) {
        let targets = self.targets(lhs);
        self.steps_first(&targets, |cx| {
            let values = cx.outside(|cx| cx.multi_values(y, lhs.len()));
            cx.assign_values(lhs, &values);
        });
    }

    /// Assigns values in registers that nothing assigns to.
    pub(super) fn assign_values(&mut self, lhs: &[ExprId], values: &[(u16, TypeRef)]) {
        let sources: Vec<Source> = values.iter().map(|&(slot, ty)| Source::Slots(slot, ty)).collect();
        let targets = self.targets(lhs);
        self.in_order(&targets, |cx| cx.assign_in_turn(lhs, &sources));
    }

    fn targets(&mut self, lhs: &[ExprId]) -> Vec<Operand> {
        lhs.iter().flat_map(|&x| self.parts(x)).collect()
    }

    /// The type that `y` has when it is assigned to `x`.
    fn target_type(&mut self, x: ExprId, y: ExprId) -> TypeRef {
        if self.is_blank(x) {
            return self.type_of(y);
        }
        match self.info.uses.get(&x).copied().or_else(|| self.new_var(x)) {
            Some(var) => self.lower(self.types.obj(var).ty().expect("variables have types once they are checked")),
            None => self.type_of(x),
        }
    }

    /// Assigns to the places, whose steps have been made, from left to right.
    fn assign_in_turn(&mut self, lhs: &[ExprId], sources: &[Source]) {
        let mut changed = Changed::default();
        let mut turns = Vec::new();
        for (&x, &source) in lhs.iter().zip(sources) {
            turns.push(self.turn(x, source, &changed));
            self.note_assignment(x, &mut changed);
        }
        for (&x, turn) in lhs.iter().zip(turns) {
            self.scoped(|cx| cx.take_turn(x, turn));
        }
    }

    /// Evaluates early what has been changed when the assignment's turn comes.
    fn turn(&mut self, x: ExprId, source: Source, changed: &Changed) -> Turn {
        let early = self.place_operands(x).into_iter().any(|e| self.is_affected(e, changed));
        let place = early.then(|| self.place(x, Hold::Later));
        match source {
            Source::Expr(y) if self.is_affected(y, changed) => {
                let ty = self.target_type(x, y);
                let slot = self.take(ty);
                self.scoped(|cx| cx.owned(y, ty, Dest::To(slot)));
                Turn { place, value: Source::Slots(slot, ty) }
            }
            value => Turn { place, value },
        }
    }

    fn take_turn(&mut self, x: ExprId, Turn { place, value }: Turn) {
        match value {
            Source::Expr(y) if self.is_blank(x) => self.discard(y),
            Source::Slots(..) if self.is_blank(x) => {}
            // gc makes the entry of a map before it evaluates the value.
            Source::Expr(y) if self.is_map_element(x) && !self.is_settled(y) => {
                let place = place.unwrap_or_else(|| self.place(x, Hold::Now));
                let entry = self.updatable(place);
                self.assign_to(entry, y);
            }
            Source::Expr(y) => match place {
                Some(place) => self.assign_to(place, y),
                None => self.assign_value(x, y),
            },
            Source::Slots(slot, have) => {
                let place = place.unwrap_or_else(|| self.place(x, Hold::Now));
                let value = self.convert_assignable(slot, have, place.ty, Dest::Any);
                self.store(place, value);
            }
        }
    }

    /// The operands that say where a place is, without the last step to it.
    fn place_operands(&mut self, x: ExprId) -> Vec<ExprId> {
        match &self.ast.exprs[x].kind {
            ExprKind::Paren(x) => self.place_operands(*x),
            ExprKind::Star(x) => vec![*x],
            ExprKind::Selector { x: base, .. } => match self.info.selections.get(&x) {
                None => Vec::new(),
                Some(selection) if selection.indirect => vec![*base],
                Some(_) => self.place_operands(*base),
            },
            ExprKind::Index { x, indices, .. } => {
                let index = indices[0];
                let mut operands = match self.type_of(*x).kind {
                    Kind::Array => self.place_operands(*x),
                    _ => vec![*x],
                };
                operands.push(index);
                operands
            }
            _ => Vec::new(),
        }
    }

    fn note_assignment(&mut self, x: ExprId, changed: &mut Changed) {
        if self.is_blank(x) {
            return;
        }
        match self.assigned_variable(x) {
            None => changed.memory = true,
            Some(var) if self.is_deferred_result(var) => changed.results = true,
            Some(var) if self.is_shared(var) => changed.memory = true,
            Some(var) => drop(changed.names.insert(var)),
        }
    }

    /// The variable of which a place is all or a part.
    fn assigned_variable(&mut self, x: ExprId) -> Option<ObjId> {
        match &self.ast.exprs[x].kind {
            ExprKind::Paren(x) => self.assigned_variable(*x),
            ExprKind::Selector { x: base, .. } => match self.info.selections.get(&x) {
                None => self.info.uses.get(&x).copied(),
                Some(selection) if selection.indirect => None,
                Some(_) => self.assigned_variable(*base),
            },
            ExprKind::Index { x, .. } if self.type_of(*x).kind == Kind::Array => self.assigned_variable(*x),
            ExprKind::Name(_) => self.info.uses.get(&x).copied().or_else(|| self.new_var(x)),
            _ => None,
        }
    }

    /// Whether a variable is a result of this function, which defers.
    fn is_deferred_result(&self, var: ObjId) -> bool {
        let Some(loc) = self.f.vars.get(&var) else { return false };
        let is_same = |result: &VarLoc| match (result, loc) {
            (VarLoc::Reg(a), VarLoc::Reg(b)) | (VarLoc::Cell(a), VarLoc::Cell(b)) => a == b,
            _ => false,
        };
        self.f.recover_to.is_some() && self.f.results.iter().filter_map(|r| r.var).any(|result| is_same(&result))
    }

    /// Whether the assignments so far may have changed the value of `e`.
    fn is_affected(&self, e: ExprId, changed: &Changed) -> bool {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.is_affected_here(e, changed))
    }

    fn is_affected_here(&self, e: ExprId, changed: &Changed) -> bool {
        if self.is_fixed(e) || self.f.made.contains_key(&e) {
            return false;
        }
        if changed.results {
            return true;
        }
        let parts = match &self.ast.exprs[e].kind {
            ExprKind::Name(_) | ExprKind::Selector { .. } if self.info.uses.contains_key(&e) => {
                let var = self.info.uses[&e];
                return changed.names.contains(&var)
                    || changed.memory && self.types.obj(var).as_var().is_some() && self.is_shared(var);
            }
            ExprKind::Paren(x) | ExprKind::TypeAssert { x, .. } => vec![*x],
            ExprKind::Unary { op, x } if !matches!(op, UnaryOp::And | UnaryOp::Recv | UnaryOp::Not) => vec![*x],
            ExprKind::Binary { op, x, y, .. } if !op.is_comparison() => vec![*x, *y],
            ExprKind::Selector { x, .. } if !self.info.selections.get(&e).is_none_or(|s| s.indirect) => vec![*x],
            ExprKind::Call(call) if self.mode(call.fun) == Mode::Type => vec![call.args[0]],
            _ if changed.memory => return true,
            _ => self.children(e),
        };
        parts.into_iter().any(|part| self.is_affected(part, changed))
    }

    /// All that `e` is made of.
    fn children(&self, e: ExprId) -> Vec<ExprId> {
        let mut list = Vec::new();
        match &self.ast.exprs[e].kind {
            ExprKind::Star(x) | ExprKind::Selector { x, .. } | ExprKind::Unary { x, .. } => list.push(*x),
            ExprKind::Index { x, indices, .. } => {
                list.push(*x);
                list.extend(indices);
            }
            ExprKind::Slice { x, bounds, .. } => {
                list.push(*x);
                list.extend(bounds.iter().flatten());
            }
            ExprKind::Binary { x, y, .. } => list.extend([*x, *y]),
            ExprKind::CompositeLit(lit) => list.extend(&lit.elems),
            ExprKind::KeyValue { key, value } => list.extend([*key, *value]),
            ExprKind::Call(call) => {
                list.push(call.fun);
                list.extend(&call.args);
            }
            _ => {}
        }
        list
    }
}
