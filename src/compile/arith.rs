//! Which instruction an operator is, by the kind of its operands.

use crate::base::span::Pos;
use crate::bytecode::insn::decoded as op;
use crate::bytecode::rtype::{Kind, Repr, TypeRef};
use crate::check::info::SelectionKind;
use crate::compile::function::{Dest, FuncCx};
use crate::compile::place::{At, Hold, Place};
use crate::syntax::ast::{BinaryOp, ExprId, ExprKind};

/// Whether values of this kind are signed integers.
pub(super) fn is_signed(kind: Kind) -> bool {
    (Kind::Int..=Kind::Int64).contains(&kind)
}

/// Whether values of this kind are integers.
pub(super) fn is_integer(kind: Kind) -> bool {
    (Kind::Int..=Kind::Uintptr).contains(&kind)
}

/// Whether integers of this kind fill a slot.
pub(super) fn is_64_bit(kind: Kind) -> bool {
    matches!(kind, Kind::Int | Kind::Int64 | Kind::Uint | Kind::Uint64 | Kind::Uintptr)
}

macro_rules! emit3 {
    ($cx:expr, $Op:ident, $dst:expr, $a:expr, $b:expr) => {
        $cx.emit(op::$Op { dst: $dst.into(), a: $a.into(), b: $b.into() })
    };
}

impl FuncCx<'_, '_> {
    /// `x op y`
    pub(super) fn binary(&mut self, e: ExprId, operator: (BinaryOp, Pos), x: ExprId, y: ExprId, dest: Dest) -> u16 {
        let (op, op_pos) = operator;
        if matches!(op, BinaryOp::LAnd | BinaryOp::LOr) || op.is_comparison() {
            return self.bool_value(e, dest);
        }
        let ty = self.type_of(e);
        if ty.kind == Kind::String {
            return self.concat(e, dest);
        }
        let dst = self.dest(dest, ty);
        self.scoped(|cx| cx.arith_exprs(op, op_pos, ty, dst, x, y));
        dst
    }

    /// `dst = x op y`
    pub(super) fn arith_exprs(&mut self, op: BinaryOp, pos: Pos, ty: TypeRef, dst: u16, x: ExprId, y: ExprId) {
        if op.is_shift() {
            let a = if self.is_simple(y) { self.value(x, Dest::Volatile) } else { self.value(x, Dest::Any) };
            return self.shift(op, ty.kind, dst, a, (y, None));
        }
        if let Some(imm) = self.small_const(y, ty.kind) {
            let a = self.value(x, Dest::Volatile);
            self.at(pos);
            if self.arith_imm(op, ty.kind, dst, a, imm) {
                return;
            }
            let b = self.value(y, Dest::Any);
            return self.arith(op, ty.kind, dst, a, b);
        }
        if let Some(imm) = self.small_const(x, ty.kind)
            && matches!(op, BinaryOp::Add | BinaryOp::Mul | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor)
            && is_integer(ty.kind)
        {
            let b = self.value(y, Dest::Volatile);
            if self.arith_imm(op, ty.kind, dst, b, imm) {
                return;
            }
            let a = self.value(x, Dest::Any);
            return self.arith(op, ty.kind, dst, a, b);
        }
        let a = if self.is_simple(y) { self.value(x, Dest::Volatile) } else { self.value(x, Dest::Any) };
        let b = if ty.kind == Kind::Float64 && self.is_simple_field(y) {
            // What may fail is the load.
            self.at(self.ast.exprs[y].span.start);
            let place = self.place(self.unparen(y), Hold::Now);
            if self.arith_field(op, dst, a, place) {
                self.at(pos);
                return;
            }
            self.load(place, Dest::Volatile)
        } else {
            self.value(y, Dest::Volatile)
        };
        self.at(pos);
        self.arith(op, ty.kind, dst, a, b);
    }

    /// Whether `e` is a field that is simple to reach.
    fn is_simple_field(&self, e: ExprId) -> bool {
        let e = self.unparen(e);
        self.info.selections.get(&e).is_some_and(|s| s.kind == SelectionKind::Field)
            && matches!(self.ast.exprs[e].kind, ExprKind::Selector { .. })
            && !self.f.made.contains_key(&e)
            && !self.unit.is_plain()
            && self.is_simple(e)
    }

