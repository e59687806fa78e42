//! The static checker; names, phases and messages follow go/types.
//!
//! # How it runs
//!
//! [`Checker::check_package`] collects the declarations of a package ([`resolve`]), checks each of them on demand
//! ([`decl`]: whoever needs an object's type asks [`Checker::obj_decl`]), then the bodies of its functions ([`stmt`]),
//! then what concerns the package as a whole: initialisation order, unused imports, instantiation cycles.
//!
//! What cannot be looked at in the middle of a declaration (a type may not be complete) is put off by
//! [`Checker::later`] to the end of the current statement or package. Bodies of function literals are put off too: they
//! may name what encloses them.
//!
//! A library package is a table of names and pieces of source ([`packages`]). Its objects come into being when
//! something names them, and the bodies of its functions are checked by [`Checker::ensure_body`] when the compiler asks.
//!
//! # Rules
//!
//! - An operand or type that had an error is invalid, and nothing is reported about what is invalid.
//! - Errors are reported at the leftmost position of the node concerned, with the words of Go's compiler.
//! - A message of several lines is one string with `\n`; the renderer indents the further lines by a tab.
//! - Source can be nested deeply: every function that recurs over the tree goes through [`deep`].

//! # Between statements and expressions
//!
//! Statements, declarations and types ask for expressions:
//! ```text
//! raw_expr(target: Option<&Target>, e, hint: Option<TypeId>, allow_generic: bool) -> (Operand, ExprUse)
//! expr(target: Option<&Target>, e) -> Operand            generic_expr(e, hint) -> Operand
//! multi_expr(e, allow_comma_ok) -> (Vec<Operand>, bool)   expr_or_type(e, allow_generic) -> Operand
//! expr_list(&[e]) -> Vec<Operand>                         use_exprs(&[e]) -> bool, use_lhs(&[e]) -> bool
//! binary(e: Option<ExprId>, x, y, op, op_pos) -> Operand  comparison(&mut Operand, &Operand, op, switch_case: bool)
//! selector(e, want_type: bool) -> Operand                 single_value(&mut Operand), non_generic(target, &mut Operand)
//! chan_elem(at: Span, &Operand, recv: bool) -> Option<TypeId>
//! type_assertion(e, &Operand, ty, type_switch: bool)      record_comma_ok_types(e, &[Operand])
//! instance(at: Span, generic: TypeId, targs: Vec<TypeId>) -> TypeId
//! validate_targ_count(at: Span, name, want, got) -> bool  verify(tparams, targs) -> Result<(), (usize, String)>
//! ```
//! and provide
//! ```text
//! ident(e, want_type: bool) -> Operand                    func_lit(e) -> Operand
//! ty(e) -> TypeId, var_type(e) -> TypeId                  generic_type(e) -> Result<TypeId, Option<String>>
//! type_list(&[e]) -> Option<Vec<TypeId>>                  array_length(e) -> Option<i64>
//! assignment(&mut Operand, Option<TypeId>, context: &str) is_complete(ty) -> bool
//! obj_decl(obj), lookup_scope(name) -> Option<Found>      package_member(pkg, name) -> Option<ObjId>
//! types_summary(&[TypeId], variadic, has_dots) -> String  measure(n, unit) -> String
//! mark_address_taken(e), add_decl_dep(obj), later(action)
//! ```

/// What the compiler and the tools read.
pub mod info;

mod record;
mod report;

use std::collections::HashMap;
use std::rc::Rc;

use crate::base::source::SourceMap;
use crate::base::span::Pos;
use crate::diag::sink::Sink;
use crate::syntax::ast::{Ast, ExprId, FuncDeclId, TypeDecl};
use crate::types::Types;
use crate::types::ty::{ObjId, PkgId, ScopeId, TypeId};
use info::Info;

/// Runs `f` with enough stack for one more level of recursion.
fn deep<R>(f: impl FnOnce() -> R) -> R {
    stacker::maybe_grow(128 << 10, 2 << 20, f)
}

/// The state of checking, for all packages of a session.
pub struct Checker<'a> {
    /// Types, objects, scopes and packages.
    pub types: &'a Types,
    /// The tree.
    pub ast: &'a Ast,
    /// The source texts.
    pub sources: &'a SourceMap,
    /// The results.
    pub info: Info,
    /// What was reported.
    pub sink: Sink,
    /// In which surroundings something is being checked.
    env: Environment<'a>,
    /// How package-level objects and methods are declared.
    decls: HashMap<ObjId, Rc<DeclInfo<'a>>>,
    /// Work that was put off.
    delayed: Vec<Option<Delayed<'a>>>,
    /// The objects that are being declared, outermost first, for reporting cycles.
    obj_path: Vec<ObjId>,
}

