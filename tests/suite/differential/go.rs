//! Generated programs against real Go.
//!
//! Building one program takes Go longer than running hundreds. So a batch of them is one module: each is a package
//! `prog` of it in a folder of its own, with a command beside it that csp runs; for Go one command has all the packages,
//! and its argument says which one runs.

use std::fmt::Write;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::{Failed, Trial};

use super::{LIMIT, end};
use crate::{generate, runner};

/// How many programs are built together.
const BATCH: usize = 250;

/// How many differences a batch shows.
const SHOWN: usize = 5;

/// One trial a batch.
pub(super) fn trials(go: &str, seeds: RangeInclusive<u64>) -> Vec<Trial> {
    let seeds: Vec<u64> = seeds.collect();
    let batches = seeds.chunks(BATCH).map(|batch| {
        let (go, batch) = (go.to_owned(), batch.to_vec());
        let name = format!("differential/go/{}-{}", batch[0], batch[batch.len() - 1]);
        Trial::test(name, move || trial(&go, &batch))
    });
    batches.collect()
}

fn trial(go: &str, seeds: &[u64]) -> Result<(), Failed> {
    let folder = std::env::temp_dir().join(format!("csp-differential-{}-{}", std::process::id(), seeds[0]));
    let binary = build(go, &folder, seeds)?;
    let mut faults = Vec::new();
    for seed in seeds {
        let command = folder.join(seed.to_string());
        if let Err(why) = compare(&binary, &command) {
            faults.push(format!("{}: {why}", command.display()));
        }
    }
    if faults.is_empty() {
        return Ok(std::fs::remove_dir_all(&folder)?);
    }
    Err(format!("{} of {} differ\n{}", faults.len(), seeds.len(), faults[..faults.len().min(SHOWN)].join("\n")).into())
}

/// Writes and builds all of them; gives the command that runs the one that it is told.
fn build(go: &str, folder: &Path, seeds: &[u64]) -> Result<PathBuf, Failed> {
    let (mut imports, mut cases) = (String::new(), String::new());
    for seed in seeds {
        write(&folder.join(seed.to_string()), *seed)?;
        writeln!(imports, "\tp{seed} \"batch/{seed}/prog\"")?;
        writeln!(cases, "\tcase \"{seed}\":\n\t\tp{seed}.Main()")?;
    }
    std::fs::write(folder.join("go.mod"), "module batch\n\ngo 1.27\n")?;
    let main = format!(
        "package main\n\nimport (\n\t\"os\"\n{imports})\n\nfunc main() {{\n\tswitch os.Args[1] {{\n{cases}\t}}\n}}\n"
    );
    std::fs::write(folder.join("main.go"), main)?;
    let binary = folder.join("batch");
    let mut command = Command::new(go);
    command.args(["build", "-o"]).arg(&binary).arg(".").current_dir(folder).env_remove("GO111MODULE");
    let output = command.output()?;
    match output.status.success() {
        true => Ok(binary),
        false => Err(format!("{}: {}", folder.display(), String::from_utf8_lossy(&output.stderr)).into()),
    }
}

/// Writes the package and the command.
fn write(command: &Path, seed: u64) -> std::io::Result<()> {
    let package = command.join("prog");
    std::fs::create_dir_all(&package)?;
    let text = generate::program(seed).replacen("package main", "package prog", 1);
    std::fs::write(package.join("program.go"), text.replacen("\nfunc main() {", "\nfunc Main() {", 1))?;
    let main = format!("package main\n\nimport \"batch/{seed}/prog\"\n\nfunc main() {{ prog.Main() }}\n");
    std::fs::write(command.join("main.go"), main)
}

fn compare(binary: &Path, command: &Path) -> Result<(), String> {
    let mut go = Command::new(binary);
    go.arg(command.file_name().expect("it has its number for a name"));
    let want = runner::finish(go, "", LIMIT)?;
    let got = runner::csp(&["run"], command, &[], LIMIT)?;
    let (want_end, got_end) = (end(&want.stderr), end(&got.stderr));
    if (want.exit, &want.stdout, &want_end) == (got.exit, &got.stdout, &got_end) {
        return Ok(());
    }
    let line = |text: &str, n: usize| text.lines().nth(n).unwrap_or("(the end)").to_owned();
    let n = want.stdout.lines().zip(got.stdout.lines()).take_while(|(a, b)| a == b).count();
    Err(format!(
        "exit {:?}, Go's {:?}\nline {}: {}\nGo's:   {}\nend: {got_end}\nGo's: {want_end}",
        got.exit,
        want.exit,
        n + 1,
        line(&got.stdout, n),
        line(&want.stdout, n),
    ))
}
