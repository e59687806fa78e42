//! Conditions and comparisons: as jumps where control flows, as bools where a value is wanted.

use crate::bytecode::insn::decoded as op;
use crate::bytecode::operand::{Jump16, Jump32};
use crate::bytecode::rtype::{Kind, Repr, TypeRef};
use crate::check::info::Mode;
use crate::compile::arith::{is_integer, is_signed};
use crate::compile::code::Label;
use crate::compile::function::{Dest, FuncCx};
use crate::syntax::ast::{BinaryOp, ExprId, ExprKind, UnaryOp};

const NEAR: Jump16 = Jump16(0);
const FAR: Jump32 = Jump32(0);

/// A comparison that one instruction decides.
#[derive(Clone, Copy)]
enum Test {
    /// Two slots.
    Slots(Rel, u16, u16),
    /// A slot and a number.
    Imm(Rel, u16, i16),
    /// A bool in a slot, and whether it is wanted true.
    Bool(u16, bool),
}

/// The relations that the instructions know.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rel {
    Eq,
    Ne,
    LtI,
    LeI,
    GtI,
    GeI,
    LtU,
    LeU,
    EqF64,
    NeF64,
    LtF64,
    LeF64,
    NltF64,
    NleF64,
    EqStr,
    NeStr,
}

impl Rel {
    fn negated(self) -> Rel {
        match self {
            Rel::Eq => Rel::Ne,
            Rel::Ne => Rel::Eq,
            Rel::LtI => Rel::GeI,
            Rel::LeI => Rel::GtI,
            Rel::GtI => Rel::LeI,
            Rel::GeI => Rel::LtI,
            Rel::EqF64 => Rel::NeF64,
            Rel::NeF64 => Rel::EqF64,
            Rel::LtF64 => Rel::NltF64,
            Rel::LeF64 => Rel::NleF64,
            Rel::NltF64 => Rel::LtF64,
            Rel::NleF64 => Rel::LeF64,
            Rel::EqStr => Rel::NeStr,
            Rel::NeStr => Rel::EqStr,
            Rel::LtU | Rel::LeU => unreachable!("negated by exchanging the operands"),
        }
    }
}

