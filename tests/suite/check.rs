//! Programs that must not compile, or must be warned about: every diagnostic is announced on its line, and every
//! announcement occurs.
//!
//! `x := y //~ "undefined: y"` announces a message that matches the pattern as a plain part of it; several stand one
//! after the other; `//~^` speaks of the line above.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use libtest_mimic::{Failed, Trial};

use crate::runner;

/// The programs in `tests/check`.
pub(crate) fn trials() -> Vec<Trial> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let files = runner::files(&root.join("check"), &["go", "csp"]);
    files.into_iter().map(|file| trial(&root, file)).collect()
}

fn trial(root: &Path, file: PathBuf) -> Trial {
    let name = file.strip_prefix(root).unwrap_or(&file).display().to_string();
    Trial::test(name, move || {
        let source = std::fs::read_to_string(&file)?;
        let outcome = runner::csp(&["check"], &file, &[], Duration::from_secs(20))?;
        let text = format!("{}{}", outcome.stdout, outcome.stderr);
        compare(&announced(&source), &reported(&text), &text)
    })
}

fn announced(source: &str) -> BTreeMap<usize, Vec<String>> {
    let mut all: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (i, line) in source.lines().enumerate() {
        let Some((_, note)) = line.split_once("//~") else { continue };
        let up = note.len() - note.trim_start_matches('^').len();
        let parts: Vec<String> = note.split('"').skip(1).step_by(2).map(str::to_string).collect();
        all.entry(i + 1 - up).or_default().extend(parts);
    }
    all
}

fn reported(text: &str) -> BTreeMap<usize, Vec<String>> {
    let mut all: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut last: Option<usize> = None;
    for line in text.lines() {
        if line.starts_with([' ', '\t']) {
            if let Some(message) = last.and_then(|n| all.get_mut(&n)).and_then(|m| m.last_mut()) {
                message.push('\n');
                message.push_str(line.trim());
            }
            continue;
        }
        let mut parts = line.splitn(4, ':');
        let number = parts.nth(1).and_then(|n| n.parse().ok());
        let message = parts.nth(1).unwrap_or("").trim().to_string();
        last = number;
        if let Some(number) = number {
            all.entry(number).or_default().push(message);
        }
    }
    all
}

fn compare(want: &BTreeMap<usize, Vec<String>>, got: &BTreeMap<usize, Vec<String>>, text: &str) -> Result<(), Failed> {
    for (line, patterns) in want {
        for pattern in patterns {
            if !got.get(line).is_some_and(|messages| messages.iter().any(|m| m.contains(pattern.as_str()))) {
                return Err(format!("line {line}: nothing like {pattern:?} in\n{text}").into());
            }
        }
    }
    for line in got.keys() {
        if !want.contains_key(line) {
            return Err(format!("line {line} is not announced:\n{text}").into());
        }
    }
    Ok(())
}