    /// `dst = a op b` for a float64 in memory, if one instruction does it.
    fn arith_field(&mut self, op: BinaryOp, dst: u16, a: u16, b: Place) -> bool {
        let At::Mem(ptr, offset) = b.at else { return false };
        let Ok(off) = u16::try_from(offset) else { return false };
        if self.frame_slot(ptr, offset, b.ty).is_some() {
            return false;
        }
        let (dst, a, ptr, off) = (dst.into(), a.into(), ptr.into(), off.into());
        match op {
            BinaryOp::Add => self.emit(op::AddF64Mem { dst, a, ptr, off }),
            BinaryOp::Sub => self.emit(op::SubF64Mem { dst, a, ptr, off }),
            BinaryOp::Mul => self.emit(op::MulF64Mem { dst, a, ptr, off }),
            _ => return false,
        }
        true
    }

    /// The value of an integer constant of this kind that fits an immediate operand.
    pub(super) fn small_const(&self, e: ExprId, kind: Kind) -> Option<i32> {
        if !is_integer(kind) || self.unit.is_plain() {
            return None;
        }
        let value = self.const_int(e)?;
        i32::try_from(value).ok()
    }

    /// `dst = a op imm` in one instruction (two for narrow types), if there is one.
    pub(super) fn arith_imm(&mut self, op: BinaryOp, kind: Kind, dst: u16, a: u16, imm: i32) -> bool {
        let short = i16::try_from(imm).ok();
        match (op, short) {
            (BinaryOp::Add, Some(imm)) => self.add_imm(kind, dst, a, imm),
            (BinaryOp::Sub, Some(imm)) if imm != i16::MIN => self.add_imm(kind, dst, a, -imm),
            (BinaryOp::Mul, Some(imm)) => {
                self.emit(op::MulImm { dst: dst.into(), a: a.into(), imm: imm.into() });
                self.wrap(kind, dst);
            }
            (BinaryOp::Div | BinaryOp::Rem, _) if imm > 1 && imm.count_ones() == 1 => {
                return self.by_power_of_two(op, kind, dst, a, imm);
            }
            (BinaryOp::Div, _) if is_signed(kind) && imm != 0 && imm != -1 => {
                self.emit(op::DivI64Imm { dst: dst.into(), a: a.into(), imm: imm.into() });
            }
            (BinaryOp::Rem, _) if is_signed(kind) && imm != 0 && imm != -1 => {
                self.emit(op::RemI64Imm { dst: dst.into(), a: a.into(), imm: imm.into() });
            }
            (BinaryOp::And, Some(imm)) if imm >= 0 || is_signed(kind) || is_64_bit(kind) => {
                self.emit(op::AndImm { dst: dst.into(), a: a.into(), imm: imm.into() });
            }
            (BinaryOp::Or, Some(imm)) if imm >= 0 || is_signed(kind) => {
                self.emit(op::OrImm { dst: dst.into(), a: a.into(), imm: imm.into() });
            }
            (BinaryOp::Xor, Some(imm)) if imm >= 0 || is_signed(kind) => {
                self.emit(op::XorImm { dst: dst.into(), a: a.into(), imm: imm.into() });
            }
            _ => return false,
        }
        true
    }

    /// `dst = a / imm` or `dst = a % imm` for a power of two.
    fn by_power_of_two(&mut self, op: BinaryOp, kind: Kind, dst: u16, a: u16, imm: i32) -> bool {
        let (dst, a, count) = (dst.into(), a.into(), (imm.trailing_zeros() as u16).into());
        match (op, is_signed(kind), i16::try_from(imm - 1)) {
            (BinaryOp::Div, true, _) => self.emit(op::DivPow2 { dst, a, count }),
            (BinaryOp::Div, false, _) => self.emit(op::ShrUImm { dst, a, count }),
            (_, true, _) => self.emit(op::RemPow2 { dst, a, count }),
            (_, false, Ok(mask)) => self.emit(op::AndImm { dst, a, imm: mask.into() }),
            (_, false, Err(_)) => return false,
        }
        true
    }

