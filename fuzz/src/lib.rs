//! What the fuzz targets share: what must hold of every text, and changes of a text by tokens.

use std::path::PathBuf;

use csp::driver::Outcome;
use csp::load::provider::Memory;

/// A text as the only file of a program: a script if its first byte says so, else a package.
pub fn file(text: &[u8]) -> (Memory, Vec<PathBuf>) {
    let name = if text.starts_with(b"package") || text.starts_with(b"//") { "x.go" } else { "x.csp" };
    let mut memory = Memory::default();
    memory.add(name, text);
    (memory, vec![PathBuf::from(name)])
}

/// Panics unless a text is a program, or is refused with an error that has a place.
pub fn demand_place(outcome: &Outcome) {
    let has_place = |line: &str| line.starts_with("x.go:") || line.starts_with("x.csp:");
    let first = outcome.stderr.lines().next().unwrap_or_default();
    match outcome.exit {
        0 => {}
        1 if has_place(first) || first.starts_with("csp: ") => {}
        exit => panic!("exit {exit}: {}", outcome.stderr),
    }
}

/// Words that are worth putting anywhere.
const WORDS: &[&str] = &[
    "func",
    "return",
    "defer",
    "go",
    "for",
    "range",
    "switch",
    "case",
    "default",
    "select",
    "type",
    "struct",
    "interface",
    "map",
    "chan",
    "<-",
    ":=",
    "=",
    "...",
    "goto",
    "break",
    "continue",
    "fallthrough",
    "if",
    "else",
    "var",
    "const",
    "iota",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    ",",
    ";",
    ".",
    "*",
    "&",
    "~",
    "|",
    "~int",
    "any",
    "comparable",
    "nil",
    "0",
    "-1",
    "1 << 70",
    "0x1p-2",
    "1i",
    "'a'",
    "\"s\"",
    "`r`",
    "int",
    "string",
    "float64",
    "complex128",
    "error",
    "T",
    "x",
    "_",
    "len",
    "append",
    "make",
    "new",
    "min",
    "clear",
    "recover",
    "panic",
    "copy",
    "unsafe",
    "[T any]",
    "[int]",
    "func() {}",
    "struct{}{}",
    "[...]int{1}",
    "x.(type)",
    "import",
];

/// Changes up to three tokens of a text.
pub fn change_tokens(text: &[u8], seed: u32) -> Vec<u8> {
    let text = String::from_utf8_lossy(text);
    let mut changed = tokens(&text);
    let mut numbers = Numbers(u64::from(seed) | 1 << 40);
    for _ in 0..=numbers.below(3) {
        if changed.is_empty() {
            changed.push("package main\n");
        }
        let (at, other) = (numbers.below(changed.len()), numbers.below(changed.len()));
        match numbers.below(7) {
            0 => drop(changed.remove(at)),
            1 => changed.insert(at, changed[other]),
            2 => changed.swap(at, other),
            3 => changed[at] = changed[other],
            4 => changed[at] = WORDS[numbers.below(WORDS.len())],
            5 => {
                changed.insert(at, " ");
                changed.insert(at, WORDS[numbers.below(WORDS.len())]);
            }
            _ => move_run(&mut changed, at, numbers.below(12), other),
        }
    }
    changed.concat().into_bytes()
}

/// Copies a run of tokens to another place.
fn move_run(tokens: &mut Vec<&str>, from: usize, length: usize, to: usize) {
    let run: Vec<&str> = tokens[from..(from + length).min(tokens.len())].to_vec();
    tokens.splice(to..to, run);
}

/// The words, numbers, strings and other characters of a text, and what lies between them.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = match first {
            '"' | '`' => rest[1..].find(first).map_or(rest.len(), |end| end + 2),
            c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            c if c.is_whitespace() => rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// A small generator of numbers.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}
