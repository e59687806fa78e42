//! Objects whose end somebody waits for: finalizers, cleanups, weak pointers.
//!
//! Before marking, everything that a watched object refers to is marked, but not the object itself: it is still whole
//! when its finalizer gets it, and of two finalizers whose objects refer to each other in one direction the outer
//! runs first. What a finalizer or cleanup is called with is marked too. After marking, a watched object without a
//! mark has ended: its weak pointers become nil; a finalizer revives it for one more cycle; without one, its cleanups
//! are due. The machine takes what is due and calls it on a goroutine of its own.

use std::collections::{BTreeMap, VecDeque};

use super::super::Heap;
use super::super::access;
use super::super::alloc::AllocCache;
use super::super::error::HeapError;
use super::super::place::Place;
use super::Marker;

/// What a finalizer or cleanup is called with: the machine's business, but any of them may be a heap pointer.
pub type Words = [u64; 3];

/// A cleanup, to stop it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CleanupId(u64);

impl CleanupId {
    /// Its number: not 0.
    pub fn number(self) -> u64 {
        self.0
    }

    /// The cleanup with a number, if there is one.
    pub fn from_number(number: u64) -> CleanupId {
        CleanupId(number)
    }
}

/// A call that is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Due {
    /// The object of a finalizer: the address it was set with. Of a cleanup: 0.
    pub object: u64,
    /// What was given with it.
    pub words: Words,
}

/// Who waits for the end of one object.
#[derive(Debug, Default)]
struct Watched {
    /// The address it was set with, and what it is called with.
    finalizer: Option<(u64, Words)>,
    cleanups: Vec<(CleanupId, Words)>,
    /// Address of the cell by the address that it holds.
    weak: BTreeMap<u64, u64>,
}

/// All watched objects, by their first byte, and the calls that are due.
#[derive(Debug, Default)]
pub(in crate::heap) struct Watches {
    objects: BTreeMap<u64, Watched>,
    due: VecDeque<Due>,
    /// Somebody calls what is due.
    at_work: bool,
    n_cleanups: u64,
}

impl Heap {
    /// runtime.SetFinalizer: `words` are due with the object when nothing else refers to it; `None` takes the
    /// finalizer away. Whether that was done: not for a second finalizer, nor for what is no object of the heap.
    pub fn set_finalizer(&self, object: u64, words: Option<Words>) -> bool {
        let Some(base) = self.base_of(object) else { return false };
        let mut watches = self.watches.lock();
        let finalizer = &mut watches.objects.entry(base).or_default().finalizer;
        if finalizer.is_some() && words.is_some() {
            return false;
        }
        *finalizer = words.map(|words| (object, words));
        true
    }

    /// runtime.AddCleanup: `words` are due when the object is gone. `None` for what is no object of the heap.
    pub fn add_cleanup(&self, object: u64, words: Words) -> Option<CleanupId> {
        let base = self.base_of(object)?;
        let mut watches = self.watches.lock();
        watches.n_cleanups += 1;
        let id = CleanupId(watches.n_cleanups);
        watches.objects.entry(base).or_default().cleanups.push((id, words));
        Some(id)
    }

    /// Stops a cleanup that is not due yet.
    pub fn stop_cleanup(&self, id: CleanupId) {
        for watched in self.watches.lock().objects.values_mut() {
            watched.cleanups.retain(|(other, _)| *other != id);
        }
    }

    /// weak.Make: the address of a cell that holds `object` while something else refers to it, then 0. One for each
    /// address, so that cells are equal when the pointers were. What is no object of the heap stays for ever.
    pub fn weak_cell(&self, cache: &AllocCache, object: u64) -> Result<u64, HeapError> {
        let base = self.base_of(object);
        if let Some(cell) = base.and_then(|base| self.watches.lock().objects.get(&base)?.weak.get(&object).copied()) {
            return Ok(cell);
        }
        let cell = cache.alloc_bytes(8)?.as_ptr();
        // SAFETY: a new object of eight bytes, which the collector does not look into.
        unsafe { access::store_64(cell, object) };
        if let Some(base) = base {
            let mut watches = self.watches.lock();
            return Ok(*watches.objects.entry(base).or_default().weak.entry(object).or_insert(cell as u64));
        }
        Ok(cell as u64)
    }

