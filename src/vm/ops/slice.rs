//! Slices: slicing, make, append, copy.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`]; slice registers hold whole slices of the element
//! type that the instruction names.

use crate::bytecode::insn::Instruction;
use crate::bytecode::insn::decoded::*;
use crate::heap::value::{Pair, Slice, Str};
use crate::heap::{access, slice};
use crate::vm::machine::{M, Slow, outline, stop};
use crate::vm::ops::aggregate::{done, ty};
use crate::vm::slots::{SliceSlots, TwoSlots};
use crate::vm::state::State;
use crate::vm::trap::{SliceFault, Trap, raise};

impl State {
    /// The slice in a register, as the heap knows it.
    #[inline(always)]
    unsafe fn heap_slice(self, r: impl TwoSlots) -> Slice {
        let (lo, hi) = self.pair(r);
        Slice::from_pair(Pair { lo, hi })
    }

    #[inline(always)]
    unsafe fn set_slice(self, r: impl TwoSlots, slice: Slice) {
        let pair = slice.to_pair();
        self.set_pair(r, (pair.lo, pair.hi));
    }
}

/// Which bounds of a slice expression are there.
#[derive(Clone, Copy)]
struct Bounds {
    lo: Option<i64>,
    hi: Option<i64>,
    max: Option<i64>,
}

/// The operands of a slice expression's bounds.
macro_rules! bounds {
    ($s:ident, $o:ident) => {
        Bounds {
            lo: ($o.mask.0 & 1 != 0).then(|| $s.get($o.lo)),
            hi: ($o.mask.0 & 2 != 0).then(|| $s.get($o.hi)),
            max: ($o.mask.0 & 4 != 0).then(|| $s.get($o.max)),
        }
    };
}

/// The bounds of the result: from, to, capacity's end.
fn check(bounds: Bounds, len: u64, cap: u64, is_array: bool) -> Result<(u64, u64, u64), SliceFault> {
    let in_range = |value: i64, limit: u64| value >= 0 && value as u64 <= limit;
    let max = match bounds.max {
        Some(max) if !in_range(max, cap) && is_array => return Err(SliceFault::MaxLen(max, cap)),
        Some(max) if !in_range(max, cap) => return Err(SliceFault::MaxCap(max, cap)),
        Some(max) => max as u64,
        None => cap,
    };
    let hi = bounds.hi.unwrap_or(len as i64);
    if !in_range(hi, max) {
        return Err(match (bounds.max, is_array) {
            (Some(max), _) => SliceFault::HiMax(hi, max),
            (None, true) => SliceFault::HiLen(hi, cap),
            (None, false) => SliceFault::HiCap(hi, cap),
        });
    }
    let lo = bounds.lo.unwrap_or(0);
    if !in_range(lo, hi as u64) {
        let fault = if bounds.max.is_some() { SliceFault::LoHi3(lo, hi) } else { SliceFault::LoHi(lo, hi) };
        return Err(fault);
    }
    Ok((lo as u64, hi as u64, max))
}

/// The part of a slice whose bounds were checked. With no capacity left the pointer stays at the beginning, so that
/// none stands one past its object.
fn part(ptr: u64, (lo, hi, max): (u64, u64, u64), stride: u32) -> SliceSlots {
    let ptr = if max == lo { ptr } else { ptr + lo * u64::from(stride) };
    SliceSlots { ptr, lens: (hi - lo) | (max - lo) << 32 }
}

#[inline(always)]
pub(crate) unsafe fn slice_slice(m: M, s: State, o: SliceSlice) -> State {
    let slice = s.slice(o.s);
    if o.mask.0 & 4 == 0 {
        let lo = if o.mask.0 & 1 != 0 { s.get(o.lo) } else { 0_u64 };
        let hi = if o.mask.0 & 2 != 0 { s.get(o.hi) } else { slice.len() };
        if hi <= slice.cap() && lo <= hi {
            let result = part(slice.ptr, (lo, hi, slice.cap()), o.stride.0);
            s.set_pair(o.dst, (result.ptr, result.lens));
            return s.next(o);
        }
    }
    outline(m, s, move |m| {
        let bounds = bounds!(s, o);
        slice_out(m, slice, bounds, s.fp.add(usize::from(o.dst.0)), o.stride.0)
    })
}

