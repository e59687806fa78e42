//! What an instruction does to the slots of its frame: reads, writes, destroys; and where code goes on after it.
#![allow(unsafe_code, reason = "type operands are addresses of descriptors")]

use std::ops::Range;

use crate::base::index::Idx;
use crate::bytecode::function::{FuncId, Function, NO_SLOT, NativeId, PrintCode, Program, SelectDir};
use crate::bytecode::insn::read_operand;
use crate::bytecode::isa::Opcode;
use crate::bytecode::operand::{Role, Shape};
use crate::bytecode::rtype::TypeRef;

/// An instruction in the code of a function.
#[derive(Clone, Copy)]
pub(super) struct Insn<'a> {
    pub(super) op: Opcode,
    /// The word at which it begins.
    pub(super) at: usize,
    pub(super) words: &'a [u64],
}

/// What happens to slots.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Effect {
    /// They are read.
    Read(Range<usize>),
    /// What they held before is gone, unless the instruction panics.
    Written(Range<usize>),
    /// From this one on nothing is left of what they held.
    Destroyed(usize),
}

impl<'a> Insn<'a> {
    /// The instruction that begins at a word.
    pub(super) fn at(code: &'a [u64], at: usize) -> Option<Insn<'a>> {
        let op = Opcode::of(*code.get(at)?)?;
        Some(Insn { op, at, words: code.get(at..at + op.info().words)? })
    }

    /// The value of the operand called `name`.
    pub(super) fn operand(self, name: &str) -> Option<u64> {
        let (operand, place) = self.op.operands().find(|(operand, _)| operand.name == name)?;
        Some(read_operand(self.words, place, operand.bits))
    }

    fn number(self, name: &str) -> usize {
        self.operand(name).unwrap_or(0) as usize
    }

    /// The type that the instruction names.
    pub(super) fn ty(self) -> Option<TypeRef> {
        let address = self.operand("ty").filter(|address| *address != 0)?;
        // SAFETY: the compiler writes type operands from `TypeRef`s of the program's table only.
        Some(unsafe { TypeRef::from_address(address as usize) })
    }

    /// How many slots the run of slots called `name` has: that stands in another operand or follows from the type.
    pub(super) fn run(self, name: &str) -> usize {
        let of_type = |ty: Option<TypeRef>| ty.map_or(0, |ty| usize::from(ty.slots));
        match (self.op, name) {
            (Opcode::SlotIdx, "base") | (Opcode::SlotSet, "base") => match self.number("len") {
                0 => 0,
                len => (len - 1) * self.number("k") + self.number("n"),
            },
            (Opcode::Concat, _) => 2 * self.number("n"),
            (
                Opcode::MoveN | Opcode::ZeroN | Opcode::FrameAddr | Opcode::SlotIdx | Opcode::SlotSet | Opcode::ReturnN,
                _,
            )
            | (Opcode::LoadWords | Opcode::StoreWords, _)
            | (Opcode::Send | Opcode::Recv | Opcode::RecvOk, _) => self.number("n"),
            (Opcode::Print, _) => print_slots(self.number("code") as u16),
            (Opcode::MapNext, "key") if self.number("mask") & 1 == 0 => 0,
            (Opcode::MapNext, "value") if self.number("mask") & 2 == 0 => 0,
            // A value of the type; the other instructions that name a map's type have its key and element.
            (Opcode::MkIface | Opcode::AssertType | Opcode::AssertTypeOk | Opcode::Unbox, _) => of_type(self.ty()),
            (_, "key") => of_type(self.ty().and_then(|ty| ty.key())),
            _ if self.ty().is_some_and(|ty| ty.key().is_some()) => of_type(self.ty().and_then(|ty| ty.elem())),
            _ => of_type(self.ty()),
        }
    }

    /// Tells what the instruction does to the slots of a frame of `func`, which is verified.
    pub(super) fn effects(self, program: &Program, func: &Function, mut tell: impl FnMut(Effect)) {
        for (operand, place) in self.op.operands() {
            let first = read_operand(self.words, place, operand.bits) as usize;
            let slots = |shape| first..first + self.width(operand.name, shape);
            match operand.role {
                Role::Read(shape) | Role::ReadWrite(shape) => tell(Effect::Read(slots(shape))),
                Role::Write(shape) if self.overwrites(operand.name) => tell(Effect::Written(slots(shape))),
                _ => {}
            }
        }
        self.implied(program, func, tell);
    }

    fn width(self, name: &str, shape: Shape) -> usize {
        match shape {
            Shape::Word | Shape::Ptr | Shape::Any => 1,
            Shape::AnyPair | Shape::Str | Shape::Slice | Shape::Iface => 2,
            Shape::Slots => self.run(name),
        }
    }

    /// Whether what the operand called `name` held before is gone afterwards. At the end of a map nothing is written to
    /// the slots of key and value, but they are the loop's own.
    fn overwrites(self, name: &str) -> bool {
        (self.op, name) != (Opcode::SlotSet, "base")
    }

    /// What no operand tells: arguments of calls, results, operands of a select.
    fn implied(self, program: &Program, func: &Function, mut tell: impl FnMut(Effect)) {
        let base = self.number("base");
        let mut arguments = |n: usize| tell(Effect::Read(base..base + n));
        match self.op {
            Opcode::Call => arguments(usize::from(program.funcs[FuncId::new(self.number("func"))].n_params)),
            Opcode::CallClosure => arguments(self.number("ctx")),
            // The first is written by the instruction.
            Opcode::CallIface => tell(Effect::Read(base + 1..base + self.number("n").max(1))),
            Opcode::CallNative => {
                arguments(slots_of(&program.natives[NativeId::new(self.number("native"))].params));
            }
            Opcode::Go | Opcode::GoClosure | Opcode::Defer | Opcode::DeferClosure => arguments(self.number("n")),
            Opcode::Return => return tell(Effect::Read(0..usize::from(func.n_results))),
            Opcode::Select => return self.select_effects(func, tell),
            _ => {}
        }
        let is_call = matches!(
            self.op,
            Opcode::Call | Opcode::CallClosure | Opcode::CallIface | Opcode::CallNative | Opcode::RunDefers
        );
        if is_call {
            tell(Effect::Destroyed(base));
        }
    }

    /// Each case has slots of its own for what it receives, which are looked at when it was chosen only.
    fn select_effects(self, func: &Function, mut tell: impl FnMut(Effect)) {
        for case in &func.select_tables[self.number("table")].cases {
            let (chan, value) = (usize::from(case.chan), usize::from(case.value));
            tell(Effect::Read(chan..chan + 1));
            let slots = value..value + usize::from(case.n);
            match case.dir {
                SelectDir::Send => tell(Effect::Read(slots)),
                SelectDir::Recv if case.value != NO_SLOT => tell(Effect::Written(slots)),
                SelectDir::Recv => {}
            }
        }
    }

    /// Tells the words at which code may go on after the instruction, other than where a recovered function does.
    pub(super) fn successors(self, func: &Function, mut tell: impl FnMut(usize)) {
        let target = |delta: i64| (self.at as i64 + delta) as usize;
        if falls_through(self.op) {
            tell(self.at + self.words.len());
        }
        for (operand, place) in self.op.operands().filter(|(operand, _)| operand.role == Role::Jump) {
            let value = read_operand(self.words, place, operand.bits);
            tell(target(sign_extend(value, operand.bits)));
        }
        if self.op == Opcode::JumpTable {
            let table = &func.jump_tables[self.number("table")];
            table.targets.iter().chain([&table.default]).for_each(|delta| tell(target(i64::from(*delta))));
        }
    }
}

/// Whether the next instruction may be executed after this one.
pub(super) fn falls_through(op: Opcode) -> bool {
    use Opcode::*;
    !matches!(op, Return | Return1 | Return2 | ReturnN | Jump | Loop | JumpTable | Panic | Trap)
}

/// A number of so many bits, with its sign.
pub(super) fn sign_extend(value: u64, bits: u32) -> i64 {
    (value << (64 - bits)) as i64 >> (64 - bits)
}

/// How many slots values of these types take.
pub(super) fn slots_of(types: &[TypeRef]) -> usize {
    types.iter().map(|ty| usize::from(ty.slots)).sum()
}

fn print_slots(code: u16) -> usize {
    match PrintCode::from_code(code) {
        Some(PrintCode::Space | PrintCode::Newline) | None => 0,
        Some(PrintCode::Complex | PrintCode::Str | PrintCode::Iface | PrintCode::Slice) => 2,
        Some(_) => 1,
    }
}