    /// Whether calls are due that nobody makes; from now on the caller does.
    pub fn begin_due(&self) -> bool {
        let mut watches = self.watches.lock();
        let begin = !watches.due.is_empty() && !watches.at_work;
        watches.at_work |= begin;
        begin
    }

    /// The next call that is due; the caller keeps what it holds alive from now on. `None`: there is none, and the
    /// caller's work is done.
    pub fn next_due(&self) -> Option<Due> {
        let mut watches = self.watches.lock();
        let due = watches.due.pop_front();
        watches.at_work &= due.is_some();
        due
    }

    /// The first byte of the object that an address leads into.
    pub fn base_of(&self, address: u64) -> Option<u64> {
        self.place_of(address).map(|place| self.extent(place).0 as u64)
    }

    /// Notes what has ended, revives what a finalizer gets: how many objects, how many bytes.
    pub(super) fn settle_watches(&self) -> (u64, usize) {
        let mut watches = self.watches.lock();
        let (mut revived, mut bytes) = (0, 0);
        for (base, mut watched) in std::mem::take(&mut watches.objects) {
            let Some(place) = self.place_of(base) else { continue };
            if self.is_marked(place) {
                // A cell that nobody holds any more need not be told.
                watched.weak.retain(|_, cell| self.place_of(*cell).is_some_and(|cell| self.is_marked(cell)));
            } else {
                for cell in std::mem::take(&mut watched.weak).into_values() {
                    // SAFETY: a cell's memory is not used again before the next allocation.
                    unsafe { access::store_64(cell as *mut u8, 0) };
                }
                if let Some((object, words)) = watched.finalizer.take() {
                    watches.due.push_back(Due { object, words });
                    self.region.info(place.block).mark(place.index);
                    (revived, bytes) = (revived + 1, bytes + self.extent(place).1);
                } else {
                    watches.due.extend(watched.cleanups.drain(..).map(|(_, words)| Due { object: 0, words }));
                }
            }
            if watched.finalizer.is_some() || !watched.cleanups.is_empty() || !watched.weak.is_empty() {
                watches.objects.insert(base, watched);
            }
        }
        (revived, bytes)
    }

    fn is_marked(&self, place: Place) -> bool {
        self.region.info(place.block).is_marked(place.index)
    }
}

