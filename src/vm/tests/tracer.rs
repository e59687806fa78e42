//! The first programs that the machine had to run: calls, two goroutines on a channel, a native that calls a method
//! which blocks; each on one and two workers, also with a collection at every safepoint and stacks that always grow.

use super::asm::{Asm, Code, D, P, S};
use super::{configs, run};
use crate::base::index::Idx;
use crate::bytecode::function::PrintCode;
use crate::bytecode::insn::decoded::*;
use crate::bytecode::rtype::{Kind, RChanDir, RMethod};
use crate::vm::abi::{Iface, Native, NativeCx, NativeResult, Str};
use crate::waiting;

/// `func echo(in, out chan int) { for { out <- <-in + 1 } }`
fn echo() -> Code {
    let mut code = Code::new("main.echo", &[P, P, S], 2, 0);
    let top = code.label();
    code.place(top)
        .emit(Recv { dst: 2.into(), ch: 0.into(), n: 1.into() })
        .emit(AddImm { dst: 2.into(), a: 2.into(), imm: 1.into() })
        .emit(Send { ch: 1.into(), v: 2.into(), n: 1.into() })
        .jump(top, Loop { to: 0.into() });
    code
}

fn ping_pong(rounds: i32) -> Asm {
    let mut asm = Asm::new();
    let int = asm.types.basic(Kind::Int);
    let chan = asm.types.chan(int, RChanDir::Both);
    let (main, echo_func) = (asm.declare(), asm.declare());
    // r0, r1: the channels; r2: the value; r3: the round.
    let mut code = Code::new("main.main", &[P, P, S, S], 0, 0);
    let (out, top) = (code.out(), code.label());
    code.emit(LoadImm { dst: 2.into(), imm: 0.into() })
        .emit(MakeChan { dst: 0.into(), size: 2.into(), ty: chan.into() })
        .emit(MakeChan { dst: 1.into(), size: 2.into(), ty: chan.into() })
        .emit(Move2 { dst: out.into(), src: 0.into() })
        .emit(Go { base: out.into(), n: 2.into(), func: echo_func.into() })
        .emit(LoadImm { dst: 3.into(), imm: rounds.into() })
        .place(top)
        .emit(Send { ch: 0.into(), v: 2.into(), n: 1.into() })
        .emit(Recv { dst: 2.into(), ch: 1.into(), n: 1.into() })
        .jump(top, DecLoopGeImm { i: 3.into(), limit: 1.into(), to: 0.into() })
        .emit(Print { v: 2.into(), code: (PrintCode::Int as u16).into() })
        .emit(Return {});
    asm.define(main, code);
    asm.define(echo_func, echo());
    asm
}

#[test]
fn two_goroutines_hand_a_value_back_and_forth() {
    for config in configs() {
        let ran = run(config.clone(), ping_pong(200).finish(0), &[]);
        assert_eq!((ran.status, &*ran.stderr), (0, "200"), "{config:?}");
    }
}

/// Prints what the method `String` of its argument says.
fn describe(cx: &mut NativeCx<'_>, (value,): (Iface,)) -> NativeResult<()> {
    let ty = value.ty().expect("the program passes a value");
    let method = cx.method(ty, "String").expect("its type has the method");
    let kept = cx.root(value);
    let first: Str = cx.call_method(value, method, ())?;
    let first = cx.root(first);
    let value = cx.get(kept);
    let second: Str = cx.call_method(value, method, ())?;
    let line = [cx.get(first).bytes(cx), b" ", second.bytes(cx), b"\n"].concat();
    cx.stdout().write(&line);
    Ok(())
}

const NATIVES: &[Native] = &[waiting!("main.describe", describe)];

/// `type T struct { ask, answer chan string }`, boxed; its `String` sends "say" and returns what comes back.
fn call_back() -> Asm {
    let mut asm = Asm::new();
    let types = asm.types.clone();
    let text = types.basic(Kind::String);
    let chan = types.chan(text, RChanDir::Both);
    let t = types.record(&[chan, chan]);
    let (main, string, server) = (asm.declare(), asm.declare(), asm.declare());
    let method = types.method_id("String", None);
    let signature = types.func(Vec::new(), vec![text], false);
    t.set_methods(vec![RMethod { id: method, func: Some(crate::bytecode::function::FuncId::new(1)), ty: signature }]);
    let (say, suffix) = (asm.string("say"), asm.string("!"));
    let native = asm.native("main.describe", vec![types.interface(Vec::new())], Vec::new());

    // r0, r1: the channels; r2: the size; r3, r4: the interface.
    let mut code = Code::new("main.main", &[P, P, S, S, D], 0, 0);
    let out = code.out();
    code.emit(LoadImm { dst: 2.into(), imm: 0.into() })
        .emit(MakeChan { dst: 0.into(), size: 2.into(), ty: chan.into() })
        .emit(MakeChan { dst: 1.into(), size: 2.into(), ty: chan.into() })
        .emit(Move2 { dst: out.into(), src: 0.into() })
        .emit(Go { base: out.into(), n: 2.into(), func: server.into() })
        .emit(MkIface { dst: 3.into(), src: 0.into(), ty: t.into() })
        .emit(Move2 { dst: out.into(), src: 3.into() })
        .emit(CallNative { base: out.into(), native: native.into() })
        .emit(Return {});
    asm.define(main, code);

    // The receiver is the box: r0; r1, r2: the channels; r3, r4: the string.
    let mut code = Code::new("main.T.String", &[P, P, P, P, S], 1, 2);
    code.emit(LoadAgg { dst: 1.into(), ptr: 0.into(), off: 0.into(), ty: t.into() })
        .emit(LoadStr { dst: 3.into(), s: say.into() })
        .emit(Send { ch: 1.into(), v: 3.into(), n: 1.into() })
        .emit(Recv { dst: 3.into(), ch: 2.into(), n: 1.into() })
        .emit(Return2 { src: 3.into() });
    asm.define(string, code);

    // Answers each string with itself and "!".
    let mut code = Code::new("main.server", &[P, P, P, S, P, S], 2, 0);
    let top = code.label();
    code.place(top)
        .emit(Recv { dst: 2.into(), ch: 0.into(), n: 1.into() })
        .emit(LoadStr { dst: 4.into(), s: suffix.into() })
        .emit(Concat2 { dst: 2.into(), a: 2.into(), b: 4.into() })
        .emit(Send { ch: 1.into(), v: 2.into(), n: 1.into() })
        .jump(top, Loop { to: 0.into() });
    asm.define(server, code);
    asm
}

#[test]
fn a_native_calls_a_method_that_blocks() {
    for config in configs() {
        let ran = run(config.clone(), call_back().finish(0), NATIVES);
        assert_eq!((ran.status, &*ran.stderr, &*ran.stdout), (0, "", "say! say!\n"), "{config:?}");
    }
}
