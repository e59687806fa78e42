//! Cycles of declarations: which are valid, and how the others are reported.

use rustc_hash::FxHashMap;

use super::report::ErrorLines;
use super::{Checker, DeclKind};
use crate::base::span::{Pos, Span};
use crate::diag::code;
use crate::syntax::ast::ExprKind;
use crate::types::Types;
use crate::types::display::package_prefix;
use crate::types::object::ObjectKind;
use crate::types::ty::{ObjId, Type, TypeId};
use crate::types::valid_type::invalid_cycle;

/// How far the search for direct cycles got with a type name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    /// It is on the current path, at this index.
    OnPath(usize),
    /// It is known.
    Done,
}

impl Checker<'_> {
    /// Whether the cycle that leads back to `obj`, which is being declared, is valid. Reports it if it is not.
    pub(super) fn valid_cycle(&mut self, obj: ObjId) -> bool {
        let start = self.path_index.get(&obj).copied().unwrap_or(0);
        let cycle: Vec<ObjId> = self.obj_path.get(start..).unwrap_or_default().to_vec();
        let (mut n_values, mut n_definitions) = (0, 0);
        for &obj in &cycle {
            let ty = self.types.type_of(obj);
            match self.types.obj(obj).kind {
                ObjectKind::Const(_) | ObjectKind::Var(_) => n_values += 1,
                ObjectKind::TypeName => {
                    // Cycles through type parameter lists are valid.
                    if self.env.in_tparam_list && self.types.is_generic(ty) {
                        return true;
                    }
                    n_definitions += usize::from(!matches!(self.types.get(ty), Type::Alias(_)));
                }
                _ => {}
            }
        }
        // A cycle of constants and variables alone is found when the order of initialisation is computed. One without
        // them needs a type definition: aliases alone would expand without end.
        if n_values == cycle.len() || n_values == 0 && n_definitions > 0 {
            return true;
        }
        self.cycle_error(&cycle, self.first_in_source(&cycle));
        false
    }

    /// Reports a cycle, beginning with `cycle[start]`.
    pub(super) fn cycle_error(&mut self, cycle: &[ObjId], start: usize) {
        let types = self.types;
        let Some(&first) = cycle.get(start) else { return };
        let is_type = types.obj(first).is_type_name();
        if is_type && matches!(types.get(types.type_of(first)), Type::Alias(_)) {
            types.set_alias_rhs(types.type_of(first), TypeId::INVALID);
        }
        let name = self.cycle_name(first);
        let at = self.obj_span(first);
        let what = if is_type { "invalid recursive type" } else { "invalid cycle in declaration" };
        if cycle.len() == 1 {
            return self.error(code::INVALID_RECURSIVE_TYPE, at, format!("{what}: {name} refers to itself"));
        }
        let of = if is_type { "" } else { " of" };
        let mut error = ErrorLines::new(code::INVALID_RECURSIVE_TYPE, at, format!("{what}{of} {name}"));
        let mut rotated = cycle.iter().cycle().skip(start).take(cycle.len() + 1).peekable();
        while let Some(&obj) = rotated.next() {
            if let Some(&&next) = rotated.peek() {
                let line = format!("{} refers to {}", self.cycle_name(obj), self.cycle_name(next));
                error.add(self.obj_span(obj), line);
            }
        }
        self.report(error);
    }

    fn cycle_name(&self, obj: ObjId) -> String {
        let types = self.types;
        let object = types.obj(obj);
        let ty = types.type_of(obj);
        if types.as_named(ty).is_some_and(|named| named.inst.is_some()) {
            return self.show(&ty);
        }
        format!("{}{}", package_prefix(types, object.pkg, &self.qualifier()), types.name(object.name))
    }

    fn first_in_source(&self, cycle: &[ObjId]) -> usize {
        let pos = |i: &usize| cycle.get(*i).map(|&obj| self.types.obj(obj).pos);
        (0..cycle.len()).min_by_key(pos).unwrap_or(0)
    }

    /// Finds cycles of type declarations whose right sides are nothing but names (`type A B; type B A`).
    pub(super) fn direct_cycles(&mut self, objects: &[ObjId]) {
        let mut visited = FxHashMap::default();
        for &obj in objects {
            if self.types.obj(obj).is_type_name() {
                self.direct_cycle(obj, &mut visited);
            }
        }
    }

    fn direct_cycle(&mut self, mut obj: ObjId, visited: &mut FxHashMap<ObjId, Visit>) {
        let mut path: Vec<ObjId> = Vec::new();
        loop {
            match visited.get(&obj) {
                Some(Visit::Done) => break,
                Some(&Visit::OnPath(start)) => {
                    self.types.obj(obj).set_ty(TypeId::INVALID);
                    let cycle = path.get(start..).unwrap_or_default().to_vec();
                    self.cycle_error(&cycle, self.first_in_source(&cycle));
                    break;
                }
                None => {}
            }
            visited.insert(obj, Visit::OnPath(path.len()));
            path.push(obj);
            let Some(next) = self.named_in_declaration(obj) else { break };
            obj = next;
        }
        visited.extend(path.into_iter().map(|obj| (obj, Visit::Done)));
    }

    /// The package-level type whose name alone is the right side of a type's declaration.
    fn named_in_declaration(&self, obj: ObjId) -> Option<ObjId> {
        let DeclKind::Type(decl) = &self.decls.get(&obj)?.kind else { return None };
        let ExprKind::Name(name) = self.ast.exprs[decl.ty].kind else { return None };
        let next = self.types.scope(self.types.pkg(self.env.pkg).scope).lookup(name)?;
        (self.types.obj(next).is_type_name() && self.decls.contains_key(&next)).then_some(next)
    }

    /// Whether `ty` has its underlying type already. Reports a cycle if it is being declared.
    pub(super) fn is_complete(&mut self, ty: TypeId) -> bool {
        let mut at = ty;
        loop {
            let obj = match self.types.get(at) {
                Type::Alias(alias) => alias.obj,
                Type::Named(named) => named.obj,
                _ => return true,
            };
            if let Some(&start) = self.path_index.get(&obj) {
                let cycle: Vec<ObjId> = self.obj_path.get(start..).unwrap_or_default().to_vec();
                self.cycle_error(&cycle, self.first_in_source(&cycle));
                return false;
            }
            // Names are looked through: some cycles of names are permitted.
            match self.types.rhs(at) {
                Some(rhs) => at = rhs,
                None => return true,
            }
        }
    }

    /// Checks that the defined type `ty` does not contain itself.
    pub(super) fn valid_type(&mut self, ty: TypeId) {
        let types = self.types;
        let Some(cycle) = invalid_cycle(types, ty, &mut self.valid_types) else { return };
        let Some(&first) = cycle.first() else { return };
        types.set_rhs(types.origin_type(first), TypeId::INVALID);
        let objects: Vec<ObjId> = cycle.iter().filter_map(|&ty| types.occurrence(ty)).collect();
        self.cycle_error(&objects, 0);
    }

    /// Reports interface types without a name that refer to themselves through their methods.
    pub(super) fn check_anonymous_cycles(&mut self) {
        let types = self.types;
        let mut anonymous: Vec<(Span, TypeId)> = std::mem::take(&mut self.interfaces);
        anonymous.sort_by_key(|(at, _)| at.start);
        let mut states = FxHashMap::default();
        // Interfaces inside others are found through them.
        let mut end = Pos::NONE;
        for (at, ty) in anonymous {
            if at.start < end {
                continue;
            }
            end = at.end;
            if interface_refers_to_itself(types, ty, &mut states) {
                let message = "invalid recursive type: anonymous interface refers to itself (see \
                               https://go.dev/issue/56103)";
                self.error(code::INVALID_RECURSIVE_TYPE, at, message);
                states.values_mut().for_each(|on_path| *on_path = false);
            }
        }
    }
}

