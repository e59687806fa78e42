//! Declared things: packages, constants, types, variables, functions, labels, builtins, nil.

use std::cell::{Cell, RefCell};

use super::constant::Constant;
use super::ty::{ObjId, PkgId, ScopeId, TypeId};
use super::{Types, universe::Builtin};
use crate::base::intern::Symbol;
use crate::base::span::Pos;

/// A declared thing. What is found out about it after its declaration sits in cells.
#[derive(Debug)]
pub struct Object {
    /// Its name.
    pub name: Symbol,
    /// Where its name is declared; unknown for predeclared things.
    pub pos: Pos,
    /// The package it belongs to; none for predeclared things and labels.
    pub pkg: Option<PkgId>,
    /// What it is.
    pub kind: ObjectKind,
    ty: Cell<Option<TypeId>>,
    parent: Cell<Option<ScopeId>>,
    local_number: Cell<u32>,
    scope_pos: Cell<Pos>,
    used: Cell<bool>,
}

/// What a declared thing is.
#[derive(Debug)]
pub enum ObjectKind {
    /// An imported package.
    PkgName {
        /// The package.
        imported: PkgId,
    },
    /// A constant; its value is [`Object::value`].
    Const(RefCell<Constant>),
    /// A defined type, an alias, a type parameter or a predeclared type.
    TypeName,
    /// A variable, parameter, result, receiver or field.
    Var(Var),
    /// A function or method.
    Func(Func),
    /// A label.
    Label,
    /// A predeclared function.
    Builtin(Builtin),
    /// `nil`
    Nil,
}

/// What is particular to variables.
#[derive(Clone, Copy, Debug)]
pub struct Var {
    /// Which sort of variable.
    pub kind: VarKind,
    /// Whether it is an embedded field.
    pub embedded: bool,
    /// The generic type's field (or function's parameter) from which this one was instantiated.
    pub origin: Option<ObjId>,
}

/// The sorts of variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VarKind {
    /// At package level.
    Package,
    /// In a function.
    Local,
    /// A receiver.
    Recv,
    /// A parameter.
    Param,
    /// A result.
    Result,
    /// A struct field.
    Field,
}

/// What is particular to functions.
#[derive(Debug, Default)]
pub struct Func {
    /// The generic type's method from which this one was instantiated.
    pub origin: Option<ObjId>,
    /// For a method: whether its receiver is written with a `*`. Known before its type is.
    pub ptr_recv: Cell<bool>,
    /// For an expanded method of an instance: that instance.
    pub(super) recv_inst: Option<TypeId>,
}

impl Object {
    /// An object without a type.
    pub fn new(kind: ObjectKind, pos: Pos, pkg: Option<PkgId>, name: Symbol) -> Object {
        Object {
            name,
            pos,
            pkg,
            kind,
            ty: Cell::new(None),
            parent: Cell::new(None),
            local_number: Cell::new(0),
            scope_pos: Cell::new(Pos::NONE),
            used: Cell::new(false),
        }
    }

    /// A variable.
    pub fn var(kind: VarKind, pos: Pos, pkg: Option<PkgId>, name: Symbol, ty: Option<TypeId>) -> Object {
        let object = Object::new(ObjectKind::Var(Var { kind, embedded: false, origin: None }), pos, pkg, name);
        object.ty.set(ty);
        object
    }

    /// A struct field that is not embedded.
    pub fn field(pos: Pos, pkg: Option<PkgId>, name: Symbol, ty: TypeId) -> Object {
        Object::var(VarKind::Field, pos, pkg, name, Some(ty))
    }

    /// An embedded struct field.
    pub fn embedded_field(pos: Pos, pkg: Option<PkgId>, name: Symbol, ty: TypeId) -> Object {
        let var = Var { kind: VarKind::Field, embedded: true, origin: None };
        let object = Object::new(ObjectKind::Var(var), pos, pkg, name);
        object.ty.set(Some(ty));
        object
    }

    /// A function or method.
    pub fn func(pos: Pos, pkg: Option<PkgId>, name: Symbol, ty: Option<TypeId>) -> Object {
        let object = Object::new(ObjectKind::Func(Func::default()), pos, pkg, name);
        object.ty.set(ty);
        object
    }

    /// A type name.
    pub fn type_name(pos: Pos, pkg: Option<PkgId>, name: Symbol, ty: Option<TypeId>) -> Object {
        let object = Object::new(ObjectKind::TypeName, pos, pkg, name);
        object.ty.set(ty);
        object
    }

    /// A constant.
    pub fn constant(pos: Pos, pkg: Option<PkgId>, name: Symbol, ty: Option<TypeId>, value: Constant) -> Object {
        let object = Object::new(ObjectKind::Const(RefCell::new(value)), pos, pkg, name);
        object.ty.set(ty);
        object
    }

    /// An imported package's name.
    pub fn pkg_name(pos: Pos, pkg: Option<PkgId>, name: Symbol, imported: PkgId) -> Object {
        let object = Object::new(ObjectKind::PkgName { imported }, pos, pkg, name);
        object.ty.set(Some(TypeId::INVALID));
        object
    }

