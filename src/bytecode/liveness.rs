//! Which pointers a function still needs at an instruction: what the collector looks at in its frame.
//!
//! The code is cut into pieces that are entered at their first instruction and left after their last; a piece has at
//! most [`PIECE`] instructions. For each piece the slots are worked out that are needed after it (backward dataflow, a
//! bit for each slot that can hold a pointer); what is needed at an instruction follows from the end of its piece.
//!
//! A deferred call may recover a panic of any instruction, and the function goes on at its `recover_pc`: what is needed
//! there is needed everywhere.
//!
//! Nothing is worked out before a collection asks. A function for which it would take more than [`MAX_WORDS`] is taken
//! to need all its pointers all the time.

use crate::bytecode::effects::{Effect, Insn, falls_through};
use crate::bytecode::function::{Function, Program, SlotKind};

/// The most instructions in a piece: so many are looked at for one answer.
const PIECE: usize = 64;

/// The most words of a table: 8 MiB.
const MAX_WORDS: usize = 1 << 20;

/// A function's answers.
#[derive(Debug)]
pub struct Liveness {
    /// The slots that can hold pointers, ascending. Those of the out area all can.
    slots: Vec<u16>,
    /// The index in `slots` of each slot of the frame, or [`NONE`].
    index_of: Vec<u16>,
    /// The word at which each piece begins.
    pieces: Vec<u32>,
    /// The slots needed after each piece, as rows of bits; `None`: they were too many.
    after: Option<Rows>,
    /// The slots needed where a recovered function goes on.
    recovered: Bits,
}

const NONE: u16 = u16::MAX;

/// A set of slots.
type Bits = Box<[u64]>;

/// Sets of slots, of the same size.
#[derive(Debug)]
struct Rows {
    words: Vec<u64>,
    /// Words a row.
    width: usize,
}

impl Rows {
    fn new(n: usize, width: usize) -> Rows {
        Rows { words: vec![0; n * width], width }
    }

    fn row(&self, i: usize) -> &[u64] {
        &self.words[i * self.width..(i + 1) * self.width]
    }

    fn row_mut(&mut self, i: usize) -> &mut [u64] {
        &mut self.words[i * self.width..(i + 1) * self.width]
    }
}

/// Adds what is in `from` to `to`; whether that was more than `to` had.
fn add(to: &mut [u64], from: &[u64]) -> bool {
    let mut more = false;
    for (to, from) in to.iter_mut().zip(from) {
        more |= from & !*to != 0;
        *to |= from;
    }
    more
}

impl Liveness {
    /// Looks at a function of `program`, which is verified.
    pub fn new(program: &Program, func: &Function) -> Liveness {
        let mut liveness = Liveness::of_slots(func);
        liveness.pieces = pieces(func);
        let width = liveness.slots.len().div_ceil(64);
        // The rows of the table and, while it is made, what each piece reads and writes.
        if 3 * width * liveness.pieces.len() <= MAX_WORDS {
            liveness.solve(program, func, width);
        }
        liveness
    }

    fn of_slots(func: &Function) -> Liveness {
        let can_point = |slot: usize| func.kinds.get(slot).is_none_or(|kind| *kind != SlotKind::Scalar);
        let slots: Vec<u16> = (0..func.frame_slots).filter(|slot| can_point(usize::from(*slot))).collect();
        let mut index_of = vec![NONE; usize::from(func.frame_slots)];
        for (i, slot) in slots.iter().enumerate() {
            index_of[usize::from(*slot)] = i as u16;
        }
        Liveness { slots, index_of, pieces: Vec::new(), after: None, recovered: Box::default() }
    }

    /// The slots that hold pointers which are needed when the instruction at `word` is executed, ascending.
    pub fn at(&self, program: &Program, func: &Function, word: u32) -> Vec<u16> {
        self.answer(program, func, word, When::Before)
    }

    /// As [`Liveness::at`], for an instruction that waits in its midst and may have written its results.
    pub fn within(&self, program: &Program, func: &Function, word: u32) -> Vec<u16> {
        self.answer(program, func, word, When::Within)
    }

    fn answer(&self, program: &Program, func: &Function, word: u32, when: When) -> Vec<u16> {
        let Some(after) = &self.after else { return self.slots.clone() };
        let piece = self.pieces.partition_point(|first| *first <= word) - 1;
        let mut bits: Bits = after.row(piece).into();
        for insn in self.instructions(func, piece).into_iter().rev() {
            let last = insn.at == word as usize;
            let later = (last && when == When::Within).then(|| bits.clone());
            self.step(program, func, insn, |slots, needed| self.change(&mut bits, slots, needed));
            if last {
                later.inspect(|later| _ = add(&mut bits, later));
                break;
            }
        }
        add(&mut bits, &self.recovered);
        self.slots
            .iter()
            .enumerate()
            .filter(|(i, _)| bits[i / 64] >> (i % 64) & 1 != 0)
            .map(|(_, slot)| *slot)
            .collect()
    }