    /// `dst = a + imm`
    pub(super) fn add_imm(&mut self, kind: Kind, dst: u16, a: u16, imm: i16) {
        match kind {
            Kind::Int32 => self.emit(op::AddI32Imm { dst: dst.into(), a: a.into(), imm: imm.into() }),
            Kind::Uint32 => self.emit(op::AddU32Imm { dst: dst.into(), a: a.into(), imm: imm.into() }),
            _ => {
                self.emit(op::AddImm { dst: dst.into(), a: a.into(), imm: imm.into() });
                self.wrap(kind, dst);
            }
        }
    }

    /// `dst = a op b` for numbers.
    pub(super) fn arith(&mut self, op: BinaryOp, kind: Kind, dst: u16, a: u16, b: u16) {
        match kind {
            Kind::Float64 => self.arith_f64(op, dst, a, b),
            Kind::Float32 => self.arith_f32(op, dst, a, b),
            Kind::Complex64 | Kind::Complex128 => self.arith_complex(op, kind, dst, a, b),
            _ => self.arith_int(op, kind, dst, a, b),
        }
    }

    fn arith_f64(&mut self, op: BinaryOp, dst: u16, a: u16, b: u16) {
        match op {
            BinaryOp::Add => emit3!(self, AddF64, dst, a, b),
            BinaryOp::Sub => emit3!(self, SubF64, dst, a, b),
            BinaryOp::Mul => emit3!(self, MulF64, dst, a, b),
            BinaryOp::Div => emit3!(self, DivF64, dst, a, b),
            _ => unreachable!("the checker refuses other operators on floats"),
        }
    }

    fn arith_f32(&mut self, op: BinaryOp, dst: u16, a: u16, b: u16) {
        match op {
            BinaryOp::Add => emit3!(self, AddF32, dst, a, b),
            BinaryOp::Sub => emit3!(self, SubF32, dst, a, b),
            BinaryOp::Mul => emit3!(self, MulF32, dst, a, b),
            BinaryOp::Div => emit3!(self, DivF32, dst, a, b),
            _ => unreachable!("the checker refuses other operators on floats"),
        }
    }

    fn arith_int(&mut self, op: BinaryOp, kind: Kind, dst: u16, a: u16, b: u16) {
        let signed = is_signed(kind);
        match (op, kind) {
            (BinaryOp::Add, Kind::Int32) => return emit3!(self, AddI32, dst, a, b),
            (BinaryOp::Add, Kind::Uint32) => return emit3!(self, AddU32, dst, a, b),
            (BinaryOp::Sub, Kind::Int32) => return emit3!(self, SubI32, dst, a, b),
            (BinaryOp::Sub, Kind::Uint32) => return emit3!(self, SubU32, dst, a, b),
            (BinaryOp::Mul, Kind::Int32) => return emit3!(self, MulI32, dst, a, b),
            (BinaryOp::Mul, Kind::Uint32) => return emit3!(self, MulU32, dst, a, b),
            (BinaryOp::And, _) => return emit3!(self, And, dst, a, b),
            (BinaryOp::Or, _) => return emit3!(self, Or, dst, a, b),
            (BinaryOp::Xor, _) => return emit3!(self, Xor, dst, a, b),
            (BinaryOp::AndNot, _) => return emit3!(self, AndNot, dst, a, b),
            (BinaryOp::Rem, _) if signed => return emit3!(self, RemI64, dst, a, b),
            (BinaryOp::Rem, _) => return emit3!(self, RemU64, dst, a, b),
            (BinaryOp::Div, _) if !signed => return emit3!(self, DivU64, dst, a, b),
            (BinaryOp::Add, _) => emit3!(self, AddI64, dst, a, b),
            (BinaryOp::Sub, _) => emit3!(self, SubI64, dst, a, b),
            (BinaryOp::Mul, _) => emit3!(self, MulI64, dst, a, b),
            (BinaryOp::Div, _) => emit3!(self, DivI64, dst, a, b),
            _ => unreachable!("shifts, comparisons and && are compiled elsewhere"),
        }
        self.wrap(kind, dst);
    }

