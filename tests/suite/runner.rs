//! Runs the `csp` command with limits of time and memory.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The bytes of memory that no test needs.
const MAX_RESIDENT: u64 = 4 << 30;

/// What a process did.
pub(crate) struct Outcome {
    /// The exit code; `None` when it was killed for time or by a signal.
    pub(crate) exit: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs `csp` with arguments and environment variables.
pub(crate) fn csp(args: &[&str], file: &Path, env: &[(&str, &str)], limit: Duration) -> Result<Outcome, String> {
    csp_with_input(args, file, env, limit, "")
}

/// Runs `csp` with text on its standard input, less than a pipe holds.
pub(crate) fn csp_with_input(
    args: &[&str],
    file: &Path,
    env: &[(&str, &str)],
    limit: Duration,
    input: &str,
) -> Result<Outcome, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_csp"));
    command.args(args).arg(file).env_remove("GOMAXPROCS").envs(env.iter().copied());
    finish(command, input, limit)
}

/// Runs a command to its end, with text on its standard input, less than a pipe holds.
pub(crate) fn finish(mut command: Command, input: &str, limit: Duration) -> Result<Outcome, String> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|e| e.to_string())?;
    // A program that does not read may be gone before all is written.
    let _ = child.stdin.take().expect("it is piped").write_all(input.as_bytes());
    let stdout = drain(child.stdout.take().expect("it is piped"));
    let stderr = drain(child.stderr.take().expect("it is piped"));
    let start = Instant::now();
    let status = loop {
        match child.try_wait().map_err(|e| e.to_string())? {
            Some(status) => break status,
            None if resident(child.id()) > MAX_RESIDENT => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("takes more than {} MB", MAX_RESIDENT >> 20));
            }
            None if start.elapsed() > limit => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("still running after {limit:?}"));
            }
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let text = |h: std::thread::JoinHandle<Vec<u8>>| {
        String::from_utf8_lossy(&h.join().expect("the reader does not panic")).into_owned()
    };
    Ok(Outcome { exit: status.code(), stdout: text(stdout), stderr: text(stderr) })
}

/// The bytes of memory that a process has now; 0 where the system does not tell.
fn resident(process: u32) -> u64 {
    let statm = std::fs::read_to_string(format!("/proc/{process}/statm")).unwrap_or_default();
    let pages: u64 = statm.split(' ').nth(1).and_then(|n| n.parse().ok()).unwrap_or(0);
    pages * 4096
}

fn drain(mut from: impl Read + Send + 'static) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = from.read_to_end(&mut bytes);
        bytes
    })
}

/// All files below `dir` with one of these endings, sorted.
pub(crate) fn files(dir: &Path, endings: &[&str]) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut pending = vec![dir.to_path_buf()];
    while let Some(dir) = pending.pop() {
        let Ok(entries) = std::fs::read_dir(&dir) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|e| endings.iter().any(|want| e == *want)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
