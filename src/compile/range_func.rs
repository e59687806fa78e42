//! Loops over functions: `for k, v := range f { … }` with an `f` that calls its argument for every iteration.
//!
//! The body becomes a function with the loop's variables as parameters and a bool as result; variables of the enclosing
//! functions are its captures, as of a literal. A loop has a *record* in the heap that the body and the code after the
//! call of `f` share: the [state](RangeState), by which a wrong use of the body is found out, and the *exit*, by which
//! the body says how it left the loop, when it did not just break or end. A jump out of several such loops is made one
//! at a time: the code after the inner loop does the jump again, which is an exit of the outer one.
//!
//! A `return` in a body sets the results of the function with the outermost loop, which live in cells for that reason.
//! A `defer` adds a closure to a list that is deferred as a whole before the outermost loop.

use std::rc::Rc;

use crate::base::intern::Symbol;
use crate::bytecode::function::{FuncId, RangeState, SlotKind};
use crate::bytecode::insn::decoded as op;
use crate::bytecode::operand::Base;
use crate::bytecode::rtype::{Kind, Shape as TypeShape, TypeRef};
use crate::compile::call::{Arg, Callee, Prepared};
use crate::compile::function::{Dest, FuncCx, FuncState, ResultVar, Shape, Target, Unfinished, VarLoc};
use crate::compile::place::{Place, id_word};
use crate::compile::registers::OUT;
use crate::compile::unit::FuncKey;
use crate::syntax::ast::{BlockId, BranchKind, ExprId, Ident, RangeStmt, StmtId, StmtKind};
use crate::types::ty::ObjId;

/// Fields of a loop's record.
const STATE: usize = 0;
const EXIT: usize = 1;

/// Fields of a closure in a list of deferred calls, after the function: the next closure, the func value, the arguments.
const NEXT: usize = 1;
const CALLEE: usize = 2;
const FIRST_ARG: usize = 3;

/// How a body leaves its loop otherwise than by its end, `continue` and `break`. Its number is its place in the list
/// of the body, from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Exit {
    /// `return`; the results have been set.
    Return,
    /// A jump to a label outside.
    Jump(BranchKind, Ident),
}

/// What the body of a loop over a function has besides what functions have.
pub(super) struct LoopBody {
    block: BlockId,
    /// The register that holds the loop's record.
    record: u16,
    /// The results of the function with the outermost loop, if the body returns.
    results: Vec<ResultVar>,
    exits: Vec<Exit>,
}

/// What a body captures besides variables: registers of the enclosing function and of the body.
struct Context {
    record: u16,
    /// The list of deferred calls.
    list: Option<u16>,
    /// Cells of results.
    results: Vec<ResultVar>,
}

impl FuncCx<'_, '_> {
    /// `for k, v := range f { … }`
    pub(super) fn range_func(&mut self, s: &RangeStmt, label: Option<Symbol>, ty: TypeRef) {
        let f = self.take_ptr();
        self.scoped(|cx| cx.value(s.x, Dest::To(f)));
        let record_type = self.record_type();
        let record = self.take_ptr();
        self.emit(op::New { dst: record.into(), ty: record_type.into() });
        let list = self.deferred_list(s.body);
        let results = if self.returns_from(s.body) { self.home_results() } else { Vec::new() };
        let context = Context { record, list, results };
        let (body, exits) = self.loop_body(s, label, ty, &context);
        let slot = self.out(0, 2);
        self.move_slots(slot, body, 1);
        self.emit(op::CallClosure { base: Base(OUT), f: f.into(), ctx: 1.into() });
        self.after_loop(record, &exits);
    }

    fn record_type(&self) -> TypeRef {
        let int = self.unit.table.basic(Kind::Int);
        self.unit.table.record(&[int, int])
    }

    fn record_field(&mut self, record: u16, field: usize) -> Place {
        let record_type = self.record_type();
        let field = &record_type.fields()[field];
        Place::mem(record, field.offset, field.ty)
    }

    fn set_state(&mut self, record: u16, state: RangeState) {
        self.scoped(|cx| {
            let value = cx.word(state as u64);
            let place = cx.record_field(record, STATE);
            cx.store(place, value);
        });
    }

