//! `switch`, type switches and `select`.

use crate::base::intern::Symbol;
use crate::bytecode::function::{JumpTable, NO_SLOT, SelectCase, SelectDir, SelectTable};
use crate::bytecode::insn::decoded as op;
use crate::bytecode::operand::{Jump32, TableOp};
use crate::bytecode::rtype::{Kind, TypeRef};
use crate::check::info::Mode;
use crate::compile::arith::is_integer;
use crate::compile::code::Label;
use crate::compile::function::{Dest, FuncCx, Target};
use crate::compile::place::Hold;
use crate::syntax::ast::{
    BinaryOp, CaseClause, CommClause, ExprId, ExprKind, SelectStmt, StmtId, StmtKind, SwitchStmt, TypeSwitchStmt,
    UnaryOp,
};

/// From this many dense integer cases on a jump table is used.
const TABLE_CASES: usize = 5;

impl FuncCx<'_, '_> {
    /// `switch init; tag { … }`
    pub(super) fn switch(&mut self, s: &SwitchStmt, label: Option<Symbol>) {
        let mark = self.mark();
        if let Some(init) = s.init {
            self.stmt(init);
        }
        let labels: Vec<Label> = s.clauses.iter().map(|_| self.f.code.label()).collect();
        let end = self.f.code.label();
        let default = s.clauses.iter().position(|c| c.exprs.is_none()).map_or(end, |i| labels[i]);
        match s.tag {
            None => self.switch_true(&s.clauses, &labels),
            Some(tag) => {
                let ty = self.type_of(tag);
                let slot = self.take(ty);
                self.scoped(|cx| cx.value(tag, Dest::To(slot)));
                if !self.switch_table(&s.clauses, &labels, default, slot, ty) {
                    self.switch_compare(&s.clauses, &labels, slot, ty);
                }
            }
        }
        self.jump(default);
        self.f.targets.push(Target { label, break_to: end, continue_to: None });
        for (i, clause) in s.clauses.iter().enumerate() {
            self.f.code.bind(labels[i]);
            let outer = std::mem::replace(&mut self.f.fallthrough_to, labels.get(i + 1).copied());
            self.block(clause.body);
            self.f.fallthrough_to = outer;
            if i + 1 < s.clauses.len() && !self.ends_in_jump(clause.body) {
                self.jump_out(end);
            }
        }
        self.f.targets.pop();
        self.f.code.bind(end);
        self.release(mark);
    }

    fn switch_true(&mut self, clauses: &[CaseClause], labels: &[Label]) {
        for (clause, &label) in clauses.iter().zip(labels) {
            for &e in clause.exprs.iter().flatten() {
                self.at(self.ast.exprs[e].span.start);
                if self.type_of(e).kind == Kind::Interface {
                    self.interface_true(e, label);
                } else {
                    self.cond(e, label, true);
                }
            }
        }
    }

    /// `case x` of an interface type in a switch without tag: x == true.
    fn interface_true(&mut self, e: ExprId, label: Label) {
        let ty = self.type_of(e);
        let bool_ty = self.unit.table.basic(Kind::Bool);
        self.unit.needs_methods(bool_ty);
        self.scoped(|cx| {
            let a = cx.value(e, Dest::Any);
            let (one, b, equal) = (cx.word(1), cx.take(ty), cx.take_word());
            cx.emit(op::MkIface { dst: b.into(), src: one.into(), ty: bool_ty.into() });
            cx.compare_slots(BinaryOp::Eq, ty, a, b, equal);
            cx.branch_bool(equal, label, true);
        });
    }

    /// A jump table for integer cases that lie close together.
    fn switch_table(
        &mut self,
        clauses: &[CaseClause],
        labels: &[Label],
        default: Label,
        slot: u16,
        ty: TypeRef,
    ) -> bool {
        if !is_integer(ty.kind) || self.unit.is_plain() {
            return false;
        }
        let mut cases = Vec::new();
        for (clause, &label) in clauses.iter().zip(labels) {
            for &e in clause.exprs.iter().flatten() {
                let Some(value) = self.const_int(e) else { return false };
                cases.push((value, label));
            }
        }
        let (Some(low), Some(high)) = (cases.iter().map(|c| c.0).min(), cases.iter().map(|c| c.0).max()) else {
            return false;
        };
        let span = (i128::from(high) - i128::from(low) + 1) as u128;
        if cases.len() < TABLE_CASES || span > 4 * cases.len() as u128 {
            return false;
        }
        let table = self.f.jump_tables.len();
        self.f.jump_tables.push(JumpTable { low, targets: vec![0; span as usize], default: 0 });
        let at = self.f.code.len();
        self.emit(op::JumpTable { i: slot.into(), table: TableOp(table as u64) });
        let mut filled = vec![default; span as usize];
        for &(value, label) in cases.iter().rev() {
            filled[(value - low) as usize] = label;
        }
        for (i, label) in filled.into_iter().enumerate() {
            self.f.code.table_jump(table, Some(i), at, label);
        }
        self.f.code.table_jump(table, None, at, default);
        true
    }

