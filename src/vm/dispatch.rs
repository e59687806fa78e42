//! Two dispatchers over the same handlers, generated from the table of instructions.
//!
//! * A loop around a `match`: always correct, needs no optimiser.
//! * Tail-call threading: a function an instruction, which ends in a jump to the next one's. 1.4 to 1.8 times as fast.
//!   It relies on the optimiser to make the last call of a function a jump, which LLVM does for calls with the same
//!   convention and register arguments when no local's address escapes. `build.rs` chooses it for optimised builds on
//!   x86-64, unless the feature `loop-dispatch` is set; `.ci/tail-calls` looks for handlers that call instead.
//!
//! # Safety
//!
//! `m` is a machine with a goroutine whose saved pc is an instruction of linked code: all further pcs then are, since
//! the verifier saw where jumps go, and calls, returns and slow paths continue at entries, call sites and static words.
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "the dispatcher: see the safety section")]

use crate::bytecode::insn::decoded;
use crate::bytecode::isa::Opcode;
use crate::vm::machine::M;
use crate::vm::ops;
use crate::vm::state::State;

/// Reads an operand of the instruction at `pc`: each by a load of its own width, which costs less than shifting.
#[inline(always)]
pub(crate) unsafe fn fetch(pc: *const u64, word: usize, shift: u32, bits: u32) -> u64 {
    let at = pc.add(word).cast::<u8>().add(shift as usize / 8);
    match bits {
        16 => u64::from(*at.cast::<u16>()),
        32 => u64::from(*at.cast::<u32>()),
        _ => *at.cast::<u64>(),
    }
}

macro_rules! define_loop {
    ($($(#[doc = $doc:literal])+ $Camel:ident, $snake:ident { $($field:ident : $kind:ty),* $(,)? })*) => {
        #[allow(non_upper_case_globals, reason = "generated: patterns of a match")]
        #[cfg(not(csp_threaded))]
        mod code {
            use super::Opcode;
            $(pub(super) const $Camel: u16 = Opcode::$Camel as u16;)*
        }

        /// Runs until code leaves the loop.
        #[cfg(not(csp_threaded))]
        #[allow(unreachable_patterns, reason = "generated: the arm of Exit")]
        pub(crate) unsafe fn run(m: M) {
            // The parts of the state are variables of their own: as one it would be kept in memory.
            let State { mut fp, mut cs, mut ctr, .. } = (*m).saved;
            let mut pc = (*m).start;
            loop {
                match *pc as u16 {
                    code::Exit => return,
                    $(code::$Camel => {
                        let operands = decoded::$Camel::decode(|word, shift, bits| fetch(pc, word, shift, bits));
                        let s = ops::$snake(m, State { pc, fp, cs, ctr }, operands);
                        (pc, fp, cs, ctr) = (s.pc, s.fp, s.cs, s.ctr);
                    })*
                    _ => std::hint::unreachable_unchecked(),
                }
            }
        }
    };
}

macro_rules! define_threaded {
    ($($(#[doc = $doc:literal])+ $Camel:ident, $snake:ident { $($field:ident : $kind:ty),* $(,)? })*) => {
        /// One function an instruction.
        #[cfg(csp_threaded)]
        pub(crate) mod threaded {
            use super::*;
            use crate::vm::state::Ctl;

            type Handler = unsafe extern "sysv64" fn(M, *const u64, *mut u64, *mut Ctl, u32);

            static HANDLERS: [Handler; Opcode::ALL.len()] = [$($snake),*];

            // Handlers begin cache lines of their own, or else where one happens to lie decides how well the jumps of its
            // neighbours are predicted. The section is the function's.
            $(#[cfg(target_os = "linux")]
            std::arch::global_asm!(
                concat!(".pushsection .text.handler.", stringify!($snake), ",\"ax\",@progbits"),
                ".p2align 6",
                ".popsection"
            );

            #[cfg_attr(target_os = "linux", unsafe(link_section = concat!(".text.handler.", stringify!($snake))))]
            unsafe extern "sysv64" fn $snake(m: M, pc: *const u64, fp: *mut u64, cs: *mut Ctl, ctr: u32) {
                if Opcode::$Camel as u16 == Opcode::Exit as u16 {
                    return;
                }
                let operands = decoded::$Camel::decode(|word, shift, bits| fetch(pc, word, shift, bits));
                let s = ops::$snake(m, State { pc, fp, cs, ctr }, operands);
                next(m, s)
            })*

            #[inline(always)]
            unsafe fn next(m: M, s: State) {
                HANDLERS.get_unchecked(usize::from(*s.pc as u16))(m, s.pc, s.fp, s.cs, s.ctr);
            }

            /// Runs until code leaves the loop.
            #[inline(never)]
            pub(crate) unsafe fn run(m: M) {
                next(m, State { pc: (*m).start, ..(*m).saved });
            }
        }
    };
}

crate::for_each_instruction!(define_loop);
crate::for_each_instruction!(define_threaded);

#[cfg(csp_threaded)]
pub(crate) use threaded::run;