    /// The instructions of a piece.
    fn instructions<'f>(&self, func: &'f Function, piece: usize) -> Vec<Insn<'f>> {
        let end = self.pieces.get(piece + 1).map_or(func.code.len(), |end| *end as usize);
        let mut at = self.pieces[piece] as usize;
        let mut insns = Vec::with_capacity(PIECE);
        while at < end {
            let insn = Insn::at(&func.code, at).expect("the verifier saw every instruction");
            at += insn.words.len();
            insns.push(insn);
        }
        insns
    }

    /// Tells what an instruction does to what is needed, seen from its end: slots that are not needed before it, then
    /// slots that are.
    fn step(
        &self,
        program: &Program,
        func: &Function,
        insn: Insn<'_>,
        mut tell: impl FnMut(std::ops::Range<usize>, bool),
    ) {
        insn.effects(program, func, |effect| match effect {
            Effect::Written(slots) => tell(slots, false),
            Effect::Destroyed(first) => tell(first..usize::from(func.frame_slots), false),
            Effect::Read(_) => {}
        });
        insn.effects(program, func, |effect| {
            if let Effect::Read(slots) = effect {
                tell(slots, true);
            }
        });
    }

    fn change(&self, bits: &mut [u64], slots: std::ops::Range<usize>, needed: bool) {
        // A run of no slots may name one that is not there.
        let indices = self.index_of.get(slots).unwrap_or_default();
        for i in indices.iter().filter(|i| **i != NONE) {
            let (word, bit) = (usize::from(*i) / 64, 1 << (i % 64));
            if needed { bits[word] |= bit } else { bits[word] &= !bit }
        }
    }

    fn solve(&mut self, program: &Program, func: &Function, width: usize) {
        let n = self.pieces.len();
        let (mut read, mut kept, mut after) = (Rows::new(n, width), Rows::new(n, width), Rows::new(n, width));
        kept.words.fill(u64::MAX);
        let mut edges = Edges::default();
        for piece in 0..n {
            let insns = self.instructions(func, piece);
            for insn in insns.iter().rev() {
                self.step(program, func, *insn, |slots, needed| {
                    self.change(read.row_mut(piece), slots.clone(), needed);
                    if !needed {
                        self.change(kept.row_mut(piece), slots, false);
                    }
                });
            }
            insns.last().expect("a piece has instructions").successors(func, |word| {
                edges.list.push((self.piece_at(word), piece as u32));
            });
        }
        edges.sort(n);
        let mut queue: Vec<u32> = (0..n as u32).collect();
        let mut queued = vec![true; n];
        let mut before: Bits = vec![0; width].into();
        while let Some(piece) = queue.pop() {
            let piece = piece as usize;
            queued[piece] = false;
            let rows = after.row(piece).iter().zip(kept.row(piece)).zip(read.row(piece));
            before.iter_mut().zip(rows).for_each(|(to, ((after, kept), read))| *to = after & kept | read);
            for &from in edges.sources_of(piece) {
                if add(after.row_mut(from as usize), &before) && !std::mem::replace(&mut queued[from as usize], true) {
                    queue.push(from);
                }
            }
        }
        if let Some(word) = func.recover_pc {
            let piece = self.piece_at(word as usize) as usize;
            let rows = after.row(piece).iter().zip(kept.row(piece)).zip(read.row(piece));
            self.recovered = rows.map(|((after, kept), read)| after & kept | read).collect();
        }
        self.after = Some(after);
    }

    /// The piece that begins at a word.
    fn piece_at(&self, word: usize) -> u32 {
        self.pieces.binary_search(&(word as u32)).expect("code goes on at the beginning of a piece") as u32
    }
}

/// Which moment of an instruction is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Before,
    Within,
}

/// From which pieces each one is entered.
#[derive(Default)]
struct Edges {
    /// Target, source.
    list: Vec<(u32, u32)>,
    /// Where the sources of each target begin.
    first: Vec<u32>,
    sources: Vec<u32>,
}

impl Edges {
    fn sort(&mut self, n: usize) {
        self.list.sort_unstable();
        self.first = (0..=n as u32).map(|to| self.list.partition_point(|edge| edge.0 < to) as u32).collect();
        self.sources = self.list.iter().map(|edge| edge.1).collect();
    }

    fn sources_of(&self, piece: usize) -> &[u32] {
        &self.sources[self.first[piece] as usize..self.first[piece + 1] as usize]
    }
}

/// The words at which pieces begin.
fn pieces(func: &Function) -> Vec<u32> {
    let mut is_first = vec![false; func.code.len() + 1];
    is_first[0] = true;
    if let Some(word) = func.recover_pc {
        is_first[word as usize] = true;
    }
    let mut at = 0;
    while let Some(insn) = Insn::at(&func.code, at) {
        at += insn.words.len();
        let mut jumps = !falls_through(insn.op);
        insn.successors(func, |word| {
            jumps |= word != at;
            is_first[word] |= word != at;
        });
        is_first[at] |= jumps;
    }
    cut(func, &is_first)
}

/// Cuts what is too long.
fn cut(func: &Function, is_first: &[bool]) -> Vec<u32> {
    let (mut pieces, mut at, mut n) = (Vec::new(), 0, 0);
    while let Some(insn) = Insn::at(&func.code, at) {
        if is_first[at] || n == PIECE {
            pieces.push(at as u32);
            n = 0;
        }
        n += 1;
        at += insn.words.len();
    }
    pieces
}
