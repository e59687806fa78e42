//! Shapes: the tree and the bytecode of small programs, each beside its program in a `.snap` file.
//!
//! A change of the parser or the compiler that is meant shows here as a difference to be read. `CSP_BLESS=1 cargo test
//! --test suite snapshots` writes the files anew.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use csp::base::intern::Interner;
use csp::base::source::SourceMap;
use csp::diag::sink::Sink;
use csp::driver::build;
use csp::load::provider::Memory;
use csp::syntax::ast::Ast;
use csp::syntax::{Mode, parse_file, print};
use libtest_mimic::{Failed, Trial};

use crate::runner;

/// The programs in `tests/snapshots`.
pub(crate) fn trials() -> Vec<Trial> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let files = runner::files(&root.join("snapshots"), &["go", "csp"]);
    files.into_iter().map(|file| trial(&root, file)).collect()
}

fn trial(root: &Path, file: PathBuf) -> Trial {
    let name = file.strip_prefix(root).unwrap_or(&file).display().to_string();
    Trial::test(name, move || {
        let text = std::fs::read_to_string(&file)?;
        let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let got = format!("{}\n{}", tree(&name, &text), bytecode(&name, &text)?);
        let snap = file.with_extension("snap");
        if std::env::var_os("CSP_BLESS").is_some_and(|value| value == "1") {
            return Ok(std::fs::write(snap, got)?);
        }
        let want = std::fs::read_to_string(&snap).unwrap_or_default();
        if got == want { Ok(()) } else { Err(difference(&want, &got).into()) }
    })
}

fn tree(name: &str, text: &str) -> String {
    let (mut ast, mut names, sources, mut sink) =
        (Ast::default(), Interner::default(), SourceMap::default(), Sink::new());
    let source = sources.add(name, text.as_bytes()).expect("a small file");
    let file = parse_file(&mut ast, &mut names, &source, &mut sink, Mode::Auto);
    print::dump_file(&ast, &names, &file)
}

/// The listing of the program's own functions; those of the library are not the snapshot's business.
fn bytecode(name: &str, text: &str) -> Result<String, Failed> {
    let mut memory = Memory::default();
    memory.add(name, text);
    let outcome = build::dump_bytecode(&memory, &[PathBuf::from(name)]);
    if outcome.exit != 0 {
        return Err(outcome.stderr.into());
    }
    let own = outcome.stdout.split_inclusive("\n\n").filter(|function| function.starts_with("func main."));
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
