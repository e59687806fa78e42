//! The checker of the whole heap, for tests and stress builds: what the collector and the caches rely on, looked at
//! from the outside. Run it right after a collection, with the world still stopped.

use super::Heap;
use super::alloc::N_BINS;
use super::block::{BlockInfo, Use};
use super::class::{self, BLOCK, SIZES};
use super::region::BlockId;
use super::shape::{Decoded, Shape};

impl Heap {
    /// Panics with what is wrong if the heap is not in order after a collection.
    pub fn check(&self) {
        let free = self.check_pool();
        let listed = self.check_lists();
        let mut blocks = self.blocks();
        while let Some(block) = blocks.next() {
            let info = self.region.info(block);
            match info.usage() {
                Use::Free => {
                    assert!(free[block.0 as usize], "free block {block:?} is not in the pool");
                    assert_eq!(info.n_marked(), 0, "free block {block:?} has marks");
                }
                Use::Small => {
                    assert!(listed[block.0 as usize], "block {block:?} is not listed");
                    self.check_small(block, info);
                }
                Use::Large => {
                    let n = info.object_size().div_ceil(BLOCK);
                    self.check_large(block, info, n);
                    for i in 1..n {
                        blocks.next();
                        assert!(!free[block.0 as usize + i], "tail {i} of {block:?} is in the pool");
                    }
                }
                Use::Tail => panic!("tail {block:?} without its head"),
            }
            assert!(info.usage() == Use::Free || !free[block.0 as usize], "used block {block:?} is in the pool");
        }
    }

    /// Which blocks the pool has; its runs are apart and do not touch.
    fn check_pool(&self) -> Vec<bool> {
        let pool = self.pool.lock();
        let mut free = vec![false; self.region.n_usable()];
        let mut end = None;
        for (first, len) in pool.runs() {
            assert!(end.is_none_or(|end| end < first.0), "runs of the pool touch at {first:?}");
            end = Some(first.0 + len);
            free[first.0 as usize..][..len as usize].fill(true);
        }
        let n_used = free.iter().filter(|free| !**free).count();
        assert_eq!(n_used, pool.n_used(), "blocks in use");
        free
    }

    /// Which blocks are listed for allocation, each once and in its bin.
    fn check_lists(&self) -> Vec<bool> {
        let mut listed = vec![false; self.region.n_usable()];
        for bin in 0..N_BINS {
            for block in self.listed[bin].lock().iter() {
                let info = self.region.info(*block);
                assert_eq!(usize::from(info.class()) * 2 + info.scan() as usize, bin, "block {block:?} in its bin");
                assert!(!std::mem::replace(&mut listed[block.0 as usize], true), "block {block:?} is listed twice");
            }
        }
        listed
    }

    fn check_small(&self, block: BlockId, info: &BlockInfo) {
        assert_eq!(info.object_size(), SIZES[usize::from(info.class())] as usize, "object size of {block:?}");
        assert_eq!(info.n_objects(), class::objects_per_block(usize::from(info.class())), "objects of {block:?}");
        assert!(info.is_dirty(), "used block {block:?} counts as clean");
        let mut marked = 0;
        let mut from = 0;
        while from < info.n_objects() {
            let (first, end) = info.next_hole(from).unwrap_or((info.n_objects(), info.n_objects()));
            for index in from..first {
                marked += 1;
                self.check_shape(block, index);
            }
            from = end;
        }
        assert_eq!(marked, info.n_marked(), "marks of {block:?}");
    }

    fn check_large(&self, block: BlockId, info: &BlockInfo, n: usize) {
        assert!(info.object_size() > class::MAX_SMALL, "large object in {block:?}");
        self.check_shape(block, 0);
        for i in 1..n {
            let tail = self.region.info(block.after(i));
            assert_eq!((tail.usage(), tail.back() as usize), (Use::Tail, i), "tail {i} of {block:?}");
        }
    }

    fn check_shape(&self, block: BlockId, index: u32) {
        // SAFETY: every block has that many shapes.
        let shape = Shape(unsafe { self.region.shapes(block).add(index as usize).read() });
        match shape.decode() {
            Decoded::Free => panic!("object {index} of {block:?} is marked and has no shape"),
            Decoded::Type(id) => assert!(self.types.by_id(id).is_some(), "object {index} of {block:?}: no type {id}"),
            Decoded::Kind(_) | Decoded::Bytes => {}
        }
    }
}
