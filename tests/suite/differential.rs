//! Programs that [`generate`](crate::generate) writes do the same in every setting of the matrix.
//!
//! `CSP_SEEDS=100-400` tries other programs than the usual ones. With `CSP_GO=/path/to/go` each one is run by Go, too,
//! and must print the same: what a program is to do is not known otherwise. (The order in which Go evaluates operands
//! that are no calls is its own affair; programs in which it shows are not faults.)

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use libtest_mimic::{Failed, Trial};

use crate::{generate, matrix, runner};

/// The programs that are tried where nothing else is asked for.
const USUAL: std::ops::RangeInclusive<u64> = 1..=16;

/// One trial a program.
pub(crate) fn trials() -> Vec<Trial> {
    let asked = std::env::var("CSP_SEEDS").ok();
    let seeds = asked.as_deref().map_or(USUAL, |text| {
        let (from, to) = text.split_once('-').expect("CSP_SEEDS is FROM-TO");
        from.parse().expect("a number")..=to.parse().expect("a number")
    });
    seeds.map(|seed| Trial::test(format!("differential/{seed}"), move || trial(seed))).collect()
}

fn trial(seed: u64) -> Result<(), Failed> {
    let file = std::env::temp_dir().join(format!("csp-differential-{}-{seed}.go", std::process::id()));
    std::fs::write(&file, generate::program(seed))?;
    let verdict = compare(&file);
    match &verdict {
        Ok(()) => std::fs::remove_file(&file)?,
        Err(_) => return verdict.map_err(|why| format!("{}: {why}", file.display()).into()),
    }
    Ok(())
}

fn compare(file: &Path) -> Result<(), String> {
    let limit = Duration::from_secs(60);
    let plain = runner::csp(&["run"], file, &[], limit)?;
    if !matches!(plain.exit, Some(0 | 2)) {
        return Err(format!("exit {:?}\n{}", plain.exit, plain.stderr));
    }
    for (setting, env) in matrix::SETTINGS.iter().skip(1) {
        let other = runner::csp(&["run"], file, env, limit)?;
        if (other.exit, &other.stdout) != (plain.exit, &plain.stdout) {
            return Err(format!("{setting}: exit {:?}\n{}\nplain:\n{}", other.exit, other.stdout, plain.stdout));
        }
    }
    let Ok(go) = std::env::var("CSP_GO") else { return Ok(()) };
    let want = real_go(&go, file)?;
    if want != plain.stdout {
        return Err(format!("output:\n{}\nGo's:\n{want}", plain.stdout));
    }
    Ok(())
}

fn real_go(go: &str, file: &Path) -> Result<String, String> {
    let run = Command::new(go).arg("run").arg(file).env("GO111MODULE", "off").output();
    let output = run.map_err(|error| format!("{go}: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
