//! Initialisation and assignment.

use super::Checker;
use super::operand::{Operand, OperandMode, Show};
use super::report::ErrorLines;
use super::untyped::Misfit;
use crate::base::intern::Symbol;
use crate::base::span::Span;
use crate::diag::code;
use crate::syntax::ast::{ExprId, ExprKind};
use crate::types::object::{Object, ObjectKind, VarKind};
use crate::types::ty::{BasicKind, ObjId, Type, TypeId};

/// What the left side of an assignment is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Left {
    /// The blank identifier.
    Blank,
    /// Something of this type.
    Of(TypeId),
    /// It had an error.
    Invalid,
}

impl<'a> Checker<'a> {
    /// Checks that `x` can be assigned to a variable of type `ty`, or to the blank identifier; gives an untyped `x` its
    /// type. `context` says for messages what the assignment is. `x` is invalid afterwards if it cannot be assigned.
    pub(super) fn assignment(&mut self, x: &mut Operand, ty: Option<TypeId>, context: impl Show + Copy) {
        self.single_value(x);
        match x.mode {
            OperandMode::Invalid => return,
            OperandMode::NoValue | OperandMode::Builtin(_) | OperandMode::Type => {
                let to = ty.map_or("<nil>".into(), |ty| self.show(&ty));
                let message = format!("cannot assign {} to {to} in {}", self.show(x), self.show(&context));
                self.error(code::NOT_ASSIGNABLE, self.span_of(x), message);
                return x.invalidate();
            }
            _ => {}
        }
        if self.types.is_untyped(x.ty) {
            self.assign_untyped(x, ty, context);
        }
        if !x.is_valid() {
            return;
        }
        let func = ty.filter(|&ty| matches!(self.types.under(ty), Type::Signature(_)));
        let target = func.and_then(|func| self.target(Some(func), &self.show(&context)));
        self.non_generic(target.as_ref(), x);
        let Some(ty) = ty.filter(|_| x.is_valid()) else { return };
        if let Err(fault) = self.assignable_to(x, ty) {
            let (shown, to) = (self.show(x), self.show(&ty));
            let cause = if fault.cause.is_empty() { String::new() } else { format!(": {}", fault.cause) };
            let message = format!("cannot use {shown} as {to} value in {}{cause}", self.show(&context));
            self.error(fault.code, self.span_of(x), message);
            x.invalidate();
        }
    }

    /// Spec: if an untyped constant is assigned to a variable of interface type or the blank identifier, the constant
    /// is first converted to its default type.
    fn assign_untyped(&mut self, x: &mut Operand, ty: Option<TypeId>, context: impl Show) {
        let target = match ty {
            None if x.is_nil() => {
                let message = format!("use of untyped nil in {}", self.show(&context));
                self.error(code::UNTYPED_NIL, self.span_of(x), message);
                return x.invalidate();
            }
            Some(ty) if x.is_nil() || !self.types.is_non_type_param_interface(ty) => ty,
            _ => self.types.default_type(x.ty),
        };
        match self.implicit_type_and_value(x, target) {
            Ok((ty, value)) => self.set_implicit(x, ty, value),
            Err(misfit) => {
                let why = match misfit {
                    Misfit::Truncated => " (truncated)",
                    Misfit::Overflow => " (overflows)",
                    Misfit::Kind => "",
                };
                let code = if misfit == Misfit::Kind { code::NOT_ASSIGNABLE } else { misfit.code() };
                let (shown, to, context) = (self.show(x), self.show(&target), self.show(&context));
                self.error(code, self.span_of(x), format!("cannot use {shown} as {to} value in {context}{why}"));
                x.invalidate();
            }
        }
    }

    /// Initialises the constant `obj` with `x`.
    pub(super) fn init_const(&mut self, obj: ObjId, x: &mut Operand) {
        let object = self.types.obj(obj);
        if !x.is_valid() || x.ty == TypeId::INVALID || object.ty() == Some(TypeId::INVALID) {
            if object.ty().is_none() {
                object.set_ty(TypeId::INVALID);
            }
            return;
        }
        if !x.is_const() {
            let message = format!("{} is not constant", self.show(x));
            self.error(code::NOT_CONSTANT, self.span_of(x), message);
            if object.ty().is_none() {
                object.set_ty(TypeId::INVALID);
            }
            return;
        }
        if object.ty().is_none() {
            object.set_ty(x.ty);
        }
        self.assignment(x, object.ty(), "constant declaration");
        if x.is_valid() {
            object.set_value(x.value.clone());
        }
    }

