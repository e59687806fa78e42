//! Atomic operations on the program's memory.
#![allow(unsafe_code, reason = "memory is raw: the contract of `abi::cx`")]

use crate::bytecode::rtype::LeafKind;
use crate::heap::access;
use crate::sync::atomic::{AtomicU32, AtomicU64, Ordering::SeqCst};
use crate::vm::abi::memory::Elem;
use crate::vm::abi::values::{Iface, Ptr};
use crate::vm::abi::{Fault, NativeCx, NativeResult};

/// A value of 4 or 8 bytes.
pub trait Atomic: Elem + PartialEq {}

impl Atomic for i32 {}
impl Atomic for u32 {}
impl Atomic for i64 {}
impl Atomic for u64 {}
impl Atomic for Ptr {}

impl Ptr {
    fn check(self) -> NativeResult<*mut u8> {
        if self.is_nil() { Err(Fault::nil_deref()) } else { Ok(self.0 as *mut u8) }
    }

    /// The value that it points to.
    pub fn atomic_load<T: Atomic>(self, _: &NativeCx<'_>) -> NativeResult<T> {
        let at = self.check()?;
        // SAFETY: a pointer that is not nil leads to a value of its type, which the native's declaration names.
        let word = unsafe {
            match T::LEAF.size() {
                4 => u64::from(AtomicU32::from_ptr(at.cast()).load(SeqCst)),
                _ => AtomicU64::from_ptr(at.cast()).load(SeqCst),
            }
        };
        Ok(T::from_slots([sign_extended::<T>(word), 0]))
    }

    /// Sets the value that it points to to what `update` makes of it, in one step, unless that is `None`. The value
    /// before, and whether it was set.
    pub fn atomic_update<T: Atomic>(
        self,
        _: &NativeCx<'_>,
        update: impl Fn(T) -> Option<T>,
    ) -> NativeResult<(T, bool)> {
        let at = self.check()?;
        let value = |word: u64| T::from_slots([sign_extended::<T>(word), 0]);
        let new = |word: u64| update(value(word)).map(|new| new.to_slots()[0]);
        // SAFETY: as in `atomic_load`.
        let result = unsafe {
            match T::LEAF.size() {
                4 => AtomicU32::from_ptr(at.cast())
                    .fetch_update(SeqCst, SeqCst, |word| new(u64::from(word)).map(|new| new as u32))
                    .map(u64::from)
                    .map_err(u64::from),
                _ => AtomicU64::from_ptr(at.cast()).fetch_update(SeqCst, SeqCst, new),
            }
        };
        Ok(match result {
            Ok(before) => (value(before), true),
            Err(before) => (value(before), false),
        })
    }

    /// Sets the interface that it points to to `new` if it is `old`: the same type and the same word of data.
    pub fn compare_and_swap_iface(self, _: &NativeCx<'_>, old: Iface, new: Iface) -> NativeResult<bool> {
        let at = self.check()?;
        // SAFETY: as in `atomic_load`; an interface is a pair, 16-byte aligned.
        Ok(unsafe { access::compare_exchange_pair(at, old.0.to_pair(), new.0.to_pair()) })
    }
}

/// The slot of a value whose bits are the low ones of `word`.
fn sign_extended<T: Elem>(word: u64) -> u64 {
    if T::LEAF == LeafKind::I32 { i64::from(word as u32 as i32) as u64 } else { word }
}
