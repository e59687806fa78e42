//! Refuses ill-formed code. Every unchecked access in the machine leans on what is checked here:
//!
//!  1. Code is a sequence of whole instructions with known opcodes, none of them the machine's own; the last does not
//!     fall through.
//!  2. A jump, also one in a table or to where a recovered function goes on, ends at an instruction of its function.
//!  3. A register operand names slots of the frame; among the function's registers their kinds are those that the
//!     instruction reads and writes. Arguments and results lie in the frame's out area.
//!  4. Ids name something: functions, natives, package variables, strings, tables.
//!
//! It does not type-check: that a load finds a pointer where the destination is a pointer register is the compiler's
//! word. The collector survives a number in such a register.

use std::fmt;

use crate::base::index::{Idx, IndexVec};
use crate::bytecode::effects::{Insn, falls_through, sign_extend, slots_of};
use crate::bytecode::function::{
    FuncId, Function, NO_SLOT, NativeId, PrintCode, Program, SelectDir, SlotKind, TrapCode,
};
use crate::bytecode::insn::{OperandInfo, read_operand};
use crate::bytecode::isa::Opcode;
use crate::bytecode::operand::{Role, Shape};

/// What is wrong with a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// The function.
    pub func: String,
    /// The word at which the instruction begins.
    pub word: usize,
    /// What is wrong.
    pub fault: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ill-formed code in {} at word {}: {}", self.func, self.word, self.fault)
    }
}

type Check = Result<(), String>;

/// Checks every function of a program.
pub fn verify(program: &Program) -> Result<(), VerifyError> {
    let error = |func: &Function, word, fault| VerifyError { func: func.name.to_string(), word, fault };
    for func in program.funcs.iter() {
        let starts = instruction_starts(func).map_err(|(word, fault)| error(func, word, fault))?;
        let verifier = Verifier { program, func, starts };
        verifier.header().map_err(|fault| error(func, 0, fault))?;
        for word in (0..func.code.len()).filter(|word| verifier.starts[*word]) {
            verifier.instruction(word).map_err(|fault| error(func, word, fault))?;
        }
    }
    let has_entry = program.funcs.get(program.entry).is_some_and(|f| f.n_params == 0 && !f.has_context);
    if !has_entry {
        return Err(VerifyError { func: "entry".into(), word: 0, fault: "no function without parameters".into() });
    }
    Ok(())
}

/// Which words begin an instruction.
fn instruction_starts(func: &Function) -> Result<Vec<bool>, (usize, String)> {
    let mut starts = vec![false; func.code.len()];
    let (mut at, mut last) = (0, None);
    while at < func.code.len() {
        let op = Opcode::of(func.code[at]).ok_or_else(|| (at, "unknown opcode".to_string()))?;
        if matches!(op, Opcode::Slow | Opcode::Exit) {
            return Err((at, format!("{} is the machine's own", op.info().name)));
        }
        if at + op.info().words > func.code.len() {
            return Err((at, "the instruction is cut off".into()));
        }
        starts[at] = true;
        (last, at) = (Some(op), at + op.info().words);
    }
    match last {
        Some(op) if !falls_through(op) => Ok(starts),
        _ => Err((at, "control runs off the end".into())),
    }
}

struct Verifier<'a> {
    program: &'a Program,
    func: &'a Function,
    starts: Vec<bool>,
}

fn require(holds: bool, fault: impl FnOnce() -> String) -> Check {
    if holds { Ok(()) } else { Err(fault()) }
}

