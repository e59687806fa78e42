//! Maps.
//!
//! ```text
//!  map object          table: never changes its shape; growth makes a new one and publishes it
//! ┌──────────┐        ┌────────┬──────────────────────┬────────┬───────────┬─────────────────────┐
//! │ table  ──┼───────►│ header │ log: key value  …    │ hashes │ dead bits │ index: 2^b cells    │
//! │ count …  │        └────────┴──────────────────────┴────────┴───────────┴─────────────────────┘
//! └──────────┘         cell: 0 empty, else (hash bits << b) | entry number + 1
//! ```
//!
//! Entries stand in the log in the order of insertion; the index is open addressing with linear probing, at most 5/8
//! full. A table of at most 8 entries has no index: its log is searched. A deleted entry is zeroed, its dead bit set
//! and its cell made a tombstone; when the log is full the live entries move to a new table.
//!
//! # What racing goroutines may do
//!
//! Readers take no lock. They find a table whose header does not change; entry numbers from the index are checked
//! against its capacity; keys and values are read as scalars and pairs; a probe ends after as many cells as there
//! are. A writer sets the word `writing` as Go does: whoever finds it set reports it, best effort. Writers that miss
//! each other may lose entries or see odd ones, and no more: every store is a scalar, a pair or a word of the right
//! type into a table of that type. A table is traced whole, not up to `used`, for an entry that a lost race made
//! invisible to `used` may still be found by the index.
//!
//! # Iteration
//!
//! An iterator keeps the table it began with, in which it visits each place once from a random start, and looks keys
//! up in the current table if that is another one. A NaN is found nowhere and returned as it stands, unless the map
//! was cleared.
//!
//! Keys are stored packed by their descriptor, but a key of class Word takes 8 bytes whatever its width: the value
//! is in the low bytes, where a load of its width finds it (little-endian).

mod iter;
mod key;
mod table;
#[cfg(test)]
mod tests;

use std::mem::offset_of;
use std::ptr::NonNull;

use super::access;
use super::alloc::AllocCache;
use super::block::Scan;
use super::error::HeapError;
use super::gc::Marker;
use super::shape::{CustomKind, KindId, Kinds};
use super::value::Str;
use crate::bytecode::rtype::{KeyClass, TypeRef};
use crate::sync::atomic::{AtomicU32, AtomicU64, Ordering::Acquire, Ordering::Relaxed, Ordering::Release};

use key::{Key, MemKey, Scratch, StrKey, WordKey};
use table::{Found, Table};

pub use iter::{Position, iter, next};

#[cfg(not(target_endian = "little"))]
compile_error!("keys of class Word rely on little-endian memory");

/// The object that a map value points to.
#[repr(C)]
struct Map {
    /// The current table; 0: none.
    table: AtomicU64,
    /// Seeds the hashes.
    seed: AtomicU64,
    /// Entries.
    count: AtomicU32,
    /// Not 0 while a writer is inside.
    writing: AtomicU32,
    /// How often it was cleared.
    clears: AtomicU32,
    /// Entries that the next first table should have room for.
    hint: AtomicU32,
}

const _: () = assert!(size_of::<Map>() == 32);

/// The kinds of objects that maps are made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct MapKinds {
    map: KindId,
    table: KindId,
    iterator: KindId,
}

impl MapKinds {
    /// How many.
    pub(super) const COUNT: u8 = 3;

    /// Adds them; they are the first.
    pub(super) fn register(kinds: &mut Kinds) -> MapKinds {
        let plain = CustomKind { name: "map", trace: trace_map, pieces: None, release: None };
        MapKinds {
            map: kinds.add(plain),
            table: kinds.add(CustomKind {
                name: "map table",
                trace: table::trace,
                pieces: Some(table::pieces),
                ..plain
            }),
            iterator: kinds.add(CustomKind { name: "map iterator", trace: iter::trace, ..plain }),
        }
    }
}

