//! Typed indices and vectors over them.
//!
//! Nodes, types, objects and functions live in arenas and are named by 32-bit indices of their own type, so that
//! one cannot be taken for another and dropping a tree never recurses.

use std::cell::Cell;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

use elsa::FrozenVec;

/// An index of its own type.
pub trait Idx: Copy + Eq {
    /// The index for position `n`. Panics beyond 2^32 - 2.
    fn new(n: usize) -> Self;
    /// The position.
    fn index(self) -> usize;
}

/// Declares index types: `define_index! { /// Doc. pub struct FooId; }`.
#[macro_export]
macro_rules! define_index {
    ($($(#[$meta:meta])* pub struct $Name:ident;)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $Name(std::num::NonZeroU32);

        impl $crate::base::index::Idx for $Name {
            fn new(n: usize) -> Self {
                let n = u32::try_from(n).ok().and_then(|n| n.checked_add(1)).and_then(std::num::NonZeroU32::new);
                $Name(n.expect("an arena holds fewer than 2^32 - 1 items"))
            }

            fn index(self) -> usize {
                self.0.get() as usize - 1
            }
        }
    )*};
}

/// A vector that is indexed by `I`.
#[derive(Clone, Debug)]
pub struct IndexVec<I, T> {
    items: Vec<T>,
    index: PhantomData<fn(I)>,
}

impl<I, T> Default for IndexVec<I, T> {
    fn default() -> Self {
        IndexVec { items: Vec::new(), index: PhantomData }
    }
}

impl<I: Idx, T> IndexVec<I, T> {
    /// An empty vector.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends `item` and returns its index.
    pub fn push(&mut self, item: T) -> I {
        let id = I::new(self.items.len());
        self.items.push(item);
        id
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The item at `id`, if there is one.
    pub fn get(&self, id: I) -> Option<&T> {
        self.items.get(id.index())
    }

    /// All items in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// All items in order, mutable.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    /// The items, in order.
    pub fn into_items(self) -> Vec<T> {
        self.items
    }

    /// All indices in order.
    pub fn indices(&self) -> impl Iterator<Item = I> + use<I, T> {
        (0..self.items.len()).map(I::new)
    }

    /// Grows to at least `len` items, filling with `fill()`.
    pub fn grow_to(&mut self, len: usize, fill: impl FnMut() -> T) {
        if self.items.len() < len {
            self.items.resize_with(len, fill);
        }
    }
}

impl<I: Idx, T> Index<I> for IndexVec<I, T> {
    type Output = T;

    fn index(&self, id: I) -> &T {
        &self.items[id.index()]
    }
}

impl<I: Idx, T> IndexMut<I> for IndexVec<I, T> {
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.items[id.index()]
    }
}

/// The number of items in a chunk of an [`Arena`]. An arena that is appended begins a new chunk, so a larger number
/// wastes indices where many small arenas are appended.
const CHUNK: usize = 64;

/// An append-only store that is indexed by `I`.
///
/// Whoever owns it pushes items one by one. Whoever shares it can append a whole arena ([`Arena::successor`],
/// [`Arena::append`]) while others hold references into it: items never move. Between the items of two arenas some
/// indices may be unused.
pub struct Arena<I, T> {
    /// Full ones, except for the last one of each arena that was appended.
    chunks: FrozenVec<Vec<T>>,
    /// The number of chunks before the first one.
    base: usize,
    /// The index that the next item gets, unused indices included.
    len: Cell<usize>,
    index: PhantomData<fn(I)>,
}

impl<I, T> Default for Arena<I, T> {
    fn default() -> Self {
        Arena { chunks: FrozenVec::new(), base: 0, len: Cell::new(0), index: PhantomData }
    }
}

impl<I, T> std::fmt::Debug for Arena<I, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Arena(up to {})", self.len.get())
    }
}

impl<I: Idx, T> Arena<I, T> {
    /// Appends `item` and returns its index.
    pub fn push(&mut self, item: T) -> I {
        let at = self.len.get();
        if at.is_multiple_of(CHUNK) {
            self.chunks.push(Vec::with_capacity(CHUNK));
        }
        let chunk = self.chunks.as_mut().last_mut().expect("a chunk was pushed when the last one was full");
        chunk.push(item);
        self.len.set(at + 1);
        I::new(at)
    }

    /// One more than the greatest index, so the length of a table over the items.
    pub fn len(&self) -> usize {
        self.len.get()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// The indices of all items, in order.
    pub fn indices(&self) -> impl Iterator<Item = I> + '_ {
        let base = self.base;
        let chunks = self.chunks.iter().enumerate();
        chunks.flat_map(move |(n, chunk)| (0..chunk.len()).map(move |i| I::new((base + n) * CHUNK + i)))
    }

    /// An empty arena whose indices begin where those of this one end.
    #[must_use]
    pub fn successor(&self) -> Arena<I, T> {
        let base = self.len.get().div_ceil(CHUNK);
        Arena { base, len: Cell::new(base * CHUNK), ..Arena::default() }
    }

    /// Appends the items of `next`, which was made by [`Arena::successor`] of this arena when it was as long as now.
    pub fn append(&self, next: Arena<I, T>) {
        assert_eq!(next.base, self.len.get().div_ceil(CHUNK), "nothing was appended in between");
        if !next.is_empty() {
            self.len.set(next.len.get());
            next.chunks.into_vec().into_iter().for_each(|chunk| self.chunks.push(chunk));
        }
    }
}

impl<I: Idx, T> Index<I> for Arena<I, T> {
    type Output = T;

    fn index(&self, id: I) -> &T {
        let at = id.index();
        let chunk = self.chunks.get((at / CHUNK).wrapping_sub(self.base)).expect("the index is of this arena");
        &chunk[at % CHUNK]
    }
}

impl<I: Idx, T> IndexMut<I> for Arena<I, T> {
    fn index_mut(&mut self, id: I) -> &mut T {
        let at = id.index();
        let base = self.base;
        &mut self.chunks.as_mut()[at / CHUNK - base][at % CHUNK]
    }
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macro declares public types")]
mod tests {
    use super::*;

    crate::define_index! {
        /// A test's index.
        pub struct Id;
    }

    #[test]
    fn arenas_are_appended_while_items_are_held() {
        let mut arena: Arena<Id, usize> = Arena::default();
        let first: Vec<Id> = (0..100).map(|n| arena.push(n)).collect();
        let held = &arena[first[99]];
        let mut next = arena.successor();
        let second: Vec<Id> = (0..65).map(|n| next.push(1000 + n)).collect();
        assert_eq!(next[second[64]], 1064);
        next[second[64]] = 7;
        arena.append(next);
        arena.append(arena.successor());
        assert_eq!((*held, arena[first[0]], arena[second[0]], arena[second[64]]), (99, 0, 1000, 7));
        assert_eq!(arena.len(), 128 + 65);
        let indices: Vec<Id> = arena.indices().collect();
        assert_eq!(indices, [first, second].concat());
        assert_eq!(arena.successor().len(), 256);
    }
}
