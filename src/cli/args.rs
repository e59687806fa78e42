//! What the arguments ask for.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::Arg;
use lexopt::prelude::{Long, Short, Value};

use crate::driver::limits;

/// What `--help` prints.
pub(super) const HELP: &str = "\
csp runs Go programs and scripts from source.

Usage:
  csp run [OPTION...] FILE.go... [ARGUMENT...]   run a program
  csp run [OPTION...] DIR [ARGUMENT...]          run the program in a folder
  csp run [OPTION...] FILE.csp [ARGUMENT...]     run a script; - is the standard input
  csp -e CODE [-e CODE...] [ARGUMENT...]         run a script of these lines
  csp FILE [ARGUMENT...]                         as csp run FILE
  csp check FILE.go...|DIR|FILE.csp|-            report errors, or warnings where there are none
  csp dump --bytecode FILE                       list the compiled code
  csp --version
  csp --help

Options of run:
  --warn           show warnings also when the standard error is no terminal
  --max-mem=SIZE   end with Go's out of memory at this size, such as 512MiB;
                   the default is seven eighths of the machine's or the control group's memory

Exit status:
  0 done, 1 wrong program or usage, 2 panic or fatal error, 70 internal error, else as os.Exit says

Environment:
  GOMAXPROCS     how many goroutines run at the same time; the default is the number of cores
  GOGC           by how many per cent the heap grows until it is collected, or off; the default is 100
  GOMEMLIMIT     the size that the collector tries to stay below, such as 512MiB, or off
  GOTRACEBACK    what a program that fails tells of its goroutines: none, single, all, system, crash
  GODEBUG        schedtrace=N prints a line about the scheduler every N milliseconds,
                 gctrace=1 one about each collection
  CSP_STDLIB     a folder to read the standard library from
  CSP_GC=stress, CSP_BUDGET=N, CSP_STACK=tiny, CSP_VERIFY=heap, CSP_CODE=plain
                 for tests: collect at every safepoint; switch after N steps; grow stacks at
                 nearly every call; check the whole heap after every collection; compile
                 without inlining and compound instructions";

/// A parsed command line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Version,
    Run(Invocation),
    Check(Program),
    DumpBytecode(Program),
}

/// Where a program is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Program {
    /// In files, or in one folder.
    Files(Vec<PathBuf>),
    /// On the standard input.
    Stdin,
    /// On the command line.
    Code(String),
}

/// `csp run`
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Invocation {
    pub(super) program: Program,
    /// What the program gets after its name.
    pub(super) args: Vec<OsString>,
    /// Show warnings also when standard error is no terminal.
    pub(super) warn: bool,
    /// The most memory, in bytes.
    pub(super) max_mem: Option<u64>,
}

/// Reads the arguments after the program's name.
pub(super) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let args: Vec<OsString> = args.into_iter().collect();
    let mut parser = lexopt::Parser::from_args(args.clone());
    match next(&mut parser)? {
        None | Some(Long("help") | Short('h')) => Ok(Command::Help),
        Some(Long("version") | Short('V')) => Ok(Command::Version),
        Some(Value(name)) => match name.to_str() {
            Some("run") => run(parser),
            Some("check") => check(&mut parser),
            Some("dump") => dump(&mut parser),
            Some("help") => Ok(Command::Help),
            Some("version") => Ok(Command::Version),
            Some(file) if is_file(file) => run(lexopt::Parser::from_args(args)),
            _ => Err(format!("unknown command {}", name.to_string_lossy())),
        },
        // Options of run.
        Some(_) => run(lexopt::Parser::from_args(args)),
    }
}

/// Whether a first argument is meant as a file rather than as a command.
fn is_file(name: &str) -> bool {
    name == "-" || name.contains('/') || [".go", ".csp"].iter().any(|ending| name.ends_with(ending))
}

fn next(parser: &mut lexopt::Parser) -> Result<Option<Arg<'_>>, String> {
    parser.next().map_err(|e| e.to_string())
}

fn run(mut parser: lexopt::Parser) -> Result<Command, String> {
    let (mut warn, mut max_mem) = (false, None);
    let mut code: Vec<String> = Vec::new();
    loop {
        match next(&mut parser)? {
            Some(Long("warn")) => warn = true,
            Some(Long("max-mem")) => max_mem = Some(size(&text(&mut parser, "--max-mem")?)?),
            Some(Short('e')) => code.push(text(&mut parser, "-e")?),
            Some(Value(first)) if code.is_empty() => {
                let rest = parser.raw_args().map_err(|e| e.to_string())?.collect();
                let (program, args) = program(first, rest);
                return Ok(Command::Run(Invocation { program, args, warn, max_mem }));
            }
            Some(Value(first)) => {
                let mut args = vec![first];
                args.extend(parser.raw_args().map_err(|e| e.to_string())?);
                let program = Program::Code(code.join("\n"));
                return Ok(Command::Run(Invocation { program, args, warn, max_mem }));
            }
            Some(other) => return Err(other.unexpected().to_string()),
            None if code.is_empty() => return Err("run: which file?".into()),
            None => {
                let program = Program::Code(code.join("\n"));
                return Ok(Command::Run(Invocation { program, args: Vec::new(), warn, max_mem }));
            }
        }
    }
}

