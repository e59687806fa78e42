//! One table of a map: log, index, dead bits. Its shape never changes; see [the module](super) for the picture.

use std::ops::Range;
use std::ptr::NonNull;

use super::super::access::{self, prefetch};
use super::super::alloc::AllocCache;
use super::super::block::Scan;
use super::super::error::HeapError;
use super::super::gc::Marker;
use super::key::{Key, MemKey, StrKey, WordKey};
use super::{elem_type, key_type};
use crate::bytecode::rtype::{KeyClass, Leaf, LeafKind, Repr, TypeRef};
use crate::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed, Ordering::Release};

/// Tables of up to this many entries have no index.
pub(super) const SMALL: u32 = 8;
/// So many entries are copied at once when a table grows.
const BATCH: u32 = 32;
/// A large table is traced in pieces of about this many bytes.
const PIECE: usize = 64 << 10;

/// The header; the parts follow it in the order log, hashes, dead bits, index.
#[repr(C)]
pub(super) struct Table {
    /// The map type: its descriptor's address.
    map_type: u64,
    /// Entries that the log has room for.
    capacity: u32,
    /// Bytes of an entry.
    stride: u32,
    /// Offset of the value in an entry.
    value_at: u32,
    /// Entries written so far; of a small table also those whose places were used again.
    used: AtomicU32,
    /// The index has 2^bits cells; 0: there is none.
    bits: u32,
    class: KeyClass,
    /// There is an index, keys are of class Word, and values one word: see [`Table::word_value`].
    words: bool,
    /// Offset of the dead bits. Before them, behind the log, are the hashes, which keys other than words have in tables
    /// with an index.
    dead_at: u64,
    /// Offset of the index.
    index_at: u64,
}

const _: () = assert!(size_of::<Table>() == 48);

/// An entry of a table: the address of its key.
pub(super) type Entry = *mut u8;

/// An entry for a key.
pub(super) enum Found {
    /// It was there.
    Old(Entry),
    /// It was made.
    New(Entry),
}

/// What looking for a key in the index came to.
enum Sought {
    /// Cell and number of its entry.
    Entry(u32, u32),
    /// It has none: the empty cell at which that was clear.
    Room(u32),
    /// It has none, and no cell is empty: writers have raced.
    Full,
}

/// What a table for entries of a map type looks like.
#[derive(Clone, Copy)]
struct Layout {
    stride: u32,
    value_at: u32,
    scan: Scan,
    /// An entry is two words: a key of class Word and a number or pointer.
    words: bool,
}

impl Layout {
    fn of(ty: TypeRef) -> Layout {
        let (key, elem) = (key_type(ty), elem_type(ty));
        let (key_size, key_align) = if key.key_class == KeyClass::Word { (8, 8) } else { (key.size, key.align) };
        // Entries are moved by words at least.
        let align = key_align.max(elem.align).max(8);
        let value_at = key_size.next_multiple_of(elem.align);
        // No address of a value of size 0 stands behind its table.
        let stride = (value_at + elem.size).max(1).next_multiple_of(align);
        let scan = if key.is_pointer_free() && elem.is_pointer_free() { Scan::No } else { Scan::Yes };
        let word = matches!(elem.leaves[..], [Leaf { kind: LeafKind::W64 | LeafKind::Ptr, .. }]);
        let words = key.key_class == KeyClass::Word && word && elem.repr == Repr::Spread;
        Layout { stride, value_at, scan, words }
    }
}