unsafe fn trace_map(marker: &mut Marker<'_>, object: NonNull<u8>, _: u32) {
    // SAFETY: the shape says that it is a map.
    marker.mark(unsafe { object.cast::<Map>().as_ref() }.table.load(Relaxed));
}

impl Map {
    /// The map that a value points to; `None` for nil.
    ///
    /// # Safety
    /// `map` is a value of a map type whose object is reachable.
    #[inline(always)]
    unsafe fn at<'a>(map: u64) -> Option<&'a Map> {
        // SAFETY: the caller's promise; all fields are atomics.
        unsafe { (map as *const Map).as_ref() }
    }

    /// The current table.
    #[inline(always)]
    fn table(&self) -> Option<&Table> {
        // Acquire pairs with the release in `publish`: the header and what was copied are seen.
        // SAFETY: the word is 0 or leads to a table, which the map keeps.
        unsafe { (self.table.load(Acquire) as *const Table).as_ref() }
    }

    #[inline(always)]
    fn publish(&self, table: &Table) {
        self.table.store(std::ptr::from_ref(table) as u64, Release);
    }

    /// An error while a writer is inside.
    #[inline(always)]
    fn check_read(&self) -> Result<(), HeapError> {
        if self.writing.load(Relaxed) != 0 { Err(HeapError::ConcurrentMapReadWrite) } else { Ok(()) }
    }

    /// Begins writing; the guard ends it.
    #[inline(always)]
    fn write(&self) -> Result<Writing<'_>, HeapError> {
        if self.writing.load(Relaxed) != 0 {
            return Err(HeapError::ConcurrentMapWrites);
        }
        self.writing.store(1, Relaxed);
        Ok(Writing(self))
    }

    #[inline(always)]
    fn seed(&self) -> u64 {
        self.seed.load(Relaxed)
    }
}

/// A writer is inside.
struct Writing<'m>(&'m Map);

impl Writing<'_> {
    #[inline(always)]
    fn add_count(&self, delta: i32) {
        let count = &self.0.count;
        count.store(count.load(Relaxed).wrapping_add_signed(delta), Relaxed);
    }
}

impl Drop for Writing<'_> {
    #[inline(always)]
    fn drop(&mut self) {
        self.0.writing.store(0, Relaxed);
    }
}

/// Where `len(m)` stands in the map object: four bytes, zero-extended.
pub const COUNT_OFFSET: usize = offset_of!(Map, count);

/// `make(map[K]V, hint)`; `ty` is the map type.
pub fn make(cache: &AllocCache, ty: TypeRef, hint: i64) -> Result<u64, HeapError> {
    let heap = cache.heap();
    let hint = u32::try_from(hint).unwrap_or(0);
    let map = cache.alloc_kind(heap.map_kinds.map, size_of::<Map>(), Scan::Yes)?.cast::<Map>();
    // SAFETY: a fresh object of that size; all-zero is an empty map.
    let map = unsafe { map.as_ref() };
    map.seed.store(heap.seed, Relaxed);
    if hint > table::SMALL {
        map.publish(Table::new(cache, ty, hint)?);
    }
    Ok(std::ptr::from_ref(map) as u64)
}

/// `len(m)`.
///
/// # Safety
/// `map` is a value of a map type whose object is reachable.
#[inline(always)]
pub unsafe fn len(map: u64) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { Map::at(map) }.map_or(0, |map| map.count.load(Relaxed))
}

/// The address of `m[key]` for a key of class Word; `None` when it is absent.
///
/// # Safety
/// `map` is a value of a map type with such keys whose object is reachable. The address is read with [`access`]
/// before the next safepoint.
#[inline]
pub unsafe fn get_word(map: u64, key: u64) -> Result<Option<*const u8>, HeapError> {
    // SAFETY: the caller's promise.
    unsafe { get_by(map, |seed| WordKey::new(key, seed)) }
}

