//! `csp test`: the tests of packages, each in a process of its own, told as `go test` tells it.
//!
//! This process loads and checks the packages; the tests run in children, which are started as `csp test-program DIR
//! NAME`: a test may change the folder, end the process or crash it.

mod flags;
mod program;

use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, mpsc};
use std::time::Instant;

use crate::driver::test::Tests;
use crate::driver::{self, limits};
use crate::load::pattern;
use crate::load::provider::{Disk, SourceProvider};
pub(super) use flags::{TestOptions, parse};
use program::TestProgram;

/// Tests what the options name. Whether all went well, or why nothing was tested.
pub(super) fn test(options: &TestOptions) -> Result<bool, String> {
    let dirs = folders(&options.packages)?;
    match test_folders(options, dirs) {
        // Nobody wants to know any more.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        result => result.map_err(|error| format!("cannot run tests: {error}")),
    }
}

fn test_folders(options: &TestOptions, dirs: Vec<PathBuf>) -> io::Result<bool> {
    let mut ok = true;
    let mut packages = Vec::new();
    for dir in dirs {
        match load(&dir) {
            Ok(tests) => packages.push((dir, tests)),
            Err((path, text)) => {
                write!(io::stderr(), "# {path}\n{text}")?;
                writeln!(io::stdout(), "FAIL\t{path} [setup failed]")?;
                ok = false;
            }
        }
    }
    let is_shown = options.packages.is_empty() || options.bench || options.shows_all() && packages.len() == 1;
    ok &= if is_shown { one_by_one(options, &packages)? } else { at_once(options, packages)? };
    if !ok && !options.packages.is_empty() {
        writeln!(io::stdout(), "FAIL")?;
    }
    Ok(ok)
}

impl TestOptions {
    /// Whether the output of tests that pass is shown.
    fn shows_all(&self) -> bool {
        self.verbose || self.list
    }
}

/// The folders that arguments name, each once.
fn folders(arguments: &[String]) -> Result<Vec<PathBuf>, String> {
    let mut dirs: Vec<PathBuf> = Vec::new();
    for argument in arguments {
        let named = if pattern::is_pattern(argument) {
            let found = pattern::folders(&Disk, argument);
            if found.is_empty() {
                eprintln!("csp: warning: {argument:?} matched no packages");
            }
            found
        } else {
            vec![PathBuf::from(pattern::clean(argument))]
        };
        named.into_iter().for_each(|dir| {
            if !dirs.contains(&dir) {
                dirs.push(dir)
            }
        });
    }
    match arguments.is_empty() {
        true => Ok(vec![PathBuf::from(".")]),
        false if dirs.is_empty() => Err("no packages to test".into()),
        false => Ok(dirs),
    }
}

/// Loads a package; its path, and what is wrong, if it cannot be loaded.
fn load(dir: &Path) -> Result<Tests, (String, String)> {
    let shown = || match dir.to_string_lossy() {
        path if dir.is_absolute() || path.starts_with('.') => path.into_owned(),
        path => format!("./{path}"),
    };
    let absolute = std::path::absolute(dir).unwrap_or_default();
    if !Disk.is_dir(dir) {
        let what = if dir.exists() { "not a directory" } else { "directory not found" };
        return Err((shown(), format!("stat {}: {what}\n", absolute.display())));
    }
    if !pattern::has_sources(&Disk, dir) {
        return Err((shown(), format!("no Go files in {}\n", absolute.display())));
    }
    Tests::load(&Disk, dir).map_err(|text| (driver::test::path_of(&Disk, dir), text))
}

type Package = (PathBuf, Tests);

/// Tests one package after the other, its output shown as it comes.
fn one_by_one(options: &TestOptions, packages: &[Package]) -> io::Result<bool> {
    let mut ok = true;
    for package in packages {
        ok &= run_shown(options, package)?;
        if !ok && options.fail_fast {
            break;
        }
    }
    Ok(ok)
}

/// Tests packages at the same time; the output of each is shown when those before it have been.
fn at_once(options: &TestOptions, packages: Vec<Package>) -> io::Result<bool> {
    let threads = options.packages_at_once.unwrap_or_else(limits::processors).min(packages.len());
    let stopped = AtomicBool::new(false);
    let (results, done): (Vec<_>, Vec<_>) = packages.iter().map(|_| mpsc::sync_channel(1)).unzip();
    let work = Mutex::new(packages.into_iter().zip(results));
    let next = || work.lock().ok()?.next();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((package, result)) = next() {
                    // Relaxed: the flag alone is shared.
                    let report = match stopped.load(Ordering::Relaxed) {
                        true => Ok(Report { ok: true, ..Report::default() }),
                        false => run_kept(options, &package),
                    };
                    if options.fail_fast && !report.as_ref().is_ok_and(|report| report.ok) {
                        stopped.store(true, Ordering::Relaxed);
                    }
                    // Nobody waits for it when another package could not be run at all.
                    let _ = result.send(report);
                }
            });
        }
        let mut ok = true;
        for result in done {
            let report = result.recv().map_err(|_| io::ErrorKind::BrokenPipe)??;
            ok &= report.ok;
            io::stderr().write_all(report.faults.as_bytes())?;
            io::stdout().write_all(&report.output)?;
        }
        Ok(ok)
    })
}

/// What is to be shown of a package.
#[derive(Default)]
struct Report {
    ok: bool,
    /// Why it cannot be built, for the standard error.
    faults: String,
    output: Vec<u8>,
}