#[cold]
#[inline(never)]
unsafe fn slice_out(m: M, slice: SliceSlots, bounds: Bounds, dst: *mut u64, stride: u32) -> *const u64 {
    match check(bounds, slice.len(), slice.cap(), false) {
        Ok(range) => {
            let result = part(slice.ptr, range, stride);
            *dst = result.ptr;
            *dst.add(1) = result.lens;
            (*m).saved.pc.add(SliceSlice::WORDS)
        }
        Err(fault) => raise(m, Trap::Slice(fault)),
    }
}

#[inline(always)]
pub(crate) unsafe fn slice_str(m: M, s: State, o: SliceStr) -> State {
    let (ptr, len) = s.pair(o.s);
    let lo: u64 = if o.mask.0 & 1 != 0 { s.get(o.lo) } else { 0 };
    let hi: u64 = if o.mask.0 & 2 != 0 { s.get(o.hi) } else { len };
    if hi <= len && lo <= hi {
        let ptr = if lo == hi { ptr } else { ptr + lo };
        s.set_pair(o.dst, (ptr, hi - lo));
        return s.next(o);
    }
    outline(m, s, move |m| str_bounds(m, lo, hi, len))
}

#[cold]
#[inline(never)]
unsafe fn str_bounds(m: M, lo: u64, hi: u64, len: u64) -> *const u64 {
    let (lo, hi) = (lo as i64, hi as i64);
    let fault = if hi < 0 || hi as u64 > len { SliceFault::HiLen(hi, len) } else { SliceFault::LoHi(lo, hi) };
    raise(m, Trap::Slice(fault))
}

#[inline(always)]
pub(crate) unsafe fn slice_arr(m: M, s: State, o: SliceArr) -> State {
    let ptr = s.ptr(o.p);
    if ptr.is_null() {
        return stop(m, s, Slow::NilDeref);
    }
    outline(m, s, move |m| {
        let bounds = bounds!(s, o);
        arr_out(m, ptr as u64, bounds, o.len.0, s.fp.add(usize::from(o.dst.0)), o.stride.0)
    })
}

#[inline(never)]
unsafe fn arr_out(m: M, ptr: u64, bounds: Bounds, len: u64, dst: *mut u64, stride: u32) -> *const u64 {
    match check(bounds, len, len, true) {
        Ok(range) => {
            let result = part(ptr, range, stride);
            *dst = result.ptr;
            *dst.add(1) = result.lens;
            (*m).saved.pc.add(SliceArr::WORDS)
        }
        Err(fault) => raise(m, Trap::Slice(fault)),
    }
}

