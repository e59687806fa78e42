//! Tokens to tree.
//!
//! One plain function per production, over chumsky's input, state and context; what the specification writes as a
//! separated list is a combinator ([`list`]). Concepts:
//!
//! * **Commitment.** One token of lookahead decides which production is meant; nothing is tried and taken back. So a
//!   production does not fail: it reports what is wrong, skips to where it can go on ([`recover`]), and returns a node,
//!   [`ExprKind::Bad`] if need be. chumsky's error type ([`NoElement`]) only says that a list has ended.
//! * **Messages** are written where the fault is found, straight into the sink, and are those of Go's compiler, at
//!   its positions. Where to skip to is Go's too: which errors are found after the first one depends on it.
//! * **Context.** In the header of `if`, `for` and `switch` a `{` after a name begins the block; elsewhere, and within
//!   brackets in a header, it begins a composite literal ([`Brace`]).
//! * **Depth.** Every production that can contain itself passes [`nested`], which moves to a new stack segment when
//!   the present one is short, and counts. At the limit the error is reported and the rest of the file is skipped, so
//!   that all productions under way come to their end. Chains such as `a+a+a` and `x.a.a.a` are parsed in a loop but
//!   make deep trees: they count too. Later passes can rely on [`MAX_DEPTH`].
//!
//! Rejected: productions as values of `impl Parser` (a clean build takes a minute), `Recursive` (leaks at each
//! construction), chumsky's own precedence parser (half the speed), `recover_with` (cannot name what is missing).

use chumsky::error::{Error, LabelError};
use chumsky::input::{Checkpoint, Cursor, InputRef};
use chumsky::inspector::Inspector;
use chumsky::prelude::*;
use chumsky::util::MaybeRef;

use crate::base::intern::{Interner, Symbol};
use crate::base::source::SourceFile;
use crate::base::span::{Pos, Span};
use crate::diag::code::Code;
use crate::diag::diagnostic::Diagnostic;
use crate::diag::sink::Sink;
use crate::syntax::ast::{self, Ast, Block, BlockId, Expr, ExprId, ExprKind, Ident, Stmt, StmtId, StmtKind};
use crate::syntax::lexer::Lexed;
use crate::syntax::scan::{DeclKind, DeclSlice};
use crate::syntax::token::{Tok, Token};

mod decl;
mod expr;
mod file;
mod func;
mod header;
mod list;
mod recover;
mod stmt;
mod ty;
mod type_decl;

/// The deepest nesting of expressions, types and statements that is accepted.
pub const MAX_DEPTH: u32 = 100_000;

/// The native stack that is left when a new segment is taken. Between two guards even an unoptimised build uses less.
const STACK_RESERVE: usize = 128 << 10;

/// The size of a new segment of native stack.
const STACK_SEGMENT: usize = 2 << 20;

/// What productions read.
type Tokens<'s> = &'s [Token];

/// Error type, state and context of all productions.
type Extra<'s> = extra::Full<NoElement, State<'s>, Brace>;

/// What a production gets.
type In<'s, 'p> = InputRef<'s, 'p, Tokens<'s>, Extra<'s>>;

/// There is no (further) element. The only way in which a part of the grammar fails.
#[derive(Clone, Copy, Debug)]
struct NoElement;

impl<'s> Error<'s, Tokens<'s>> for NoElement {}

impl<'s, L> LabelError<'s, Tokens<'s>, L> for NoElement {
    fn expected_found<E: IntoIterator<Item = L>>(
        _: E,
        _: Option<MaybeRef<'s, Token>>,
        _: SimpleSpan<usize>,
    ) -> NoElement {
        NoElement
    }
}

/// What a `{` after a name or an instantiated type begins.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
enum Brace {
    /// A composite literal.
    #[default]
    Literal,
    /// The block after a header.
    Block,
}

/// What all productions share.
struct State<'s> {
    ast: &'s mut Ast,
    names: &'s mut Interner,
    sink: &'s mut Sink,
    file: &'s SourceFile,
    tokens: Tokens<'s>,
    /// Comments that mean something to tools and that no declaration has taken yet.
    directives: &'s [Span],
    /// What the lexer found, in order, as far as it has not been handed to the sink.
    faults: std::iter::Peekable<std::vec::IntoIter<(usize, Diagnostic)>>,
    /// How many errors the sink held before.
    n_errors_before: usize,
    /// How many productions that can contain themselves are under way.
    depth: u32,
    /// How many function bodies are under way.
    functions: u32,
}

impl<'s> State<'s> {
    fn new(output: Output<'s>, file: &'s SourceFile, lexed: &'s mut Lexed) -> Self {
        let Output { ast, names, sink } = output;
        let faults = std::mem::take(&mut lexed.faults);
        let n_errors_before = sink.n_errors();
        State {
            ast,
            names,
            sink,
            file,
            tokens: &lexed.tokens,
            directives: &lexed.directives,
            faults: faults.into_iter().peekable(),
            n_errors_before,
            depth: 0,
            functions: 0,
        }
    }

