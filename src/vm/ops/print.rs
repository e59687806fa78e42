//! The predeclared print and println, which write to standard error in the run time's own formats.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`].

use crate::bytecode::function::PrintCode;
use crate::bytecode::insn::Instruction;
use crate::bytecode::insn::decoded::*;
use crate::heap::value::{Pair, Str};
use crate::sched::wait::WaitReason;
use crate::vm::machine::{Exit, M, leave, outline};
use crate::vm::output::Offer;
use crate::vm::print;
use crate::vm::state::State;

#[inline(always)]
pub(crate) unsafe fn print(m: M, s: State, o: Print) -> State {
    outline(m, s, move |m| print_out(m, s.at(o.v), o.code.0))
}

#[inline(never)]
unsafe fn print_out(m: M, v: *const u64, code: u16) -> *const u64 {
    let code = PrintCode::from_code(code).expect("the verifier saw the code");
    let two = || Pair { lo: *v, hi: *v.add(1) };
    let text = match code {
        PrintCode::Str => return put(m, Str::from_pair(two()).bytes()),
        PrintCode::Space => " ".to_owned(),
        PrintCode::Newline => "\n".to_owned(),
        PrintCode::Bool => (*v != 0).to_string(),
        PrintCode::Int => (*v as i64).to_string(),
        PrintCode::Uint => (*v).to_string(),
        PrintCode::Float => print::float(f64::from_bits(*v)),
        PrintCode::Float32 => print::float32(f32::from_bits(*v as u32)),
        PrintCode::Complex => print::complex(f64::from_bits(*v), f64::from_bits(*v.add(1))),
        PrintCode::Ptr => format!("{:#x}", *v),
        PrintCode::Iface => format!("({:#x},{:#x})", *v, *v.add(1)),
        PrintCode::Slice => {
            let Pair { lo, hi } = two();
            format!("[{}/{}]{lo:#x}", hi as u32, hi >> 32)
        }
    };
    put(m, text.as_bytes())
}

/// Writes to standard error. What does not go out at once the goroutine waits for.
unsafe fn put(m: M, text: &[u8]) -> *const u64 {
    let next = (*m).saved.pc.add(Print::WORDS);
    let stderr = (*(*m).vm).stderr();
    if let Offer::Until(goal) = stderr.offer(text) {
        let stderr = stderr.clone();
        // As in Go, nobody hears of an error.
        let wait = move || _ = stderr.wait_for(goal);
        (*m).saved.pc = next;
        let park = (*(*m).worker).call_blocking(WaitReason::Syscall, wait);
        return leave(m, Exit::Park(park, None));
    }
    next
}
