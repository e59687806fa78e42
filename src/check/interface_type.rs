//! Interface types and unions.

use super::Checker;
use super::operand::OperandMode;
use super::report::ErrorLines;
use crate::base::intern::Symbol;
use crate::base::span::{Pos, Span};
use crate::diag::code;
use crate::syntax::ast::{BinaryOp, ExprId, ExprKind, InterfaceElem, InterfaceType, UnaryOp};
use crate::types::display::terms_string;
use crate::types::identical::identical;
use crate::types::object::{Object, VarKind};
use crate::types::ty::{Interface, ObjId, Signature, Term, Type, TypeId};

/// The largest number of terms in a union.
const MAX_TERMS: usize = 100;

impl<'a> Checker<'a> {
    /// `interface { elems }`, perhaps the right side of the declaration of `def`.
    pub(super) fn interface_type(&mut self, at: Span, e: &'a InterfaceType, def: Option<ObjId>) -> TypeId {
        if e.elems.is_empty() {
            return TypeId::EMPTY_INTERFACE;
        }
        let ty = self.types.reserve();
        // Messages call the receiver by the type's name, if it has one.
        let named = def.map(|def| self.types.type_of(def)).filter(|&ty| self.types.as_named(ty).is_some());
        let recv = named.unwrap_or(ty);
        let mut interface = Interface::default();
        for elem in &e.elems {
            match elem {
                InterfaceElem::Method { name, .. } if name.name == Symbol::BLANK => {
                    let message = "methods must have a unique non-blank name";
                    self.error(code::INVALID_BLANK, name.span, message);
                }
                InterfaceElem::Method { name, ty } => {
                    let sig = self.method_signature(*ty, name.pos(), recv);
                    let method = Object::func(name.pos(), Some(self.pkg()), name.name, Some(sig));
                    let method = self.types.new_object(method);
                    self.record_def(name.pos(), method);
                    interface.methods.push(method);
                }
                InterfaceElem::Embedded(e) => {
                    interface.embed_pos.push(self.expr_pos(*e));
                    interface.embeddeds.push(self.union(*e));
                }
            }
        }
        self.finish_interface(ty, interface);
        if self.is_user_package(self.pkg()) {
            self.interfaces.push((at, ty));
        }
        ty
    }

    /// The interface that a constraint such as `~int` stands for.
    pub(super) fn implicit_interface(&mut self, e: ExprId) -> TypeId {
        let embed_pos = vec![self.expr_pos(e)];
        let embeddeds = vec![self.union(e)];
        let ty = self.types.reserve();
        let mut interface = Interface::default();
        (interface.embeddeds, interface.embed_pos, interface.implicit) = (embeddeds, embed_pos, true);
        self.finish_interface(ty, interface);
        self.record_type_and_value(e, OperandMode::Type, ty, None);
        ty
    }

    fn finish_interface(&mut self, ty: TypeId, mut interface: Interface) {
        // Messages list the methods by name.
        self.types.sort_methods(&mut interface.methods);
        self.types.complete(ty, Type::Interface(interface));
        self.later(move |check| check.report_type_set(ty));
    }

    /// The signature of an interface's method, which knows its receiver.
    fn method_signature(&mut self, e: ExprId, pos: Pos, recv: TypeId) -> TypeId {
        let plain = self.ty(e);
        let recv = Object::var(VarKind::Recv, pos, Some(self.pkg()), Symbol::EMPTY, Some(recv));
        let recv = self.types.new_object(recv);
        let signature = self.types.as_signature(plain).cloned().unwrap_or_default();
        self.types.push(Type::Signature(Signature { recv: Some(recv), ..signature }))
    }

    /// Reports what is wrong with the methods and embedded types of an interface.
    fn report_type_set(&mut self, ty: TypeId) {
        let types = self.types;
        let set = types.type_set(ty);
        for duplicate in &set.duplicates {
            let method = types.name(types.obj(duplicate.method).name);
            if !duplicate.explicit && identical(types, types.type_of(duplicate.method), types.type_of(duplicate.other))
            {
                continue;
            }
            let message = format!("duplicate method {method}");
            let mut error = ErrorLines::new(code::DUPLICATE_METHOD, Span::at(duplicate.pos), message);
            error.add(Span::at(duplicate.other_pos), format!("other declaration of method {method}"));
            self.report(error);
        }
        for &pos in &set.too_many_terms {
            let message = format!("cannot handle more than {MAX_TERMS} union terms (implementation limitation)");
            self.error(code::INVALID_CONSTRAINT, Span::at(pos), message);
        }
    }

