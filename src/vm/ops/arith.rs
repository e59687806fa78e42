//! Integer arithmetic. Values of narrow types are kept extended to 64 bits.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`].

use crate::bytecode::insn::decoded::*;
use crate::vm::machine::M;
use crate::vm::machine::{Slow, stop};
use crate::vm::ops::{binary, immediate, unary};
use crate::vm::state::State;

binary!(add_i64, AddI64, |a: i64, b: i64| a.wrapping_add(b));
binary!(add_i32, AddI32, |a: i32, b: i32| a.wrapping_add(b));
binary!(add_u32, AddU32, |a: u32, b: u32| a.wrapping_add(b));
binary!(sub_i64, SubI64, |a: i64, b: i64| a.wrapping_sub(b));
binary!(sub_i32, SubI32, |a: i32, b: i32| a.wrapping_sub(b));
binary!(sub_u32, SubU32, |a: u32, b: u32| a.wrapping_sub(b));
binary!(mul_i64, MulI64, |a: i64, b: i64| a.wrapping_mul(b));
binary!(mul_i32, MulI32, |a: i32, b: i32| a.wrapping_mul(b));
binary!(mul_u32, MulU32, |a: u32, b: u32| a.wrapping_mul(b));
immediate!(add_imm, AddImm, |a: i64, imm: i16| a.wrapping_add(i64::from(imm)));
immediate!(add_i32_imm, AddI32Imm, |a: i32, imm: i16| a.wrapping_add(i32::from(imm)));
immediate!(add_u32_imm, AddU32Imm, |a: u32, imm: i16| a.wrapping_add(imm as u32));
immediate!(mul_imm, MulImm, |a: i64, imm: i16| a.wrapping_mul(i64::from(imm)));
immediate!(rsub_imm, RsubImm, |a: i64, imm: i16| i64::from(imm).wrapping_sub(a));
binary!(min_i64, MinI64, |a: i64, b: i64| a.min(b));
binary!(max_i64, MaxI64, |a: i64, b: i64| a.max(b));
binary!(and, And, |a: u64, b: u64| a & b);
binary!(or, Or, |a: u64, b: u64| a | b);
binary!(xor, Xor, |a: u64, b: u64| a ^ b);
binary!(and_not, AndNot, |a: u64, b: u64| a & !b);
immediate!(and_imm, AndImm, |a: i64, imm: i16| a & i64::from(imm));
immediate!(or_imm, OrImm, |a: i64, imm: i16| a | i64::from(imm));
immediate!(xor_imm, XorImm, |a: i64, imm: i16| a ^ i64::from(imm));
unary!(neg_i64, NegI64, a, |a: i64| a.wrapping_neg());
unary!(not_i64, NotI64, a, |a: u64| !a);
unary!(ext_i8, ExtI8, src, |a: i8| a);
unary!(ext_i16, ExtI16, src, |a: i16| a);
unary!(ext_i32, ExtI32, src, |a: i32| a);
unary!(ext_u8, ExtU8, src, |a: u8| a);
unary!(ext_u16, ExtU16, src, |a: u16| a);
unary!(ext_u32, ExtU32, src, |a: u32| a);

macro_rules! division {
    ($name:ident, $Op:ident, $f:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(m: M, s: State, o: $Op) -> State {
            let b = s.get(o.b);
            if b == 0 {
                return stop(m, s, Slow::DivideByZero);
            }
            s.set(o.dst, ($f)(s.get(o.a), b));
            s.next(o)
        }
    };
}

division!(div_i64, DivI64, |a: i64, b: i64| a.wrapping_div(b));
division!(div_u64, DivU64, |a: u64, b: u64| a / b);
division!(rem_i64, RemI64, |a: i64, b: i64| a.wrapping_rem(b));
division!(rem_u64, RemU64, |a: u64, b: u64| a % b);

#[inline(always)]
pub(crate) unsafe fn div_i64_imm(_: M, s: State, o: DivI64Imm) -> State {
    let imm = i64::from(o.imm.0);
    // SAFETY: the verifier refuses 0 and -1.
    std::hint::assert_unchecked(imm != 0 && imm != -1);
    s.set(o.dst, s.get::<i64>(o.a) / imm);
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn rem_i64_imm(_: M, s: State, o: RemI64Imm) -> State {
    let imm = i64::from(o.imm.0);
    // SAFETY: the verifier refuses 0 and -1.
    std::hint::assert_unchecked(imm != 0 && imm != -1);
    s.set(o.dst, s.get::<i64>(o.a) % imm);
    s.next(o)
}

macro_rules! shift {
    ($name:ident, $Op:ident, $f:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(_: M, s: State, o: $Op) -> State {
            s.set(o.dst, ($f)(s.get(o.a), s.get(o.count)));
            s.next(o)
        }
    };
}

shift!(shl, Shl, |a: u64, n: u64| if n < 64 { a << n } else { 0 });
shift!(shr_i, ShrI, |a: i64, n: u64| a >> n.min(63));
shift!(shr_u, ShrU, |a: u64, n: u64| if n < 64 { a >> n } else { 0 });

macro_rules! shift_imm {
    ($name:ident, $Op:ident, $f:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(_: M, s: State, o: $Op) -> State {
            s.set(o.dst, ($f)(s.get(o.a), u32::from(o.count.0)));
            s.next(o)
        }
    };
}

shift_imm!(shl_imm, ShlImm, |a: u64, n: u32| a.wrapping_shl(n));
shift_imm!(shr_i_imm, ShrIImm, |a: i64, n: u32| a.wrapping_shr(n));
shift_imm!(shr_u_imm, ShrUImm, |a: u64, n: u32| a.wrapping_shr(n));

shift_imm!(div_pow2, DivPow2, |a: i64, n: u32| a.wrapping_add(bias(a, n)).wrapping_shr(n));
shift_imm!(rem_pow2, RemPow2, |a: i64, n: u32| {
    let (bias, mask) = (bias(a, n), 1_i64.wrapping_shl(n) - 1);
    (a.wrapping_add(bias) & mask) - bias
});

/// What makes a shift by `n` bits round towards zero: 2^n - 1 for negative numbers.
#[inline(always)]
fn bias(a: i64, n: u32) -> i64 {
    ((a >> 63) as u64).wrapping_shr(n.wrapping_neg()) as i64
}

#[inline(always)]
pub(crate) unsafe fn check_shift(m: M, s: State, o: CheckShift) -> State {
    if s.get::<i64>(o.count) < 0 {
        return stop(m, s, Slow::NegativeShift);
    }
    s.next(o)
}
