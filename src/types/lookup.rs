//! Finding the field or method that a selector means.
//!
//! Spec: a selector f may denote a field or method f of a type T, or it may refer to a field or method f of a nested
//! embedded field of T. The number of embedded fields traversed to reach f is called its depth in T. For a value x of
//! type T or *T where T is not a pointer or interface type, x.f denotes the field or method at the shallowest depth in T
//! where there is such an f. If there is not exactly one f with shallowest depth, the selector expression is illegal.

use super::Types;
use super::object::ObjectKind;
use super::ty::{ObjId, PkgId, Type, TypeId};
use crate::base::intern::Symbol;

/// What a selector means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// A field or method.
    Found(Selection),
    /// Several at the same depth; the path leads to one of them.
    Ambiguous(Vec<usize>),
    /// A method with pointer receiver, but there is no pointer on the way, and the operand is not addressable.
    PointerReceiver,
    /// Nothing.
    NotFound,
}

/// A field or method and the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The field or method. A method may not have its type yet.
    pub obj: ObjId,
    /// The numbers of the embedded fields on the way, then that of the field in its struct, of the method among its
    /// type's declared methods, or among the methods of the interface's type set.
    pub path: Vec<usize>,
    /// Whether there is a pointer on the way.
    pub indirect: bool,
}

impl Lookup {
    /// What was found.
    pub fn found(self) -> Option<Selection> {
        match self {
            Lookup::Found(selection) => Some(selection),
            _ => None,
        }
    }

    /// The field or method that was found.
    pub fn obj(&self) -> Option<ObjId> {
        match self {
            Lookup::Found(selection) => Some(selection.obj),
            _ => None,
        }
    }
}

/// A name as a selector asks for it.
#[derive(Clone, Copy, Debug)]
pub struct Selector {
    /// The package in which it is written.
    pub pkg: Option<PkgId>,
    /// The name.
    pub name: Symbol,
    /// Whether case does not matter, and packages do not: to find what may have been meant.
    pub fold_case: bool,
}

impl Selector {
    /// The name `name` written in package `pkg`.
    pub fn new(pkg: Option<PkgId>, name: Symbol) -> Selector {
        Selector { pkg, name, fold_case: false }
    }

    /// The same name whatever its case.
    #[must_use]
    pub fn folded(self) -> Selector {
        Selector { fold_case: true, ..self }
    }

    fn means(self, types: &Types, obj: ObjId) -> bool {
        if types.same_id(obj, self.pkg, self.name) {
            return true;
        }
        self.fold_case && same_but_for_case(&types.name(types.obj(obj).name), &types.name(self.name))
    }
}

/// Whether two names differ in case at most.
pub fn same_but_for_case(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) || a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
}

/// Whether a method with pointer receiver may be called on the operand itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operand {
    /// A variable, whose address can be taken.
    Addressable,
    /// Any other value.
    Value,
}

/// The field or method of `ty` that `selector` means.
pub fn lookup_field_or_method(types: &Types, ty: TypeId, operand: Operand, selector: Selector) -> Lookup {
    // A defined pointer type has the fields of its base type, but no methods.
    let pointer = types.as_named(ty).map(|_| types.underlying(ty));
    if let Some(pointer) = pointer.filter(|&p| matches!(types.get(p), Type::Pointer { .. })) {
        let found = lookup_in(types, pointer, Operand::Value, selector);
        let is_method = |obj| matches!(types.obj(obj).kind, ObjectKind::Func(_));
        return if found.obj().is_some_and(is_method) { Lookup::NotFound } else { found };
    }
    lookup_in(types, ty, operand, selector)
}

/// An embedded type on the way.
struct Embedded {
    ty: TypeId,
    path: Vec<usize>,
    indirect: bool,
    /// Whether it occurs more than once at this depth.
    several: bool,
}

/// Embedded fields nested deeper than this are nested without end, in a type that is yet to be found invalid.
const MAX_DEPTH: usize = 1000;