/// The address of `m[key]` for a string key; `None` when it is absent.
///
/// # Safety
/// As [`get_word`]; `key` is a whole value whose bytes are reachable.
#[inline]
pub unsafe fn get_str(map: u64, key: Str) -> Result<Option<*const u8>, HeapError> {
    // SAFETY: the caller's promise.
    unsafe { get_by(map, |seed| StrKey::new(key, seed)) }
}

/// The address of `m[key]` for any key, in slots; `ty` is the map type.
///
/// # Safety
/// As [`get_word`] for a map of type `ty`; `key` leads to as many slots as the key type takes.
pub unsafe fn get(map: u64, ty: TypeRef, key: *const u64) -> Result<Option<*const u8>, HeapError> {
    let key_ty = key_type(ty);
    // SAFETY: the caller's promise.
    unsafe {
        match key_ty.key_class {
            KeyClass::Word => get_word(map, *key),
            KeyClass::Str => get_str(map, str_at(key)),
            KeyClass::Generic => {
                let scratch = Scratch::of_slots(key, key_ty);
                get_generic(map, scratch.ptr(), key_ty)
            }
        }
    }
}

/// The address of `m[key]` for any key in memory, packed: for natives and reflection.
///
/// # Safety
/// As [`get_word`] for a map of type `ty`; the contract of [`access`] for `key`.
pub unsafe fn get_mem(map: u64, ty: TypeRef, key: *const u8) -> Result<Option<*const u8>, HeapError> {
    let mut slots = [0_u64; 2];
    let key_ty = key_type(ty);
    // SAFETY: the caller's promise; keys of the classes Word and Str take at most two slots.
    unsafe {
        if key_ty.key_class == KeyClass::Generic {
            return get_generic(map, key, key_ty);
        }
        access::load_agg(slots.as_mut_ptr(), key, &key_ty.leaves);
        get(map, ty, slots.as_ptr())
    }
}

unsafe fn get_generic(map: u64, key: *const u8, key_ty: TypeRef) -> Result<Option<*const u8>, HeapError> {
    // SAFETY: the caller's promise.
    unsafe {
        let key = MemKey::new(key, key_ty, seed_of(map)).map_err(|error| in_words_for(map, error))?;
        get_by(map, |_| key)
    }
}

/// Go's words for an unhashable key that is looked up or deleted depend on whether the map has entries.
unsafe fn in_words_for(map: u64, error: HeapError) -> HeapError {
    match error {
        // SAFETY: the caller's promise.
        HeapError::Unhashable(ty) if unsafe { len(map) } == 0 => HeapError::UnhashableInEmpty(ty),
        _ => error,
    }
}

#[inline(always)]
unsafe fn get_by<K: Key>(map: u64, key: impl FnOnce(u64) -> K) -> Result<Option<*const u8>, HeapError> {
    // SAFETY: the caller's promise.
    let Some(map) = (unsafe { Map::at(map) }) else { return Ok(None) };
    let Some(table) = map.table() else { return Ok(None) };
    map.check_read()?;
    Ok(table.find(&key(map.seed())).map(|entry| table.value(entry).cast_const()))
}

/// The address of `m[key]` for a key of class Word, whose value is zero when it was absent: for `m[key] = v` and
/// `m[key] op= v`.
///
/// # Safety
/// `map` is a value of type `ty` whose object is reachable. The address is used with [`access`] before the next
/// safepoint.
#[inline]
pub unsafe fn entry_word(cache: &AllocCache, map: u64, ty: TypeRef, key: u64) -> Result<*mut u8, HeapError> {
    // SAFETY: the caller's promise.
    unsafe { entry_by(cache, map, ty, |seed| WordKey::new(key, seed)) }
}

/// The address of `m[key]` for a string key, as [`entry_word`].
///
/// # Safety
/// As [`entry_word`]; `key` is a whole value whose bytes are reachable.
#[inline]
pub unsafe fn entry_str(cache: &AllocCache, map: u64, ty: TypeRef, key: Str) -> Result<*mut u8, HeapError> {
    // SAFETY: the caller's promise.
    unsafe { entry_by(cache, map, ty, |seed| StrKey::new(key, seed)) }
}