impl FuncCx<'_, '_> {
    /// Jumps to `target` when `e` is `when`; else goes on.
    pub(super) fn cond(&mut self, e: ExprId, target: Label, when: bool) {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.cond_here(e, target, when));
    }

    fn cond_here(&mut self, e: ExprId, target: Label, when: bool) {
        if let Some(value) = self.const_bool(e) {
            if value == when {
                self.jump(target);
            }
            return;
        }
        let ast = self.ast;
        match &ast.exprs[e].kind {
            _ if self.f.made.contains_key(&e) => {}
            ExprKind::Paren(x) => return self.cond(*x, target, when),
            ExprKind::Unary { op: UnaryOp::Not, x } => return self.cond(*x, target, !when),
            ExprKind::Binary { op: op @ (BinaryOp::LAnd | BinaryOp::LOr), x, y, .. } => {
                return self.outside(|cx| cx.cond_both(*op == BinaryOp::LOr, (*x, *y), target, when));
            }
            ExprKind::Call(call) if self.mutex_cond(call, target, when) => return,
            _ => {}
        }
        let old = self.at(ast.exprs[e].span.start);
        // A comparison that is no step is evaluated here, not by `value`.
        let is_comparison = matches!(&ast.exprs[e].kind, ExprKind::Binary { op, .. } if op.is_comparison());
        let parts = if is_comparison && !self.is_step_itself(e) { self.parts(e) } else { Vec::new() };
        self.scoped(|cx| {
            let test = if parts.is_empty() { cx.test(e) } else { cx.in_order(&parts, |cx| cx.test(e)) };
            cx.branch(test, target, when);
        });
        self.at(old);
    }

    /// `x && y`, or `x || y`, where one that is `decides` decides.
    fn cond_both(&mut self, decides: bool, (x, y): (ExprId, ExprId), target: Label, when: bool) {
        // `x && y` jumps on false as soon as one is false; on true only when both are. `||` is the mirror.
        if when == decides {
            self.cond(x, target, when);
            return self.cond(y, target, when);
        }
        let skip = self.f.code.label();
        self.cond(x, skip, !when);
        self.cond(y, target, when);
        self.f.code.bind(skip);
    }

    /// The value of a comparison, `&&`, `||` as a bool.
    pub(super) fn bool_value(&mut self, e: ExprId, dest: Dest) -> u16 {
        let dst = self.dest(dest, self.unit.table.basic(Kind::Bool));
        let ExprKind::Binary { op, x, y, .. } = &self.ast.exprs[e].kind else { unreachable!("the caller matched") };
        if op.is_comparison() {
            self.scoped(|cx| {
                let (op, x, y) = (*op, *x, *y);
                if let Some(test) = cx.comparison(op, x, y) {
                    cx.set_bool(dst, test);
                } else {
                    cx.compare_values(op, x, y, dst);
                }
            });
            return dst;
        }
        // In a temporary: an operand may read the variable that `dst` is.
        let (end, t) = (self.f.code.label(), self.take_word());
        let decided = *op == BinaryOp::LOr;
        self.emit(op::LoadImm { dst: t.into(), imm: i32::from(decided).into() });
        self.outside(|cx| cx.cond_both(decided, (*x, *y), end, decided));
        self.emit(op::LoadImm { dst: t.into(), imm: i32::from(!decided).into() });
        self.f.code.bind(end);
        self.move_slots(dst, t, 1);
        dst
    }

    /// One instruction's worth of deciding `e`.
    fn test(&mut self, e: ExprId) -> Test {
        if let ExprKind::Binary { op, x, y, .. } = &self.ast.exprs[e].kind
            && op.is_comparison()
            && !self.f.made.contains_key(&e)
            && let Some(test) = self.comparison(*op, *x, *y)
        {
            return test;
        }
        let slot = self.value(e, Dest::Volatile);
        Test::Bool(slot, true)
    }

    /// A comparison that one instruction decides; `None` for those that need [`FuncCx::compare_values`].
    fn comparison(&mut self, op: BinaryOp, x: ExprId, y: ExprId) -> Option<Test> {
        if self.mode(y) == Mode::Nil || self.mode(x) == Mode::Nil {
            let operand = if self.mode(y) == Mode::Nil { x } else { y };
            // The first slot of a slice, map, func, pointer, channel or interface is 0 exactly for nil.
            let slot = self.value(operand, Dest::Volatile);
            return Some(Test::Imm(if op == BinaryOp::Eq { Rel::Eq } else { Rel::Ne }, slot, 0));
        }
        let (tx, ty) = (self.type_of(x), self.type_of(y));
        if (tx.kind == Kind::Interface) != (ty.kind == Kind::Interface) {
            return None;
        }
        match tx.kind {
            Kind::Float64 => Some(self.test_f64(op, x, y)),
            Kind::String if matches!(op, BinaryOp::Eq | BinaryOp::Ne) => {
                let (a, b) = self.two(x, y);
                Some(Test::Slots(if op == BinaryOp::Eq { Rel::EqStr } else { Rel::NeStr }, a, b))
            }
            kind if is_integer(kind) || Self::is_word_comparable(tx) => Some(self.test_int(op, tx, x, y)),
            _ => None,
        }
    }

    /// Both operands; the first survives the evaluation of the second.
    fn two(&mut self, x: ExprId, y: ExprId) -> (u16, u16) {
        let a = if self.is_simple(y) { self.value(x, Dest::Volatile) } else { self.value(x, Dest::Any) };
        (a, self.value(y, Dest::Volatile))
    }

    fn test_f64(&mut self, op: BinaryOp, x: ExprId, y: ExprId) -> Test {
        let (a, b) = self.two(x, y);
        match op {
            BinaryOp::Eq => Test::Slots(Rel::EqF64, a, b),
            BinaryOp::Ne => Test::Slots(Rel::NeF64, a, b),
            BinaryOp::Lt => Test::Slots(Rel::LtF64, a, b),
            BinaryOp::Le => Test::Slots(Rel::LeF64, a, b),
            BinaryOp::Gt => Test::Slots(Rel::LtF64, b, a),
            _ => Test::Slots(Rel::LeF64, b, a),
        }
    }

    fn test_int(&mut self, op: BinaryOp, ty: TypeRef, x: ExprId, y: ExprId) -> Test {
        let signed = is_signed(ty.kind);
        let equality = matches!(op, BinaryOp::Eq | BinaryOp::Ne);
        if signed || equality {
            if let Some(imm) = self.small_word(y) {
                let a = self.value(x, Dest::Volatile);
                return Test::Imm(relation(op), a, imm);
            }
            if let Some(imm) = self.small_word(x) {
                let b = self.value(y, Dest::Volatile);
                return Test::Imm(mirrored(relation(op)), b, imm);
            }
        }
        let (a, b) = self.two(x, y);
        match op {
            BinaryOp::Eq => Test::Slots(Rel::Eq, a, b),
            BinaryOp::Ne => Test::Slots(Rel::Ne, a, b),
            BinaryOp::Lt if signed => Test::Slots(Rel::LtI, a, b),
            BinaryOp::Le if signed => Test::Slots(Rel::LeI, a, b),
            BinaryOp::Gt if signed => Test::Slots(Rel::LtI, b, a),
            BinaryOp::Ge if signed => Test::Slots(Rel::LeI, b, a),
            BinaryOp::Lt => Test::Slots(Rel::LtU, a, b),
            BinaryOp::Le => Test::Slots(Rel::LeU, a, b),
            BinaryOp::Gt => Test::Slots(Rel::LtU, b, a),
            _ => Test::Slots(Rel::LeU, b, a),
        }
    }

    /// A constant of one slot that fits 16 bits.
    fn small_word(&self, e: ExprId) -> Option<i16> {
        if self.unit.is_plain() {
            return None;
        }
        if let Some(value) = self.const_bool(e) {
            return Some(i16::from(value));
        }
        i16::try_from(self.const_int(e)?).ok()
    }

    /// `dst` = the comparison of values that need more than one instruction or a run-time routine.
    fn compare_values(&mut self, op: BinaryOp, x: ExprId, y: ExprId, dst: u16) {
        let (tx, ty) = (self.type_of(x), self.type_of(y));
        let want = if ty.kind == Kind::Interface { ty } else { tx };
        if tx.kind == Kind::Interface && ty.kind == Kind::Interface && !self.is_settled(y) {
            // gc looks at the right one first.
            let parts = self.compared(x, y);
            return self.steps_first(&parts, |cx| {
                let b = cx.value(y, Dest::Any);
                let a = cx.value(x, Dest::Any);
                cx.compare_slots(op, want, a, b, dst);
            });
        }
        let a = if self.is_simple(y) && want.kind != Kind::Interface {
            self.value_as(x, want, Dest::Volatile)
        } else {
            self.value_as(x, want, Dest::Any)
        };
        let b = self.value_as(y, want, Dest::Volatile);
        self.compare_slots(op, want, a, b, dst);
    }

    /// `dst = a op b` for two values of type `ty` in slots.
    pub(super) fn compare_slots(&mut self, op: BinaryOp, ty: TypeRef, a: u16, b: u16, dst: u16) {
        let (d, p, q) = (dst.into(), a, b);
        let (p, q, op) = match op {
            BinaryOp::Gt => (q, p, BinaryOp::Lt),
            BinaryOp::Ge => (q, p, BinaryOp::Le),
            op => (p, q, op),
        };
        match (ty.kind, op) {
            (Kind::Float32, BinaryOp::Eq) => self.emit(op::EqF32 { dst: d, a: p.into(), b: q.into() }),
            (Kind::Float32, BinaryOp::Ne) => self.emit(op::NeF32 { dst: d, a: p.into(), b: q.into() }),
            (Kind::Float32, BinaryOp::Lt) => self.emit(op::LtF32 { dst: d, a: p.into(), b: q.into() }),
            (Kind::Float32, _) => self.emit(op::LeF32 { dst: d, a: p.into(), b: q.into() }),
            (Kind::Float64, BinaryOp::Eq) => self.emit(op::EqF64 { dst: d, a: p.into(), b: q.into() }),
            (Kind::Float64, BinaryOp::Ne) => self.emit(op::NeF64 { dst: d, a: p.into(), b: q.into() }),
            (Kind::String, BinaryOp::Eq) => self.emit(op::EqStr { dst: d, a: p.into(), b: q.into() }),
            (Kind::String, BinaryOp::Ne) => self.emit(op::NeStr { dst: d, a: p.into(), b: q.into() }),
            (Kind::String, BinaryOp::Lt) => self.emit(op::LtStr { dst: d, a: p.into(), b: q.into() }),
            (Kind::String, _) => self.emit(op::LeStr { dst: d, a: p.into(), b: q.into() }),
            _ => {
                match (ty.kind, ty.repr) {
                    (Kind::Interface, _) => self.emit(op::EqIface { dst: d, a: p.into(), b: q.into() }),
                    (_, Repr::Cell) => self.emit(op::EqMem { dst: d, a: p.into(), b: q.into(), ty: ty.into() }),
                    _ if Self::is_word_comparable(ty) => self.emit(op::Eqx { dst: d, a: p.into(), b: q.into() }),
                    _ => self.emit(op::EqSlots { dst: d, a: p.into(), b: q.into(), ty: ty.into() }),
                }
                if op == BinaryOp::Ne {
                    self.emit(op::Not { dst: d, a: dst.into() });
                }
            }
        }
    }

    fn set_bool(&mut self, dst: u16, test: Test) {
        let d = dst.into();
        match test {
            Test::Bool(slot, true) => self.move_slots(dst, slot, 1),
            Test::Bool(slot, false) => self.emit(op::Not { dst: d, a: slot.into() }),
            Test::Imm(Rel::Eq, a, imm) => self.emit(op::EqImm { dst: d, a: a.into(), imm: imm.into() }),
            Test::Imm(Rel::Ne, a, imm) => self.emit(op::NeImm { dst: d, a: a.into(), imm: imm.into() }),
            Test::Imm(rel, a, imm) => {
                let b = self.word(imm as i64 as u64);
                let (rel, a, b) = match rel {
                    Rel::GtI => (Rel::LtI, b, a),
                    Rel::GeI => (Rel::LeI, b, a),
                    rel => (rel, a, b),
                };
                self.set_bool(dst, Test::Slots(rel, a, b));
            }
            Test::Slots(rel, a, b) => {
                let (a, b) = (a, b);
                match rel {
                    Rel::Eq => self.emit(op::Eqx { dst: d, a: a.into(), b: b.into() }),
                    Rel::Ne => self.emit(op::Nex { dst: d, a: a.into(), b: b.into() }),
                    Rel::LtI => self.emit(op::LtI { dst: d, a: a.into(), b: b.into() }),
                    Rel::LeI => self.emit(op::LeI { dst: d, a: a.into(), b: b.into() }),
                    Rel::LtU => self.emit(op::LtU { dst: d, a: a.into(), b: b.into() }),
                    Rel::LeU => self.emit(op::LeU { dst: d, a: a.into(), b: b.into() }),
                    Rel::EqF64 => self.emit(op::EqF64 { dst: d, a: a.into(), b: b.into() }),
                    Rel::NeF64 => self.emit(op::NeF64 { dst: d, a: a.into(), b: b.into() }),
                    Rel::LtF64 => self.emit(op::LtF64 { dst: d, a: a.into(), b: b.into() }),
                    Rel::LeF64 => self.emit(op::LeF64 { dst: d, a: a.into(), b: b.into() }),
                    Rel::EqStr => self.emit(op::EqStr { dst: d, a: a.into(), b: b.into() }),
                    Rel::NeStr => self.emit(op::NeStr { dst: d, a: a.into(), b: b.into() }),
                    Rel::GtI | Rel::GeI | Rel::NltF64 | Rel::NleF64 => unreachable!("comparison makes none of these"),
                }
            }
        }
    }

    /// Jumps to `target`.
    pub(super) fn jump(&mut self, target: Label) {
        if self.f.code.is_bound(target) {
            self.f.code.emit_jump(op::Loop { to: FAR }, target);
        } else {
            self.f.code.emit_jump(op::Jump { to: FAR }, target);
        }
    }

    /// Jumps forward to `target` at the end of a branch: in a loop perhaps to its end.
    pub(super) fn jump_out(&mut self, target: Label) {
        if self.f.loop_depth > 0 && !self.f.long_jumps && !self.f.code.is_bound(target) {
            return self.f.code.emit_body_jump(target);
        }
        self.jump(target);
    }

    /// Jumps to `target` when the bool in `slot` is `when`.
    pub(super) fn branch_bool(&mut self, slot: u16, target: Label, when: bool) {
        self.branch(Test::Bool(slot, true), target, when);
    }

    /// Jumps to `target` when `a < b`, signed.
    pub(super) fn branch_less(&mut self, a: u16, b: u16, target: Label, when: bool) {
        self.branch(Test::Slots(Rel::LtI, a, b), target, when);
    }

    /// Jumps to `target` when `a == b` for one slot each.
    pub(super) fn branch_equal_word(&mut self, a: u16, b: u16, target: Label) {
        self.branch(Test::Slots(Rel::Eq, a, b), target, true);
    }

    /// Jumps to `target` when `a == imm`.
    pub(super) fn branch_equal_imm(&mut self, a: u16, imm: i16, target: Label) {
        self.branch(Test::Imm(Rel::Eq, a, imm), target, true);
    }

    fn branch(&mut self, test: Test, target: Label, when: bool) {
        let test = if when { test } else { negated(test) };
        let back = self.f.code.is_bound(target);
        if let Test::Bool(slot, when) = test {
            let a = slot.into();
            return match (when, back) {
                (true, false) => self.f.code.emit_jump(op::Jtrue { a, to: FAR }, target),
                (false, false) => self.f.code.emit_jump(op::Jfalse { a, to: FAR }, target),
                (true, true) => self.f.code.emit_jump(op::LoopTrue { a, to: FAR }, target),
                (false, true) => self.f.code.emit_jump(op::LoopFalse { a, to: FAR }, target),
            };
        }
        if self.f.long_jumps || (back && !has_loop_form(test)) {
            let skip = self.f.code.label();
            self.branch_near(negated(test), skip);
            self.jump(target);
            return self.f.code.bind(skip);
        }
        if back { self.loop_near(test, target) } else { self.branch_near(test, target) }
    }

    fn branch_near(&mut self, test: Test, target: Label) {
        macro_rules! slots {
            ($Op:ident, $a:expr, $b:expr) => {
                self.f.code.emit_jump(op::$Op { a: $a.into(), b: $b.into(), to: NEAR }, target)
            };
        }
        macro_rules! imm {
            ($Op:ident, $a:expr, $imm:expr) => {
                self.f.code.emit_jump(op::$Op { a: $a.into(), imm: $imm.into(), to: NEAR }, target)
            };
        }
        match test {
            Test::Slots(rel, a, b) => match rel {
                Rel::Eq => slots!(Jeqx, a, b),
                Rel::Ne => slots!(Jnex, a, b),
                Rel::LtI => slots!(JltI, a, b),
                Rel::LeI => slots!(JleI, a, b),
                Rel::GtI => slots!(JltI, b, a),
                Rel::GeI => slots!(JleI, b, a),
                Rel::LtU => slots!(JltU, a, b),
                Rel::LeU => slots!(JleU, a, b),
                Rel::EqF64 => slots!(JeqF64, a, b),
                Rel::NeF64 => slots!(JneF64, a, b),
                Rel::LtF64 => slots!(JltF64, a, b),
                Rel::LeF64 => slots!(JleF64, a, b),
                Rel::NltF64 => slots!(JnltF64, a, b),
                Rel::NleF64 => slots!(JnleF64, a, b),
                Rel::EqStr => slots!(JeqStr, a, b),
                Rel::NeStr => slots!(JneStr, a, b),
            },
            Test::Imm(rel, a, imm) => match rel {
                Rel::Eq => imm!(JeqImm, a, imm),
                Rel::Ne => imm!(JneImm, a, imm),
                Rel::LtI => imm!(JltImm, a, imm),
                Rel::LeI => imm!(JleImm, a, imm),
                Rel::GtI => imm!(JgtImm, a, imm),
                Rel::GeI => imm!(JgeImm, a, imm),
                _ => unreachable!("only these are made with a number"),
            },
            Test::Bool(..) => unreachable!("branch took it"),
        }
    }

    fn loop_near(&mut self, test: Test, target: Label) {
        macro_rules! slots {
            ($Op:ident, $a:expr, $b:expr) => {
                self.f.code.emit_jump(op::$Op { a: $a.into(), b: $b.into(), to: NEAR }, target)
            };
        }
        macro_rules! imm {
            ($Op:ident, $a:expr, $imm:expr) => {
                self.f.code.emit_jump(op::$Op { a: $a.into(), imm: $imm.into(), to: NEAR }, target)
            };
        }
        match test {
            Test::Slots(rel, a, b) => match rel {
                Rel::Eq => slots!(LoopEqx, a, b),
                Rel::Ne => slots!(LoopNex, a, b),
                Rel::LtI => slots!(LoopLtI, a, b),
                Rel::LeI => slots!(LoopLeI, a, b),
                Rel::GtI => slots!(LoopLtI, b, a),
                Rel::GeI => slots!(LoopLeI, b, a),
                Rel::LtU => slots!(LoopLtU, a, b),
                Rel::LeU => slots!(LoopLeU, a, b),
                Rel::LtF64 => slots!(LoopLtF64, a, b),
                Rel::LeF64 => slots!(LoopLeF64, a, b),
                _ => unreachable!("has_loop_form refused it"),
            },
            Test::Imm(rel, a, imm) => match rel {
                Rel::Eq => imm!(LoopEqImm, a, imm),
                Rel::Ne => imm!(LoopNeImm, a, imm),
                Rel::LtI => imm!(LoopLtImm, a, imm),
                Rel::LeI => imm!(LoopLeImm, a, imm),
                Rel::GtI => imm!(LoopGtImm, a, imm),
                Rel::GeI => imm!(LoopGeImm, a, imm),
                _ => unreachable!("only these are made with a number"),
            },
            Test::Bool(..) => unreachable!("branch took it"),
        }
    }
}