impl Table {
    /// A table with room for at least `entries` entries. It is not published yet.
    pub(super) fn new<'a>(cache: &AllocCache, ty: TypeRef, entries: u32) -> Result<&'a Table, HeapError> {
        let layout = Layout::of(ty);
        let class = key_type(ty).key_class;
        let (bits, capacity) = shape_for(entries, layout.stride);
        let log = u64::from(capacity) * u64::from(layout.stride);
        let n_hashes = if bits != 0 && class != KeyClass::Word { u64::from(capacity) } else { 0 };
        let dead_at = (size_of::<Table>() as u64 + log + 4 * n_hashes).next_multiple_of(8);
        let index_at = dead_at + 8 * u64::from(capacity.div_ceil(64));
        let bytes = index_at + if bits == 0 { 0 } else { 4 << bits };
        let kind = cache.heap().map_kinds.table;
        let object = cache.alloc_kind(kind, bytes as usize, layout.scan)?.cast::<Table>();
        // SAFETY: a fresh object of the header's size and more; all-zero parts are empty ones.
        unsafe {
            object.write(Table {
                map_type: ty.address() as u64,
                capacity,
                stride: layout.stride,
                value_at: layout.value_at,
                used: AtomicU32::new(0),
                bits,
                class,
                words: bits != 0 && layout.words,
                dead_at,
                index_at,
            });
            Ok(object.as_ref())
        }
    }

    #[inline(always)]
    fn part<T>(&self, offset: u64) -> *const T {
        std::ptr::from_ref(self).cast::<u8>().wrapping_add(offset as usize).cast()
    }

    /// How many entries were written.
    #[inline(always)]
    pub(super) fn used(&self) -> u32 {
        self.used.load(Relaxed).min(self.capacity)
    }

    /// Entry `n`.
    #[inline(always)]
    pub(super) fn entry(&self, n: u32) -> Entry {
        debug_assert!(n < self.capacity);
        let offset = size_of::<Table>() as u64 + u64::from(n) * u64::from(self.stride);
        self.part::<u8>(offset).cast_mut()
    }

    /// The address of an entry's value.
    #[inline(always)]
    pub(super) fn value(&self, entry: Entry) -> *mut u8 {
        entry.wrapping_add(self.value_at as usize)
    }

    /// The address of an entry's value, where an entry is two words.
    #[inline(always)]
    pub(super) fn word_value(&self, entry: Entry) -> *mut u8 {
        debug_assert!(self.words && self.value_at == 8);
        entry.wrapping_add(8)
    }

    #[inline(always)]
    fn dead_word(&self, n: u32) -> &AtomicU64 {
        // SAFETY: `new` made room for a bit for each entry.
        unsafe { &*self.part::<AtomicU64>(self.dead_at + 8 * u64::from(n / 64)) }
    }

    /// Whether entry `n` was deleted.
    #[inline(always)]
    pub(super) fn is_dead(&self, n: u32) -> bool {
        self.dead_word(n).load(Relaxed) >> (n % 64) & 1 != 0
    }

    fn set_dead(&self, n: u32, dead: bool) {
        let (word, bit) = (self.dead_word(n), 1_u64 << (n % 64));
        let others = word.load(Relaxed) & !bit;
        word.store(if dead { others | bit } else { others }, Relaxed);
    }

    #[inline(always)]
    fn index(&self) -> *const AtomicU32 {
        self.part(self.index_at)
    }

    /// Cell `at` of the index.
    #[inline(always)]
    fn cell(&self, at: u32) -> &AtomicU32 {
        debug_assert!(at >> self.bits == 0);
        // SAFETY: callers keep `at` below 2^bits, which `new` made room for.
        unsafe { &*self.index().wrapping_add(at as usize) }
    }

    #[inline(always)]
    fn hash_of(&self, n: u32) -> &AtomicU32 {
        debug_assert!(self.bits != 0 && self.class != KeyClass::Word && n < self.capacity);
        let hashes_at = size_of::<Table>() as u64 + u64::from(self.capacity) * u64::from(self.stride);
        // SAFETY: `new` made room for a hash for each entry of such a table.
        unsafe { &*self.part::<AtomicU32>(hashes_at + 4 * u64::from(n)) }
    }

    /// The entry of a key.
    #[inline(always)]
    pub(super) fn find<K: Key>(&self, key: &K) -> Option<Entry> {
        if self.bits == 0 {
            return self.find_small(key).map(|n| self.entry(n));
        }
        self.find_indexed(key)
    }

    /// The same in a table with an index.
    #[inline(always)]
    pub(super) fn find_indexed<K: Key>(&self, key: &K) -> Option<Entry> {
        self.find_cell(key).map(|(_, n)| self.entry(n))
    }