    /// Hands over the lexer's errors up to token number `n`, as if it had run token by token.
    fn report_faults(&mut self, n: usize) {
        while let Some((_, fault)) = self.faults.next_if(|(token, _)| *token <= n) {
            self.sink.push(fault);
        }
    }

    fn report(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.sink.push(Diagnostic::error(code, span, message));
    }

    fn bytes(&self, span: Span) -> &'s [u8] {
        let range = self.file.offset(span.start) as usize..self.file.offset(span.end) as usize;
        self.file.text.get(range).unwrap_or_default()
    }

    /// The symbol of the source text at `span`. What Go skips within names (NUL, byte order marks, bytes that are not
    /// UTF-8) was reported.
    fn symbol(&mut self, span: Span) -> Symbol {
        match std::str::from_utf8(self.bytes(span)) {
            Ok(text) => self.names.intern(text),
            Err(_) => {
                let text = String::from_utf8_lossy(self.bytes(span)).into_owned();
                self.names.intern(&text)
            }
        }
    }

    fn add_expr(&mut self, kind: ExprKind, span: Span) -> ExprId {
        self.ast.exprs.push(Expr { kind, span })
    }
}

impl<'s> Inspector<'s, Tokens<'s>> for State<'s> {
    type Checkpoint = ();
    fn on_token(&mut self, _: &Token) {}
    fn on_save<'p>(&self, _: &Cursor<'s, 'p, Tokens<'s>>) {}
    fn on_rewind<'p>(&mut self, _: &Checkpoint<'s, 'p, Tokens<'s>, ()>) {}
}

/// What productions do with their input.
trait Input<'s> {
    /// The token that comes next; at the end it is [`Tok::Eof`] for ever.
    fn token(&mut self) -> Token;
    /// The kind of the token that comes next.
    fn tok(&mut self) -> Tok;
    /// The kind of the token `n` tokens after the next one.
    fn tok_after(&mut self, n: usize) -> Tok;
    /// Whether an error was found in this file up to the next token.
    fn has_errors(&mut self) -> bool;
    /// Where the next token begins.
    fn pos(&mut self) -> Pos;
    /// Where the last token ended.
    fn end(&mut self) -> Pos;
    /// Takes the next token.
    fn bump(&mut self) -> Token;
    /// Whether the next token is `tok`.
    fn at(&mut self, tok: Tok) -> bool;
    /// Takes the next token if it is `tok`.
    fn eat(&mut self, tok: Tok) -> bool;
    /// Takes the next token if it is a semicolon, written or not.
    fn eat_semi(&mut self) -> bool;
    /// Adds an expression that began at `start` and ends here.
    fn expr(&mut self, start: Pos, kind: ExprKind) -> ExprId;
    /// Adds an expression that begins where `first` does and ends here.
    fn expr_after(&mut self, first: ExprId, kind: ExprKind) -> ExprId;
    /// Adds a statement that began at `start` and ends here.
    fn stmt(&mut self, start: Pos, kind: StmtKind) -> StmtId;
    /// Adds a block that began at `start` and ends here.
    fn block(&mut self, start: Pos, stmts: Vec<StmtId>) -> BlockId;
    /// The place of `expr`.
    fn span_of(&mut self, expr: ExprId) -> Span;
}

impl<'s> Input<'s> for In<'s, '_> {
    #[inline]
    fn token(&mut self) -> Token {
        self.peek().expect("the end token is never taken before the parse ends")
    }

    #[inline]
    fn tok(&mut self) -> Tok {
        self.token().tok
    }

    fn tok_after(&mut self, n: usize) -> Tok {
        let at = *self.cursor().inner() + n;
        self.state().tokens.get(at).map_or(Tok::Eof, |token| token.tok)
    }

    fn has_errors(&mut self) -> bool {
        let at = *self.cursor().inner();
        let state = self.state();
        state.report_faults(at);
        state.sink.n_errors() > state.n_errors_before
    }

    #[inline]
    fn pos(&mut self) -> Pos {
        self.token().span.start
    }

    #[inline]
    fn end(&mut self) -> Pos {
        let at = *self.cursor().inner();
        let tokens = self.state().tokens;
        at.checked_sub(1).and_then(|at| tokens.get(at)).map_or(Pos::NONE, |token| token.span.end)
    }

    #[inline]
    fn bump(&mut self) -> Token {
        let token = self.token();
        if token.tok != Tok::Eof {
            self.skip();
        }
        token
    }

    #[inline]
    fn at(&mut self, tok: Tok) -> bool {
        self.tok() == tok
    }

    #[inline]
    fn eat(&mut self, tok: Tok) -> bool {
        let found = self.at(tok);
        if found {
            self.bump();
        }
        found
    }

    #[inline]
    fn eat_semi(&mut self) -> bool {
        let found = self.tok().is_semi();
        if found {
            self.bump();
        }
        found
    }

    #[inline]
    fn expr(&mut self, start: Pos, kind: ExprKind) -> ExprId {
        let span = Span::new(start, self.end().max(start));
        self.state().add_expr(kind, span)
    }

