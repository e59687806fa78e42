//! Types by number, without a lock: reflection names types by number all the time.

use std::sync::OnceLock;

use super::TypeRef;

/// Types by number. Chunk `n` has room for 2ⁿ of them, so that nothing ever moves.
#[derive(Default)]
pub(super) struct Directory {
    chunks: [OnceLock<Box<[OnceLock<TypeRef>]>>; 32],
}

impl Directory {
    /// The type with this number, if there is one.
    pub(super) fn get(&self, id: u32) -> Option<TypeRef> {
        let (chunk, at) = place(id)?;
        self.chunks[chunk].get()?[at].get().copied()
    }

    /// Enters a type under a new number.
    pub(super) fn add(&self, id: u32, ty: TypeRef) {
        let (chunk, at) = place(id).expect("fewer than 2^32 - 1 types");
        let chunk = self.chunks[chunk].get_or_init(|| (0..1_usize << chunk).map(|_| OnceLock::new()).collect());
        chunk[at].set(ty).expect("each number is given once");
    }
}

fn place(id: u32) -> Option<(usize, usize)> {
    let n = id.checked_add(1)?;
    let chunk = n.ilog2();
    Some((chunk as usize, (n - (1 << chunk)) as usize))
}
