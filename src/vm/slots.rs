//! Typed access to the operands of an instruction: the only way from a handler to the slots of its frame.
//!
//! SAFETY, for all of this file: `bytecode::verify` checked each register of a function against the number of its
//! registers and each pair against its neighbour; a call reserves the callee's `frame_slots` before it enters
//! (`ops::call`). So `fp + register` lies in the goroutine's stack, and nobody else touches a running goroutine's
//! stack: the collector reads it while the world is stopped, a waker writes into it while the goroutine is parked.
#![allow(unsafe_code, reason = "slots are raw: see the safety section")]

use crate::bytecode::insn::Instruction;
use crate::bytecode::operand::{Dst, I, L, Mut, N, P, S, Src, W, X, X2};
use crate::vm::state::State;

/// A value that fits a slot, and how it is kept there: narrow integers extended to 64 bits, a float32 as its bits.
pub(crate) trait SlotValue: Copy {
    /// From a slot.
    fn from_slot(word: u64) -> Self;
    /// To a slot.
    fn to_slot(self) -> u64;
}

macro_rules! slot_integers {
    ($($ty:ty),*) => {$(
        impl SlotValue for $ty {
            #[inline(always)]
            fn from_slot(word: u64) -> Self {
                word as $ty
            }
            #[inline(always)]
            fn to_slot(self) -> u64 {
                self as u64
            }
        }
    )*};
}

slot_integers!(i8, i16, i32, i64, u8, u16, u32, u64);

impl SlotValue for bool {
    #[inline(always)]
    fn from_slot(word: u64) -> Self {
        word != 0
    }
    #[inline(always)]
    fn to_slot(self) -> u64 {
        u64::from(self)
    }
}

impl SlotValue for f64 {
    #[inline(always)]
    fn from_slot(word: u64) -> Self {
        f64::from_bits(word)
    }
    #[inline(always)]
    fn to_slot(self) -> u64 {
        self.to_bits()
    }
}

impl SlotValue for f32 {
    #[inline(always)]
    fn from_slot(word: u64) -> Self {
        f32::from_bits(word as u32)
    }
    #[inline(always)]
    fn to_slot(self) -> u64 {
        u64::from(self.to_bits())
    }
}

/// A register operand that names one slot.
pub(crate) trait OneSlot: Copy {
    /// The slot.
    fn slot(self) -> usize;
}

/// A register operand that names two slots.
pub(crate) trait TwoSlots: Copy {
    /// The first slot.
    fn slot(self) -> usize;
}

macro_rules! slot_operands {
    ($Trait:ident: $($Op:ident<$Shape:ident>),*) => {$(
        impl $Trait for $Op<$Shape> {
            #[inline(always)]
            fn slot(self) -> usize {
                usize::from(self.0)
            }
        }
    )*};
}

slot_operands!(OneSlot: Src<W>, Src<P>, Src<X>, Dst<W>, Dst<P>, Dst<X>, Mut<W>);
slot_operands!(TwoSlots: Src<X2>, Src<S>, Src<L>, Src<I>, Dst<X2>, Dst<S>, Dst<L>, Dst<I>);

/// A slice as it lies in slots.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SliceSlots {
    /// The first element.
    pub(crate) ptr: u64,
    /// The length in the low, the capacity in the high half.
    pub(crate) lens: u64,
}

impl SliceSlots {
    /// How many elements there are.
    #[inline(always)]
    pub(crate) fn len(self) -> u64 {
        self.lens & 0xffff_ffff
    }

    /// How many elements there is room for.
    #[inline(always)]
    pub(crate) fn cap(self) -> u64 {
        self.lens >> 32
    }
}

impl State {
    /// The value of a register.
    #[inline(always)]
    pub(crate) unsafe fn get<T: SlotValue>(self, r: impl OneSlot) -> T {
        // SAFETY: the contract at the top of this file.
        T::from_slot(unsafe { *self.fp.add(r.slot()) })
    }

    /// The pointer in a register.
    #[inline(always)]
    pub(crate) unsafe fn ptr(self, r: impl OneSlot) -> *mut u8 {
        // SAFETY: the contract at the top of this file.
        unsafe { *self.fp.add(r.slot()) as *mut u8 }
    }

    /// Sets a register.
    #[inline(always)]
    pub(crate) unsafe fn set<T: SlotValue>(self, r: impl OneSlot, value: T) {
        // SAFETY: the contract at the top of this file.
        unsafe { *self.fp.add(r.slot()) = value.to_slot() }
    }

    /// Sets a pointer register.
    #[inline(always)]
    pub(crate) unsafe fn set_ptr(self, r: impl OneSlot, value: *mut u8) {
        // SAFETY: the contract at the top of this file.
        unsafe { *self.fp.add(r.slot()) = value as u64 }
    }

    /// The two words of a pair. They are read one by one: a 16-byte load of two fresh 8-byte stores stalls.
    #[inline(always)]
    pub(crate) unsafe fn pair(self, r: impl TwoSlots) -> (u64, u64) {
        // SAFETY: the contract at the top of this file.
        unsafe {
            let at = self.fp.add(r.slot());
            (at.read_volatile(), at.add(1).read_volatile())
        }
    }

    /// Sets the two words of a pair.
    #[inline(always)]
    pub(crate) unsafe fn set_pair(self, r: impl TwoSlots, (a, b): (u64, u64)) {
        // SAFETY: the contract at the top of this file.
        unsafe {
            let at = self.fp.add(r.slot());
            *at = a;
            *at.add(1) = b;
        }
    }

    /// The slice in a pair.
    #[inline(always)]
    pub(crate) unsafe fn slice(self, r: Src<L>) -> SliceSlots {
        // SAFETY: the contract at the top of this file.
        let (ptr, lens) = unsafe { self.pair(r) };
        SliceSlots { ptr, lens }
    }

    /// The place of a run of slots that is read.
    #[inline(always)]
    pub(crate) unsafe fn at(self, r: Src<N>) -> *mut u64 {
        // SAFETY: the contract at the top of this file.
        unsafe { self.fp.add(usize::from(r.0)) }
    }

    /// The place of a run of slots that is written.
    #[inline(always)]
    pub(crate) unsafe fn dst(self, r: Dst<N>) -> *mut u64 {
        // SAFETY: the contract at the top of this file.
        unsafe { self.fp.add(usize::from(r.0)) }
    }

    /// The state at the next instruction after `O`.
    #[inline(always)]
    pub(crate) unsafe fn next<O: Instruction>(self, _: O) -> State {
        // SAFETY: code ends in an instruction that does not fall through.
        State { pc: unsafe { self.pc.add(O::WORDS) }, ..self }
    }

    /// The state after a jump of `to` words from the current instruction.
    #[inline(always)]
    pub(crate) unsafe fn jump(self, to: isize) -> State {
        // SAFETY: the verifier saw that every jump ends at an instruction of the same function.
        State { pc: unsafe { self.pc.offset(to) }, ..self }
    }
}
