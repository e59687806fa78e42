//! `for` in all its forms.
//!
//! A loop is laid out with its test at the bottom, so that an iteration has one jump; the test at the top is made once.

use crate::base::intern::Symbol;
use crate::bytecode::function::SlotKind;
use crate::bytecode::insn::decoded as op;
use crate::bytecode::operand::{Jump16, Jump32};
use crate::bytecode::rtype::{Kind, Shape, TypeRef};
use crate::check::info::Mode;
use crate::compile::code::Label;
use crate::compile::function::{Dest, FuncCx, Target, VarLoc};
use crate::compile::place::{At, Hold, Index, Place};
use crate::syntax::ast::{BinaryOp, ExprId, ExprKind, ForStmt, RangeStmt, StmtId, StmtKind};
use crate::types::ty::ObjId;
use crate::types::universe::Builtin;

/// `i += by` and `i < limit` of the usual loop, which one instruction does.
struct Step {
    var: u16,
    by: i16,
    limit: Limit,
}

/// As long as what holds the loop goes on.
#[derive(Clone, Copy)]
enum Limit {
    /// `i < slot`
    Below(u16),
    /// `i <= slot`
    UpTo(u16),
    /// `i < imm`
    BelowImm(i16),
    /// `i < len(slice)`
    BelowLen(u16),
    /// `i >= imm`
    DownTo(i16),
}

impl FuncCx<'_, '_> {
    /// `for init; cond; post { … }`
    pub(super) fn for_stmt(&mut self, s: &ForStmt, label: Option<Symbol>) {
        let mark = self.mark();
        if let Some(init) = s.init {
            self.stmt(init);
        }
        let fresh = s.init.map_or_else(Vec::new, |init| self.per_iteration(init));
        self.f.loop_depth += 1;
        let (end, next) = (self.f.code.label(), self.f.code.label());
        let step = if fresh.is_empty() { self.step(s) } else { None };
        let test = self.f.code.label();
        match (s.cond, &step) {
            (Some(cond), Some(_)) => self.cond(cond, end, false),
            (Some(_), None) => self.jump(test),
            (None, _) => {}
        }
        let top = self.f.code.here();
        self.f.targets.push(Target { label, break_to: end, continue_to: Some(next) });
        self.block(s.body);
        self.f.targets.pop();
        self.f.code.bind(next);
        for &var in &fresh {
            self.renew(var);
        }
        match step {
            Some(step) => self.emit_step(&step, top),
            None => {
                if let Some(post) = s.post {
                    self.stmt(post);
                }
                self.f.code.bind(test);
                match s.cond {
                    Some(cond) => self.cond(cond, top, true),
                    None => self.jump(top),
                }
            }
        }
        if !self.f.code.is_bound(test) {
            self.f.code.bind(test);
        }
        self.f.code.bind(end);
        self.f.loop_depth -= 1;
        self.release(mark);
    }

    /// The variables of the init statement that live in cells: each iteration has its own.
    ///
    /// Spec: each iteration has its own separate declared variable (or variables). The variable used by the first
    /// iteration is declared by the init statement. The variable used by each subsequent iteration is declared
    /// implicitly before executing the post statement and initialized to the value of the previous iteration's variable
    /// at that moment.
    fn per_iteration(&self, init: StmtId) -> Vec<ObjId> {
        let StmtKind::ShortVarDecl { lhs, .. } = &self.ast.stmts[init].kind else { return Vec::new() };
        lhs.iter()
            .filter_map(|&e| self.new_var(e))
            .filter(|var| {
                let usage = self.info.vars.get(var).copied().unwrap_or_default();
                // In the frame all iterations share it: nothing outlives one.
                let in_heap =
                    matches!(self.f.vars.get(var), Some(VarLoc::Cell(ptr)) if !self.f.in_frame.contains_key(ptr));
                in_heap && (usage.captured || usage.address_taken)
            })
            .collect()
    }

    /// Gives a variable a new cell with its present value.
    fn renew(&mut self, var: ObjId) {
        let place = self.var_place(var);
        let At::Mem(ptr, _) = place.at else { unreachable!("per_iteration lists variables in cells") };
        self.scoped(|cx| {
            let cell = cx.take_ptr();
            cx.emit(op::New { dst: cell.into(), ty: place.ty.into() });
            cx.emit(op::CopyMem { dst: cell.into(), src: ptr.into(), ty: place.ty.into() });
            cx.move_slots(ptr, cell, 1);
        });
    }

