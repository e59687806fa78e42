//! How errors are reported.

use super::Checker;
use crate::base::span::{Pos, Span};
use crate::diag::code::Code;
use crate::diag::diagnostic::Diagnostic;
use crate::types::display::Qualifier;
use crate::types::ty::ObjId;

/// An error whose message has further lines, with places of their own or without.
pub(super) struct ErrorLines {
    code: Code,
    lines: Vec<(Span, String)>,
}

impl ErrorLines {
    /// An error that is reported at the first line's place.
    pub(super) fn new(code: Code, at: Span, message: impl Into<String>) -> ErrorLines {
        ErrorLines { code, lines: vec![(at, message.into())] }
    }

    /// Adds a line; with a known place, that comes before it.
    pub(super) fn add(&mut self, at: Span, message: impl Into<String>) -> &mut ErrorLines {
        self.lines.push((at, message.into()));
        self
    }
}

impl Checker<'_> {
    /// How types and objects are written in messages about the current package.
    pub(super) fn qualifier(&self) -> Qualifier<'_> {
        Qualifier { pkg: Some(self.env.pkg), sources: Some(self.sources) }
    }

    /// Reports an error. It is left out when it speaks of something invalid and an error was reported before.
    pub(super) fn error(&mut self, code: Code, at: Span, message: impl Into<String>) {
        self.report(ErrorLines::new(code, at, message));
    }

    /// Reports an error with several lines.
    pub(super) fn report(&mut self, error: ErrorLines) {
        let Some((at, first)) = error.lines.first() else { return };
        let follows = |what| first.find(what).is_some_and(|at| at > 0);
        if self.sink.has_errors() && (follows("invalid operand") || follows("invalid type")) {
            return;
        }
        let mut message = first.clone();
        for (at, line) in error.lines.iter().skip(1) {
            message.push('\n');
            if at.start.is_known() {
                message += &self.place(at.start);
                message += ": ";
            }
            message += line;
        }
        // Causes come with the indentation of Go's compiler, which the renderer adds.
        let message = message.replace("\n\t", "\n");
        let at = if self.env.errpos.is_known() { Span::at(self.env.errpos) } else { *at };
        self.sink.push(Diagnostic::error(error.code, at, message));
    }

    /// Reports a warning.
    pub(super) fn warn(&mut self, code: Code, at: Span, message: impl Into<String>) {
        self.sink.push(Diagnostic::warning(code, at, message));
    }

    /// `file:line:column`
    pub(super) fn place(&self, pos: Pos) -> String {
        match self.sources.place(pos) {
            Some(place) => place.to_string(),
            None => "?".into(),
        }
    }

    /// Where an object's name is declared.
    pub(super) fn obj_span(&self, obj: ObjId) -> Span {
        let object = self.types.obj(obj);
        if !object.pos.is_known() {
            return Span::NONE;
        }
        Span::new(object.pos, object.pos.offset(self.types.name(object.name).len() as u32))
    }

    /// Adds where else `obj` is declared.
    pub(super) fn add_other_decl(&self, error: &mut ErrorLines, obj: ObjId) {
        let at = self.obj_span(obj);
        if at.start.is_known() {
            let name = self.types.name(self.types.obj(obj).name);
            error.add(at, format!("other declaration of {name}"));
        }
    }
}