/// What can be said about a package without running it.
fn before_run(options: &TestOptions, tests: &Tests) -> Option<Report> {
    if let Err(faults) = tests.check(options.vet) {
        let output = format!("FAIL\t{} [build failed]\n", tests.path).into();
        return Some(Report { ok: false, faults, output });
    }
    let output = format!("?   \t{}\t[no test files]\n", tests.path).into();
    (!tests.has_tests).then_some(Report { ok: true, faults: String::new(), output })
}

/// Tests a package and shows its output as it comes.
fn run_shown(options: &TestOptions, (dir, tests): &Package) -> io::Result<bool> {
    let mut stdout = io::stdout();
    if let Some(report) = before_run(options, tests) {
        io::stderr().write_all(report.faults.as_bytes())?;
        stdout.write_all(&report.output)?;
        return Ok(report.ok);
    }
    let start = Instant::now();
    // The test program's own, if it is shown as it comes and nobody looks at it: a terminal stays one for it.
    if options.packages.is_empty() || options.bench {
        let stdout = stdout.as_fd();
        let program = program(dir, tests)?;
        let mut child = command(options, &program);
        child.stdout(stdout.try_clone_to_owned()?).stderr(stdout.try_clone_to_owned()?);
        let status = child.status()?;
        return finish(tests, status, &[], start, &mut io::stdout());
    }
    let mut output = Vec::new();
    let program = program(dir, tests)?;
    let (mut child, mut reader) = start_piped(options, &program)?;
    let mut chunk = vec![0; 1 << 16];
    loop {
        let n = reader.read(&mut chunk)?;
        if n == 0 {
            break;
        }
        stdout.write_all(&chunk[..n])?;
        stdout.flush()?;
        output.extend_from_slice(&chunk[..n]);
    }
    finish(tests, child.wait()?, &output, start, &mut stdout)
}

/// Tests a package and keeps what is to be shown.
fn run_kept(options: &TestOptions, (dir, tests): &Package) -> io::Result<Report> {
    if let Some(report) = before_run(options, tests) {
        return Ok(report);
    }
    let start = Instant::now();
    let program = program(dir, tests)?;
    let (mut child, mut reader) = start_piped(options, &program)?;
    let mut output = Vec::new();
    reader.read_to_end(&mut output)?;
    let status = child.wait()?;
    let mut shown = if status.success() && !options.shows_all() { Vec::new() } else { output.clone() };
    let ok = finish(tests, status, &output, start, &mut shown)?;
    Ok(Report { ok, faults: String::new(), output: shown })
}

/// The test program of a package.
fn program(dir: &Path, tests: &Tests) -> io::Result<TestProgram> {
    let name = tests.path.rsplit('/').next().unwrap_or_default();
    TestProgram::new(&format!("{name}.test"), dir)
}

/// The test program with the arguments that the options ask for.
fn command(options: &TestOptions, program: &TestProgram) -> Command {
    let mut command = program.command();
    command.arg("-test.paniconexit0").args(&options.args);
    command
}

/// Starts the test program with one pipe for both of its outputs.
fn start_piped(options: &TestOptions, program: &TestProgram) -> io::Result<(Child, io::PipeReader)> {
    let (reader, writer) = io::pipe()?;
    let mut command = command(options, program);
    command.stdout(writer.try_clone()?).stderr(writer);
    // The command holds the pipe's writing end, which must not outlive the child.
    let child = command.spawn()?;
    drop(command);
    Ok((child, reader))
}

/// Says how a package's tests went. `output` is what they have written, as far as it is known.
fn finish(tests: &Tests, status: ExitStatus, output: &[u8], start: Instant, to: &mut dyn Write) -> io::Result<bool> {
    const NOTHING_RUN: &str = "testing: warning: no tests to run\n";
    let spent = start.elapsed().as_secs_f64();
    let lacks_line_end = output.last().is_some_and(|&last| last != b'\n');
    if !status.success() && (output.is_empty() || status.code().is_none()) {
        writeln!(to, "{}", described(status))?;
    } else if lacks_line_end {
        writeln!(to)?;
    }
    if status.success() {
        let text = String::from_utf8_lossy(output);
        let nothing = text.starts_with(NOTHING_RUN) || text.contains(&format!("\n{NOTHING_RUN}"));
        writeln!(to, "ok  \t{}\t{spent:.3}s{}", tests.path, if nothing { " [no tests to run]" } else { "" })?;
    } else {
        writeln!(to, "FAIL\t{}\t{spent:.3}s", tests.path)?;
    }
    to.flush()?;
    Ok(status.success())
}

/// How a process has ended, in Go's words.
fn described(status: ExitStatus) -> String {
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("exit status {code}"),
        (None, Some(signal)) => {
            let dumped = if status.core_dumped() { " (core dumped)" } else { "" };
            format!("signal: {}{dumped}", signal_name(signal))
        }
        (None, None) => status.to_string(),
    }
}

/// The name of a signal in Go.
fn signal_name(signal: i32) -> String {
    let name = match signal {
        libc::SIGHUP => "hangup",
        libc::SIGINT => "interrupt",
        libc::SIGQUIT => "quit",
        libc::SIGABRT => "aborted",
        libc::SIGBUS => "bus error",
        libc::SIGKILL => "killed",
        libc::SIGSEGV => "segmentation fault",
        libc::SIGPIPE => "broken pipe",
        libc::SIGALRM => "alarm clock",
        libc::SIGTERM => "terminated",
        _ => return format!("signal {signal}"),
    };
    name.into()
}
