//! Programs of regular expressions, as package internal/regexp writes them: words, decoded once.

/// An instruction; numbers are those of instructions to go on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Insn {
    /// No match this way.
    Fail,
    /// A match.
    Match,
    /// The first way is tried before the second.
    Alt(u32, u32),
    /// Notes the position in a slot.
    Cap(u32, u32),
    /// Goes on where all of these conditions hold.
    Empty(u32, u32),
    /// One rune.
    Rune(u32, u32),
    /// Any rune.
    Any(u32),
    /// Any rune but a newline.
    AnyNotNewline(u32),
    /// A rune of a class.
    Class(u32, u32),
}

/// Conditions between two runes, as package internal/regexp numbers them.
pub(super) mod cond {
    pub(in crate::native::regexp) const BEGIN_LINE: u32 = 1;
    pub(in crate::native::regexp) const END_LINE: u32 = 1 << 1;
    pub(in crate::native::regexp) const BEGIN_TEXT: u32 = 1 << 2;
    pub(in crate::native::regexp) const END_TEXT: u32 = 1 << 3;
    pub(in crate::native::regexp) const WORD: u32 = 1 << 4;
    pub(in crate::native::regexp) const NO_WORD: u32 = 1 << 5;
}

/// A set of runes: a bit for each of the first 128, and sorted ranges.
#[derive(Debug)]
pub(super) struct Class {
    ascii: u128,
    ranges: Vec<(u32, u32)>,
}

impl Class {
    fn new(ranges: Vec<(u32, u32)>) -> Class {
        let mut ascii = 0;
        for &(low, high) in &ranges {
            (low..=high.min(127)).for_each(|rune| ascii |= 1 << rune);
        }
        Class { ascii, ranges }
    }

    pub(super) fn has(&self, rune: u32) -> bool {
        if rune < 128 {
            return self.ascii >> rune & 1 != 0;
        }
        let at = self.ranges.partition_point(|range| range.1 < rune);
        self.ranges.get(at).is_some_and(|range| range.0 <= rune)
    }
}

/// A program.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) insns: Vec<Insn>,
    pub(super) classes: Vec<Class>,
    pub(super) start: u32,
    /// The number of slots of a whole match: two for each group.
    pub(super) slots: usize,
    /// A match can only begin where the text does.
    pub(super) anchored: bool,
    /// What each match begins with.
    pub(super) prefix: Vec<u8>,
}

/// The words of an instruction.
const INSN_WORDS: usize = 3;

impl Program {
    /// Reads the words: the numbers of instructions and of classes, where to start, the number of slots, whether a
    /// match begins with the text, the instructions in three words each, and the classes, each with the number of its
    /// ranges before them. `None` if they are not that.
    pub(super) fn decode(words: &[u32], prefix: &[u8]) -> Option<Program> {
        let (&[insns, classes, start, slots, anchored], rest) = words.split_first_chunk()?;
        let (code, mut pool) = rest.split_at_checked(insns as usize * INSN_WORDS)?;
        let mut program = Program {
            insns: Vec::with_capacity(insns as usize),
            classes: Vec::with_capacity(classes as usize),
            start,
            slots: slots as usize,
            anchored: anchored != 0,
            prefix: prefix.to_vec(),
        };
        for &[op, out, arg] in code.as_chunks::<INSN_WORDS>().0 {
            program.insns.push(match op {
                0 => Insn::Fail,
                1 => Insn::Match,
                2 => Insn::Alt(out, arg),
                3 => Insn::Cap(out, arg),
                4 => Insn::Empty(out, arg),
                5 => Insn::Rune(out, arg),
                6 => Insn::Any(out),
                7 => Insn::AnyNotNewline(out),
                _ => Insn::Class(out, arg),
            });
        }
        for _ in 0..classes {
            let (count, rest) = pool.split_first()?;
            let (ranges, rest) = rest.split_at_checked(2 * *count as usize)?;
            program.classes.push(Class::new(ranges.as_chunks().0.iter().map(|&[low, high]| (low, high)).collect()));
            pool = rest;
        }
        Some(program)
    }

    /// Whether an instruction that reads a rune takes this one, and where it goes on.
    pub(super) fn step(&self, insn: Insn, rune: u32) -> Option<u32> {
        match insn {
            Insn::Rune(out, wanted) if wanted == rune => Some(out),
            Insn::Any(out) => Some(out),
            Insn::AnyNotNewline(out) if rune != u32::from(b'\n') => Some(out),
            Insn::Class(out, class) if self.classes[class as usize].has(rune) => Some(out),
            _ => None,
        }
    }
}

/// The conditions that hold between two runes; none stands for an end of the text.
pub(super) fn conditions(before: Option<u32>, after: Option<u32>) -> u32 {
    const NEWLINE: u32 = b'\n' as u32;
    let is_word = |rune: Option<u32>| {
        rune.and_then(|rune| u8::try_from(rune).ok()).is_some_and(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
    };
    let mut conditions = if is_word(before) == is_word(after) { cond::NO_WORD } else { cond::WORD };
    match before {
        None => conditions |= cond::BEGIN_TEXT | cond::BEGIN_LINE,
        Some(NEWLINE) => conditions |= cond::BEGIN_LINE,
        Some(_) => {}
    }
    match after {
        None => conditions |= cond::END_TEXT | cond::END_LINE,
        Some(NEWLINE) => conditions |= cond::END_LINE,
        Some(_) => {}
    }
    conditions
}
