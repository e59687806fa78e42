//! Texts that are no programs: errors in the file, no panic, no hang.

use super::{cases, parse};
use crate::syntax::Mode;
use crate::syntax::scan::scan_decls;

const PROGRAMS: &[&str] = &[
    include_str!("programs/goroutines.go"),
    include_str!("programs/durations.csp"),
    include_str!("programs/shapes.go"),
];

/// Parses `text` in every way there is.
fn survive(text: &[u8]) {
    for mode in [Mode::Auto, Mode::Go, Mode::Script] {
        let parsed = parse("b.go", text, mode);
        let has_errors = parsed.sink.has_errors();
        assert!(!parsed.tree().is_empty());
        assert_eq!(parsed.drawn("b.go").is_empty(), !has_errors);
    }
    let sources = crate::base::source::SourceMap::default();
    let file = sources.add("b.go", text).expect("space is left");
    for slice in scan_decls(&file) {
        let (mut ast, mut names, mut sink) = Default::default();
        crate::syntax::parse_decl(&mut ast, &mut names, &file, &mut sink, &slice);
    }
}

fn texts() -> Vec<String> {
    let trees = cases(include_str!("trees.txt")).into_iter().map(|case| case.text);
    let errors = cases(include_str!("errors.txt")).into_iter().map(|case| case.text);
    PROGRAMS.iter().map(|text| (*text).to_owned()).chain(trees).chain(errors).collect()
}

#[test]
fn programs_are_accepted_whole() {
    for text in PROGRAMS {
        assert_eq!(parse("b.go", text.as_bytes(), Mode::Auto).errors(), "");
    }
}

#[test]
fn every_prefix_of_every_program() {
    for text in texts() {
        (0..text.len()).for_each(|end| survive(&text.as_bytes()[..end]));
    }
}

#[test]
fn every_deletion_of_a_byte() {
    for text in PROGRAMS {
        for at in 0..text.len() {
            let mut text = text.as_bytes().to_vec();
            text.remove(at);
            survive(&text);
        }
    }
}

/// A small generator of numbers, the same at each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

#[test]
fn pieces_of_programs_in_any_order() {
    let texts = texts();
    let pieces: Vec<&str> =
        texts.iter().flat_map(|text| text.split_inclusive([' ', '\n', '(', ')', ',', '.'])).collect();
    let mut numbers = Numbers(1);
    for _ in 0..20_000 {
        let length = 1 + numbers.below(40);
        let text: String = (0..length).map(|_| pieces[numbers.below(pieces.len())]).collect();
        survive(text.as_bytes());
    }
}

#[test]
fn bytes_in_any_order() {
    let mut numbers = Numbers(2);
    for _ in 0..20_000 {
        let length = numbers.below(30);
        let text: Vec<u8> = (0..length).map(|_| numbers.below(256) as u8).collect();
        survive(&text);
    }
}

#[test]
fn texts_that_are_no_text() {
    let errors = |text: &[u8]| parse("b.go", text, Mode::Go).errors();
    assert_eq!(errors(b""), "b.go:1:1: syntax error: package statement must be first\n");
    assert_eq!(errors(b"\xFF\xFE"), "b.go:1:1: invalid UTF-8 encoding\n");
    let nul = "invalid NUL character\n";
    assert_eq!(errors(b"package p\nvar a\x00b = 1 \n// \x00\n"), format!("b.go:2:6: {nul}b.go:3:4: {nul}"));
    assert_eq!(errors(b"package p\nvar \xEF\xBB\xBFx = 1\n"), "b.go:2:5: invalid BOM in the middle of the file\n");
    assert_eq!(errors(b"package p\nvar x = \"\xE4\xB8\"\n"), "b.go:2:10: invalid UTF-8 encoding\n");
    assert_eq!(errors(b"\xEF\xBB\xBFpackage p\r\nvar x = 1\r\n"), "");
    assert_eq!(parse("b.csp", b"", Mode::Auto).errors(), "");
}

#[test]
fn a_literal_of_ten_megabytes() {
    let text = format!("package p\nvar x = \"{}\"\nvar y = `{}`\n", "a".repeat(10 << 20), "\n".repeat(10 << 20));
    assert_eq!(parse("b.go", text.as_bytes(), Mode::Go).errors(), "");
    let digits = format!("package p\nvar x = {}\n", "1".repeat(10 << 20));
    assert_eq!(parse("b.go", digits.as_bytes(), Mode::Go).errors(), "");
}
