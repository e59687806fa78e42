//! Texts that are no programs, or programs that no person writes: an error with its place and exit code 1, or a run;
//! never a crash of the machine, a hang, or memory without end.
//!
//! Each prefix, each deletion of a byte, and random changes of tokens of the golden programs are checked and compiled
//! in this process; what could overflow a stack or fill the memory ([`crate::shapes`]) is given to the command. A plain
//! run takes a sample; `CSP_LONG=1` takes all.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use csp::driver::Outcome;
use csp::driver::dump::{Form, dump};
use csp::load::provider::Memory;
use libtest_mimic::{Failed, Trial};

use crate::{runner, shapes};

/// How long one text may take.
const LIMIT: Duration = Duration::from_secs(10);

/// Whether everything is tried, not a sample.
pub(crate) fn is_long() -> bool {
    std::env::var_os("CSP_LONG").is_some_and(|value| value == "1")
}

/// All trials.
pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = files();
    let n = if is_long() { 99_000 } else { 5_000 };
    trials.extend(shapes::deep(n).into_iter().map(|(name, text)| shape("deep", name, text)));
    trials.extend(shapes::wide(n / 10).into_iter().map(|(name, text)| shape("wide", name, text)));
    trials.extend(shapes::odd().into_iter().map(|(name, text)| shape("odd", name, text)));
    if is_long() {
        trials.extend(shapes::deep(1_000_000).into_iter().map(|(name, text)| shape("million", name, text)));
        trials.extend(shapes::wide(100_000).into_iter().map(|(name, text)| shape("100000", name, text)));
    }
    for file in programs() {
        for (kind, change) in [("prefixes", prefixes as Change), ("deletions", deletions), ("tokens", token_changes)] {
            trials.push(changed(kind, change, file.clone()));
        }
    }
    trials
}

// ---- Files.

/// Files that are no programs, with what the first line of the message says.
const FILES: &[(&str, &[u8], &str)] = &[
    ("utf8.go", b"package main\nfunc main() { \xff }\n", "utf8.go:2:15: invalid UTF-8 encoding"),
    ("utf16.go", b"\xff\xfep\0a\0", "utf16.go:1:1: invalid UTF-8 encoding"),
    ("nul.go", b"package main\nfunc main() {\x00}\n", "nul.go:2:14: invalid NUL character"),
    ("bom.go", b"package main\n\xef\xbb\xbffunc main() {}\n", "bom.go:2:1: invalid BOM in the middle of the file"),
    ("elf.go", b"\x7fELF\x02\x01\x01\0\0\0\0\0", "elf.go:1:1: invalid character U+007F"),
    ("comment.go", b"package main\nfunc main() {} /* x", "comment.go:2:16: comment not terminated"),
    ("raw.go", b"package main\nvar x = `a\nb", "raw.go:2:9: string not terminated"),
];

/// Files that can be checked, but not run, with what the message says.
const LIBRARIES: &[(&str, &[u8], &str)] = &[
    ("library.go", b"package strings\nfunc main() {}\n", "package command-line-arguments is not a main package"),
    ("nomain.go", b"package main\n", "function main is undeclared in the main package"),
];

/// Files that are programs, with what they print.
const PROGRAMS: &[(&str, &[u8], &str)] = &[
    ("bom.go", b"\xef\xbb\xbfpackage main\nfunc main() { println(1) }\n", "1\n"),
    ("crlf.go", b"package main\r\nfunc main() {\r\nx := `a\r\nb`\r\nprintln(len(x))\r\n}\r\n", "3\n"),
    ("end.go", b"package main\nfunc main() { println(1) }", "1\n"),
    ("comment.go", b"package main\nfunc main() { println(1) } // x", "1\n"),
    ("bom.csp", b"\xef\xbb\xbfprintln(1)", "1\n"),
    ("crlf.csp", b"#!/usr/bin/env csp\r\nprintln(1)\r\n", "1\n"),
    ("empty.csp", b"", ""),
    ("empty.go", b"", ""),
    ("newline.go", b"\n", ""),
    ("shebang.csp", b"#!/usr/bin/env csp", ""),
];

fn files() -> Vec<Trial> {
    let mut trials = Vec::new();
    let both = FILES.iter().flat_map(|file| [("check", file), ("run", file)]);
    let run = LIBRARIES.iter().map(|file| ("run", file));
    for (command, &(name, text, message)) in both.chain(run) {
        trials.push(Trial::test(format!("bad_input/file/{command}/{name}"), move || {
            let folder = Folder::new(&format!("{command}-{name}"))?;
            let outcome = runner::csp(&[command], &folder.file(name, text)?, &[], LIMIT)?;
            let first = outcome.stderr.lines().next().unwrap_or("").to_owned();
            if outcome.exit != Some(1) || !first.contains(message) {
                return Err(format!("exit {:?}, {first:?}, want {message:?}", outcome.exit).into());
            }
            Ok(())
        }));
    }
    for &(name, text, printed) in PROGRAMS {
        trials.push(Trial::test(format!("bad_input/program/{name}"), move || {
            let folder = Folder::new(&format!("program-{name}"))?;
            let outcome = runner::csp(&["run"], &folder.file(name, text)?, &[], LIMIT)?;
            if outcome.exit != Some(0) || outcome.stderr != printed {
                return Err(format!("exit {:?}, {:?}", outcome.exit, outcome.stderr).into());
            }
            Ok(())
        }));
    }
    trials.push(Trial::test("bad_input/no_file", || {
        let folder = Folder::new("none")?;
        for (path, message) in
            [(folder.0.join("none.go"), "none.go: no such file or directory"), (folder.0.clone(), "no Go files in")]
        {
            for command in ["check", "run"] {
                let outcome = runner::csp(&[command], &path, &[], LIMIT)?;
                if outcome.exit != Some(1) || !outcome.stderr.contains(message) {
                    return Err(format!("exit {:?}, {}, want {message}", outcome.exit, outcome.stderr).into());
                }
            }
        }
        Ok(())
    }));
    trials
}

