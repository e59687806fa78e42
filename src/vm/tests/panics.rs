//! Panic, defer, recover, Goexit.

use super::asm::{Asm, Code, D, P, S};
use super::{Ran, configs, run};
use crate::bytecode::function::PrintCode;
use crate::bytecode::insn::decoded::*;
use crate::bytecode::rtype::{Kind, TypeRef};
use crate::native;
use crate::vm::abi::{Fault, Func, Native, NativeCx, NativeResult};
use crate::vm::engine::Config;
use crate::waiting;

fn goexit(_: &mut NativeCx<'_>, (): ()) -> NativeResult<()> {
    Err(Fault::goexit())
}

/// Calls a func value and hands on what it throws.
fn call(cx: &mut NativeCx<'_>, (f,): (Func,)) -> NativeResult<()> {
    cx.call::<(), ()>(f, ())
}

/// Calls a func value and says whether it threw something.
fn guard(cx: &mut NativeCx<'_>, (f,): (Func,)) -> NativeResult<()> {
    let text: &[u8] = if cx.call::<(), ()>(f, ()).is_err() { b"threw " } else { b"returned " };
    cx.stderr().write(text);
    Ok(())
}

const NATIVES: &[Native] =
    &[native!("main.goexit", goexit), waiting!("main.call", call), waiting!("main.guard", guard)];

/// A program of functions without parameters; each may panic with a string, print, recover, defer, call.
struct Script {
    asm: Asm,
    text: TypeRef,
}

impl Script {
    fn new() -> Script {
        let asm = Asm::new();
        let text = asm.types.basic(Kind::String);
        Script { asm, text }
    }

    /// r0, r1: an interface.
    fn function(name: &str) -> Code {
        let mut code = Code::new(name, &[S, D, P, S], 0, 0);
        code.function().params.clear();
        code
    }

    fn panic(&mut self, code: &mut Code, text: &str) {
        let s = self.asm.string(text);
        code.emit(LoadStrIface { dst: 0.into(), s: s.into(), ty: self.text.into() }).emit(Panic { v: 0.into() });
    }

    fn print(&mut self, code: &mut Code, text: &str) {
        let s = self.asm.string(text);
        code.emit(LoadStr { dst: 2.into(), s: s.into() })
            .emit(Print { v: 2.into(), code: (PrintCode::Str as u16).into() });
    }

    fn defer(code: &mut Code, func: u64) {
        let base = code.out();
        code.emit(Defer { base: base.into(), n: 0.into(), func: func.into() });
    }

    fn call(code: &mut Code, func: u64) {
        let base = code.out();
        code.emit(Call { base: base.into(), frame: 0.into(), func: func.into() });
    }

    fn call_native(&mut self, code: &mut Code, name: &str, func: Option<u64>) {
        let f = self.asm.types.func(Vec::new(), Vec::new(), false);
        let native = self.asm.native(name, func.map(|_| f).into_iter().collect(), Vec::new());
        let base = code.out();
        if let Some(func) = func {
            code.emit(LoadFunc { dst: base.into(), func: func.into() });
        }
        code.emit(CallNative { base: base.into(), native: native.into() });
    }

    /// Ends a function that may have deferred.
    fn end(mut code: Code) -> Code {
        let base = code.out();
        code.recover_here().emit(RunDefers { base: base.into() }).emit(Return {});
        code
    }

    /// `r := recover(); if r != nil { print("recovered ") } else { print("nothing ") }`
    fn recover(&mut self, code: &mut Code) {
        let (none, end) = (code.label(), code.label());
        code.emit(Recover { dst: 0.into() });
        code.jump(none, JeqImm { a: 0.into(), imm: 0.into(), to: 0.into() });
        self.print(code, "recovered ");
        code.jump(end, Jump { to: 0.into() }).place(none);
        self.print(code, "nothing ");
        code.place(end);
    }

    fn everywhere(build: impl Fn() -> Asm, check: impl Fn(&Ran)) {
        for config in configs() {
            check(&run(config, build().finish(0), NATIVES));
        }
    }
}

