//! Switches over values and over types.

use super::Checker;
use super::operand::{Operand, OperandMode};
use super::report::ErrorLines;
use crate::base::intern::Symbol;
use crate::base::span::Span;
use crate::diag::code;
use crate::syntax::ast::{BinaryOp, BlockId, CaseClause, ExprId, ExprKind, SwitchStmt, TypeSwitchStmt};
use crate::types::comparable::{comparable, has_nil};
use crate::types::constant::Constant;
use crate::types::identical::identical;
use crate::types::object::{Object, ObjectKind, VarKind};
use crate::types::ty::{ObjId, Type, TypeId};

/// The constant cases that were seen: the value as it is compared for duplicates, with type and place.
type SeenValues = rustc_hash::FxHashMap<String, Vec<(Span, TypeId)>>;

/// The type cases that were seen; `None` is nil.
type SeenTypes = Vec<(Option<TypeId>, ExprId)>;

impl<'a> Checker<'a> {
    /// `switch init; tag { clauses }`
    pub(super) fn switch_stmt(&mut self, span: Span, stmt: &'a SwitchStmt) {
        let scope = self.env.scope;
        self.open_scope(span);
        stmt.init.into_iter().for_each(|init| self.stmt(init));
        let mut x = match stmt.tag {
            Some(tag) => self.switch_tag(tag),
            None => self.missing_tag(stmt),
        };
        self.multiple_defaults(stmt.clauses.iter().map(|c| (c.exprs.is_none(), c.span)));
        let mut seen = SeenValues::default();
        for clause in &stmt.clauses {
            self.case_values(&mut x, clause.exprs.as_deref().unwrap_or_default(), &mut seen);
            self.case_body(clause.span, clause.body);
        }
        self.env.scope = scope;
    }

    fn switch_tag(&mut self, tag: ExprId) -> Operand {
        let mut x = self.expr(None, tag);
        // As if it were assigned to a temporary variable.
        self.assignment(&mut x, None, "switch expression");
        if x.is_valid() && !comparable(self.types, x.ty) && !has_nil(self.types, x.ty) {
            let message = format!("cannot switch on {} ({} is not comparable)", self.show(&x), self.show(&x.ty));
            self.error(code::INVALID_SWITCH, self.span_of(&x), message);
            x.invalidate();
        }
        x
    }

    /// Spec: a missing switch expression is equivalent to the boolean value true.
    fn missing_tag(&mut self, stmt: &SwitchStmt) -> Operand {
        let at = stmt.clauses.first().map_or(Span::at(stmt.rbrace), |clause| clause.span);
        let mut x = Operand::named(at, "true", TypeId::BOOL);
        x.mode = OperandMode::Const;
        x.value = Constant::Bool(true);
        x
    }

    /// The statements of a clause.
    fn case_body(&mut self, span: Span, body: BlockId) {
        let scope = self.env.scope;
        self.open_scope(span);
        let ast = self.ast;
        self.stmt_list(&ast.blocks[body].stmts);
        self.env.scope = scope;
    }

    /// Reports all default clauses but the first.
    pub(super) fn multiple_defaults(&mut self, clauses: impl Iterator<Item = (bool, Span)>) {
        let mut defaults = clauses.filter(|(is_default, _)| *is_default).map(|(_, span)| span);
        let Some(first) = defaults.next() else { return };
        for span in defaults {
            let message = format!("multiple defaults (first at {})", self.place(first.start));
            self.error(code::INVALID_SWITCH, span, message);
        }
    }

    fn case_values(&mut self, x: &mut Operand, values: &[ExprId], seen: &mut SeenValues) {
        for &e in values {
            let mut v = self.expr(None, e);
            if !x.is_valid() || !v.is_valid() {
                continue;
            }
            self.convert_untyped(&mut v, x.ty);
            if !v.is_valid() {
                continue;
            }
            // In this order, errors are reported at the case.
            let mut compared = v.clone();
            self.comparison(&mut compared, x, BinaryOp::Eq, true);
            if !compared.is_valid() || !v.is_const() {
                continue;
            }
            let Some(key) = duplicate_key(&v.value) else { continue };
            let places = seen.entry(key).or_default();
            let other = places.iter().find(|(_, ty)| identical(self.types, *ty, v.ty)).copied();
            let at = self.span_of(&v);
            let Some((other, _)) = other else {
                // Where Go's compiler says that it is.
                places.push((v.expr().map_or(at, |e| self.node_span(e)), v.ty));
                continue;
            };
            let message = format!("duplicate case {} in expression switch", self.show(&v));
            let mut error = ErrorLines::new(code::DUPLICATE_CASE, at, message);
            error.add(other, "previous case");
            self.report(error);
        }
    }

