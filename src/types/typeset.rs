//! Type sets of interfaces.
//!
//! Methods are factored out of the terms: a type is in the set if it has the methods, is in the terms, and is strictly
//! comparable where the set asks for it.

use std::cell::{Cell, OnceCell};

use super::Types;
use super::comparable::strictly_comparable;
use super::identical::identical;
use super::object::is_exported;
use super::ty::{Interface, ObjId, Term, Type, TypeId};
use crate::base::span::Pos;

/// The type set of an interface.
#[derive(Clone, Debug, Default)]
pub struct TypeSet {
    /// All methods, embedded ones included, exported ones first, each part sorted by name.
    pub methods: Vec<ObjId>,
    /// Which types, methods apart.
    pub terms: Terms,
    /// Whether only comparable types are meant; then `terms` is all types.
    pub comparable: bool,
    /// Methods that came twice: for the checker to report.
    pub duplicates: Vec<DuplicateMethod>,
    /// Where a union has too many terms: for the checker to report.
    pub too_many_terms: Vec<Pos>,
}

/// A method that an interface has twice.
#[derive(Clone, Copy, Debug)]
pub struct DuplicateMethod {
    /// Where the second one stands, or the embedded interface that brings it.
    pub pos: Pos,
    /// The second one.
    pub method: ObjId,
    /// Where the first one stands, or the embedded interface that brings it.
    pub other_pos: Pos,
    /// The first one.
    pub other: ObjId,
    /// Whether the second is written in the interface itself: an error in any case. Two embedded ones may have
    /// identical types.
    pub explicit: bool,
}

/// A list of terms in normal form (no two overlap), or all types.
#[derive(Clone, Debug, Default)]
pub enum Terms {
    /// Every type.
    #[default]
    All,
    /// The union of these; empty: no type.
    Of(Vec<Term>),
}

/// The largest number of terms in a union's type set.
const MAX_TERMS: usize = 100;

impl TypeSet {
    /// Whether no type is in it.
    pub fn is_empty(&self) -> bool {
        matches!(&self.terms, Terms::Of(list) if list.is_empty())
    }

    /// Whether every type is in it.
    pub fn is_all(&self) -> bool {
        self.is_method_set() && self.methods.is_empty()
    }

    /// Whether methods alone describe it: an interface that can be the type of a variable.
    pub fn is_method_set(&self) -> bool {
        !self.comparable && matches!(self.terms, Terms::All)
    }

    /// The specific terms; none for all types and for no type.
    pub fn specific(&self) -> &[Term] {
        match &self.terms {
            Terms::All => &[],
            Terms::Of(list) => list,
        }
    }

    /// Whether there are specific terms.
    pub fn has_terms(&self) -> bool {
        !self.specific().is_empty()
    }
}

impl Types {
    /// The type set of an interface type; for any other type, the set of all types. An interface that is still being
    /// set up counts as empty interface.
    pub fn type_set(&self, iface: TypeId) -> &TypeSet {
        self.known_type_set(iface).unwrap_or_else(|| self.top_type_set())
    }

    /// The type set, unless the interface embeds something that is still being declared.
    pub(super) fn known_type_set(&self, iface: TypeId) -> Option<&TypeSet> {
        match self.get(iface) {
            Type::Interface(interface) => self.interface_set(interface),
            _ => Some(self.top_type_set()),
        }
    }

    fn top_type_set(&self) -> &TypeSet {
        let Type::Interface(empty) = self.get(TypeId::EMPTY_INTERFACE) else { unreachable!("it is an interface") };
        empty.set.get_or_init(TypeSet::default)
    }

    fn interface_set<'t>(&'t self, interface: &'t Interface) -> Option<&'t TypeSet> {
        if let Some(set) = interface.set.get() {
            return Some(set);
        }
        // A cycle of embedded interfaces is reported elsewhere.
        if interface.set_in_progress.replace(true) {
            return Some(self.top_type_set());
        }
        let set = stacker::maybe_grow(64 << 10, 1 << 20, || Builder::new(self).build(interface));
        interface.set_in_progress.set(false);
        set.map(|set| interface.set.get_or_init(|| set))
    }