/// Main defers one function, then panics.
fn main_defers(body: impl Fn(&mut Script, &mut Code)) -> Asm {
    let mut s = Script::new();
    let (main, deferred) = (s.asm.declare(), s.asm.declare());
    let mut code = Script::function("main.main");
    Script::defer(&mut code, deferred);
    s.panic(&mut code, "first");
    s.asm.define(main, Script::end(code));
    let mut code = Script::function("main.main.func1");
    body(&mut s, &mut code);
    s.asm.define(deferred, Script::end(code));
    s.asm
}

#[test]
fn an_uncaught_panic_is_reported() {
    let build = || main_defers(|s, code| s.print(code, "deferred\n"));
    Script::everywhere(build, |ran| {
        assert_eq!(ran.status, 2);
        assert_eq!(ran.stderr, "deferred\npanic: first\n\ngoroutine 1 [running]:\n", "the entry is hidden");
    });
}

#[test]
fn recover_ends_a_panic() {
    let build = || {
        main_defers(|s, code| {
            s.recover(code);
            s.recover(code);
        })
    };
    Script::everywhere(build, |ran| assert_eq!((ran.status, &*ran.stderr), (0, "recovered nothing ")));
}

#[test]
fn a_deferred_function_panics_again() {
    let build = |recovers| {
        main_defers(move |s, code| {
            if recovers {
                s.recover(code);
            }
            s.panic(code, "second");
        })
    };
    Script::everywhere(
        || build(true),
        |ran| {
            assert!(
                ran.stderr.starts_with("recovered panic: first [recovered]\n\tpanic: second\n\n"),
                "{}",
                ran.stderr
            );
            assert!(ran.stderr.contains("main.main.func1()\n\tt.go:"), "{}", ran.stderr);
        },
    );
    Script::everywhere(
        || build(false),
        |ran| {
            assert!(ran.stderr.starts_with("panic: first\n\tpanic: second\n\n"), "{}", ran.stderr);
        },
    );
}

#[test]
fn the_same_value_again_is_said_once() {
    let build = || {
        main_defers(|_, code| {
            code.emit(Recover { dst: 0.into() }).emit(Panic { v: 0.into() });
        })
    };
    Script::everywhere(build, |ran| {
        assert!(ran.stderr.starts_with("panic: first [recovered, repanicked]\n\n"), "{}", ran.stderr);
    });
}

#[test]
fn recover_must_be_called_by_the_deferred_function() {
    let build = || {
        let mut s = Script::new();
        let (main, deferred, helper) = (s.asm.declare(), s.asm.declare(), s.asm.declare());
        let mut code = Script::function("main.main");
        Script::defer(&mut code, deferred);
        s.panic(&mut code, "first");
        s.asm.define(main, Script::end(code));
        let mut code = Script::function("main.d");
        Script::call(&mut code, helper);
        s.asm.define(deferred, Script::end(code));
        let mut code = Script::function("main.helper");
        s.recover(&mut code);
        s.asm.define(helper, Script::end(code));
        s.asm
    };
    Script::everywhere(build, |ran| assert!(ran.stderr.starts_with("nothing panic: first\n"), "{}", ran.stderr));
}

#[test]
fn a_deferred_panic_that_is_recovered_aborts_the_first() {
    // main defers a; f defers b and panics; b panics; a recovers.
    let build = || {
        let mut s = Script::new();
        let ids: Vec<u64> = (0..5).map(|_| s.asm.declare()).collect();
        let [main, g, f, a, b] = ids[..] else { unreachable!("five were declared") };
        let mut code = Script::function("main.main");
        Script::call(&mut code, g);
        s.print(&mut code, "on");
        s.asm.define(main, Script::end(code));
        let mut code = Script::function("main.g");
        Script::defer(&mut code, a);
        Script::call(&mut code, f);
        s.asm.define(g, Script::end(code));
        let mut code = Script::function("main.f");
        Script::defer(&mut code, b);
        s.panic(&mut code, "first");
        s.asm.define(f, Script::end(code));
        let mut code = Script::function("main.a");
        s.recover(&mut code);
        s.asm.define(a, Script::end(code));
        let mut code = Script::function("main.b");
        s.panic(&mut code, "second");
        s.asm.define(b, Script::end(code));
        s.asm
    };
    Script::everywhere(build, |ran| assert_eq!((ran.status, &*ran.stderr), (0, "recovered on")));
}

