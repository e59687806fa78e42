//! Assignments.

use crate::base::span::Pos;
use crate::bytecode::insn::decoded as op;
use crate::bytecode::rtype::{Kind, Leaf, LeafKind, TypeRef};
use crate::compile::arith::is_64_bit;
use crate::compile::function::{Dest, FuncCx, VarLoc};
use crate::compile::place::{At, Hold, Place};
use crate::syntax::ast::{BinaryOp, ExprId, ExprKind, UnaryOp};

impl FuncCx<'_, '_> {
    /// `a, b = x, y`
    pub(super) fn assign(&mut self, lhs: &[ExprId], rhs: &[ExprId], op_pos: Pos) {
        match (lhs, rhs) {
            ([x], [y]) => self.scoped(|cx| cx.assign_one(*x, *y)),
            (_, [y]) => self.scoped(|cx| cx.assign_tuple(lhs, *y)),
            _ => self.scoped(|cx| cx.assign_each(lhs, rhs)),
        }
        let _ = op_pos;
    }

    fn assign_one(&mut self, x: ExprId, y: ExprId) {
        if self.is_blank(x) {
            return self.discard(y);
        }
        let place = self.place(x, Hold::Now);
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

    /// All operands and values first, then the assignments from left to right.
    fn assign_each(&mut self, lhs: &[ExprId], rhs: &[ExprId]) {
        // Where no variable's register is assigned to, the operands stay as they are.
        let in_memory = lhs.iter().all(|&x| self.is_blank(x) || self.is_in_memory(x));
        let hold = if in_memory { Hold::Now } else { Hold::Later };
        let places: Vec<Place> = lhs
            .iter()
            .zip(rhs)
            .map(|(&x, &y)| if self.is_blank(x) { self.blank(y) } else { self.place(x, hold) })
            .collect();
        let mut values = Vec::new();
        for (i, (place, &y)) in places.iter().zip(rhs).enumerate() {
            let slot = match place.at {
                At::Slots(slot) if self.may_assign_now((lhs, &places), rhs, i) => {
                    self.scoped(|cx| cx.owned(y, place.ty, Dest::To(slot)));
                    slot
                }
                _ if in_memory => self.owned(y, place.ty, Dest::Any),
                _ => {
                    let slot = self.take(place.ty);
                    self.scoped(|cx| cx.owned(y, place.ty, Dest::To(slot)));
                    slot
                }
            };
            values.push(slot);
        }
        for (place, slot) in places.into_iter().zip(values) {
            self.scoped(|cx| cx.store(place, slot));
        }
    }

    /// Whether assigning to `x` writes memory, whatever variables its operands are.
    fn is_in_memory(&mut self, x: ExprId) -> bool {
        match &self.ast.exprs[x].kind {
            ExprKind::Paren(x) => self.is_in_memory(*x),
            ExprKind::Star(_) => true,
            ExprKind::Index { x, .. } => matches!(self.type_of(*x).kind, Kind::Slice | Kind::Pointer),
            _ => false,
        }
    }

    /// Whether the `i`-th value of a parallel assignment may go to its variable's register at once: all places are
    /// variables' registers, one slot each, and nothing that is evaluated later fails or reads the variable.
    fn may_assign_now(&self, (lhs, places): (&[ExprId], &[Place]), rhs: &[ExprId], i: usize) -> bool {
        if !lhs.iter().all(|&x| matches!(self.ast.exprs[x].kind, ExprKind::Name(_))) {
            return false;
        }
        let register = |place: &Place| match place.at {
            At::Slots(slot) if place.ty.slots == 1 => Some(slot),
            _ => None,
        };
        let Some(slot) = register(&places[i]) else { return false };
        let others = places.iter().enumerate().filter(|(k, _)| *k != i);
        others.into_iter().all(|(_, place)| register(place).is_some_and(|other| other != slot))
            && rhs[i + 1..].iter().all(|&y| self.is_plain(y, slot))
    }

    /// Whether `e` is arithmetic on variables that cannot fail and does not read the register `slot`.
    fn is_plain(&self, e: ExprId, slot: u16) -> bool {
        if self.recorded(e).is_some_and(|tv| tv.value.is_some()) {
            return true;
        }
        match &self.ast.exprs[e].kind {
            ExprKind::Paren(x) => self.is_plain(*x, slot),
            ExprKind::Name(_) => {
                let loc = self.info.uses.get(&e).and_then(|obj| self.f.vars.get(obj));
                matches!(loc, Some(VarLoc::Reg(at)) if *at != slot)
            }
            ExprKind::Unary { op: UnaryOp::Neg | UnaryOp::Xor | UnaryOp::Not, x } => self.is_plain(*x, slot),
            ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul, x, y, .. } => {
                self.is_plain(*x, slot) && self.is_plain(*y, slot)
            }
            _ => false,
        }
    }

