//! Pair moves and bulk moves on x86-64: the instructions themselves, so that no pass of the compiler can split them.
//!
//! The contract is that of [`access`](super).
#![allow(unsafe_op_in_unsafe_fn, reason = "one safety contract for the file, stated in its parent")]

use std::arch::asm;
use std::arch::x86_64::__m128i;

use super::Pair;

/// From this size on `rep movsb` and `rep stosb` beat a loop of 16-byte moves.
const REP_FROM: usize = 1024;

#[inline(always)]
unsafe fn load(ptr: *const u8) -> __m128i {
    let value: __m128i;
    // SAFETY: the contract: 16 readable aligned bytes.
    unsafe {
        asm!("movdqa {value}, [{ptr}]", value = lateout(xmm_reg) value, ptr = in(reg) ptr,
            options(nostack, preserves_flags, readonly));
    }
    value
}

#[inline(always)]
unsafe fn store(ptr: *mut u8, value: __m128i) {
    // SAFETY: the contract: 16 writable aligned bytes.
    unsafe {
        asm!("movdqa [{ptr}], {value}", value = in(xmm_reg) value, ptr = in(reg) ptr,
            options(nostack, preserves_flags));
    }
}

#[inline(always)]
pub(super) unsafe fn load_pair(ptr: *const u8) -> Pair {
    let value = load(ptr);
    // SAFETY: any 16 bytes are a pair of words.
    unsafe { std::mem::transmute::<__m128i, Pair>(value) }
}

#[inline(always)]
pub(super) unsafe fn store_pair(ptr: *mut u8, pair: Pair) {
    // The halves come in two registers: LLVM would merge loads of two neighbouring slots into one of 16 bytes, see
    // `store_pair_from_slots`.
    // SAFETY: the contract: 16 writable aligned bytes.
    unsafe {
        asm!("movq {value}, {lo}", "movq {upper}, {hi}", "punpcklqdq {value}, {upper}", "movdqa [{ptr}], {value}",
            value = out(xmm_reg) _, upper = out(xmm_reg) _, lo = in(reg) pair.lo, hi = in(reg) pair.hi,
            ptr = in(reg) ptr, options(nostack, preserves_flags));
    }
}

#[inline]
pub(super) unsafe fn compare_exchange_pair(ptr: *mut u8, old: Pair, new: Pair) -> bool {
    let equal: u8;
    // The instruction wants the lower half in rbx, which the compiler keeps for itself: it is put back.
    // SAFETY: the contract: 16 writable aligned bytes; every x86-64 processor but the first few has the instruction.
    unsafe {
        asm!("xchg rbx, rsi", "lock cmpxchg16b [rdi]", "sete r8b", "mov rbx, rsi",
            in("rdi") ptr, inout("rsi") new.lo => _, in("rcx") new.hi, inout("rax") old.lo => _,
            inout("rdx") old.hi => _, out("r8b") equal, options(nostack));
    }
    equal != 0
}

/// Two 8-byte loads: the slots may just have been written one by one, and a 16-byte load of two such stores stalls
/// until they have left the store buffer (7 ns).
#[inline(always)]
pub(super) unsafe fn store_pair_from_slots(ptr: *mut u8, slots: *const u64) {
    // SAFETY: the contract: 16 readable bytes of a frame, 16 writable aligned bytes.
    unsafe {
        asm!("movq {value}, [{slots}]", "movhps {value}, [{slots} + 8]", "movdqa [{ptr}], {value}",
            value = out(xmm_reg) _, slots = in(reg) slots, ptr = in(reg) ptr, options(nostack, preserves_flags));
    }
}

#[inline(always)]
pub(super) unsafe fn load_pair_to_slots(slots: *mut u64, ptr: *const u8) {
    let value = load(ptr);
    slots.cast::<__m128i>().write_unaligned(value);
}

#[inline(always)]
pub(super) unsafe fn move_pair(dst: *mut u8, src: *const u8) {
    store(dst, load(src));
}

#[inline]
pub(super) unsafe fn zero_pairs(ptr: *mut u8, bytes: usize) {
    let zero = std::arch::x86_64::_mm_setzero_si128();
    for at in (0..bytes).step_by(16) {
        store(ptr.add(at), zero);
    }
}

/// One move of 16, 8, 4, 2 or 1 bytes at any alignment.
macro_rules! move_at {
    ($name:ident, $load:literal, $store:literal, $class:ident, $modifier:literal) => {
        #[inline(always)]
        unsafe fn $name(dst: *mut u8, src: *const u8) {
            // SAFETY: the contract: that many readable and writable bytes.
            unsafe {
                asm!(concat!($load, " {v", $modifier, "}, [{s}]"), concat!($store, " [{d}], {v", $modifier, "}"),
                    v = out($class) _, s = in(reg) src, d = in(reg) dst, options(nostack, preserves_flags));
            }
        }
    };
}

