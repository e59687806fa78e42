//! Two machines that find the same match: a backtracker that remembers where it has been, for small programs and
//! texts, and one that follows all ways at once (Pike's), for the rest and for the longest match. Both take time
//! proportional to the program times the text.

use crate::native::quote::decode;
use crate::native::regexp::program::{Insn, Program, conditions};
use crate::native::text::decode_last;

/// The position of a slot that was not set.
pub(super) const UNSET: usize = usize::MAX;

/// The backtracker's memory, in bits.
const MAX_VISITED: usize = 256 << 10;
/// Programs of more instructions are not for the backtracker.
const MAX_INSNS: usize = 500;

/// Finds the leftmost match at `from` or later, the first by preference or the longest, and the positions of so many
/// slots.
pub(super) fn search(program: &Program, text: &[u8], from: usize, longest: bool, slots: usize) -> Option<Vec<usize>> {
    if program.anchored && from > 0 {
        return None;
    }
    let cells = program.insns.len() * (text.len() - from + 1);
    if !longest && program.insns.len() <= MAX_INSNS && cells <= MAX_VISITED {
        Backtracker::new(program, text, from, slots).search()
    } else {
        Pike::new(program, text, longest, slots).search(from)
    }
}

/// The conditions that hold at a position.
fn conditions_at(text: &[u8], at: usize) -> u32 {
    let before = (at > 0).then(|| decode_last(&text[..at]).0);
    let after = (at < text.len()).then(|| decode(&text[at..]).0);
    conditions(before, after)
}

/// The next position at which a match can begin.
fn next_start(program: &Program, text: &[u8], from: usize) -> Option<usize> {
    if program.prefix.is_empty() {
        return Some(from);
    }
    Some(from + memchr::memmem::find(&text[from..], &program.prefix)?)
}

struct Backtracker<'t> {
    program: &'t Program,
    text: &'t [u8],
    from: usize,
    /// A bit for each instruction and position: a second visit would end as the first, without a match.
    visited: Vec<u64>,
    jobs: Vec<Job>,
    slots: Vec<usize>,
}

enum Job {
    Try {
        pc: u32,
        at: usize,
    },
    /// Gives a slot its old position back.
    Restore {
        slot: usize,
        old: usize,
    },
}

impl<'t> Backtracker<'t> {
    fn new(program: &'t Program, text: &'t [u8], from: usize, slots: usize) -> Backtracker<'t> {
        let cells = program.insns.len() * (text.len() - from + 1);
        Backtracker {
            program,
            text,
            from,
            visited: vec![0; cells.div_ceil(64)],
            jobs: Vec::new(),
            slots: vec![UNSET; slots],
        }
    }

    fn search(mut self) -> Option<Vec<usize>> {
        let mut start = self.from;
        loop {
            start = next_start(self.program, self.text, start)?;
            if let Some(end) = self.search_at(start) {
                if let [first, last, ..] = &mut *self.slots {
                    (*first, *last) = (start, end);
                }
                return Some(self.slots);
            }
            if self.program.anchored || start == self.text.len() {
                return None;
            }
            start += decode(&self.text[start..]).1;
        }
    }

    /// The end of the preferred match that begins here.
    fn search_at(&mut self, start: usize) -> Option<usize> {
        self.jobs.clear();
        self.jobs.push(Job::Try { pc: self.program.start, at: start });
        while let Some(job) = self.jobs.pop() {
            match job {
                Job::Restore { slot, old } => self.slots[slot] = old,
                Job::Try { pc, at } => {
                    if let Some(end) = self.follow(pc, at) {
                        return Some(end);
                    }
                }
            }
        }
        None
    }

    /// Marks the cell; whether it was marked.
    fn was_visited(&mut self, pc: u32, at: usize) -> bool {
        let cell = pc as usize * (self.text.len() - self.from + 1) + (at - self.from);
        let (word, bit) = (&mut self.visited[cell / 64], 1 << (cell % 64));
        std::mem::replace(word, *word | bit) & bit != 0
    }

    /// Goes on from an instruction until there is no way, leaving the other ways to `jobs`.
    fn follow(&mut self, mut pc: u32, mut at: usize) -> Option<usize> {
        loop {
            if self.was_visited(pc, at) {
                return None;
            }
            let insn = self.program.insns[pc as usize];
            match insn {
                Insn::Fail => return None,
                Insn::Match => return Some(at),
                Insn::Alt(first, second) => {
                    self.jobs.push(Job::Try { pc: second, at });
                    pc = first;
                }
                Insn::Cap(out, slot) => {
                    let slot = slot as usize;
                    if slot < self.slots.len() {
                        self.jobs.push(Job::Restore { slot, old: self.slots[slot] });
                        self.slots[slot] = at;
                    }
                    pc = out;
                }
                Insn::Empty(out, wanted) => {
                    if conditions_at(self.text, at) & wanted != wanted {
                        return None;
                    }
                    pc = out;
                }
                _ if at == self.text.len() => return None,
                _ => {
                    let (rune, width) = decode(&self.text[at..]);
                    pc = self.program.step(insn, rune)?;
                    at += width;
                }
            }
        }
    }
}

