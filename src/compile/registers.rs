//! Which slots hold what: each register keeps one kind for the life of its function.
//!
//! A register range is taken for a sequence of slot kinds and, once given back, is taken again only for the same
//! sequence. Ranges are given back in stack order: [`Registers::mark`] before, [`Registers::release`] after.

use rustc_hash::FxHashMap;

use crate::bytecode::function::SlotKind;

/// The first number that stands for the out area while a function is compiled: `OUT + k` becomes `n_regs + k`.
pub(super) const OUT: u16 = 0x8000;

/// The registers of one function.
#[derive(Default)]
pub(super) struct Registers {
    kinds: Vec<SlotKind>,
    free: FxHashMap<Box<[SlotKind]>, Vec<u16>>,
    live: Vec<(u16, Box<[SlotKind]>)>,
    /// Slots of the out area that the code uses.
    out: u16,
}

/// A point in the order of taking.
#[derive(Clone, Copy)]
pub(super) struct Mark(usize);

/// The function needs more slots than a frame may have.
#[derive(Debug)]
pub(super) struct FrameTooLarge;

impl Registers {
    /// Takes a range for these kinds. Ranges beyond the limit of a frame alias the last one; [`Registers::finish`]
    /// reports it.
    pub(super) fn take(&mut self, kinds: &[SlotKind]) -> u16 {
        if let Some(slot) = self.free.get_mut(kinds).and_then(Vec::pop) {
            self.live.push((slot, kinds.into()));
            return slot;
        }
        let slot = self.kinds.len().min(usize::from(OUT) - 1) as u16;
        self.kinds.extend_from_slice(kinds);
        self.live.push((slot, kinds.into()));
        slot
    }

    /// Takes a range that is never given back.
    pub(super) fn take_forever(&mut self, kinds: &[SlotKind]) -> u16 {
        let slot = self.kinds.len().min(usize::from(OUT) - 1) as u16;
        self.kinds.extend_from_slice(kinds);
        slot
    }

    /// Now.
    pub(super) fn mark(&self) -> Mark {
        Mark(self.live.len())
    }

    /// Gives back everything that was taken since `mark`.
    pub(super) fn release(&mut self, mark: Mark) {
        for (slot, kinds) in self.live.drain(mark.0..) {
            self.free.entry(kinds).or_default().push(slot);
        }
    }

    /// Notes that the code uses the first `n` slots of the out area.
    pub(super) fn use_out(&mut self, n: usize) {
        self.out = self.out.max(n.min(usize::from(OUT) - 2) as u16);
    }

    /// The kinds of all registers and the size of the frame, in which the results must have room, too: a function that
    /// never returns may need fewer registers than it has results.
    pub(super) fn finish(self, n_results: u16) -> Result<(Vec<SlotKind>, u16), FrameTooLarge> {
        let slots = (self.kinds.len() + usize::from(self.out) + 1).max(usize::from(n_results));
        if self.kinds.len() >= usize::from(OUT) || slots > usize::from(OUT) {
            return Err(FrameTooLarge);
        }
        Ok((self.kinds, slots as u16))
    }
}