/// The address of `m[key]` for any key in slots, as [`entry_word`].
///
/// # Safety
/// As [`entry_word`]; `key` leads to as many slots as the key type takes.
pub unsafe fn entry(cache: &AllocCache, map: u64, ty: TypeRef, key: *const u64) -> Result<*mut u8, HeapError> {
    let key_ty = key_type(ty);
    // SAFETY: the caller's promise.
    unsafe {
        match key_ty.key_class {
            KeyClass::Word => entry_word(cache, map, ty, *key),
            KeyClass::Str => entry_str(cache, map, ty, str_at(key)),
            KeyClass::Generic => {
                if map == 0 {
                    return Err(HeapError::NilMapWrite);
                }
                let scratch = Scratch::of_slots(key, key_ty);
                let key = MemKey::with_nan(scratch.ptr(), key_ty, seed_of(map), cache.rng().next())?;
                entry_by(cache, map, ty, |_| key)
            }
        }
    }
}

#[inline(always)]
unsafe fn entry_by<K: Key>(
    cache: &AllocCache,
    map: u64,
    ty: TypeRef,
    key: impl FnOnce(u64) -> K,
) -> Result<*mut u8, HeapError> {
    // SAFETY: the caller's promise.
    let Some(map) = (unsafe { Map::at(map) }) else { return Err(HeapError::NilMapWrite) };
    let writing = map.write()?;
    let key = key(map.seed());
    match map.table().and_then(|table| Some((table, table.find_or_insert(&key)?))) {
        Some((table, Found::Old(entry))) => {
            table.update_key(entry, &key);
            Ok(table.value(entry))
        }
        Some((table, Found::New(entry))) => {
            writing.add_count(1);
            Ok(table.value(entry))
        }
        None => grow_and_insert(cache, &writing, ty, &key),
    }
}

/// What is known of `m[key]` without leaving the instruction, where key and value are a word each.
#[derive(Clone, Copy)]
pub enum Word {
    /// The address of the value.
    At(*mut u8),
    /// There is none.
    Absent,
    /// Ask [`get_word`] or [`entry_word`]: the map is nil, small, of other values, full or in use.
    Unknown,
}

/// [`get_word`] for the common case, small enough to be a part of the instruction.
///
/// # Safety
/// As [`get_word`].
#[inline(always)]
pub unsafe fn try_get_word(map: u64, key: u64) -> Word {
    // SAFETY: the caller's promise.
    let Some(map) = (unsafe { Map::at(map) }) else { return Word::Unknown };
    match map.table() {
        Some(table) if table.has_words() && map.check_read().is_ok() => {
            match table.find_indexed(&WordKey::new(key, map.seed())) {
                Some(entry) => Word::At(table.word_value(entry)),
                None => Word::Absent,
            }
        }
        _ => Word::Unknown,
    }
}

/// [`entry_word`] for the common case, small enough to be a part of the instruction; never `Absent`.
///
/// # Safety
/// As [`entry_word`].
#[inline(always)]
pub unsafe fn try_entry_word(map: u64, key: u64) -> Word {
    // SAFETY: the caller's promise.
    let Some(map) = (unsafe { Map::at(map) }) else { return Word::Unknown };
    let (Some(table), Ok(writing)) = (map.table(), map.write()) else { return Word::Unknown };
    if !table.has_words() {
        return Word::Unknown;
    }
    match table.find_or_insert_indexed(&WordKey::new(key, map.seed())) {
        Some(Found::Old(entry)) => Word::At(table.word_value(entry)),
        Some(Found::New(entry)) => {
            writing.add_count(1);
            Word::At(table.word_value(entry))
        }
        None => Word::Unknown,
    }
}

