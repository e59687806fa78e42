//! Making two types equal by finding types for type parameters.
//!
//! A [`Unifier`] holds a list of *bound* type parameters and what was found for them. Unifying compares two types like
//! identity does, but a bound type parameter takes the type that stands on the other side. Unless it is exact, it also
//! looks under a defined type where a literal is on the other side, ignores channel directions, and unifies the methods
//! of an interface with those of the other type. Whether the found types do is decided later, by assigning the
//! arguments and verifying the constraints.

use super::identical::identical;
use super::lookup::{Operand, Selector, lookup_field_or_method};
use super::missing_method::Matcher;
use super::object::ObjectKind;
use super::ty::{ObjId, Signature, Struct, Type, TypeId};
use super::{Cx, Types};

/// How types are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mode {
    /// The types are those of an assignment: they may differ at the top as there, but their elements must be equal.
    assign: bool,
    /// The types must be identical.
    exact: bool,
}

impl Mode {
    /// As the constraints of type parameters ask it.
    pub const INEXACT: Mode = Mode { assign: false, exact: false };
    /// As assignments ask it.
    pub const ASSIGN: Mode = Mode { assign: true, exact: false };
    /// As identity asks it.
    pub const EXACT: Mode = Mode { assign: false, exact: true };

    fn of_elements(self) -> Mode {
        Mode { exact: self.exact || self.assign, ..self }
    }
}

/// Beyond this depth unification fails: it has lost its way in types that refer to each other.
const MAX_DEPTH: usize = 100;

/// Type parameters and the types that were found for them.
pub struct Unifier<'a> {
    types: &'a Types,
    cx: &'a mut dyn Cx,
    tparams: Vec<TypeId>,
    /// For each type parameter, its place in `found`; parameters that were joined share one.
    handles: Vec<usize>,
    found: Vec<Option<TypeId>>,
    depth: usize,
    /// Pairs of interfaces that are being compared.
    interfaces: Vec<(TypeId, TypeId)>,
}

