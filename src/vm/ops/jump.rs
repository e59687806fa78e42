//! Jumps and back edges. A back edge that is taken spends a reduction and is a safepoint.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`].

use crate::bytecode::function;
use crate::bytecode::insn::decoded::*;
use crate::vm::machine::{M, Slow, stop};
use crate::vm::state::State;

/// Makes the branch before it a branch: without this the compiler selects the next pc by a conditional move, and
/// every instruction then waits for the comparison.
#[inline(always)]
pub(crate) fn taken() {
    #[cfg(not(miri))]
    // SAFETY: no instruction.
    unsafe {
        std::arch::asm!("", options(nomem, nostack, preserves_flags));
    }
}

/// Continues at a back edge's target.
#[inline(always)]
unsafe fn back(m: M, s: State, to: isize) -> State {
    let s = State { ctr: s.ctr.wrapping_sub(1), ..s.jump(to) };
    if s.ctr == 0 { stop(m, s, Slow::Spent) } else { s }
}

#[inline(always)]
pub(crate) unsafe fn jump(_: M, s: State, o: Jump) -> State {
    s.jump(o.to.0 as isize)
}

#[inline(always)]
pub(crate) unsafe fn loop_(m: M, s: State, o: Loop) -> State {
    back(m, s, o.to.0 as isize)
}

#[inline(always)]
pub(crate) unsafe fn jump_table(_: M, s: State, o: JumpTable) -> State {
    let table = &*(o.table.0 as *const function::JumpTable);
    let at = s.get::<i64>(o.i).wrapping_sub(table.low) as u64;
    let to = table.targets.get(at as usize).unwrap_or(&table.default);
    s.jump(*to as isize)
}

macro_rules! branch {
    ($jump:ident, $Jump:ident, $to:ident, |$a:ident: $A:ty $(, $b:ident: $B:ty)?| $cond:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $jump(_: M, s: State, o: $Jump) -> State {
            let $a: $A = s.get(o.$a);
            $(let $b: $B = s.get(o.$b);)?
            if $cond {
                taken();
                s.jump(o.$to.0 as isize)
            } else {
                s.next(o)
            }
        }
    };
}

macro_rules! back_edge {
    ($jump:ident, $Jump:ident, $to:ident, |$a:ident: $A:ty $(, $b:ident: $B:ty)?| $cond:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $jump(m: M, s: State, o: $Jump) -> State {
            let $a: $A = s.get(o.$a);
            $(let $b: $B = s.get(o.$b);)?
            if $cond {
                taken();
                back(m, s, o.$to.0 as isize)
            } else {
                s.next(o)
            }
        }
    };
}

macro_rules! branch_imm {
    ($jump:ident, $Jump:ident, $follow:ident, |$a:ident, $imm:ident| $cond:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $jump(m: M, s: State, o: $Jump) -> State {
            let $a: i64 = s.get(o.a);
            let $imm = i64::from(o.imm.0);
            if $cond {
                taken();
                $follow(m, s, o.to.0 as isize)
            } else {
                s.next(o)
            }
        }
    };
}

/// Continues at a forward jump's target.
#[inline(always)]
unsafe fn forward(_: M, s: State, to: isize) -> State {
    s.jump(to)
}

