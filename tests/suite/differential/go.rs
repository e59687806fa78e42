//! Generated programs against real Go.
//!
//! Building one program takes Go longer than running hundreds. So a batch of them is one program: each is a package of
//! it, and its number on the command line says which one runs. What is printed of the package's name is put right
//! afterwards.

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
    let programs: Vec<Program> = seeds.iter().map(|&seed| Program { seed, folder: folder.clone() }).collect();
    let binary = build(go, &folder, &programs)?;
    let mut faults = Vec::new();
    for program in &programs {
        if let Err(why) = program.compare(&binary) {
            faults.push(format!("{}: {why}", program.file().display()));
        }
    }
    if faults.is_empty() {
        return Ok(std::fs::remove_dir_all(&folder)?);
    }
    Err(format!("{} of {} differ\n{}", faults.len(), seeds.len(), faults[..faults.len().min(SHOWN)].join("\n")).into())
}

/// Builds all of them; gives the program that runs the one whose package it is told.
fn build(go: &str, folder: &Path, programs: &[Program]) -> Result<PathBuf, Failed> {
    let (mut imports, mut cases) = (String::new(), String::new());
    for program in programs {
        program.write()?;
        let name = program.package();
        writeln!(imports, "\t\"batch/{name}\"")?;
        writeln!(cases, "\tcase \"{name}\":\n\t\t{name}.Main()")?;
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

struct Program {
    seed: u64,
    folder: PathBuf,
}

impl Program {
    /// As long as `main`, so that what is aligned stays so.
    fn package(&self) -> String {
        format!("p{:03}", self.seed % 1000)
    }

    /// The program for csp.
    fn file(&self) -> PathBuf {
        self.folder.join(format!("{}.txt.go", self.seed))
    }

    fn write(&self) -> std::io::Result<()> {
        let text = generate::program(self.seed);
        let package = self.folder.join(self.package());
        std::fs::create_dir_all(&package)?;
        let renamed = text.replacen("package main", &format!("package {}", self.package()), 1);
        std::fs::write(package.join("program.go"), renamed.replacen("\nfunc main() {", "\nfunc Main() {", 1))?;
        std::fs::write(self.file(), format!("//go:build ignore\n\n{text}"))
    }

    fn compare(&self, binary: &Path) -> Result<(), String> {
        let output = Command::new(binary).arg(self.package()).output().map_err(|error| error.to_string())?;
        let [stdout, stderr] =
            [&output.stdout, &output.stderr].map(|bytes| self.as_main(&String::from_utf8_lossy(bytes)));
        let got = runner::csp(&["run"], &self.file(), &[], LIMIT)?;
        let (want_end, got_end) = (end(&stderr), end(&got.stderr));
        if (output.status.code(), &stdout, &want_end) == (got.exit, &got.stdout, &got_end) {
            return Ok(());
        }
        let line = |text: &str, n: usize| text.lines().nth(n).unwrap_or("(the end)").to_owned();
        let n = stdout.lines().zip(got.stdout.lines()).take_while(|(a, b)| a == b).count();
        Err(format!(
            "exit {:?}, Go's {:?}\nline {}: {}\nGo's:   {}\nend: {got_end}\nGo's: {want_end}",
            got.exit,
            output.status.code(),
            n + 1,
            line(&got.stdout, n),
            line(&stdout, n),
        ))
    }

    /// What the program prints where it is package main.
    fn as_main(&self, text: &str) -> String {
        let package = self.package();
        text.replace(&format!("batch/{package}."), "main.")
            .replace(&format!("{package}.Main"), "main.main")
            .replace(&format!("{package}."), "main.")
    }
}