    /// Initialises the variable `obj` with `x`; it takes `x`'s type if it has none yet.
    pub(super) fn init_var(&mut self, obj: ObjId, x: &mut Operand, context: &str) {
        let object = self.types.obj(obj);
        if !x.is_valid() || x.ty == TypeId::INVALID || object.ty() == Some(TypeId::INVALID) {
            if object.ty().is_none() {
                object.set_ty(TypeId::INVALID);
            }
            return x.invalidate();
        }
        if object.ty().is_none() {
            if x.ty == TypeId::UNTYPED_NIL {
                let message = format!("use of untyped nil in {context}");
                self.error(code::UNTYPED_NIL, self.span_of(x), message);
                object.set_ty(TypeId::INVALID);
                return x.invalidate();
            }
            object.set_ty(self.types.default_type(x.ty));
        }
        self.assignment(x, object.ty(), context);
    }

    /// The left side of an assignment. A variable's name there is not a use of the variable.
    fn left_side(&mut self, e: ExprId) -> Left {
        let mut variable = None;
        if let ExprKind::Name(name) = self.ast.exprs[self.unparen(e)].kind {
            if name == Symbol::BLANK {
                return Left::Blank;
            }
            let obj = self.lookup(name).filter(|&obj| matches!(self.types.obj(obj).kind, ObjectKind::Var(_)));
            variable = obj.map(|obj| (obj, self.types.obj(obj).used()));
        }
        let x = self.expr(None, e);
        if let Some((obj, used)) = variable {
            self.types.obj(obj).set_used(used);
        }
        if !x.is_valid() || x.ty == TypeId::INVALID {
            return Left::Invalid;
        }
        self.mark_reassigned(e);
        if matches!(x.mode, OperandMode::Variable | OperandMode::MapIndex) {
            return Left::Of(x.ty);
        }
        let shown = self.show(&e);
        if let ExprKind::Selector { x: operand, .. } = self.ast.exprs[e].kind
            && self.expr(None, operand).mode == OperandMode::MapIndex
        {
            let message = format!("cannot assign to struct field {shown} in map");
            self.error(code::UNASSIGNABLE_OPERAND, self.expr_span(e), message);
            return Left::Invalid;
        }
        let message = format!("cannot assign to {shown} (neither addressable nor a map index expression)");
        self.error(code::UNASSIGNABLE_OPERAND, self.expr_span(e), message);
        Left::Invalid
    }

    /// `lhs = x`, where `x` was evaluated already.
    pub(super) fn assign_operand(&mut self, lhs: ExprId, x: &mut Operand, context: &str) {
        match self.left_side(lhs) {
            Left::Invalid => x.invalidate(),
            Left::Blank => self.assignment(x, None, blank_context(context)),
            Left::Of(ty) => self.assignment(x, Some(ty), context),
        }
    }

    /// `lhs = rhs`
    fn assign_expr(&mut self, lhs: ExprId, rhs: ExprId, context: &str) {
        match self.left_side(lhs) {
            Left::Invalid => {
                self.use_exprs(&[rhs]);
            }
            Left::Blank => {
                let mut x = self.expr(None, rhs);
                self.assignment(&mut x, None, blank_context(context));
            }
            Left::Of(ty) => {
                let is_func = matches!(self.types.under(ty), Type::Signature(_));
                let description = if is_func { self.show(&lhs) } else { String::new() };
                let target = self.target(Some(ty), &description);
                let mut x = self.expr(target.as_ref(), rhs);
                self.assignment(&mut x, Some(ty), context);
            }
        }
    }

    /// A list of types as messages about numbers of values write it: `(number, string)`. With `variadic` the last one is
    /// a variadic parameter's, with `has_dots` it is written with dots behind it.
    pub(super) fn types_summary(&self, list: &[TypeId], variadic: bool, has_dots: bool) -> String {
        let one = |(i, &ty): (usize, &TypeId)| {
            let last = i + 1 == list.len();
            let text = match self.types.get(ty) {
                _ if ty == TypeId::INVALID => "unknown type".into(),
                Type::Basic(basic) if basic.kind.is_untyped() => match self.types.is(ty, BasicKind::is_numeric) {
                    true => "number".into(),
                    false => basic.name.replace("untyped ", ""),
                },
                Type::Slice { elem } if variadic && last => self.show(elem),
                _ => self.show(&ty),
            };
            match last {
                true if variadic => format!("...{text}"),
                true if has_dots => format!("{text}..."),
                _ => text,
            }
        };
        let texts: Vec<String> = list.iter().enumerate().map(one).collect();
        format!("({})", texts.join(", "))
    }