branch!(jtrue, Jtrue, to, |a: u64| a != 0);
branch!(jfalse, Jfalse, to, |a: u64| a == 0);
branch!(jeqx, Jeqx, to, |a: u64, b: u64| a == b);
branch!(jnex, Jnex, to, |a: u64, b: u64| a != b);
branch!(jlt_i, JltI, to, |a: i64, b: i64| a < b);
branch!(jle_i, JleI, to, |a: i64, b: i64| a <= b);
branch!(jlt_u, JltU, to, |a: u64, b: u64| a < b);
branch!(jle_u, JleU, to, |a: u64, b: u64| a <= b);
branch!(jeq_f64, JeqF64, to, |a: f64, b: f64| a == b);
branch!(jne_f64, JneF64, to, |a: f64, b: f64| a != b);
branch!(jlt_f64, JltF64, to, |a: f64, b: f64| a < b);
branch!(jle_f64, JleF64, to, |a: f64, b: f64| a <= b);
branch!(jnlt_f64, JnltF64, to, |a: f64, b: f64| a.partial_cmp(&b) != Some(std::cmp::Ordering::Less));
branch!(jnle_f64, JnleF64, to, |a: f64, b: f64| a.is_nan() || b.is_nan() || a > b);
branch_imm!(jeq_imm, JeqImm, forward, |a, imm| a == imm);
branch_imm!(jne_imm, JneImm, forward, |a, imm| a != imm);
branch_imm!(jlt_imm, JltImm, forward, |a, imm| a < imm);
branch_imm!(jle_imm, JleImm, forward, |a, imm| a <= imm);
branch_imm!(jgt_imm, JgtImm, forward, |a, imm| a > imm);
branch_imm!(jge_imm, JgeImm, forward, |a, imm| a >= imm);
back_edge!(loop_true, LoopTrue, to, |a: u64| a != 0);
back_edge!(loop_false, LoopFalse, to, |a: u64| a == 0);
back_edge!(loop_eqx, LoopEqx, to, |a: u64, b: u64| a == b);
back_edge!(loop_nex, LoopNex, to, |a: u64, b: u64| a != b);
back_edge!(loop_lt_i, LoopLtI, to, |a: i64, b: i64| a < b);
back_edge!(loop_le_i, LoopLeI, to, |a: i64, b: i64| a <= b);
back_edge!(loop_lt_u, LoopLtU, to, |a: u64, b: u64| a < b);
back_edge!(loop_le_u, LoopLeU, to, |a: u64, b: u64| a <= b);
back_edge!(loop_lt_f64, LoopLtF64, to, |a: f64, b: f64| a < b);
back_edge!(loop_le_f64, LoopLeF64, to, |a: f64, b: f64| a <= b);
branch_imm!(loop_eq_imm, LoopEqImm, back, |a, imm| a == imm);
branch_imm!(loop_ne_imm, LoopNeImm, back, |a, imm| a != imm);
branch_imm!(loop_lt_imm, LoopLtImm, back, |a, imm| a < imm);
branch_imm!(loop_le_imm, LoopLeImm, back, |a, imm| a <= imm);
branch_imm!(loop_gt_imm, LoopGtImm, back, |a, imm| a > imm);
branch_imm!(loop_ge_imm, LoopGeImm, back, |a, imm| a >= imm);

macro_rules! step_loop {
    ($name:ident, $Op:ident, |$s:ident, $o:ident| ($step:expr, $limit:expr), $compare:tt) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(m: M, $s: State, $o: $Op) -> State {
            let i = $s.get::<i64>($o.i).wrapping_add($step);
            $s.set($o.i, i);
            if i $compare $limit {
                taken();
                back(m, $s, $o.to.0 as isize)
            } else {
                $s.next($o)
            }
        }
    };
}

step_loop!(inc_loop_lt, IncLoopLt, |s, o| (1, s.get::<i64>(o.limit)), <);
step_loop!(inc_loop_lt_imm, IncLoopLtImm, |s, o| (1, i64::from(o.limit.0)), <);
step_loop!(inc_loop_lt_len, IncLoopLtLen, |s, o| (1, s.slice(o.s).len() as i64), <);
step_loop!(inc_loop_le, IncLoopLe, |s, o| (1, s.get::<i64>(o.limit)), <=);
step_loop!(add_loop_lt, AddLoopLt, |s, o| (i64::from(o.step.0), s.get::<i64>(o.limit)), <);
step_loop!(add_loop_le, AddLoopLe, |s, o| (i64::from(o.step.0), s.get::<i64>(o.limit)), <=);
step_loop!(dec_loop_ge_imm, DecLoopGeImm, |s, o| (-1, i64::from(o.limit.0)), >=);