    /// Complex numbers: two floats each.
    fn arith_complex(&mut self, op: BinaryOp, kind: Kind, dst: u16, a: u16, b: u16) {
        if kind == Kind::Complex64 {
            // Computed as complex128 and rounded, but for addition and subtraction, where that is the same.
            let wide = self.unit.table.basic(Kind::Complex128);
            let (x, y, z) = (self.take(wide), self.take(wide), self.take(wide));
            self.widen_complex(x, a);
            self.widen_complex(y, b);
            self.arith_complex(op, Kind::Complex128, z, x, y);
            return self.narrow_complex(dst, z);
        }
        match op {
            BinaryOp::Add | BinaryOp::Sub => {
                let t = self.take(self.unit.table.basic(Kind::Complex128));
                self.arith_f64(op, t, a, b);
                self.arith_f64(op, t + 1, a + 1, b + 1);
                self.move_slots(dst, t, 2);
            }
            BinaryOp::Mul => {
                let t = self.take(self.unit.table.basic(Kind::Complex128));
                let (p, q) = (self.take_word(), self.take_word());
                emit3!(self, MulF64, p, a, b);
                emit3!(self, MulF64, q, a + 1, b + 1);
                emit3!(self, SubF64, t, p, q);
                emit3!(self, MulF64, p, a, b + 1);
                emit3!(self, MulF64, q, a + 1, b);
                emit3!(self, AddF64, t + 1, p, q);
                self.move_slots(dst, t, 2);
            }
            BinaryOp::Div => emit3!(self, ComplexDiv, dst, a, b),
            _ => unreachable!("the checker refuses other operators on complex numbers"),
        }
    }

    /// complex64 to complex128.
    pub(super) fn widen_complex(&mut self, dst: u16, src: u16) {
        for i in 0..2 {
            self.emit(op::F32ToF64 { dst: (dst + i).into(), src: (src + i).into() });
        }
    }

    /// complex128 to complex64.
    pub(super) fn narrow_complex(&mut self, dst: u16, src: u16) {
        for i in 0..2 {
            self.emit(op::F64ToF32 { dst: (dst + i).into(), src: (src + i).into() });
        }
    }

    /// Brings the result of a 64-bit operation back to the range of a narrower integer type.
    pub(super) fn wrap(&mut self, kind: Kind, slot: u16) {
        self.extend(kind, slot, slot);
    }

    /// `dst` = the low bits of `src` as an integer of `kind`.
    pub(super) fn extend(&mut self, kind: Kind, dst: u16, src: u16) {
        let (dst_op, src_op) = (dst.into(), src.into());
        match kind {
            Kind::Int8 => self.emit(op::ExtI8 { dst: dst_op, src: src_op }),
            Kind::Int16 => self.emit(op::ExtI16 { dst: dst_op, src: src_op }),
            Kind::Int32 => self.emit(op::ExtI32 { dst: dst_op, src: src_op }),
            Kind::Uint8 => self.emit(op::ExtU8 { dst: dst_op, src: src_op }),
            Kind::Uint16 => self.emit(op::ExtU16 { dst: dst_op, src: src_op }),
            Kind::Uint32 => self.emit(op::ExtU32 { dst: dst_op, src: src_op }),
            _ => self.move_slots(dst, src, 1),
        }
    }

    /// `dst = a << count`, `dst = a >> count`; the count may be in a register already.
    pub(super) fn shift(&mut self, op: BinaryOp, kind: Kind, dst: u16, a: u16, (count, known): (ExprId, Option<u16>)) {
        let left = op == BinaryOp::Shl;
        if let Some(n) = self.const_int(count) {
            let n = n.clamp(0, 64) as u16;
            return self.shift_imm(left, kind, dst, a, n);
        }
        let ty = self.type_of(count);
        let count = known.unwrap_or_else(|| self.value(count, Dest::Volatile));
        if is_signed(ty.kind) {
            self.emit(op::CheckShift { count: count.into() });
        }
        let (d, a, count) = (dst.into(), a.into(), count.into());
        if left {
            self.emit(op::Shl { dst: d, a, count });
            self.wrap(kind, dst);
        } else if is_signed(kind) {
            self.emit(op::ShrI { dst: d, a, count });
        } else {
            self.emit(op::ShrU { dst: d, a, count });
        }
    }