/// The program that an argument begins, and what is left for it: as with `go run`, all that follows a file of Go and
/// ends in `.go` belongs to the program.
fn program(first: OsString, mut rest: Vec<OsString>) -> (Program, Vec<OsString>) {
    if first == "-" {
        return (Program::Stdin, rest);
    }
    let is_go = |file: &OsString| file.to_string_lossy().ends_with(".go");
    let more = if is_go(&first) { rest.iter().take_while(|arg| is_go(arg)).count() } else { 0 };
    let files = std::iter::once(first).chain(rest.drain(..more)).map(PathBuf::from).collect();
    (Program::Files(files), rest)
}

/// The value of an option.
fn text(parser: &mut lexopt::Parser, option: &str) -> Result<String, String> {
    let value = parser.value().map_err(|e| e.to_string())?;
    value.into_string().map_err(|_| format!("{option}: the value is not UTF-8"))
}

/// A size: the units of GOMEMLIMIT, or their first letters.
fn size(text: &str) -> Result<u64, String> {
    let known = limits::bytes(text).or_else(|| limits::bytes(&format!("{text}iB")));
    known.ok_or_else(|| format!("--max-mem={text}: {}", limits::SIZES))
}

/// What follows the files are arguments of the program, which checking does not need.
fn check(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let mut code: Vec<String> = Vec::new();
    loop {
        match next(parser)? {
            Some(Short('e')) => code.push(text(parser, "-e")?),
            Some(Value(_)) if !code.is_empty() => return Ok(Command::Check(Program::Code(code.join("\n")))),
            Some(Value(first)) => {
                let rest = parser.raw_args().map_err(|e| e.to_string())?.collect();
                return Ok(Command::Check(program(first, rest).0));
            }
            Some(other) => return Err(other.unexpected().to_string()),
            None if code.is_empty() => return Err("check: which file?".into()),
            None => return Ok(Command::Check(Program::Code(code.join("\n")))),
        }
    }
}

fn dump(parser: &mut lexopt::Parser) -> Result<Command, String> {
    match next(parser)? {
        Some(Long("bytecode")) => match check(parser)? {
            Command::Check(program) => Ok(Command::DumpBytecode(program)),
            other => Ok(other),
        },
        Some(other) => Err(other.unexpected().to_string()),
        None => Err("dump: what? (--bytecode)".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Command, String> {
        parse(args.iter().map(OsString::from))
    }

    fn files(names: &[&str]) -> Program {
        Program::Files(names.iter().map(PathBuf::from).collect())
    }

    fn run(program: Program, args: &[&str]) -> Result<Command, String> {
        let args = args.iter().map(OsString::from).collect();
        Ok(Command::Run(Invocation { program, args, warn: false, max_mem: None }))
    }

    #[test]
    fn options_after_the_file_are_the_programs() {
        assert_eq!(parsed(&["run", "a.csp", "--warn", "-x"]), run(files(&["a.csp"]), &["--warn", "-x"]));
        assert_eq!(parsed(&["run", "a.go", "-h", "b.go"]), run(files(&["a.go"]), &["-h", "b.go"]));
        assert_eq!(parsed(&["-e", "x", "--warn"]).map(|_| ()), Ok(()));
        assert_eq!(parsed(&["-e", "x", "a", "--warn"]), run(Program::Code("x".into()), &["a", "--warn"]));
    }

    #[test]
    fn programs_are_files_folders_input_or_code() {
        assert_eq!(parsed(&["run", "a.go", "b.go", "c", "d.go"]), run(files(&["a.go", "b.go"]), &["c", "d.go"]));
        assert_eq!(parsed(&["run", "a.csp", "b.go"]), run(files(&["a.csp"]), &["b.go"]));
        assert_eq!(parsed(&["run", "dir", "b.go"]), run(files(&["dir"]), &["b.go"]));
        assert_eq!(parsed(&["run", "-", "b"]), run(Program::Stdin, &["b"]));
        assert_eq!(parsed(&["./x", "b"]), run(files(&["./x"]), &["b"]));
        assert_eq!(parsed(&["-e", "a", "-e", "b"]), run(Program::Code("a\nb".into()), &[]));
        assert_eq!(parsed(&["check", "a.go", "b.go", "x", "-y"]), Ok(Command::Check(files(&["a.go", "b.go"]))));
        assert_eq!(parsed(&["check", "-e", "x"]), Ok(Command::Check(Program::Code("x".into()))));
    }

    #[test]
    fn sizes_have_units() {
        let invocation = |text: &str| match parsed(&["run", &format!("--max-mem={text}"), "a.go"]) {
            Ok(Command::Run(invocation)) => invocation.max_mem,
            _ => None,
        };
        assert_eq!(
            (invocation("64M"), invocation("1GiB"), invocation("100")),
            (Some(64 << 20), Some(1 << 30), Some(100))
        );
        assert_eq!((invocation("x"), invocation("1Q")), (None, None));
    }

    #[test]
    fn wrong_usage_is_refused() {
        for args in [&["run"][..], &["check"], &["run", "--fly", "a.go"], &["dump", "x"], &["fly"], &["--fly"], &["-e"]]
        {
            assert!(parsed(args).is_err(), "{args:?}");
        }
    }
}