    /// What the loop's condition and post statement are together, if `i` is an int in a register and one instruction
    /// does both.
    fn step(&mut self, s: &ForStmt) -> Option<Step> {
        if self.f.long_jumps {
            return None;
        }
        let (x, by) = self.step_of(s.post?)?;
        let ExprKind::Binary { op, x: left, y: right, .. } = self.ast.exprs[s.cond?].kind else { return None };
        let var = self.int_register(x)?;
        if self.int_register(left)? != var {
            return None;
        }
        let imm = |n: i64| i16::try_from(n).ok();
        let limit = match (op, by, self.const_int(right)) {
            (BinaryOp::Ge, -1, Some(n)) => Limit::DownTo(imm(n)?),
            (BinaryOp::Gt, -1, Some(n)) => Limit::DownTo(imm(n.checked_add(1)?)?),
            (BinaryOp::Lt, 1, Some(n)) if imm(n).is_some() => Limit::BelowImm(imm(n)?),
            (BinaryOp::Le, 1, Some(n)) if n.checked_add(1).and_then(imm).is_some() => Limit::BelowImm(imm(n + 1)?),
            (BinaryOp::Lt, 1.., Some(_)) => Limit::Below(self.value(right, Dest::Any)),
            (BinaryOp::Le, 1.., Some(_)) => Limit::UpTo(self.value(right, Dest::Any)),
            (BinaryOp::Lt, 1.., None) => self.limit_below(right, by)?,
            (BinaryOp::Le, 1.., None) => Limit::UpTo(self.int_register(right)?),
            _ => return None,
        };
        Some(Step { var, by, limit })
    }

    /// The variable and the number of `i++`, `i--`, `i += n`.
    fn step_of(&self, post: StmtId) -> Option<(ExprId, i16)> {
        match &self.ast.stmts[post].kind {
            StmtKind::IncDec { x, inc, .. } => Some((*x, if *inc { 1 } else { -1 })),
            StmtKind::Assign { lhs, op: Some(BinaryOp::Add), rhs, .. } => {
                let by = i16::try_from(self.const_int(rhs[0])?).ok()?;
                (by > 0).then_some((lhs[0], by))
            }
            _ => None,
        }
    }

    /// The limit of `i < e`: a variable, or the length of one.
    fn limit_below(&mut self, e: ExprId, by: i16) -> Option<Limit> {
        let ExprKind::Call(call) = &self.ast.exprs[self.unparen(e)].kind else {
            return Some(Limit::Below(self.int_register(e)?));
        };
        let (Mode::Builtin(Builtin::Len), [arg]) = (self.mode(call.fun), &call.args[..]) else { return None };
        let slot = self.local_register(*arg)?;
        match self.type_of(*arg).kind {
            Kind::String => Some(Limit::Below(slot + 1)),
            Kind::Slice if by == 1 => Some(Limit::BelowLen(slot)),
            _ => None,
        }
    }

    /// The register of a local variable of type int or int64.
    fn int_register(&mut self, e: ExprId) -> Option<u16> {
        let slot = self.local_register(e)?;
        matches!(self.type_of(e).kind, Kind::Int | Kind::Int64).then_some(slot)
    }

    /// The registers of a local variable.
    fn local_register(&self, e: ExprId) -> Option<u16> {
        let e = self.unparen(e);
        let ExprKind::Name(_) = self.ast.exprs[e].kind else { return None };
        match self.f.vars.get(self.info.uses.get(&e)?)? {
            VarLoc::Reg(slot) => Some(*slot),
            _ => None,
        }
    }

    fn emit_step(&mut self, step: &Step, top: Label) {
        let (i, to) = (step.var.into(), Jump16(0));
        match (step.limit, step.by) {
            (Limit::Below(limit), 1) => self.f.code.emit_jump(op::IncLoopLt { i, limit: limit.into(), to }, top),
            (Limit::UpTo(limit), 1) => self.f.code.emit_jump(op::IncLoopLe { i, limit: limit.into(), to }, top),
            (Limit::Below(limit), by) => {
                self.f.code.emit_jump(op::AddLoopLt { i, limit: limit.into(), to, step: by.into() }, top);
            }
            (Limit::UpTo(limit), by) => {
                self.f.code.emit_jump(op::AddLoopLe { i, limit: limit.into(), to, step: by.into() }, top);
            }
            (Limit::BelowImm(limit), _) => {
                self.f.code.emit_jump(op::IncLoopLtImm { i, limit: limit.into(), to }, top);
            }
            (Limit::BelowLen(s), _) => self.f.code.emit_jump(op::IncLoopLtLen { i, s: s.into(), to }, top),
            (Limit::DownTo(limit), _) => {
                self.f.code.emit_jump(op::DecLoopGeImm { i, limit: limit.into(), to }, top);
            }
        }
    }