impl Verifier<'_> {
    fn header(&self) -> Check {
        let func = self.func;
        let n_regs = func.kinds.len();
        require(n_regs <= usize::from(func.frame_slots), || "the registers do not fit the frame".into())?;
        require(usize::from(func.n_results) <= usize::from(func.frame_slots), || {
            "the results do not fit the frame".into()
        })?;
        let given = usize::from(func.n_params) + usize::from(func.has_context);
        require(given <= n_regs, || "the parameters are not all registers".into())?;
        if func.has_context {
            require(func.kinds[given - 1] == SlotKind::Ptr, || {
                "the closure object is not in a pointer register".into()
            })?;
        }
        let lone = |i: usize| func.kinds[i] == SlotKind::IfaceData && (i == 0 || func.kinds[i - 1] != SlotKind::Scalar);
        require(!(0..n_regs).any(lone), || "the data of an interface has no descriptor before it".into())?;
        func.recover_pc.map_or(Ok(()), |pc| self.jump(0, i64::from(pc)))
    }

    fn instruction(&self, at: usize) -> Check {
        let insn = Insn::at(&self.func.code, at).expect("`instruction_starts` saw it");
        for (operand, place) in insn.op.operands() {
            let value = read_operand(insn.words, place, operand.bits);
            self.operand(insn, operand, value)
                .map_err(|fault| format!("{} of {}: {fault}", operand.name, insn.op.info().name))?;
        }
        self.whole(insn).map_err(|fault| format!("{}: {fault}", insn.op.info().name))
    }

    fn operand(&self, insn: Insn<'_>, operand: &OperandInfo, value: u64) -> Check {
        let known = |len: usize| require((value as usize) < len, || format!("nothing has number {value}"));
        match operand.role {
            Role::Read(shape) | Role::Write(shape) | Role::ReadWrite(shape) => {
                self.register(insn, operand.name, shape, value as usize)
            }
            Role::Jump => self.jump(insn.at, sign_extend(value, operand.bits)),
            Role::Base => require(value as usize >= self.func.kinds.len(), || "lies among the registers".into()),
            Role::Func => known(self.program.funcs.len()),
            Role::Native => known(self.program.natives.len()),
            Role::Global => known(self.program.globals.len()),
            Role::Str => known(self.program.strings.len()),
            Role::Table if insn.op == Opcode::JumpTable => known(self.func.jump_tables.len()),
            Role::Table => known(self.func.select_tables.len()),
            Role::Type => require(value != 0, || "no type".into()),
            Role::Method | Role::Imm | Role::Frame | Role::Cache => Ok(()),
        }
    }

    fn jump(&self, from: usize, to: i64) -> Check {
        let target = usize::try_from(from as i64 + to).ok();
        let hits = target.and_then(|target| self.starts.get(target)).is_some_and(|start| *start);
        require(hits, || format!("word {} begins no instruction", from as i64 + to))
    }

    fn slots(&self, first: usize, n: usize) -> Check {
        require(first + n <= usize::from(self.func.frame_slots), || {
            format!("slots {first} to {} are not all in the frame of {}", first + n, self.func.frame_slots)
        })
    }

    fn register(&self, insn: Insn<'_>, name: &str, shape: Shape, slot: usize) -> Check {
        use SlotKind::{IfaceData, Ptr, Scalar};
        let kinds: &[SlotKind] = match shape {
            Shape::Word => &[Scalar],
            Shape::Ptr => &[Ptr],
            Shape::Str | Shape::Slice => &[Ptr, Scalar],
            Shape::Iface => &[Scalar, IfaceData],
            Shape::Any => return self.slots(slot, 1),
            Shape::AnyPair => return self.slots(slot, 2),
            Shape::Slots => return self.run(insn, name, slot),
        };
        self.slots(slot, kinds.len())?;
        for (i, want) in kinds.iter().enumerate() {
            let have = self.func.kinds.get(slot + i);
            require(have.is_none_or(|have| have == want), || format!("register {} is not a {want:?}", slot + i))?;
        }
        Ok(())
    }

    fn run(&self, insn: Insn<'_>, name: &str, slot: usize) -> Check {
        let n = insn.run(name);
        // A value of no slots may stand one past the frame.
        self.slots(slot, n)?;
        match insn.ty() {
            Some(ty) if n == usize::from(ty.slots) && ty.key().is_none() => self.run_kinds(slot, &ty.slot_kinds),
            _ => Ok(()),
        }
    }

    fn run_kinds(&self, slot: usize, kinds: &[SlotKind]) -> Check {
        for (i, want) in kinds.iter().enumerate() {
            let have = self.func.kinds.get(slot + i);
            require(have.is_none_or(|have| have == want), || format!("register {} is not a {want:?}", slot + i))?;
        }
        Ok(())
    }

    /// What concerns an instruction as a whole.
    fn whole(&self, insn: Insn<'_>) -> Check {
        let number = |name| insn.operand(name).unwrap_or(0) as usize;
        match insn.op {
            Opcode::Move => self.same_kinds(number("src"), number("dst"), 1),
            Opcode::Move2 => self.same_kinds(number("src"), number("dst"), 2),
            Opcode::FrameAddr => {
                let place = self.func.kinds.get(number("slot")..number("slot") + number("n"));
                require(place.is_some_and(|kinds| kinds.iter().all(|kind| *kind == SlotKind::Scalar)), || {
                    "the place is not one of scalar registers".into()
                })
            }
            Opcode::MoveN => self.same_kinds(number("src"), number("dst"), number("n")),
            Opcode::DivI64Imm | Opcode::RemI64Imm => {
                let imm = sign_extend(insn.operand("imm").unwrap_or(0), 32);
                require(imm != 0 && imm != -1, || format!("the divisor is {imm}"))
            }
            Opcode::ShlImm | Opcode::ShrIImm | Opcode::ShrUImm => {
                require(number("count") < 64, || "the count is above 63".into())
            }
            Opcode::DivPow2 | Opcode::RemPow2 => {
                require((1..63).contains(&number("count")), || "the count is not 1 to 62".into())
            }
            Opcode::Call => {
                let callee = self.callee(number("func"));
                require(!callee.has_context, || format!("{} wants a closure object", callee.name))?;
                self.slots(number("base"), usize::from(callee.n_params.max(callee.n_results)))
            }
            Opcode::CallClosure => self.slots(number("base"), number("ctx") + 1),
            Opcode::CallIface => self.slots(number("base"), number("n").max(1)),
            Opcode::CallNative => {
                let native = &self.program.natives[NativeId::new(number("native"))];
                self.slots(number("base"), slots_of(&native.params).max(slots_of(&native.results)))
            }
            Opcode::Go | Opcode::Defer => {
                let callee = self.callee(number("func"));
                require(!callee.has_context, || format!("{} wants a closure object", callee.name))?;
                require(usize::from(callee.n_params) == number("n"), || {
                    format!("{} takes other arguments", callee.name)
                })?;
                self.slots(number("base"), number("n"))
            }
            Opcode::GoClosure | Opcode::DeferClosure => self.slots(number("base"), number("n") + 1),
            Opcode::ReturnN => self.slots(0, number("n")),
            Opcode::Return2 => self.slots(0, 2),
            Opcode::JumpTable => self.jump_table(insn.at, number("table")),
            Opcode::Select => self.select_table(number("table")),
            Opcode::Trap => {
                let code = number("code") as u16;
                require(TrapCode::from_code(code).is_some(), || format!("no trap has number {code}"))
            }
            Opcode::Print => {
                let code = number("code") as u16;
                require(PrintCode::from_code(code).is_some(), || format!("nothing is printed by number {code}"))
            }
            _ => Ok(()),
        }
    }

    fn callee(&self, id: usize) -> &Function {
        let funcs: &IndexVec<FuncId, Function> = &self.program.funcs;
        &funcs[FuncId::new(id)]
    }

    /// A register takes only values of its kind.
    fn same_kinds(&self, src: usize, dst: usize, n: usize) -> Check {
        for i in 0..n {
            let pair = self.func.kinds.get(src + i).zip(self.func.kinds.get(dst + i));
            require(pair.is_none_or(|(src, dst)| src == dst), || {
                format!("registers {} and {} differ in kind", src + i, dst + i)
            })?;
        }
        Ok(())
    }

    fn jump_table(&self, at: usize, table: usize) -> Check {
        let table = &self.func.jump_tables[table];
        let mut targets = table.targets.iter().chain([&table.default]);
        targets.try_for_each(|target| self.jump(at, i64::from(*target)))
    }

    fn select_table(&self, table: usize) -> Check {
        for case in &self.func.select_tables[table].cases {
            self.slots(usize::from(case.chan), 1)?;
            let is_chan = self.func.kinds.get(usize::from(case.chan)) == Some(&SlotKind::Ptr);
            require(is_chan, || format!("register {} of a select holds no channel", case.chan))?;
            let may_miss = case.dir == SelectDir::Recv;
            require(case.value != NO_SLOT || may_miss, || "a send of a select has no value".into())?;
            if case.value != NO_SLOT {
                self.slots(usize::from(case.value), usize::from(case.n))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
