//! A function's code while it grows: instructions, labels, places.

use crate::base::span::Pos;
use crate::bytecode::function::UnsignedIndex;
use crate::bytecode::insn::{Instruction, decoded, read_operand, write_operand};
use crate::bytecode::isa::Opcode;
use crate::bytecode::operand::{Jump32, Role};
use crate::compile::registers::OUT;

/// A place in the code that jumps name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Label(u32);

/// A jump whose target was not known when it was written.
struct Fixup {
    /// The first word of the instruction.
    at: usize,
    label: Label,
}

/// An entry of a jump table: the table, the entry (`usize::MAX`: the default), the instruction, the target.
struct TableFixup {
    table: usize,
    entry: usize,
    at: usize,
    label: Label,
}

/// A jump is longer than 32,767 words: the function must be compiled with long jumps.
#[derive(Debug)]
pub(super) struct JumpTooLong;

/// Code under construction.
#[derive(Default)]
pub(super) struct Code {
    words: Vec<u64>,
    labels: Vec<Option<usize>>,
    /// The place of the label that was bound last.
    last_bound: Option<usize>,
    fixups: Vec<Fixup>,
    /// The first words of the pairs of jumps that may become copies of back edges, ascending.
    body_jumps: Vec<usize>,
    table_fixups: Vec<TableFixup>,
    places: Vec<(u32, Pos, u32)>,
    /// Instructions with indices of unsigned types, by first word.
    unsigned: Vec<UnsignedIndex>,
    pos: Pos,
    /// The inlined call that instructions belong to, as in the line table.
    inlined: u32,
}

impl Code {
    /// Appends an instruction.
    pub(super) fn emit(&mut self, insn: impl Instruction) {
        if self.places.last().is_none_or(|&(_, pos, inlined)| (pos, inlined) != (self.pos, self.inlined)) {
            self.places.push((self.words.len() as u32, self.pos, self.inlined));
        }
        insn.encode(&mut self.words);
    }

    /// Of the indices and bounds that the next instruction takes, those in `mask` are of unsigned types of 64 bits.
    pub(super) fn has_unsigned(&mut self, mask: u8) {
        self.unsigned.push(UnsignedIndex { pc: self.words.len() as u32, mask });
    }

    /// From here on instructions belong to `pos`; returns the place before.
    pub(super) fn at(&mut self, pos: Pos) -> Pos {
        if pos.is_known() { std::mem::replace(&mut self.pos, pos) } else { self.pos }
    }

    /// From here on instructions belong to this inlined call; returns the one before.
    pub(super) fn in_call(&mut self, inlined: u32) -> u32 {
        std::mem::replace(&mut self.inlined, inlined)
    }

    /// The place that instructions belong to.
    pub(super) fn pos(&self) -> Pos {
        self.pos
    }

    /// How many labels there are.
    pub(super) fn n_labels(&self) -> usize {
        self.labels.len()
    }

    /// Removes a jump to `label` that was just appended, so that what comes next is its target. Labels from `first` on
    /// may stand behind it.
    pub(super) fn drop_last_jump(&mut self, label: Label, first: usize) {
        let Some(last) = self.fixups.last() else { return };
        let after = last.at + Opcode::of(self.words[last.at]).expect("a fixup is at an instruction").info().words;
        if last.label != label || after != self.words.len() {
            return;
        }
        let at = last.at;
        self.fixups.pop();
        self.body_jumps.retain(|&first| first + 1 < at);
        self.words.truncate(at);
        for bound in self.labels[first..].iter_mut().flatten().filter(|bound| **bound > at) {
            *bound = at;
        }
        while self.places.last().is_some_and(|&(pc, ..)| pc as usize >= at) {
            self.places.pop();
        }
    }

    /// Whether a label stands for the next instruction.
    pub(super) fn is_target(&self) -> bool {
        self.last_bound == Some(self.words.len())
    }

