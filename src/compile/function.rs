//! One function at a time: its registers, variables, jump targets.

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::base::intern::Symbol;
use crate::base::span::Pos;
use crate::bytecode::function::{FuncId, Function, GlobalId, InlinedCall, JumpTable, LineEntry, SelectTable, SlotKind};
use crate::bytecode::insn::{Instruction, decoded as op};
use crate::bytecode::rtype::{Repr, TypeRef};
use crate::check::info::{Info, Mode, TypeAndValue};
use crate::compile::code::{Code, Label, final_slot};
use crate::compile::inline::Inlining;
use crate::compile::lower_type::Env;
use crate::compile::range_func::LoopBody;
use crate::compile::registers::{Mark, OUT, Registers};
use crate::compile::unit::Unit;
use crate::syntax::ast::{Ast, ExprId, FuncDeclId};
use crate::types::Types;
use crate::types::ty::{ObjId, TypeId};

/// Where a variable lives.
#[derive(Clone, Copy, Debug)]
pub(super) enum VarLoc {
    /// In registers.
    Reg(u16),
    /// Packed in the heap; the register holds the pointer.
    Cell(u16),
    /// At package level.
    Global(GlobalId),
    /// A parameter of an inlined call, never assigned to, whose value is the address in a register and an offset. The
    /// pointer is not nil.
    Addr(u16, u32),
}

/// Where `break` and `continue` go.
pub(super) struct Target {
    /// The label of the statement.
    pub(super) label: Option<Symbol>,
    pub(super) break_to: Label,
    /// Only of loops.
    pub(super) continue_to: Option<Label>,
}

/// A result of the function.
#[derive(Clone, Copy)]
pub(super) struct ResultVar {
    pub(super) ty: TypeRef,
    /// Where it lives, if it has a name.
    pub(super) var: Option<VarLoc>,
}

/// What belongs to one function while it is compiled.
pub(super) struct FuncState {
    pub(super) code: Code,
    pub(super) prologue: Code,
    pub(super) regs: Registers,
    pub(super) env: Rc<Env>,
    pub(super) vars: FxHashMap<ObjId, VarLoc>,
    pub(super) name: Arc<str>,
    /// How many literals it has so far, for their names.
    pub(super) n_literals: u32,
    pub(super) results: Vec<ResultVar>,
    pub(super) targets: Vec<Target>,
    /// The label of the statement that comes next.
    pub(super) pending_label: Option<Symbol>,
    pub(super) goto_labels: FxHashMap<Symbol, Label>,
    /// Where a recovered panic continues; present when the function defers.
    pub(super) recover_to: Option<Label>,
    pub(super) long_jumps: bool,
    /// How many loops enclose the code that is being compiled.
    pub(super) loop_depth: u32,
    /// The register that the last instruction found not to be nil, and the end of that instruction.
    checked: Option<(u16, usize)>,
    /// Registers that hold constants from the prologue on.
    constants: FxHashMap<u64, u16>,
    pub(super) lowered: FxHashMap<TypeId, TypeRef>,
    pub(super) jump_tables: Vec<JumpTable>,
    pub(super) select_tables: Vec<SelectTable>,
    /// Parameters that move to a cell before the body runs.
    pub(super) param_cells: Vec<(ObjId, u16, TypeRef)>,
    /// Where fallthrough goes.
    pub(super) fallthrough_to: Option<Label>,
    /// The register of the closure object, if the function has captures.
    pub(super) context: u16,
    /// Set while the body of a loop over a function is compiled.
    pub(super) loop_body: Option<LoopBody>,
    /// The register of the list to which that body adds deferred calls.
    pub(super) deferred_list: Option<u16>,
    /// The results of steps that were made before the expression in which they stand: one, or all of a tuple.
    pub(super) made: FxHashMap<ExprId, Vec<u16>>,
    /// What is being evaluated is part of a region whose steps have been made, where they come first.
    pub(super) in_region: bool,
    /// While the arguments of a call are evaluated: the pointers that become numbers in them.
    pub(super) lent: Option<Vec<u16>>,
    /// The declared function that the code belongs to, if it is a function literal's in it.
    pub(super) owner: Option<FuncDeclId>,
    /// Pointer registers of variables that live in the frame, with the first slot of their place there.
    pub(super) in_frame: FxHashMap<u16, u16>,
    /// How many slots such places take.
    pub(super) place_slots: u16,
    /// The function is the library's, which may turn an unsafe.Pointer into any pointer.
    pub(super) trusted: bool,
    /// Registers in which a value is wanted that nothing else names until it is there.
    pub(super) fresh: Option<u16>,
    /// How many loops over functions it has so far, for the names of their bodies.
    pub(super) n_bodies: u32,
    /// The call whose body is being put in place of it.
    pub(super) inlining: Inlining,
    /// All such calls so far.
    pub(super) inlined: Vec<InlinedCall>,
}