    fn blank(&mut self, y: ExprId) -> Place {
        let ty = self.type_of(y);
        Place { at: At::Blank, ty }
    }

    /// `a, b = f()`, `v, ok = m[k]` …
    fn assign_tuple(&mut self, lhs: &[ExprId], y: ExprId) {
        let places: Vec<Option<Place>> =
            lhs.iter().map(|&x| (!self.is_blank(x)).then(|| self.place(x, Hold::Later))).collect();
        let values = self.multi_values(y, lhs.len());
        for (place, (slot, have)) in places.into_iter().zip(values) {
            if let Some(place) = place {
                self.scoped(|cx| {
                    let value = cx.convert_assignable(slot, have, place.ty, Dest::Any);
                    cx.store(place, value);
                });
            }
        }
    }

    /// The `n` values of a call, or of a map index, receive or assertion with its `ok`.
    pub(super) fn multi_values(&mut self, e: ExprId, n: usize) -> Vec<(u16, TypeRef)> {
        if let Some(parts) = self.tuple_of(e) {
            let slots = self.tuple_values(e, &parts);
            return slots.into_iter().zip(parts).collect();
        }
        debug_assert_eq!(n, 2);
        let bool_ty = self.unit.table.basic(Kind::Bool);
        let ok = self.take_word();
        let e = self.unparen(e);
        let ast = self.ast;
        let old = self.at(ast.exprs[e].span.start);
        let (slot, ty) = match &ast.exprs[e].kind {
            ExprKind::Index { x, indices, .. } => {
                let map_ty = self.type_of(*x);
                let elem = map_ty.elem().expect("a map has an element type");
                let dst = self.take(elem);
                self.scoped(|cx| {
                    let map = cx.value(*x, Dest::Any);
                    let key = cx.value_as(indices[0], map_ty.key().expect("a map has a key type"), Dest::Any);
                    cx.map_get(dst, Some(ok), map, key, map_ty);
                });
                (dst, elem)
            }
            ExprKind::TypeAssert { x, ty } => {
                let ty = self.type_of(ty.expect("x.(type) stands only in type switches"));
                let dst = self.take(ty);
                self.scoped(|cx| cx.type_assert_ok(*x, ty, dst, ok));
                (dst, ty)
            }
            ExprKind::Unary { op: UnaryOp::Recv, x } => {
                let elem = self.type_of(*x).elem().expect("the operand is a channel");
                let dst = self.take(elem);
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
        self.scoped(|cx| {
            let place = cx.place(x, Hold::Now);
            // Calls in y happen before x is read; a map's entry is found after them.
            let in_map = matches!(place.at, At::MapElem(..)) && cx.const_int(y).is_none();
            let known = (in_map || !cx.is_simple(y)).then(|| cx.value(y, Dest::Any));
            if let At::Slots(slot) = place.at
                && place.ty.kind != Kind::String
            {
                return cx.op_into((op, op_pos), place.ty, slot, slot, (y, known));
            }
            if known.is_none() && cx.update_memory(place, op, y) {
                return;
            }
            // What may panic must not have put a new entry into a map.
            let may_panic = matches!(op, BinaryOp::Div | BinaryOp::Rem | BinaryOp::Shl | BinaryOp::Shr);
            let place = if may_panic { place } else { cx.updatable(place) };
            let old = cx.load(place, Dest::Any);
            let new = cx.take(place.ty);
            cx.op_into((op, op_pos), place.ty, new, old, (y, known));
            cx.store(place, new);
        });
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
    fn updatable(&mut self, place: Place) -> Place {
        match place.at {
            At::MapElem(map, key, ty) => {
                let ptr = self.take_ptr();
                self.map_ref(ptr, map, key, ty);
                Place::mem(ptr, 0, place.ty)
            }
            _ => place,
        }
    }

    /// `*p += y` and the like in one instruction.
    fn update_memory(&mut self, place: Place, op: BinaryOp, y: ExprId) -> bool {
        let At::Mem(ptr, offset) = place.at else { return false };
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
        self.scoped(|cx| {
            let place = cx.place(x, Hold::Now);
            let kind = place.ty.kind;
            if let At::Slots(slot) = place.at {
                return cx.add_small(kind, slot, slot, imm);
            }
            let place = cx.updatable(place);
            if let At::Mem(ptr, offset) = place.at
                && is_64_bit(kind)
                && let Ok(offset) = u16::try_from(offset)
            {
                return cx.emit(op::AddMem64Imm { ptr: ptr.into(), off: offset.into(), imm: imm.into() });
            }
            let old = cx.load(place, Dest::Any);
            let new = cx.take(place.ty);
            cx.add_small(kind, new, old, imm);
            cx.store(place, new);
        });
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