    /// `for k, v := range x { … }`
    pub(super) fn range(&mut self, s: &RangeStmt, label: Option<Symbol>) {
        let mark = self.mark();
        let ty = self.type_of(s.x);
        match ty.kind {
            Kind::Slice => self.range_slice(s, label, ty),
            Kind::Array => self.range_array(s, label, ty),
            Kind::Pointer => self.range_array(s, label, ty.elem().expect("the operand is a pointer to an array")),
            Kind::String => self.range_string(s, label),
            Kind::Map => self.range_map(s, label, ty),
            Kind::Chan => self.range_chan(s, label, ty),
            Kind::Func => self.range_func(s, label, ty),
            _ => self.range_int(s, label, ty),
        }
        self.release(mark);
    }

    fn enter_loop(&mut self, label: Option<Symbol>) -> (Label, Label) {
        let (end, next) = (self.f.code.label(), self.f.code.label());
        self.f.targets.push(Target { label, break_to: end, continue_to: Some(next) });
        self.f.loop_depth += 1;
        (end, next)
    }

    fn leave_loop(&mut self, end: Label) {
        self.f.targets.pop();
        self.f.loop_depth -= 1;
        self.f.code.bind(end);
    }

    /// Gives an iteration variable its value: a new variable each time, or an assignment.
    pub(super) fn set_iteration_var(&mut self, define: bool, e: Option<ExprId>, slot: u16, have: TypeRef) {
        let Some(e) = e else { return };
        if self.is_blank(e) {
            return;
        }
        if define {
            if let Some(var) = self.new_var(e) {
                self.declare_slot(var, slot, have);
            }
            return;
        }
        self.scoped(|cx| {
            let place = cx.place(e, Hold::Now);
            let value = cx.convert_assignable(slot, have, place.ty, Dest::Any);
            cx.store(place, value);
        });
    }

    /// The same with a value in a register that the loop sets each time anew and itself does not read: a new variable
    /// lives there.
    fn hand_over(&mut self, define: bool, e: Option<ExprId>, slot: u16, have: TypeRef) {
        if define && let Some(var) = e.and_then(|e| self.new_var(e)) {
            let ty = self.lower(self.types.obj(var).ty().expect("variables have types once they are checked"));
            if ty == have && !self.needs_cell(var, ty) {
                self.f.vars.insert(var, VarLoc::Reg(slot));
                return;
            }
        }
        self.set_iteration_var(define, e, slot, have);
    }

    /// Assigns to both iteration variables as one assignment does.
    fn assign_iteration_vars(&mut self, s: &RangeStmt, key: (u16, TypeRef), value: Place) {
        let lhs: Vec<ExprId> = [s.key, s.value].into_iter().flatten().collect();
        self.scoped(|cx| {
            let value = (cx.load(value, Dest::Any), value.ty);
            cx.assign_values(&lhs, &[key, value]);
        });
    }

    /// Whether both iteration variables are assigned to, not declared.
    fn assigns_both(&self, s: &RangeStmt) -> bool {
        !s.define && self.wanted(s.key) && self.wanted(s.value)
    }

    /// Whether the value of an iteration variable is wanted.
    fn wanted(&self, e: Option<ExprId>) -> bool {
        e.is_some_and(|e| !self.is_blank(e))
    }

    /// The register that counts the iterations: the key variable itself, if the body does not change it.
    fn counter(&mut self, s: &RangeStmt) -> (u16, bool) {
        if s.define
            && let Some(var) = s.key.and_then(|key| self.new_var(key))
        {
            let usage = self.info.vars.get(&var).copied().unwrap_or_default();
            let ty = self.lower(self.types.obj(var).ty().expect("variables have types"));
            if !usage.reassigned && !usage.address_taken && matches!(ty.kind, Kind::Int | Kind::Int64) {
                let slot = self.take_word();
                self.f.vars.insert(var, VarLoc::Reg(slot));
                return (slot, true);
            }
        }
        (self.take_word(), false)
    }