    fn assign_mismatch(&mut self, rhs: &[ExprId], n_vars: usize, n_values: usize) {
        let Some(&first) = rhs.first() else { return };
        let (vars, values) = (measure(n_vars, "variable"), measure(n_values, "value"));
        let call = self.unparen(first);
        let message = match &self.ast.exprs[call].kind {
            ExprKind::Call(call) if rhs.len() == 1 => {
                format!("assignment mismatch: {vars} but {} returns {values}", self.show(&call.fun))
            }
            _ => format!("assignment mismatch: {vars} but {values}"),
        };
        self.error(code::WRONG_ASSIGN_COUNT, self.expr_span(first), message);
    }

    fn return_mismatch(&mut self, at: Span, lhs: &[ObjId], rhs: &[Operand]) {
        let (at, what) = match (rhs.get(lhs.len()), rhs.last()) {
            (Some(extra), _) => (self.span_of(extra), "too many"),
            (None, Some(last)) => (self.span_of(last), "not enough"),
            (None, None) => (at, "not enough"),
        };
        let have: Vec<TypeId> = rhs.iter().map(|x| x.ty).collect();
        let want: Vec<TypeId> = lhs.iter().map(|&v| self.types.type_of(v)).collect();
        let mut error = ErrorLines::new(code::WRONG_RESULT_COUNT, at, format!("{what} return values"));
        error.add(Span::NONE, format!("have {}", self.types_summary(&have, false, false)));
        error.add(Span::NONE, format!("want {}", self.types_summary(&want, false, false)));
        self.report(error);
    }

    /// Initialises `lhs` with `rhs`. In a return statement, which stands at `returns`, `lhs` are the results.
    pub(super) fn init_vars(&mut self, lhs: &[ObjId], rhs: &[ExprId], returns: Option<Span>) {
        let context = match returns {
            Some(_) => "return statement",
            None if lhs.len() > 1 => "multiple assignment",
            None => "assignment",
        };
        if lhs.len() == rhs.len() && !self.is_single_call(rhs) {
            for (&v, &e) in lhs.iter().zip(rhs) {
                let object = self.types.obj(v);
                let unnamed = returns.is_some() && object.name == Symbol::EMPTY;
                let name = self.types.name(object.name);
                let description = if unnamed { "result variable" } else { &*name };
                let target = self.target(object.ty(), description);
                let mut x = self.expr(target.as_ref(), e);
                self.init_var(v, &mut x, context);
            }
            return;
        }
        match rhs {
            [single] => self.init_from_one(lhs, *single, (context, returns)),
            _ => {
                // A mismatch is reported only if there is no other error.
                if self.use_exprs(rhs) {
                    match returns {
                        Some(at) => {
                            let values = self.expr_list(rhs);
                            self.return_mismatch(at, lhs, &values);
                        }
                        None => self.assign_mismatch(rhs, lhs.len(), rhs.len()),
                    }
                }
            }
        }
        for &v in lhs {
            if self.types.obj(v).ty().is_none() {
                self.types.obj(v).set_ty(TypeId::INVALID);
            }
        }
    }

    /// Initialises several variables with one expression of several values.
    fn init_from_one(&mut self, lhs: &[ObjId], e: ExprId, (context, returns): (&str, Option<Span>)) {
        let (mut values, _) = self.multi_expr(e, lhs.len() == 2 && returns.is_none());
        if values.len() == lhs.len() {
            for (&v, x) in lhs.iter().zip(&mut values) {
                self.init_var(v, x, context);
            }
        } else if values.first().is_some_and(Operand::is_valid) {
            match returns {
                Some(at) => self.return_mismatch(at, lhs, &values),
                None => self.assign_mismatch(&[e], lhs.len(), values.len()),
            }
        }
    }