    /// The interface that is a type parameter's underlying type: its constraint, in an implicit interface if that is
    /// not an interface itself.
    pub fn bound_interface(&self, tparam: TypeId) -> TypeId {
        let Type::TypeParam(p) = self.ty(tparam) else { return TypeId::EMPTY_INTERFACE };
        if let Some(known) = p.bound_iface.get() {
            return known;
        }
        let bound = p.bound.get();
        if matches!(self.ty(bound), Type::TypeParam(_)) {
            return TypeId::EMPTY_INTERFACE;
        }
        let under = self.underlying(bound);
        let iface = match self.get(under) {
            _ if under == TypeId::INVALID => return TypeId::EMPTY_INTERFACE,
            Type::Interface(_) => under,
            _ => self.new_implicit_interface(bound),
        };
        p.bound_iface.set(Some(iface));
        iface
    }

    /// `interface{ bound }` for a constraint that is written without `interface`.
    pub fn new_implicit_interface(&self, bound: TypeId) -> TypeId {
        let iface = Interface { embeddeds: vec![bound], implicit: true, ..Interface::default() };
        self.push(Type::Interface(iface))
    }

    /// The interface of `comparable`.
    pub(super) fn new_comparable(&self) -> TypeId {
        let set = OnceCell::from(TypeSet { comparable: true, ..TypeSet::default() });
        self.push(Type::Interface(Interface { set, set_in_progress: Cell::new(false), ..Interface::default() }))
    }

    /// Sorts methods as type sets list them: exported ones first, each part by name, then by package path.
    pub fn sort_methods(&self, methods: &mut [ObjId]) {
        let names = self.names.borrow();
        methods.sort_by_cached_key(|&m| {
            let object = self.obj(m);
            let name = names.shared(object.name);
            let path = object.pkg.filter(|_| !is_exported(&name)).map(|p| self.pkg(p).path.clone());
            (!is_exported(&name), name, path)
        });
    }
}

/// Collects methods and intersects terms of an interface's elements.
struct Builder<'t> {
    types: &'t Types,
    set: TypeSet,
    places: Vec<Pos>,
}

impl<'t> Builder<'t> {
    fn new(types: &'t Types) -> Self {
        Builder { types, set: TypeSet::default(), places: Vec::new() }
    }

    fn build(mut self, interface: &Interface) -> Option<TypeSet> {
        for &method in &interface.methods {
            self.add_method(self.types.obj(method).pos, method, true);
        }
        for (i, &elem) in interface.embeddeds.iter().enumerate() {
            let pos = interface.embed_pos.get(i).copied().unwrap_or_default();
            self.add_embedded(pos, elem)?;
        }
        self.types.sort_methods(&mut self.set.methods);
        Some(self.set)
    }

    fn add_method(&mut self, pos: Pos, method: ObjId, explicit: bool) {
        let object = self.types.obj(method);
        let taken = self.set.methods.iter().position(|&m| self.types.same_id(m, object.pkg, object.name));
        match taken {
            None => {
                self.set.methods.push(method);
                self.places.push(pos);
            }
            Some(i) if explicit || self.set.methods[i] != method => {
                let (other_pos, other) = (self.places[i], self.set.methods[i]);
                self.set.duplicates.push(DuplicateMethod { pos, method, other_pos, other, explicit });
            }
            Some(_) => {}
        }
    }

    fn add_embedded(&mut self, pos: Pos, elem: TypeId) -> Option<()> {
        let types = self.types;
        let under = types.known_underlying(elem)?;
        let (terms, comparable) = match types.get(under) {
            Type::Interface(embedded) => {
                let set = types.interface_set(embedded)?;
                for &method in &set.methods {
                    self.add_method(pos, method, false);
                }
                (set.terms.clone(), set.comparable)
            }
            Type::Union(terms) => match union_terms(types, terms)? {
                terms @ Terms::All => (terms, false),
                Terms::Of(list) if list.len() > MAX_TERMS => {
                    self.set.too_many_terms.push(pos);
                    return Some(());
                }
                terms => (terms, false),
            },
            _ if under == TypeId::INVALID => return Some(()),
            _ => (Terms::Of(vec![Term { tilde: false, ty: elem }]), false),
        };
        self.intersect(&terms, comparable);
        Some(())
    }