/// In which surroundings something is being checked. Saved and set anew for each declaration and function body.
#[derive(Clone)]
struct Environment<'a> {
    /// The package.
    pkg: PkgId,
    /// The package-level declaration whose initialisation or body this is: names used in it are its dependencies.
    decl: Option<Rc<DeclInfo<'a>>>,
    /// The innermost scope.
    scope: ScopeId,
    /// The value of iota in a constant declaration.
    iota: Option<i64>,
    /// If known, where errors are reported: the name of a constant whose initialisation is implicitly repeated.
    errpos: Pos,
    /// Whether this is inside a list of type parameters.
    in_tparam_list: bool,
    /// The signature of the function whose body this is.
    sig: Option<TypeId>,
    /// Set when an expression has a call or a receive operation; whoever asks resets it before.
    has_call_or_recv: bool,
}

/// How a package-level object or a method is declared.
struct DeclInfo<'a> {
    /// The package.
    pkg: PkgId,
    /// The scope of the file.
    file: ScopeId,
    /// What is declared.
    kind: DeclKind<'a>,
    /// The package-level objects that its initialisation or body names.
    deps: std::cell::RefCell<Vec<ObjId>>,
}

/// What is declared.
enum DeclKind<'a> {
    /// A constant.
    Const {
        /// The type, of an earlier specification if the initialisation is repeated.
        ty: Option<ExprId>,
        /// The value.
        init: Option<ExprId>,
        /// Whether type and value are those of an earlier specification.
        inherited: bool,
        /// The value of iota.
        iota: i64,
    },
    /// A variable.
    Var {
        /// All variables on the left when there is one value for them; else nothing.
        lhs: Vec<ObjId>,
        /// The type.
        ty: Option<ExprId>,
        /// The value.
        init: Option<ExprId>,
    },
    /// A type.
    Type(&'a TypeDecl),
    /// A function or method.
    Func(FuncDeclId),
}

/// Work that was put off.
struct Delayed<'a> {
    pkg: PkgId,
    action: Box<dyn FnOnce(&mut Checker<'a>) + 'a>,
}

/// The function type that a generic function is assigned to, from which its type arguments may follow.
#[derive(Clone, Debug)]
struct Target {
    /// The function type.
    sig: TypeId,
    /// How messages call it.
    description: String,
}

impl<'a> Checker<'a> {
    /// The package that is being checked.
    fn pkg(&self) -> PkgId {
        self.env.pkg
    }

    /// Puts `action` off to the end of the current statement, or to the end of the package's declarations.
    fn later(&mut self, action: impl FnOnce(&mut Checker<'a>) + 'a) {
        self.delayed.push(Some(Delayed { pkg: self.env.pkg, action: Box::new(action) }));
    }

    /// Does what was put off after the stack of delayed work had `top` entries.
    fn process_delayed(&mut self, top: usize) {
        let mut at = top;
        while at < self.delayed.len() {
            if let Some(delayed) = self.delayed[at].take() {
                let saved = std::mem::replace(&mut self.env.pkg, delayed.pkg);
                (delayed.action)(self);
                self.env.pkg = saved;
            }
            at += 1;
        }
        self.delayed.truncate(top);
    }

    /// Adds a dependency of the current declaration on `to`, if that is a package-level object.
    fn add_decl_dep(&mut self, to: ObjId) {
        if let Some(decl) = &self.env.decl
            && self.decls.contains_key(&to)
        {
            decl.add_dep(to);
        }
    }

    /// The target that a variable of type `ty` is for the inference of a generic function's type arguments.
    fn target(&self, ty: Option<TypeId>, description: &str) -> Option<Target> {
        let sig = self.types.underlying(ty?);
        matches!(self.types.get(sig), crate::types::ty::Type::Signature(_))
            .then(|| Target { sig, description: description.into() })
    }
}

impl DeclInfo<'_> {
    fn add_dep(&self, to: ObjId) {
        let mut deps = self.deps.borrow_mut();
        if !deps.contains(&to) {
            deps.push(to);
        }
    }
}