impl<'a> Unifier<'a> {
    /// A unifier for `tparams`, of which the first have the types `targs`.
    pub fn new(types: &'a Types, cx: &'a mut dyn Cx, tparams: &[TypeId], targs: &[Option<TypeId>]) -> Unifier<'a> {
        let found = (0..tparams.len()).map(|i| targs.get(i).copied().flatten()).collect();
        let handles = (0..tparams.len()).collect();
        Unifier { types, cx, tparams: tparams.to_vec(), handles, found, depth: 0, interfaces: Vec::new() }
    }

    pub(super) fn cx(&mut self) -> &mut dyn Cx {
        self.cx
    }

    /// The number of type parameters for which no type was found.
    pub fn n_unknown(&self) -> usize {
        self.handles.iter().filter(|&&handle| self.found[handle].is_none()).count()
    }

    /// What was found for each type parameter.
    pub fn inferred(&self) -> Vec<Option<TypeId>> {
        self.handles.iter().map(|&handle| self.found[handle]).collect()
    }

    /// What was found for type parameter number `i`.
    pub fn at(&self, i: usize) -> Option<TypeId> {
        self.found[self.handles[i]]
    }

    /// Sets the type for type parameter number `i`.
    pub fn set(&mut self, i: usize, ty: TypeId) {
        self.found[self.handles[i]] = Some(ty);
    }

    fn bound(&self, ty: TypeId) -> Option<usize> {
        let ty = self.types.unalias(ty);
        self.tparams.iter().position(|&tparam| tparam == ty)
    }

    /// Gives two type parameters one type. Fails if both have one already.
    fn join(&mut self, x: usize, y: usize) -> bool {
        let (hx, hy) = (self.handles[x], self.handles[y]);
        let (from, to) = match (self.found[hx], self.found[hy]) {
            _ if hx == hy => return true,
            (Some(_), Some(_)) => return false,
            (Some(_), None) => (hy, hx),
            _ => (hx, hy),
        };
        for handle in &mut self.handles {
            if *handle == from {
                *handle = to;
            }
        }
        true
    }

    /// Whether `x` and `y` can be made equal; types may be found on the way, also when they cannot.
    pub fn unify(&mut self, x: TypeId, y: TypeId, mode: Mode) -> bool {
        if self.depth > MAX_DEPTH {
            return false;
        }
        self.depth += 1;
        let unified = stacker::maybe_grow(64 << 10, 1 << 20, || self.unify_in(x, y, mode));
        self.depth -= 1;
        unified
    }

    fn same(&self, x: TypeId, y: TypeId) -> bool {
        self.types.unalias(x) == self.types.unalias(y)
    }

    fn unify_in(&mut self, mut x: TypeId, mut y: TypeId, mode: Mode) -> bool {
        let types = self.types;
        if self.same(x, y) {
            return true;
        }
        // From here, a defined type stands in y, and a bound type parameter in x.
        if types.as_named(x).is_some() || self.bound(y).is_some() {
            std::mem::swap(&mut x, &mut y);
        }
        if !mode.exact && types.as_named(y).is_some() && types.is_type_literal(x) && !types.is_interface(x) {
            y = types.underlying(y);
            if self.same(x, y) {
                return true;
            }
        }
        match (self.bound(x), self.bound(y)) {
            (Some(p), Some(q)) => {
                if self.join(p, q) {
                    return true;
                }
                let (Some(a), Some(b)) = (self.at(p), self.at(q)) else { return false };
                self.unify(a, b, mode)
            }
            (Some(p), None) => match self.at(p) {
                Some(known) => self.unify_known(p, known, y, mode),
                None => {
                    self.set(p, y);
                    true
                }
            },
            _ => self.unify_unbound(x, y, mode),
        }
    }

    /// A type parameter has a type already, and must match another.
    fn unify_known(&mut self, p: usize, x: TypeId, y: TypeId, mode: Mode) -> bool {
        let types = self.types;
        if !self.unify(x, y, mode) {
            return false;
        }
        let (x_named, y_named) = (types.as_named(x).is_some(), types.as_named(y).is_some());
        match (self.interface(x), self.interface(y)) {
            // Two names: nobody knows which is right.
            (Some(_), Some(_)) if x_named && y_named => return identical(types, x, y),
            (Some(a), Some(b)) => {
                if types.type_set(a).methods.len() != types.type_set(b).methods.len() {
                    return false;
                }
            }
            // Choosing either would depend on the order.
            (Some(_), None) | (None, Some(_)) => return false,
            (None, None) => {}
        }
        // A defined type is better than a literal, a directed channel than one of both directions: whatever stands on
        // the other side stays assignable.
        let directed = matches!(types.under(y), Type::Chan { dir, .. } if *dir != super::ty::ChanDir::Both);
        if !mode.exact && !x_named && (y_named || directed) {
            self.set(p, y);
        }
        true
    }

    /// The interface under a type that is no type parameter.
    fn interface(&self, ty: TypeId) -> Option<TypeId> {
        self.types.is_non_type_param_interface(ty).then(|| self.types.underlying(ty))
    }

    /// Neither is a bound type parameter.
    fn unify_unbound(&mut self, mut x: TypeId, mut y: TypeId, mode: Mode) -> bool {
        let types = self.types;
        if !mode.exact {
            match (self.interface(x), self.interface(y)) {
                (Some(a), Some(b)) => return self.unify_interfaces(a, b),
                (Some(a), None) => return self.unify_methods(a, y),
                (None, Some(b)) => return self.unify_methods(b, x),
                (None, None) => {}
            }
        }
        if types.is_type_param(y) {
            std::mem::swap(&mut x, &mut y);
        }
        if types.is_type_param(x) {
            // The arguments of a type parameter outside have the underlying type that its constraint says.
            return types.core_type(x).is_some_and(|core| self.unify(core, y, Mode::ASSIGN));
        }
        self.unify_literals(types.unalias(x), types.unalias(y), mode)
    }

    /// One interface must have the methods of the other; the shared ones must unify.
    fn unify_interfaces(&mut self, x: TypeId, y: TypeId) -> bool {
        let types = self.types;
        if !self.same_terms(x, y) {
            return false;
        }
        let (mut few, mut many) = (&types.type_set(x).methods, &types.type_set(y).methods);
        if few.len() > many.len() {
            std::mem::swap(&mut few, &mut many);
        }
        self.in_pair(x, y, |this| {
            few.iter().all(|&method| {
                let other = many.iter().find(|&&other| this.same_method(method, other));
                other.is_some_and(|&other| this.unify(types.type_of(method), types.type_of(other), Mode::EXACT))
            })
        })
    }

    fn same_terms(&self, x: TypeId, y: TypeId) -> bool {
        let (a, b) = (self.types.type_set(x), self.types.type_set(y));
        a.comparable == b.comparable
            && a.terms.subset_of(self.types, &b.terms)
            && b.terms.subset_of(self.types, &a.terms)
    }

    fn same_method(&self, method: ObjId, other: ObjId) -> bool {
        let object = self.types.obj(other);
        self.types.same_id(method, object.pkg, object.name)
    }

    /// Runs `compare` unless the same pair is being compared further out: then it is equal, or that will fail.
    fn in_pair(&mut self, x: TypeId, y: TypeId, compare: impl FnOnce(&mut Self) -> bool) -> bool {
        if self.interfaces.contains(&(x, y)) || self.interfaces.contains(&(y, x)) {
            return true;
        }
        self.interfaces.push((x, y));
        let equal = compare(self);
        self.interfaces.pop();
        equal
    }

    /// A type must have the methods of an interface, and they must unify. A generic method implements none.
    fn unify_methods(&mut self, iface: TypeId, ty: TypeId) -> bool {
        let types = self.types;
        types.type_set(iface).methods.iter().all(|&method| {
            let object = types.obj(method);
            let selector = Selector::new(object.pkg, object.name);
            let found = lookup_field_or_method(types, ty, Operand::Value, selector).obj();
            let Some(found) = found.filter(|&f| matches!(types.obj(f).kind, ObjectKind::Func(_))) else { return false };
            self.cx.declare(types.origin(found));
            let sig = types.type_of(found);
            types.type_params(sig).is_empty() && self.unify(types.type_of(method), sig, Mode::EXACT)
        })
    }

    fn unify_literals(&mut self, x_id: TypeId, y_id: TypeId, mode: Mode) -> bool {
        let types = self.types;
        let inner = mode.of_elements();
        match (types.get(x_id), types.get(y_id)) {
            (Type::Basic(x), Type::Basic(y)) => x.kind == y.kind,
            (Type::Array { len: x, elem: a }, Type::Array { len: y, elem: b }) => {
                (*x < 0 || *y < 0 || x == y) && self.unify(*a, *b, inner)
            }
            (Type::Slice { elem: a }, Type::Slice { elem: b }) => self.unify(*a, *b, inner),
            (Type::Pointer { elem: a }, Type::Pointer { elem: b }) => self.unify(*a, *b, inner),
            (Type::Struct(x), Type::Struct(y)) => self.unify_structs(x, y, inner),
            (Type::Tuple(x), Type::Tuple(y)) => {
                let mut pairs = x.iter().zip(y);
                x.len() == y.len() && pairs.all(|(&v, &w)| self.unify(types.type_of(v), types.type_of(w), mode))
            }
            (Type::Signature(x), Type::Signature(y)) => self.unify_signatures(x, y, inner),
            (Type::Interface(_), Type::Interface(_)) => self.unify_equal_interfaces(x_id, y_id),
            (Type::Map { key: j, elem: a }, Type::Map { key: k, elem: b }) => {
                self.unify(*j, *k, inner) && self.unify(*a, *b, inner)
            }
            (Type::Chan { dir: d, elem: a }, Type::Chan { dir: e, elem: b }) => {
                (!mode.exact || d == e) && self.unify(*a, *b, inner)
            }
            (Type::Named(x), Type::Named(y)) => {
                // The arguments first, for better messages.
                let (xs, ys) = (types.type_args(x_id), types.type_args(y_id));
                xs.len() == ys.len() && xs.iter().zip(ys).all(|(&a, &b)| self.unify(a, b, mode)) && x.obj == y.obj
            }
            _ => false,
        }
    }

    fn unify_structs(&mut self, x: &Struct, y: &Struct, inner: Mode) -> bool {
        let types = self.types;
        x.fields.len() == y.fields.len()
            && x.fields.iter().zip(&y.fields).enumerate().all(|(i, (&f, &g))| {
                let other = types.obj(g);
                types.obj(f).is_embedded() == other.is_embedded()
                    && x.tag(i) == y.tag(i)
                    && types.same_id(f, other.pkg, other.name)
                    && self.unify(types.type_of(f), types.type_of(g), inner)
            })
    }

    fn unify_signatures(&mut self, x: &Signature, y: &Signature, inner: Mode) -> bool {
        x.variadic == y.variadic && self.unify(x.params, y.params, inner) && self.unify(x.results, y.results, inner)
    }

    /// Exactly: the same methods, and their types unify.
    fn unify_equal_interfaces(&mut self, x: TypeId, y: TypeId) -> bool {
        let types = self.types;
        let (a, b) = (&types.type_set(x).methods, &types.type_set(y).methods);
        if a.len() != b.len() || !self.same_terms(x, y) {
            return false;
        }
        self.in_pair(x, y, |this| {
            let mut pairs = a.iter().zip(b);
            pairs.all(|(&f, &g)| this.same_method(f, g) && this.unify(types.type_of(f), types.type_of(g), Mode::EXACT))
        })
    }
}

impl Matcher for Unifier<'_> {
    fn declare(&mut self, method: ObjId) {
        self.cx.declare(self.types.origin(method));
    }

    fn equivalent(&mut self, found: TypeId, wanted: TypeId) -> bool {
        self.unify(found, wanted, Mode::EXACT)
    }
}
