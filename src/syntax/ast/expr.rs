//! Expressions and types: one kind of node.

use super::{BlockId, ExprId, Ident};
use crate::base::intern::Symbol;
use crate::base::span::{Pos, Span};

/// An expression or type with its place.
#[derive(Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    pub span: Span,
}

/// What an expression is. Each variant is preceded by its concrete form.
#[derive(Debug)]
pub enum ExprKind {
    /// Source that did not parse; an error was reported.
    Bad,
    /// `x`
    Name(Symbol),
    /// `1`, `1.5`, `2i`, `'c'`, `"s"`, `10ms`
    Lit(Lit),
    /// `T{a, k: v}`; without `T` inside another literal
    CompositeLit(CompositeLit),
    /// `k: v`, only as an element of a composite literal
    KeyValue {
        /// The key, field name or index.
        key: ExprId,
        /// The element.
        value: ExprId,
    },
    /// `func(params) results { body }`
    FuncLit {
        /// The signature: an [`ExprKind::FuncType`].
        ty: ExprId,
        /// The body.
        body: BlockId,
    },
    /// `(x)`; where only a type can stand, parentheses have no node
    Paren(ExprId),
    /// `x.sel`
    Selector {
        /// The operand.
        x: ExprId,
        /// The selected name.
        sel: Ident,
    },
    /// `x[i]`, `f[T1, T2]`
    Index {
        /// The operand.
        x: ExprId,
        /// One or more indices or type arguments.
        indices: Vec<ExprId>,
        /// The opening bracket.
        lbrack: Pos,
    },
    /// `x[lo:hi:max]`
    Slice {
        /// The operand.
        x: ExprId,
        /// `lo`, `hi`, `max`.
        bounds: [Option<ExprId>; 3],
        /// Whether it has two colons.
        three: bool,
    },
    /// `x.(T)`; without a type: `x.(type)`
    TypeAssert {
        /// The operand.
        x: ExprId,
        /// The type.
        ty: Option<ExprId>,
    },
    /// `f(args...)`
    Call(Call),
    /// `*x`, a dereference or a pointer type
    Star(ExprId),
    /// `op x`; also `<-x`, `&x`, and `~T` in constraints
    Unary {
        /// The operator.
        op: UnaryOp,
        /// The operand.
        x: ExprId,
    },
    /// `x op y`; also `A | B` in constraints
    Binary {
        /// The operator.
        op: BinaryOp,
        /// Where the operator stands.
        op_pos: Pos,
        /// Left.
        x: ExprId,
        /// Right.
        y: ExprId,
    },
    /// `[N]T`, `[...]T`, `[]T`
    ArrayType {
        /// The length.
        len: ArrayLen,
        /// The element type.
        elem: ExprId,
    },
    /// `struct{ fields }`
    StructType(StructType),
    /// `func(params) results`
    FuncType(FuncType),
    /// `interface{ elems }`
    InterfaceType(InterfaceType),
    /// `map[K]V`
    MapType {
        /// The key type.
        key: ExprId,
        /// The value type.
        value: ExprId,
    },
    /// `chan T`, `chan<- T`, `<-chan T`
    ChanType {
        /// The direction.
        dir: ChanDir,
        /// The element type.
        elem: ExprId,
    },
}

/// A literal as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Lit {
    /// Its kind.
    pub kind: LitKind,
    /// Its source text, quotes included. Text that is not UTF-8 was reported and replaced.
    pub text: Symbol,
}

/// The kinds of literals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LitKind {
    /// `42`, `0x2a`, `0b1`, `0o7`, `1_000`
    Int,
    /// `1.5`, `1e3`, `0x1p-2`
    Float,
    /// `2i`
    Imag,
    /// `'c'`
    Char,
    /// `"s"`, `` `s` ``
    String,
    /// `10ms`, `1.5s`, `2h30m`: csp's own, a constant of type time.Duration
    Duration,
}

/// `T{elems}`
#[derive(Debug)]
pub struct CompositeLit {
    /// The type; absent where the enclosing literal gives it.
    pub ty: Option<ExprId>,
    /// Elements, [`ExprKind::KeyValue`] where they have a key.
    pub elems: Vec<ExprId>,
    /// The opening brace.
    pub lbrace: Pos,
    /// The closing brace.
    pub rbrace: Pos,
}

/// `f(args...)`
#[derive(Debug)]
pub struct Call {
    /// The callee, or the type of a conversion.
    pub fun: ExprId,
    /// The arguments; types too (`make(T)`).
    pub args: Vec<ExprId>,
    /// Where `...` stands, if the last argument has it.
    pub ellipsis: Option<Pos>,
    /// The opening parenthesis.
    pub lparen: Pos,
    /// The closing parenthesis.
    pub rparen: Pos,
}

