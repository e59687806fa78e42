//! What the arguments ask for.

use std::ffi::OsString;

use lexopt::prelude::{Long, Short, Value};

/// What `--help` prints.
pub(super) const HELP: &str = "\
csp runs Go programs and scripts from source.

Usage:
  csp run [--warn] FILE [ARGUMENT...]   run a program (.go) or script (.csp)
  csp check FILE                        report errors, or warnings where there are none
  csp dump --bytecode FILE              list the compiled code
  csp --version
  csp --help

Environment:
  GOMAXPROCS     how many goroutines run at the same time; the default is the number of cores
  GOGC, GOMEMLIMIT, GODEBUG   as in Go";

/// A parsed command line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Version,
    Run(Invocation),
    Check(String),
    DumpBytecode(String),
}

/// `csp run`
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Invocation {
    pub(super) file: String,
    /// What the program gets after its name.
    pub(super) args: Vec<OsString>,
    /// Show warnings also when standard error is no terminal.
    pub(super) warn: bool,
}

/// Reads the arguments after the program's name.
pub(super) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let args: Vec<OsString> = args.into_iter().collect();
    let mut parser = lexopt::Parser::from_args(args);
    match next(&mut parser)? {
        None | Some(Long("help") | Short('h')) => Ok(Command::Help),
        Some(Long("version") | Short('V')) => Ok(Command::Version),
        Some(Value(name)) => match name.to_str() {
            Some("run") => run(&mut parser),
            Some("check") => Ok(Command::Check(only_file(&mut parser, "check")?)),
            Some("dump") => dump(&mut parser),
            Some("help") => Ok(Command::Help),
            Some("version") => Ok(Command::Version),
            _ => Err(format!("unknown command {}", name.to_string_lossy())),
        },
        Some(other) => Err(other.unexpected().to_string()),
    }
}

fn next(parser: &mut lexopt::Parser) -> Result<Option<lexopt::Arg<'_>>, String> {
    parser.next().map_err(|e| e.to_string())
}

fn run(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let mut warn = false;
    loop {
        match next(parser)? {
            Some(Long("warn")) => warn = true,
            Some(Value(file)) => {
                let file = file_name(file)?;
                // Everything after the file is the program's.
                let args = parser.raw_args().map_err(|e| e.to_string())?.collect();
                return Ok(Command::Run(Invocation { file, args, warn }));
            }
            Some(other) => return Err(other.unexpected().to_string()),
            None => return Err("run: which file?".into()),
        }
    }
}

fn dump(parser: &mut lexopt::Parser) -> Result<Command, String> {
    match next(parser)? {
        Some(Long("bytecode")) => Ok(Command::DumpBytecode(only_file(parser, "dump --bytecode")?)),
        Some(other) => Err(other.unexpected().to_string()),
        None => Err("dump: what? (--bytecode)".into()),
    }
}

fn only_file(parser: &mut lexopt::Parser, command: &str) -> Result<String, String> {
    let file = match next(parser)? {
        Some(Value(file)) => file_name(file)?,
        Some(other) => return Err(other.unexpected().to_string()),
        None => return Err(format!("{command}: which file?")),
    };
    match next(parser)? {
        None => Ok(file),
        Some(other) => Err(other.unexpected().to_string()),
    }
}

fn file_name(file: OsString) -> Result<String, String> {
    file.into_string().map_err(|file| format!("the file name {} is not UTF-8", file.to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Command, String> {
        parse(args.iter().map(OsString::from))
    }

    #[test]
    fn options_after_the_file_are_the_programs() {
        let run = Invocation { file: "a.go".into(), args: vec!["--warn".into(), "-x".into()], warn: false };
        assert_eq!(parsed(&["run", "a.go", "--warn", "-x"]), Ok(Command::Run(run)));
    }

    #[test]
    fn wrong_usage_is_refused() {
        for args in [&["run"][..], &["check"], &["check", "a", "b"], &["dump", "x"], &["fly"], &["--fly"]] {
            assert!(parsed(args).is_err(), "{args:?}");
        }
    }
}
