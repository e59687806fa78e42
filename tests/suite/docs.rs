//! The programs in README.md and docs/: each block of `csp` or `go` runs, and prints what the `text` block below it says.
//!
//! A block that is marked `csp check` is checked instead, and the first line of each of its diagnostics is compared. One
//! that is marked with a name, as in `csp dead.csp`, is a file of that name for the `console` blocks below it: these
//! are what a terminal shows, each line after `$ ` a command for the shell.

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
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

impl Block {
    /// The file that it stands for.
    fn file(&self) -> Option<&str> {
        self.info.split_once(' ').map(|(_, word)| word).filter(|word| word.contains('.'))
    }
}

/// All blocks of all documents.
pub(crate) fn trials() -> Vec<Trial> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = runner::files(&root.join("docs"), &["md"]);
    files.push(root.join("README.md"));
    let mut trials = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("the document can be read");
        let document = file.strip_prefix(root).unwrap_or(&file).display().to_string();
        let mut named: Vec<(String, String)> = Vec::new();
        for block in blocks(&text) {
            let name = format!("{document}:{}", block.line);
            if block.info == "console" {
                let files = named.clone();
                trials.push(Trial::test(name.clone(), move || session(&name, &files, &block.text)));
            } else if let Some(file) = block.file() {
                named.push((file.to_owned(), block.text));
            } else {
                trials.push(Trial::test(name.clone(), move || run(&name, &block)));
            }
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
    } else if matches!(block.info.split(' ').next(), Some("csp" | "go" | "console")) {
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

/// Runs the commands of a `console` block, in a folder with these files and the examples, and compares what they print.
fn session(name: &str, files: &[(String, String)], text: &str) -> Result<(), Failed> {
    let folder = std::env::temp_dir().join(format!("csp-{}-{}", std::process::id(), stem(name)));
    std::fs::create_dir_all(&folder)?;
    symlink(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"), folder.join("examples"))?;
    for (file, text) in files {
        let path = folder.join(file);
        std::fs::create_dir_all(path.parent().expect("it is in the folder"))?;
        std::fs::write(path, text)?;
    }
    // Each command is shown before it runs, and leaves `$?` to the next.
    let shown = text.lines().filter_map(|line| line.strip_prefix("$ ")).map(|command| {
        let quoted = command.replace('\'', r"'\''");
        format!("status=$?; printf '$ %s\\n' '{quoted}'; (exit $status)\n{command}\n")
    });
    let script = format!("exec 2>&1\n{}", shown.collect::<String>());
    let bin = Path::new(env!("CARGO_BIN_EXE_csp")).parent().expect("it is in a folder");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let run = Command::new("sh").arg("-c").arg(script).current_dir(&folder).env("PATH", path).output()?;
    std::fs::remove_dir_all(&folder)?;
    let printed = String::from_utf8_lossy(&run.stdout).replace(&folder.display().to_string(), "/home/gopher");
    let (got, want) = (steady(&printed), steady(text));
    if got == want { Ok(()) } else { Err(format!("{got}want:\n{want}").into()) }
}

/// What a terminal showed, without what is another number each time: offsets in code, and seconds.
fn steady(text: &str) -> String {
    let words = text.split_inclusive([' ', '\t', '\n']).map(|word| {
        let bare = word.trim_end();
        let seconds = bare.strip_suffix('s').is_some_and(|n| n.parse::<f64>().is_ok());
        if bare.starts_with("+0x") || seconds { word.replace(bare, "N") } else { word.to_owned() }
    });
    words.collect()
}

fn stem(name: &str) -> String {
    name.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect()
}

/// A program in a file of its own, for as long as it lives.
struct Program(PathBuf);

impl Program {
    fn new(name: &str, ending: &str, text: &str) -> std::io::Result<Program> {
        let path = std::env::temp_dir().join(format!("csp-{}-{}.{ending}", std::process::id(), stem(name)));
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
