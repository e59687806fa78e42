//! A goroutine's stack: slots growing up, control entries growing down, in one allocation.
//!
//! ```text
//!  base                                                            top
//!  | frame 0 | frame 1 … | frame of the callee |   free   | Ctl | Ctl |
//!            fp of frame 1                                cs
//! ```
//!
//! Invariants.
//!  1. Nobody keeps an address into a stack across a safepoint: a parked goroutine, a waiter and a native name slots by
//!     offset from the base and entries by offset from the top. Only pointer registers may lead to slots of their own
//!     stack (`FrameAddr`). So a stack grows by moving both halves and changing those registers.
//!  2. A frame is entered only when its `frame_slots` fit below the control stack.
//!
//! Rejected: segments (a call on the edge of a segment pays each time); guard pages (two memory maps a goroutine).
#![allow(unsafe_code, reason = "stacks are raw memory")]

use std::mem::MaybeUninit;

use crate::bytecode::function::SlotKind;
use crate::vm::state::Ctl;

/// Slots of the smallest stack: 512 bytes.
pub(crate) const MIN_SLOTS: u32 = 64;

/// Stacks of up to this many slots are pooled: 32 KiB.
const MAX_POOLED_SLOTS: u32 = 4096;

/// The most bytes of a stack, as in Go.
pub(crate) const MAX_BYTES: u64 = 1_000_000_000;

/// Slots that a control entry takes.
pub(crate) const CTL_SLOTS: u32 = (size_of::<Ctl>() / size_of::<u64>()) as u32;

/// A stack, owned.
#[derive(Debug)]
pub(crate) struct Stack {
    base: *mut u64,
    slots: u32,
}

impl Stack {
    /// No stack.
    pub(crate) const NONE: Stack = Stack { base: std::ptr::null_mut(), slots: 0 };

    /// A new stack; its memory is not initialised.
    fn allocate(slots: u32) -> Stack {
        let memory: Box<[MaybeUninit<u64>]> = Box::new_uninit_slice(slots as usize);
        Stack { base: Box::into_raw(memory).cast(), slots }
    }

    /// Slot 0.
    #[inline(always)]
    pub(crate) fn base(&self) -> *mut u64 {
        self.base
    }

    /// One past the last control entry.
    #[inline(always)]
    pub(crate) fn top(&self) -> *mut Ctl {
        // SAFETY: one past the end of the allocation.
        unsafe { self.base.add(self.slots as usize).cast() }
    }

    /// How many slots it has.
    pub(crate) fn slots(&self) -> u32 {
        self.slots
    }

    /// The offset of `fp`.
    pub(crate) fn fp_offset(&self, fp: *const u64) -> u32 {
        ((fp as usize - self.base as usize) / size_of::<u64>()) as u32
    }

    /// How many control entries lie from `cs` to the top.
    pub(crate) fn cs_offset(&self, cs: *const Ctl) -> u32 {
        ((self.top() as usize - cs as usize) / size_of::<Ctl>()) as u32
    }

    /// The address of slot `offset`.
    pub(crate) fn fp_at(&self, offset: u32) -> *mut u64 {
        debug_assert!(offset <= self.slots);
        // SAFETY: within the allocation.
        unsafe { self.base.add(offset as usize) }
    }

    /// The address of the control entry `offset` from the top.
    pub(crate) fn cs_at(&self, offset: u32) -> *mut Ctl {
        debug_assert!(offset * CTL_SLOTS <= self.slots);
        // SAFETY: within the allocation.
        unsafe { self.top().sub(offset as usize) }
    }

    /// Of registers of these kinds, those that lead into this stack lead to the same slots of `to`, which has taken its
    /// place.
    pub(crate) unsafe fn relocate(&self, to: &Stack, registers: *mut u64, kinds: &[SlotKind]) {
        let bytes = self.slots as usize * size_of::<u64>();
        for (i, _) in kinds.iter().enumerate().filter(|(_, kind)| **kind == SlotKind::Ptr) {
            // SAFETY: the caller's word: there are as many registers.
            let register = unsafe { &mut *registers.add(i) };
            let offset = (*register as usize).wrapping_sub(self.base as usize);
            if offset < bytes {
                *register = to.base as u64 + offset as u64;
            }
        }
    }

    /// Moves the first `n_slots` slots and the last `n_ctl` control entries into `to`.
    pub(crate) fn move_into(&self, to: &Stack, n_slots: u32, n_ctl: u32) {
        debug_assert!(n_slots + n_ctl * CTL_SLOTS <= to.slots.min(self.slots));
        // SAFETY: both ranges lie in both allocations, which are different ones.
        unsafe {
            std::ptr::copy_nonoverlapping(self.base, to.base, n_slots as usize);
            std::ptr::copy_nonoverlapping(self.cs_at(n_ctl), to.cs_at(n_ctl), n_ctl as usize);
        }
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        if !self.base.is_null() {
            let memory = std::ptr::slice_from_raw_parts_mut(self.base.cast::<MaybeUninit<u64>>(), self.slots as usize);
            // SAFETY: `allocate` got it from a box of this length.
            drop(unsafe { Box::from_raw(memory) });
        }
    }
}

/// Free stacks by size; each P has one.
#[derive(Default)]
pub(crate) struct StackPool {
    /// `free[k]` holds stacks of `MIN_SLOTS << k` slots.
    free: [Vec<Stack>; 7],
}

const _: () = assert!(MIN_SLOTS << 6 == MAX_POOLED_SLOTS);

/// The most stacks of one size that a pool keeps.
const MAX_KEPT: usize = 1024;

impl StackPool {
    fn class(slots: u32) -> Option<usize> {
        let pooled = slots.is_power_of_two() && (MIN_SLOTS..=MAX_POOLED_SLOTS).contains(&slots);
        pooled.then(|| (slots / MIN_SLOTS).trailing_zeros() as usize)
    }

    /// A stack of `slots` slots.
    #[inline]
    pub(crate) fn take(&mut self, slots: u32) -> Stack {
        let pooled = Self::class(slots).and_then(|class| self.free[class].pop());
        pooled.unwrap_or_else(|| Stack::allocate(slots))
    }

    /// Gives a stack back.
    #[inline]
    pub(crate) fn put(&mut self, stack: Stack) {
        if stack.base.is_null() {
            return;
        }
        if let Some(class) = Self::class(stack.slots)
            && self.free[class].len() < MAX_KEPT
        {
            self.free[class].push(stack);
        }
    }
}
