//! Elements of slices, strings and arrays; an index out of range panics.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`]; a slice register holds a whole slice, so an index
//! below its length leads to an element; an array pointer holds nil or leads to `len` elements.

use crate::bytecode::insn::decoded::*;
use crate::heap::access;
use crate::heap::string;
use crate::heap::value::{Pair, Str};
use crate::vm::machine::{M, Slow, stop};
use crate::vm::slots::SliceSlots;
use crate::vm::state::State;
use crate::vm::trap::index_trap;

macro_rules! index {
    ($name:ident, $Op:ident, $size:literal, |$s:ident, $o:ident, $at:ident| $work:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(m: M, $s: State, $o: $Op) -> State {
            let slice = $s.slice($o.s);
            let i: u64 = $s.get($o.i);
            if i >= slice.len() {
                return index_trap(m, $s, i, slice.len());
            }
            let $at = (slice.ptr as *mut u8).add(i as usize * $size);
            $work;
            $s.next($o)
        }
    };
}

index!(idx_i8, IdxI8, 1, |s, o, at| s.set(o.dst, access::load_i8(at)));
index!(idx_u8, IdxU8, 1, |s, o, at| s.set(o.dst, access::load_u8(at)));
index!(idx_i16, IdxI16, 2, |s, o, at| s.set(o.dst, access::load_i16(at)));
index!(idx_u16, IdxU16, 2, |s, o, at| s.set(o.dst, access::load_u16(at)));
index!(idx_i32, IdxI32, 4, |s, o, at| s.set(o.dst, access::load_i32(at)));
index!(idx_u32, IdxU32, 4, |s, o, at| s.set(o.dst, access::load_u32(at)));
index!(idx64, Idx64, 8, |s, o, at| s.set(o.dst, access::load_64(at)));
index!(idx_pair, IdxPair, 16, |s, o, at| access::load_pair_to_slots(s.fp.add(usize::from(o.dst.0)), at));
index!(set_idx8, SetIdx8, 1, |s, o, at| access::store_8(at, s.get(o.src)));
index!(set_idx16, SetIdx16, 2, |s, o, at| access::store_16(at, s.get(o.src)));
index!(set_idx32, SetIdx32, 4, |s, o, at| access::store_32(at, s.get(o.src)));
index!(set_idx64, SetIdx64, 8, |s, o, at| access::store_64(at, s.get(o.src)));
index!(set_idx_ptr, SetIdxPtr, 8, |s, o, at| access::store_ptr(at, s.get(o.src)));
index!(set_idx_pair, SetIdxPair, 16, |s, o, at| access::store_pair_from_slots(at, s.fp.add(usize::from(o.src.0))));

macro_rules! index_twice {
    ($name:ident, $Op:ident, $size:literal, |$s:ident, $o:ident, $at:ident| $work:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(m: M, $s: State, $o: $Op) -> State {
            let rows = $s.slice($o.s);
            let i: u64 = $s.get($o.i);
            if i >= rows.len() {
                return index_trap(m, $s, i, rows.len());
            }
            let Pair { lo, hi } = access::load_pair((rows.ptr as *const u8).add(i as usize * 16));
            let row = SliceSlots { ptr: lo, lens: hi };
            let j: u64 = $s.get($o.j);
            if j >= row.len() {
                return index_trap(m, $s, j, row.len());
            }
            let $at = (row.ptr as *mut u8).add(j as usize * $size);
            $work;
            $s.next($o)
        }
    };
}

index_twice!(row_idx_u8, RowIdxU8, 1, |s, o, at| s.set(o.dst, access::load_u8(at)));
index_twice!(row_idx64, RowIdx64, 8, |s, o, at| s.set(o.dst, access::load_64(at)));
index_twice!(set_row_idx8, SetRowIdx8, 1, |s, o, at| access::store_8(at, s.get(o.src)));
index_twice!(set_row_idx64, SetRowIdx64, 8, |s, o, at| access::store_64(at, s.get(o.src)));

macro_rules! index_field {
    ($name:ident, $Op:ident, |$s:ident, $o:ident, $at:ident| $work:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(m: M, $s: State, $o: $Op) -> State {
            let slice = $s.slice($o.s);
            let i: u64 = $s.get($o.i);
            if i >= slice.len() {
                return index_trap(m, $s, i, slice.len());
            }
            let $at = (slice.ptr as *mut u8).add(i as usize * $o.stride.0 as usize + $o.off.0 as usize);
            $work;
            $s.next($o)
        }
    };
}

index_field!(idx_field64, IdxField64, |s, o, at| s.set(o.dst, access::load_64(at)));
index_field!(set_idx_field64, SetIdxField64, |s, o, at| access::store_64(at, s.get(o.src)));