#[inline(always)]
pub(crate) unsafe fn slice_to_arr(m: M, s: State, o: SliceToArr) -> State {
    let slice = s.slice(o.s);
    if slice.len() < o.len.0 {
        return outline(m, s, move |m| raise(m, Trap::SliceToArray { len: slice.len(), want: o.len.0 }));
    }
    s.set(o.dst, slice.ptr);
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn make_slice(m: M, s: State, o: MakeSlice) -> State {
    outline(m, s, move |m| {
        let (len, cap) = (s.get(o.len), s.get(o.cap));
        let made = slice::make(&*(*m).alloc, ty(o.ty.0), len, cap);
        done(m, made.map(|made| s.set_slice(o.dst, made)), MakeSlice::WORDS)
    })
}

macro_rules! append {
    ($name:ident, $Op:ident, $out:ident, $size:literal, |$s:ident, $o:ident, $at:ident| $store:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(m: M, $s: State, $o: $Op) -> State {
            let slice = $s.slice($o.s);
            if slice.len() == slice.cap() {
                return outline(m, $s, move |m| $out(m, $s, $o));
            }
            let $at = (slice.ptr as *mut u8).add(slice.len() as usize * $size);
            $store;
            $s.set_pair($o.dst, (slice.ptr, slice.lens + 1));
            $s.next($o)
        }

        #[cold]
        #[inline(never)]
        unsafe fn $out(m: M, $s: State, $o: $Op) -> *const u64 {
            let grown = slice::grow(&*(*m).alloc, $s.heap_slice($o.s), 1, ty($o.ty.0));
            let stored = grown.map(|mut grown| {
                let $at = grown.ptr.add(grown.len as usize * $size);
                $store;
                grown.len += 1;
                $s.set_slice($o.dst, grown);
            });
            done(m, stored, $Op::WORDS)
        }
    };
}

append!(append64, Append64, append64_out, 8, |s, o, at| access::store_64(at, s.get(o.v)));
append!(append_ptr, AppendPtr, append_ptr_out, 8, |s, o, at| access::store_ptr(at, s.get(o.v)));
append!(append_pair, AppendPair, append_pair_out, 16, |s, o, at| {
    access::store_pair_from_slots(at, s.fp.add(usize::from(o.v.0)));
});
append!(append8, Append8, append8_out, 1, |s, o, at| access::store_8(at, s.get(o.v)));

#[inline(always)]
pub(crate) unsafe fn append_n(m: M, s: State, o: AppendN) -> State {
    outline(m, s, move |m| {
        let grown = slice::append_zero(&*(*m).alloc, s.heap_slice(o.s), usize::from(o.n.0), ty(o.ty.0));
        done(m, grown.map(|grown| s.set_slice(o.dst, grown)), AppendN::WORDS)
    })
}

#[inline(always)]
pub(crate) unsafe fn append_slice(m: M, s: State, o: AppendSlice) -> State {
    outline(m, s, move |m| {
        let joined = slice::append(&*(*m).alloc, s.heap_slice(o.a), s.heap_slice(o.b), ty(o.ty.0));
        done(m, joined.map(|joined| s.set_slice(o.dst, joined)), AppendSlice::WORDS)
    })
}

#[inline(always)]
pub(crate) unsafe fn append_str(m: M, s: State, o: AppendStr) -> State {
    outline(m, s, move |m| {
        let (lo, hi) = s.pair(o.b);
        let text = Str::from_pair(Pair { lo, hi });
        let joined = slice::append_str(&*(*m).alloc, s.heap_slice(o.a), text, ty(o.ty.0));
        done(m, joined.map(|joined| s.set_slice(o.dst, joined)), AppendStr::WORDS)
    })
}

#[inline(always)]
pub(crate) unsafe fn copy_slice(m: M, s: State, o: CopySlice) -> State {
    outline(m, s, move |m| {
        let n = slice::copy(s.heap_slice(o.a), s.heap_slice(o.b), ty(o.ty.0));
        s.set(o.dst, n);
        (*m).saved.pc.add(CopySlice::WORDS)
    })
}

#[inline(always)]
pub(crate) unsafe fn copy_str(m: M, s: State, o: CopyStr) -> State {
    outline(m, s, move |m| {
        let (lo, hi) = s.pair(o.b);
        let n = slice::copy_str(s.heap_slice(o.a), Str::from_pair(Pair { lo, hi }));
        s.set(o.dst, n);
        (*m).saved.pc.add(CopyStr::WORDS)
    })
}

#[inline(always)]
pub(crate) unsafe fn clear_slice(m: M, s: State, o: ClearSlice) -> State {
    outline(m, s, move |m| {
        slice::clear(s.heap_slice(o.s), ty(o.ty.0));
        (*m).saved.pc.add(ClearSlice::WORDS)
    })
}