    /// A label.
    pub fn label(pos: Pos, name: Symbol) -> Object {
        let object = Object::new(ObjectKind::Label, pos, None, name);
        object.ty.set(Some(TypeId::INVALID));
        object
    }

    /// The type, once it is known. Of an instance's method, use [`Types::type_of`], which expands it.
    pub fn ty(&self) -> Option<TypeId> {
        self.ty.get()
    }

    /// Sets the type.
    pub fn set_ty(&self, ty: TypeId) {
        self.ty.set(Some(ty));
    }

    /// The scope in which it is declared; none for methods and fields.
    pub fn parent(&self) -> Option<ScopeId> {
        self.parent.get()
    }

    /// Sets the scope in which it is declared.
    pub fn set_parent(&self, scope: ScopeId) {
        self.parent.set(Some(scope));
    }

    /// Of a type that is declared in a function its number among these in its package, from 1; 0 for others.
    pub fn local_number(&self) -> u32 {
        self.local_number.get()
    }

    /// Sets that number.
    pub fn set_local_number(&self, number: u32) {
        self.local_number.set(number);
    }

    /// From which position on it is visible in its scope.
    pub fn scope_pos(&self) -> Pos {
        self.scope_pos.get()
    }

    /// Sets the position from which on it is visible.
    pub fn set_scope_pos(&self, pos: Pos) {
        self.scope_pos.set(pos);
    }

    /// Whether something uses it (variables, imports, labels).
    pub fn used(&self) -> bool {
        self.used.get()
    }

    /// Sets whether something uses it.
    pub fn set_used(&self, used: bool) {
        self.used.set(used);
    }

    /// A constant's value; [`Constant::Unknown`] for anything else.
    pub fn value(&self) -> Constant {
        match &self.kind {
            ObjectKind::Const(value) => value.borrow().clone(),
            _ => Constant::Unknown,
        }
    }

    /// Sets a constant's value.
    pub fn set_value(&self, value: Constant) {
        if let ObjectKind::Const(cell) = &self.kind {
            *cell.borrow_mut() = value;
        }
    }

    /// What is particular to a variable.
    pub fn as_var(&self) -> Option<&Var> {
        match &self.kind {
            ObjectKind::Var(var) => Some(var),
            _ => None,
        }
    }

    /// What is particular to a function.
    pub fn as_func(&self) -> Option<&Func> {
        match &self.kind {
            ObjectKind::Func(func) => Some(func),
            _ => None,
        }
    }

    /// Whether it is a struct field.
    pub fn is_field(&self) -> bool {
        self.as_var().is_some_and(|v| v.kind == VarKind::Field)
    }

    /// Whether it is an embedded struct field.
    pub fn is_embedded(&self) -> bool {
        self.as_var().is_some_and(|v| v.embedded)
    }

    /// Whether it is a type name.
    pub fn is_type_name(&self) -> bool {
        matches!(self.kind, ObjectKind::TypeName)
    }
}

/// A package.
#[derive(Debug)]
pub struct Package {
    /// The import path.
    pub path: String,
    /// The name in its package clause.
    pub name: Symbol,
    /// The scope of its package-level declarations; its parent is the universe.
    pub scope: ScopeId,
    /// The packages that its files import.
    pub imports: RefCell<Vec<PkgId>>,
}

impl Types {
    /// The generic type's field or method from which `obj` was instantiated; `obj` itself if it was not.
    pub fn origin(&self, obj: ObjId) -> ObjId {
        let origin = match &self.obj(obj).kind {
            ObjectKind::Var(var) => var.origin,
            ObjectKind::Func(func) => func.origin,
            _ => None,
        };
        origin.unwrap_or(obj)
    }

    /// Whether the object's name begins with a capital letter.
    pub fn is_exported(&self, obj: ObjId) -> bool {
        self.is_exported_name(self.obj(obj).name)
    }

    /// Whether `name` begins with a capital letter.
    pub fn is_exported_name(&self, name: Symbol) -> bool {
        is_exported(self.names.borrow().name(name))
    }

    /// Whether `obj` is what `name`, written in package `pkg`, means as a field or method.
    ///
    /// Two identifiers are different if they are spelled differently, or if they appear in different packages and are
    /// not exported.
    pub fn same_id(&self, obj: ObjId, pkg: Option<PkgId>, name: Symbol) -> bool {
        let object = self.obj(obj);
        object.name == name && (object.pkg == pkg || self.is_exported_name(name))
    }
}

/// Whether `name` begins with a capital letter.
pub fn is_exported(name: &str) -> bool {
    name.chars().next().is_some_and(is_upper)
}

/// Unicode class Lu, as Go asks it (`char::is_uppercase` also has Other_Uppercase, which Lu has not).
fn is_upper(c: char) -> bool {
    // Other_Uppercase: circled and squared capitals, Roman numerals.
    let other = matches!(c as u32, 0x2160..=0x216f | 0x24b6..=0x24cf | 0x1f130..=0x1f149 | 0x1f150..=0x1f169 | 0x1f170..=0x1f189);
    c.is_uppercase() && !other
}