    /// `lhs = rhs`
    pub(super) fn assign_vars(&mut self, lhs: &[ExprId], rhs: &[ExprId]) {
        let context = if lhs.len() > 1 { "multiple assignment" } else { "assignment" };
        if lhs.len() == rhs.len() && !self.is_single_call(rhs) {
            for (&l, &r) in lhs.iter().zip(rhs) {
                self.assign_expr(l, r, context);
            }
            return;
        }
        let &[single] = rhs else {
            let left = self.use_lhs(lhs);
            if self.use_exprs(rhs) && left {
                self.assign_mismatch(rhs, lhs.len(), rhs.len());
            }
            return;
        };
        let (mut values, _) = self.multi_expr(single, lhs.len() == 2);
        if values.len() == lhs.len() {
            for (&l, x) in lhs.iter().zip(&mut values) {
                self.assign_operand(l, x, context);
            }
            return;
        }
        if values.first().is_some_and(Operand::is_valid) {
            self.assign_mismatch(rhs, lhs.len(), values.len());
        }
        self.use_lhs(lhs);
    }

    /// For better messages a single call is not matched with a single variable at once.
    fn is_single_call(&self, rhs: &[ExprId]) -> bool {
        matches!(rhs, [e] if matches!(self.ast.exprs[self.unparen(*e)].kind, ExprKind::Call(_)))
    }

    /// `lhs := rhs`, where `:=` stands at `at`.
    pub(super) fn short_var_decl(&mut self, at: Span, lhs: &'a [ExprId], rhs: &'a [ExprId]) {
        let top = self.delayed.len();
        let mut vars = Vec::with_capacity(lhs.len());
        let mut new_vars = Vec::new();
        let mut seen: Vec<Symbol> = Vec::new();
        let mut has_error = false;
        for &e in lhs {
            let (var, is_new) = match self.short_var(e, &mut seen) {
                Some(found) => found,
                None => {
                    has_error = true;
                    let dummy = Object::var(VarKind::Local, self.expr_pos(e), Some(self.pkg()), Symbol::BLANK, None);
                    (self.types.new_object(dummy), false)
                }
            };
            vars.push(var);
            if is_new && self.types.obj(var).name != Symbol::BLANK {
                new_vars.push(var);
            }
        }
        self.init_vars(&vars, rhs, None);
        // Function literals on the right do not see the new variables.
        self.process_delayed(top);
        if new_vars.is_empty() && !has_error {
            return self.error(code::NO_NEW_VARIABLES, at, "no new variables on left side of :=");
        }
        new_vars.into_iter().for_each(|obj| self.declare_local(obj));
    }

    /// The variable that a name on the left of `:=` declares (and true) or denotes; none if there is an error.
    fn short_var(&mut self, e: ExprId, seen: &mut Vec<Symbol>) -> Option<(ObjId, bool)> {
        let ExprKind::Name(name) = self.ast.exprs[e].kind else {
            self.use_lhs(&[e]);
            if !matches!(self.ast.exprs[e].kind, ExprKind::Bad) {
                let message = format!("non-name {} on left side of :=", self.show(&e));
                self.error(code::NO_NEW_VARIABLES, self.expr_span(e), message);
            }
            return None;
        };
        if name != Symbol::BLANK {
            if seen.contains(&name) {
                let message = format!("{} repeated on left side of :=", self.types.name(name));
                self.error(code::REDECLARED, self.expr_span(e), message);
                return None;
            }
            seen.push(name);
        }
        if let Some(other) = self.types.scope(self.env.scope).lookup(name) {
            self.record_use(e, other);
            if matches!(self.types.obj(other).kind, ObjectKind::Var(_)) {
                self.mark_reassigned(e);
                return Some((other, false));
            }
            let message = format!("cannot assign to {}", self.types.name(name));
            self.error(code::UNASSIGNABLE_OPERAND, self.expr_span(e), message);
            return None;
        }
        let object = Object::var(VarKind::Local, self.expr_pos(e), Some(self.pkg()), name, None);
        let obj = self.types.new_object(object);
        self.record_def(self.expr_pos(e), obj);
        Some((obj, true))
    }
}

fn blank_context(context: &str) -> &str {
    if context == "assignment" { "assignment to _ identifier" } else { context }
}

/// `1 variable`, `2 variables`
pub(super) fn measure(n: usize, unit: &str) -> String {
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}
