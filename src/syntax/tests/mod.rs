//! Tests of the whole of `syntax`: texts and what they give.

use crate::base::intern::Interner;
use crate::base::source::{SourceFile, SourceMap};
use crate::diag::render::{render, render_message};
use crate::diag::sink::Sink;
use crate::syntax::ast::{Ast, File};
use crate::syntax::print::dump_file;
use crate::syntax::{Mode, parse_file};

mod bad_input;
mod deep;
mod errors;
mod tokens;
mod trees;

/// A parsed text.
struct Parsed {
    ast: Ast,
    names: Interner,
    file: File,
    sources: SourceMap,
    sink: Sink,
}

fn parse(name: &str, text: &[u8], mode: Mode) -> Parsed {
    let sources = SourceMap::default();
    // Positions in the file are not offsets in it.
    sources.add("before.go", b"package before\n".as_slice()).expect("space is left");
    let file = sources.add(name, text).expect("space is left");
    let (mut ast, mut names, mut sink) = (Ast::default(), Interner::default(), Sink::new());
    let file = parse_file(&mut ast, &mut names, &file, &mut sink, mode);
    Parsed { ast, names, file, sources, sink }
}

impl Parsed {
    fn tree(&self) -> String {
        dump_file(&self.ast, &self.names, &self.file)
    }

    /// The first line of each error.
    fn errors(self) -> String {
        let mut text = String::new();
        for diagnostic in self.sink.finish(&self.sources) {
            render_message(&self.sources, &diagnostic, &mut text);
        }
        text
    }

    /// All errors with their excerpts; the places must lie in the file.
    fn drawn(self, file_name: &str) -> String {
        let mut text = String::new();
        for diagnostic in self.sink.finish(&self.sources) {
            let file = |pos| self.sources.file(pos).map_or("", |file: &std::sync::Arc<SourceFile>| &*file.name);
            assert_eq!((file(diagnostic.span.start), file(diagnostic.span.end)), (file_name, file_name));
            assert!(diagnostic.span.start <= diagnostic.span.end, "{diagnostic:?}");
            render(&self.sources, &diagnostic, &mut text);
        }
        text
    }
}

/// A part of a data file: `=== name`, the text, `---`, what is expected of it.
struct Case {
    name: &'static str,
    text: String,
    expected: &'static str,
}

fn cases(data: &'static str) -> Vec<Case> {
    let sections = data.split("\n=== ").skip(1);
    let case = |section: &'static str| {
        let (name, rest) = section.split_once('\n').expect("a case has a name");
        let (text, expected) = rest.split_once("\n---\n").expect("a case has two parts");
        let text = text.strip_suffix('\\').map_or_else(|| format!("{text}\n"), str::to_owned);
        Case { name, text, expected: expected.trim_end() }
    };
    sections.map(case).collect()
}

/// Fails with all cases of `data` for which `actual` is not what is expected.
fn check(data: &'static str, actual: impl Fn(&Case) -> String) {
    let cases = cases(data);
    assert!(!cases.is_empty());
    let mut failures = String::new();
    for case in &cases {
        let actual = actual(case);
        if actual.trim_end() != case.expected {
            failures += &format!("=== {}\n--- expected\n{}\n--- actual\n{actual}", case.name, case.expected);
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}
