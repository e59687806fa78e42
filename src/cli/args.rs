//! What the arguments ask for.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::Arg;
use lexopt::prelude::{Long, Short, Value};

use super::help;
use super::test::{self, TestOptions};
use crate::driver::dump::Form;
use crate::driver::limits;

/// What `csp dump` can show.
const FORMS: &str = "--tokens, --tree, --types or --bytecode before the file";

/// A parsed command line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// What to print.
    Help(String),
    Version,
    Run(Invocation),
    Check(Program),
    Dump(Form, Program),
    Test(TestOptions),
    /// What `csp test` starts in a package's folder: the program's name, its arguments.
    TestProgram(VecDeque<OsString>),
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
        None | Some(Long("help") | Short('h')) => help_about(None),
        Some(Long("version") | Short('V')) => Ok(Command::Version),
        Some(Value(name)) => match name.to_str() {
            Some("run") => run(parser),
            Some("check") => check(&mut parser),
            Some("dump") => dump(&mut parser),
            Some("test") => tests(args.into_iter().skip(1).collect()),
            Some("test-program") => Ok(Command::TestProgram(args.into_iter().skip(1).collect())),
            Some("help") => help(&mut parser),
            Some("version") => Ok(Command::Version),
            Some(file) if is_file(file) => run(lexopt::Parser::from_args(args)),
            _ => Err(unknown(&name.to_string_lossy())),
        },
        // Options of run.
        Some(_) => run(lexopt::Parser::from_args(args)),
    }
}

/// What is wrong with a first argument that is no command.
fn unknown(name: &str) -> String {
    if std::path::Path::new(name).exists() {
        return format!("unknown command {name}; to run it: csp run {name}");
    }
    match help::COMMANDS.iter().find(|known| is_slip(name, known)) {
        Some(known) => format!("unknown command {name}; did you mean {known}?"),
        None => format!("unknown command {name}"),
    }
}

/// Whether a word is another with one letter more, less or different, or two exchanged.
fn is_slip(word: &str, known: &str) -> bool {
    let (a, b) = (word.as_bytes(), known.as_bytes());
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    match (a, b) {
        ([_, rest @ ..], _) if rest == b => true,
        (_, [_, rest @ ..]) if rest == a => true,
        ([_, x @ ..], [_, y @ ..]) if x == y => true,
        ([p, q, x @ ..], [r, s, y @ ..]) => p == s && q == r && x == y,
        _ => false,
    }
}

fn help(parser: &mut lexopt::Parser) -> Result<Command, String> {
    match next(parser)? {
        None | Some(Long("help") | Short('h')) => help_about(None),
        Some(Value(topic)) => help_about(Some(&topic.to_string_lossy())),
        Some(other) => Err(other.unexpected().to_string()),
    }
}

fn help_about(command: Option<&str>) -> Result<Command, String> {
    help::text(command).map(Command::Help)
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
            Some(Long("help") | Short('h')) => return help_about(Some("run")),
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

/// What names a program that is to be looked at: files, a folder, `-`, or code; `None` if help is asked for. What follows
/// is its arguments, which nobody needs here. Other options are for `option`, which says whether it knows them.
fn looked_at(
    parser: &mut lexopt::Parser,
    command: &str,
    mut option: impl FnMut(&str) -> Result<bool, String>,
) -> Result<Option<Program>, String> {
    let mut code: Vec<String> = Vec::new();
    loop {
        match next(parser)? {
            Some(Long("help") | Short('h')) => return Ok(None),
            Some(Short('e')) => code.push(text(parser, "-e")?),
            Some(Value(first)) if code.is_empty() => {
                let rest = parser.raw_args().map_err(|e| e.to_string())?.collect();
                return Ok(Some(program(first, rest).0));
            }
            Some(Long(name)) if option(name)? => {}
            Some(other @ (Long(_) | Short(_))) => return Err(other.unexpected().to_string()),
            None if code.is_empty() => return Err(format!("{command}: which file?")),
            Some(Value(_)) | None => return Ok(Some(Program::Code(code.join("\n")))),
        }
    }
}

fn check(parser: &mut lexopt::Parser) -> Result<Command, String> {
    looked_at(parser, "check", |_| Ok(false))?
        .map_or_else(|| help_about(Some("check")), |program| Ok(Command::Check(program)))
}

fn dump(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let mut chosen: Option<Form> = None;
    let choose = |name: &str| {
        let form = match name {
            "tokens" => Form::Tokens,
            "tree" => Form::Tree,
            "types" => Form::Types,
            "bytecode" => Form::Bytecode,
            _ => return Ok(false),
        };
        match chosen.replace(form).is_some_and(|other| other != form) {
            true => Err(format!("dump: one thing at a time: {FORMS}")),
            false => Ok(true),
        }
    };
    match (looked_at(parser, "dump", choose)?, chosen) {
        (None, _) => help_about(Some("dump")),
        (Some(program), Some(form)) => Ok(Command::Dump(form, program)),
        (Some(_), None) => Err(format!("dump: what? {FORMS}")),
    }
}

fn tests(args: Vec<OsString>) -> Result<Command, String> {
    match args.first().and_then(|arg| arg.to_str()) {
        Some("-h" | "-help" | "--help") => help_about(Some("test")),
        _ => test::parse(args).map(Command::Test).map_err(|message| format!("test: {message}")),
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
    fn slips_are_recognised() {
        for word in ["rn", "runn", "ran", "urn", "run"] {
            assert_eq!(is_slip(word, "run"), word != "run", "{word}");
        }
        assert!(!is_slip("fly", "run") && !is_slip("", "run"));
    }

    #[test]
    fn wrong_usage_is_refused() {
        for args in [
            &["run"][..],
            &["check"],
            &["dump", "--tree"],
            &["dump", "--tree", "--types", "x"],
            &["run", "--fly", "a.go"],
            &["dump", "x"],
            &["fly"],
            &["--fly"],
            &["-e"],
        ] {
            assert!(parsed(args).is_err(), "{args:?}");
        }
    }
}
