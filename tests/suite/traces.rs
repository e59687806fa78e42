//! What a program that fails tells of its goroutines.

use libtest_mimic::Trial;

use crate::process::{Done, Outcome, Test, csp, holds, run, same, wait};

/// All of these tests.
pub(crate) fn trials() -> Vec<Trial> {
    const TESTS: &[Test] = &[
        ("gotraceback", gotraceback),
        ("set_traceback", set_traceback),
        ("crash_aborts", crash_aborts),
        ("what_a_select_waits_for", what_a_select_waits_for),
        ("instances_without_end", instances_without_end),
        ("symbols_too_large", symbols_too_large),
    ];
    TESTS.iter().map(|(name, test)| Trial::test(format!("traces/{name}"), *test)).collect()
}

/// One goroutine more than main waits when main fails.
const WAITS: &str = "go func() { select {} }()\ntime.Sleep(10ms)\n";

/// How a program may fail, and what it says then.
const FAILURES: [(&str, &str); 3] = [
    ("panic(\"boom\")", "panic: boom\n"),
    ("var mu sync.Mutex; mu.Unlock()", "fatal error: sync: unlock of unlocked mutex\n"),
    ("select {}", "fatal error: all goroutines are asleep - deadlock!\n"),
];

/// Fails by each of [`FAILURES`]: which, and what was said.
fn failed(script: &str, traceback: &str) -> Result<Vec<(usize, Done)>, libtest_mimic::Failed> {
    let fail = |(i, (failure, text)): (usize, &(&str, &str))| {
        let code = format!("{WAITS}{script}\n{failure}");
        let done = wait(csp(&["-e", &code]).env("GOTRACEBACK", traceback).spawn()?)?;
        same(done.stderr.starts_with(text), true, &done)?;
        Ok((i, done))
    };
    FAILURES.iter().enumerate().map(fail).collect()
}

/// How many goroutines are shown, after how a program failed.
fn shown(done: &Done) -> usize {
    done.stderr.lines().filter(|line| line.starts_with("goroutine ")).count()
}

fn gotraceback() -> Outcome {
    let cases = [
        ("none", [0, 0, 0]),
        ("single", [1, 1, 2]),
        ("", [1, 1, 2]),
        ("all", [2, 2, 2]),
        ("system", [2, 2, 2]),
        ("0", [0, 0, 0]),
        ("1", [2, 2, 2]),
        ("loud", [0, 0, 0]),
    ];
    for (traceback, want) in cases {
        for (i, done) in failed("", traceback)? {
            same((shown(&done), done.code), (want[i], Some(2)), &done)?;
            if want[i] == 0 {
                same(done.stderr.as_str(), FAILURES[i].1, &done)?;
            }
        }
    }
    Ok(())
}

fn set_traceback() -> Outcome {
    let cases =
        [("none", "", [1, 1, 2]), ("none", "none", [0, 0, 0]), ("all", "none", [2, 2, 2]), ("all", "", [2, 2, 2])];
    for (set, traceback, want) in cases {
        for (i, done) in failed(&format!("debug.SetTraceback({set:?})"), traceback)? {
            same((shown(&done), done.code), (want[i], Some(2)), &done)?;
        }
    }
    Ok(())
}

fn crash_aborts() -> Outcome {
    for (_, done) in failed("fmt.Println(\"kept\")", "crash")? {
        same((shown(&done), done.signal, done.stdout.as_str()), (2, Some(6), "kept\n"), &done)?;
    }
    Ok(())
}

fn what_a_select_waits_for() -> Outcome {
    let cases = [
        ("select { case <-c: }", "chan receive"),
        ("select { case c <- 1: }", "chan send"),
        ("c = nil; select { case <-c: }", "chan receive (nil chan)"),
        ("c = nil; select { case c <- 1: }", "chan send (nil chan)"),
        ("select { case <-c: case c <- 1: }", "select"),
        ("select {}", "select (no cases)"),
    ];
    for (select, reason) in cases {
        let done = run(&["-e", &format!("c := make(chan int)\n_ = c\n{select}")])?;
        holds(&done.stderr, &format!("goroutine 1 [{reason}]:\n"), &done)?;
    }
    Ok(())
}

/// The checker refuses instances of infinite depth; exponentially many are refused, too.
fn instances_without_end() -> Outcome {
    let pairs = (0..40).map(|i| format!("func f{i}[T any](x T) {{ f{}(pair[T, T]{{}}) }}\n", i + 1));
    let both = (0..40).map(|i| format!("func f{i}[T any](x T) {{ f{n}([]T{{}}); f{n}(&x) }}\n", n = i + 1));
    let cases = [
        (pairs.collect::<String>(), "instances of this function with ever larger type arguments"),
        (both.collect(), "so many instances of generic functions"),
    ];
    for (functions, text) in cases {
        let code = format!(
            "package main\n\ntype pair[A, B any] struct {{ a A; b B }}\n\n{functions}func f40[T any](x T) {{}}\n\nfunc main() {{ f0(1) }}\n"
        );
        let dir = crate::process::folder("instances_without_end", &[("a.go", &code)])?;
        let done = run(&["run", &dir.join("a.go").display().to_string()])?;
        same(done.code, Some(1), &done)?;
        holds(&done.stderr, "a.go:", &done)?;
        holds(&done.stderr, text, &done)?;
    }
    Ok(())
}

/// Go's linker refuses them; here the program is told before it runs.
fn symbols_too_large() -> Outcome {
    let code = "package main\n\nvar a [1 << 40]byte\n\nfunc main() { println(len(a), a[0]) }\n";
    let dir = crate::process::folder("symbols_too_large", &[("a.go", code)])?;
    let done = run(&["run", &dir.join("a.go").display().to_string()])?;
    same(done.code, Some(1), &done)?;
    holds(&done.stderr, "a.go:3:5: main.a: symbol too large (1099511627776 bytes > 2000000000 bytes)", &done)?;
    // What is no package variable is asked of the heap, which does not have it.
    let done = run(&["-e", "func f() *[1 << 40]byte { return new([1 << 40]byte) }\nprintln(f()[5])"])?;
    same(done.code, Some(2), &done)?;
    holds(&done.stderr, "runtime: out of memory: cannot allocate 1099511627776-byte block (", &done)
}