    /// The function has returned: it must not have hidden a panic of the body; then what the body wanted is done.
    fn after_loop(&mut self, record: u16, exits: &[Exit]) {
        let going_on = self.f.code.label();
        self.scoped(|cx| {
            let place = cx.record_field(record, STATE);
            let state = cx.load(place, Dest::Any);
            let hidden = cx.f.code.label();
            cx.branch_equal_imm(state, RangeState::Running as i16, hidden);
            cx.jump(going_on);
            cx.f.code.bind(hidden);
            cx.range_fault(RangeState::MissingPanic);
        });
        self.f.code.bind(going_on);
        self.set_state(record, RangeState::Exhausted);
        if exits.is_empty() {
            return;
        }
        let place = self.record_field(record, EXIT);
        let exit = self.load(place, Dest::Any);
        for (i, &how) in exits.iter().enumerate() {
            let (this, next) = (self.f.code.label(), self.f.code.label());
            self.branch_equal_imm(exit, i as i16 + 1, this);
            self.jump(next);
            self.f.code.bind(this);
            match how {
                Exit::Return => self.return_as_set(),
                Exit::Jump(kind, label) => self.branch_stmt(kind, Some(label)),
            }
            self.f.code.bind(next);
        }
    }

    fn range_fault(&mut self, state: RangeState) {
        let slot = self.word(state as u64);
        self.emit(op::RangeFault { state: slot.into() });
    }

    /// Leaves with results that have been set.
    fn return_as_set(&mut self) {
        if self.f.loop_body.is_some() { self.exit_loop(Exit::Return) } else { self.return_now() }
    }

    /// In a body: leaves the loop.
    pub(super) fn exit_loop(&mut self, exit: Exit) {
        let body = self.f.loop_body.as_mut().expect("the caller asked");
        let record = body.record;
        let known = body.exits.iter().position(|&e| e == exit);
        let number = known.unwrap_or_else(|| {
            body.exits.push(exit);
            body.exits.len() - 1
        });
        self.scoped(|cx| {
            let value = cx.word(number as u64 + 1);
            let place = cx.record_field(record, EXIT);
            cx.store(place, value);
        });
        self.leave_body(RangeState::Done, false);
    }

    /// The end of an iteration: what the body returns says whether another one may follow.
    fn leave_body(&mut self, state: RangeState, more: bool) {
        let record = self.f.loop_body.as_ref().expect("only bodies end so").record;
        self.set_state(record, state);
        self.scoped(|cx| {
            let more = cx.word(u64::from(more));
            cx.emit(op::Return1 { src: more.into() });
        });
    }

    /// Whether a jump to `label` leaves the body that is being compiled.
    pub(super) fn leaves_body(&self, kind: BranchKind, label: Ident) -> bool {
        let Some(body) = &self.f.loop_body else { return false };
        let is_inside = match kind {
            BranchKind::Goto => self.block_has_label(body.block, label.name),
            _ => self.f.targets.iter().any(|target| target.label == Some(label.name)),
        };
        !is_inside
    }

    /// In a body: `return`.
    pub(super) fn return_from_body(&mut self, values: &[ExprId]) {
        let vars = self.f.loop_body.as_ref().expect("the caller asked").results.clone();
        if !values.is_empty() {
            let base = self.return_values(values, &vars);
            self.set_results(base, &vars);
        }
        self.exit_loop(Exit::Return);
    }

    /// The cells of the results that a return statement sets.
    fn home_results(&self) -> Vec<ResultVar> {
        match &self.f.loop_body {
            Some(body) => body.results.clone(),
            None => self.f.results.clone(),
        }
    }

    // ---- The body as a function ----