    fn switch_compare(&mut self, clauses: &[CaseClause], labels: &[Label], slot: u16, ty: TypeRef) {
        for (clause, &label) in clauses.iter().zip(labels) {
            for &e in clause.exprs.iter().flatten() {
                self.at(self.ast.exprs[e].span.start);
                self.scoped(|cx| cx.case_compare(e, label, slot, ty));
            }
        }
    }

    fn case_compare(&mut self, e: ExprId, label: Label, slot: u16, ty: TypeRef) {
        if self.mode(e) == Mode::Nil {
            return self.branch_equal_imm(slot, 0, label);
        }
        let have = self.type_of(e);
        if (is_integer(ty.kind) || Self::is_word_comparable(ty)) && have.kind != Kind::Interface {
            if let Some(imm) = self.const_int(e).and_then(|n| i16::try_from(n).ok()) {
                return self.branch_equal_imm(slot, imm, label);
            }
            let b = self.value(e, Dest::Volatile);
            return self.branch_equal_word(slot, b, label);
        }
        let equal = self.take_word();
        if ty.kind != Kind::Interface && have.kind == Kind::Interface {
            self.unit.needs_methods(ty);
            let a = self.take(have);
            self.emit(op::MkIface { dst: a.into(), src: slot.into(), ty: ty.into() });
            let b = self.value(e, Dest::Volatile);
            self.compare_slots(BinaryOp::Eq, have, a, b, equal);
        } else {
            let b = self.value_as(e, ty, Dest::Volatile);
            self.compare_slots(BinaryOp::Eq, ty, slot, b, equal);
        }
        self.branch_bool(equal, label, true);
    }

    /// `switch v := x.(type) { … }`
    pub(super) fn type_switch(&mut self, s: &TypeSwitchStmt, label: Option<Symbol>) {
        let mark = self.mark();
        if let Some(init) = s.init {
            self.stmt(init);
        }
        let ty = self.type_of(s.x);
        let slot = self.take(ty);
        self.scoped(|cx| cx.value(s.x, Dest::To(slot)));
        let labels: Vec<Label> = s.clauses.iter().map(|_| self.f.code.label()).collect();
        let end = self.f.code.label();
        let default = s.clauses.iter().position(|c| c.exprs.is_none()).map_or(end, |i| labels[i]);
        for (clause, &label) in s.clauses.iter().zip(&labels) {
            for &e in clause.exprs.iter().flatten() {
                self.at(self.ast.exprs[e].span.start);
                self.type_case(e, slot, label);
            }
        }
        self.jump(default);
        self.f.targets.push(Target { label, break_to: end, continue_to: None });
        for (clause, &label) in s.clauses.iter().zip(&labels) {
            self.f.code.bind(label);
            let mark = self.mark();
            if let Some(&var) = self.info.clause_vars.get(&clause.body) {
                self.bind_clause_var(var, clause, slot, ty);
            }
            self.block(clause.body);
            self.release(mark);
            if !self.ends_in_jump(clause.body) {
                self.jump_out(end);
            }
        }
        self.f.targets.pop();
        self.f.code.bind(end);
        self.release(mark);
    }

    /// Jumps to `label` when the dynamic type of the interface in `slot` is that of the case.
    fn type_case(&mut self, e: ExprId, slot: u16, label: Label) {
        if self.mode(e) == Mode::Nil {
            return self.branch_equal_imm(slot, 0, label);
        }
        let ty = self.type_of(e);
        let no = self.f.code.label();
        let (src, to) = (slot.into(), Jump32(0));
        if ty.kind == Kind::Interface {
            self.f.code.emit_jump(op::JnotImpl { src, to, ty: ty.into() }, no);
        } else {
            self.unit.needs_methods(ty);
            self.f.code.emit_jump(op::JnotType { src, to, ty: ty.into() }, no);
        }
        self.jump(label);
        self.f.code.bind(no);
    }

    /// The clause's variable: of the case's type where there is one, else of the operand's.
    fn bind_clause_var(&mut self, var: crate::types::ty::ObjId, clause: &CaseClause, slot: u16, ty: TypeRef) {
        let own = match clause.exprs.as_deref() {
            Some([only]) if self.mode(*only) != Mode::Nil => self.type_of(*only),
            _ => ty,
        };
        if own.kind == Kind::Interface {
            return self.declare_slot(var, slot, own);
        }
        let value = self.take(own);
        self.emit(op::Unbox { dst: value.into(), src: slot.into(), ty: own.into() });
        self.declare_slot(var, value, own);
    }

