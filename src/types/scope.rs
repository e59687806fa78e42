//! Scopes: maps from names to objects, each in its parent.

use std::cell::{Cell, RefCell};

use rustc_hash::FxHashMap;

use super::Types;
use super::ty::{ObjId, ScopeId};
use crate::base::intern::Symbol;
use crate::base::span::{Pos, Span};

/// A scope.
#[derive(Debug)]
pub struct Scope {
    /// The enclosing scope; none for the universe.
    pub parent: Option<ScopeId>,
    /// The source it covers; nothing for universe and packages.
    pub span: Cell<Span>,
    /// Whether it is the outermost scope of a function.
    pub is_func: Cell<bool>,
    /// Whether it belongs to a loop over a function, whose body is compiled as a function.
    pub is_loop_body: Cell<bool>,
    /// Whether it is a block's: names are declared in it only before the scopes in it are made, or after they have been
    /// left for good.
    is_block: bool,
    /// The innermost scope around it that can have names that are visible in it.
    outer: Option<ScopeId>,
    children: RefCell<Vec<ScopeId>>,
    elems: RefCell<FxHashMap<Symbol, ObjId>>,
}

impl Scope {
    pub(super) fn new(parent: Option<ScopeId>, span: Span) -> Scope {
        Scope {
            parent,
            span: Cell::new(span),
            is_func: Cell::new(false),
            is_loop_body: Cell::new(false),
            is_block: false,
            outer: parent,
            children: RefCell::default(),
            elems: RefCell::default(),
        }
    }

    /// The innermost scope around this one that can have names that are visible in it, in the order in which the checker
    /// meets them: blocks without names are passed over, so that a name is found fast however deeply it is nested.
    pub fn outer(&self) -> Option<ScopeId> {
        self.outer
    }

    /// The object of that name in this scope, not in its parents.
    pub fn lookup(&self, name: Symbol) -> Option<ObjId> {
        self.elems.borrow().get(&name).copied()
    }

    /// The number of objects.
    pub fn len(&self) -> usize {
        self.elems.borrow().len()
    }

    /// Whether there are no objects.
    pub fn is_empty(&self) -> bool {
        self.elems.borrow().is_empty()
    }

    /// The scopes in it, in the order they were made. The universe does not list its packages.
    pub fn children(&self) -> Vec<ScopeId> {
        self.children.borrow().clone()
    }

    /// The objects, in no order; see [`Types::sorted_names`].
    pub fn objects(&self) -> Vec<ObjId> {
        self.elems.borrow().values().copied().collect()
    }

    /// Replaces the object of that name (a session's redefinition); returns the old one. Sets no parent.
    pub fn replace(&self, name: Symbol, obj: ObjId) -> Option<ObjId> {
        self.elems.borrow_mut().insert(name, obj)
    }

    /// Takes the object of that name away.
    pub fn remove(&self, name: Symbol) -> Option<ObjId> {
        self.elems.borrow_mut().remove(&name)
    }
}

impl Types {
    /// A new scope in `parent`.
    pub fn new_scope(&self, parent: ScopeId, span: Span) -> ScopeId {
        let id = self.push_scope(Scope::new(Some(parent), span));
        if parent != self.universe {
            self.scope(parent).children.borrow_mut().push(id);
        }
        id
    }

    /// A new scope of a block in `parent`, in which nothing is declared any more until it is left.
    pub fn new_block_scope(&self, parent: ScopeId, span: Span) -> ScopeId {
        let around = self.scope(parent);
        let passed_over = around.is_block && around.is_empty() && !around.is_func.get() && !around.is_loop_body.get();
        let outer = if passed_over { around.outer } else { Some(parent) };
        let id = self.push_scope(Scope { is_block: true, outer, ..Scope::new(Some(parent), span) });
        around.children.borrow_mut().push(id);
        id
    }

    /// Declares `obj` in `scope` under its name and sets its parent if it has none. If the name is taken there, nothing
    /// changes and the result is the object that has it. Does not treat `_` specially.
    pub fn insert(&self, scope: ScopeId, obj: ObjId) -> Option<ObjId> {
        let object = self.obj(obj);
        if let Some(taken) = self.scope(scope).lookup(object.name) {
            return Some(taken);
        }
        self.scope(scope).elems.borrow_mut().insert(object.name, obj);
        if object.parent().is_none() {
            object.set_parent(scope);
        }
        None
    }

    /// The object that `name` means at `pos` in `scope`, and the scope that declares it. With an unknown `pos`, the
    /// places of declarations do not matter.
    pub fn lookup_parent(&self, scope: ScopeId, name: Symbol, pos: Pos) -> Option<(ScopeId, ObjId)> {
        let mut at = Some(scope);
        while let Some(id) = at {
            let scope = self.scope(id);
            if let Some(obj) = scope.lookup(name)
                && (!pos.is_known() || self.obj(obj).scope_pos() <= pos)
            {
                return Some((id, obj));
            }
            at = scope.parent;
        }
        None
    }

    /// The names in `scope`, sorted as strings.
    pub fn sorted_names(&self, scope: ScopeId) -> Vec<Symbol> {
        let mut names: Vec<Symbol> = self.scope(scope).elems.borrow().keys().copied().collect();
        let interner = self.names.borrow();
        names.sort_by(|a, b| interner.name(*a).cmp(interner.name(*b)));
        names
    }

    /// The innermost scope inside `scope` that covers `pos`.
    pub fn innermost(&self, scope: ScopeId, pos: Pos) -> ScopeId {
        let mut at = scope;
        loop {
            let inner = self.scope(at).children.borrow().iter().copied().find(|&child| {
                let span = self.scope(child).span.get();
                span.start <= pos && pos < span.end
            });
            match inner {
                Some(child) => at = child,
                None => return at,
            }
        }
    }
}
