//! Memory through a pointer. Everything that goroutines may share is reached by [`crate::heap::access`].
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`]; a pointer register holds nil or the address of a
//! value of the type that the compiler knows, and offsets are those of its parts.

use crate::bytecode::insn::decoded::*;
use crate::heap::access;
use crate::sync::atomic::Ordering::{Relaxed, SeqCst};
use crate::vm::machine::{M, Slow, outline, stop};
use crate::vm::ops::jump::taken;
use crate::vm::slots::SlotValue;
use crate::vm::state::State;

macro_rules! load {
    ($name:ident, $Op:ident, $load:path) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(m: M, s: State, o: $Op) -> State {
            let ptr = s.ptr(o.ptr);
            if ptr.is_null() {
                return stop(m, s, Slow::NilDeref);
            }
            s.set(o.dst, $load(ptr.add(usize::from(o.off.0))));
            s.next(o)
        }
    };
}

load!(load_i8, LoadI8, access::load_i8);
load!(load_u8, LoadU8, access::load_u8);
load!(load_i16, LoadI16, access::load_i16);
load!(load_u16, LoadU16, access::load_u16);
load!(load_i32, LoadI32, access::load_i32);
load!(load_u32, LoadU32, access::load_u32);
load!(load64, Load64, access::load_64);

#[inline(always)]
pub(crate) unsafe fn load_pair(m: M, s: State, o: LoadPair) -> State {
    let ptr = s.ptr(o.ptr);
    if ptr.is_null() {
        return stop(m, s, Slow::NilDeref);
    }
    access::load_pair_to_slots(s.fp.add(usize::from(o.dst.0)), ptr.add(usize::from(o.off.0)));
    s.next(o)
}

macro_rules! store {
    ($name:ident, $Op:ident, $store:path) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(m: M, s: State, o: $Op) -> State {
            let ptr = s.ptr(o.ptr);
            if ptr.is_null() {
                return stop(m, s, Slow::NilDeref);
            }
            $store(ptr.add(usize::from(o.off.0)), s.get(o.src));
            s.next(o)
        }
    };
}

store!(store8, Store8, access::store_8);
store!(store16, Store16, access::store_16);
store!(store32, Store32, access::store_32);
store!(store64, Store64, access::store_64);
store!(store_ptr, StorePtr, access::store_ptr);

#[inline(always)]
pub(crate) unsafe fn store_pair(m: M, s: State, o: StorePair) -> State {
    let ptr = s.ptr(o.ptr);
    if ptr.is_null() {
        return stop(m, s, Slow::NilDeref);
    }
    access::store_pair_from_slots(ptr.add(usize::from(o.off.0)), s.fp.add(usize::from(o.src.0)));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn add_ptr(m: M, s: State, o: AddPtr) -> State {
    let ptr = s.ptr(o.ptr);
    if ptr.is_null() {
        return stop(m, s, Slow::NilDeref);
    }
    s.set_ptr(o.dst, ptr.add(o.off.0 as usize));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn receiver_check(m: M, s: State, o: ReceiverCheck) -> State {
    if s.ptr(o.ptr).is_null() {
        return outline(m, s, move |m| crate::vm::trap::nil_receiver(m, o.text.0));
    }
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn nil_check(m: M, s: State, o: NilCheck) -> State {
    if s.ptr(o.ptr).is_null() {
        return stop(m, s, Slow::NilDeref);
    }
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn nil_check_iface(m: M, s: State, o: NilCheckIface) -> State {
    if s.pair(o.v).0 == 0 {
        return stop(m, s, Slow::NilDeref);
    }
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn load_words(m: M, s: State, o: LoadWords) -> State {
    let ptr = s.ptr(o.ptr);
    if ptr.is_null() {
        return stop(m, s, Slow::NilDeref);
    }
    let (src, dst) = (ptr.add(usize::from(o.off.0)), s.dst(o.dst));
    for i in 0..usize::from(o.n.0) {
        *dst.add(i) = access::load_64(src.add(8 * i));
    }
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn store_words(m: M, s: State, o: StoreWords) -> State {
    let ptr = s.ptr(o.ptr);
    if ptr.is_null() {
        return stop(m, s, Slow::NilDeref);
    }
    let (dst, src) = (ptr.add(usize::from(o.off.0)), s.at(o.src));
    for i in 0..usize::from(o.n.0) {
        access::store_64(dst.add(8 * i), *src.add(i));
    }
    s.next(o)
}

macro_rules! float_operand {
    ($name:ident, $Op:ident, |$a:ident, $b:ident| $result:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(m: M, s: State, o: $Op) -> State {
            let ptr = s.ptr(o.ptr);
            if ptr.is_null() {
                return stop(m, s, Slow::NilDeref);
            }
            let ($a, $b): (f64, f64) = (s.get(o.a), f64::from_bits(access::load_64(ptr.add(usize::from(o.off.0)))));
            s.set(o.dst, $result);
            s.next(o)
        }
    };
}

float_operand!(add_f64_mem, AddF64Mem, |a, b| a + b);
float_operand!(sub_f64_mem, SubF64Mem, |a, b| a - b);
float_operand!(mul_f64_mem, MulF64Mem, |a, b| a * b);

macro_rules! operand {
    ($s:ident, $o:ident, src) => {
        $s.get($o.src)
    };
    ($s:ident, $o:ident, imm) => {
        i64::from($o.imm.0)
    };
}

macro_rules! update {
    ($name:ident, $Op:ident, $operand:ident, |$old:ident: $T:ty, $new:ident| $result:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(m: M, s: State, o: $Op) -> State {
            let ptr = s.ptr(o.ptr);
            if ptr.is_null() {
                return stop(m, s, Slow::NilDeref);
            }
            let ptr = ptr.add(usize::from(o.off.0));
            let $old: $T = SlotValue::from_slot(access::load_64(ptr));
            let $new: $T = operand!(s, o, $operand);
            access::store_64(ptr, SlotValue::to_slot($result));
            s.next(o)
        }
    };
}

update!(add_mem64, AddMem64, src, |old: i64, new| old.wrapping_add(new));
update!(add_mem64_imm, AddMem64Imm, imm, |old: i64, new| old.wrapping_add(new));
update!(add_mem_f64, AddMemF64, src, |old: f64, new| old + new);
update!(sub_mem_f64, SubMemF64, src, |old: f64, new| old - new);

// ---- Package variables: their addresses stand in the code.

#[inline(always)]
pub(crate) unsafe fn global_addr(_: M, s: State, o: GlobalAddr) -> State {
    s.set(o.dst, o.global_.0);
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn global_load64(_: M, s: State, o: GlobalLoad64) -> State {
    s.set(o.dst, access::load_64(o.global_.0 as *const u8));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn global_load_pair(_: M, s: State, o: GlobalLoadPair) -> State {
    access::load_pair_to_slots(s.fp.add(usize::from(o.dst.0)), o.global_.0 as *const u8);
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn global_store64(_: M, s: State, o: GlobalStore64) -> State {
    access::store_64(o.global_.0 as *mut u8, s.get(o.src));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn global_store_ptr(_: M, s: State, o: GlobalStorePtr) -> State {
    access::store_ptr(o.global_.0 as *mut u8, s.get(o.src));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn global_store_pair(_: M, s: State, o: GlobalStorePair) -> State {
    access::store_pair_from_slots(o.global_.0 as *mut u8, s.fp.add(usize::from(o.src.0)));
    s.next(o)
}

// ---- Atomic operations of sync/atomic, sequentially consistent.

macro_rules! atomic {
    ($name:ident, $Op:ident, $Atomic:ident, |$at:ident, $s:ident, $o:ident| $work:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(m: M, $s: State, $o: $Op) -> State {
            let ptr = $s.ptr($o.ptr);
            if ptr.is_null() {
                return stop(m, $s, Slow::NilDeref);
            }
            let $at = crate::sync::atomic::$Atomic::from_ptr(ptr.cast());
            $work;
            $s.next($o)
        }
    };
}

atomic!(atomic_load32, AtomicLoad32, AtomicU32, |at, s, o| s.set(o.dst, at.load(SeqCst) as i32));
atomic!(atomic_store32, AtomicStore32, AtomicU32, |at, s, o| at.store(s.get(o.v), SeqCst));
atomic!(atomic_add32, AtomicAdd32, AtomicU32, |at, s, o| {
    let v: u32 = s.get(o.v);
    s.set(o.dst, at.fetch_add(v, SeqCst).wrapping_add(v) as i32);
});
atomic!(atomic_swap32, AtomicSwap32, AtomicU32, |at, s, o| {
    s.set(o.dst, at.swap(s.get(o.v), SeqCst) as i32);
});
atomic!(atomic_cas32, AtomicCas32, AtomicU32, |at, s, o| {
    s.set(o.dst, at.compare_exchange(s.get(o.old), s.get(o.new), SeqCst, SeqCst).is_ok());
});
atomic!(atomic_load64, AtomicLoad64, AtomicU64, |at, s, o| s.set(o.dst, at.load(SeqCst)));
atomic!(atomic_store64, AtomicStore64, AtomicU64, |at, s, o| at.store(s.get(o.v), SeqCst));
atomic!(atomic_add64, AtomicAdd64, AtomicU64, |at, s, o| {
    let v: u64 = s.get(o.v);
    s.set(o.dst, at.fetch_add(v, SeqCst).wrapping_add(v));
});
atomic!(atomic_swap64, AtomicSwap64, AtomicU64, |at, s, o| s.set(o.dst, at.swap(s.get(o.v), SeqCst)));
atomic!(atomic_cas64, AtomicCas64, AtomicU64, |at, s, o| {
    s.set(o.dst, at.compare_exchange(s.get(o.old), s.get(o.new), SeqCst, SeqCst).is_ok());
});

// ---- The mutex. The flags are those of internal/sync.Mutex, whose methods say what they mean.

const LOCKED: u32 = 1;
const WOKEN: u32 = 2;
const STARVING: u32 = 4;

#[inline(always)]
pub(crate) unsafe fn frame_addr(m: M, s: State, o: FrameAddr) -> State {
    (*(*m).g).points_into_stack = true;
    s.set_ptr(o.dst, s.at(o.slot).cast());
    s.next(o)
}

/// Replaces the state of a mutex by `update(state)` and jumps; goes on if that is `None` or somebody else was first.
macro_rules! mutex {
    ($name:ident, $Op:ident, |$state:ident| $update:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $name(m: M, s: State, o: $Op) -> State {
            let ptr = s.ptr(o.ptr);
            if ptr.is_null() {
                return stop(m, s, Slow::NilDeref);
            }
            let word = crate::sync::atomic::AtomicU32::from_ptr(ptr.add(usize::from(o.off.0)).cast());
            let $state = word.load(Relaxed);
            let new: Option<u32> = $update;
            if let Some(new) = new
                && word.compare_exchange($state, new, SeqCst, Relaxed).is_ok()
            {
                taken();
                return s.jump(o.to.0 as isize);
            }
            s.next(o)
        }
    };
}

mutex!(mutex_lock, MutexLock, |state| (state & (LOCKED | STARVING) == 0).then_some(state | LOCKED));
mutex!(mutex_unlock, MutexUnlock, |state| {
    (state == LOCKED || state & (LOCKED | WOKEN | STARVING) == LOCKED | WOKEN).then_some(state.wrapping_sub(LOCKED))
});
