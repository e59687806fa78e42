//! Assignments.

use crate::base::span::Pos;
use crate::bytecode::insn::decoded as op;
use crate::bytecode::rtype::{Kind, Leaf, LeafKind, TypeRef};
use crate::compile::arith::is_64_bit;
use crate::compile::function::{Dest, FuncCx};
use crate::compile::place::{At, Hold, Place};
use crate::syntax::ast::{BinaryOp, ExprId, ExprKind, UnaryOp};

impl FuncCx<'_, '_> {
    /// `a, b = x, y`
    pub(super) fn assign(&mut self, lhs: &[ExprId], rhs: &[ExprId]) {
        match (lhs, rhs) {
            ([x], [y]) => self.scoped(|cx| cx.assign_one(*x, *y)),
            (_, [y]) => self.scoped(|cx| cx.assign_tuple(lhs, *y)),
            _ => self.scoped(|cx| cx.assign_each(lhs, rhs)),
        }
    }

    fn assign_one(&mut self, x: ExprId, y: ExprId) {
        if self.is_blank(x) {
            return self.discard(y);
        }
        let mut operands = self.parts(x);
        if !self.computed_indices(x).is_empty() {
            operands.push(self.operand(y));
        }
        self.steps_first(&operands, |cx| cx.assign_value(x, y));
    }

    /// Stores the value of `y` to `x`, whose steps have been made. What is left of `x` gc evaluates after the value, but
    /// for indices that are computed.
    pub(super) fn assign_value(&mut self, x: ExprId, y: ExprId) {
        if self.is_in_registers(x) {
            let place = self.place(x, Hold::Now);
            return self.outside(|cx| cx.assign_to(place, y));
        }
        self.compute_indices(x);
        let ty = self.type_of(x);
        let value = self.outside(|cx| cx.value_as(y, ty, Dest::Any));
        let place = self.place(x, Hold::Now);
        self.store(place, value);
    }

    fn compute_indices(&mut self, x: ExprId) {
        for index in self.computed_indices(x) {
            self.make_early(index);
        }
    }

    /// The indices on the way to `x`, through arrays and fields, that are operations which may panic, not places.
    fn computed_indices(&mut self, x: ExprId) -> Vec<ExprId> {
        match &self.ast.exprs[x].kind {
            ExprKind::Paren(x) => self.computed_indices(*x),
            ExprKind::Selector { x: base, .. } if self.info.selections.get(&x).is_some_and(|s| !s.indirect) => {
                self.computed_indices(*base)
            }
            ExprKind::Index { x: base, indices, .. } => {
                let kind = self.type_of(*base).kind;
                let mut list = if kind == Kind::Array { self.computed_indices(*base) } else { Vec::new() };
                if kind != Kind::Map && self.is_computed(indices[0]) {
                    list.push(self.unparen(indices[0]));
                }
                list
            }
            _ => Vec::new(),
        }
    }

    /// Whether `x` is a variable, or a field of a variable in registers.
    fn is_in_registers(&self, x: ExprId) -> bool {
        match &self.ast.exprs[x].kind {
            ExprKind::Name(_) => true,
            ExprKind::Paren(x) => self.is_in_registers(*x),
            ExprKind::Selector { x: base, .. } => {
                self.info.selections.get(&x).is_some_and(|selection| !selection.indirect) && self.is_in_registers(*base)
            }
            _ => false,
        }
    }

    pub(super) fn is_map_element(&mut self, x: ExprId) -> bool {
        match &self.ast.exprs[self.unparen(x)].kind {
            ExprKind::Index { x, .. } => self.type_of(*x).kind == Kind::Map,
            _ => false,
        }
    }

    /// Stores the value of `y` to a place.
    pub(super) fn assign_to(&mut self, place: Place, y: ExprId) {
        // A variable's register is written by the last instruction of the right side, unless that writes it in parts.
        if let At::Slots(slot) = place.at
            && (place.ty.slots <= 1 || !self.writes_in_parts(y))
        {
            self.value_as(y, place.ty, Dest::To(slot));
            return;
        }
        self.store_value(place, y);
    }

    fn writes_in_parts(&self, e: ExprId) -> bool {
        match &self.ast.exprs[self.unparen(e)].kind {
            ExprKind::CompositeLit(_) => true,
            ExprKind::Call(call) => call.args.iter().any(|arg| self.writes_in_parts(*arg)),
            ExprKind::Selector { .. } | ExprKind::Index { .. } | ExprKind::Star(_) => true,
            ExprKind::Binary { .. } | ExprKind::Unary { op: UnaryOp::Neg, .. } => true,
            _ => false,
        }
    }

    /// The `n` values of a call, or of a map index, receive or assertion with its `ok`.
    pub(super) fn multi_values(&mut self, e: ExprId, n: usize) -> Vec<(u16, TypeRef)> {
        self.multi_values_to(e, &vec![None; n])
    }