    #[inline(always)]
    fn find_small<K: Key>(&self, key: &K) -> Option<u32> {
        // SAFETY: entries of this table; their keys have the key's type.
        (0..self.used()).find(|&n| unsafe { key.is_at(self.entry(n)) } && !self.is_dead(n))
    }

    /// The cell and number of a key's entry.
    #[inline(always)]
    fn find_cell<K: Key>(&self, key: &K) -> Option<(u32, u32)> {
        match self.seek(key) {
            Sought::Entry(at, n) => Some((at, n)),
            Sought::Room(_) | Sought::Full => None,
        }
    }

    /// Looks for a key in the index.
    #[inline(always)]
    fn seek<K: Key>(&self, key: &K) -> Sought {
        let (hash, bits) = (key.hash(), self.bits);
        let mask = (1 << bits) - 1;
        let first = hash >> (32 - bits);
        let mut at = first;
        loop {
            let cell = self.cell(at).load(Relaxed);
            if cell == 0 {
                return Sought::Room(at);
            }
            if (cell ^ hash << bits) >> bits == 0 {
                // A tombstone's number is beyond the capacity.
                let n = (cell & mask).wrapping_sub(1);
                // SAFETY: an entry of this table; its key has the key's type.
                if n < self.capacity && unsafe { key.is_at(self.entry(n)) } {
                    return Sought::Entry(at, n);
                }
            }
            at = (at + 1) & mask;
            if at == first {
                return Sought::Full;
            }
        }
    }

    /// Replaces the key of its entry by an equal one, where they may differ in bits.
    #[inline(always)]
    pub(super) fn update_key<K: Key>(&self, entry: Entry, key: &K) {
        if key.replaces() {
            // SAFETY: an entry of this table; its key has the key's type.
            unsafe { key.store(entry) };
        }
    }

    /// Whether entries are two words, a key of class Word and a value, and there is an index.
    #[inline(always)]
    pub(super) fn has_words(&self) -> bool {
        self.words
    }

    /// The entry of a key, which is made if it has none; `None` when the log is full.
    #[inline(always)]
    pub(super) fn find_or_insert<K: Key>(&self, key: &K) -> Option<Found> {
        if self.bits == 0 {
            return match self.find_small(key) {
                Some(n) => Some(Found::Old(self.entry(n))),
                None => self.insert_small(key).map(Found::New),
            };
        }
        self.find_or_insert_indexed(key)
    }

    /// The same in a table with an index.
    #[inline(always)]
    pub(super) fn find_or_insert_indexed<K: Key>(&self, key: &K) -> Option<Found> {
        match self.seek(key) {
            Sought::Entry(_, n) => Some(Found::Old(self.entry(n))),
            Sought::Room(at) => self.insert_at(at, key).map(Found::New),
            Sought::Full => None,
        }
    }

    fn insert_small<K: Key>(&self, key: &K) -> Option<Entry> {
        let n = self.used.load(Relaxed);
        if n >= self.capacity {
            return self.reuse(key);
        }
        let entry = self.entry(n);
        // SAFETY: an entry of this table; its key has the key's type.
        unsafe { key.store(entry) };
        // Release: who sees the number sees the key.
        self.used.store(n + 1, Release);
        Some(entry)
    }

    /// Adds an entry for a key, which cell `at` will lead to.
    #[inline(always)]
    fn insert_at<K: Key>(&self, at: u32, key: &K) -> Option<Entry> {
        let n = self.used.load(Relaxed);
        if n >= self.capacity {
            return None;
        }
        let entry = self.entry(n);
        // SAFETY: an entry of this table; its key has the key's type.
        unsafe { key.store(entry) };
        if self.class != KeyClass::Word {
            self.hash_of(n).store(key.hash(), Relaxed);
        }
        self.cell(at).store(key.hash() << self.bits | (n + 1), Release);
        // Release: who sees the number sees the key.
        self.used.store(n + 1, Release);
        Some(entry)
    }

