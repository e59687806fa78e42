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
use crate::vm::trap::{self, Bound, SliceFault, Trap, raise};

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

/// The bounds of a slice expression that are there. A negative one is above every limit.
#[derive(Clone, Copy)]
struct Bounds([Option<u64>; 3]);

/// The operands of a slice expression's bounds.
macro_rules! bounds {
    ($s:ident, $o:ident) => {
        Bounds([
            ($o.mask.0 & 1 != 0).then(|| $s.get($o.lo)),
            ($o.mask.0 & 2 != 0).then(|| $s.get($o.hi)),
            ($o.mask.0 & 4 != 0).then(|| $s.get($o.max)),
        ])
    };
}

impl Bounds {
    /// The bounds of the result, if they are in range: from, to, capacity's end.
    fn within(self, len: u64, cap: u64) -> Option<(u64, u64, u64)> {
        let [lo, hi, max] = self.0;
        let max = max.unwrap_or(cap);
        let hi = hi.unwrap_or(len);
        let lo = lo.unwrap_or(0);
        (max <= cap && hi <= max && lo <= hi).then_some((lo, hi, max))
    }

    /// Which of the bounds of the saved instruction is out of range: Go looks at the last one first.
    #[cold]
    unsafe fn fault(self, m: M, len: u64, cap: u64, is_array: bool) -> SliceFault {
        let unsigned = trap::unsigned_bounds(m);
        let [lo, hi, max] = [0, 1, 2].map(|i| self.0[i].map(|word| Bound::new(word, unsigned >> i & 1 != 0)));
        let [_, hi_word, max_word] = self.0;
        if let Some(max) = max
            && max_word > Some(cap)
        {
            return if is_array { SliceFault::MaxLen(max, cap) } else { SliceFault::MaxCap(max, cap) };
        }
        if let Some(hi) = hi
            && hi_word > max_word.or(Some(cap))
        {
            return match max_word {
                Some(max) => SliceFault::HiMax(hi, max),
                None if is_array => SliceFault::HiLen(hi, cap),
                None => SliceFault::HiCap(hi, cap),
            };
        }
        let lo = lo.expect("one of the bounds is out of range");
        let hi = hi_word.unwrap_or(len);
        if max.is_some() { SliceFault::LoHi3(lo, hi) } else { SliceFault::LoHi(lo, hi) }
    }
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
    match bounds.within(slice.len(), slice.cap()) {
        Some(range) => {
            let result = part(slice.ptr, range, stride);
            *dst = result.ptr;
            *dst.add(1) = result.lens;
            (*m).saved.pc.add(SliceSlice::WORDS)
        }
        None => raise(m, Trap::Slice(bounds.fault(m, slice.len(), slice.cap(), false))),
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
    outline(m, s, move |m| str_bounds(m, [lo, hi], len))
}

#[cold]
#[inline(never)]
unsafe fn str_bounds(m: M, bounds: [u64; 2], len: u64) -> *const u64 {
    let [lo, hi] = bounds.map(Some);
    raise(m, Trap::Slice(Bounds([lo, hi, None]).fault(m, len, len, true)))
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
    match bounds.within(len, len) {
        Some(range) => {
            let result = part(ptr, range, stride);
            *dst = result.ptr;
            *dst.add(1) = result.lens;
            (*m).saved.pc.add(SliceArr::WORDS)
        }
        None => raise(m, Trap::Slice(bounds.fault(m, len, len, true))),
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