/// A folder for one trial, removed with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Result<Folder, Failed> {
        let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bad_input_{}_{name}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        Ok(Folder(path))
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> Result<PathBuf, Failed> {
        let path = self.0.join(name);
        std::fs::write(&path, text)?;
        Ok(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left in the build folder harms nobody.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

// ---- Shapes.

/// Checks and runs a program of an odd shape.
fn shape(group: &'static str, name: &'static str, text: String) -> Trial {
    Trial::test(format!("bad_input/{group}/{name}"), move || {
        let folder = Folder::new(&format!("{group}-{name}"))?;
        let file = folder.file("x.go", &text)?;
        for command in ["check", "run"] {
            // The long run shares its cores with others of its kind.
            let limit = if is_long() { 6 * LIMIT } else { LIMIT };
            let outcome = runner::csp(&[command], &file, &[], limit).map_err(|e| format!("{command}: {e}"))?;
            let has_place = outcome.stderr.lines().next().is_some_and(|line| line.contains("x.go:"));
            match outcome.exit {
                Some(0) => {}
                Some(1) if has_place => {}
                Some(2) if command == "run" => {}
                exit => return Err(format!("{command}: exit {exit:?}: {:.300}", outcome.stderr).into()),
            }
        }
        Ok(())
    })
}

// ---- Changed programs.

/// The programs that are changed: the first of each folder, up to twenty, and the examples.
fn programs() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let golden = runner::files(&root.join("tests/golden"), &["go", "csp"]);
    let step = (golden.len() / 20).max(1);
    let mut programs: Vec<PathBuf> = golden.into_iter().step_by(step).collect();
    programs.extend(runner::files(&root.join("examples"), &["go", "csp"]));
    programs
}

/// Gives the texts that are made of one.
type Change = fn(&[u8], &mut dyn FnMut(Vec<u8>));

fn prefixes(text: &[u8], give: &mut dyn FnMut(Vec<u8>)) {
    let step = if is_long() { 1 } else { 17 };
    (0..text.len()).step_by(step).for_each(|end| give(text[..end].to_vec()));
}

fn deletions(text: &[u8], give: &mut dyn FnMut(Vec<u8>)) {
    let step = if is_long() { 1 } else { 19 };
    for at in (0..text.len()).step_by(step) {
        give([&text[..at], &text[at + 1..]].concat());
    }
}

/// Deletes, doubles, swaps and replaces tokens.
fn token_changes(text: &[u8], give: &mut dyn FnMut(Vec<u8>)) {
    let text = String::from_utf8_lossy(text);
    let tokens = tokens(&text);
    let mut numbers = Numbers(text.len() as u64);
    for round in 0..if is_long() { 700 } else { 60 } {
        let mut changed = tokens.clone();
        // One change alone often leaves a program that is checked to its end; three seldom do.
        for _ in 0..1 + round % 3 {
            let (at, other) = (numbers.below(changed.len()), numbers.below(changed.len()));
            match numbers.below(4) {
                0 => drop(changed.remove(at)),
                1 => changed.insert(at, changed[at]),
                2 => changed.swap(at, other),
                _ => changed[at] = changed[other],
            }
        }
        give(changed.concat().into_bytes());
    }
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

/// A small generator of numbers, the same at each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

fn changed(kind: &'static str, change: Change, file: PathBuf) -> Trial {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let name = format!("bad_input/{kind}/{}", file.strip_prefix(root).unwrap_or(&file).display());
    Trial::test(name.clone(), move || {
        let text = std::fs::read(&file)?;
        let ending = file.extension().map_or("go".into(), |e| e.to_string_lossy().into_owned());
        let (begin, begun) = mpsc::channel();
        // If its stack overflows, the thread's name tells which file it was.
        let worker = std::thread::Builder::new().name(name.clone()).stack_size(8 << 20).spawn(move || {
            let mut first_fault = None;
            change(&text, &mut |text| {
                let _ = begin.send(text.clone());
                if let Err(fault) = survives(&text, &ending) {
                    first_fault.get_or_insert(format!("{fault}\n----\n{}", String::from_utf8_lossy(&text)));
                }
            });
            first_fault
        })?;
        let mut current = Vec::new();
        loop {
            match begun.recv_timeout(LIMIT) {
                Ok(text) => current = text,
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    return Err(format!("hangs:\n{}", String::from_utf8_lossy(&current)).into());
                }
            }
        }
        match worker.join() {
            Ok(None) => Ok(()),
            Ok(Some(fault)) => Err(fault.into()),
            Err(_) => Err(format!("panics:\n{}", String::from_utf8_lossy(&current)).into()),
        }
    })
}

/// Checks and compiles a text. Errors have a place.
fn survives(text: &[u8], ending: &str) -> Result<(), String> {
    let mut memory = Memory::default();
    let name = format!("x.{ending}");
    memory.add(&name, text);
    let Outcome { stderr, exit, .. } = dump(&memory, &[PathBuf::from(&name)], Form::Bytecode);
    let has_place = |line: &str| line.starts_with(&format!("{name}:")) || line.starts_with([' ', '\t']);
    match exit {
        0 => Ok(()),
        1 if stderr.lines().all(|line| has_place(line) || line.starts_with("csp: ")) => Ok(()),
        _ => Err(format!("exit {exit}: {stderr}")),
    }
}
