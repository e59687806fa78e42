//! Declarations and files.

use super::{BlockId, ExprId, FuncDeclId, Ident, StmtId, TypeParam};
use crate::base::intern::Symbol;
use crate::base::span::{Pos, Span};

/// A parsed file.
#[derive(Debug)]
pub struct File {
    /// The package name; `None` for a script.
    pub package: Option<Ident>,
    /// Imports and declarations in source order. A script's are hoisted here: func, type, const, import.
    pub decls: Vec<Decl>,
    /// A script's top-level statements, `var` declarations among them, in source order; empty in a Go file.
    pub script: Vec<StmtId>,
    /// `//go:` and `//line` directives and build constraints.
    pub directives: Vec<Directive>,
    /// The whole file.
    pub span: Span,
}

/// A comment that means something to tools, such as `//go:build linux`.
#[derive(Clone, Copy, Debug)]
pub struct Directive {
    /// The comment's text, slashes included.
    pub text: Symbol,
    /// Where it stands.
    pub span: Span,
}

/// One declaration. A group `var ( … )` gives one entry a specification.
#[derive(Debug)]
pub enum Decl {
    /// `import name "path"`
    Import(ImportDecl),
    /// `const a, b T = x, y`
    Const(ConstDecl),
    /// `type T[P C] U`, `type T = U`
    Type(TypeDecl),
    /// `var a, b T = x, y`
    Var(VarDecl),
    /// `func f(…) { … }`
    Func(FuncDeclId),
}

/// `import name "path"`
#[derive(Debug)]
pub struct ImportDecl {
    /// The local name, `.` or `_`.
    pub name: Option<Ident>,
    /// The path, quotes included, as it is written.
    pub path: Symbol,
    /// Where the path stands.
    pub path_span: Span,
}

/// `const a, b T = x, y`
#[derive(Debug)]
pub struct ConstDecl {
    /// The names.
    pub names: Vec<Ident>,
    /// The type. With `values` empty both are taken from the specification before, by the checker.
    pub ty: Option<ExprId>,
    /// The values.
    pub values: Vec<ExprId>,
    /// The specification's index in its group.
    pub iota: u32,
    /// Tells groups apart: the position of the keyword `const`.
    pub group: Pos,
    /// Where the specification stands.
    pub span: Span,
}

/// `type T[P C] U`, `type T = U`
#[derive(Debug)]
pub struct TypeDecl {
    /// The name.
    pub name: Ident,
    /// Type parameters.
    pub tparams: Vec<TypeParam>,
    /// Whether it is an alias.
    pub alias: bool,
    /// The type.
    pub ty: ExprId,
    /// Where the specification stands.
    pub span: Span,
}

/// `var a, b T = x, y`
#[derive(Debug)]
pub struct VarDecl {
    /// The names.
    pub names: Vec<Ident>,
    /// The type.
    pub ty: Option<ExprId>,
    /// The values.
    pub values: Vec<ExprId>,
    /// Where the specification stands.
    pub span: Span,
}

/// `func (recv) name[tparams](params) results { body }`
#[derive(Debug)]
pub struct FuncDecl {
    /// The name.
    pub name: Ident,
    /// The receiver of a method; Go allows exactly one, the checker says so.
    pub recv: Option<Receiver>,
    /// The signature with its type parameters: an [`ExprKind::FuncType`](super::ExprKind::FuncType).
    pub ty: ExprId,
    /// The body; `None` for a function that is implemented outside csp.
    pub body: Option<BlockId>,
    /// `//go:` directives directly before it.
    pub directives: Vec<Directive>,
    /// Where the declaration stands.
    pub span: Span,
}

/// `(r *T[P, Q])`
#[derive(Debug)]
pub struct Receiver {
    /// The parameters between the parentheses; a valid method has exactly one. Receiver type parameters are an
    /// [`ExprKind::Index`](super::ExprKind::Index) whose indices are names.
    pub params: Vec<super::Param>,
    /// From the opening to the closing parenthesis.
    pub span: Span,
}
