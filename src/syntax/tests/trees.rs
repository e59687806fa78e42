//! Programs and their trees.

use super::{check, parse};
use crate::syntax::Mode;

#[test]
fn programs_give_trees() {
    check(include_str!("trees.txt"), |case| parse("t.go", case.text.as_bytes(), Mode::Auto).tree());
}

/// The tree of `text` within a function body.
fn statements(text: &str) -> String {
    let text = format!("package p\nfunc f() {{\n{text}\n}}\n");
    let parsed = parse("t.go", text.as_bytes(), Mode::Go);
    let tree = parsed.tree();
    assert_eq!(parsed.errors(), "", "{text}");
    tree
}

#[test]
fn a_name_before_a_brace_is_a_type_outside_headers_only() {
    assert!(statements("x = T{}").contains("(lit T)"));
    assert!(statements("if x == T { }").contains("(if _ (== x T))"));
    assert!(statements("if x == (T{}) { }").contains("(if _ (== x (paren (lit T))))"));
    assert!(statements("for range (func() T { return T{} }) {}").contains("(return (lit T))"));
    assert!(statements("switch x := f(T{}, []T{}); x {}").contains("(call f (lit T) (lit ([] T)))"));
    assert!(statements("if x == []T{} {}").contains("(== x (lit ([] T)))"));
    assert!(statements("if x == p.T {}").contains("(== x (. p T))"));
    assert!(statements("if x[T{}] {}").contains("(index x (lit T))"));
    assert!(statements("if func() bool { x := T{}; return x }() {}").contains("(:= (x) ((lit T)))"));
    assert!(statements("x = a[1]; { }").contains("(index a 1)"));
}

#[test]
fn the_position_of_a_node_is_where_go_reports_it() {
    let text = "package p\nvar x = a[1:2].b + c\nvar y = func(int) int(nil)\n";
    let parsed = parse("t.go", text.as_bytes(), Mode::Go);
    let starts: Vec<String> = parsed
        .file
        .decls
        .iter()
        .filter_map(|decl| match decl {
            crate::syntax::ast::Decl::Var(spec) => spec.values.first(),
            _ => None,
        })
        .filter_map(|value| parsed.sources.place(parsed.ast.exprs[*value].span.start))
        .map(|place| place.to_string())
        .collect();
    assert_eq!(starts, ["t.go:2:10", "t.go:3:13"]);
}

#[test]
fn directives_are_kept() {
    let text = "//go:build linux\n\npackage p\n\n//go:noinline\n// Doc.\n//go:nosplit\nfunc f() {}\n\nfunc g() {}\n";
    let parsed = parse("t.go", text.as_bytes(), Mode::Go);
    let texts: Vec<&str> = parsed.file.directives.iter().map(|directive| parsed.names.name(directive.text)).collect();
    assert_eq!(texts, ["//go:build linux", "//go:noinline", "//go:nosplit"]);
    assert!(parsed.tree().contains("(func //go:noinline\n    //go:nosplit\n    f (sig))\n  (func g (sig))"));
}