#[inline(always)]
pub(crate) unsafe fn idx_addr(m: M, s: State, o: IdxAddr) -> State {
    let slice = s.slice(o.s);
    let i: u64 = s.get(o.i);
    if i >= slice.len() {
        return index_trap(m, s, i, slice.len());
    }
    s.set(o.dst, slice.ptr + i * u64::from(o.stride.0));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn str_idx(m: M, s: State, o: StrIdx) -> State {
    let (ptr, len) = s.pair(o.s);
    let i: u64 = s.get(o.i);
    if i >= len {
        return index_trap(m, s, i, len);
    }
    s.set(o.dst, *(ptr as *const u8).add(i as usize));
    s.next(o)
}

macro_rules! array {
    ($name:ident, $Op:ident, $size:literal, |$s:ident, $o:ident, $at:ident| $work:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(m: M, $s: State, $o: $Op) -> State {
            let ptr = $s.ptr($o.p);
            if ptr.is_null() {
                return stop(m, $s, Slow::NilDeref);
            }
            let i: u64 = $s.get($o.i);
            let len = u64::from($o.len.0);
            if i >= len {
                return index_trap(m, $s, i, len);
            }
            let $at = ptr.add(i as usize * $size);
            $work;
            $s.next($o)
        }
    };
}

array!(arr_idx_u8, ArrIdxU8, 1, |s, o, at| s.set(o.dst, access::load_u8(at)));
array!(arr_idx_i32, ArrIdxI32, 4, |s, o, at| s.set(o.dst, access::load_i32(at)));
array!(arr_idx_u32, ArrIdxU32, 4, |s, o, at| s.set(o.dst, access::load_u32(at)));
array!(arr_idx64, ArrIdx64, 8, |s, o, at| s.set(o.dst, access::load_64(at)));
array!(arr_idx_pair, ArrIdxPair, 16, |s, o, at| {
    access::load_pair_to_slots(s.fp.add(usize::from(o.dst.0)), at);
});
array!(arr_set8, ArrSet8, 1, |s, o, at| access::store_8(at, s.get(o.src)));
array!(arr_set32, ArrSet32, 4, |s, o, at| access::store_32(at, s.get(o.src)));
array!(arr_set64, ArrSet64, 8, |s, o, at| access::store_64(at, s.get(o.src)));
array!(arr_set_ptr, ArrSetPtr, 8, |s, o, at| access::store_ptr(at, s.get(o.src)));
array!(arr_set_pair, ArrSetPair, 16, |s, o, at| {
    access::store_pair_from_slots(at, s.fp.add(usize::from(o.src.0)));
});

#[inline(always)]
pub(crate) unsafe fn arr_addr(m: M, s: State, o: ArrAddr) -> State {
    let ptr = s.ptr(o.p);
    if ptr.is_null() {
        return stop(m, s, Slow::NilDeref);
    }
    let i: u64 = s.get(o.i);
    if i >= o.len.0 {
        return index_trap(m, s, i, o.len.0);
    }
    s.set_ptr(o.dst, ptr.add(i as usize * o.stride.0 as usize));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn slot_idx(m: M, s: State, o: SlotIdx) -> State {
    let i: u64 = s.get(o.i);
    if i >= u64::from(o.len.0) {
        return index_trap(m, s, i, u64::from(o.len.0));
    }
    let src = s.at(o.base).add(i as usize * usize::from(o.k.0));
    copy_slots(s.dst(o.dst), src, usize::from(o.n.0));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn slot_set(m: M, s: State, o: SlotSet) -> State {
    let i: u64 = s.get(o.i);
    if i >= u64::from(o.len.0) {
        return index_trap(m, s, i, u64::from(o.len.0));
    }
    let dst = s.dst(o.base).add(i as usize * usize::from(o.k.0));
    copy_slots(dst, s.at(o.src), usize::from(o.n.0));
    s.next(o)
}

/// Few slots: a call of memmove would cost more.
#[inline(always)]
unsafe fn copy_slots(dst: *mut u64, src: *const u64, n: usize) {
    if n == 1 {
        *dst = *src;
    } else {
        std::ptr::copy(src, dst, n);
    }
}

#[inline(always)]
pub(crate) unsafe fn idx_check(m: M, s: State, o: IdxCheck) -> State {
    let i: u64 = s.get(o.i);
    if i >= o.len.0 {
        return index_trap(m, s, i, o.len.0);
    }
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn slice_len(_: M, s: State, o: SliceLen) -> State {
    s.set(o.dst, s.slice(o.s).len());
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn slice_cap(_: M, s: State, o: SliceCap) -> State {
    s.set(o.dst, s.slice(o.s).cap());
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn str_rune(_: M, s: State, o: StrRune) -> State {
    let (lo, hi) = s.pair(o.s);
    let at: u64 = s.get(o.i);
    let first = *(lo as *const u8).add(at as usize);
    let (rune, next) = if first < 0x80 {
        (u32::from(first), at as usize + 1)
    } else {
        let packed = long_rune(lo, hi, at);
        (packed as u32, (packed >> 32) as usize)
    };
    s.set(o.rune, rune);
    s.set(o.next, next as u64);
    s.next(o)
}

/// The rune at byte `at` in the low half, the byte after it in the high half: results in one register.
#[inline(never)]
unsafe fn long_rune(lo: u64, hi: u64, at: u64) -> u64 {
    let (rune, next) = string::rune_at(Str::from_pair(Pair { lo, hi }), at as usize);
    u64::from(rune) | (next as u64) << 32
}