    /// Uses the place of a deleted entry of a small table.
    fn reuse<K: Key>(&self, key: &K) -> Option<Entry> {
        let n = (0..self.capacity).find(|&n| self.is_dead(n))?;
        let entry = self.entry(n);
        // SAFETY: an entry of this table; its key has the key's type.
        unsafe { key.store(entry) };
        self.set_dead(n, false);
        Some(entry)
    }

    /// Enters number `n` into the index; whether there was a cell, as there is unless writers race.
    #[inline(always)]
    fn link(&self, hash: u32, n: u32) -> bool {
        let mask = (1 << self.bits) - 1;
        let first = hash >> (32 - self.bits);
        let mut at = first;
        loop {
            let cell = self.cell(at);
            let number = cell.load(Relaxed) & mask;
            // An empty cell, or a tombstone.
            if number == 0 || number == mask {
                cell.store(hash << self.bits | (n + 1), Release);
                return true;
            }
            at = (at + 1) & mask;
            if at == first {
                return false;
            }
        }
    }

    /// Deletes the entry of a key; whether there was one.
    #[inline(always)]
    pub(super) fn remove<K: Key>(&self, key: &K, ty: TypeRef) -> bool {
        let n = if self.bits == 0 {
            let Some(n) = self.find_small(key) else { return false };
            n
        } else {
            let Some((at, n)) = self.find_cell(key) else { return false };
            // The last of a cluster needs no tombstone.
            let mask = (1 << self.bits) - 1;
            let is_last = self.cell((at + 1) & mask).load(Relaxed) == 0;
            self.cell(at).store(if is_last { 0 } else { mask }, Relaxed);
            n
        };
        self.set_dead(n, true);
        self.zero_entry(n, ty);
        true
    }

    fn zero_entry(&self, n: u32, ty: TypeRef) {
        let (entry, key, elem) = (self.entry(n), key_type(ty), elem_type(ty));
        // SAFETY: an entry of this table holds a key and a value of these types.
        unsafe {
            if self.class == KeyClass::Word {
                access::store_64(entry, 0);
            } else {
                access::zero(entry, key, 1);
            }
            access::zero(self.value(entry), elem, 1);
        }
    }

    /// Copies the live entries of the table that this one replaces.
    pub(super) fn fill_from(&self, old: &Table, seed: u64) {
        debug_assert_eq!(self.map_type, old.map_type);
        // SAFETY: the map type of a table; the engine keeps its types.
        let ty = unsafe { TypeRef::from_address(self.map_type as usize) };
        for first in (0..old.used()).step_by(BATCH as usize) {
            let n = (old.used() - first).min(BATCH);
            if !self.fill_batch(old, first..first + n, ty, seed) {
                return;
            }
        }
    }

    /// Copies those of some entries that live: first all of them, then their hashes, whose cells are fetched while the
    /// next are computed, then the cells. False if there is no room, as there is unless writers race.
    fn fill_batch(&self, old: &Table, entries: Range<u32>, ty: TypeRef, seed: u64) -> bool {
        let new = self.used.load(Relaxed);
        let mut from = [0; BATCH as usize];
        let mut n = 0;
        for entry in entries.clone().filter(|&entry| !old.is_dead(entry)) {
            from[n as usize] = entry;
            n += 1;
        }
        if new + n > self.capacity {
            return false;
        }
        let (grain, stride) = (Layout::grain(ty), self.stride as usize);
        // SAFETY: entries of tables of one type.
        unsafe {
            if n == entries.len() as u32 {
                grain.copy(self.entry(new), old.entry(entries.start), n as usize * stride);
            } else {
                (0..n).for_each(|i| grain.copy(self.entry(new + i), old.entry(from[i as usize]), stride));
            }
        }
        if self.bits != 0 {
            let mut hashes = [0; BATCH as usize];
            for (hash, &entry) in hashes.iter_mut().zip(&from[..n as usize]) {
                *hash = self.rehash(old, entry, ty, seed);
                prefetch(self.cell(*hash >> (32 - self.bits)));
            }
            for (&hash, number) in hashes[..n as usize].iter().zip(new..) {
                if self.class != KeyClass::Word {
                    self.hash_of(number).store(hash, Relaxed);
                }
                self.link(hash, number);
            }
        }
        self.used.store(new + n, Relaxed);
        true
    }