/// The threads at a position, in order of preference: an instruction that reads a rune or matches, and slots.
struct Threads {
    /// By instruction: where in `dense` it may be.
    sparse: Vec<u32>,
    /// The instructions that were reached.
    dense: Vec<u32>,
    /// Those of them that wait for a rune, with where their slots are.
    waiting: Vec<(u32, usize)>,
    slots: Vec<usize>,
}

impl Threads {
    fn new(insns: usize) -> Threads {
        Threads { sparse: vec![0; insns], dense: Vec::new(), waiting: Vec::new(), slots: Vec::new() }
    }

    fn clear(&mut self) {
        self.dense.clear();
        self.waiting.clear();
        self.slots.clear();
    }

    /// Whether the instruction is reached for the first time.
    fn reach(&mut self, pc: u32) -> bool {
        let at = self.sparse[pc as usize] as usize;
        if self.dense.get(at) == Some(&pc) {
            return false;
        }
        self.sparse[pc as usize] = self.dense.len() as u32;
        self.dense.push(pc);
        true
    }
}

struct Pike<'t> {
    program: &'t Program,
    text: &'t [u8],
    longest: bool,
    /// The slots of the best match until now; none before there is one.
    found: Option<Vec<usize>>,
    /// How many slots a thread has: at least the two of the whole match.
    width: usize,
    wanted: usize,
    /// Slots of the thread that is being added.
    current: Vec<usize>,
    jobs: Vec<Job>,
}

