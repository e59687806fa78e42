//! Programs that must do what stands at their end, in every setting of the matrix.

use std::path::{Path, PathBuf};
use std::time::Duration;

use libtest_mimic::{Failed, Trial};

use crate::directives::{self, Expected};
use crate::{matrix, runner};

/// The golden programs in all settings, and the examples in the plain one.
pub(crate) fn trials() -> Vec<Trial> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut trials = Vec::new();
    for file in runner::files(&root.join("tests/golden"), &["go", "csp"]) {
        for setting in matrix::SETTINGS {
            trials.push(trial(root, file.clone(), *setting));
        }
    }
    for file in runner::files(&root.join("examples"), &["go", "csp"]) {
        trials.push(trial(root, file, matrix::SETTINGS[0]));
    }
    trials
}

fn trial(root: &Path, file: PathBuf, (setting, env): matrix::Setting) -> Trial {
    let name = file.strip_prefix(root).unwrap_or(&file).strip_prefix("tests").unwrap_or(&file).display().to_string();
    Trial::test(format!("{name} [{setting}]"), move || {
        let source = std::fs::read_to_string(&file)?;
        let expected = directives::parse(&source);
        let outcome = runner::csp_with_input(&["run"], &file, env, Duration::from_secs(60), &expected.input)?;
        judge(&expected, &outcome)
    })
}

fn judge(expected: &Expected, outcome: &runner::Outcome) -> Result<(), Failed> {
    if outcome.exit != Some(expected.exit) {
        let (exit, want) = (outcome.exit, expected.exit);
        return Err(format!("exit {exit:?}, want {want}\n{}{}", outcome.stdout, outcome.stderr).into());
    }
    if let Some(want) = &expected.output {
        let (mut got, mut want): (Vec<&str>, Vec<&str>) = (outcome.stdout.lines().collect(), want.lines().collect());
        // A comment cannot keep spaces at the end of a line.
        got.iter_mut().for_each(|line| *line = line.trim_end());
        want.iter_mut().for_each(|line| *line = line.trim_end());
        while want.last() == Some(&"") && got.len() < want.len() {
            want.pop();
        }
        if expected.unordered {
            got.sort_unstable();
            want.sort_unstable();
        }
        if got != want {
            return Err(format!("output:\n{}\nwant:\n{}", got.join("\n"), want.join("\n")).into());
        }
    }
    for line in &expected.stderr {
        if !outcome.stderr.lines().any(|have| have == line) {
            return Err(format!("standard error has no line {line:?}:\n{}", outcome.stderr).into());
        }
    }
    Ok(())
}