    fn shift_imm(&mut self, left: bool, kind: Kind, dst: u16, a: u16, n: u16) {
        let (d, a) = (dst.into(), a.into());
        if n >= 64 && (left || !is_signed(kind)) {
            return self.load_word(dst, 0);
        }
        let count = n.min(63).into();
        if left {
            self.emit(op::ShlImm { dst: d, a, count });
            self.wrap(kind, dst);
        } else if is_signed(kind) {
            self.emit(op::ShrIImm { dst: d, a, count });
        } else {
            self.emit(op::ShrUImm { dst: d, a, count });
        }
    }

    /// `dst = -a`
    pub(super) fn negate(&mut self, kind: Kind, dst: u16, a: u16) {
        match kind {
            Kind::Float64 => self.emit(op::NegF64 { dst: dst.into(), a: a.into() }),
            Kind::Float32 => self.emit(op::NegF32 { dst: dst.into(), a: a.into() }),
            Kind::Complex64 | Kind::Complex128 => {
                let part = if kind == Kind::Complex64 { Kind::Float32 } else { Kind::Float64 };
                self.negate(part, dst, a);
                self.negate(part, dst + 1, a + 1);
            }
            _ => {
                self.emit(op::NegI64 { dst: dst.into(), a: a.into() });
                self.wrap(kind, dst);
            }
        }
    }

    /// `dst = ^a`
    pub(super) fn complement(&mut self, kind: Kind, dst: u16, a: u16) {
        self.emit(op::NotI64 { dst: dst.into(), a: a.into() });
        if !is_signed(kind) {
            self.wrap(kind, dst);
        }
    }

    /// A chain of `+` on strings as one instruction.
    fn concat(&mut self, e: ExprId, dest: Dest) -> u16 {
        let mut parts = Vec::new();
        self.concat_parts(e, &mut parts);
        let string = self.unit.table.basic(Kind::String);
        let dst = self.dest(dest, string);
        self.scoped(|cx| {
            if let [a, b] = parts[..] {
                let a = if cx.is_simple(b) { cx.value(a, Dest::Volatile) } else { cx.value(a, Dest::Any) };
                let b = cx.value(b, Dest::Volatile);
                return cx.emit(op::Concat2 { dst: dst.into(), a: a.into(), b: b.into() });
            }
            // Joined in a temporary: a later part may read the variable that `dst` is.
            let acc = cx.take(string);
            for chunk in split_chunks(&parts) {
                let kinds = string.slot_kinds.repeat(chunk.len());
                let base = cx.f.regs.take(&kinds);
                for (i, &part) in chunk.iter().enumerate() {
                    let slot = base + 2 * i as u16;
                    match part {
                        Some(part) => cx.value(part, Dest::To(slot)),
                        None => cx.load(Place::slots(acc, string), Dest::To(slot)),
                    };
                }
                cx.emit(op::Concat { dst: acc.into(), base: base.into(), n: (chunk.len() as u16).into() });
            }
            cx.move_slots(dst, acc, 2);
        });
        dst
    }

    fn concat_parts(&self, e: ExprId, parts: &mut Vec<ExprId>) {
        // A long chain leans to the left: walked with a loop.
        let mut pending = vec![e];
        while let Some(e) = pending.pop() {
            let is_const = self.recorded(e).is_some_and(|tv| tv.value.is_some());
            match &self.ast.exprs[e].kind {
                ExprKind::Binary { op: BinaryOp::Add, x, y, .. } if !is_const => pending.extend([*y, *x]),
                ExprKind::Paren(x) if !is_const => pending.push(*x),
                _ => parts.push(e),
            }
        }
    }

    /// Whether two values of type `ty` can be compared by comparing one slot.
    pub(super) fn is_word_comparable(ty: TypeRef) -> bool {
        ty.repr == Repr::Spread
            && ty.slots == 1
            && !matches!(ty.kind, Kind::Float32 | Kind::Float64 | Kind::Struct | Kind::Array)
    }
}

/// Groups of at most 64 parts; every group but the first begins with what has been joined so far (`None`).
fn split_chunks(parts: &[ExprId]) -> Vec<Vec<Option<ExprId>>> {
    let mut chunks: Vec<Vec<Option<ExprId>>> = Vec::new();
    for (i, &part) in parts.iter().enumerate() {
        if i % 63 == 0 {
            chunks.push(if i == 0 { Vec::new() } else { vec![None] });
        }
        if let Some(last) = chunks.last_mut() {
            last.push(Some(part));
        }
    }
    chunks
}
