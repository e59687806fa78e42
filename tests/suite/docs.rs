//! The programs in README.md and docs/: each block of `csp` or `go` runs, and prints what the `text` block below it says.
//!
//! A block that is marked `csp check` is checked instead, and the first line of each of its diagnostics is compared.

use std::path::{Path, PathBuf};
use std::time::Duration;

use libtest_mimic::{Failed, Trial};

use crate::runner;

/// A program in a document.
#[derive(Debug, Default, PartialEq, Eq)]
struct Block {
    /// The words behind the fence: language and what to do.
    info: String,
    text: String,
    /// The line at which it begins.
    line: usize,
    /// What it prints.
    output: Option<String>,
}

/// All blocks of all documents.
pub(crate) fn trials() -> Vec<Trial> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = runner::files(&root.join("docs"), &["md"]);
    files.push(root.join("README.md"));
    let mut trials = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("the document can be read");
        let name = file.strip_prefix(root).unwrap_or(&file).display().to_string();
        for block in blocks(&text) {
            let name = format!("{name}:{}", block.line);
            trials.push(Trial::test(name.clone(), move || run(&name, &block)));
        }
    }
    trials
}

/// Tests of the reader itself.
pub(crate) fn self_tests() -> Vec<Trial> {
    vec![Trial::test("docs/blocks", || {
        let found = blocks("a\n```csp\nx\n```\n\n```text\n1\n```\n```csp check\ny\n```\n```sh\nz\n```\n");
        let block = |info: &str, text: &str, line, output: Option<&str>| Block {
            info: info.into(),
            text: text.into(),
            line,
            output: output.map(Into::into),
        };
        let want = [block("csp", "x\n", 2, Some("1\n")), block("csp check", "y\n", 9, None)];
        if found == want { Ok(()) } else { Err(format!("{found:?}").into()) }
    })]
}

fn blocks(text: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut open: Option<Block> = None;
    for (n, line) in text.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some(Block { info: info.into(), line: n + 1, ..Block::default() }),
            (None, None) => {}
            (Some(block), None) => {
                block.text += line;
                block.text += "\n";
            }
            (Some(_), Some(_)) => close(open.take().expect("it is open"), &mut found),
        }
    }
    found
}

fn close(block: Block, found: &mut Vec<Block>) {
    if block.info == "text" {
        if let Some(last) = found.last_mut().filter(|last| last.output.is_none()) {
            last.output = Some(block.text);
        }
    } else if matches!(block.info.split(' ').next(), Some("csp" | "go")) {
        found.push(block);
    }
}

fn run(name: &str, block: &Block) -> Result<(), Failed> {
    let mut words = block.info.split(' ');
    let ending = words.next().unwrap_or("csp");
    let checked = words.next() == Some("check");
    let file = Program::new(name, ending, &block.text)?;
    let command = if checked { "check" } else { "run" };
    let outcome = runner::csp(&[command], &file.0, &[], Duration::from_secs(60))?;
    let shown = format!("{}:", file.0.display());
    let got: String = match command {
        "run" => outcome.stdout,
        _ => outcome
            .stderr
            .lines()
            .filter_map(|line| line.strip_prefix(&shown))
            .map(|line| format!("{line}\n"))
            .collect(),
    };
    let want = block.output.as_deref().unwrap_or("");
    let fails = !checked && outcome.exit != Some(0);
    if fails || got != *want && (checked || block.output.is_some()) {
        return Err(format!("exit {:?}\n{got}{}\nwant:\n{want}", outcome.exit, outcome.stderr).into());
    }
    Ok(())
}

/// A program in a file of its own, for as long as it lives.
struct Program(PathBuf);

impl Program {
    fn new(name: &str, ending: &str, text: &str) -> std::io::Result<Program> {
        let stem: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
        let path = std::env::temp_dir().join(format!("csp-{}-{stem}.{ending}", std::process::id()));
        std::fs::write(&path, text)?;
        Ok(Program(path))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // A file that stays behind in the folder of temporary files does no harm.
        let _ = std::fs::remove_file(&self.0);
    }
}