    /// An embedded element: an interface, or a union of terms.
    fn union(&mut self, e: ExprId) -> TypeId {
        let (inner, leaves) = self.flatten_union(e);
        if let [leaf] = leaves[..]
            && !self.is_union(leaf)
        {
            return self.term(leaf).ty;
        }
        let terms: Vec<Term> = leaves.iter().map(|&leaf| self.term(leaf)).collect();
        if let Some(&extra) = leaves.get(MAX_TERMS) {
            let message = format!("cannot handle more than {MAX_TERMS} union terms (implementation limitation)");
            self.error(code::INVALID_CONSTRAINT, self.expr_span(extra), message);
            return TypeId::INVALID;
        }
        let union = self.types.push(Type::Union(terms.clone()));
        for e in inner {
            self.record_type_and_value(e, OperandMode::Type, union, None);
        }
        self.later(move |check| check.check_terms(&terms, &leaves));
        union
    }

    /// The binary expressions and the operands of `A | B | C`, which leans to the left.
    fn flatten_union(&self, mut e: ExprId) -> (Vec<ExprId>, Vec<ExprId>) {
        let (mut inner, mut leaves) = (Vec::new(), Vec::new());
        while let ExprKind::Binary { op: BinaryOp::Or, x, y, .. } = self.ast.exprs[e].kind {
            inner.push(e);
            leaves.push(y);
            e = x;
        }
        leaves.push(e);
        inner.reverse();
        leaves.reverse();
        (inner, leaves)
    }

    fn term(&mut self, e: ExprId) -> Term {
        let (tilde, x) = match self.ast.exprs[e].kind {
            ExprKind::Unary { op: UnaryOp::Tilde, x } => (true, x),
            _ => (false, e),
        };
        let mut ty = self.ty(x);
        if self.types.as_type_param(ty).is_some() {
            let message = match tilde {
                true => format!("type in term {} cannot be a type parameter", self.show(&e)),
                false => "term cannot be a type parameter".into(),
            };
            self.error(code::INVALID_CONSTRAINT, self.expr_span(x), message);
            ty = TypeId::INVALID;
        }
        let term = Term { tilde, ty };
        if tilde {
            let union = self.types.push(Type::Union(vec![term]));
            self.record_type_and_value(e, OperandMode::Type, union, None);
        }
        term
    }

    fn check_terms(&mut self, terms: &[Term], at: &[ExprId]) {
        for (i, (term, &e)) in terms.iter().zip(at).enumerate() {
            if term.ty == TypeId::INVALID {
                continue;
            }
            if let Some(message) = self.term_fault(term, terms.get(..i).unwrap_or_default()) {
                self.error(code::INVALID_CONSTRAINT, self.expr_span(e), message);
            }
        }
    }

    fn term_fault(&self, term: &Term, before: &[Term]) -> Option<String> {
        let types = self.types;
        let under = types.underlying(term.ty);
        let is_interface = matches!(types.get(under), Type::Interface(_));
        let shown = self.show(&term.ty);
        let written = |term: &Term| terms_string(types, &[*term]);
        if term.tilde {
            if is_interface {
                return Some(format!("invalid use of ~ ({shown} is an interface)"));
            }
            if !identical(types, under, term.ty) {
                let under = self.show(&under);
                return Some(format!("invalid use of ~ (underlying type of {shown} is {under})"));
            }
        }
        if is_interface {
            // A single embedded interface is no union.
            let set = types.type_set(under);
            let shown = written(term);
            return if !set.methods.is_empty() {
                Some(format!("cannot use {shown} in union ({shown} contains methods)"))
            } else if term.ty == TypeId::COMPARABLE {
                Some("cannot use comparable in union".into())
            } else {
                set.comparable.then(|| format!("cannot use {shown} in union ({shown} embeds comparable)"))
            };
        }
        let overlaps =
            |other: &&Term| !matches!(types.under(other.ty), Type::Interface(_)) && !other.disjoint(types, term);
        let other = before.iter().find(overlaps)?;
        Some(format!("overlapping terms {} and {}", written(term), written(other)))
    }
}