    /// A loop of `n` (a register) iterations; `body` sets the variables, the block follows.
    fn counted(&mut self, s: &RangeStmt, label: Option<Symbol>, n: u16, prepare: impl FnOnce(&mut Self, u16)) {
        let (i, is_key) = self.counter(s);
        self.load_word(i, 0);
        let (end, next) = self.enter_loop(label);
        self.branch_less(i, n, end, false);
        let top = self.f.code.here();
        let mark = self.mark();
        if !is_key && !self.assigns_both(s) {
            self.set_iteration_var(s.define, s.key, i, self.unit.table.basic(Kind::Int));
        }
        prepare(self, i);
        self.block(s.body);
        self.release(mark);
        self.f.code.bind(next);
        if self.f.long_jumps {
            self.emit(op::AddImm { dst: i.into(), a: i.into(), imm: 1.into() });
            self.branch_less(i, n, top, true);
        } else {
            self.f.code.emit_jump(op::IncLoopLt { i: i.into(), limit: n.into(), to: Jump16(0) }, top);
        }
        self.leave_loop(end);
    }

    fn range_int(&mut self, s: &RangeStmt, label: Option<Symbol>, ty: TypeRef) {
        let n = self.take_word();
        self.scoped(|cx| cx.value(s.x, Dest::To(n)));
        if matches!(ty.kind, Kind::Int | Kind::Int64) {
            return self.counted(s, label, n, |_, _| {});
        }
        // Narrow and unsigned types: the counter never exceeds n, so it needs no wrapping; unsigned 64-bit compares so.
        let i = self.take(ty);
        self.load_word(i, 0);
        let (end, next) = self.enter_loop(label);
        let test = self.f.code.label();
        self.jump(test);
        let top = self.f.code.here();
        let mark = self.mark();
        self.set_iteration_var(s.define, s.key, i, ty);
        self.block(s.body);
        self.release(mark);
        self.f.code.bind(next);
        self.emit(op::AddImm { dst: i.into(), a: i.into(), imm: 1.into() });
        self.f.code.bind(test);
        let less = self.take_word();
        if crate::compile::arith::is_signed(ty.kind) {
            self.emit(op::LtI { dst: less.into(), a: i.into(), b: n.into() });
        } else {
            self.emit(op::LtU { dst: less.into(), a: i.into(), b: n.into() });
        }
        self.branch_bool(less, top, true);
        self.leave_loop(end);
    }

    fn range_slice(&mut self, s: &RangeStmt, label: Option<Symbol>, ty: TypeRef) {
        let elem = ty.elem().expect("a slice has an element type");
        // The slice is evaluated once; the loop keeps its length even if the variable changes.
        let slice = self.take(ty);
        self.scoped(|cx| cx.value(s.x, Dest::To(slice)));
        let n = self.take_word();
        self.emit(op::SliceLen { dst: n.into(), s: slice.into() });
        let wanted = self.wanted(s.value);
        self.counted(s, label, n, |cx, i| {
            let place = Place { at: At::Elem(slice, Index::signed(i)), ty: elem };
            if cx.assigns_both(s) {
                cx.assign_iteration_vars(s, (i, cx.unit.table.basic(Kind::Int)), place);
            } else if wanted {
                cx.iteration_value(s, place);
            }
        });
    }

    /// Loads an element into the value variable.
    fn iteration_value(&mut self, s: &RangeStmt, place: Place) {
        if s.define
            && let Some(var) = s.value.and_then(|e| self.new_var(e))
        {
            let target = self.declare(var);
            if let At::Slots(slot) = target.at {
                self.scoped(|cx| cx.load(place, Dest::To(slot)));
            } else {
                self.scoped(|cx| {
                    let value = cx.load(place, Dest::Any);
                    cx.initialize(target, value);
                });
            }
            return;
        }
        let value = self.load(place, Dest::Any);
        self.set_iteration_var(s.define, s.value, value, place.ty);
    }

