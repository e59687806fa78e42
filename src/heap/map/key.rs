//! How the three classes of keys are hashed, compared and stored.

use super::super::access;
use super::super::equal::{self, Seed};
use super::super::error::HeapError;
use super::super::hash;
use super::super::value::{Str, load_str};
use crate::bytecode::rtype::{EqOp, Repr, TypeRef};

/// A key to look for.
///
/// The functions lean on one promise, which [`Table`](super::table::Table) keeps: `entry` is an entry of a table
/// whose keys have this key's type.
pub(super) trait Key {
    /// Its hash: the upper bits choose the first cell, the lower ones stand in it.
    fn hash(&self) -> u32;
    /// Whether it is the key of an entry.
    unsafe fn is_at(&self, entry: *const u8) -> bool;
    /// Makes it the key of an entry.
    unsafe fn store(&self, entry: *mut u8);
    /// Whether an equal key must be replaced when the value is: it may differ in bits (0 and -0).
    fn replaces(&self) -> bool {
        false
    }
}

/// A key of class Word.
#[derive(Clone, Copy)]
pub(super) struct WordKey {
    word: u64,
    hash: u32,
}

impl WordKey {
    #[inline(always)]
    pub(super) fn new(word: u64, seed: u64) -> WordKey {
        WordKey { word, hash: (hash::hash_word(word, seed) >> 32) as u32 }
    }
}

impl Key for WordKey {
    #[inline(always)]
    fn hash(&self) -> u32 {
        self.hash
    }

    #[inline(always)]
    unsafe fn is_at(&self, entry: *const u8) -> bool {
        // SAFETY: an entry begins with its key: 8 bytes.
        unsafe { access::load_64(entry) == self.word }
    }

    #[inline(always)]
    unsafe fn store(&self, entry: *mut u8) {
        // SAFETY: as in `is_at`. It may be a pointer.
        unsafe { access::store_ptr(entry, self.word) };
    }
}

/// A string key.
#[derive(Clone, Copy)]
pub(super) struct StrKey {
    string: Str,
    hash: u32,
}

impl StrKey {
    /// The string's bytes are reachable while the key is used.
    #[inline(always)]
    pub(super) fn new(string: Str, seed: u64) -> StrKey {
        // SAFETY: the caller of the map operation promised a whole, reachable string.
        let bytes = unsafe { string.bytes() };
        StrKey { string, hash: (hash::hash_bytes(bytes, seed) >> 32) as u32 }
    }
}

impl Key for StrKey {
    #[inline(always)]
    fn hash(&self) -> u32 {
        self.hash
    }

    #[inline(always)]
    unsafe fn is_at(&self, entry: *const u8) -> bool {
        // SAFETY: an entry begins with its key: a string.
        unsafe { equal::equal_str(load_str(entry), self.string) }
    }

    #[inline(always)]
    unsafe fn store(&self, entry: *mut u8) {
        // SAFETY: as in `is_at`.
        unsafe { access::store_pair(entry, self.string.to_pair()) };
    }
}

/// A key of any type, packed in memory.
#[derive(Clone, Copy)]
pub(super) struct MemKey {
    ptr: *const u8,
    ty: TypeRef,
    hash: u32,
}

impl MemKey {
    /// Hashes the key at `ptr`, which must stay there while the key is used.
    ///
    /// # Safety
    /// The contract of [`access`] for a value of type `ty`.
    pub(super) unsafe fn new(ptr: *const u8, ty: TypeRef, seed: u64) -> Result<MemKey, HeapError> {
        // A NaN is found nowhere, so any hash will do.
        // SAFETY: the caller's promise.
        unsafe { MemKey::with_nan(ptr, ty, seed, ptr.addr() as u64) }
    }

    /// The same for a key that may be inserted: `random` spreads NaNs over the table.
    ///
    /// # Safety
    /// As [`MemKey::new`].
    pub(super) unsafe fn with_nan(ptr: *const u8, ty: TypeRef, seed: u64, random: u64) -> Result<MemKey, HeapError> {
        let seed = Seed { seed, nan: hash::fold(random ^ hash::K1, hash::K2) };
        // SAFETY: the caller's promise.
        let hash = unsafe { equal::hash_mem(ptr, ty, seed)? };
        Ok(MemKey { ptr, ty, hash: (hash >> 32) as u32 })
    }

    /// Whether the key equals itself: it holds no NaN.
    pub(super) fn is_reflexive(&self) -> bool {
        // SAFETY: the promise of `new`.
        unsafe { equal::equal_mem(self.ptr, self.ptr, self.ty) != Ok(false) }
    }
}

impl Key for MemKey {
    fn hash(&self) -> u32 {
        self.hash
    }

    unsafe fn is_at(&self, entry: *const u8) -> bool {
        // An error cannot be: a key that is in a table has a hash, so its dynamic types can be compared.
        // SAFETY: the promise of `new`, and an entry begins with its key.
        unsafe { equal::equal_mem(self.ptr, entry, self.ty) == Ok(true) }
    }

    unsafe fn store(&self, entry: *mut u8) {
        // SAFETY: as in `is_at`.
        unsafe { access::copy(entry, self.ptr, self.ty, 1) };
    }

    fn replaces(&self) -> bool {
        let differs = |op: &EqOp| !matches!(op, EqOp::Mem { .. } | EqOp::Str(_));
        self.ty.eq.as_ref().is_some_and(|ops| ops.iter().any(differs))
    }
}

/// Room for the packed form of a key that came in slots.
pub(super) struct Scratch {
    room: Room,
}

enum Room {
    /// The key is in memory already.
    There(*const u8),
    Small(SmallRoom),
    Large(Vec<SmallRoom>),
}

#[derive(Clone, Copy)]
#[repr(C, align(16))]
struct SmallRoom([u8; 128]);

impl Scratch {
    /// Packs the key in slots.
    ///
    /// # Safety
    /// `slots` leads to as many slots as the type takes.
    pub(super) unsafe fn of_slots(slots: *const u64, ty: TypeRef) -> Scratch {
        if ty.repr == Repr::Cell {
            // SAFETY: the slot of a cell leads to the packed form.
            return Scratch { room: Room::There(unsafe { *slots } as *const u8) };
        }
        let empty = SmallRoom([0; 128]);
        let n = (ty.size as usize).div_ceil(size_of::<SmallRoom>());
        let mut room = if n <= 1 { Room::Small(empty) } else { Room::Large(vec![empty; n]) };
        let ptr = match &mut room {
            Room::Small(room) => room.0.as_mut_ptr(),
            Room::Large(rooms) => rooms.as_mut_ptr().cast(),
            Room::There(_) => unreachable!("made above"),
        };
        // SAFETY: the room has the type's size and alignment.
        unsafe { access::store_agg(ptr, slots, &ty.leaves) };
        Scratch { room }
    }

    /// Where the packed key is.
    pub(super) fn ptr(&self) -> *const u8 {
        match &self.room {
            Room::There(ptr) => *ptr,
            Room::Small(room) => room.0.as_ptr(),
            Room::Large(rooms) => rooms.as_ptr().cast(),
        }
    }
}
