//! Statements.

use super::{BinaryOp, BlockId, Decl, ExprId, Ident, StmtId};
use crate::base::span::{Pos, Span};

/// A statement with its place.
#[derive(Debug)]
pub struct Stmt {
    /// What it is.
    pub kind: StmtKind,
    /// Where it stands.
    pub span: Span,
}

/// What a statement is. Each variant is preceded by its concrete form.
#[derive(Debug)]
pub enum StmtKind {
    /// Source that did not parse; an error was reported.
    Bad,
    /// An empty statement.
    Empty,
    /// `const …`, `type …`, `var …`; in a script's top level also `func …`
    Decl(Vec<Decl>),
    /// `l: stmt`; `l:` before a closing brace has an empty statement
    Labeled {
        /// The label.
        label: Ident,
        /// The statement.
        stmt: StmtId,
    },
    /// `f(x)`, `<-c`
    Expr(ExprId),
    /// `c <- v`
    Send {
        /// The channel.
        chan: ExprId,
        /// The value.
        value: ExprId,
        /// Where `<-` stands.
        arrow: Pos,
    },
    /// `x++`, `x--`
    IncDec {
        /// The operand.
        x: ExprId,
        /// Whether it is `++`.
        inc: bool,
        /// Where the operator stands.
        op_pos: Pos,
    },
    /// `a, b = x, y`, `a += x`
    Assign {
        /// Left side.
        lhs: Vec<ExprId>,
        /// The operator of `op=`.
        op: Option<BinaryOp>,
        /// Where the operator stands.
        op_pos: Pos,
        /// Right side.
        rhs: Vec<ExprId>,
    },
    /// `a, b := x, y`; the left side are names, or expressions that the checker rejects
    ShortVarDecl {
        /// Left side.
        lhs: Vec<ExprId>,
        /// Where `:=` stands.
        op_pos: Pos,
        /// Right side.
        rhs: Vec<ExprId>,
    },
    /// `go f(x)`; the operand should be a call
    Go(ExprId),
    /// `defer f(x)`; the operand should be a call
    Defer(ExprId),
    /// `return x, y`
    Return(Vec<ExprId>),
    /// `break l`, `continue l`, `goto l`, `fallthrough`
    Branch {
        /// Which.
        kind: BranchKind,
        /// The label.
        label: Option<Ident>,
    },
    /// `{ … }`
    Block(BlockId),
    /// `if init; cond { … } else …`
    If(IfStmt),
    /// `switch init; tag { … }`
    Switch(SwitchStmt),
    /// `switch init; v := x.(type) { … }`
    TypeSwitch(TypeSwitchStmt),
    /// `select { … }`
    Select(SelectStmt),
    /// `for init; cond; post { … }`
    For(ForStmt),
    /// `for k, v := range x { … }`
    Range(RangeStmt),
}

/// Which jump.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BranchKind {
    /// `break`
    Break,
    /// `continue`
    Continue,
    /// `goto`
    Goto,
    /// `fallthrough`
    Fallthrough,
}

/// `if init; cond { then } else other`
#[derive(Debug)]
pub struct IfStmt {
    /// The simple statement before the condition.
    pub init: Option<StmtId>,
    /// The condition; [`ExprKind::Bad`](super::ExprKind::Bad) where it was missing.
    pub cond: ExprId,
    /// The then branch.
    pub then: BlockId,
    /// The else branch: a block or an if statement.
    pub other: Option<StmtId>,
}

/// `switch init; tag { clauses }`
#[derive(Debug)]
pub struct SwitchStmt {
    /// The simple statement before the tag.
    pub init: Option<StmtId>,
    /// The tag.
    pub tag: Option<ExprId>,
    /// The clauses in order.
    pub clauses: Vec<CaseClause>,
    /// The opening brace.
    pub lbrace: Pos,
    /// The closing brace.
    pub rbrace: Pos,
}

/// `case a, b: stmts` or `default: stmts`
#[derive(Debug)]
pub struct CaseClause {
    /// The expressions or types; `None` for default.
    pub exprs: Option<Vec<ExprId>>,
    /// The body.
    pub body: BlockId,
    /// From `case` to the end of the body.
    pub span: Span,
    /// Where the colon stands.
    pub colon: Pos,
}

/// `switch init; bind := x.(type) { clauses }`
#[derive(Debug)]
pub struct TypeSwitchStmt {
    /// The simple statement before the guard.
    pub init: Option<StmtId>,
    /// The variable that each clause declares.
    pub bind: Option<Ident>,
    /// The operand, without `.(type)`.
    pub x: ExprId,
    /// Where the guard stands (`v := x.(type)`).
    pub guard: Span,
    /// The clauses in order.
    pub clauses: Vec<CaseClause>,
    /// The opening brace.
    pub lbrace: Pos,
    /// The closing brace.
    pub rbrace: Pos,
}

/// `select { clauses }`
#[derive(Debug)]
pub struct SelectStmt {
    /// The clauses in order.
    pub clauses: Vec<CommClause>,
    /// The closing brace.
    pub rbrace: Pos,
}

/// `case comm: stmts` or `default: stmts`
#[derive(Debug)]
pub struct CommClause {
    /// A send, a receive expression statement, or an assignment or declaration from a receive; `None` for default.
    pub comm: Option<StmtId>,
    /// The body.
    pub body: BlockId,
    /// From `case` to the end of the body.
    pub span: Span,
    /// Where the colon stands.
    pub colon: Pos,
}

/// `for init; cond; post { body }`
#[derive(Debug)]
pub struct ForStmt {
    /// Before the loop.
    pub init: Option<StmtId>,
    /// Before each iteration.
    pub cond: Option<ExprId>,
    /// After each iteration.
    pub post: Option<StmtId>,
    /// The body.
    pub body: BlockId,
}

/// `for key, value := range x { body }`
#[derive(Debug)]
pub struct RangeStmt {
    /// The first iteration variable.
    pub key: Option<ExprId>,
    /// The second iteration variable.
    pub value: Option<ExprId>,
    /// Further variables, which the checker rejects.
    pub extra: Vec<ExprId>,
    /// Whether the variables are declared (`:=`).
    pub define: bool,
    /// Where `range` stands.
    pub range_pos: Pos,
    /// What is ranged over.
    pub x: ExprId,
    /// The body.
    pub body: BlockId,
}