impl FuncState {
    /// The state before the first instruction.
    pub(super) fn new(name: Arc<str>, env: Rc<Env>, long_jumps: bool) -> FuncState {
        FuncState {
            code: Code::default(),
            prologue: Code::default(),
            regs: Registers::default(),
            env,
            vars: FxHashMap::default(),
            name,
            n_literals: 0,
            results: Vec::new(),
            targets: Vec::new(),
            pending_label: None,
            goto_labels: FxHashMap::default(),
            recover_to: None,
            long_jumps,
            loop_depth: 0,
            checked: None,
            constants: FxHashMap::default(),
            lowered: FxHashMap::default(),
            jump_tables: Vec::new(),
            select_tables: Vec::new(),
            param_cells: Vec::new(),
            fallthrough_to: None,
            context: 0,
            loop_body: None,
            deferred_list: None,
            made: FxHashMap::default(),
            in_region: false,
            lent: None,
            owner: None,
            in_frame: FxHashMap::default(),
            place_slots: 0,
            trusted: false,
            fresh: None,
            n_bodies: 0,
            inlining: Inlining::default(),
            inlined: Vec::new(),
        }
    }
}

/// Compiles one function.
pub(super) struct FuncCx<'a, 's> {
    pub(super) ast: &'s Ast,
    pub(super) info: &'a Info,
    pub(super) types: &'s Types,
    pub(super) unit: &'a mut Unit<'s>,
    pub(super) f: FuncState,
}

/// Where a value is wanted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Dest {
    /// In these slots.
    To(u16),
    /// Anywhere that stays as it is while other expressions are evaluated.
    Any,
    /// Anywhere; it is consumed by the next instruction.
    Volatile,
}

/// What the parts of a signature need when a function is finished.
pub(super) struct Shape {
    pub(super) params: Vec<TypeRef>,
    pub(super) has_context: bool,
    pub(super) wrapper: bool,
}

/// Why a function could not be finished.
pub(super) enum Unfinished {
    /// Compile it again with long jumps.
    JumpTooLong,
    /// It has more registers than a frame may have.
    FrameTooLarge,
}