/// Like [`lookup_field_or_method`], but a defined pointer type has neither fields nor methods.
pub(super) fn lookup_in(types: &Types, ty: TypeId, operand: Operand, selector: Selector) -> Lookup {
    if selector.name == Symbol::BLANK {
        return Lookup::NotFound;
    }
    let (base, is_pointer) = types.deref(ty);
    // A pointer to an interface or type parameter has no methods.
    if is_pointer && types.is_interface(base) {
        return Lookup::NotFound;
    }
    let mut search = Search { types, selector, seen: Vec::new(), found: None, next: Vec::new() };
    let mut current = vec![Embedded { ty: base, path: Vec::new(), indirect: is_pointer, several: false }];
    while !current.is_empty() && current[0].path.len() < MAX_DEPTH {
        for embedded in &current {
            if let Err(path) = search.visit(embedded) {
                return Lookup::Ambiguous(path);
            }
        }
        if let Some(selection) = search.found {
            let object = types.obj(selection.obj);
            let by_pointer = matches!(object.kind, ObjectKind::Func(_)) && types.has_pointer_receiver(selection.obj);
            let reachable = !by_pointer || selection.indirect || operand == Operand::Addressable;
            return if reachable { Lookup::Found(selection) } else { Lookup::PointerReceiver };
        }
        current = consolidate(types, std::mem::take(&mut search.next));
    }
    Lookup::NotFound
}

struct Search<'t> {
    types: &'t Types,
    selector: Selector,
    /// Defined types at shallower depths: they hide themselves further down, and a recursive type ends.
    seen: Vec<TypeId>,
    found: Option<Selection>,
    /// The embedded types of the next depth.
    next: Vec<Embedded>,
}

impl Search<'_> {
    /// Looks at one type of the current depth. The error is the path to a second match.
    fn visit(&mut self, embedded: &Embedded) -> Result<(), Vec<usize>> {
        let types = self.types;
        if types.as_named(embedded.ty).is_some() {
            if types.contains_identical(&self.seen, embedded.ty) {
                return Ok(());
            }
            self.seen.push(types.unalias(embedded.ty));
            if let Some(i) = types.find_method(embedded.ty, |m| self.selector.means(types, m)) {
                return self.matched(embedded, types.method(embedded.ty, i), i);
            }
        }
        match types.under(embedded.ty) {
            Type::Struct(s) => self.visit_fields(embedded, &s.fields),
            Type::Interface(_) => {
                let methods = &types.type_set(types.underlying(embedded.ty)).methods;
                match methods.iter().position(|&m| self.selector.means(types, m)) {
                    Some(i) => self.matched(embedded, methods[i], i),
                    None => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    fn visit_fields(&mut self, embedded: &Embedded, fields: &[ObjId]) -> Result<(), Vec<usize>> {
        let types = self.types;
        for (i, &field) in fields.iter().enumerate() {
            if self.selector.means(types, field) {
                self.matched(embedded, field, i)?;
            } else if self.found.is_none() && types.obj(field).is_embedded() {
                let (ty, is_pointer) = types.deref(types.type_of(field));
                let path = extended(&embedded.path, i);
                let indirect = embedded.indirect || is_pointer;
                self.next.push(Embedded { ty, path, indirect, several: embedded.several });
            }
        }
        Ok(())
    }

    fn matched(&mut self, embedded: &Embedded, obj: ObjId, i: usize) -> Result<(), Vec<usize>> {
        let path = extended(&embedded.path, i);
        if self.found.is_some() || embedded.several {
            return Err(path);
        }
        self.found = Some(Selection { obj, path, indirect: embedded.indirect });
        Ok(())
    }
}

fn extended(path: &[usize], i: usize) -> Vec<usize> {
    let mut path = path.to_vec();
    path.push(i);
    path
}

/// Joins entries of the same type.
fn consolidate(types: &Types, list: Vec<Embedded>) -> Vec<Embedded> {
    let mut unique: Vec<Embedded> = Vec::with_capacity(list.len());
    for embedded in list {
        let same = unique.iter_mut().find(|other| types.contains_identical(&[other.ty], embedded.ty));
        match same {
            Some(other) => other.several = true,
            None => unique.push(embedded),
        }
    }
    unique
}

/// The names of the fields along a path, joined by dots.
pub fn field_path(types: &Types, ty: TypeId, path: &[usize]) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut at = ty;
    for &i in path {
        let Some(&field) = types.as_struct(types.deref_struct_pointer(at)).and_then(|s| s.fields.get(i)) else { break };
        names.push(types.name(types.obj(field).name).to_string());
        at = types.type_of(field);
    }
    names.join(".")
}

impl Types {
    /// The number of the method in a type set's sorted methods that `selector` means.
    pub fn type_set_method(&self, iface: TypeId, selector: Selector) -> Option<(usize, ObjId)> {
        if selector.name == Symbol::BLANK {
            return None;
        }
        let methods = &self.type_set(iface).methods;
        let i = methods.iter().position(|&m| selector.means(self, m))?;
        Some((i, methods[i]))
    }
}
