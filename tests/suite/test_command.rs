//! `csp test` against transcripts of `go test`: `tests/testing/*.txt` hold commands and what Go has said to them, about
//! the packages of the module in `tests/testing/m`.
//!
//! A command is a line `$ FOLDER: ARGUMENTS`; its exit code, standard output and standard error follow. Times, figures
//! of benchmarks and the traces below a panic are left out. `CSP_BLESS=1 CSP_GO=/path/to/go cargo test --test suite
//! testing/` writes the files anew, with what that Go says.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use libtest_mimic::{Failed, Trial};

use crate::runner;

/// The commands in `tests/testing`.
pub(crate) fn trials() -> Vec<Trial> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testing");
    let Ok(entries) = std::fs::read_dir(&root) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    match std::env::var_os("CSP_GO").filter(|_| std::env::var_os("CSP_BLESS").is_some_and(|value| value == "1")) {
        Some(go) => files.into_iter().map(|file| bless(&root, file, PathBuf::from(&go))).collect(),
        None => files.iter().flat_map(|file| transcripts(&root, file)).collect(),
    }
}

/// A command and what Go has said to it.
struct Transcript {
    dir: String,
    args: Vec<String>,
    want: String,
}

fn read(file: &Path) -> Vec<Transcript> {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let parts = text.split("\n$ ").map(|part| part.trim_start_matches("$ "));
    let transcript = |part: &str| {
        let (command, want) = part.split_once('\n').unwrap_or((part, ""));
        let (dir, args) = command.split_once(':').expect("a command is a folder and arguments");
        let args = args.split_whitespace().map(str::to_owned).collect();
        Transcript { dir: dir.into(), args, want: want.trim_end().into() }
    };
    parts.map(transcript).collect()
}

fn transcripts(root: &Path, file: &Path) -> Vec<Trial> {
    let name = file.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let trial = |transcript: Transcript| {
        let root = root.to_path_buf();
        let command = format!("{}: {}", transcript.dir, transcript.args.join(" "));
        Trial::test(format!("testing/{name}/{command}"), move || {
            let got = said(Path::new(env!("CARGO_BIN_EXE_csp")), &root, &transcript)?;
            if got == transcript.want {
                return Ok(());
            }
            Err(format!("want:\n{}\ngot:\n{got}", transcript.want).into())
        })
    };
    read(file).into_iter().map(trial).collect()
}

fn bless(root: &Path, file: PathBuf, go: PathBuf) -> Trial {
    let root = root.to_path_buf();
    Trial::test(format!("testing/{}", file.display()), move || {
        let mut text = String::new();
        for transcript in read(&file) {
            let command = format!("{}: {}", transcript.dir, transcript.args.join(" "));
            let _ = writeln!(text, "$ {}\n{}\n", command.trim_end(), said(&go, &root, &transcript)?);
        }
        Ok(std::fs::write(&file, text.trim_end().to_owned() + "\n")?)
    })
}

/// What a `go` or `csp` says to a command.
fn said(program: &Path, root: &Path, transcript: &Transcript) -> Result<String, Failed> {
    let module = root.join("m");
    let mut command = Command::new(program);
    command.arg("test").args(&transcript.args).current_dir(module.join(&transcript.dir));
    command.env("GOMAXPROCS", "2").env_remove("GODEBUG");
    let done = runner::finish(command, "", Duration::from_secs(120))?;
    let root = module.display().to_string();
    let mut text = format!("exit {}\n", done.exit.map_or_else(|| "by a signal".into(), |code| code.to_string()));
    for (name, stream) in [("stdout", done.stdout), ("stderr", done.stderr)] {
        let mut kept = kept(&stream.replace(&root, "ROOT"));
        if name == "stderr" {
            // Below csp's messages stands the place.
            kept = kept.split_inclusive('\n').filter(|line| !line.starts_with("  ")).collect();
        }
        if !kept.trim().is_empty() {
            let _ = write!(text, "--- {name}\n{kept}");
        }
    }
    Ok(text.trim_end().to_owned())
}

/// The lines that do not change from run to run.
fn kept(text: &str) -> String {
    let mut kept = String::new();
    let mut in_trace = false;
    for line in text.lines() {
        in_trace |= line.starts_with("goroutine ") || line.starts_with("testing.") || line.starts_with("panic(");
        in_trace &= !["FAIL", "exit status", "ok  ", "---", "==="].iter().any(|start| line.starts_with(start));
        if in_trace || line.starts_with("cpu: ") {
            continue;
        }
        let line = line.replace("(cached)", "0.000s");
        let line = if line.starts_with("Benchmark") && line.contains(" ns/op") { figures(&line) } else { times(&line) };
        kept.push_str(&line);
        kept.push('\n');
    }
    kept
}

/// A line of a benchmark with N for each number.
fn figures(line: &str) -> String {
    let mut text = String::new();
    for c in line.chars() {
        let last = text.chars().last();
        match c {
            '0'..='9' | '.' if last == Some('N') => {}
            '0'..='9' => text.push('N'),
            ' ' if matches!(last, Some(' ' | '\t')) => {}
            c => text.push(c),
        }
    }
    text
}

/// A line with T for times: `(0.00s)` and `0.123s`.
fn times(line: &str) -> String {
    let is_time = |word: &str| {
        let number = word.strip_suffix('s').and_then(|number| number.split_once('.'));
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        number.is_some_and(|(whole, part)| is_number(whole) && is_number(part) && part.len() >= 2)
    };
    let mut text = String::new();
    for piece in line.split_inclusive([' ', '\t', '(', ')']) {
        let word = piece.trim_end_matches([' ', '\t', '(', ')']);
        if is_time(word) {
            text.push('T');
            text.push_str(&piece[word.len()..]);
        } else {
            text.push_str(piece);
        }
    }
    text
}