impl<'a> FuncCx<'a, '_> {
    /// Appends an instruction.
    pub(super) fn emit(&mut self, insn: impl Instruction) {
        self.f.code.emit(insn);
    }

    /// Instructions from here on belong to `pos`; returns the place before.
    pub(super) fn at(&mut self, pos: Pos) -> Pos {
        self.f.code.at(pos)
    }

    /// Panics when the pointer is nil; nothing if the last instruction has just seen to that.
    pub(super) fn nil_check(&mut self, ptr: u16) {
        if self.f.checked != Some((ptr, self.f.code.len())) || self.f.code.is_target() {
            self.emit(op::NilCheck { ptr: ptr.into() });
            self.f.checked = Some((ptr, self.f.code.len()));
        }
    }

    /// Takes registers for a value of type `ty`.
    pub(super) fn take(&mut self, ty: TypeRef) -> u16 {
        self.f.regs.take(&ty.slot_kinds)
    }

    /// Runs `body`, which evaluates a value to registers that nothing else names until then: it may be put together there.
    pub(super) fn with_fresh<R>(&mut self, slot: u16, body: impl FnOnce(&mut Self) -> R) -> R {
        let outer = self.f.fresh.replace(slot);
        let result = body(self);
        self.f.fresh = outer;
        result
    }

    /// Takes one scalar register.
    pub(super) fn take_word(&mut self) -> u16 {
        self.f.regs.take(&[SlotKind::Scalar])
    }

    /// Takes one pointer register.
    pub(super) fn take_ptr(&mut self) -> u16 {
        self.f.regs.take(&[SlotKind::Ptr])
    }

    /// Runs `body` and gives back the registers it took.
    pub(super) fn scoped<R>(&mut self, body: impl FnOnce(&mut Self) -> R) -> R {
        let mark = self.mark();
        let result = body(self);
        self.release(mark);
        result
    }

    pub(super) fn mark(&self) -> Mark {
        self.f.regs.mark()
    }

    pub(super) fn release(&mut self, mark: Mark) {
        self.f.regs.release(mark);
    }

    /// The slots that `dest` names, or new registers for a value of type `ty`.
    pub(super) fn dest(&mut self, dest: Dest, ty: TypeRef) -> u16 {
        match dest {
            Dest::To(slot) => slot,
            Dest::Any | Dest::Volatile => self.take(ty),
        }
    }

    /// The descriptor of a checker's type in this instance.
    pub(super) fn lower(&mut self, ty: TypeId) -> TypeRef {
        if let Some(&known) = self.f.lowered.get(&ty) {
            return known;
        }
        let env = Rc::clone(&self.f.env);
        let lowered = self.unit.lower(self.types, &env, ty);
        self.f.lowered.insert(ty, lowered);
        lowered
    }

    /// What the checker recorded for an expression.
    pub(super) fn recorded(&self, e: ExprId) -> Option<&'a TypeAndValue> {
        self.info.exprs.get(e).and_then(Option::as_ref)
    }

    /// The mode of an expression.
    pub(super) fn mode(&self, e: ExprId) -> Mode {
        self.recorded(e).map_or(Mode::NoValue, |tv| tv.mode)
    }

    /// The type of an expression.
    pub(super) fn type_of(&mut self, e: ExprId) -> TypeRef {
        let ty = self.recorded(e).map_or(TypeId::EMPTY_TUPLE, |tv| tv.ty);
        self.lower(ty)
    }

    /// Moves a value.
    pub(super) fn move_value(&mut self, dst: u16, src: u16, ty: TypeRef) {
        self.move_slots(dst, src, ty.slots);
    }

    /// Moves slots.
    pub(super) fn move_slots(&mut self, dst: u16, src: u16, n: u16) {
        if dst == src {
            return;
        }
        match n {
            0 => {}
            1 => self.emit(op::Move { dst: dst.into(), src: src.into() }),
            2 => self.emit(op::Move2 { dst: dst.into(), src: src.into() }),
            n => self.emit(op::MoveN { dst: dst.into(), src: src.into(), n: n.into() }),
        }
    }

    /// Writes the zero value of `ty` to `dst`.
    pub(super) fn zero(&mut self, dst: u16, ty: TypeRef) {
        match (ty.repr, &*ty.slot_kinds) {
            (Repr::Cell, _) => self.emit(op::New { dst: dst.into(), ty: ty.into() }),
            (_, []) => {}
            (_, [SlotKind::Ptr]) => self.emit(op::LoadNil { dst: dst.into() }),
            (_, [_]) => self.emit(op::LoadImm { dst: dst.into(), imm: 0.into() }),
            (_, kinds) => self.emit(op::ZeroN { dst: dst.into(), n: (kinds.len() as u16).into() }),
        }
    }

    /// Writes a number to a register.
    pub(super) fn load_word(&mut self, dst: u16, value: u64) {
        match i32::try_from(value as i64) {
            Ok(imm) => self.emit(op::LoadImm { dst: dst.into(), imm: imm.into() }),
            Err(_) => self.emit(op::LoadWord { dst: dst.into(), value: value.into() }),
        }
    }

    /// A register that holds a number: in a loop one that the prologue loads, else a temporary.
    pub(super) fn word(&mut self, value: u64) -> u16 {
        if self.f.loop_depth == 0 {
            let dst = self.take_word();
            self.load_word(dst, value);
            return dst;
        }
        if let Some(&slot) = self.f.constants.get(&value) {
            return slot;
        }
        let slot = self.f.regs.take_forever(&[SlotKind::Scalar]);
        match i32::try_from(value as i64) {
            Ok(imm) => self.f.prologue.emit(op::LoadImm { dst: slot.into(), imm: imm.into() }),
            Err(_) => self.f.prologue.emit(op::LoadWord { dst: slot.into(), value: value.into() }),
        }
        self.f.constants.insert(value, slot);
        slot
    }

    /// Where the slots of the out area begin that hold arguments and results.
    pub(super) fn out(&mut self, offset: u16, n: u16) -> u16 {
        self.f.regs.use_out(usize::from(offset) + usize::from(n) + 1);
        OUT + offset
    }

    /// Notes something that csp cannot compile yet.
    pub(super) fn unsupported(&mut self, pos: Pos, what: &str) {
        self.unit.unsupported.push((pos, what.to_string()));
    }

    /// Turns the state into a function.
    pub(super) fn finish(&mut self, state: FuncState, shape: Shape, pos: Pos) -> Result<Function, Unfinished> {
        let FuncState { code, prologue, regs, results, mut jump_tables, mut select_tables, .. } = state;
        let n_results = results.iter().map(|r| r.ty.slots).sum();
        let (kinds, frame_slots) = regs.finish(n_results).map_err(|_| Unfinished::FrameTooLarge)?;
        let n_regs = kinds.len() as u16;
        let finished = code.finish(prologue, n_regs).map_err(|_| Unfinished::JumpTooLong)?;
        for &(table, entry, delta) in &finished.tables {
            let table = &mut jump_tables[table];
            match table.targets.get_mut(entry) {
                Some(target) => *target = delta,
                None => table.default = delta,
            }
        }
        for case in select_tables.iter_mut().flat_map(|table| &mut table.cases) {
            case.chan = final_slot(case.chan, n_regs);
            case.value = final_slot(case.value, n_regs);
        }
        let mut lines: Vec<LineEntry> = Vec::new();
        for &(pc, at, inlined) in &finished.places {
            let (file, line) = self.unit.line(if at.is_known() { at } else { pos });
            if lines.last().is_none_or(|last| (last.file, last.line, last.inlined) != (file, line, inlined)) {
                lines.push(LineEntry { pc, file, line, inlined });
            }
        }
        let n_params = shape.params.iter().map(|p| p.slots).sum();
        Ok(Function {
            name: state.name,
            kinds,
            n_params,
            n_results,
            frame_slots,
            has_context: shape.has_context,
            recover_pc: state.recover_to.map(|label| finished.word_of(label)),
            wrapper: shape.wrapper,
            lines,
            inlined: state.inlined,
            unsigned: finished.unsigned,
            jump_tables,
            select_tables,
            params: shape.params,
            code: finished.words,
        })
    }

    /// Stores a compiled function.
    pub(super) fn set_func(&mut self, id: FuncId, function: Function) {
        self.unit.funcs[id] = Some(function);
    }
}