impl Marker<'_> {
    /// Marks what is kept for the ends of objects.
    pub(super) fn trace_watches(&mut self, heap: &Heap) {
        let watches = heap.watches.lock();
        for due in &watches.due {
            self.mark(due.object);
            self.mark_words(&due.words);
        }
        for (base, watched) in &watches.objects {
            if let Some((_, words)) = &watched.finalizer {
                self.mark_words(words);
                if let Some(place) = heap.place_of(*base) {
                    self.trace_contents(place);
                }
            }
            watched.cleanups.iter().for_each(|(_, words)| self.mark_words(words));
        }
    }

    fn mark_words(&mut self, words: &Words) {
        words.iter().for_each(|word| self.mark(*word));
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::World;
    use super::*;
    use crate::bytecode::rtype::Kind;

    /// A chain of objects: each refers to the one before.
    fn chain(world: &World, n: usize) -> Vec<u64> {
        let ty = world.types.record(&[world.basic(Kind::UnsafePointer), world.basic(Kind::Int)]);
        let mut all: Vec<u64> = vec![0];
        for _ in 0..n {
            let object = world.new_object(ty);
            // SAFETY: an object of two words.
            unsafe { access::store_ptr(object, all[all.len() - 1]) };
            all.push(object as u64);
        }
        all.split_off(1)
    }

    fn take_due(world: &World) -> Vec<Due> {
        std::iter::from_fn(|| world.heap.next_due()).collect()
    }

    #[test]
    fn a_finalizer_gets_its_object_whole_and_once() {
        let world = World::new();
        let [inner, outer, argument] = chain(&world, 3)[..] else { unreachable!("three") };
        // SAFETY: an object of two words: the argument refers to nothing.
        unsafe { access::store_64(argument as *mut u8, 0) };
        assert!(world.heap.set_finalizer(outer, Some([argument, 1, 2])));
        assert!(!world.heap.set_finalizer(outer, Some([0; 3])), "it has one");
        world.root(outer as *const u8);
        assert_eq!(world.collect().live_objects, 3);
        assert!(take_due(&world).is_empty());
        world.roots.borrow_mut().clear();
        assert_eq!(world.collect().live_objects, 3);
        assert_eq!(world.collect().live_objects, 3, "what is due stays until it is taken");
        assert!(world.heap.begin_due() && !world.heap.begin_due(), "one caller at a time");
        assert_eq!(take_due(&world), [Due { object: outer, words: [argument, 1, 2] }]);
        assert!(!world.heap.begin_due(), "nothing is due");
        // SAFETY: the object was revived.
        assert_eq!(unsafe { access::load_64(outer as *const u8) }, inner);
        assert_eq!((world.collect().live_objects, take_due(&world).len()), (0, 0));
    }

    #[test]
    fn the_outer_object_is_finalized_first() {
        let world = World::new();
        let all = chain(&world, 3);
        all.iter().for_each(|object| assert!(world.heap.set_finalizer(*object, Some([*object, 0, 0]))));
        // A finalizer that holds its own object keeps it: as in Go.
        assert_eq!((world.collect().live_objects, take_due(&world).len()), (3, 0));
        for object in &all {
            assert!(world.heap.set_finalizer(*object, None));
            assert!(world.heap.set_finalizer(*object, Some([7, 0, 0])));
        }
        for object in all.iter().rev() {
            world.collect();
            assert_eq!(take_due(&world), [Due { object: *object, words: [7, 0, 0] }]);
        }
        assert_eq!(world.collect().live_objects, 0);
    }

    #[test]
    fn cleanups_are_due_when_the_object_is_gone() {
        let world = World::new();
        let object = chain(&world, 1)[0];
        assert!(world.heap.set_finalizer(object, Some([1, 0, 0])));
        world.heap.add_cleanup(object + 8, [2, 0, 0]).expect("an object of the heap");
        let stopped = world.heap.add_cleanup(object, [3, 0, 0]).expect("an object of the heap");
        world.heap.stop_cleanup(stopped);
        assert_eq!(world.heap.add_cleanup(5, [0; 3]), None);
        assert!(!world.heap.set_finalizer(5, None));
        world.collect();
        assert_eq!(take_due(&world), [Due { object, words: [1, 0, 0] }]);
        world.collect();
        assert_eq!(take_due(&world), [Due { object: 0, words: [2, 0, 0] }]);
    }

    #[test]
    fn weak_pointers_become_nil() {
        let world = World::new();
        let object = chain(&world, 1)[0];
        let weak = |address| world.heap.weak_cell(&world.cache, address).expect("room");
        let (cell, inner) = (weak(object), weak(object + 8));
        assert_eq!((weak(object), weak(object + 8)), (cell, inner));
        assert_ne!(cell, inner);
        // SAFETY: cells of eight bytes.
        let held = |cell: u64| unsafe { access::load_64(cell as *const u8) };
        [cell, inner, object].iter().for_each(|word| world.root(*word as *const u8));
        world.collect();
        assert_eq!((held(cell), held(inner)), (object, object + 8));
        world.roots.borrow_mut().pop();
        assert_eq!(world.collect().live_objects, 2);
        assert_eq!((held(cell), held(inner)), (0, 0));
        // A cell that is dropped is made anew.
        let object = chain(&world, 1)[0];
        weak(object);
        world.root(object as *const u8);
        world.collect();
        assert_eq!(held(weak(object)), object);
    }
}
