//! Nesting without end: it is parsed or rejected, and overflows no stack.

use super::{Parsed, parse};
use crate::syntax::{MAX_DEPTH, Mode};

const MILLION: usize = 1_000_000;

/// `open` a number of times, `middle`, `close` as many times.
fn nest(n: usize, open: &str, middle: &str, close: &str) -> String {
    [&open.repeat(n), middle, &close.repeat(n)].concat()
}

fn body(statements: &str) -> String {
    format!("package p\nfunc f() {{\n{statements}\n}}\n")
}

fn parsed(text: &str) -> Parsed {
    parse("d.go", text.as_bytes(), Mode::Go)
}

/// Texts that nest `n` levels deep, each in its own way.
fn texts(n: usize) -> Vec<(&'static str, String)> {
    let mut texts = common_texts(n);
    texts.append(&mut other_texts(n));
    texts
}

/// The ways that a careless or hostile program is likely to take.
fn common_texts(n: usize) -> Vec<(&'static str, String)> {
    vec![
        ("parentheses", body(&format!("x = {}", nest(n, "(", "1", ")")))),
        ("brackets", body(&format!("x = {}1", "[".repeat(n)))),
        ("braces", body(&format!("x = T{}", nest(n, "{", "", "}")))),
        ("minus signs", body(&format!("x = {}1", "- ".repeat(n)))),
        ("stars", body(&format!("x = {}p", "*".repeat(n)))),
        ("blocks", body(&nest(n, "{", "", "}"))),
        ("else-ifs", body(&format!("if x {{}} {}", "else if x {} ".repeat(n)))),
        ("sums", body(&format!("x = 1{}", "+1".repeat(n)))),
        ("calls in calls", body(&nest(n, "f(", "", ")"))),
    ]
}

fn other_texts(n: usize) -> Vec<(&'static str, String)> {
    vec![
        ("slice types", body(&format!("x = {}int{{}}", "[]".repeat(n)))),
        ("array types", body(&format!("x = {}", nest(n, "[", "1", "]int")))),
        ("indices", body(&format!("x = {}", nest(n, "a[", "1", "]")))),
        ("literals", body(&format!("x = {}", nest(n, "T{a: ", "1", "}")))),
        ("negations", body(&format!("x = {}y", "!".repeat(n)))),
        ("pointer types", body(&format!("var x {}int", "*".repeat(n)))),
        ("receptions", body(&format!("x = {}c", "<-".repeat(n)))),
        ("channel types", body(&format!("var x {}int", "chan ".repeat(n)))),
        ("channel operands", body(&format!("x = {}int", "<-chan ".repeat(n)))),
        ("map types", body(&format!("var x {}int", "map[int]".repeat(n)))),
        ("function types", body(&format!("var x {}", nest(n, "func(", "", ")")))),
        ("results", body(&format!("var x {}int", "func() ".repeat(n)))),
        ("struct types", body(&format!("var x {}", nest(n, "struct { x ", "int", " }")))),
        ("interface types", body(&format!("var x {}", nest(n, "interface { ", "int", " }")))),
        ("type arguments", body(&format!("var x {}", nest(n, "T[", "int", "]")))),
        ("parenthesized types", body(&format!("var x {}", nest(n, "(", "int", ")")))),
        ("function literals", body(&nest(n, "func() {", "", "}()"))),
        ("if statements", body(&nest(n, "if x {", "", "}"))),
        ("loops", body(&nest(n, "for {", "", "}"))),
        ("switches", body(&nest(n, "switch { default: ", "", "}"))),
        ("selects", body(&nest(n, "select { default: ", "", "}"))),
        ("labels", body(&format!("{} f()", "l: ".repeat(n)))),
        ("mixed operators", body(&format!("x = 1{}", "+1*1".repeat(n)))),
        ("selectors", body(&format!("x = a{}", ".b".repeat(n)))),
        ("chained calls", body(&format!("f{}", "()".repeat(n)))),
        ("chained indices", body(&format!("x = a{}", "[1]".repeat(n)))),
        ("chained literals", body(&format!("x = T{}", "{}".repeat(n)))),
        ("unions", format!("package p\ntype T interface {{ int{} }}\n", "|int".repeat(n))),
        ("length or parameter", format!("package p\ntype T[P *C{}] int\n", "|D".repeat(n))),
        ("type parameters", format!("package p\ntype T{}", nest(n, "[P interface{ m(x A", "", ") }] int"))),
        ("opening brackets of all kinds", body(&"([{".repeat(n))),
        ("opening functions", body(&"func(".repeat(n))),
    ]
}

fn end_with_an_error(texts: Vec<(&'static str, String)>) {
    for (name, text) in texts {
        let parsed = parsed(&text);
        let n_bytes = parsed.tree().len();
        let errors = parsed.errors();
        assert!(errors.starts_with("d.go:") && errors.lines().count() <= 2, "{name}: {errors:.400}");
        // The dump does not grow faster than the text.
        assert!(n_bytes < 100 * text.len(), "{name}: {n_bytes}");
    }
}

#[test]
fn a_million_levels_end_with_an_error() {
    end_with_an_error(common_texts(MILLION));
}

#[test]
fn twice_the_limit_ends_with_an_error() {
    end_with_an_error(texts(2 * MAX_DEPTH as usize));
}

#[test]
fn a_thousand_levels_are_accepted() {
    let complete = |(name, _): &(&str, String)| {
        !["brackets", "array types", "opening brackets of all kinds", "opening functions", "chained literals"]
            .contains(name)
            && *name != "type parameters"
    };
    for (name, text) in texts(1_000).into_iter().filter(complete) {
        assert_eq!(parsed(&text).errors(), "", "{name}");
    }
}

#[test]
fn the_limit_is_told() {
    let errors = parsed(&body(&format!("x = {}", nest(MILLION, "(", "1", ")")))).errors();
    let column = "x = ".len() + MAX_DEPTH as usize - 1;
    assert_eq!(errors, format!("d.go:3:{column}: syntax error: expression nested too deeply\n"));
}

#[test]
fn scripts_nest_too() {
    for open in ["(", "{", "func() {", "if x {", "func (", "func f(", "-"] {
        let errors = parse("d.csp", open.repeat(MILLION).as_bytes(), Mode::Script).errors();
        assert!(!errors.is_empty() && errors.lines().count() <= 2, "{open}: {errors:.400}");
    }
}
