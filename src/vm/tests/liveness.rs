//! What the collector is told to look at in frames.

use super::asm::{Asm, Code, D, P, S};
use crate::bytecode::function::{SelectCase, SelectDir, SelectTable};
use crate::bytecode::insn::decoded::*;
use crate::bytecode::liveness::Liveness;
use crate::bytecode::rtype::Kind;

/// The slots that are needed at each of the words of the only function.
fn needed(asm: Asm, words: &[u32]) -> Vec<Vec<u16>> {
    let program = asm.finish(0);
    let func = &program.funcs[Asm::id(0)];
    let liveness = Liveness::new(&program, func);
    words.iter().map(|word| liveness.at(&program, func, *word)).collect()
}

#[test]
fn a_pointer_is_needed_from_its_parameter_to_its_last_use() {
    let mut asm = Asm::new();
    let main = asm.declare();
    let mut code = Code::new("main.main", &[P, P, S], 2, 0);
    code.emit(Load64 { dst: 2.into(), ptr: 0.into(), off: 0.into() })
        .emit(Move { dst: 0.into(), src: 1.into() })
        .emit(Load64 { dst: 2.into(), ptr: 0.into(), off: 0.into() })
        .emit(Return {});
    asm.define(main, code);
    assert_eq!(needed(asm, &[0, 1, 2, 3]), [vec![0, 1], vec![1], vec![0], vec![]]);
}

#[test]
fn around_a_loop_what_its_next_round_reads_is_needed() {
    let mut asm = Asm::new();
    let main = asm.declare();
    let mut code = Code::new("main.main", &[P, P, S], 2, 0);
    let (top, end) = (code.label(), code.label());
    code.place(top)
        .jump(end, Jfalse { a: 2.into(), to: 0.into() })
        .emit(Load64 { dst: 2.into(), ptr: 0.into(), off: 0.into() })
        .emit(LoadNil { dst: 1.into() })
        .emit(Load64 { dst: 2.into(), ptr: 1.into(), off: 0.into() })
        .jump(top, Loop { to: 0.into() })
        .place(end)
        .emit(Return {});
    asm.define(main, code);
    assert_eq!(needed(asm, &[0, 2, 3, 4, 5]), [vec![0], vec![0], vec![0, 1], vec![0], vec![]]);
}

#[test]
fn of_an_interface_the_data_is_needed_and_of_a_part_the_whole_stays() {
    let mut asm = Asm::new();
    let main = asm.declare();
    // An interface and an array of two pointers.
    let mut code = Code::new("main.main", &[S, D, P, P, S], 5, 0);
    code.emit(SlotSet { base: 2.into(), i: 4.into(), src: 3.into(), len: 2.into(), k: 1.into(), n: 1.into() })
        .emit(NilCheckIface { v: 0.into() })
        .emit(SlotIdx { dst: 2.into(), base: 2.into(), i: 4.into(), len: 2.into(), k: 1.into(), n: 1.into() })
        .emit(ReturnN { src: 2.into(), n: 1.into() });
    asm.define(main, code);
    let [before, at_iface, at_elem, at_return] = &needed(asm, &[0, 2, 3, 5])[..] else { panic!("four answers") };
    assert_eq!((before, at_iface), (&vec![1, 2, 3], &vec![1, 2, 3]));
    assert_eq!((at_elem, at_return), (&vec![2, 3], &vec![2]));
}

#[test]
fn arguments_are_needed_until_the_call_and_nothing_of_them_after_it() {
    let mut asm = Asm::new();
    let (main, callee) = (asm.declare(), asm.declare());
    let mut code = Code::new("main.main", &[P, P], 2, 1);
    let out = code.out();
    code.emit(Move { dst: out.into(), src: 0.into() })
        .emit(NilCheck { ptr: 1.into() })
        .emit(Call { base: out.into(), frame: 0.into(), func: callee.into() })
        .emit(Return1 { src: 1.into() });
    asm.define(main, code);
    let mut code = Code::new("main.f", &[P], 1, 0);
    code.emit(Return {});
    asm.define(callee, code);
    assert_eq!(needed(asm, &[0, 1, 2, 4]), [vec![0, 1], vec![1, out], vec![1, out], vec![1]]);
}

#[test]
fn what_a_recovered_function_returns_is_needed_everywhere() {
    let mut asm = Asm::new();
    let main = asm.declare();
    let mut code = Code::new("main.main", &[P, P], 0, 1);
    let out = code.out();
    code.emit(LoadNil { dst: 0.into() })
        .emit(LoadNil { dst: 1.into() })
        .emit(NilCheck { ptr: 1.into() })
        .emit(LoadNil { dst: 0.into() })
        .emit(Trap { code: 0.into() })
        .recover_here()
        .emit(RunDefers { base: out.into() })
        .emit(Return1 { src: 0.into() });
    asm.define(main, code);
    assert_eq!(needed(asm, &[1, 2, 3, 4, 6]), [vec![0], vec![0, 1], vec![0], vec![0], vec![0]]);
}

#[test]
fn while_an_instruction_waits_what_it_receives_is_needed_too() {
    let mut asm = Asm::new();
    let main = asm.declare();
    let mut code = Code::new("main.main", &[P, P, S, S, P], 1, 0);
    code.emit(Select { chosen: 2.into(), ok: 3.into(), table: 0.into() })
        .emit(NilCheck { ptr: 1.into() })
        .emit(Return {});
    let cases = vec![
        SelectCase { dir: SelectDir::Recv, chan: 0, value: 1, n: 1 },
        SelectCase { dir: SelectDir::Send, chan: 0, value: 4, n: 1 },
    ];
    code.function().select_tables.push(SelectTable { cases, has_default: false });
    asm.define(main, code);
    let program = asm.finish(0);
    let func = &program.funcs[Asm::id(0)];
    let liveness = Liveness::new(&program, func);
    assert_eq!(liveness.at(&program, func, 0), [0, 4]);
    assert_eq!(liveness.within(&program, func, 0), [0, 1, 4]);
}

#[test]
fn long_code_is_answered_for_piece_by_piece() {
    let mut asm = Asm::new();
    let main = asm.declare();
    let int = asm.types.basic(Kind::Int);
    let mut code = Code::new("main.main", &[P, P], 2, 0);
    for _ in 0..100 {
        code.emit(NilCheck { ptr: 0.into() });
    }
    for _ in 0..100 {
        code.emit(New { dst: 0.into(), ty: int.into() });
        code.emit(NilCheck { ptr: 1.into() });
    }
    code.emit(Return {});
    asm.define(main, code);
    let answers = needed(asm, &[0, 64, 99, 100, 399, 400]);
    assert_eq!(answers, [vec![0, 1], vec![0, 1], vec![0, 1], vec![1], vec![1], vec![]]);
}
