//! Pair moves where no instruction is known to do them whole: under one of a few locks, chosen by the address. Also
//! what Miri runs.
//!
//! The contract is that of [`access`](super).
#![allow(unsafe_op_in_unsafe_fn, reason = "one safety contract for the file, stated in its parent")]

use super::{Pair, load_64, load_u8, store_8, store_64};
use crate::sync::atomic::{AtomicBool, Ordering};
use crate::sync::hint;

/// A pair is read and written under the lock of its address.
static LOCKS: [AtomicBool; 64] = [const { AtomicBool::new(false) }; 64];

struct Locked(&'static AtomicBool);

impl Locked {
    fn at(ptr: *const u8) -> Locked {
        let lock = &LOCKS[(ptr.addr() >> 4) % LOCKS.len()];
        // Acquire pairs with the release in `drop`.
        while lock.swap(true, Ordering::Acquire) {
            hint::spin_loop();
        }
        Locked(lock)
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

pub(super) unsafe fn load_pair(ptr: *const u8) -> Pair {
    let _locked = Locked::at(ptr);
    Pair { lo: load_64(ptr), hi: load_64(ptr.add(8)) }
}

pub(super) unsafe fn store_pair(ptr: *mut u8, pair: Pair) {
    let _locked = Locked::at(ptr);
    store_64(ptr, pair.lo);
    store_64(ptr.add(8), pair.hi);
}

pub(super) unsafe fn compare_exchange_pair(ptr: *mut u8, old: Pair, new: Pair) -> bool {
    let _locked = Locked::at(ptr);
    let equal = Pair { lo: load_64(ptr), hi: load_64(ptr.add(8)) } == old;
    if equal {
        store_64(ptr, new.lo);
        store_64(ptr.add(8), new.hi);
    }
    equal
}

pub(super) unsafe fn load_pair_to_slots(slots: *mut u64, ptr: *const u8) {
    load_pair(ptr).to_slots(slots);
}

pub(super) unsafe fn store_pair_from_slots(ptr: *mut u8, slots: *const u64) {
    store_pair(ptr, Pair::from_slots(slots));
}

pub(super) unsafe fn move_pair(dst: *mut u8, src: *const u8) {
    store_pair(dst, load_pair(src));
}

pub(super) unsafe fn zero_pairs(ptr: *mut u8, bytes: usize) {
    for at in (0..bytes).step_by(16) {
        store_pair(ptr.add(at), Pair::default());
    }
}

pub(super) unsafe fn copy_bytes(dst: *mut u8, src: *const u8, bytes: usize) {
    if (dst.addr() | src.addr() | bytes).is_multiple_of(8) {
        return super::copy_words(dst, src, bytes);
    }
    if dst.addr().wrapping_sub(src.addr()) >= bytes {
        (0..bytes).for_each(|at| store_8(dst.add(at), load_u8(src.add(at))));
    } else {
        (0..bytes).rev().for_each(|at| store_8(dst.add(at), load_u8(src.add(at))));
    }
}

pub(super) unsafe fn zero_bytes(ptr: *mut u8, bytes: usize) {
    (0..bytes).for_each(|at| store_8(ptr.add(at), 0));
}
