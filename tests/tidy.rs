//! Rules that are tests: who may import whom, where unsafe code and the standard library's world-touching parts may
//! stand, module docs, sizes of files.

use std::fs;
use std::path::{Path, PathBuf};

/// A layer and what it may name after `crate::`, besides itself. `a::b` admits that module only.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("diag", &["base"]),
    ("syntax", &["base", "diag"]),
    ("load", &["base", "diag", "syntax"]),
    ("types", &["base"]),
    ("check", &["base", "diag", "syntax", "types", "load"]),
    ("bytecode", &["base"]),
    ("compile", &["base", "diag", "syntax", "types", "check::info", "bytecode"]),
    ("sync", &[]),
    ("sched", &["base", "sync"]),
    ("chan", &["base", "sync", "sched"]),
    ("heap", &["base", "sync", "bytecode::rtype", "bytecode::function"]),
    ("vm", &["base", "bytecode", "sync", "sched", "chan", "heap"]),
    ("native", &["base", "bytecode::rtype", "vm::abi"]),
    (
        "driver",
        &[
            "base", "diag", "syntax", "load", "types", "check", "bytecode", "compile", "sync", "sched", "chan", "heap",
            "vm", "native",
        ],
    ),
    ("cli", &["base", "diag", "driver", "repl", "load::provider", "load::pattern"]),
    ("repl", &["base", "diag", "driver"]),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// Outside crates, or parts of std, and the files (or folders) that alone may name them.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("logos::", &["syntax/token.rs", "syntax/lexer.rs", "syntax/lexer"]),
    ("chumsky::", &["syntax/parser"]),
    ("crossbeam_deque::", &["sched/queue.rs", "sched/inject.rs", "sched/steal.rs"]),
    ("corosensei::", &["vm/fiber.rs", "vm/native_stack.rs"]),
    ("std::fs", &["load/provider.rs", "driver/streams.rs", "driver/library.rs", "driver/limits.rs", "native", "cli"]),
    ("std::env", &["driver/library.rs", "native", "cli", "sched/shuttle_tests.rs"]),
    ("std::process", &["main.rs", "cli"]),
];

/// Files that may hold unsafe code, each with its reasons at its top.
const UNSAFE_IN: &[&str] =
    &["base/memory.rs", "heap", "vm", "chan", "sched", "native", "bytecode/rtype.rs", "bytecode/effects.rs"];

/// Files longer than this need a reason in `LONG`.
const MAX_LINES: usize = 900;

/// Long files: tables.
const LONG: &[&str] = &["bytecode/isa.rs", "native/unicode/tables.rs"];

struct Source {
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files: Vec<PathBuf> = Vec::new();
    let mut pending = vec![root.clone()];
    while let Some(dir) = pending.pop() {
        for entry in fs::read_dir(&dir).expect("src is readable").flatten() {
            let path = entry.path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
        .into_iter()
        .map(|file| Source {
            path: file.strip_prefix(&root).expect("it is below src").display().to_string(),
            text: fs::read_to_string(&file).expect("sources are UTF-8"),
        })
        .collect()
}

/// Whether a file is compiled only for tests, which may reach across layers.
fn is_test_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.contains("/tests/") || name.ends_with("tests.rs") || matches!(name, "toy.rs" | "testing.rs" | "script.rs")
}

/// The layer of a file: its folder, or its name at the top.
fn layer(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// Code lines: comments and what stands in `#[cfg(test)]` modules at the foot of a file are left out.
fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    let end = text.find("#[cfg(test)]\nmod ").or_else(|| text.find("#[cfg(test)]\n#[")).unwrap_or(text.len());
    text[..end].lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// The paths that a file names after `crate::`, groups opened one level.
fn crate_paths(text: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for line in code_lines(text) {
        for (at, _) in line.match_indices("crate::") {
            if line[..at].ends_with('$') {
                continue;
            }
            let rest = &line[at + "crate::".len()..];
            if let Some(group) = rest.strip_prefix('{') {
                let names = group.split('}').next().unwrap_or("").split(',');
                paths.extend(names.map(|n| n.trim().to_string()).filter(|n| !n.is_empty()));
                continue;
            }
            let path: String = rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
            paths.push(path.trim_end_matches(':').to_string());
        }
    }
    paths
}

fn admitted(path: &str, allowed: &[&str]) -> bool {
    allowed.iter().any(|a| path == *a || path.strip_prefix(a).is_some_and(|rest| rest.starts_with("::")))
}

#[test]
fn layers_import_only_what_they_may() {
    let mut faults = Vec::new();
    for source in sources() {
        let own = layer(&source.path);
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == own) else {
            faults.push(format!("src/{}: layer {own} is not in the table", source.path));
            continue;
        };
        for path in crate_paths(&source.text).into_iter().filter(|_| !is_test_file(&source.path)) {
            let first = path.split("::").next().unwrap_or("");
            let is_macro =
                matches!(first, "define_index" | "for_each_instruction" | "native" | "waiting" | "native_entry");
            if first != own && !is_macro && !admitted(&path, allowed) {
                faults.push(format!("src/{}: {own} may not import {path}", source.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn outside_parts_stay_in_their_files() {
    let mut faults = Vec::new();
    for source in sources() {
        for (part, homes) in ONLY_IN {
            let at_home = homes.iter().any(|home| source.path == *home || source.path.starts_with(&format!("{home}/")));
            if !at_home && code_lines(&source.text).any(|line| line.contains(part)) {
                faults.push(format!("src/{}: {part} may be named only in {homes:?}", source.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn unsafe_code_stands_only_where_it_may() {
    let mut faults = Vec::new();
    for source in sources() {
        let allowed = UNSAFE_IN.iter().any(|home| source.path == *home || source.path.starts_with(&format!("{home}/")));
        if !allowed && code_lines(&source.text).any(|line| line.contains("unsafe {") || line.contains("unsafe fn")) {
            faults.push(format!("src/{}: unsafe outside the allow-list", source.path));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_say_what_they_are_and_stay_short() {
    let mut faults = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//!") {
            faults.push(format!("src/{}: no module doc", source.path));
        }
        let lines = source.text.lines().count();
        if lines > MAX_LINES && !LONG.contains(&source.path.as_str()) {
            faults.push(format!("src/{}: {lines} lines; split it", source.path));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn paths_named_in_docs_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut faults = Vec::new();
    let mut docs = vec![root.join("README.md")];
    docs.extend(fs::read_dir(root.join("docs")).into_iter().flatten().flatten().map(|e| e.path()));
    for doc in docs.into_iter().filter(|d| d.extension().is_some_and(|e| e == "md")) {
        let text = fs::read_to_string(&doc).expect("docs are readable");
        for word in text.split(|c: char| c.is_whitespace() || "`()[],;'\"".contains(c)) {
            let word = word.trim_end_matches(['.', ':']);
            let local =
                ["src/", "tests/", "docs/", "examples/", "stdlib/", "benches/"].iter().any(|p| word.starts_with(p));
            if local && !word.contains(['*', '<', '{', '…']) && !root.join(word).exists() {
                faults.push(format!("{}: {word} does not exist", doc.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