    /// `select { … }`
    pub(super) fn select(&mut self, s: &SelectStmt, label: Option<Symbol>) {
        let mark = self.mark();
        let mut cases = Vec::new();
        let mut received: Vec<Option<(u16, TypeRef)>> = Vec::new();
        for clause in &s.clauses {
            let value = clause.comm.map(|comm| self.select_case(comm, clause, &mut cases));
            received.push(value.flatten());
        }
        let has_default = s.clauses.iter().any(|c| c.comm.is_none());
        let (chosen, ok) = (self.take_word(), self.take_word());
        let table = self.f.select_tables.len();
        self.f.select_tables.push(SelectTable { cases, has_default });
        self.emit(op::Select { chosen: chosen.into(), ok: ok.into(), table: TableOp(table as u64) });
        let end = self.f.code.label();
        self.f.targets.push(Target { label, break_to: end, continue_to: None });
        let mut index = 0;
        for (i, clause) in s.clauses.iter().enumerate() {
            let next = self.f.code.label();
            let number = if clause.comm.is_some() {
                index += 1;
                index - 1
            } else {
                -1
            };
            let mine = self.f.code.label();
            self.branch_equal_imm(chosen, number, mine);
            self.jump(next);
            self.f.code.bind(mine);
            let inner = self.mark();
            if let (Some(comm), Some(value)) = (clause.comm, received[i]) {
                self.select_received(comm, value, ok);
            }
            self.block(clause.body);
            self.release(inner);
            self.jump(end);
            self.f.code.bind(next);
        }
        if s.clauses.is_empty() {
            // `select {}` never goes on; the checker knows.
        }
        self.f.targets.pop();
        self.f.code.bind(end);
        self.release(mark);
    }

    /// Evaluates the operands of a case; of a receive gives where the value goes.
    fn select_case(
        &mut self,
        comm: StmtId,
        clause: &CommClause,
        cases: &mut Vec<SelectCase>,
    ) -> Option<(u16, TypeRef)> {
        let _ = clause;
        let ast = self.ast;
        self.at(ast.stmts[comm].span.start);
        if let StmtKind::Send { chan, value, .. } = &ast.stmts[comm].kind {
            let ty = self.type_of(*chan);
            let elem = ty.elem().expect("the operand is a channel");
            // Copies: later operands must not change what was evaluated.
            let ch = self.take(ty);
            self.scoped(|cx| cx.value(*chan, Dest::To(ch)));
            let v = self.take(elem);
            self.scoped(|cx| cx.owned(*value, elem, Dest::To(v)));
            cases.push(SelectCase { dir: SelectDir::Send, chan: ch, value: v, n: elem.slots });
            return None;
        }
        let (recv, wants) = self.receive_of(comm);
        let ty = self.type_of(recv);
        let elem = ty.elem().expect("the operand is a channel");
        let ch = self.take(ty);
        self.scoped(|cx| cx.value(recv, Dest::To(ch)));
        let v = if wants { self.take(elem) } else { NO_SLOT };
        cases.push(SelectCase { dir: SelectDir::Recv, chan: ch, value: v, n: elem.slots });
        wants.then_some((v, elem))
    }

    /// The channel of a receive clause, and whether its value is used.
    fn receive_of(&self, comm: StmtId) -> (ExprId, bool) {
        let operand = |e: ExprId| {
            let ExprKind::Unary { op: UnaryOp::Recv, x } = self.ast.exprs[self.unparen(e)].kind else {
                unreachable!("the checker asked for a receive")
            };
            x
        };
        match &self.ast.stmts[comm].kind {
            StmtKind::Expr(e) => (operand(*e), false),
            StmtKind::Assign { rhs, .. } | StmtKind::ShortVarDecl { rhs, .. } => (operand(rhs[0]), true),
            _ => unreachable!("the checker asked for a send or receive"),
        }
    }

    /// `case v, ok = <-c:` after the value has arrived.
    fn select_received(&mut self, comm: StmtId, (value, elem): (u16, TypeRef), ok: u16) {
        let ast = self.ast;
        let bool_ty = self.unit.table.basic(Kind::Bool);
        match &ast.stmts[comm].kind {
            StmtKind::ShortVarDecl { lhs, .. } => {
                for (&e, (slot, ty)) in lhs.iter().zip([(value, elem), (ok, bool_ty)]) {
                    if let Some(var) = self.new_var(e) {
                        self.declare_slot(var, slot, ty);
                    }
                }
            }
            StmtKind::Assign { lhs, .. } => {
                for (&e, (slot, ty)) in lhs.iter().zip([(value, elem), (ok, bool_ty)]) {
                    if !self.is_blank(e) {
                        self.scoped(|cx| {
                            let place = cx.place(e, Hold::Now);
                            let v = cx.convert_assignable(slot, ty, place.ty, Dest::Any);
                            cx.store(place, v);
                        });
                    }
                }
            }
            _ => unreachable!("other clauses have no value"),
        }
    }
}
