//! Programs that want more memory than there is, and streams that nobody reads.
#![allow(unsafe_code, reason = "only the system knows the most memory that a process had")]

use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use libtest_mimic::{Failed, Trial};

use crate::process::{Done, Outcome, Test, csp, holds, is_ignored, run, same, send, started, wait};

/// All of these tests.
pub(crate) fn trials() -> Vec<Trial> {
    const TESTS: &[Test] = &[
        ("values", values),
        ("goroutines_and_timers", goroutines_and_timers),
        ("natives", natives),
        ("input", input),
        ("package_variables", package_variables),
        ("garbage_is_no_shortage", garbage_is_no_shortage),
        ("full_stdout_holds_nobody", full_stdout_holds_nobody),
        ("full_stderr_holds_nobody", full_stderr_holds_nobody),
        ("the_end_waits_for_what_is_written", the_end_waits_for_what_is_written),
        ("the_end_does_not_wait_for_writers", the_end_does_not_wait_for_writers),
        ("signals_while_nobody_reads", signals_while_nobody_reads),
    ];
    TESTS.iter().map(|(name, test)| Trial::test(format!("limits/{name}"), *test)).collect()
}

/// Runs a script with so much memory: what it did, and the most memory that it had, in MiB.
fn peak(limit: &str, script: &str, procs: &str) -> Result<(Done, i64), Failed> {
    let limit = format!("--max-mem={limit}");
    let mut child = csp(&[&limit, "-e", script]).env("GOMAXPROCS", procs).stdout(Stdio::null()).spawn()?;
    let mut stderr = child.stderr.take().ok_or("it is piped")?;
    let read = std::thread::spawn(move || {
        let mut text = String::new();
        stderr.read_to_string(&mut text).map(|_| text)
    });
    let mut status = 0;
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: there is room for status and usage; nobody else waits for the child.
    let usage = unsafe {
        libc::wait4(child.id() as libc::pid_t, &raw mut status, 0, usage.as_mut_ptr());
        usage.assume_init()
    };
    let status = ExitStatus::from_raw(status);
    let stderr = read.join().expect("the reader does not panic")?;
    let done = Done { code: status.code(), signal: status.signal(), stdout: String::new(), stderr };
    Ok((done, usage.ru_maxrss / 1024))
}

/// What a process takes beside what the limit is about: code, the tables of the front end, a collection's own.
const BASE: i64 = 40;

/// These scripts are out of memory at 32 MiB, and take little more.
fn exhausted(scripts: &[&str]) -> Outcome {
    for script in scripts {
        for procs in ["1", "8"] {
            let (done, mebibytes) = peak("32MiB", script, procs)?;
            let context = |error: Failed| -> Failed {
                format!("{script} with GOMAXPROCS={procs}: {}", error.message().unwrap_or_default()).into()
            };
            same((done.code, done.signal), (Some(2), None), &done).map_err(context)?;
            let first = done.stderr.lines().next().unwrap_or_default();
            same(first.starts_with("runtime: out of memory: cannot allocate "), true, &done).map_err(context)?;
            holds(first, "-byte block (", &done).map_err(context)?;
            holds(&done.stderr, "\nfatal error: runtime: out of memory\n", &done).map_err(context)?;
            same(done.stderr.matches("fatal error").count(), 1, &done).map_err(context)?;
            same(mebibytes <= 32 + BASE, true, &done)
                .map_err(|error| format!("{mebibytes} MiB: {}", context(error).message().unwrap_or_default()))?;
            if script.starts_with("var ") || script.contains('\n') {
                holds(&done.stderr, "-e:", &done).map_err(context)?;
            }
        }
    }
    Ok(())
}

fn values() -> Outcome {
    exhausted(&[
        "var s []int\nfor { s = append(s, 1) }",
        "s := \"xy\"\nfor { s += s }",
        "s := make([]int, 1 << 30)\nfmt.Println(len(s))",
        "m := map[int]int{}\nfor i := 0; ; i++ { m[i] = i }",
        "var keep [][]byte\nfor { keep = append(keep, make([]byte, 1000)) }",
        "type node struct { next *node }\nvar list *node\nfor { list = &node{list} }",
        "c := make(chan [1000]int, 1 << 20)\nfmt.Println(cap(c))",
        "var keep []any\nfor i := 0; ; i++ { keep = append(keep, i, \"x\", struct{ a, b int }{i, i}) }",
        "var keep []func() int\nfor i := 0; ; i++ { keep = append(keep, func() int { return i }) }",
        "for { defer func() {}() }",
        "func f(n int) int { return f(n + 1) + 1 }\nf(0)",
        "type T struct { a [4]int }\nvar keep []*T\nfor { t := new(T); runtime.SetFinalizer(t, func(*T) {}); keep = append(keep, t) }",
    ])
}

