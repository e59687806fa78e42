//! Shapes: the tree and the bytecode of small programs, each beside its program in a `.snap` file.
//!
//! What `csp dump` shows besides is beside the programs of `tests/dumps`.
//!
//! A change of the parser or the compiler that is meant shows here as a difference to be read. `CSP_BLESS=1 cargo test
//! --test suite snapshots` writes the files anew.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use csp::driver::dump::{Form, dump};
use csp::load::provider::Memory;
use libtest_mimic::{Failed, Trial};

use crate::runner;

/// The programs in `tests/snapshots` and `tests/dumps`.
pub(crate) fn trials() -> Vec<Trial> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let files = runner::files(&root.join("snapshots"), &["go", "csp"]);
    let dumps = runner::files(&root.join("dumps"), &["go", "csp"]);
    let dumps = dumps.into_iter().map(|file| dump_trial(&root, file));
    files.into_iter().map(|file| trial(&root, file)).chain(dumps).collect()
}

fn trial(root: &Path, file: PathBuf) -> Trial {
    let name = file.strip_prefix(root).unwrap_or(&file).display().to_string();
    Trial::test(name, move || {
        let (program, path) = program(&file)?;
        let tree = shown(&program, &path, Form::Tree)?;
        compare(&file.with_extension("snap"), format!("{tree}\n{}", bytecode(&program, &path)?))
    })
}

/// What `csp dump` shows of a program of `tests/dumps`, in the other forms: `NAME.tokens`, `NAME.types`.
fn dump_trial(root: &Path, file: PathBuf) -> Trial {
    let name = file.strip_prefix(root).unwrap_or(&file).display().to_string();
    Trial::test(name, move || {
        let (program, path) = program(&file)?;
        compare(&file.with_extension("tokens"), shown(&program, &path, Form::Tokens)?)?;
        compare(&file.with_extension("types"), shown(&program, &path, Form::Types)?)
    })
}

/// Compares with a file, or writes it.
fn compare(snap: &Path, got: String) -> Result<(), Failed> {
    if std::env::var_os("CSP_BLESS").is_some_and(|value| value == "1") {
        return Ok(std::fs::write(snap, got)?);
    }
    let want = std::fs::read_to_string(snap).unwrap_or_default();
    if got == want { Ok(()) } else { Err(difference(&want, &got).into()) }
}

/// A program, under its name without folders.
fn program(file: &Path) -> Result<(Memory, PathBuf), Failed> {
    let name = PathBuf::from(file.file_name().unwrap_or_default());
    let mut memory = Memory::default();
    memory.add(&name, std::fs::read(file)?);
    Ok((memory, name))
}

fn shown(program: &Memory, path: &Path, form: Form) -> Result<String, Failed> {
    let outcome = dump(program, &[path.to_path_buf()], form);
    if outcome.exit == 0 { Ok(outcome.stdout) } else { Err(outcome.stderr.into()) }
}

/// The listing of the program's own functions; those of the library are not the snapshot's business.
fn bytecode(program: &Memory, path: &Path) -> Result<String, Failed> {
    let listing = shown(program, path, Form::Bytecode)?;
    let own = listing.split_inclusive("\n\n").filter(|function| function.starts_with("func main."));
    // The listing has the whole path, which is another one on every machine.
    let folder = format!("{}/", std::env::current_dir()?.display());
    Ok(own.collect::<String>().replace(&folder, "").trim_end().to_owned() + "\n")
}

/// The first lines in which two texts differ.
fn difference(want: &str, got: &str) -> String {
    let (want, got): (Vec<&str>, Vec<&str>) = (want.lines().collect(), got.lines().collect());
    let at = want.iter().zip(&got).take_while(|(a, b)| a == b).count();
    let mut text = format!("line {}; if it is meant: CSP_BLESS=1 cargo test --test suite snapshots\n", at + 1);
    for (mark, lines) in [('-', &want), ('+', &got)] {
        for line in lines.iter().skip(at).take(12) {
            let _ = writeln!(text, "{mark} {line}");
        }
    }
    text
}
