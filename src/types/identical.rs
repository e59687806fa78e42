//! When two types are the same.
//!
//! Spec: a named type is always different from any other type. Otherwise, two types are identical if their underlying
//! type literals are structurally equivalent; that is, they have the same literal structure and corresponding
//! components have identical types.

use super::Types;
use super::subst::Substitution;
use super::ty::{Interface, Named, ObjId, Signature, Struct, Type, TypeId};

/// Whether `x` and `y` are the same type.
pub fn identical(types: &Types, x: TypeId, y: TypeId) -> bool {
    Comparer::new(types).identical(x, y)
}

/// Whether `x` and `y` are the same type but for the tags of struct fields.
pub fn identical_ignore_tags(types: &Types, x: TypeId, y: TypeId) -> bool {
    Comparer { ignore_tags: true, ..Comparer::new(types) }.identical(x, y)
}

/// Whether `x` and `y` are the same type where the invalid type is the same as any.
pub fn identical_ignore_invalid(types: &Types, x: TypeId, y: TypeId) -> bool {
    Comparer { ignore_invalid: true, ..Comparer::new(types) }.identical(x, y)
}

/// Whether the instances have the same origin and identical type arguments.
pub fn identical_instance(types: &Types, x: (TypeId, &[TypeId]), y: (TypeId, &[TypeId])) -> bool {
    let same_args = x.1.len() == y.1.len() && x.1.iter().zip(y.1).all(|(&a, &b)| identical(types, a, b));
    same_args && identical(types, x.0, y.0)
}

struct Comparer<'t> {
    types: &'t Types,
    ignore_tags: bool,
    ignore_invalid: bool,
    /// Pairs of interfaces whose comparison is under way: a cycle through methods' signatures ends here.
    interfaces: Vec<(TypeId, TypeId)>,
}

impl<'t> Comparer<'t> {
    fn new(types: &'t Types) -> Self {
        Comparer { types, ignore_tags: false, ignore_invalid: false, interfaces: Vec::new() }
    }

    fn identical(&mut self, x: TypeId, y: TypeId) -> bool {
        let (x, y) = (self.types.unalias(x), self.types.unalias(y));
        if x == y {
            return true;
        }
        if self.ignore_invalid && (x == TypeId::INVALID || y == TypeId::INVALID) {
            return true;
        }
        stacker::maybe_grow(64 << 10, 1 << 20, || self.identical_types(x, y))
    }

    fn identical_types(&mut self, x_id: TypeId, y_id: TypeId) -> bool {
        match (self.types.get(x_id), self.types.get(y_id)) {
            // byte and uint8, rune and int32 differ in their names only.
            (Type::Basic(x), Type::Basic(y)) => x.kind == y.kind,
            // An unknown length is an error that was reported.
            (Type::Array { len: x, elem: a }, Type::Array { len: y, elem: b }) => {
                (*x < 0 || *y < 0 || x == y) && self.identical(*a, *b)
            }
            (Type::Slice { elem: a }, Type::Slice { elem: b }) => self.identical(*a, *b),
            (Type::Pointer { elem: a }, Type::Pointer { elem: b }) => self.identical(*a, *b),
            (Type::Struct(x), Type::Struct(y)) => self.structs(x, y),
            (Type::Tuple(x), Type::Tuple(y)) => self.vars(x, y),
            (Type::Signature(x), Type::Signature(y)) => self.signatures(x, y),
            (Type::Union(_), Type::Union(_)) => self.unions(x_id, y_id),
            (Type::Interface(x), Type::Interface(y)) => self.interfaces((x_id, x), (y_id, y)),
            (Type::Map { key: j, elem: a }, Type::Map { key: k, elem: b }) => {
                self.identical(*j, *k) && self.identical(*a, *b)
            }
            (Type::Chan { dir: d, elem: a }, Type::Chan { dir: e, elem: b }) => d == e && self.identical(*a, *b),
            (Type::Named(x), Type::Named(y)) => self.named((x_id, x), (y_id, y)),
            _ => false,
        }
    }

