//! Typed indices and vectors over them.
//!
//! Nodes, types, objects and functions live in arenas and are named by 32-bit indices of their own type, so that
//! one cannot be taken for another and dropping a tree never recurses.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

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
