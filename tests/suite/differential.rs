//! Programs that [`generate`](crate::generate) writes do the same in every setting of the matrix, and compiled plainly.
//!
//! `CSP_SEEDS=100-400` tries other programs than the usual ones. With `CSP_GO=/path/to/go` they are compared with real
//! Go instead ([`go`]): what a program is to do is not known otherwise.

mod go;

use std::path::Path;
use std::time::Duration;

use libtest_mimic::{Failed, Trial};

use crate::{generate, matrix, runner};

/// The programs that are tried where nothing else is asked for.
const USUAL: std::ops::RangeInclusive<u64> = 1..=16;

/// What every program is run in besides the matrix.
const PLAIN_CODE: &[matrix::Setting] = &[
    ("plaincode", &[("CSP_CODE", "plain")]),
    ("plaincode all", &[("CSP_CODE", "plain"), ("CSP_BUDGET", "1"), ("CSP_GC", "stress"), ("CSP_STACK", "tiny")]),
];

/// How the name of a function of a generated program goes on after what is special to the program, where it is not
/// package main.
const PACKAGE: &str = "/prog.";

/// How long one run may take.
const LIMIT: Duration = Duration::from_secs(60);

/// One trial a program, or a batch of programs.
pub(crate) fn trials() -> Vec<Trial> {
    let asked = std::env::var("CSP_SEEDS").ok();
    let seeds = asked.as_deref().map_or(USUAL, |text| {
        let (from, to) = text.split_once('-').expect("CSP_SEEDS is FROM-TO");
        from.parse().expect("a number")..=to.parse().expect("a number")
    });
    match std::env::var("CSP_GO") {
        Ok(go) => go::trials(&go, seeds),
        Err(_) => seeds.map(|seed| Trial::test(format!("differential/{seed}"), move || trial(seed))).collect(),
    }
}

fn trial(seed: u64) -> Result<(), Failed> {
    let file = std::env::temp_dir().join(format!("csp-differential-{}-{seed}.go", std::process::id()));
    std::fs::write(&file, generate::program(seed))?;
    compare(&file).map_err(|why| format!("{}: {why}", file.display()))?;
    Ok(std::fs::remove_file(&file)?)
}

fn compare(file: &Path) -> Result<(), String> {
    let plain = runner::csp(&["run"], file, &[], LIMIT)?;
    if plain.exit == Some(1) && !plain.stderr.is_empty() || plain.exit.is_none_or(|code| code >= 70) {
        return Err(format!("exit {:?}\n{}", plain.exit, plain.stderr));
    }
    for (setting, env) in matrix::SETTINGS.iter().skip(1).chain(PLAIN_CODE) {
        let other = runner::csp(&["run"], file, env, LIMIT)?;
        let (a, b) = (end(&other.stderr), end(&plain.stderr));
        if (other.exit, &other.stdout, &a) != (plain.exit, &plain.stdout, &b) {
            let (exit, output) = (other.exit, &other.stdout);
            return Err(format!("{setting}: exit {exit:?}\n{output}{a}\nplain:\n{}{b}", plain.stdout));
        }
    }
    Ok(())
}

/// What standard error says up to the first goroutine's state, which is part of it if it is goroutine 1, with the
/// program's function in which that is. Addresses of signals and stacks are left out, and how deep a stack was when it
/// was full.
fn end(stderr: &str) -> String {
    let mut text = String::new();
    let is_address = |line: &&str| line.starts_with("[signal ") || line.starts_with("runtime: sp=");
    let mut lines = stderr.lines().filter(|line| !is_address(line));
    for line in lines.by_ref() {
        let is_state = line.starts_with("goroutine ") && line.ends_with(':');
        if is_state && !line.starts_with("goroutine 1 ") {
            return text;
        }
        text.push_str(line);
        text.push('\n');
        if line == "fatal error: stack overflow" {
            return text;
        }
        if is_state {
            break;
        }
    }
    let mut functions = lines.filter(|line| !line.starts_with('\t'));
    let function = functions.find(|line| line.starts_with("main.") || line.contains(PACKAGE)).unwrap_or_default();
    text + function.split('(').next().unwrap_or_default()
}
