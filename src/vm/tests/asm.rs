//! A small assembler: functions of decoded instructions with labels.

use std::sync::Arc;

use crate::base::index::{Idx, IndexVec};
use crate::bytecode::function::{FuncId, Function, LineEntry, NativeDecl, Program, SlotKind, StrId};
use crate::bytecode::insn::{Instruction, write_operand};
use crate::bytecode::isa::Opcode;
use crate::bytecode::operand::Role;
use crate::bytecode::rtype::{TypeRef, TypeTable};

/// A program that is being written.
pub(in crate::vm) struct Asm {
    pub(in crate::vm) types: Arc<TypeTable>,
    funcs: Vec<Option<Function>>,
    natives: IndexVec<crate::bytecode::function::NativeId, NativeDecl>,
    strings: IndexVec<StrId, Box<[u8]>>,
}

impl Asm {
    pub(in crate::vm) fn new() -> Asm {
        Asm { types: Arc::new(TypeTable::new()), funcs: Vec::new(), natives: IndexVec::new(), strings: IndexVec::new() }
    }

    /// A function that is defined later: its id as an operand.
    pub(in crate::vm) fn declare(&mut self) -> u64 {
        self.funcs.push(None);
        self.funcs.len() as u64 - 1
    }

    pub(in crate::vm) fn id(func: u64) -> FuncId {
        FuncId::new(func as usize)
    }

    pub(in crate::vm) fn define(&mut self, func: u64, body: Code) {
        self.funcs[func as usize] = Some(body.finish());
    }

    pub(in crate::vm) fn native(&mut self, name: &str, params: Vec<TypeRef>, results: Vec<TypeRef>) -> u64 {
        self.natives.push(NativeDecl { name: name.into(), params, results }).index() as u64
    }

    pub(in crate::vm) fn string(&mut self, text: &str) -> u64 {
        self.strings.push(text.as_bytes().into()).index() as u64
    }

    pub(in crate::vm) fn finish(self, entry: u64) -> Program {
        let mut funcs = IndexVec::new();
        for func in self.funcs {
            funcs.push(func.expect("every declared function is defined"));
        }
        Program {
            types: self.types,
            funcs,
            natives: self.natives,
            globals: IndexVec::new(),
            strings: self.strings,
            files: vec!["t.go".into()],
            callbacks: Vec::new(),
            made: Vec::new(),
            entry: Asm::id(entry),
        }
    }
}

/// A function that is being written; each instruction is on a line of its own.
pub(in crate::vm) struct Code {
    func: Function,
    /// Jumps to labels that were not placed yet: the instruction, the label.
    jumps: Vec<(usize, usize)>,
    labels: Vec<Option<usize>>,
}

pub(in crate::vm) const S: SlotKind = SlotKind::Scalar;
pub(in crate::vm) const P: SlotKind = SlotKind::Ptr;
pub(in crate::vm) const D: SlotKind = SlotKind::IfaceData;

impl Code {
    pub(in crate::vm) fn new(name: &str, kinds: &[SlotKind], n_params: u16, n_results: u16) -> Code {
        Code {
            func: Function {
                name: name.into(),
                code: Vec::new(),
                kinds: kinds.to_vec(),
                n_params,
                n_results,
                frame_slots: kinds.len() as u16 + 16,
                has_context: false,
                recover_pc: None,
                wrapper: false,
                lines: Vec::new(),
                inlined: Vec::new(),
                unsigned: Vec::new(),
                jump_tables: Vec::new(),
                select_tables: Vec::new(),
                params: Vec::new(),
            },
            jumps: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Where the out area begins.
    pub(in crate::vm) fn out(&self) -> u16 {
        self.func.kinds.len() as u16
    }

    pub(in crate::vm) fn emit(&mut self, insn: impl Instruction) -> &mut Self {
        let pc = self.func.code.len() as u32;
        let line = self.func.lines.len() as u32 + 1;
        self.func.lines.push(LineEntry { pc, file: 0, line, inlined: 0 });
        insn.encode(&mut self.func.code);
        self
    }

    pub(in crate::vm) fn label(&mut self) -> usize {
        self.labels.push(None);
        self.labels.len() - 1
    }

    pub(in crate::vm) fn place(&mut self, label: usize) -> &mut Self {
        self.labels[label] = Some(self.func.code.len());
        self
    }

    /// Emits a jump; its `to` is filled in.
    pub(in crate::vm) fn jump(&mut self, label: usize, insn: impl Instruction) -> &mut Self {
        self.jumps.push((self.func.code.len(), label));
        self.emit(insn)
    }

    /// Where a recovered function goes on.
    pub(in crate::vm) fn recover_here(&mut self) -> &mut Self {
        self.func.recover_pc = Some(self.func.code.len() as u32);
        self
    }

    pub(in crate::vm) fn function(&mut self) -> &mut Function {
        &mut self.func
    }

    fn finish(mut self) -> Function {
        for (at, label) in self.jumps {
            let target = self.labels[label].expect("every label is placed");
            let op = Opcode::of(self.func.code[at]).expect("it was just written");
            let (operand, place) = op.operands().find(|(operand, _)| operand.role == Role::Jump).expect("it is a jump");
            let words = op.info().words;
            write_operand(&mut self.func.code[at..at + words], place, operand.bits, (target as i64 - at as i64) as u64);
        }
        self.func
    }
}