    /// The hash of entry `n` of the table that this one replaces.
    #[inline(always)]
    fn rehash(&self, old: &Table, n: u32, ty: TypeRef, seed: u64) -> u32 {
        let entry = old.entry(n);
        // SAFETY: an entry of that table.
        unsafe {
            match self.class {
                KeyClass::Word => WordKey::new(access::load_64(entry), seed).hash(),
                _ if old.bits != 0 => old.hash_of(n).load(Relaxed),
                KeyClass::Str => StrKey::new(super::super::value::load_str(entry), seed).hash(),
                // It has a hash: it was inserted.
                KeyClass::Generic => MemKey::new(entry, key_type(ty), seed).map_or(0, |key| key.hash()),
            }
        }
    }
}

/// How entries are moved.
#[derive(Clone, Copy)]
enum EntryGrain {
    Pairs,
    Words,
    Bytes,
}

impl Layout {
    fn grain(ty: TypeRef) -> EntryGrain {
        let (key, elem) = (key_type(ty), elem_type(ty));
        if key.is_pointer_free() && elem.is_pointer_free() {
            EntryGrain::Bytes
        } else if key.align.max(elem.align) >= 16 {
            EntryGrain::Pairs
        } else {
            EntryGrain::Words
        }
    }
}

impl EntryGrain {
    #[inline(always)]
    unsafe fn copy(self, dst: *mut u8, src: *const u8, bytes: usize) {
        // SAFETY: the caller's promise: two entries of tables of the type that the grain is of.
        unsafe {
            match self {
                EntryGrain::Pairs => access::copy_pairs(dst, src, bytes),
                EntryGrain::Words => access::copy_words(dst, src, bytes),
                EntryGrain::Bytes => access::copy_bytes(dst, src, bytes),
            }
        }
    }
}

/// The bits of the index and the capacity of the log for at least `entries` entries.
fn shape_for(entries: u32, stride: u32) -> (u32, u32) {
    if entries <= SMALL {
        // Large entries are not reserved by the eight.
        let capacity = if stride <= 64 { SMALL } else { entries.next_power_of_two() };
        return (0, capacity);
    }
    let bits = (4..31).find(|&bits| capacity_of(bits) >= entries).unwrap_or(31);
    (bits, capacity_of(bits))
}

/// A log may fill 5/8 of the cells.
fn capacity_of(bits: u32) -> u32 {
    (1 << bits) / 8 * 5
}

/// How many pieces a table is traced in.
pub(super) unsafe fn pieces(object: NonNull<u8>) -> u32 {
    // SAFETY: the shape says that it is a table.
    let table = unsafe { object.cast::<Table>().as_ref() };
    if table.map_type == 0 { 1 } else { table.capacity.div_ceil(entries_per_piece(table)) }
}

fn entries_per_piece(table: &Table) -> u32 {
    (PIECE as u32 / table.stride).max(1)
}

/// Marks what the keys and values of one piece refer to.
pub(super) unsafe fn trace(marker: &mut Marker<'_>, object: NonNull<u8>, piece: u32) {
    // SAFETY: the shape says that it is a table.
    let table = unsafe { object.cast::<Table>().as_ref() };
    if table.map_type == 0 {
        return;
    }
    // SAFETY: a descriptor of the program, which the engine keeps.
    let ty = unsafe { TypeRef::from_address(table.map_type as usize) };
    let (key, elem) = (key_type(ty), elem_type(ty));
    let first = piece * entries_per_piece(table);
    for n in first..(first + entries_per_piece(table)).min(table.capacity) {
        let entry = table.entry(n);
        // SAFETY: entries hold a key and a value, or zero; the world is stopped.
        unsafe {
            marker.mark_value(entry, key);
            marker.mark_value(table.value(entry), elem);
        }
    }
}