    #[inline]
    fn expr_after(&mut self, first: ExprId, kind: ExprKind) -> ExprId {
        let start = self.span_of(first).start;
        self.expr(start, kind)
    }

    fn stmt(&mut self, start: Pos, kind: StmtKind) -> StmtId {
        let span = Span::new(start, self.end().max(start));
        self.state().ast.stmts.push(Stmt { kind, span })
    }

    fn block(&mut self, start: Pos, stmts: Vec<StmtId>) -> BlockId {
        let span = Span::new(start, self.end().max(start));
        self.state().ast.blocks.push(Block { stmts, span })
    }

    #[inline]
    fn span_of(&mut self, expr: ExprId) -> Span {
        self.state().ast.exprs[expr].span
    }
}

/// A production as a chumsky parser.
fn rule<'s, T, F>(production: F) -> impl Parser<'s, Tokens<'s>, T, Extra<'s>>
where
    F: Fn(&mut In<'s, '_>) -> T,
{
    custom(move |i| Ok(production(i)))
}

/// `production` with another meaning of `{`.
fn with_brace<'s, T>(i: &mut In<'s, '_>, brace: Brace, production: impl Fn(&mut In<'s, '_>) -> T) -> T {
    if *i.ctx() == brace {
        return production(i);
    }
    i.parse(rule(production).with_ctx(brace)).expect("a production does not fail")
}

/// `production` within brackets, where a `{` after a name begins a composite literal even in a header.
fn bracketed<'s, T>(i: &mut In<'s, '_>, production: impl Fn(&mut In<'s, '_>) -> T) -> T {
    with_brace(i, Brace::Literal, production)
}

/// A production that can contain itself.
fn nested<'s, T>(i: &mut In<'s, '_>, production: impl FnOnce(&mut In<'s, '_>) -> T) -> T {
    deepen(i);
    let node = stacker::maybe_grow(STACK_RESERVE, STACK_SEGMENT, || production(i));
    i.state().depth -= 1;
    node
}

/// Counts one level of nesting; at the limit the rest of the file is skipped.
#[inline]
fn deepen(i: &mut In<'_, '_>) {
    i.state().depth += 1;
    if i.state().depth == MAX_DEPTH {
        recover::too_deep(i);
    }
}

/// A name. Where there is none, that is reported, a token is skipped and the name is blank.
///
/// identifier = letter { letter | unicode_digit } .
fn name(i: &mut In<'_, '_>) -> Ident {
    let token = i.token();
    if token.tok == Tok::Name {
        return take_name(i);
    }
    recover::unexpected(i, ", expected name");
    i.bump();
    Ident { name: Symbol::BLANK, span: token.span }
}

/// The name that comes next.
fn take_name(i: &mut In<'_, '_>) -> Ident {
    let span = i.bump().span;
    Ident { name: i.state().symbol(span), span }
}

/// IdentifierList = identifier { "," identifier } .
fn name_list(i: &mut In<'_, '_>) -> Vec<Ident> {
    let mut names = vec![name(i)];
    while i.eat(Tok::Comma) {
        names.push(name(i));
    }
    names
}

/// Runs `production` over all tokens of `lexed`.
fn run<'s, T>(mut state: State<'s>, production: impl Fn(&mut In<'s, '_>) -> T) -> T {
    let tokens = state.tokens;
    let to_end = rule(|i: &mut In<'s, '_>| {
        let node = production(i);
        // The end token is the one that only this takes.
        i.skip();
        i.state().report_faults(usize::MAX);
        node
    });
    to_end.parse_with_state(tokens, &mut state).into_output().expect("a production does not fail and takes all tokens")
}

/// What a text is taken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A Go file if it begins with a package clause, else a script.
    Auto,
    /// A Go file: it must begin with a package clause.
    Go,
    /// A script.
    Script,
}

/// Where a parse puts its nodes, names and errors.
pub(super) struct Output<'s> {
    pub(super) ast: &'s mut Ast,
    pub(super) names: &'s mut Interner,
    pub(super) sink: &'s mut Sink,
}

/// Parses a whole file.
pub(super) fn file(output: Output<'_>, file: &SourceFile, mut lexed: Lexed, mode: Mode) -> ast::File {
    let begins_with_package = lexed.tokens.first().is_some_and(|token| token.tok == Tok::Package);
    let is_go = mode == Mode::Go || mode == Mode::Auto && begins_with_package;
    let state = State::new(output, file, &mut lexed);
    if is_go { run(state, file::go_file) } else { run(state, file::script) }
}

/// Parses one declaration.
pub(super) fn decls(output: Output<'_>, file: &SourceFile, mut lexed: Lexed, slice: &DeclSlice) -> Vec<ast::Decl> {
    let state = State::new(output, file, &mut lexed);
    match (slice.kind, slice.in_group) {
        (DeclKind::Package, _) => Vec::new(),
        (DeclKind::Type, true) => run(state, |i| file::lone_spec(i, Tok::Type)),
        (DeclKind::Var, true) => run(state, |i| file::lone_spec(i, Tok::Var)),
        _ => run(state, file::top_level_decls),
    }
}
