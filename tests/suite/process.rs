//! `csp` as a process: its arguments, streams, signals, limits and exit status.

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use libtest_mimic::{Failed, Trial};

pub(crate) type Outcome = Result<(), Failed>;
pub(crate) type Test = (&'static str, fn() -> Outcome);

/// All of these tests.
pub(crate) fn trials() -> Vec<Trial> {
    const TESTS: &[Test] = &[
        ("arguments", arguments),
        ("code_of_the_command_line", code_of_the_command_line),
        ("standard_input_as_program", standard_input_as_program),
        ("several_files", several_files),
        ("folder_with_module", folder_with_module),
        ("internal_packages", internal_packages),
        ("structs_of_two_packages", structs_of_two_packages),
        ("wrong_use", wrong_use),
        ("help", help),
        ("checking_ignores_arguments", checking_ignores_arguments),
        ("signals_end_the_program", signals_end_the_program),
        ("quit_tells_where_goroutines_are", quit_tells_where_goroutines_are),
        ("programs_hear_signals", programs_hear_signals),
        ("reader_gone", reader_gone),
        ("full_device", full_device),
        ("closed_streams", closed_streams),
        ("exit_codes", exit_codes),
        ("gomaxprocs", gomaxprocs),
        ("deadlock_tells_why", deadlock_tells_why),
        ("scheduler_trace", scheduler_trace),
        ("collector_trace", collector_trace),
        ("sleep_takes_no_time", sleep_takes_no_time),
        ("slow_input_holds_nobody", slow_input_holds_nobody),
        ("endless_recursion", endless_recursion),
        ("garbage_for_ever", garbage_for_ever),
        ("heap_is_verified", heap_is_verified),
    ];
    TESTS.iter().map(|(name, test)| Trial::test(format!("process/{name}"), *test)).collect()
}

/// A finished process.
pub(crate) struct Done {
    pub(crate) code: Option<i32>,
    pub(crate) signal: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

pub(crate) fn csp(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_csp"));
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    for variable in ["GOMAXPROCS", "GOGC", "GOMEMLIMIT", "GODEBUG", "GOTRACEBACK"] {
        command.env_remove(variable);
    }
    command
}

/// Waits for a process, at most two minutes: builds without optimisation are slow.
pub(crate) fn wait(mut child: Child) -> Result<Done, Failed> {
    let read = |stream: Option<Box<dyn Read + Send>>| {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            if let Some(mut stream) = stream {
                let _ = stream.read_to_end(&mut bytes);
            }
            String::from_utf8_lossy(&bytes).into_owned()
        })
    };
    let stdout = read(child.stdout.take().map(|s| Box::new(s) as Box<dyn Read + Send>));
    let stderr = read(child.stderr.take().map(|s| Box::new(s) as Box<dyn Read + Send>));
    let start = Instant::now();
    let status = loop {
        match child.try_wait()? {
            Some(status) => break status,
            None if start.elapsed() > Duration::from_secs(120) => {
                let _ = child.kill();
                return Err("still running".into());
            }
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let text = |thread: std::thread::JoinHandle<String>| thread.join().expect("the reader does not panic");
    Ok(Done { code: status.code(), signal: status.signal(), stdout: text(stdout), stderr: text(stderr) })
}

pub(crate) fn run(args: &[&str]) -> Result<Done, Failed> {
    wait(csp(args).spawn()?)
}

pub(crate) fn same<T: PartialEq + std::fmt::Debug>(got: T, want: T, done: &Done) -> Outcome {
    if got == want {
        return Ok(());
    }
    let Done { code, signal, stdout, stderr } = done;
    let stderr: String = stderr.chars().take(2000).collect();
    Err(format!("{got:?}, want {want:?}; exit {code:?}, signal {signal:?}\n{stdout}\n{stderr}").into())
}

pub(crate) fn holds(text: &str, part: &str, done: &Done) -> Outcome {
    if text.contains(part) { Ok(()) } else { same(text.to_string(), format!("… {part} …"), done) }
}

/// A folder with these files, new for each test.
pub(crate) fn folder(name: &str, files: &[(&str, &str)]) -> Result<PathBuf, Failed> {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&dir);
    for (file, text) in files {
        let path = dir.join(file);
        std::fs::create_dir_all(path.parent().expect("it is below the folder"))?;
        std::fs::write(path, text)?;
    }
    Ok(dir)
}

fn arguments() -> Outcome {
    let script = "for _, arg := range os.Args[1:] { fmt.Printf(\"%q \", arg) }";
    let done = run(&["-e", script, "a b", "--warn", "-e", "é"])?;
    same(done.stdout.as_str(), "\"a b\" \"--warn\" \"-e\" \"é\" ", &done)
}

fn code_of_the_command_line() -> Outcome {
    let done = run(&["-e", "x := 20", "-e", "fmt.Println(x + 1)"])?;
    same((done.stdout.as_str(), done.code), ("21\n", Some(0)), &done)?;
    let done = run(&["-e", "x := 1", "-e", "fmt.Println(y)"])?;
    same(done.code, Some(1), &done)?;
    holds(&done.stderr, "-e:2:13: undefined: y", &done)
}

fn standard_input_as_program() -> Outcome {
    let mut child = csp(&["run", "-", "arg"]).stdin(Stdio::piped()).spawn()?;
    child.stdin.take().expect("it is piped").write_all(b"fmt.Println(os.Args)\n")?;
    let done = wait(child)?;
    same(done.stdout.as_str(), "[- arg]\n", &done)
}

fn several_files() -> Outcome {
    let a = ("a.go", "package main\n\nfunc main() { helper() }\n");
    let dir = folder("several_files", &[a, ("b.go", "package main\n\nfunc helper() { println(\"b\") }\n")])?;
    let done = wait(csp(&["run", "a.go", "b.go"]).current_dir(&dir).spawn()?)?;
    same((done.stderr.as_str(), done.code), ("b\n", Some(0)), &done)?;
    let done = wait(csp(&["run", "a.go"]).current_dir(&dir).spawn()?)?;
    same(done.code, Some(1), &done)?;
    holds(&done.stderr, "undefined: helper", &done)
}

const MODULE: &[(&str, &str)] = &[
    ("go.mod", "module example.com/m // a comment\n\ngo 1.27\n"),
    ("main.go", "package main\n\nimport \"example.com/m/a\"\n\nfunc main() { println(a.Name(), system) }\n"),
    ("main_linux.go", "package main\n\nconst system = \"linux\"\n"),
    ("main_windows.go", "package main\n\nconst system = \"windows\"\n"),
    ("main_test.go", "package main\n\nconst system = \"test\"\n"),
    ("tool.go", "//go:build ignore\n\npackage main\n\nfunc main() { println(\"tool\") }\n"),
    ("a/a.go", "package a\n\nimport \"example.com/m/a/internal/b\"\n\nfunc Name() string { return b.Name }\n"),
    ("a/internal/b/b.go", "package b\n\nconst Name = \"b\"\n"),
];

fn folder_with_module() -> Outcome {
    let dir = folder("folder_with_module", MODULE)?;
    for args in [&["run", "."][..], &["run", "main.go", "main_linux.go"]] {
        let done = wait(csp(args).current_dir(&dir).spawn()?)?;
        same((done.stderr.as_str(), done.code), ("b linux\n", Some(0)), &done)?;
    }
    // What is named is built, whatever its constraint says.
    let done = wait(csp(&["run", "tool.go"]).current_dir(&dir).spawn()?)?;
    same(done.stderr.as_str(), "tool\n", &done)
}

fn internal_packages() -> Outcome {
    let dir = folder("internal_packages", MODULE)?;
    std::fs::write(
        dir.join("main_linux.go"),
        "package main\n\nimport \"example.com/m/a/internal/b\"\n\nconst system = b.Name\n",
    )?;
    let done = wait(csp(&["run", "."]).current_dir(&dir).spawn()?)?;
    same(done.code, Some(1), &done)?;
    holds(&done.stderr, "main_linux.go:3:8: use of internal package example.com/m/a/internal/b not allowed", &done)?;
    same(done.stderr.matches("not allowed").count(), 1, &done)
}

fn structs_of_two_packages() -> Outcome {
    let main = "package main\n\nimport \"m/a\"\n\nfunc main() { _ = a.X.(struct{ x int }) }\n";
    let a = "package a\n\nvar X any = struct{ x int }{}\n";
    let dir = folder("structs_of_two_packages", &[("go.mod", "module m\n"), ("main.go", main), ("a/a.go", a)])?;
    let done = wait(csp(&["run", "."]).current_dir(&dir).spawn()?)?;
    same(done.code, Some(2), &done)?;
    holds(&done.stderr, "interface {} is struct { x int }, not struct { x int } (types from different packages)", &done)
}

fn wrong_use() -> Outcome {
    let dir = folder("wrong_use", &[("a.go", "package a\n"), ("b.go", "package b\n"), ("empty/x.txt", "")])?;
    let cases: &[(&[&str], i32, &str)] = &[
        (&["run"], 1, "csp: run: which file?"),
        (&["fly"], 1, "csp: unknown command fly\n"),
        (&["tset"], 1, "csp: unknown command tset; did you mean test?\n"),
        (&["empty"], 1, "csp: unknown command empty; to run it: csp run empty\n"),
        (&["help", "fly"], 1, "csp: help: there is no command fly"),
        (&["run", "--fly", "a.go"], 1, "csp: invalid option '--fly'"),
        (&["run", "--max-mem=x", "a.go"], 1, "csp: --max-mem=x: a size is a number"),
        (&["test", "-count", "x"], 1, "csp: test: invalid value \"x\" for flag -count: parse error"),
        (&["test", "-race"], 1, "csp: test: -race: csp has no race detector"),
        (&["run", "none.go"], 1, "csp: none.go: no such file"),
        (&["run", "a.go"], 1, "csp: package command-line-arguments is not a main package"),
        (&["run", "."], 1, "csp: found packages a (a.go) and b (b.go) in ."),
        (&["run", "empty"], 1, "csp: no Go files in empty"),
        (&["test", "./empty/..."], 1, "csp: no packages to test"),
    ];
    for (args, code, message) in cases {
        let done = wait(csp(args).current_dir(&dir).spawn()?)?;
        same(done.code, Some(*code), &done)?;
        holds(&done.stderr, message, &done)?;
    }
    Ok(())
}

fn help() -> Outcome {
    let topics: &[(&[&str], &[&str])] = &[
        (&["--help"], &["csp run", "csp check", "csp test", "-e CODE", "csp help COMMAND", "Exit status"]),
        (&["help", "run"], &["--max-mem", "--warn"]),
        (&["run", "--help"], &["--max-mem", "--warn"]),
        (&["test", "-h"], &["-benchtime", "-vet=off", "DIR/..."]),
        (&["check", "-h"], &["csp check"]),
        (&["help", "environment"], &["GOMAXPROCS", "GOMEMLIMIT", "CSP_VERIFY"]),
    ];
    for (args, words) in topics {
        let done = run(args)?;
        same((done.code, done.stderr.as_str()), (Some(0), ""), &done)?;
        words.iter().try_for_each(|word| holds(&done.stdout, word, &done))?;
    }
    Ok(())
}

fn checking_ignores_arguments() -> Outcome {
    let dir = folder("checking_ignores_arguments", &[("a.go", "package main\n\nfunc main() {}\n")])?;
    let done = wait(csp(&["check", "a.go", "x", "-y"]).current_dir(&dir).spawn()?)?;
    same((done.code, done.stderr.as_str()), (Some(0), ""), &done)
}

/// Starts a script and waits until it has printed its first line.
pub(crate) fn started(command: &mut Command) -> Result<Child, Failed> {
    let mut child = command.spawn()?;
    let mut byte = [0];
    let stdout = child.stdout.as_mut().expect("it is piped");
    while stdout.read(&mut byte)? == 1 && byte[0] != b'\n' {}
    Ok(child)
}

pub(crate) fn send(child: &Child, signal: &str) -> Outcome {
    Command::new("kill").args(["-s", signal, &child.id().to_string()]).status()?;
    Ok(())
}

/// Whether this process was started with the signal ignored, as under nohup: then its children ignore it too, in csp as
/// in Go.
pub(crate) fn is_ignored(number: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
    mask >> (number - 1) & 1 != 0
}

fn signals_end_the_program() -> Outcome {
    let sleeps = "fmt.Println(\"go\"); fmt.Print(\"kept\"); select { case <-time.After(time.Minute): }";
    let spins = "fmt.Println(\"go\"); fmt.Print(\"kept\"); for {}";
    for (name, number) in [("INT", 2), ("TERM", 15), ("HUP", 1)].into_iter().filter(|(_, number)| !is_ignored(*number))
    {
        for script in [sleeps, spins] {
            let child = started(&mut csp(&["-e", script]))?;
            send(&child, name)?;
            let done = wait(child)?;
            same((done.signal, done.stdout.as_str()), (Some(number), "kept"), &done)?;
        }
    }
    // Go ignores what nobody has asked for.
    let child = started(&mut csp(&["-e", "fmt.Println(\"go\"); time.Sleep(50ms); fmt.Println(\"end\")"]))?;
    send(&child, "USR1")?;
    let done = wait(child)?;
    same((done.code, done.stdout.as_str()), (Some(0), "end\n"), &done)
}

fn quit_tells_where_goroutines_are() -> Outcome {
    if is_ignored(3) {
        return Ok(());
    }
    let script = "c := make(chan int); go func() { <-c }(); time.Sleep(1ms); fmt.Println(\"go\"); var mu sync.Mutex; mu.Lock(); \
                  go func() { for {} }(); mu.Lock()";
    let child = started(&mut csp(&["-e", script]))?;
    std::thread::sleep(Duration::from_millis(50));
    send(&child, "QUIT")?;
    let done = wait(child)?;
    same(done.code, Some(2), &done)?;
    [
        "SIGQUIT: quit\nPC=",
        "goroutine 1 [sync.Mutex.Lock]:",
        " [chan receive]:",
        " [runnable]:",
        "created by main.main in goroutine 1",
    ]
    .iter()
    .try_for_each(|part| holds(&done.stderr, part, &done))
}

fn programs_hear_signals() -> Outcome {
    let script = "c := make(chan os.Signal, 1); signal.Notify(c, os.Interrupt, syscall.SIGTERM); fmt.Println(\"go\")
        for range 2 { fmt.Println(<-c) }; signal.Stop(c); fmt.Println(\"stopped\"); time.Sleep(time.Minute)";
    let mut child = started(&mut csp(&["-e", script]))?;
    for (name, line) in [("INT", "interrupt\n"), ("TERM", "terminated\nstopped\n")] {
        send(&child, name)?;
        let mut text = vec![0; line.len()];
        child.stdout.as_mut().expect("it is piped").read_exact(&mut text)?;
        if text != line.as_bytes() {
            return Err(format!("{:?}, want {line:?}", String::from_utf8_lossy(&text)).into());
        }
    }
    send(&child, "TERM")?;
    let done = wait(child)?;
    same(done.signal, Some(15), &done)
}

fn reader_gone() -> Outcome {
    let mut child = started(&mut csp(&["-e", "for i := 0; ; i++ { fmt.Println(i) }"]))?;
    drop(child.stdout.take());
    let done = wait(child)?;
    same((done.signal, done.stderr.as_str()), (Some(13), ""), &done)
}

fn full_device() -> Outcome {
    let full = std::fs::File::options().write(true).open("/dev/full")?;
    let script = "n, err := fmt.Println(\"x\"); println(n, err.Error()); os.Exit(3)";
    let done = wait(csp(&["-e", script]).stdout(full).spawn()?)?;
    let want = "0 write /dev/stdout: no space left on device\n";
    same((done.code, done.stderr.as_str()), (Some(3), want), &done)
}

fn closed_streams() -> Outcome {
    let csp = env!("CARGO_BIN_EXE_csp");
    let script = "n, err := os.Stdin.Read(make([]byte, 1)); println(n, err == io.EOF); fmt.Println(1); println(2)";
    let shell = format!("{csp} -e '{script}' <&- >&-");
    let child = Command::new("sh").args(["-c", &shell]).stderr(Stdio::piped()).spawn()?;
    let done = wait(child)?;
    same((done.code, done.stderr.as_str()), (Some(0), "0 true\n2\n"), &done)
}

fn exit_codes() -> Outcome {
    let cases = [
        ("fmt.Print(\"a\")", 0),
        ("fmt.Print(\"a\"); os.Exit(7)", 7),
        ("fmt.Print(\"a\"); os.Exit(256 + 9)", 9),
        ("fmt.Print(\"a\"); go func() { os.Exit(5) }(); select {}", 5),
        ("fmt.Print(\"a\"); panic(1)", 2),
        ("fmt.Print(\"a\"); select {}", 2),
        ("fmt.Print(\"a\"); defer os.Exit(4); runtime.Goexit()", 4),
        ("fmt.Print(\"a\"); runtime.Goexit()", 2),
    ];
    for (script, code) in cases {
        let done = run(&["-e", script])?;
        same((done.code, done.stdout.as_str()), (Some(code), "a"), &done)?;
    }
    Ok(())
}

fn gomaxprocs() -> Outcome {
    let script = "fmt.Println(runtime.GOMAXPROCS(0), runtime.GOMAXPROCS(5), runtime.GOMAXPROCS(0))
        var wg sync.WaitGroup
        for range 20 { wg.Go(func() { for range 1000 { runtime.Gosched() } }) }
        for n := range 8 { runtime.GOMAXPROCS(n % 3 + 1); runtime.Gosched() }
        wg.Wait(); fmt.Println(runtime.GOMAXPROCS(-1))";
    let done = wait(csp(&["-e", script]).env("GOMAXPROCS", "3").spawn()?)?;
    same(done.stdout.as_str(), "3 3 5\n2\n", &done)
}

fn deadlock_tells_why() -> Outcome {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/runtime/deadlock_reasons.go");
    let reasons = [
        ("chan receive", 1),
        ("chan receive (nil chan)", 1),
        ("chan send", 1),
        ("chan send (nil chan)", 1),
        ("select", 1),
        ("select (no cases)", 1),
        ("sync.Cond.Wait", 1),
        ("sync.Mutex.Lock", 2),
        ("sync.RWMutex.RLock", 1),
        ("sync.WaitGroup.Wait", 1),
    ];
    for procs in ["1", "2", "8"] {
        let done = wait(csp(&["run"]).arg(&program).env("GOMAXPROCS", procs).spawn()?)?;
        for (reason, n) in reasons {
            same(done.stderr.matches(&format!(" [{reason}]:")).count(), n, &done)?;
        }
    }
    Ok(())
}

fn scheduler_trace() -> Outcome {
    let done = wait(csp(&["-e", "time.Sleep(70ms)"]).env("GODEBUG", "schedtrace=20").env("GOMAXPROCS", "2").spawn()?)?;
    let lines: Vec<&str> = done.stderr.lines().collect();
    same(lines.len() >= 3, true, &done)?;
    same(
        lines.iter().all(|line| line.starts_with("SCHED ") && line.contains("ms: gomaxprocs=2 idleprocs=")),
        true,
        &done,
    )
}

fn collector_trace() -> Outcome {
    let script =
        "runtime.GC(); s := make([][]byte, 0); for range 32 { s = append(s, make([]byte, 1<<18)) }; runtime.GC()";
    let done = wait(csp(&["-e", script]).env("GODEBUG", "gctrace=1").env("GOMAXPROCS", "2").spawn()?)?;
    let lines: Vec<&str> = done.stderr.lines().collect();
    same(lines.len() >= 3, true, &done)?;
    for (line, number) in lines.iter().zip(1..) {
        same(line.starts_with(&format!("gc {number} @0.")) && line.contains(" ms clock, "), true, &done)?;
    }
    let forced = lines.iter().filter(|line| line.ends_with(" MB goal, 0 MB stacks, 0 MB globals, 2 P (forced)"));
    same(forced.count(), 2, &done)
}

fn sleep_takes_no_time() -> Outcome {
    // The shell knows how many clock ticks its children have taken: only this program is one when it looks.
    let csp = env!("CARGO_BIN_EXE_csp");
    let script = "go func() { for range time.Tick(100ms) {} }(); time.Sleep(time.Second)";
    let shell = format!("{csp} -e '{script}'; read -r line </proc/$$/stat; echo \"$line\"");
    let done = wait(Command::new("sh").args(["-c", &shell]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?)?;
    let fields: Vec<&str> = done.stdout.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = fields[13].parse::<u64>()? + fields[14].parse::<u64>()?;
    same(ticks <= 25, true, &done)
}

fn slow_input_holds_nobody() -> Outcome {
    let script = "go func() { os.Stdin.Read(make([]byte, 1)); fmt.Println(\"read\"); os.Exit(0) }()
        for i := range 5 { fmt.Println(i); time.Sleep(1ms) }; select {}";
    let mut child = csp(&["-e", script]).env("GOMAXPROCS", "1").stdin(Stdio::piped()).spawn()?;
    let mut text = [0; 10];
    child.stdout.as_mut().expect("it is piped").read_exact(&mut text)?;
    child.stdin.take().expect("it is piped").write_all(b"x")?;
    let done = wait(child)?;
    same((&text[..], done.stdout.as_str()), (&b"0\n1\n2\n3\n4\n"[..], "read\n"), &done)
}

fn endless_recursion() -> Outcome {
    let script = "func f(a, b, c, d, e, g, h, i int) int { return f(b, c, d, e, g, h, i, a) + a + b }\nf(0, 0, 0, 0, 0, 0, 0, 0)";
    let done = run(&["-e", script])?;
    same(done.code, Some(2), &done)?;
    let start = "runtime: goroutine stack exceeds 1000000000-byte limit\n";
    same(done.stderr.starts_with(start), true, &done)?;
    ["fatal error: stack overflow", "frames elided...", "main.f(...)", "main.main()"]
        .iter()
        .try_for_each(|part| holds(&done.stderr, part, &done))
}

fn garbage_for_ever() -> Outcome {
    let script = "end := time.Now().Add(300ms)
        var wg sync.WaitGroup
        for range 8 { wg.Go(func() { for time.Now().Before(end) { m := map[int]string{}; for i := range 100 { m[i] = fmt.Sprint(i) } } }) }
        wg.Wait(); fmt.Println(\"ok\")";
    for procs in ["1", "2", "8"] {
        let done = wait(csp(&["--max-mem=48MiB", "-e", script]).env("GOMAXPROCS", procs).spawn()?)?;
        same((done.code, done.stdout.as_str()), (Some(0), "ok\n"), &done)?;
    }
    Ok(())
}

/// Every collection is shared among threads here, and looked at afterwards.
fn heap_is_verified() -> Outcome {
    let tree = "type node struct { l, r *node; m map[int]*int }
        func build(d int) *node { n := &node{}; if d > 0 { n.l, n.r = build(d-1), build(d-1) } else { n.m = map[int]*int{1: new(3)} }; return n }
        func (n *node) check() int { if n.l == nil { return *n.m[1] }; return n.l.check() + n.r.check() }
        var wg sync.WaitGroup
        long := build(10)
        for range 8 { wg.Go(func() { for range 10 { if build(7).check() != 384 { panic(\"lost\") }; runtime.Gosched() } }) }
        wg.Wait(); fmt.Println(long.check())";
    for procs in ["1", "2", "8"] {
        let variables = [("CSP_VERIFY", "heap"), ("GOGC", "10"), ("GOMAXPROCS", procs)];
        let done = wait(csp(&["-e", tree]).envs(variables).spawn()?)?;
        same((done.code, done.stdout.as_str()), (Some(0), "3072\n"), &done)?;
    }
    let script = "var keep []*int\nfor i := range 20000 { keep = append(keep, &i); _ = make([]byte, i % 5000) }\nruntime.GC()\nfmt.Println(len(keep))";
    let done = wait(csp(&["-e", script]).env("CSP_VERIFY", "heap").spawn()?)?;
    same((done.code, done.stdout.as_str()), (Some(0), "20000\n"), &done)
}