/// The log is full or there is none yet.
#[cold]
#[inline(never)]
fn grow_and_insert<K: Key>(
    cache: &AllocCache,
    writing: &Writing<'_>,
    ty: TypeRef,
    key: &K,
) -> Result<*mut u8, HeapError> {
    let map = writing.0;
    let table = match map.table() {
        None => Table::new(cache, ty, map.hint.load(Relaxed).max(1))?,
        Some(old) => {
            let table = Table::new(cache, ty, map.count.load(Relaxed).max(1).saturating_mul(2))?;
            table.fill_from(old, map.seed());
            table
        }
    };
    let Some(Found::New(entry)) = table.find_or_insert(key) else { unreachable!("a new table has room") };
    map.publish(table);
    writing.add_count(1);
    Ok(table.value(entry))
}

/// `delete(m, key)` for a key of class Word.
///
/// # Safety
/// `map` is a value of type `ty` whose object is reachable.
#[inline]
pub unsafe fn delete_word(map: u64, ty: TypeRef, key: u64) -> Result<(), HeapError> {
    // SAFETY: the caller's promise.
    unsafe { delete_by(map, ty, |seed| WordKey::new(key, seed)) }
}

/// `delete(m, key)` for a string key.
///
/// # Safety
/// As [`delete_word`]; `key` is a whole value whose bytes are reachable.
#[inline]
pub unsafe fn delete_str(map: u64, ty: TypeRef, key: Str) -> Result<(), HeapError> {
    // SAFETY: the caller's promise.
    unsafe { delete_by(map, ty, |seed| StrKey::new(key, seed)) }
}

/// `delete(m, key)` for any key in slots.
///
/// # Safety
/// As [`delete_word`]; `key` leads to as many slots as the key type takes.
pub unsafe fn delete(map: u64, ty: TypeRef, key: *const u64) -> Result<(), HeapError> {
    let key_ty = key_type(ty);
    // SAFETY: the caller's promise.
    unsafe {
        match key_ty.key_class {
            KeyClass::Word => delete_word(map, ty, *key),
            KeyClass::Str => delete_str(map, ty, str_at(key)),
            KeyClass::Generic => {
                let scratch = Scratch::of_slots(key, key_ty);
                let key = MemKey::new(scratch.ptr(), key_ty, seed_of(map)).map_err(|error| in_words_for(map, error))?;
                delete_by(map, ty, |_| key)
            }
        }
    }
}

#[inline(always)]
unsafe fn delete_by<K: Key>(map: u64, ty: TypeRef, key: impl FnOnce(u64) -> K) -> Result<(), HeapError> {
    // SAFETY: the caller's promise.
    let Some(map) = (unsafe { Map::at(map) }) else { return Ok(()) };
    let Some(table) = map.table() else { return Ok(()) };
    let writing = map.write()?;
    if table.remove(&key(map.seed()), ty) {
        writing.add_count(-1);
    }
    Ok(())
}

/// `clear(m)`.
///
/// # Safety
/// `map` is a value of a map type whose object is reachable.
pub unsafe fn clear(map: u64) -> Result<(), HeapError> {
    // SAFETY: the caller's promise.
    let Some(map) = (unsafe { Map::at(map) }) else { return Ok(()) };
    let _writing = map.write()?;
    map.hint.store(map.count.load(Relaxed), Relaxed);
    map.table.store(0, Release);
    map.count.store(0, Relaxed);
    map.clears.store(map.clears.load(Relaxed).wrapping_add(1), Relaxed);
    Ok(())
}

fn key_type(ty: TypeRef) -> TypeRef {
    ty.key().expect("a map type has a key")
}

fn elem_type(ty: TypeRef) -> TypeRef {
    ty.elem().expect("a map type has values")
}

unsafe fn str_at(slots: *const u64) -> Str {
    // SAFETY: the caller's promise: a string is there.
    Str::from_pair(unsafe { super::value::Pair::from_slots(slots) })
}

/// The seed of a map; of nil, any: its keys are only hashed to find out that they cannot be.
unsafe fn seed_of(map: u64) -> u64 {
    // SAFETY: the caller's promise.
    unsafe { Map::at(map) }.map_or(0, Map::seed)
}