impl<'t> Pike<'t> {
    fn new(program: &'t Program, text: &'t [u8], longest: bool, slots: usize) -> Pike<'t> {
        let width = slots.max(2);
        let current = vec![UNSET; width];
        Pike { program, text, longest, found: None, width, wanted: slots, current, jobs: Vec::new() }
    }

    fn search(mut self, from: usize) -> Option<Vec<usize>> {
        let mut now = Threads::new(self.program.insns.len());
        let mut next = Threads::new(self.program.insns.len());
        let mut at = from;
        loop {
            if now.waiting.is_empty() {
                if self.found.is_some() || self.program.anchored && at > 0 {
                    break;
                }
                let Some(start) = next_start(self.program, self.text, at) else { break };
                at = start;
            }
            if self.found.is_none() && (at == 0 || !self.program.anchored) {
                self.current.fill(UNSET);
                self.current[0] = at;
                self.add(&mut now, self.program.start, at);
            }
            if at == self.text.len() {
                self.advance(&now, None, at, at, &mut next);
                break;
            }
            let (rune, width) = decode(&self.text[at..]);
            self.advance(&now, Some(rune), at, at + width, &mut next);
            std::mem::swap(&mut now, &mut next);
            next.clear();
            at += width;
            if self.wanted == 0 && self.found.is_some() {
                break;
            }
        }
        let mut found = self.found?;
        found.truncate(self.wanted);
        Some(found)
    }

    /// Adds the threads that are reached from an instruction without reading, with the current slots.
    fn add(&mut self, threads: &mut Threads, pc: u32, at: usize) {
        self.jobs.push(Job::Try { pc, at });
        let mut conditions = None;
        while let Some(job) = self.jobs.pop() {
            let mut pc = match job {
                Job::Restore { slot, old } => {
                    self.current[slot] = old;
                    continue;
                }
                Job::Try { pc, .. } => pc,
            };
            while threads.reach(pc) {
                match self.program.insns[pc as usize] {
                    Insn::Fail => break,
                    Insn::Alt(first, second) => {
                        self.jobs.push(Job::Try { pc: second, at });
                        pc = first;
                    }
                    Insn::Cap(out, slot) => {
                        let slot = slot as usize;
                        if slot < self.width {
                            self.jobs.push(Job::Restore { slot, old: self.current[slot] });
                            self.current[slot] = at;
                        }
                        pc = out;
                    }
                    Insn::Empty(out, wanted) => {
                        let holds = *conditions.get_or_insert_with(|| conditions_at(self.text, at));
                        if holds & wanted != wanted {
                            break;
                        }
                        pc = out;
                    }
                    _ => {
                        threads.waiting.push((pc, threads.slots.len()));
                        threads.slots.extend_from_slice(&self.current);
                        break;
                    }
                }
            }
        }
    }

    /// Lets all threads read a rune, none at the end, and notes the matches that end before it.
    fn advance(&mut self, now: &Threads, rune: Option<u32>, at: usize, after: usize, next: &mut Threads) {
        for &(pc, slots) in &now.waiting {
            let slots = &now.slots[slots..slots + self.width];
            // A longer match counts only if it begins no later.
            if self.longest && self.found.as_ref().is_some_and(|found| found[0] < slots[0]) {
                continue;
            }
            let insn = self.program.insns[pc as usize];
            if insn == Insn::Match {
                if !self.longest || self.found.as_ref().is_none_or(|found| at > found[1]) {
                    let mut found = slots.to_vec();
                    found[1] = at;
                    self.found = Some(found);
                }
                if !self.longest {
                    // The other threads are less preferred.
                    return;
                }
            } else if let Some(out) = rune.and_then(|rune| self.program.step(insn, rune)) {
                self.current.copy_from_slice(slots);
                self.add(next, out, after);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// (a|ab)(c|bcd)(d*), written by hand.
    fn program() -> Program {
        let code: &[[u32; 3]] = &[
            [3, 1, 2],
            [2, 2, 3],
            [5, 5, u32::from(b'a')],
            [5, 4, u32::from(b'a')],
            [5, 5, u32::from(b'b')],
            [3, 6, 3],
            [3, 7, 4],
            [2, 8, 9],
            [5, 12, u32::from(b'c')],
            [5, 10, u32::from(b'b')],
            [5, 11, u32::from(b'c')],
            [5, 12, u32::from(b'd')],
            [3, 13, 5],
            [3, 14, 6],
            [2, 15, 16],
            [5, 14, u32::from(b'd')],
            [3, 17, 7],
            [1, 0, 0],
        ];
        let mut words = vec![code.len() as u32, 0, 0, 8, 0];
        words.extend(code.as_flattened());
        Program::decode(&words, b"").expect("well-formed")
    }

    #[test]
    fn both_machines_find_the_same() {
        let program = program();
        for text in ["abcd", "xxabcdy", "abcc", "ac", "b", "", "aabcddd", "\u{e4}abcd"] {
            let text = text.as_bytes();
            let first = Backtracker::new(&program, text, 0, 8).search();
            assert_eq!(first, Pike::new(&program, text, false, 8).search(0), "{text:?}");
            assert_eq!(first.is_some(), Pike::new(&program, text, false, 0).search(0).is_some());
        }
        assert_eq!(search(&program, b"abcd", 0, false, 8), Some(vec![0, 4, 0, 1, 1, 4, 4, 4]));
        assert_eq!(search(&program, b"abcd", 1, false, 8), None);
    }

    #[test]
    fn the_longest_match() {
        let program = program();
        assert_eq!(search(&program, b"abcdd", 0, true, 2), Some(vec![0, 5]));
        assert_eq!(search(&program, b"abc abcdd", 0, true, 2), Some(vec![0, 3]));
    }
}