    /// The same; a value that has the type for which registers are given comes there, if that costs no move.
    pub(super) fn multi_values_to(&mut self, e: ExprId, wanted: &[Option<(u16, TypeRef)>]) -> Vec<(u16, TypeRef)> {
        if let Some(parts) = self.tuple_of(e) {
            let slots = self.tuple_values(e, &parts, wanted);
            return slots.into_iter().zip(parts).collect();
        }
        let e = self.unparen(e);
        let parts = self.parts(e);
        self.region(&parts, |cx| cx.value_and_ok(e, wanted))
    }

    /// The registers that are wanted for a value, or others.
    pub(super) fn take_wanted(&mut self, ty: TypeRef, wanted: Option<(u16, TypeRef)>) -> u16 {
        match wanted {
            Some((slot, same)) if same == ty => slot,
            _ => self.take(ty),
        }
    }

    /// The values of a map index, receive or assertion with its `ok`.
    fn value_and_ok(&mut self, e: ExprId, wanted: &[Option<(u16, TypeRef)>]) -> Vec<(u16, TypeRef)> {
        let &[value_wanted, ok_wanted] = wanted else { unreachable!("these expressions have two values") };
        let bool_ty = self.unit.table.basic(Kind::Bool);
        let ok = self.take_wanted(bool_ty, ok_wanted);
        let ast = self.ast;
        let old = self.at(ast.exprs[e].span.start);
        let (slot, ty) = match &ast.exprs[e].kind {
            ExprKind::Index { x, indices, .. } => {
                let map_ty = self.type_of(*x);
                let elem = map_ty.elem().expect("a map has an element type");
                let dst = self.take_wanted(elem, value_wanted);
                self.scoped(|cx| {
                    let map = cx.value(*x, Dest::Any);
                    let key = cx.value_as(indices[0], map_ty.key().expect("a map has a key type"), Dest::Any);
                    cx.map_get(dst, Some(ok), map, key, map_ty);
                });
                (dst, elem)
            }
            ExprKind::TypeAssert { x, ty } => {
                let ty = self.type_of(ty.expect("x.(type) stands only in type switches"));
                let dst = self.take_wanted(ty, value_wanted);
                self.scoped(|cx| cx.type_assert_ok(*x, ty, dst, ok));
                (dst, ty)
            }
            ExprKind::Unary { op: UnaryOp::Recv, x } => {
                let elem = self.type_of(*x).elem().expect("the operand is a channel");
                let dst = self.take_wanted(elem, value_wanted);
                self.scoped(|cx| {
                    let ch = cx.value(*x, Dest::Any);
                    cx.emit(op::RecvOk { dst: dst.into(), ok: ok.into(), ch: ch.into(), n: elem.slots.into() });
                });
                (dst, elem)
            }
            _ => unreachable!("no other expression has two values"),
        };
        self.at(old);
        vec![(slot, ty), (ok, bool_ty)]
    }

    /// `x op= y`
    pub(super) fn op_assign(&mut self, x: ExprId, op: BinaryOp, y: ExprId, op_pos: Pos) {
        let operands = [self.operand(x), self.operand(y)];
        self.scoped(|cx| match cx.is_map_element(x) {
            true => cx.steps_first(&operands, |cx| cx.op_assign_map(x, op, y, op_pos)),
            false => cx.region(&operands, |cx| cx.op_assign_place(x, op, y, op_pos)),
        });
    }

    fn op_assign_place(&mut self, x: ExprId, op: BinaryOp, y: ExprId, op_pos: Pos) {
        self.compute_indices(x);
        let place = self.place(x, Hold::Now);
        if let At::Slots(slot) = place.at
            && place.ty.kind != Kind::String
        {
            return self.op_into((op, op_pos), place.ty, slot, slot, (y, None));
        }
        let place = self.updatable(place);
        if self.is_simple(y) && self.update_memory(place, op, y) {
            return;
        }
        let old = self.load(place, Dest::Any);
        let new = self.take(place.ty);
        self.op_into((op, op_pos), place.ty, new, old, (y, None));
        self.store(place, new);
    }

    /// `m[k] op= y`. gc has the value in a temporary before it looks at the map, and makes the entry before it computes;
    /// but a division, which may panic, it writes as `m[k] = m[k] / y`.
    fn op_assign_map(&mut self, x: ExprId, op: BinaryOp, y: ExprId, op_pos: Pos) {
        if matches!(op, BinaryOp::Div | BinaryOp::Rem) {
            let place = self.place(x, Hold::Now);
            let old = self.load(place, Dest::Any);
            let new = self.take(place.ty);
            self.op_into((op, op_pos), place.ty, new, old, (y, None));
            return self.store(place, new);
        }
        let known = self.const_int(y).is_none().then(|| self.value(y, Dest::Any));
        let place = self.place(x, Hold::Now);
        let place = self.updatable(place);
        let old = self.load(place, Dest::Any);
        let new = self.take(place.ty);
        self.op_into((op, op_pos), place.ty, new, old, (y, known));
        self.store(place, new);
    }