/// The same, first and last piece of a range that two pieces cover: both are loaded before one is stored.
macro_rules! move_ends {
    ($name:ident, $mov:literal, $class:ident, $modifier:literal, $size:literal) => {
        #[inline(always)]
        unsafe fn $name(dst: *mut u8, src: *const u8, bytes: usize) {
            debug_assert!(($size..=2 * $size).contains(&bytes));
            // SAFETY: the contract: `bytes` readable and writable bytes.
            unsafe {
                asm!(
                    concat!($mov, " {a", $modifier, "}, [{s}]"),
                    concat!($mov, " {b", $modifier, "}, [{s} + {n} - ", stringify!($size), "]"),
                    concat!($mov, " [{d}], {a", $modifier, "}"),
                    concat!($mov, " [{d} + {n} - ", stringify!($size), "], {b", $modifier, "}"),
                    a = out($class) _, b = out($class) _, s = in(reg) src, d = in(reg) dst, n = in(reg) bytes,
                    options(nostack, preserves_flags),
                );
            }
        }
    };
}

move_at!(move_1, "mov", "mov", reg_byte, "");
move_at!(move_16, "movdqu", "movdqu", xmm_reg, "");
move_ends!(ends_2, "mov", reg, ":x", 2);
move_ends!(ends_4, "mov", reg, ":e", 4);
move_ends!(ends_8, "mov", reg, ":r", 8);
move_ends!(ends_16, "movdqu", xmm_reg, "", 16);

#[inline]
pub(super) unsafe fn copy_bytes(dst: *mut u8, src: *const u8, bytes: usize) {
    match bytes {
        0 => {}
        1 => move_1(dst, src),
        2..=3 => ends_2(dst, src, bytes),
        4..=7 => ends_4(dst, src, bytes),
        8..=15 => ends_8(dst, src, bytes),
        16..=32 => ends_16(dst, src, bytes),
        _ => copy_long(dst, src, bytes),
    }
}

/// More than 32 bytes.
#[inline(never)]
unsafe fn copy_long(dst: *mut u8, src: *const u8, bytes: usize) {
    if dst.addr().wrapping_sub(src.addr()) >= bytes {
        // Ranges that lie close together make `rep movsb` slow.
        if bytes >= REP_FROM && src.addr().wrapping_sub(dst.addr()) >= 64 {
            // SAFETY: the contract; the direction flag is clear by the ABI.
            unsafe {
                asm!("rep movsb", inout("rcx") bytes => _, inout("rdi") dst => _, inout("rsi") src => _,
                    options(nostack, preserves_flags));
            }
            return;
        }
        // The last piece may overlap the one before, whose bytes it then stores again: it must be loaded before
        // they change where `dst` lies less than a piece below `src`.
        let whole = (bytes - 1) & !15;
        let last = load_unaligned(src.add(bytes - 16));
        for at in (0..whole).step_by(16) {
            move_16(dst.add(at), src.add(at));
        }
        store_unaligned(dst.add(bytes - 16), last);
    } else {
        let first = load_unaligned(src);
        let mut at = bytes;
        while at > 16 {
            at -= 16;
            move_16(dst.add(at), src.add(at));
        }
        store_unaligned(dst, first);
    }
}

#[inline(always)]
unsafe fn load_unaligned(ptr: *const u8) -> __m128i {
    let value: __m128i;
    // SAFETY: the contract: 16 readable bytes.
    unsafe {
        asm!("movdqu {value}, [{ptr}]", value = lateout(xmm_reg) value, ptr = in(reg) ptr,
            options(nostack, preserves_flags, readonly));
    }
    value
}

#[inline(always)]
unsafe fn store_unaligned(ptr: *mut u8, value: __m128i) {
    // SAFETY: the contract: 16 writable bytes.
    unsafe {
        asm!("movdqu [{ptr}], {value}", value = in(xmm_reg) value, ptr = in(reg) ptr,
            options(nostack, preserves_flags));
    }
}

#[inline]
pub(super) unsafe fn zero_bytes(ptr: *mut u8, bytes: usize) {
    if bytes >= REP_FROM {
        // SAFETY: the contract; the direction flag is clear by the ABI.
        unsafe {
            asm!("rep stosb", inout("rcx") bytes => _, inout("rdi") ptr => _, in("al") 0_u8,
                options(nostack, preserves_flags));
        }
        return;
    }
    let mut at = 0;
    let zero = std::arch::x86_64::_mm_setzero_si128();
    while at + 16 <= bytes {
        store_unaligned(ptr.add(at), zero);
        at += 16;
    }
    while at < bytes {
        super::store_8(ptr.add(at), 0);
        at += 1;
    }
}