    /// Two struct types are identical if they have the same sequence of fields, and if corresponding pairs of fields
    /// have the same names, identical types, and identical tags, and are either both embedded or both not embedded.
    fn structs(&mut self, x: &Struct, y: &Struct) -> bool {
        if x.fields.len() != y.fields.len() {
            return false;
        }
        x.fields.iter().zip(&y.fields).enumerate().all(|(i, (&f, &g))| {
            let (field, other) = (self.types.obj(f), self.types.obj(g));
            field.is_embedded() == other.is_embedded()
                && (self.ignore_tags || x.tag(i) == y.tag(i))
                && self.types.same_id(f, other.pkg, other.name)
                && self.identical(self.types.type_of(f), self.types.type_of(g))
        })
    }

    fn vars(&mut self, x: &[ObjId], y: &[ObjId]) -> bool {
        let types = self.types;
        x.len() == y.len() && x.iter().zip(y).all(|(&v, &w)| self.identical(types.type_of(v), types.type_of(w)))
    }

    /// Two function types are identical if they have the same number of parameters and result values, corresponding
    /// parameter and result types are identical, and either both functions are variadic or neither is.
    fn signatures(&mut self, x: &Signature, y: &Signature) -> bool {
        if x.tparams.len() != y.tparams.len() || x.variadic != y.variadic {
            return false;
        }
        if x.tparams.is_empty() {
            return self.identical(x.params, y.params) && self.identical(x.results, y.results);
        }
        // Type parameters are identical but for their names: y's are replaced by x's.
        let types = self.types;
        let renaming = Substitution::new(&y.tparams, &x.tparams);
        let bound = |tparam: TypeId| types.as_type_param(tparam).map_or(TypeId::INVALID, |p| p.bound());
        let mut pairs = x.tparams.iter().zip(&y.tparams);
        pairs.all(|(&p, &q)| self.identical(bound(p), types.subst(bound(q), &renaming)))
            && self.identical(x.params, types.subst(y.params, &renaming))
            && self.identical(x.results, types.subst(y.results, &renaming))
    }

    /// Two interface types are identical if they define the same type set.
    fn interfaces(&mut self, (x, _): (TypeId, &Interface), (y, _): (TypeId, &Interface)) -> bool {
        let types = self.types;
        let (a, b) = (types.type_set(x), types.type_set(y));
        if a.comparable != b.comparable || a.methods.len() != b.methods.len() {
            return false;
        }
        if !a.terms.subset_of(types, &b.terms) || !b.terms.subset_of(types, &a.terms) {
            return false;
        }
        // A pair that is being compared further out must be equal, or the comparison would have ended.
        if self.interfaces.contains(&(x, y)) || self.interfaces.contains(&(y, x)) {
            return true;
        }
        self.interfaces.push((x, y));
        let same = a.methods.iter().zip(&b.methods).all(|(&f, &g)| {
            let other = types.obj(g);
            types.same_id(f, other.pkg, other.name) && self.identical(types.type_of(f), types.type_of(g))
        });
        self.interfaces.pop();
        same
    }

    fn unions(&mut self, x: TypeId, y: TypeId) -> bool {
        match (self.types.union_terms(x), self.types.union_terms(y)) {
            (Some(a), Some(b)) => a.subset_of(self.types, &b) && b.subset_of(self.types, &a),
            _ => false,
        }
    }

    /// Two instantiated types are identical if their defined types and all type arguments are identical.
    fn named(&mut self, (x_id, x): (TypeId, &Named), (y_id, y): (TypeId, &Named)) -> bool {
        let (xargs, yargs) = (self.types.type_args(x_id), self.types.type_args(y_id));
        x.obj == y.obj && xargs.len() == yargs.len() && xargs.iter().zip(yargs).all(|(&a, &b)| self.identical(a, b))
    }
}
