//! The syntax tree: one arena for a whole session, nodes named by index.
//!
//! Every parse appends to the same [`Ast`], so node ids are unique over all files and the checker's tables are plain
//! vectors over them. Dropping the tree drops four arenas and never recurses. The checker shares the tree while it
//! parses declarations of library packages into successors of it ([`Ast::successor`]), which are then appended.
//!
//! Types and expressions share one kind of node ([`Expr`]): `check` decides what a node was. A node's `span.start` is
//! where Go's compiler reports most errors about it. That is the leftmost byte of its source, but for a slice
//! expression its bracket and for a function type its parenthesis, and what begins with one of those begins there too.

use elsa::FrozenVec;

use crate::base::index::Arena;
use crate::base::intern::Symbol;
use crate::base::span::{Pos, Span};

mod decl;
mod expr;
mod stmt;

pub use decl::*;
pub use expr::*;
pub use stmt::*;

crate::define_index! {
    /// An expression or a type.
    pub struct ExprId;
    /// A statement.
    pub struct StmtId;
    /// A block of statements, with its own scope.
    pub struct BlockId;
    /// A declared function or method.
    pub struct FuncDeclId;
}

/// All nodes of a session.
#[derive(Debug, Default)]
pub struct Ast {
    /// Expressions and types.
    pub exprs: Arena<ExprId, Expr>,
    /// Statements.
    pub stmts: Arena<StmtId, Stmt>,
    /// Blocks.
    pub blocks: Arena<BlockId, Block>,
    /// Function and method declarations.
    pub funcs: Arena<FuncDeclId, FuncDecl>,
    /// Declarations and files.
    kept: Kept,
}

/// Declarations and files that live as long as the tree.
#[derive(Default)]
struct Kept {
    decls: FrozenVec<Vec<Decl>>,
    files: FrozenVec<Box<File>>,
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Kept({} files)", self.files.len())
    }
}

impl Ast {
    /// Keeps declarations as long as the tree lives.
    pub fn keep(&self, decls: Vec<Decl>) -> &[Decl] {
        // Nothing to keep is nothing to point to: an empty vector has no stable place.
        if decls.is_empty() { &[] } else { self.kept.decls.push_get(decls) }
    }

    /// Keeps a file as long as the tree lives.
    pub fn keep_file(&self, file: File) -> &File {
        self.kept.files.push_get(Box::new(file))
    }

    /// An empty tree whose nodes' ids begin where those of this one end.
    #[must_use]
    pub fn successor(&self) -> Ast {
        Ast {
            exprs: self.exprs.successor(),
            stmts: self.stmts.successor(),
            blocks: self.blocks.successor(),
            funcs: self.funcs.successor(),
            kept: Kept::default(),
        }
    }

    /// Appends the nodes of `next`, a successor of this tree as it is now.
    pub fn append(&self, next: Ast) {
        self.exprs.append(next.exprs);
        self.stmts.append(next.stmts);
        self.blocks.append(next.blocks);
        self.funcs.append(next.funcs);
    }
}

/// A name where it stands in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ident {
    /// The name.
    pub name: Symbol,
    /// Where it stands.
    pub span: Span,
}

impl Ident {
    /// Where the name begins.
    pub fn pos(&self) -> Pos {
        self.span.start
    }
}

/// Block = "{" StatementList "}" .
#[derive(Debug)]
pub struct Block {
    /// The statements in order.
    pub stmts: Vec<StmtId>,
    /// From the opening to the closing brace.
    pub span: Span,
}