    /// Compiles the body; gives the register of its closure, and how it may leave the loop.
    fn loop_body(&mut self, s: &RangeStmt, label: Option<Symbol>, ty: TypeRef, context: &Context) -> (u16, Vec<Exit>) {
        let captures = self.info.loop_captures.get(&s.body).cloned().unwrap_or_default();
        let captures: Vec<(ObjId, VarLoc, TypeRef)> =
            captures.into_iter().filter_map(|obj| self.capture(obj)).collect();
        let own: Vec<(u16, TypeRef)> = self.context_slots(context);
        let fields = captures.iter().map(|&(.., ty)| ty).chain(own.iter().map(|&(_, ty)| ty));
        let fields: Vec<TypeRef> = std::iter::once(self.unit.table.basic(Kind::Uintptr)).chain(fields).collect();
        let record = self.unit.table.record(&fields);
        self.f.n_bodies += 1;
        let name = format!("{}-range{}", self.f.name, self.f.n_bodies);
        let (func, exits) = self.compile_body(&name, s, label, ty, (&captures, context, record));
        let closure = self.take_ptr();
        self.emit(op::MakeClosure { dst: closure.into(), func: id_word(func).into(), ty: record.into() });
        let slots = captures.iter().map(|&(_, loc, _)| {
            let (VarLoc::Reg(slot) | VarLoc::Cell(slot)) = loc else { unreachable!("capture leaves globals out") };
            slot
        });
        let slots: Vec<u16> = slots.chain(own.iter().map(|&(slot, _)| slot)).collect();
        for (slot, field) in slots.into_iter().zip(&record.fields()[1..]) {
            self.store(Place::mem(closure, field.offset, field.ty), slot);
        }
        (closure, exits)
    }

    /// The registers of what a body captures besides variables.
    fn context_slots(&self, context: &Context) -> Vec<(u16, TypeRef)> {
        let pointer = self.unit.table.basic(Kind::UnsafePointer);
        let results = context.results.iter().map(|result| match result.var {
            Some(VarLoc::Cell(slot)) => slot,
            _ => unreachable!("results that a body sets are in cells"),
        });
        std::iter::once(context.record).chain(context.list).chain(results).map(|slot| (slot, pointer)).collect()
    }

    fn compile_body(
        &mut self,
        name: &str,
        s: &RangeStmt,
        label: Option<Symbol>,
        ty: TypeRef,
        (captures, context, record): (&[(ObjId, VarLoc, TypeRef)], &Context, TypeRef),
    ) -> (FuncId, Vec<Exit>) {
        let id = self.unit.loop_body(s.x);
        let pos = self.ast.blocks[s.body].span.start;
        let mut long_jumps = self.unit.is_plain();
        loop {
            let mut inner = FuncState::new(name.into(), Rc::clone(&self.f.env), long_jumps);
            inner.trusted = self.f.trusted;
            inner.owner = self.owner();
            let outer = std::mem::replace(&mut self.f, inner);
            self.at(pos);
            let params = self.body_params(s, ty);
            self.load_captures(captures, record);
            self.load_context(s.body, context, &record.fields()[1 + captures.len()..]);
            self.body_statements(s, label, &params);
            let mut state = std::mem::replace(&mut self.f, outer);
            let exits = state.loop_body.take().map(|body| body.exits).unwrap_or_default();
            let params = params.into_iter().map(|(_, ty)| ty).collect();
            match self.finish(state, Shape { params, has_context: true, wrapper: false }, pos) {
                Ok(function) => {
                    self.set_func(id, function);
                    return (id, exits);
                }
                Err(Unfinished::JumpTooLong) if !long_jumps => long_jumps = true,
                Err(_) => {
                    self.unsupported(pos, "function needs more registers than a frame may have");
                    return (id, exits);
                }
            }
        }
    }

    /// The parameters of the body: the loop's variables, if it declares them. Gives their registers.
    fn body_params(&mut self, s: &RangeStmt, ty: TypeRef) -> Vec<(u16, TypeRef)> {
        let TypeShape::Func { params, .. } = &ty.shape else { unreachable!("the operand is a function") };
        let TypeShape::Func { params, results, .. } = &params[0].shape else {
            unreachable!("the checker saw that its parameter is a function")
        };
        self.f.results = results.iter().map(|&ty| ResultVar { ty, var: None }).collect();
        let vars = [s.key, s.value].map(|e| e.filter(|_| s.define).and_then(|e| self.new_var(e)));
        let list = vars.into_iter().chain([None, None]).zip(params.iter().copied()).collect();
        self.declare_param_list(list)
    }