    /// The number of words so far.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// A label that is bound later.
    pub(super) fn label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() as u32 - 1)
    }

    /// A label for the next instruction.
    pub(super) fn here(&mut self) -> Label {
        let label = self.label();
        self.bind(label);
        label
    }

    /// The label stands for the next instruction.
    pub(super) fn bind(&mut self, label: Label) {
        debug_assert!(self.labels[label.0 as usize].is_none());
        self.labels[label.0 as usize] = Some(self.words.len());
        self.last_bound = Some(self.words.len());
    }

    /// Whether the label has been bound: a jump to it goes backwards.
    pub(super) fn is_bound(&self, label: Label) -> bool {
        self.labels[label.0 as usize].is_some()
    }

    /// Appends an instruction with one jump operand that goes to `label`.
    pub(super) fn emit_jump(&mut self, insn: impl Instruction, label: Label) {
        let at = self.words.len();
        self.emit(insn);
        self.fixups.push(Fixup { at, label });
    }

    /// Appends a forward jump to a label that may be the end of a loop's body: if a back edge stands there, it is made
    /// here at once ([`Code::take_back_edges`]), for which room is left.
    pub(super) fn emit_body_jump(&mut self, label: Label) {
        self.body_jumps.push(self.words.len());
        self.emit_jump(decoded::Jump { to: Jump32(0) }, label);
        self.emit_jump(decoded::Jump { to: Jump32(0) }, label);
    }

    /// Of a pair of jumps to the same back edge the first becomes a copy of it, and the second goes on after it. Nothing
    /// else leads to the second.
    fn take_back_edges(&mut self) {
        for at in std::mem::take(&mut self.body_jumps) {
            let first = self.fixups.binary_search_by_key(&at, |fixup| fixup.at).expect("a pair has its fixups");
            let label = self.fixups[first].label;
            let to = self.target(label);
            if to <= at + 1 {
                continue;
            }
            let Ok(edge) = self.fixups.binary_search_by_key(&to, |fixup| fixup.at) else { continue };
            let top = self.fixups[edge].label;
            let opcode = Opcode::of(self.words[to]).expect("a fixup is at an instruction");
            let delta = self.target(top) as i64 - at as i64;
            let fits = delta <= 0 && i16::try_from(delta).is_ok() && opcode.info().words == 1;
            if !fits || !opcode.info().name.contains("loop") {
                continue;
            }
            self.words[at] = self.words[to];
            self.fixups[first].label = top;
            self.labels.push(Some(to + 1));
            self.fixups[first + 1].label = Label(self.labels.len() as u32 - 1);
        }
    }

    /// Entry `entry` of jump table `table`, whose instruction is at word `at`, goes to `label`; `None`: the default.
    pub(super) fn table_jump(&mut self, table: usize, entry: Option<usize>, at: usize, label: Label) {
        self.table_fixups.push(TableFixup { table, entry: entry.unwrap_or(usize::MAX), at, label });
    }

    fn target(&self, label: Label) -> usize {
        self.labels[label.0 as usize].expect("every label is bound before its function ends")
    }

    /// Resolves jumps; puts `prologue` in front; moves the out area behind `n_regs` registers.
    pub(super) fn finish(mut self, prologue: Code, n_regs: u16) -> Result<Finished, JumpTooLong> {
        self.take_back_edges();
        for fixup in std::mem::take(&mut self.fixups) {
            let delta = self.target(fixup.label) as i64 - fixup.at as i64;
            let opcode = Opcode::of(self.words[fixup.at]).expect("a fixup is at an instruction");
            let (info, place) =
                opcode.operands().find(|(info, _)| info.role == Role::Jump).expect("a jump has a jump operand");
            if info.bits == 16 && i16::try_from(delta).is_err() {
                return Err(JumpTooLong);
            }
            write_operand(&mut self.words[fixup.at..], place, info.bits, delta as u64);
        }
        let tables = std::mem::take(&mut self.table_fixups)
            .into_iter()
            .map(|f| (f.table, f.entry, (self.target(f.label) as i64 - f.at as i64) as i32))
            .collect();
        let shift = prologue.words.len();
        let labels = self.labels.iter().map(|at| at.map(|at| at + shift)).collect();
        let mut words = prologue.words;
        words.append(&mut self.words);
        let mut places = prologue.places;
        places.extend(self.places.iter().map(|&(at, pos, inlined)| (at + shift as u32, pos, inlined)));
        for insn in &mut self.unsigned {
            insn.pc += shift as u32;
        }
        place_out_area(&mut words, n_regs);
        Ok(Finished { words, places, unsigned: self.unsigned, tables, labels })
    }
}

/// What becomes of [`Code`].
pub(super) struct Finished {
    /// The code.
    pub(super) words: Vec<u64>,
    /// Places by first word, with the inlined call.
    pub(super) places: Vec<(u32, Pos, u32)>,
    /// Instructions with indices of unsigned types, by first word.
    pub(super) unsigned: Vec<UnsignedIndex>,
    /// Targets of jump tables: table, entry, delta.
    pub(super) tables: Vec<(usize, usize, i32)>,
    labels: Vec<Option<usize>>,
}

impl Finished {
    /// The word that a label stands for.
    pub(super) fn word_of(&self, label: Label) -> u32 {
        self.labels[label.0 as usize].expect("every label is bound before its function ends") as u32
    }
}

/// Where `slot` lies once the function has `n_regs` registers.
pub(super) fn final_slot(slot: u16, n_regs: u16) -> u16 {
    if slot >= OUT && slot != u16::MAX { n_regs + (slot - OUT) } else { slot }
}

fn place_out_area(words: &mut [u64], n_regs: u16) {
    let mut at = 0;
    while at < words.len() {
        let opcode = Opcode::of(words[at]).expect("code is a sequence of instructions");
        for (info, place) in opcode.operands() {
            if matches!(info.role, Role::Read(_) | Role::Write(_) | Role::ReadWrite(_) | Role::Base) {
                let slot = read_operand(&words[at..], place, 16) as u16;
                write_operand(&mut words[at..], place, 16, u64::from(final_slot(slot, n_regs)));
            }
        }
        at += opcode.info().words;
    }
}
