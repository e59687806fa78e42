//! Iteration over a map.

use std::ptr::NonNull;

use super::super::access;
use super::super::alloc::{AllocCache, publish};
use super::super::block::Scan;
use super::super::error::HeapError;
use super::super::gc::Marker;
use super::super::value::load_str;
use super::key::{MemKey, StrKey, WordKey};
use super::table::{Entry, Table};
use super::{Map, key_type};
use crate::bytecode::rtype::{KeyClass, TypeRef};
use crate::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};

/// The object that a range statement holds. Its goroutine alone uses it, but a racing program might share it through
/// a captured variable, so its fields are atomics.
#[repr(C)]
struct Iterator {
    map: AtomicU64,
    /// The table that it began with.
    table: AtomicU64,
    /// The place it began at.
    start: AtomicU32,
    /// How many places it has visited.
    visited: AtomicU32,
    /// How many it visits: the entries there were at the beginning.
    n_places: AtomicU32,
    /// How often the map had been cleared.
    clears: AtomicU32,
}

/// Where an entry lies: addresses of its key and value, read with [`access`] before the next safepoint.
#[derive(Clone, Copy, Debug)]
pub struct Position {
    /// The key; of class Word, its low bytes.
    pub key: *const u8,
    /// The value.
    pub value: *const u8,
}

/// An iterator over `map`, at a random place; 0 when there is nothing to visit.
///
/// # Safety
/// `map` is a value of a map type whose object is reachable.
pub unsafe fn iter(cache: &AllocCache, map: u64) -> Result<u64, HeapError> {
    // SAFETY: the caller's promise.
    let Some(object) = (unsafe { Map::at(map) }) else { return Ok(0) };
    let Some(table) = object.table() else { return Ok(0) };
    if object.writing.load(Relaxed) != 0 {
        return Err(HeapError::ConcurrentMapIterWrite);
    }
    let n_places = table.used();
    if n_places == 0 {
        return Ok(0);
    }
    let kind = cache.heap().map_kinds.iterator;
    let iterator = cache.alloc_kind(kind, size_of::<Iterator>(), Scan::Yes)?.cast::<Iterator>();
    // SAFETY: a fresh object of that size.
    unsafe {
        iterator.write(Iterator {
            map: AtomicU64::new(map),
            table: AtomicU64::new(std::ptr::from_ref(table) as u64),
            start: AtomicU32::new(cache.rng().below(n_places)),
            visited: AtomicU32::new(0),
            n_places: AtomicU32::new(n_places),
            clears: AtomicU32::new(object.clears.load(Relaxed)),
        });
    }
    publish();
    Ok(iterator.as_ptr() as u64)
}

/// Moves the iterator on; `None` at the end. `ty` is the map type.
///
/// # Safety
/// `iterator` came from [`iter`] for a map of type `ty`.
#[inline]
pub unsafe fn next(iterator: u64, ty: TypeRef) -> Result<Option<Position>, HeapError> {
    // SAFETY: the caller's promise.
    let Some(it) = (unsafe { (iterator as *const Iterator).as_ref() }) else { return Ok(None) };
    // SAFETY: an iterator keeps its map and its table; both words were set before it was published.
    let (Some(map), Some(table)) =
        (unsafe { (Map::at(it.map.load(Relaxed)), (it.table.load(Relaxed) as *const Table).as_ref()) })
    else {
        return Ok(None);
    };
    if map.writing.load(Relaxed) != 0 {
        return Err(HeapError::ConcurrentMapIterWrite);
    }
    let (start, n_places) = (it.start.load(Relaxed), it.n_places.load(Relaxed).min(table.used()));
    loop {
        let visited = it.visited.load(Relaxed);
        if visited >= n_places {
            return Ok(None);
        }
        it.visited.store(visited + 1, Relaxed);
        let place = if start + visited < n_places { start + visited } else { start + visited - n_places };
        if place >= n_places || table.is_dead(place) {
            continue;
        }
        let entry = table.entry(place);
        let found = match map.table() {
            Some(current) if std::ptr::eq(current, table) => Some((current, entry)),
            current => {
                // SAFETY: an entry of a table of this type.
                let again = unsafe { find_again(map, current, entry, it, ty) };
                again.map(|entry| (current.unwrap_or(table), entry))
            }
        };
        if let Some((owner, entry)) = found {
            return Ok(Some(Position { key: entry, value: owner.value(entry) }));
        }
    }
}

/// The entry in the current table for an entry of the table that the iterator began with.
#[cold]
unsafe fn find_again(map: &Map, current: Option<&Table>, entry: Entry, it: &Iterator, ty: TypeRef) -> Option<Entry> {
    let (key_ty, seed) = (key_type(ty), map.seed());
    // SAFETY: the caller's promise; an entry begins with its key.
    unsafe {
        match key_ty.key_class {
            KeyClass::Word => current?.find(&WordKey::new(access::load_64(entry), seed)),
            KeyClass::Str => current?.find(&StrKey::new(load_str(entry), seed)),
            KeyClass::Generic => {
                let key = MemKey::new(entry, key_ty, seed).ok()?;
                if !key.is_reflexive() {
                    // It cannot have been deleted one by one, only with all others.
                    return (map.clears.load(Relaxed) == it.clears.load(Relaxed)).then_some(entry);
                }
                current?.find(&key)
            }
        }
    }
}

/// Marks what an iterator refers to.
pub(super) unsafe fn trace(marker: &mut Marker<'_>, object: NonNull<u8>, _: u32) {
    // SAFETY: the shape says that it is an iterator.
    let it = unsafe { object.cast::<Iterator>().as_ref() };
    marker.mark(it.map.load(Relaxed));
    marker.mark(it.table.load(Relaxed));
}