fn has_loop_form(test: Test) -> bool {
    match test {
        Test::Slots(rel, ..) => {
            !matches!(rel, Rel::EqF64 | Rel::NeF64 | Rel::NltF64 | Rel::NleF64 | Rel::EqStr | Rel::NeStr)
        }
        Test::Imm(..) | Test::Bool(..) => true,
    }
}

fn negated(test: Test) -> Test {
    match test {
        Test::Slots(Rel::LtU, a, b) => Test::Slots(Rel::LeU, b, a),
        Test::Slots(Rel::LeU, a, b) => Test::Slots(Rel::LtU, b, a),
        Test::Slots(rel, a, b) => Test::Slots(rel.negated(), a, b),
        Test::Imm(rel, a, imm) => Test::Imm(rel.negated(), a, imm),
        Test::Bool(slot, when) => Test::Bool(slot, !when),
    }
}

fn relation(op: BinaryOp) -> Rel {
    match op {
        BinaryOp::Eq => Rel::Eq,
        BinaryOp::Ne => Rel::Ne,
        BinaryOp::Lt => Rel::LtI,
        BinaryOp::Le => Rel::LeI,
        BinaryOp::Gt => Rel::GtI,
        _ => Rel::GeI,
    }
}

fn mirrored(rel: Rel) -> Rel {
    match rel {
        Rel::LtI => Rel::GtI,
        Rel::LeI => Rel::GeI,
        Rel::GtI => Rel::LtI,
        Rel::GeI => Rel::LeI,
        rel => rel,
    }
}
