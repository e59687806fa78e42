//! The order in which package variables are initialised.
//!
//! Spec: the next package-level variable that is earliest in declaration order and ready for initialization is
//! initialised, repeatedly. A variable is ready if it does not depend, directly or through functions, on uninitialised
//! ones.
//!
//! A graph has constants, variables and functions as nodes. Functions are taken out by joining who names them with what
//! they name. The rest is emitted by number of dependencies; one that has any left is on a cycle or depends on one.

use std::collections::BTreeSet;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::info::VarInit;
use super::report::ErrorLines;
use super::{Checker, DeclInfo, DeclKind};
use crate::base::span::Pos;
use crate::diag::code;
use crate::types::object::ObjectKind;
use crate::types::ty::ObjId;

#[derive(Default)]
struct Node {
    /// Those that depend on it.
    dependents: FxHashSet<ObjId>,
    /// Those on which it depends.
    dependencies: FxHashSet<ObjId>,
}

/// Who comes next: fewest dependencies, constants before variables, source order.
type Rank = (usize, bool, Pos, ObjId);

impl<'a> Checker<'a> {
    /// The initialisations of the package's variables among `objects`, in order. Reports initialisation cycles.
    pub(super) fn init_order(&mut self, objects: &[ObjId]) -> Vec<VarInit> {
        let mut graph = self.dependency_graph(objects);
        let rank = |check: &Checker<'_>, graph: &FxHashMap<ObjId, Node>, obj: ObjId| -> Rank {
            let object = check.types.obj(obj);
            let n_dependencies = graph.get(&obj).map_or(0, |node| node.dependencies.len());
            (n_dependencies, !matches!(object.kind, ObjectKind::Const(_)), object.pos, obj)
        };
        let mut queue: BTreeSet<Rank> = graph.keys().map(|&obj| rank(self, &graph, obj)).collect();
        let mut emitted: Vec<*const DeclInfo<'a>> = Vec::new();
        let mut order = Vec::new();
        while let Some((n_dependencies, _, _, obj)) = queue.pop_first() {
            if n_dependencies > 0 {
                // Nothing is found if it depends on a cycle without being part of it.
                if let Some(cycle) = self.find_path(obj, obj, &mut FxHashSet::default()) {
                    self.report_init_cycle(&cycle);
                }
            }
            let dependents = graph.remove(&obj).unwrap_or_default().dependents;
            for dependent in dependents.into_iter().filter(|&d| d != obj) {
                let old = rank(self, &graph, dependent);
                let Some(node) = graph.get_mut(&dependent) else { continue };
                node.dependencies.remove(&obj);
                if queue.remove(&old) {
                    queue.insert(rank(self, &graph, dependent));
                }
            }
            let decl = self.decls.get(&obj).map(Rc::clone);
            let Some(decl) = decl else { continue };
            if let DeclKind::Var { lhs, init: Some(init), .. } = &decl.kind
                && !emitted.contains(&Rc::as_ptr(&decl))
            {
                // Several variables with one value share their declaration.
                if lhs.len() > 1 {
                    emitted.push(Rc::as_ptr(&decl));
                }
                let lhs = if lhs.is_empty() { vec![obj] } else { lhs.clone() };
                order.push(VarInit { lhs, rhs: *init });
            }
        }
        order
    }

    /// The nodes of constants and variables, with functions taken out.
    fn dependency_graph(&self, objects: &[ObjId]) -> FxHashMap<ObjId, Node> {
        let mut graph: FxHashMap<ObjId, Node> = FxHashMap::default();
        let mut functions = Vec::new();
        for &obj in objects {
            match self.types.obj(obj).kind {
                ObjectKind::Const(_) | ObjectKind::Var(_) => {}
                ObjectKind::Func(_) => functions.push(obj),
                _ => continue,
            }
            graph.entry(obj).or_default();
        }
        for &obj in objects {
            let Some(decl) = self.decls.get(&obj) else { continue };
            for &dep in decl.deps.borrow().iter() {
                if graph.contains_key(&dep) && graph.contains_key(&obj) {
                    graph.entry(obj).or_default().dependencies.insert(dep);
                    graph.entry(dep).or_default().dependents.insert(obj);
                }
            }
        }
        // Those that join most come last: each removal makes more edges for the next ones.
        functions
            .sort_by_cached_key(|f| graph.get(f).map_or(0, |node| node.dependents.len() * node.dependencies.len()));
        for function in functions {
            let node = graph.remove(&function).unwrap_or_default();
            for &dependent in node.dependents.iter().filter(|&&d| d != function) {
                let Some(d) = graph.get_mut(&dependent) else { continue };
                d.dependencies.remove(&function);
                d.dependencies.extend(node.dependencies.iter().filter(|&&s| s != function));
            }
            for &dependency in node.dependencies.iter().filter(|&&d| d != function) {
                let Some(d) = graph.get_mut(&dependency) else { continue };
                d.dependents.remove(&function);
                d.dependents.extend(node.dependents.iter().filter(|&&p| p != function));
            }
        }
        graph
    }

    /// The objects from `to` back to `from` on a path of dependencies.
    fn find_path(&self, from: ObjId, to: ObjId, seen: &mut FxHashSet<ObjId>) -> Option<Vec<ObjId>> {
        if !seen.insert(from) {
            return None;
        }
        let mut deps: Vec<ObjId> = self.decls.get(&from)?.deps.borrow().clone();
        deps.sort_by_key(|&dep| self.types.obj(dep).pos);
        for dep in deps {
            if dep == to {
                return Some(vec![dep]);
            }
            if let Some(mut path) = super::deep(|| self.find_path(dep, to, seen)) {
                path.push(dep);
                return Some(path);
            }
        }
        None
    }

    fn report_init_cycle(&mut self, cycle: &[ObjId]) {
        let Some(&first) = cycle.first() else { return };
        let name = |obj: ObjId| self.types.name(self.types.obj(obj).name);
        let at = self.obj_span(first);
        if cycle.len() == 1 {
            let message = format!("initialization cycle: {} refers to itself", name(first));
            return self.error(code::INITIALIZATION_CYCLE, at, message);
        }
        let message = format!("initialization cycle for {}", name(first));
        let mut error = ErrorLines::new(code::INITIALIZATION_CYCLE, at, message);
        let mut obj = first;
        for &next in cycle.iter().rev() {
            error.add(self.obj_span(obj), format!("{} refers to {}", name(obj), name(next)));
            obj = next;
        }
        self.report(error);
    }
}
