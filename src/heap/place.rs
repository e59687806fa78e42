//! From any address to the object it lies in: block by a shift, object by a multiplication.

use super::Heap;
use super::block::Use;
use super::class::{BLOCK, BLOCK_SHIFT, GRANULE, MAX_OBJECTS};
use super::region::BlockId;
use super::shape::Shape;

/// An object, by its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub(super) block: BlockId,
    pub(super) index: u32,
}

impl Heap {
    /// Which object an offset below the frontier of the region lies in, if its block is in use. Whether there is an
    /// object, its shape tells.
    #[inline(always)]
    pub(super) fn locate(&self, offset: usize) -> Option<Place> {
        let block = BlockId((offset >> BLOCK_SHIFT) as u32);
        let info = self.region.info(block);
        match info.usage() {
            Use::Small => {
                let index = info.object_index(((offset % BLOCK) / GRANULE) as u32);
                (index < info.n_objects()).then_some(Place { block, index })
            }
            Use::Large => Some(Place { block, index: 0 }),
            Use::Tail => Some(Place { block: BlockId(block.0 - info.back()), index: 0 }),
            Use::Free => None,
        }
    }

    /// The object that an address leads into, if there is one.
    pub(super) fn place_of(&self, address: u64) -> Option<Place> {
        let offset = (address as usize).wrapping_sub(self.region.base());
        let place = if offset < self.region.frontier() { self.locate(offset)? } else { return None };
        (self.shape(place) != Shape::FREE).then_some(place)
    }

    /// What an object is.
    #[inline(always)]
    pub(super) fn shape(&self, place: Place) -> Shape {
        debug_assert!((place.index as usize) < MAX_OBJECTS);
        // SAFETY: every block has that many shapes.
        Shape(unsafe { self.region.shapes(place.block).add(place.index as usize).read() })
    }

    /// Address and size of an object.
    #[inline(always)]
    pub(super) fn extent(&self, place: Place) -> (usize, usize) {
        let size = self.region.info(place.block).object_size();
        (self.region.block(place.block).addr() + place.index as usize * size, size)
    }
}