#[test]
fn run_time_errors_are_reported_with_their_place() {
    let mut asm = Asm::new();
    let (main, f) = (asm.declare(), asm.declare());
    let mut code = Code::new("main.main", &[S], 0, 0);
    let base = code.out();
    code.emit(Call { base: base.into(), frame: 0.into(), func: f.into() }).emit(Return {});
    asm.define(main, code);
    let mut code = Code::new("main.f", &[S, P], 0, 0);
    code.emit(LoadNil { dst: 1.into() }).emit(Load64 { dst: 0.into(), ptr: 1.into(), off: 8.into() }).emit(Return {});
    asm.define(f, code);
    let ran = run(Config::default(), asm.finish(main), &[]);
    assert_eq!(ran.status, 2);
    let start = "panic: runtime error: invalid memory address or nil pointer dereference\n\
                 [signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x";
    assert!(ran.stderr.starts_with(start), "{}", ran.stderr);
    assert!(ran.stderr.ends_with("]\n\ngoroutine 1 [running]:\nmain.f()\n\tt.go:2 +0x8\n"), "{}", ran.stderr);
}

#[test]
fn goexit_runs_deferred_functions_and_cannot_be_recovered() {
    let build = || {
        let mut s = Script::new();
        let (main, deferred) = (s.asm.declare(), s.asm.declare());
        let mut code = Script::function("main.main");
        Script::defer(&mut code, deferred);
        s.call_native(&mut code, "main.goexit", None);
        s.asm.define(main, Script::end(code));
        let mut code = Script::function("main.d");
        s.recover(&mut code);
        s.asm.define(deferred, Script::end(code));
        s.asm
    };
    Script::everywhere(build, |ran| {
        let want = "nothing fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n";
        assert_eq!((ran.status, &*ran.stderr), (2, want));
    });
}

/// Main calls a native that calls `f`, which panics, and recovers outside.
fn across(native: &'static str, recovers: bool) -> Asm {
    let mut s = Script::new();
    let ids: Vec<u64> = (0..4).map(|_| s.asm.declare()).collect();
    let [main, g, f, d] = ids[..] else { unreachable!("four were declared") };
    let mut code = Script::function("main.main");
    Script::call(&mut code, g);
    s.print(&mut code, "on");
    s.asm.define(main, Script::end(code));
    let mut code = Script::function("main.g");
    if recovers {
        Script::defer(&mut code, d);
    }
    s.call_native(&mut code, native, Some(f));
    s.asm.define(g, Script::end(code));
    let mut code = Script::function("main.f");
    s.panic(&mut code, "first");
    s.asm.define(f, Script::end(code));
    let mut code = Script::function("main.d");
    s.recover(&mut code);
    s.asm.define(d, Script::end(code));
    s.asm
}

#[test]
fn a_panic_crosses_a_native() {
    Script::everywhere(
        || across("main.call", true),
        |ran| {
            assert_eq!((ran.status, &*ran.stderr), (0, "recovered on"));
        },
    );
    Script::everywhere(
        || across("main.call", false),
        |ran| {
            assert_eq!(ran.status, 2);
            assert!(
                ran.stderr.starts_with("panic: first\n\ngoroutine 1 [running]:\nmain.f()\n\tt.go:2"),
                "{}",
                ran.stderr
            );
            assert!(ran.stderr.contains("main.g()\n"), "{}", ran.stderr);
        },
    );
    Script::everywhere(
        || across("main.guard", false),
        |ran| {
            assert_eq!((ran.status, &*ran.stderr), (0, "threw on"));
        },
    );
}