    /// Loads what a body has besides captured variables from its closure, which is in `captured_from`.
    fn load_context(&mut self, block: BlockId, context: &Context, fields: &[crate::bytecode::rtype::RField]) {
        let closure = self.f.context;
        let slots: Vec<u16> = fields
            .iter()
            .map(|field| {
                let slot = self.f.regs.take_forever(&[SlotKind::Ptr]);
                self.load(Place::mem(closure, field.offset, field.ty), Dest::To(slot));
                slot
            })
            .collect();
        let mut slots = slots.into_iter();
        let mut next = || slots.next().expect("there is a field for each");
        let record = next();
        self.f.deferred_list = context.list.map(|_| next());
        let result = |result: &ResultVar| ResultVar { ty: result.ty, var: Some(VarLoc::Cell(next())) };
        let results = context.results.iter().map(result).collect();
        self.f.loop_body = Some(LoopBody { block, record, results, exits: Vec::new() });
    }

    fn body_statements(&mut self, s: &RangeStmt, label: Option<Symbol>, params: &[(u16, TypeRef)]) {
        self.make_param_cells();
        self.enter_body();
        if !s.define {
            self.set_iteration_vars(s, params);
        }
        let (break_to, continue_to) = (self.f.code.label(), self.f.code.label());
        self.f.targets.push(Target { label, break_to, continue_to: Some(continue_to) });
        self.block(s.body);
        self.at(crate::base::span::Pos(self.ast.blocks[s.body].span.end.0.saturating_sub(1)));
        self.f.code.bind(continue_to);
        self.leave_body(RangeState::Ready, true);
        self.f.code.bind(break_to);
        self.leave_body(RangeState::Done, false);
    }

    /// The body may be called only when the loop is ready for it.
    fn enter_body(&mut self) {
        let record = self.f.loop_body.as_ref().expect("set before").record;
        let place = self.record_field(record, STATE);
        self.scoped(|cx| {
            let state = cx.load(place, Dest::Any);
            let (ready, running) = (cx.f.code.label(), RangeState::Running);
            cx.branch_equal_imm(state, RangeState::Ready as i16, ready);
            cx.set_state(record, running);
            cx.emit(op::RangeFault { state: state.into() });
            cx.f.code.bind(ready);
            cx.set_state(record, running);
        });
    }

    /// `for k, v = range f`: assigns the parameters to what the loop names, one after the other as Go does: what the
    /// second names may depend on the first.
    fn set_iteration_vars(&mut self, s: &RangeStmt, params: &[(u16, TypeRef)]) {
        for (e, &(slot, ty)) in [s.key, s.value].into_iter().zip(params) {
            self.set_iteration_var(false, e, slot, ty);
        }
    }

    // ---- What is in a body ----

    /// Whether a statement of `block` returns, literals apart.
    pub(super) fn returns_from(&self, block: BlockId) -> bool {
        self.any_stmt(&self.ast.blocks[block].stmts, &|_, kind| matches!(kind, StmtKind::Return(_)))
    }

    /// Whether a body of a loop over a function among these statements returns.
    pub(super) fn returns_from_loop(&self, stmts: &[StmtId]) -> bool {
        !self.info.loop_captures.is_empty()
            && self.any_stmt(stmts, &|cx, kind| {
                matches!(kind, StmtKind::Range(s)
                    if cx.info.loop_captures.contains_key(&s.body) && cx.returns_from(s.body))
            })
    }

    fn block_has_label(&self, block: BlockId, name: Symbol) -> bool {
        let is_it = |_: &Self, kind: &StmtKind| matches!(kind, StmtKind::Labeled { label, .. } if label.name == name);
        self.any_stmt(&self.ast.blocks[block].stmts, &is_it)
    }

