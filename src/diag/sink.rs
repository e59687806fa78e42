//! The collector of diagnostics: order, repeats.

use crate::base::source::SourceMap;
use crate::base::span::Span;
use crate::diag::code::{self, Code};
use crate::diag::diagnostic::{Diagnostic, Severity};

/// What Go's compiler puts before the words of the parser (not of the scanner).
const SYNTAX_ERROR: &str = "syntax error";

/// How many diagnostics are shown: beyond these a text is no program, and nobody reads them.
const MAX_SHOWN: usize = 1_000;

/// How many diagnostics are stored; of more only the last is kept.
const MAX_STORED: usize = 100_000;

/// Collects what the passes report.
#[derive(Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
    n_errors: usize,
}

impl Sink {
    /// An empty sink.
    pub fn new() -> Sink {
        Sink::default()
    }

    /// Reports an error at `span`; the message is set on what is returned:
    /// `sink.report(code::UNDEFINED, span).message(format!("undefined: {name}"))`.
    pub fn report(&mut self, code: Code, span: Span) -> &mut Diagnostic {
        self.push(Diagnostic::error(code, span, String::new()))
    }

    /// Reports a warning at `span`.
    pub fn warn(&mut self, code: Code, span: Span) -> &mut Diagnostic {
        self.push(Diagnostic::warning(code, span, String::new()))
    }

    /// Takes a finished diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        self.n_errors += usize::from(diagnostic.severity == Severity::Error);
        if self.diagnostics.len() == MAX_STORED {
            self.diagnostics.pop();
        }
        self.diagnostics.push(diagnostic);
        self.diagnostics.last_mut().expect("one was pushed")
    }

    /// What was reported last.
    pub fn last_mut(&mut self) -> Option<&mut Diagnostic> {
        self.diagnostics.last_mut()
    }

    /// Whether an error was reported that leaves the tree with holes. Go checks no types then; after other errors of
    /// the lexer and parser (a malformed literal, a method without a receiver) it does.
    pub fn has_syntax_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.message.starts_with(SYNTAX_ERROR))
    }

    /// Whether an error was reported.
    pub fn has_errors(&self) -> bool {
        self.n_errors > 0
    }

    /// The number of errors reported so far. Compare two to know whether what ran between them found a fault.
    pub fn n_errors(&self) -> usize {
        self.n_errors
    }

    /// What was reported so far, as it was reported.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// What was reported, in the order of the source, as far as anybody reads it, without what Go's compiler would not
    /// repeat: a syntax error on the line of the syntax error before it, a message that is the same as the one before
    /// it on the same line, and what is the same in message and place.
    pub fn finish(self, sources: &SourceMap) -> Vec<Diagnostic> {
        let line = |d: &Diagnostic| sources.place(d.span.start).map(|place| (place.file, place.line));
        let mut kept: Vec<Diagnostic> = Vec::new();
        let (mut last_syntax_line, mut last_message) = (None, None);
        for diagnostic in self.diagnostics {
            let line = Some(line(&diagnostic));
            let repeats = if diagnostic.message.starts_with(SYNTAX_ERROR) {
                std::mem::replace(&mut last_syntax_line, line.clone()) == line
            } else {
                let message = Some((line, diagnostic.text().to_owned()));
                std::mem::replace(&mut last_message, message.clone()) == message
            };
            if !repeats {
                kept.push(diagnostic);
            }
        }
        kept.sort_by_key(|d| d.span.start);
        kept.dedup_by(|b, a| a.span.start == b.span.start && a.text() == b.text());
        cut(&mut kept);
        kept
    }
}

/// Leaves as many diagnostics as are shown. An error that is cut off leaves an error.
fn cut(kept: &mut Vec<Diagnostic>) {
    let Some(rest) = kept.get(MAX_SHOWN..).filter(|rest| !rest.is_empty()) else { return };
    let has_errors = rest.iter().any(|d| d.severity == Severity::Error);
    let at = rest.first().map_or(Span::NONE, |d| d.span);
    kept.truncate(MAX_SHOWN);
    kept.push(match has_errors {
        true => Diagnostic::error(code::TOO_MANY, at, "too many errors"),
        false => Diagnostic::warning(code::TOO_MANY, at, "too many warnings"),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::code;

    /// Reports each `(offset, message)` in `text` and returns the messages that are left.
    fn finished(text: &str, reports: &[(u32, &str)]) -> Vec<String> {
        let sources = SourceMap::default();
        let file = sources.add("a.go", text.as_bytes()).expect("space is left");
        let mut sink = Sink::new();
        for (offset, message) in reports {
            sink.report(code::UNDEFINED, Span::at(file.pos(*offset))).message(*message);
        }
        sink.finish(&sources).into_iter().map(|d| d.message).collect()
    }

    #[test]
    fn sorts_by_position() {
        assert_eq!(finished("ab\ncd\n", &[(4, "c"), (0, "a"), (3, "b")]), ["a", "b", "c"]);
    }

    #[test]
    fn a_flood_is_cut() {
        let text = "x".repeat(2 * MAX_STORED);
        let messages: Vec<String> = (0..text.len()).map(|at| at.to_string()).collect();
        let reports: Vec<(u32, &str)> = messages.iter().enumerate().map(|(at, m)| (at as u32, m.as_str())).collect();
        let shown = finished(&text, &reports);
        assert_eq!(shown.len(), MAX_SHOWN + 1);
        assert_eq!((shown[0].as_str(), shown[MAX_SHOWN].as_str()), ("0", "too many errors"));
    }

    #[test]
    fn keeps_one_syntax_error_a_line() {
        let reports = [(1, "syntax error: one"), (0, "syntax error: two"), (2, "other"), (4, "syntax error: three")];
        assert_eq!(finished("abc\nd\n", &reports), ["syntax error: one", "other", "syntax error: three"]);
    }

    #[test]
    fn says_the_same_once_a_line() {
        let reports = [(0, "undefined: x"), (1, "undefined: x"), (4, "undefined: x"), (2, "undefined: y")];
        assert_eq!(finished("abc\nd\n", &reports), ["undefined: x", "undefined: y", "undefined: x"]);
        assert_eq!(finished("abc", &[(0, "a"), (1, "b"), (0, "a")]), ["a", "b"]);
    }

    #[test]
    fn counts_errors_not_warnings() {
        let mut sink = Sink::new();
        sink.warn(code::UNUSED_VARIABLE, Span::NONE).message("declared and not used: x");
        assert!(!sink.has_errors());
        sink.report(code::UNDEFINED, Span::NONE);
        assert_eq!((sink.n_errors(), sink.diagnostics().len()), (1, 2));
    }
}