/// The length part of an array or slice type.
#[derive(Clone, Copy, Debug)]
pub enum ArrayLen {
    /// `[]T`
    Slice,
    /// `[...]T`
    Ellipsis(Pos),
    /// `[N]T`
    Expr(ExprId),
}

/// `struct{ fields }`
#[derive(Debug)]
pub struct StructType {
    /// Fields, one entry a name; fields of one declaration share their type node.
    pub fields: Vec<Field>,
}

/// One field of a struct.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The name; an embedded field has its type's name.
    pub name: Ident,
    /// The type.
    pub ty: ExprId,
    /// Whether it is embedded.
    pub embedded: bool,
    /// The tag, quotes included; it may be another literal than a string, which the checker rejects.
    pub tag: Option<(Symbol, Span)>,
}

/// `func[tparams](params) results`; type parameters only in declarations. The node's span begins after the keyword or
/// name.
#[derive(Debug)]
pub struct FuncType {
    /// Type parameters.
    pub tparams: Vec<TypeParam>,
    /// Parameters, one entry a name.
    pub params: Vec<Param>,
    /// Results, one entry a name.
    pub results: Vec<Param>,
    /// The closing parenthesis of the parameters.
    pub rparen: Pos,
}

/// One parameter or result.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// The name, if it has one.
    pub name: Option<Ident>,
    /// The type; for a variadic parameter the element type.
    pub ty: ExprId,
    /// Where `...` stands, if it is variadic.
    pub variadic: Option<Pos>,
}

/// One type parameter. Parameters of one declaration share their constraint node.
#[derive(Clone, Copy, Debug)]
pub struct TypeParam {
    /// The name.
    pub name: Ident,
    /// The constraint.
    pub constraint: ExprId,
}

/// `interface{ elems }`
#[derive(Debug)]
pub struct InterfaceType {
    /// Methods and embedded elements, in source order.
    pub elems: Vec<InterfaceElem>,
}

/// One element of an interface.
#[derive(Clone, Copy, Debug)]
pub enum InterfaceElem {
    /// `m(params) results`
    Method {
        /// The name.
        name: Ident,
        /// The signature: an [`ExprKind::FuncType`].
        ty: ExprId,
    },
    /// An embedded interface, or a union such as `~int | string` as binary and unary expressions.
    Embedded(ExprId),
}

/// The direction of a channel type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChanDir {
    /// `chan T`
    Both,
    /// `chan<- T`
    Send,
    /// `<-chan T`
    Recv,
}

/// Unary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    /// `+`
    Plus,
    /// `-`
    Neg,
    /// `!`
    Not,
    /// `^`
    Xor,
    /// `&`
    And,
    /// `<-`
    Recv,
    /// `~`
    Tilde,
}

/// Binary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOp {
    /// `||`
    LOr,
    /// `&&`
    LAnd,
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `>`
    Gt,
    /// `>=`
    Ge,
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `|`
    Or,
    /// `^`
    Xor,
    /// `*`
    Mul,
    /// `/`
    Div,
    /// `%`
    Rem,
    /// `&`
    And,
    /// `&^`
    AndNot,
    /// `<<`
    Shl,
    /// `>>`
    Shr,
}

impl UnaryOp {
    /// The operator as it is written.
    pub fn text(self) -> &'static str {
        match self {
            UnaryOp::Plus => "+",
            UnaryOp::Neg => "-",
            UnaryOp::Not => "!",
            UnaryOp::Xor => "^",
            UnaryOp::And => "&",
            UnaryOp::Recv => "<-",
            UnaryOp::Tilde => "~",
        }
    }
}

impl BinaryOp {
    /// The operator's precedence, 1 (`||`) to 5 (`*`).
    pub fn precedence(self) -> u8 {
        use BinaryOp::*;
        match self {
            LOr => 1,
            LAnd => 2,
            Eq | Ne | Lt | Le | Gt | Ge => 3,
            Add | Sub | Or | Xor => 4,
            Mul | Div | Rem | And | AndNot | Shl | Shr => 5,
        }
    }

    /// The operator as it is written.
    pub fn text(self) -> &'static str {
        use BinaryOp::*;
        match self {
            LOr => "||",
            LAnd => "&&",
            Eq => "==",
            Ne => "!=",
            Lt => "<",
            Le => "<=",
            Gt => ">",
            Ge => ">=",
            Add => "+",
            Sub => "-",
            Or => "|",
            Xor => "^",
            Mul => "*",
            Div => "/",
            Rem => "%",
            And => "&",
            AndNot => "&^",
            Shl => "<<",
            Shr => ">>",
        }
    }

    /// Whether the result is a comparison's boolean.
    pub fn is_comparison(self) -> bool {
        self.precedence() == 3
    }

    /// Whether this is `<<` or `>>`.
    pub fn is_shift(self) -> bool {
        matches!(self, BinaryOp::Shl | BinaryOp::Shr)
    }
}
