//! Checked tree to bytecode.
//!
//! Functions are compiled on demand, from a work list that begins with the start of the program: what is never reached
//! is neither checked (in libraries) nor compiled. A generic function is compiled once for each combination of type
//! arguments. Everything is compiled before the program starts.
//!
//! The work list ends when no function is wanted, no new package variable was named, and no new dynamic type has a
//! method that something calls through an interface.

mod arith;
mod assign;
mod builtin;
mod call;
mod closure;
mod code;
mod cond;
mod constants;
mod convert;
mod defer;
mod escape;
mod escape_walk;
mod expr;
mod function;
mod iface;
mod inline;
mod inline_cost;
mod link_name;
mod literal;
mod loops;
mod lower_type;
mod methods;
mod mutex;
mod order;
mod parallel;
mod place;
mod range_func;
mod registers;
mod steps;
mod stmt;
mod switch;
mod transfer;
mod unit;
mod unsafe_;
mod work;

use crate::base::source::SourceMap;
use crate::base::span::Pos;
use crate::bytecode::function::Program;
use crate::check::info::Info;
use crate::syntax::ast::{Ast, FuncDeclId, StmtId};
use crate::types::Types;
use crate::types::ty::ObjId;

/// Where the compiler gets checked code from. Library code is checked when it is asked for.
pub trait Source<'s> {
    /// The tree.
    fn ast(&self) -> &'s Ast;
    /// What the checker found out.
    fn info(&self) -> &Info;
    /// The types.
    fn types(&self) -> &'s Types;
    /// Makes sure that the body of a function has been checked.
    fn ensure_body(&mut self, decl: FuncDeclId);
    /// Makes sure that a method's or package variable's type and declaration are known.
    fn ensure_declared(&mut self, obj: ObjId);
    /// Brings [`Info::inits`] up to date with all that has been checked.
    fn order_initialisation(&mut self);
    /// The function `name` of the library package `path`, which natives call.
    fn library_function(&mut self, path: &str, name: &str) -> Option<FuncDeclId>;
    /// All sources.
    fn sources(&self) -> &'s SourceMap;
}

/// What is compiled.
#[derive(Clone, Copy, Debug)]
pub enum Main<'a> {
    /// The function `main`.
    Func(FuncDeclId),
    /// The top-level statements of a script.
    Script(&'a [StmtId]),
}

/// How code is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Style {
    /// As fast as it can be.
    #[default]
    Fast,
    /// One instruction an operation: no calls compiled in place, no instructions that stand for several. What a program
    /// does must not depend on it.
    Plain,
}

/// Something that csp does not do yet.
#[derive(Clone, Debug)]
pub struct Unsupported {
    /// Where.
    pub pos: Pos,
    /// What.
    pub what: String,
}

/// Compiles a checked program.
///
/// # Errors
/// The places that use something that csp does not support yet.
pub fn compile<'s>(source: &mut dyn Source<'s>, main: Main<'s>, style: Style) -> Result<Program, Vec<Unsupported>> {
    work::compile(source, main, style)
}