fn goroutines_and_timers() -> Outcome {
    exhausted(&[
        "c := make(chan int)\nfor { go func() { <-c }() }",
        "for {\n go func() { time.Sleep(time.Hour) }() }",
        "var mu sync.Mutex\nmu.Lock()\nfor { go mu.Lock() }",
        "func f(n int, c chan int) int { if n == 0 { <-c }; return f(n-1, c) + 1 }\nc := make(chan int); for { go f(100, c) }",
        "for {\n time.AfterFunc(time.Hour, func() {}) }",
        "var keep []*time.Timer\nfor { keep = append(keep, time.NewTimer(time.Hour)) }",
        "for {\n go func() { <-time.After(time.Hour) }() }",
        "var keep []context.CancelFunc\nfor { _, c := context.WithTimeout(context.Background(), time.Hour); keep = append(keep, c) }",
        "type T struct{}\nfunc (T) String() string { select {} }\nfor { go fmt.Sprint(T{}) }",
        "r, _, _ := os.Pipe()\nfor { go func() { r.Read(make([]byte, 10)) }() }",
    ])
}

fn natives() -> Outcome {
    exhausted(&[
        "b := strings.Repeat(\"x\", 1 << 29)\nfmt.Println(len(b))",
        "var b strings.Builder\nfor { b.WriteString(\"hello world\") }",
        "var b bytes.Buffer\nfor { fmt.Fprintf(&b, \"%d %s\", 5, \"abc\") }",
        "s := strings.Repeat(\"x\", 15<<20)\nfmt.Println(len(fmt.Sprint(s, s, s, s)))",
        "s := strings.Repeat(\"\\x00\", 5<<20)\nfmt.Println(len(fmt.Sprintf(\"%q%q\", s, s)))",
        "s := make([]int, 2<<20)\nfmt.Println(len(fmt.Sprint(s, s, s, s, s)))",
        "s := strings.Repeat(\"a\", 4<<20)\nfmt.Println(len(strings.ReplaceAll(s, \"a\", \"0123456789\")))",
        "s := strings.Repeat(\"a,\", 2<<20)\nfmt.Println(len(strings.Split(s, \",\")))",
        "s := []byte(strings.Repeat(\"a,\", 2<<20))\nfmt.Println(len(bytes.Split(s, []byte(\",\"))))",
        "s := make([]int, 3<<20)\nsort.Ints(s); fmt.Println(len(s))",
    ])
}

fn input() -> Outcome {
    exhausted(&[
        "f, _ := os.Open(\"/dev/zero\")\n_, err := io.ReadAll(f); fmt.Println(err)",
        "f, _ := os.Open(\"/dev/zero\")\n_, err := bufio.NewReader(f).ReadString(1); fmt.Println(err)",
        "_, err := os.ReadFile(\"/dev/zero\")\nfmt.Println(err)",
    ])
}

fn package_variables() -> Outcome {
    for size in ["100 << 20", "1 << 30"] {
        let script = format!("package main\n\nvar a [{size}]byte\n\nfunc main() {{ println(a[len(a)/2]) }}\n");
        let dir = crate::process::folder("package_variables", &[("a.go", &script)])?;
        let file = dir.join("a.go").display().to_string();
        let done = run(&["run", "--max-mem=32MiB", &file])?;
        same(done.code, Some(2), &done)?;
        holds(&done.stderr, "runtime: out of memory: cannot allocate ", &done)?;
        // Memory that nobody touches costs nothing.
        let done = run(&["run", "--max-mem=3GiB", &file])?;
        same((done.code, done.stderr.as_str()), (Some(0), "0\n"), &done)?;
    }
    Ok(())
}

/// At the limit an instruction may fail many times, and a collection helps each time.
fn garbage_is_no_shortage() -> Outcome {
    let scripts = [
        "live := make([]byte, 17<<20); n := 0; for i := range 100 { b := make([]byte, 5<<20); b[i] = 1; n += len(b) }; println(n, len(live))",
        "live := make([]byte, 12<<20); n := 0; for range 20 { n += len(strings.Repeat(\"ab\", 3<<20)) }; println(n, len(live))",
        "live := make([]byte, 12<<20); s := strings.Repeat(\"ab\", 1<<20); n := 0; for range 20 { n += len(fmt.Sprint(s, 1)) }; println(n, len(live))",
        "live := make([]byte, 12<<20); s := strings.Repeat(\"ab\", 1<<20); n := 0; for range 20 { n += len(strings.ReplaceAll(s, \"a\", \"abc\")) }; println(n, len(live))",
    ];
    for script in scripts {
        for procs in ["1", "8"] {
            let (done, _) = peak("32MiB", script, procs)?;
            same(done.code, Some(0), &done)?;
        }
    }
    Ok(())
}