    /// `switch init; bind := x.(type) { clauses }`
    pub(super) fn type_switch_stmt(&mut self, span: Span, stmt: &'a TypeSwitchStmt) {
        let scope = self.env.scope;
        self.open_scope(span);
        stmt.init.into_iter().for_each(|init| self.stmt(init));
        let bind = stmt.bind.filter(|bind| {
            let blank = bind.name == Symbol::BLANK;
            if blank {
                self.error(code::NO_NEW_VARIABLES, bind.span, "no new variable on left side of :=");
            }
            !blank
        });
        let x = self.type_switch_operand(stmt.x);
        self.multiple_defaults(stmt.clauses.iter().map(|c| (c.exprs.is_none(), c.span)));
        let mut vars = Vec::new();
        let mut seen = SeenTypes::new();
        for clause in &stmt.clauses {
            let ty = self.case_types(x.as_ref(), clause.exprs.as_deref().unwrap_or_default(), &mut seen);
            let outer = self.env.scope;
            self.open_scope(clause.span);
            if let Some(bind) = bind {
                vars.push(self.declare_case_var(bind, clause, ty));
            }
            let ast = self.ast;
            self.stmt_list(&ast.blocks[clause.body].stmts);
            self.env.scope = outer;
        }
        self.env.scope = scope;
        if let Some(bind) = bind {
            // The variables of all clauses count as one.
            let used = vars.iter().any(|&v| self.types.obj(v).used());
            vars.iter().for_each(|&v| self.types.obj(v).set_used(true));
            if !used {
                let name = self.types.name(bind.name);
                self.unused_variable(bind.span, format!("{name} declared and not used"));
            }
        }
    }

    fn type_switch_operand(&mut self, e: ExprId) -> Option<Operand> {
        let x = self.expr(None, e);
        if !x.is_valid() {
            return None;
        }
        let message = if self.types.as_type_param(x.ty).is_some() {
            format!("cannot use type switch on type parameter value {}", self.show(&x))
        } else if matches!(self.types.under(x.ty), Type::Interface(_)) {
            return Some(x);
        } else {
            format!("{} is not an interface", self.show(&x))
        };
        self.error(code::INVALID_SWITCH, self.span_of(&x), message);
        None
    }

    fn declare_case_var(&mut self, bind: crate::syntax::ast::Ident, clause: &CaseClause, ty: TypeId) -> ObjId {
        let object = Object::var(VarKind::Local, bind.pos(), Some(self.pkg()), bind.name, Some(ty));
        let obj = self.types.new_object(object);
        self.insert(self.env.scope, obj);
        self.record_clause_var(clause.body, obj);
        obj
    }

    /// Checks the types of a case; the result is the type of the variable in its clause.
    fn case_types(&mut self, x: Option<&Operand>, list: &[ExprId], seen: &mut SeenTypes) -> TypeId {
        let mut last = None;
        for &e in list {
            let ty = if self.is_nil(e) {
                self.expr(None, e);
                None
            } else {
                Some(self.var_type(e))
            };
            last = ty;
            if ty == Some(TypeId::INVALID) {
                continue;
            }
            if self.is_duplicate_type(e, ty, seen) {
                continue;
            }
            seen.push((ty, e));
            if let (Some(x), Some(ty)) = (x, ty) {
                self.type_assertion(e, x, ty, true);
            }
        }
        // Spec: in clauses with a case listing exactly one type, the variable has that type; otherwise, the variable has
        // the type of the expression in the guard.
        match last {
            Some(ty) if list.len() == 1 => ty,
            _ => x.map_or(TypeId::INVALID, |x| x.ty),
        }
    }

    fn is_duplicate_type(&mut self, e: ExprId, ty: Option<TypeId>, seen: &SeenTypes) -> bool {
        let same = |other: Option<TypeId>| match (ty, other) {
            (Some(ty), Some(other)) => identical(self.types, ty, other),
            (None, None) => true,
            _ => false,
        };
        let Some(&(_, other)) = seen.iter().find(|(other, _)| same(*other)) else { return false };
        let shown = ty.map_or("nil".into(), |ty| self.show(&ty));
        let message = format!("duplicate case {shown} in type switch");
        let mut error = ErrorLines::new(code::DUPLICATE_CASE, self.expr_span(e), message);
        error.add(self.expr_span(other), "previous case");
        self.report(error);
        true
    }

    /// Whether `e` is the predeclared nil.
    fn is_nil(&mut self, e: ExprId) -> bool {
        let ExprKind::Name(name) = self.ast.exprs[self.unparen(e)].kind else { return false };
        self.lookup(name).is_some_and(|obj| matches!(self.types.obj(obj).kind, ObjectKind::Nil))
    }
}

/// Equal for constants of one type that are the same case. Like Go's compiler, only numbers and strings are compared.
fn duplicate_key(value: &Constant) -> Option<String> {
    match value {
        Constant::Unknown | Constant::Bool(_) => None,
        _ => Some(value.exact()),
    }
}