    /// Whether `found` holds for one of the statements or one in them, without those of function literals.
    pub(super) fn any_stmt(&self, stmts: &[StmtId], found: &dyn Fn(&Self, &StmtKind) -> bool) -> bool {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
            stmts.iter().any(|&stmt| {
                let kind = &self.ast.stmts[stmt].kind;
                let in_block = |block: BlockId| self.any_stmt(&self.ast.blocks[block].stmts, found);
                found(self, kind)
                    || match kind {
                        StmtKind::Labeled { stmt, .. } => self.any_stmt(&[*stmt], found),
                        StmtKind::Block(block) => in_block(*block),
                        StmtKind::If(s) => in_block(s.then) || s.other.is_some_and(|s| self.any_stmt(&[s], found)),
                        StmtKind::Switch(s) => s.clauses.iter().any(|c| in_block(c.body)),
                        StmtKind::TypeSwitch(s) => s.clauses.iter().any(|c| in_block(c.body)),
                        StmtKind::Select(s) => s.clauses.iter().any(|c| in_block(c.body)),
                        StmtKind::For(s) => in_block(s.body),
                        StmtKind::Range(s) => in_block(s.body),
                        _ => false,
                    }
            })
        })
    }

    // ---- Deferred calls ----

    /// The list to which a body that defers adds: the outermost loop makes it.
    fn deferred_list(&mut self, body: BlockId) -> Option<u16> {
        if self.f.loop_body.is_some() {
            return self.f.deferred_list;
        }
        if !self.defers(&self.ast.blocks[body].stmts) {
            return None;
        }
        let pointer = self.unit.table.basic(Kind::UnsafePointer);
        let list = self.take_ptr();
        self.emit(op::New { dst: list.into(), ty: pointer.into() });
        self.emit(op::DeferList { list: list.into() });
        Some(list)
    }

    /// In a body: puts a call of a func value with these arguments at the head of the list.
    pub(super) fn defer_in_body(&mut self, f: u16, args: &[Arg]) {
        let list = self.f.deferred_list.expect("the outermost loop saw that its body defers");
        let types: Vec<TypeRef> = args.iter().map(Arg::ty).collect();
        let n = self.place_args(args, 0);
        self.out(0, n);
        let record = self.deferred_record(&types);
        let func = self.unit.func(FuncKey::Deferred(types.clone().into()));
        let (closure, next) = (self.take_ptr(), self.take_ptr());
        self.emit(op::MakeClosure { dst: closure.into(), func: id_word(func).into(), ty: record.into() });
        let pointer = self.unit.table.basic(Kind::UnsafePointer);
        let field = |i: usize| &record.fields()[i];
        self.load(Place::mem(list, 0, pointer), Dest::To(next));
        self.store(Place::mem(closure, field(NEXT).offset, pointer), next);
        self.store(Place::mem(closure, field(CALLEE).offset, pointer), f);
        let mut at = OUT;
        for (i, &ty) in types.iter().enumerate() {
            let kept = self.take(ty);
            self.move_value(kept, at, ty);
            self.store(Place::mem(closure, field(FIRST_ARG + i).offset, ty), kept);
            at += ty.slots;
        }
        self.store(Place::mem(list, 0, pointer), closure);
    }

    fn deferred_record(&self, args: &[TypeRef]) -> TypeRef {
        let table = &self.unit.table;
        let pointer = table.basic(Kind::UnsafePointer);
        table.record(&[&[table.basic(Kind::Uintptr), pointer, pointer], args].concat())
    }

    /// Compiles a function that calls the func value in its closure with the arguments there.
    pub(super) fn deferred_function(&mut self, types: &[TypeRef]) -> Shape {
        let closure = self.f.regs.take_forever(&[SlotKind::Ptr]);
        let record = self.deferred_record(types);
        let f = self.take_ptr();
        self.load(Place::mem(closure, record.fields()[CALLEE].offset, record.fields()[CALLEE].ty), Dest::To(f));
        let mut args = Vec::new();
        for (i, &ty) in types.iter().enumerate() {
            let place = Place::mem(closure, record.fields()[FIRST_ARG + i].offset, ty);
            args.push(Arg::Slot(self.copy_out(place), ty, ty));
        }
        let prepared = Prepared { callee: Callee::Value(f), args, results: Vec::new() };
        let n = self.place_args(&prepared.args, 0);
        self.make_call(&prepared, n);
        self.emit(op::Return {});
        Shape { params: Vec::new(), has_context: true, wrapper: true }
    }
}
