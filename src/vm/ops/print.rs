//! The predeclared print and println, which write to standard error in the run time's own formats.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`].

use crate::bytecode::function::PrintCode;
use crate::bytecode::insn::Instruction;
use crate::bytecode::insn::decoded::*;
use crate::heap::value::{Pair, Str};
use crate::vm::machine::{M, outline};
use crate::vm::print;
use crate::vm::state::State;

#[inline(always)]
pub(crate) unsafe fn print(m: M, s: State, o: Print) -> State {
    outline(m, s, move |m| print_out(m, s.at(o.v), o.code.0))
}

#[inline(never)]
unsafe fn print_out(m: M, v: *const u64, code: u16) -> *const u64 {
    let code = PrintCode::from_code(code).expect("the verifier saw the code");
    let stderr = (*(*m).vm).stderr();
    let two = || Pair { lo: *v, hi: *v.add(1) };
    match code {
        PrintCode::Str => stderr.write(Str::from_pair(two()).bytes()),
        PrintCode::Space => stderr.write(b" "),
        PrintCode::Newline => stderr.write(b"\n"),
        PrintCode::Bool => stderr.write(if *v != 0 { b"true" } else { b"false" }),
        PrintCode::Int => stderr.write((*v as i64).to_string().as_bytes()),
        PrintCode::Uint => stderr.write((*v).to_string().as_bytes()),
        PrintCode::Float => stderr.write(print::float(f64::from_bits(*v)).as_bytes()),
        PrintCode::Float32 => stderr.write(print::float32(f32::from_bits(*v as u32)).as_bytes()),
        PrintCode::Complex => stderr.write(print::complex(f64::from_bits(*v), f64::from_bits(*v.add(1))).as_bytes()),
        PrintCode::Ptr => stderr.write(format!("{:#x}", *v).as_bytes()),
        PrintCode::Iface => stderr.write(format!("({:#x},{:#x})", *v, *v.add(1)).as_bytes()),
        PrintCode::Slice => {
            let Pair { lo, hi } = two();
            stderr.write(format!("[{}/{}]{lo:#x}", hi as u32, hi >> 32).as_bytes());
        }
    }
    (*m).saved.pc.add(Print::WORDS)
}