    fn intersect(&mut self, terms: &Terms, comparable: bool) {
        let mut terms = self.set.terms.intersect(self.types, terms);
        let mut comparable = self.set.comparable || comparable;
        if let (true, Terms::Of(list)) = (comparable, &mut terms) {
            list.retain(|term| strictly_comparable(self.types, term.ty));
            comparable = false;
        }
        (self.set.terms, self.set.comparable) = (terms, comparable);
    }
}

impl Types {
    /// The terms of a union type in normal form; `None` if a type in it is still being declared.
    pub(super) fn union_terms(&self, union: TypeId) -> Option<Terms> {
        match self.get(union) {
            Type::Union(terms) => union_terms(self, terms),
            _ => None,
        }
    }
}

fn union_terms(types: &Types, terms: &[Term]) -> Option<Terms> {
    let mut all = Terms::Of(Vec::new());
    for term in terms {
        let under = types.known_underlying(term.ty)?;
        let one = match types.get(under) {
            Type::Interface(embedded) => types.interface_set(embedded)?.terms.clone(),
            _ if under == TypeId::INVALID => continue,
            // No type has an underlying type that has another underlying type.
            _ if term.tilde && !identical(types, term.ty, under) => continue,
            _ => Terms::Of(vec![*term]),
        };
        all = all.union(types, one);
        if matches!(&all, Terms::Of(list) if list.len() > MAX_TERMS) {
            break;
        }
    }
    Some(all)
}

impl Terms {
    /// The types in either.
    fn union(self, types: &Types, other: Terms) -> Terms {
        match (self, other) {
            (Terms::Of(mut list), Terms::Of(other)) => {
                list.extend(other);
                Terms::Of(normalize(types, list))
            }
            _ => Terms::All,
        }
    }

    /// The types in both.
    fn intersect(&self, types: &Types, other: &Terms) -> Terms {
        let (x, y) = match (self, other) {
            (Terms::All, terms) | (terms, Terms::All) => return terms.clone(),
            (Terms::Of(x), Terms::Of(y)) => (x, y),
        };
        let pairs = x.iter().flat_map(|a| y.iter().map(move |b| (a, b)));
        let both = pairs.filter(|(a, b)| !a.disjoint(types, b)).map(|(a, b)| if a.tilde { *b } else { *a });
        Terms::Of(normalize(types, both.collect()))
    }

    /// Whether `ty` is in it.
    pub fn includes(&self, types: &Types, ty: TypeId) -> bool {
        match self {
            Terms::All => true,
            Terms::Of(list) => list.iter().any(|term| term.includes(types, ty)),
        }
    }

    /// Whether every type in it is in `other`.
    pub fn subset_of(&self, types: &Types, other: &Terms) -> bool {
        match (self, other) {
            (_, Terms::All) => true,
            (Terms::All, Terms::Of(_)) => false,
            (Terms::Of(x), Terms::Of(y)) => x.iter().all(|a| y.iter().any(|b| a.subset_of(types, b))),
        }
    }
}

/// Joins terms that overlap.
fn normalize(types: &Types, list: Vec<Term>) -> Vec<Term> {
    let mut normal: Vec<Term> = Vec::with_capacity(list.len());
    for term in list {
        match normal.iter_mut().find(|kept| !kept.disjoint(types, &term)) {
            // Two terms that are not disjoint are equal but for the tilde.
            Some(kept) if term.tilde && !kept.tilde => *kept = term,
            Some(_) => {}
            None => normal.push(term),
        }
    }
    normal
}

impl Term {
    /// Whether no type is in both.
    pub fn disjoint(&self, types: &Types, other: &Term) -> bool {
        let x = if other.tilde { types.underlying(self.ty) } else { self.ty };
        let y = if self.tilde { types.underlying(other.ty) } else { other.ty };
        !identical(types, x, y)
    }

    /// Whether `ty` is in it.
    pub fn includes(&self, types: &Types, ty: TypeId) -> bool {
        identical(types, self.ty, if self.tilde { types.underlying(ty) } else { ty })
    }

    /// Whether every type in it is in `other`.
    pub fn subset_of(&self, types: &Types, other: &Term) -> bool {
        !self.disjoint(types, other) && (!self.tilde || other.tilde)
    }
}
