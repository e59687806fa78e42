//! All methods of a type, with the way to each.
//!
//! Spec: the method set of a defined type T consists of all methods declared with receiver type T. The method set of a
//! pointer to a defined type T (where T is neither a pointer nor an interface) is the set of all methods declared with
//! receiver *T or T. Promoted methods are included in the method set of a struct as follows: if S contains an embedded
//! field T, the method sets of S and *S both include promoted methods with receiver T, the method set of *S also
//! includes promoted methods with receiver *T; if S contains an embedded field *T, the method sets of S and *S both
//! include promoted methods with receiver T or *T.

use super::Types;
use super::lookup::{Lookup, Operand, Selection, Selector, lookup_in};
use super::object::ObjectKind;
use super::ty::{ObjId, PkgId, Type, TypeId};
use crate::base::intern::Symbol;

/// The method set of `ty`, sorted as an interface's methods are. The methods' types may have to be declared.
pub fn method_set(types: &Types, ty: TypeId) -> Vec<Selection> {
    let mut names: Vec<(Option<PkgId>, Symbol)> = Vec::new();
    collect_names(types, ty, &mut names);
    let found = names.into_iter().filter_map(|(pkg, name)| {
        match lookup_in(types, ty, Operand::Value, Selector::new(pkg, name)) {
            Lookup::Found(selection) => Some(selection),
            _ => None,
        }
    });
    let mut set: Vec<Selection> =
        found.filter(|selection| matches!(types.obj(selection.obj).kind, ObjectKind::Func(_))).collect();
    let mut order: Vec<ObjId> = set.iter().map(|selection| selection.obj).collect();
    types.sort_methods(&mut order);
    set.sort_by_key(|selection| order.iter().position(|&obj| obj == selection.obj));
    set
}

/// The names of all methods at any depth.
fn collect_names(types: &Types, ty: TypeId, names: &mut Vec<(Option<PkgId>, Symbol)>) {
    let (mut todo, mut seen) = (vec![types.deref(ty).0], Vec::new());
    let mut add = |method: ObjId| {
        let object = types.obj(method);
        let name = (object.pkg.filter(|_| !types.is_exported(method)), object.name);
        if !names.contains(&name) {
            names.push(name);
        }
    };
    while let Some(ty) = todo.pop() {
        let ty = types.unalias(ty);
        if seen.contains(&ty) {
            continue;
        }
        seen.push(ty);
        if types.as_named(ty).is_some() {
            let origin = types.origin_type(ty);
            (0..types.n_methods(origin)).for_each(|i| add(types.method(origin, i)));
        }
        match types.under(ty) {
            Type::Interface(_) => types.type_set(types.underlying(ty)).methods.iter().for_each(|&method| add(method)),
            Type::Struct(s) => {
                let embedded = s.fields.iter().filter(|&&field| types.obj(field).is_embedded());
                todo.extend(embedded.map(|&field| types.deref(types.type_of(field)).0));
            }
            _ => {}
        }
    }
}
