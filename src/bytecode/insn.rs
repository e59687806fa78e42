//! Encoding and decoding: one struct an instruction, generated from the table.

use crate::bytecode::isa::Opcode;
use crate::bytecode::operand::{Cursor, Operand, Role};

/// One operand of a decoded instruction.
#[derive(Clone, Copy, Debug)]
pub struct OperandInfo {
    /// Its name in the table.
    pub name: &'static str,
    /// What it means.
    pub role: Role,
    /// Its width in bits.
    pub bits: u32,
}

/// What the table says of an opcode.
#[derive(Clone, Copy, Debug)]
pub struct OpInfo {
    /// The name of its handler and in listings.
    pub name: &'static str,
    /// Its operands in order.
    pub operands: &'static [OperandInfo],
    /// Its length in words.
    pub words: usize,
    /// Its description.
    pub doc: &'static str,
}

/// An instruction that can be written into code.
pub trait Instruction {
    /// Its opcode.
    const OPCODE: Opcode;
    /// Its length in words.
    const WORDS: usize;
    /// Appends it to `code`.
    fn encode(self, code: &mut Vec<u64>);
}

/// Writes an operand into `words`, which begin at an instruction.
pub fn write_operand(words: &mut [u64], (word, shift): (usize, u32), bits: u32, value: u64) {
    let mask = (u64::MAX >> (64 - bits)) << shift;
    words[word] = words[word] & !mask | (value << shift) & mask;
}

/// Reads an operand from `words`, which begin at an instruction.
pub fn read_operand(words: &[u64], (word, shift): (usize, u32), bits: u32) -> u64 {
    (words[word] >> shift) & (u64::MAX >> (64 - bits))
}

impl Opcode {
    /// The opcode of an instruction's first word.
    pub fn of(word: u64) -> Option<Opcode> {
        Opcode::ALL.get(usize::from(word as u16)).copied()
    }

    /// What the table says of it.
    pub fn info(self) -> &'static OpInfo {
        &crate::bytecode::isa::OPCODES[self as usize]
    }

    /// Each operand with its place (word, shift).
    pub fn operands(self) -> impl Iterator<Item = (&'static OperandInfo, (usize, u32))> {
        self.info().operands.iter().scan(Cursor::START, |cursor, operand| {
            let (word, shift, next) = cursor.take(operand.bits);
            *cursor = next;
            Some((operand, (word, shift)))
        })
    }
}

macro_rules! define_instructions {
    ($($(#[doc = $doc:literal])+ $Camel:ident, $snake:ident { $($field:ident : $kind:ty),* $(,)? })*) => {
        /// The instructions as structs, one a row of the table.
        #[allow(unused_variables, unused_mut, unused_assignments, missing_docs, reason = "generated; instructions without operands")]
        pub mod decoded {
            use super::*;
            use $crate::bytecode::operand::*;
            $(
                $(#[doc = $doc])+
                #[derive(Clone, Copy, Debug)]
                pub struct $Camel { $(pub $field: $kind),* }

                impl $Camel {
                    /// Reads the operands; `fetch(word, shift, bits)` is the operand in that place, whatever above it.
                    #[inline(always)]
                    pub fn decode(fetch: impl Fn(usize, u32, u32) -> u64) -> Self {
                        let cursor = Cursor::START;
                        $(
                            let (at, shift, cursor) = cursor.take(<$kind as Operand>::BITS);
                            let $field = <$kind as Operand>::from_bits(fetch(at, shift, <$kind as Operand>::BITS));
                        )*
                        $Camel { $($field),* }
                    }
                }

                impl Instruction for $Camel {
                    const OPCODE: Opcode = Opcode::$Camel;
                    const WORDS: usize = {
                        let cursor = Cursor::START;
                        $( let (_, _, cursor) = cursor.take(<$kind as Operand>::BITS); )*
                        cursor.words()
                    };
                    fn encode(self, code: &mut Vec<u64>) {
                        let start = code.len();
                        code.resize(start + Self::WORDS, 0);
                        let words = &mut code[start..];
                        words[0] = Opcode::$Camel as u64;
                        let cursor = Cursor::START;
                        $(
                            let (at, shift, cursor) = cursor.take(<$kind as Operand>::BITS);
                            write_operand(words, (at, shift), <$kind as Operand>::BITS, self.$field.to_bits());
                        )*
                    }
                }
            )*
        }
    };
}

crate::for_each_instruction!(define_instructions);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytecode::operand::Src;

    #[test]
    fn operands_survive_encoding() {
        let mut code = Vec::new();
        decoded::AddI64 { dst: 1.into(), a: 2.into(), b: 65535.into() }.encode(&mut code);
        decoded::JeqImm { a: Src::new(7), imm: (-3).into(), to: (-2).into() }.encode(&mut code);
        decoded::LoadWord { dst: 3.into(), value: u64::MAX.into() }.encode(&mut code);
        assert_eq!(code.len(), 4);
        assert_eq!(Opcode::of(code[1]), Some(Opcode::JeqImm));
        let j = decoded::JeqImm::decode(|word, shift, _| code[1 + word] >> shift);
        assert_eq!((j.a.0, j.imm.0, j.to.0), (7, -3, -2));
        let k = decoded::LoadWord::decode(|word, shift, _| code[2 + word] >> shift);
        assert_eq!((k.dst.0, k.value.0), (3, u64::MAX));
    }

    #[test]
    fn places_agree_with_the_structs() {
        let mut code = Vec::new();
        decoded::SlotIdx { dst: 1.into(), base: 2.into(), i: 3.into(), len: 4.into(), k: 5.into(), n: 6.into() }
            .encode(&mut code);
        let values: Vec<u64> =
            Opcode::SlotIdx.operands().map(|(info, at)| read_operand(&code, at, info.bits)).collect();
        assert_eq!(values, [1, 2, 3, 4, 5, 6]);
        assert_eq!(Opcode::SlotIdx.info().words, code.len());
    }
}