/// Whether a method of the interface type `ty` leads to an interface type that is marked as being on the path.
fn interface_refers_to_itself(types: &Types, ty: TypeId, states: &mut FxHashMap<TypeId, bool>) -> bool {
    let methods = &types.type_set(ty).methods;
    methods.iter().any(|&method| leads_to_itself(types, types.type_of(method), states))
}

fn leads_to_itself(types: &Types, ty: TypeId, states: &mut FxHashMap<TypeId, bool>) -> bool {
    let of_vars = |vars: &[ObjId], states: &mut FxHashMap<TypeId, bool>| {
        vars.iter().any(|&var| leads_to_itself(types, types.type_of(var), states))
    };
    let ty = types.unalias(ty);
    super::deep(|| match types.get(ty) {
        Type::Pointer { elem } | Type::Array { elem, .. } | Type::Chan { elem, .. } | Type::Slice { elem } => {
            leads_to_itself(types, *elem, states)
        }
        Type::Map { key, elem } => leads_to_itself(types, *key, states) || leads_to_itself(types, *elem, states),
        Type::Struct(s) => of_vars(&s.fields, states),
        Type::Signature(sig) => of_vars(types.tuple(sig.params), states) || of_vars(types.tuple(sig.results), states),
        Type::Interface(interface) if !interface.methods.is_empty() || !interface.embeddeds.is_empty() => {
            if let Some(&on_path) = states.get(&ty) {
                return on_path;
            }
            states.insert(ty, true);
            if interface_refers_to_itself(types, ty, states) {
                return true;
            }
            states.insert(ty, false);
            false
        }
        // Types with names cannot be part of a cycle of types without.
        _ => false,
    })
}