    /// `dst = a op y`; the value of `y` may be in registers already.
    fn op_into(
        &mut self,
        (op, op_pos): (BinaryOp, Pos),
        ty: TypeRef,
        dst: u16,
        a: u16,
        (y, known): (ExprId, Option<u16>),
    ) {
        if op.is_shift() {
            return self.shift(op, ty.kind, dst, a, (y, known));
        }
        if ty.kind == Kind::String {
            let b = known.unwrap_or_else(|| self.value(y, Dest::Volatile));
            return self.emit(op::Concat2 { dst: dst.into(), a: a.into(), b: b.into() });
        }
        if let Some(imm) = self.small_const(y, ty.kind)
            && self.arith_imm(op, ty.kind, dst, a, imm)
        {
            return;
        }
        let b = known.unwrap_or_else(|| self.value(y, Dest::Volatile));
        self.at(op_pos);
        self.arith(op, ty.kind, dst, a, b);
    }

    /// A place that can be loaded and stored with one look-up.
    pub(super) fn updatable(&mut self, place: Place) -> Place {
        match place.at {
            At::MapElem(map, key, ty) => {
                let ptr = self.take_ptr();
                self.map_ref(ptr, map, key, ty);
                Place::mem(ptr, 0, place.ty)
            }
            _ => self.element_once(place),
        }
    }

    /// `*p += y` and the like in one instruction.
    fn update_memory(&mut self, place: Place, op: BinaryOp, y: ExprId) -> bool {
        let At::Mem(ptr, offset) = place.at else { return false };
        if self.unit.is_plain() {
            return false;
        }
        let ([Leaf { kind: LeafKind::W64, .. }], Ok(offset)) = (&*place.ty.leaves, u16::try_from(offset)) else {
            return false;
        };
        let (p, off) = (ptr.into(), offset.into());
        match (place.ty.kind, op) {
            (kind, BinaryOp::Add | BinaryOp::Sub) if is_64_bit(kind) => {
                let imm = self.small_const(y, kind).and_then(|imm| i16::try_from(imm).ok()).filter(|i| *i != i16::MIN);
                if let Some(imm) = imm {
                    let imm = if op == BinaryOp::Add { imm } else { -imm };
                    self.emit(op::AddMem64Imm { ptr: p, off, imm: imm.into() });
                    return true;
                }
                if op == BinaryOp::Sub || !self.is_simple(y) {
                    return false;
                }
                let src = self.value(y, Dest::Volatile).into();
                self.emit(op::AddMem64 { ptr: p, off, src });
                true
            }
            (Kind::Float64, BinaryOp::Add | BinaryOp::Sub) if self.is_simple(y) => {
                let src = self.value(y, Dest::Volatile).into();
                if op == BinaryOp::Add {
                    self.emit(op::AddMemF64 { ptr: p, off, src });
                } else {
                    self.emit(op::SubMemF64 { ptr: p, off, src });
                }
                true
            }
            _ => false,
        }
    }

    /// `x++`, `x--`
    pub(super) fn inc_dec(&mut self, x: ExprId, inc: bool) {
        let imm: i16 = if inc { 1 } else { -1 };
        let operands = [self.operand(x)];
        self.scoped(|cx| {
            cx.region(&operands, |cx| {
                cx.compute_indices(x);
                cx.inc_dec_place(x, imm);
            });
        });
    }

    fn inc_dec_place(&mut self, x: ExprId, imm: i16) {
        let place = self.place(x, Hold::Now);
        let kind = place.ty.kind;
        if let At::Slots(slot) = place.at {
            return self.add_small(kind, slot, slot, imm);
        }
        let place = self.updatable(place);
        if let At::Mem(ptr, offset) = place.at
            && is_64_bit(kind)
            && !self.unit.is_plain()
            && let Ok(offset) = u16::try_from(offset)
        {
            return self.emit(op::AddMem64Imm { ptr: ptr.into(), off: offset.into(), imm: imm.into() });
        }
        let old = self.load(place, Dest::Any);
        let new = self.take(place.ty);
        self.add_small(kind, new, old, imm);
        self.store(place, new);
    }

    /// `dst = a + imm` for a number of any kind.
    fn add_small(&mut self, kind: Kind, dst: u16, a: u16, imm: i16) {
        match kind {
            Kind::Float64 => {
                let one = self.word(f64::from(imm).to_bits());
                self.arith(BinaryOp::Add, kind, dst, a, one);
            }
            Kind::Float32 => {
                let one = self.word(u64::from(f32::from(imm).to_bits()));
                self.arith(BinaryOp::Add, kind, dst, a, one);
            }
            Kind::Complex64 | Kind::Complex128 => {
                let part = if kind == Kind::Complex64 { Kind::Float32 } else { Kind::Float64 };
                self.add_small(part, dst, a, imm);
                self.move_slots(dst + 1, a + 1, 1);
            }
            _ => self.add_imm(kind, dst, a, imm),
        }
    }
}
