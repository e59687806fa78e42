//! What `csp help` prints: all commands, or one of them.

/// A command and its text.
struct Topic {
    name: &'static str,
    /// What it does, in a line.
    summary: &'static str,
    text: &'static str,
}

const TOPICS: &[Topic] = &[
    Topic { name: "run", summary: "run a program or script", text: RUN },
    Topic { name: "test", summary: "run the tests of packages", text: TEST },
    Topic { name: "check", summary: "report errors, or warnings where there are none", text: CHECK },
    Topic { name: "dump", summary: "show tokens, tree, types or bytecode", text: DUMP },
    Topic { name: "environment", summary: "variables that csp knows", text: ENVIRONMENT },
];

/// What a first argument may be, files apart.
pub(super) const COMMANDS: &[&str] = &["run", "test", "check", "dump", "help", "version"];

const HEAD: &str = "\
csp runs Go programs and scripts from source.

Usage:
  csp run FILE.go...|DIR|FILE.csp|- [ARGUMENT...]
  csp -e CODE [-e CODE...] [ARGUMENT...]
  csp FILE [ARGUMENT...]                          as csp run FILE
  csp test [DIR|DIR/...]...
  csp check FILE.go...|DIR|FILE.csp|-
  csp dump --tokens|--tree|--types|--bytecode FILE.go...|DIR|FILE.csp|-
  csp version

csp help COMMAND tells more:
";

const EXITS: &str = "
Exit status:
  0 done, 1 wrong program or usage, 2 panic or fatal error, 70 internal error, else as os.Exit says
";

const RUN: &str = "\
Usage:
  csp run [OPTION...] FILE.go... [ARGUMENT...]   run a program
  csp run [OPTION...] DIR [ARGUMENT...]          run the program in a folder
  csp run [OPTION...] FILE.csp [ARGUMENT...]     run a script; - is the standard input
  csp -e CODE [-e CODE...] [ARGUMENT...]         run a script of these lines

Packages of the same module, by the go.mod above the program, can be imported. What stands behind the
files is the program's.

Options:
  --warn           show warnings also when the standard error is no terminal
  --max-mem=SIZE   end with Go's out of memory at this size, such as 512MiB;
                   the default is seven eighths of the machine's or the control group's memory
";

const TEST: &str = "\
Usage:
  csp test [FLAG...] [DIR|DIR/...]... [FLAG...] [-args ARGUMENT...]

Runs the tests, examples and benchmarks in files whose names end in _test.go or _test.csp, as go test
does. DIR/... is a folder and all those below it. Without a folder it is the current one, and what its
tests print is shown as it comes. Each package is tested in a process of its own, in its folder.
Packages in which vet finds a wrong format or a malformed test are not run.

Flags, with one dash or two:
  -run REGEXP        run the tests, examples and fuzz tests with these names; a slash parts the
                     names of subtests
  -skip REGEXP       and not those with these names
  -v                 show all tests and what they log
  -bench REGEXP      also run the benchmarks with these names; . for all
  -benchtime TIME    run each for so long, or with Nx so many times; the default is 1s
  -benchmem          show their allocations
  -count N           run everything N times
  -cpu LIST          run everything with these numbers of processors
  -failfast          begin no test after one has failed
  -fullpath          show whole file names
  -list REGEXP       list the names alone
  -p N               how many packages are tested at the same time
  -parallel N        how many parallel tests of a package run at the same time
  -short             tell tests to save time
  -shuffle on|SEED   run tests and benchmarks in another order
  -timeout TIME      panic after that; the default is 10m, 0 for never
  -vet=off           run also what vet finds fault with
Other flags, and what follows -args, are the test program's.

Exit status:
  0 all passed, 1 some failed or could not be built, or wrong usage
";

const CHECK: &str = "\
Usage:
  csp check FILE.go...|DIR|FILE.csp|-   report errors, or warnings where there are none
  csp check -e CODE [-e CODE...]

Exit status:
  0 no errors, 1 errors or wrong usage
";

const DUMP: &str = "\
Usage:
  csp dump FORM FILE.go...|DIR|FILE.csp|-
  csp dump FORM -e CODE [-e CODE...]

Forms, of which one is given:
  --tokens     a token a line: place, kind, text
  --tree       the syntax tree, each node a pair of parentheses; below a line # FILE if there are several
  --types      a name or expression a line: place, what it is (def where a name is declared), source text,
               type and constant value, object and where it is declared; - where there is nothing to say
  --bytecode   the compiled code, with its source lines

Columns have tabs between them. Tokens and trees are shown also of programs with errors.

Exit status:
  0 done, 1 errors in the program or wrong usage
";

const ENVIRONMENT: &str = "\
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
                 without inlining and compound instructions
";

/// The text about a command; without one, about all of them.
pub(super) fn text(topic: Option<&str>) -> Result<String, String> {
    let Some(name) = topic.filter(|name| *name != "help") else {
        let lines = TOPICS.iter().map(|topic| format!("  {:12} {}\n", topic.name, topic.summary));
        return Ok(format!("{HEAD}{}{EXITS}", lines.collect::<String>()));
    };
    let topic = TOPICS.iter().find(|topic| topic.name == name);
    topic.map(|topic| topic.text.to_owned()).ok_or_else(|| format!("help: there is no command {name}"))
}
