//! The comment language of test programs: what a program is expected to do stands at its end.
//!
//! ```text
//! // Input:             standard input, line by line; without this block there is none
//! // line
//! // Output:            standard output, line by line
//! // line
//! // Unordered output:  the same lines in any order
//! // Exit: 3            the exit code
//! // Panic: text        standard error has a line `panic: text`; the exit code is 2
//! // Fatal: text        standard error has a line `fatal error: text`; the exit code is 2
//! // Stderr: text       standard error has this line
//! ```

use libtest_mimic::Trial;

/// What a program is expected to do.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Expected {
    /// Standard input.
    pub(crate) input: String,
    /// Standard output.
    pub(crate) output: Option<String>,
    /// Whether the lines may come in any order.
    pub(crate) unordered: bool,
    /// The exit code.
    pub(crate) exit: i32,
    /// Lines that standard error must have.
    pub(crate) stderr: Vec<String>,
}

/// What the lines that follow belong to.
#[derive(Clone, Copy)]
enum Block {
    Input,
    Output,
}

/// Reads the expectations of a program.
pub(crate) fn parse(source: &str) -> Expected {
    let mut expected = Expected::default();
    let mut block: Option<Block> = None;
    for line in source.lines() {
        let Some(text) = line.strip_prefix("//") else {
            block = None;
            continue;
        };
        let text = text.strip_prefix(' ').unwrap_or(text);
        if let Some(rest) = text.strip_prefix("Output:").or_else(|| text.strip_prefix("Unordered output:")) {
            expected.unordered = text.starts_with("Unordered");
            expected.output =
                Some(if rest.trim().is_empty() { String::new() } else { format!("{}\n", rest.trim_start()) });
            block = Some(Block::Output);
        } else if text == "Input:" {
            block = Some(Block::Input);
        } else if let Some(code) = text.strip_prefix("Exit:") {
            expected.exit = code.trim().parse().expect("an exit code");
            block = None;
        } else if let Some(message) = text.strip_prefix("Panic:") {
            expected.exit = 2;
            expected.stderr.push(format!("panic: {}", message.trim_start()));
            block = None;
        } else if let Some(message) = text.strip_prefix("Fatal:") {
            expected.exit = 2;
            expected.stderr.push(format!("fatal error: {}", message.trim_start()));
            block = None;
        } else if let Some(message) = text.strip_prefix("Stderr:") {
            expected.stderr.push(message.trim_start().to_string());
            block = None;
        } else if let Some(block) = block {
            let lines = match block {
                Block::Input => &mut expected.input,
                Block::Output => expected.output.get_or_insert_default(),
            };
            lines.push_str(text);
            lines.push('\n');
        }
    }
    expected
}

/// Tests of the language itself.
pub(crate) fn self_tests() -> Vec<Trial> {
    vec![Trial::test("directives/blocks", || {
        let expected = parse("package main\n// Input:\n// x\n\n// Output:\n// a\n//  b\n//\n// Exit: 3\n");
        let (input, output) = ("x\n".into(), Some("a\n b\n\n".into()));
        let want = Expected { input, output, exit: 3, ..Expected::default() };
        if expected == want { Ok(()) } else { Err(format!("{expected:?}").into()) }
    })]
}
