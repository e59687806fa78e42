//! The test program of a package, as far as it is a file: a script that starts it.
//!
//! A test may start its own program anew, by os.Args[0] or os.Executable; many do, to have a process that exits or is
//! killed. What they start is this script, which `go test` would have a binary for.

use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// The script, in a folder of its own, both of which are removed at the end.
pub(super) struct TestProgram {
    /// `csp`.
    interpreter: PathBuf,
    /// The package's folder, where the tests run.
    dir: PathBuf,
    folder: PathBuf,
    script: PathBuf,
}

impl TestProgram {
    /// The test program `name` of the package in `dir`.
    ///
    /// # Errors
    /// Why the script cannot be written.
    pub(super) fn new(name: &str, dir: &Path) -> io::Result<TestProgram> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        // Relaxed: the numbers need only differ.
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("csp-test{}-{number}", std::process::id()));
        let program = TestProgram {
            interpreter: std::env::current_exe().unwrap_or_else(|_| "csp".into()),
            dir: std::path::absolute(dir).unwrap_or_else(|_| dir.into()),
            script: folder.join(name),
            folder,
        };
        std::fs::create_dir(&program.folder)?;
        program.write_script()?;
        Ok(program)
    }

    fn write_script(&self) -> io::Result<()> {
        let mut text = b"#!/bin/sh\nexec ".to_vec();
        text.extend(quoted(&self.interpreter));
        text.extend(b" test-program ");
        text.extend(quoted(&self.dir));
        text.push(b' ');
        text.extend(quoted(&self.script));
        text.extend(b" \"$@\"\n");
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true).mode(0o700).open(&self.script)?.write_all(&text)
    }

    /// Starts it in the package's folder and without input.
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(&self.interpreter);
        command.arg("test-program").args([&self.dir, &self.script]);
        command.current_dir(&self.dir).env("PWD", &self.dir).stdin(Stdio::null());
        command
    }
}

impl Drop for TestProgram {
    fn drop(&mut self) {
        // What cannot be removed is the system's to clean up.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A path as one word of a shell.
fn quoted(path: &Path) -> Vec<u8> {
    let mut word = vec![b'\''];
    for &byte in path.as_os_str().as_bytes() {
        match byte {
            b'\'' => word.extend(br"'\''"),
            _ => word.push(byte),
        }
    }
    word.push(b'\'');
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_words_of_the_shell() {
        let echo = |path: &str| {
            let mut text = b"printf %s ".to_vec();
            text.extend(quoted(Path::new(path)));
            let text = String::from_utf8(text).expect("the path is text");
            Command::new("/bin/sh").args(["-c", &text]).output().expect("there is a shell").stdout
        };
        for path in ["/a b/c", "/it's", "'", "/$HOME/`x`/\\n\"", "/é"] {
            assert_eq!(echo(path), path.as_bytes());
        }
    }
}
