//! Text to tokens to tree.
//!
//! Nothing here fails: what is wrong with a text is reported to a sink, and the tree has [`ast::ExprKind::Bad`] where
//! something is missing.

use crate::base::intern::Interner;
use crate::base::source::SourceFile;
use crate::diag::sink::Sink;
use crate::syntax::scan::DeclSlice;
pub use parser::{MAX_DEPTH, Mode};

/// The tree: arenas of nodes.
pub mod ast;
/// Expressions as messages write them.
pub mod expr_string;
/// Text to tokens.
pub mod lexer;
mod parser;
/// The tree as text.
pub mod print;
/// A library file as a table of declarations.
pub mod scan;
mod semicolon;
/// Tokens, and the automaton that finds them.
pub mod token;

/// Parses `file` into `ast`, its names into `names`, its errors into `sink`.
pub fn parse_file(
    ast: &mut ast::Ast,
    names: &mut Interner,
    file: &SourceFile,
    sink: &mut Sink,
    mode: Mode,
) -> ast::File {
    let lexed = lexer::lex(file, 0..file.text.len() as u32);
    parser::file(parser::Output { ast, names, sink }, file, lexed, mode)
}

/// Parses one declaration of `file`, which [`scan::scan_decls`] found; a group gives several. A package clause gives
/// none.
pub fn parse_decl(
    ast: &mut ast::Ast,
    names: &mut Interner,
    file: &SourceFile,
    sink: &mut Sink,
    slice: &DeclSlice,
) -> Vec<ast::Decl> {
    let lexed = lexer::lex(file, slice.range.clone());
    parser::decls(parser::Output { ast, names, sink }, file, lexed, slice)
}

#[cfg(test)]
mod tests;
