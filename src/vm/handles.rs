//! What native functions hold across a callback or a wait: exact roots.

use crate::heap::value::Iface;

/// Something that a native holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Root {
    /// A pointer, a string or a slice: the second word is no pointer.
    Ptr(u64, u64),
    /// An interface.
    Iface(Iface),
}

/// The roots of a goroutine's native calls. A native's are dropped when it returns.
#[derive(Debug, Default)]
pub(crate) struct Handles {
    roots: Vec<Root>,
}

impl Handles {
    /// Holds `root`; the index by which it is found.
    pub(crate) fn push(&mut self, root: Root) -> u32 {
        self.roots.push(root);
        u32::try_from(self.roots.len() - 1).expect("fewer than 2^32 handles")
    }

    /// What is held at `index`.
    pub(crate) fn get(&self, index: u32) -> Root {
        self.roots[index as usize]
    }

    /// Holds `root` at `index` instead.
    pub(crate) fn set(&mut self, index: u32, root: Root) {
        self.roots[index as usize] = root;
    }

    /// How many are held.
    pub(crate) fn len(&self) -> u32 {
        self.roots.len() as u32
    }

    /// Holds only the first `len`.
    pub(crate) fn truncate(&mut self, len: u32) {
        self.roots.truncate(len as usize);
    }

    /// All that is held.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Root> {
        self.roots.iter()
    }
}
