//! Programs with syntax errors, and what Go's compiler says about them.

use super::{check, parse};
use crate::syntax::Mode;

#[test]
fn go_programs_get_gos_messages() {
    check(include_str!("errors.txt"), |case| parse("e.go", case.text.as_bytes(), Mode::Go).errors());
}

#[test]
fn scripts_get_messages_like_gos() {
    check(include_str!("script_errors.txt"), |case| parse("e.csp", case.text.as_bytes(), Mode::Auto).errors());
}

#[test]
fn an_error_ends_neither_file_nor_script() {
    let parsed = parse("e.go", b"package p\nfunc f() { x = }\nfunc g() { y( }\nvar z = 1\n", Mode::Go);
    assert_eq!(parsed.file.decls.len(), 3);
    let parsed = parse("e.csp", b"x = )\ny = 1\n", Mode::Script);
    assert_eq!(parsed.file.script.len(), 2);
}

#[test]
fn syntax_errors_are_told_from_errors_in_literals() {
    let has_syntax_errors = |text: &[u8]| {
        let parsed = parse("e.go", text, Mode::Go);
        assert!(parsed.sink.has_errors());
        parsed.sink.has_syntax_errors()
    };
    assert!(has_syntax_errors(b"package p\nvar x = 1 2\n"));
    assert!(!has_syntax_errors(b"package p\nvar x = 08\n"));
}