fn read_line(stream: &mut impl Read) -> String {
    let mut line = Vec::new();
    let mut byte = [0];
    while stream.read(&mut byte).is_ok_and(|n| n == 1) && byte[0] != b'\n' {
        line.push(byte[0]);
    }
    String::from_utf8_lossy(&line).into_owned()
}

fn full_stdout_holds_nobody() -> Outcome {
    let script = "go func() { for i := range 3 { time.Sleep(10ms); println(\"tick\", i) } }(); for i := range 30000 { fmt.Println(\"line\", i) }";
    let mut child = csp(&["-e", script]).env("GOMAXPROCS", "1").spawn()?;
    let stderr = child.stderr.as_mut().ok_or("it is piped")?;
    for i in 0..3 {
        let line = read_line(stderr);
        if line != format!("tick {i}") {
            return Err(format!("{line:?}").into());
        }
    }
    let done = wait(child)?;
    let want: String = (0..30000).map(|i| format!("line {i}\n")).collect();
    same((done.stdout == want, done.stderr.as_str()), (true, ""), &done)
}

fn full_stderr_holds_nobody() -> Outcome {
    let script = "go func() { for i := range 3 { time.Sleep(10ms); fmt.Fprintln(os.Stdout, \"tick\", i) } }(); for i := range 30000 { println(\"line\", i) }";
    let (mut reader, writer) = std::io::pipe()?;
    let mut child = csp(&["-e", script]).env("GOMAXPROCS", "1").stderr(writer).spawn()?;
    let stdout = child.stdout.as_mut().ok_or("it is piped")?;
    for i in 0..3 {
        let line = read_line(stdout);
        if line != format!("tick {i}") {
            return Err(format!("{line:?}").into());
        }
    }
    let mut text = String::new();
    reader.read_to_string(&mut text)?;
    let done = wait(child)?;
    let want: String = (0..30000).map(|i| format!("line {i}\n")).collect();
    same((text == want, done.code), (true, Some(0)), &done)
}

/// What Println has taken is written, however long the reader waits.
fn the_end_waits_for_what_is_written() -> Outcome {
    let script = "for i := range 20000 { fmt.Println(\"line\", i) }; os.Exit(3)";
    let mut child = csp(&["-e", script]).spawn()?;
    std::thread::sleep(Duration::from_millis(100));
    same(
        child.try_wait()?.is_none(),
        true,
        &Done { code: None, signal: None, stdout: String::new(), stderr: String::new() },
    )?;
    let done = wait(child)?;
    let want: String = (0..20000).map(|i| format!("line {i}\n")).collect();
    same((done.stdout == want, done.code), (true, Some(3)), &done)
}

fn the_end_does_not_wait_for_writers() -> Outcome {
    let script = "go func() { for { fmt.Println(strings.Repeat(\"x\", 100)) } }(); time.Sleep(200ms); println(\"bye\"); os.Exit(3)";
    let (reader, writer) = std::io::pipe()?;
    let child = csp(&["-e", script]).stdout(writer).spawn()?;
    let done = wait(child)?;
    drop(reader);
    same((done.code, done.stderr.as_str()), (Some(3), "bye\n"), &done)
}

fn signals_while_nobody_reads() -> Outcome {
    let notified = "c := make(chan os.Signal, 1); signal.Notify(c, os.Interrupt, syscall.SIGTERM)
        go func() { <-c; println(\"heard\"); os.Exit(5) }()\n";
    let prints = "fmt.Println(\"go\"); for i := 0; ; i++ { fmt.Println(i) }";
    for (name, number) in [("INT", 2), ("TERM", 15)].into_iter().filter(|(_, number)| !is_ignored(*number)) {
        for (hears, end) in [("", (None, Some(number))), (notified, (Some(5), None))] {
            let (mut reader, writer) = std::io::pipe()?;
            let script = format!("{hears}{prints}");
            let mut child = csp(&["-e", &script]).env("GOMAXPROCS", "1").stdout(writer).spawn()?;
            let first = read_line(&mut reader);
            std::thread::sleep(Duration::from_millis(50));
            send(&child, name)?;
            if !hears.is_empty() {
                let heard = read_line(child.stderr.as_mut().ok_or("it is piped")?);
                // What was printed before goes out before the end.
                reader.read_to_end(&mut Vec::new())?;
                if heard != "heard" {
                    return Err(format!("{heard:?}").into());
                }
            }
            let done = wait(child)?;
            same((first.as_str(), done.code, done.signal), ("go", end.0, end.1), &done)?;
        }
    }
    // A program that waits for its input hears signals, too.
    let script = "fmt.Println(\"go\"); os.Stdin.Read(make([]byte, 1))";
    let mut child = started(csp(&["-e", script]).stdin(Stdio::piped()))?;
    let input = child.stdin.take();
    send(&child, "TERM")?;
    let done = wait(child)?;
    drop(input);
    same(done.signal, Some(15), &done)
}
