//! Calls, loops, growth of the stack.

use super::asm::{Asm, Code, P, S};
use super::{configs, run};
use crate::bytecode::function::PrintCode;
use crate::bytecode::insn::decoded::*;
use crate::vm::engine::Config;

/// `println(fib(n))`
pub(super) fn fib(n: i32) -> Asm {
    let mut asm = Asm::new();
    let (main, fib) = (asm.declare(), asm.declare());
    let mut code = Code::new("main.main", &[S], 0, 0);
    let out = code.out();
    code.emit(LoadImm { dst: out.into(), imm: n.into() })
        .emit(Call { base: out.into(), frame: 0.into(), func: fib.into() })
        .emit(Move { dst: 0.into(), src: out.into() })
        .emit(Print { v: 0.into(), code: (PrintCode::Int as u16).into() })
        .emit(Return {});
    asm.define(main, code);
    asm.define(fib, fib_code(fib));
    asm
}

fn fib_code(fib: u64) -> Code {
    let mut code = Code::new("main.fib", &[S, S], 1, 1);
    let out = code.out();
    let rest = code.label();
    code.jump(rest, JgeImm { a: 0.into(), imm: 2.into(), to: 0.into() })
        .emit(Return1 { src: 0.into() })
        .place(rest)
        .emit(AddImm { dst: out.into(), a: 0.into(), imm: (-1).into() })
        .emit(Call { base: out.into(), frame: 0.into(), func: fib.into() })
        .emit(Move { dst: 1.into(), src: out.into() })
        .emit(AddImm { dst: out.into(), a: 0.into(), imm: (-2).into() })
        .emit(Call { base: out.into(), frame: 0.into(), func: fib.into() })
        .emit(AddI64 { dst: 0.into(), a: 1.into(), b: out.into() })
        .emit(Return1 { src: 0.into() });
    code
}

#[test]
fn fib_gives_the_same_under_stress() {
    for config in configs() {
        let ran = run(config.clone(), fib(15).finish(0), &[]);
        assert_eq!((ran.status, &*ran.stderr), (0, "610"), "{config:?}");
    }
}

#[test]
fn endless_recursion_ends_as_in_go() {
    let mut asm = Asm::new();
    let (main, deeper) = (asm.declare(), asm.declare());
    for (func, name) in [(main, "main.main"), (deeper, "main.deeper")] {
        let mut code = Code::new(name, &[S, P], 0, 0);
        let out = code.out();
        code.emit(Call { base: out.into(), frame: 0.into(), func: deeper.into() }).emit(Return {});
        asm.define(func, code);
    }
    let ran = run(Config::default(), asm.finish(main), &[]);
    assert_eq!(ran.status, 2);
    let start = "runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow\n\n\
                 goroutine 1 [running]:\nmain.deeper()\n\tt.go:1";
    assert!(ran.stderr.starts_with(start), "{}", &ran.stderr[..300]);
}