    fn range_array(&mut self, s: &RangeStmt, label: Option<Symbol>, ty: TypeRef) {
        let Shape::Array { elem, len } = ty.shape else { unreachable!("the caller asked") };
        let wanted = self.wanted(s.value);
        let by_pointer = self.type_of(s.x).kind == Kind::Pointer;
        let n = self.take_word();
        let array = if wanted || !self.is_simple(s.x) {
            Some(if by_pointer {
                let ptr = self.take_ptr();
                self.scoped(|cx| cx.value(s.x, Dest::To(ptr)));
                Place::mem(ptr, 0, ty)
            } else {
                let slot = self.take(ty);
                self.scoped(|cx| cx.owned(s.x, ty, Dest::To(slot)));
                self.as_place(slot, ty)
            })
        } else {
            None
        };
        self.load_word(n, len);
        self.counted(s, label, n, |cx, i| {
            if let Some(array) = array.filter(|_| wanted) {
                let index = Index::signed(i);
                let at = match array.at {
                    At::Slots(slot) => At::SlotElem(slot, index, len as u16, elem.slots),
                    At::Mem(ptr, offset) => At::ArrElem(ptr, offset, index, len),
                    _ => unreachable!("made above"),
                };
                let place = Place { at, ty: elem };
                if cx.assigns_both(s) {
                    return cx.assign_iteration_vars(s, (i, cx.unit.table.basic(Kind::Int)), place);
                }
                cx.iteration_value(s, place);
            }
        });
    }

    fn range_string(&mut self, s: &RangeStmt, label: Option<Symbol>) {
        let string = self.unit.table.basic(Kind::String);
        let text = self.take(string);
        self.scoped(|cx| cx.value(s.x, Dest::To(text)));
        let (i, after, rune) = (self.take_word(), self.take_word(), self.take_word());
        self.load_word(after, 0);
        let (end, next) = self.enter_loop(label);
        self.branch_less(after, text + 1, end, false);
        let top = self.f.code.here();
        let at = if self.wanted(s.key) { i } else { after };
        self.move_slots(at, after, 1);
        self.emit(op::StrRune { rune: rune.into(), next: after.into(), s: text.into(), i: at.into() });
        let mark = self.mark();
        let (int, int32) = (self.unit.table.basic(Kind::Int), self.unit.table.basic(Kind::Int32));
        if self.assigns_both(s) {
            self.assign_iteration_vars(s, (i, int), Place::slots(rune, int32));
        } else {
            self.hand_over(s.define, s.key, i, int);
            self.hand_over(s.define, s.value, rune, int32);
        }
        self.block(s.body);
        self.release(mark);
        self.f.code.bind(next);
        self.branch_less(after, text + 1, top, true);
        self.leave_loop(end);
    }

    fn range_map(&mut self, s: &RangeStmt, label: Option<Symbol>, ty: TypeRef) {
        let (key_ty, elem_ty) =
            (ty.key().expect("a map has a key type"), ty.elem().expect("a map has an element type"));
        let it = self.take_ptr();
        self.scoped(|cx| {
            let map = cx.value(s.x, Dest::Volatile);
            cx.emit(op::MapIter { dst: it.into(), m: map.into(), ty: ty.into() });
        });
        let (key, value) = (self.take(key_ty), self.take(elem_ty));
        let mask = u16::from(self.wanted(s.key)) | u16::from(self.wanted(s.value)) << 1;
        let (end, next) = self.enter_loop(label);
        let top = self.f.code.here();
        let insn = op::MapNext {
            it: it.into(),
            key: key.into(),
            value: value.into(),
            mask: mask.into(),
            to: Jump32(0),
            ty: ty.into(),
        };
        self.f.code.emit_jump(insn, end);
        let mark = self.mark();
        if self.assigns_both(s) {
            let place = self.as_place(value, elem_ty);
            self.assign_iteration_vars(s, (key, key_ty), place);
        } else {
            self.hand_over(s.define, s.key, key, key_ty);
            self.hand_over(s.define, s.value, value, elem_ty);
        }
        self.block(s.body);
        self.release(mark);
        self.f.code.bind(next);
        self.jump(top);
        self.leave_loop(end);
    }

    fn range_chan(&mut self, s: &RangeStmt, label: Option<Symbol>, ty: TypeRef) {
        let elem = ty.elem().expect("a channel has an element type");
        let ch = self.take_ptr();
        self.scoped(|cx| cx.value(s.x, Dest::To(ch)));
        let (value, ok) = (self.take(elem), self.f.regs.take(&[SlotKind::Scalar]));
        let (end, next) = self.enter_loop(label);
        let top = self.f.code.here();
        self.emit(op::RecvOk { dst: value.into(), ok: ok.into(), ch: ch.into(), n: elem.slots.into() });
        self.branch_bool(ok, end, false);
        let mark = self.mark();
        self.hand_over(s.define, s.key, value, elem);
        self.block(s.body);
        self.release(mark);
        self.f.code.bind(next);
        self.jump(top);
        self.leave_loop(end);
    }
}
