//! Expressions.
//!
//! [`FuncCx::value`] puts the value of an expression where its [`Dest`] says. A value of a type that lies in a cell is
//! an address and may be shared with a variable; [`FuncCx::owned`] makes sure that nothing else names it.

use crate::bytecode::function::SlotKind;
use crate::bytecode::insn::decoded as op;
use crate::bytecode::rtype::{Kind, Repr, TypeRef};
use crate::check::info::{Mode, SelectionKind};
use crate::compile::function::{Dest, FuncCx};
use crate::compile::place::{Hold, Place, id_word};
use crate::compile::registers::OUT;
use crate::syntax::ast::{ExprId, ExprKind, UnaryOp};
use crate::types::object::ObjectKind;

impl FuncCx<'_, '_> {
    /// The value of `e`, in `dest`.
    pub(super) fn value(&mut self, e: ExprId, dest: Dest) -> u16 {
        let ast = self.ast;
        let old = self.at(ast.exprs[e].span.start);
        let slot = stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.value_here(e, dest));
        self.at(old);
        slot
    }

    fn value_here(&mut self, e: ExprId, dest: Dest) -> u16 {
        if let Some(recorded) = self.recorded(e) {
            if let Some(value) = &recorded.value {
                let ty = self.type_of(e);
                return self.constant(value, ty, dest);
            }
            if recorded.mode == Mode::Nil {
                let ty = self.type_of(e);
                let dst = self.dest(dest, ty);
                self.zero(dst, ty);
                return dst;
            }
        }
        if let Some(made) = self.f.made.remove(&e) {
            let ty = self.type_of(e);
            return match dest {
                Dest::To(_) => self.result(made[0], ty, dest),
                Dest::Any | Dest::Volatile => made[0],
            };
        }
        let ast = self.ast;
        match &ast.exprs[e].kind {
            ExprKind::Paren(x) => self.value_here(*x, dest),
            ExprKind::Name(_) => self.name(e, dest),
            _ if self.f.in_region && !self.is_step_itself(e) => self.operation(e, dest),
            _ => {
                let parts = self.parts(e);
                self.region(&parts, |cx| cx.operation(e, dest))
            }
        }
    }

    /// The value of an operation whose operands come next.
    fn operation(&mut self, e: ExprId, dest: Dest) -> u16 {
        let ast = self.ast;
        match &ast.exprs[e].kind {
            ExprKind::Paren(x) => self.value_here(*x, dest),
            ExprKind::Name(_) => self.name(e, dest),
            ExprKind::Selector { .. } => self.selector(e, dest),
            ExprKind::CompositeLit(lit) => self.composite(e, lit, dest),
            ExprKind::FuncLit { ty, body } => self.func_lit(e, *ty, *body, dest),
            ExprKind::Index { x, .. } => self.index(e, *x, dest),
            ExprKind::Slice { x, bounds, .. } => self.slice_expr(*x, *bounds, dest),
            ExprKind::TypeAssert { x, .. } => self.type_assert(e, *x, dest),
            ExprKind::Call(call) => self.call(e, call, dest),
            ExprKind::Star(_) => {
                let place = self.place(e, Hold::Now);
                if place.ty.repr == Repr::Cell
                    && let crate::compile::place::At::Mem(ptr, 0) = place.at
                {
                    self.emit(op::NilCheck { ptr: ptr.into() });
                }
                self.load(place, dest)
            }
            ExprKind::Unary { op, x } => self.unary(e, *op, *x, dest),
            ExprKind::Binary { op, op_pos, x, y } => self.binary(e, (*op, *op_pos), *x, *y, dest),
            ExprKind::Bad
            | ExprKind::Lit(_)
            | ExprKind::KeyValue { .. }
            | ExprKind::ArrayType { .. }
            | ExprKind::StructType(_)
            | ExprKind::FuncType(_)
            | ExprKind::InterfaceType(_)
            | ExprKind::MapType { .. }
            | ExprKind::ChanType { .. } => unreachable!("no value, or a constant"),
        }
    }

    /// The value of `e` converted to `want`, to which it is assignable.
    pub(super) fn value_as(&mut self, e: ExprId, want: TypeRef, dest: Dest) -> u16 {
        if self.mode(e) == Mode::Nil {
            let dst = self.dest(dest, want);
            self.zero(dst, want);
            return dst;
        }
        if want.kind != Kind::Interface {
            return self.value(e, dest);
        }
        let have = self.type_of(e);
        if have.kind == Kind::Interface {
            return self.value(e, dest);
        }
        self.unit.needs_methods(have);
        let old = self.at(self.ast.exprs[e].span.start);
        let dst = self.dest(dest, want);
        if let Some(crate::types::constant::Constant::String(bytes)) = self.recorded(e).and_then(|tv| tv.value.as_ref())
        {
            let s = id_word(self.unit.string(&bytes.to_bytes())).into();
            self.emit(op::LoadStrIface { dst: dst.into(), s, ty: have.into() });
        } else {
            self.scoped(|cx| {
                let src = cx.value(e, Dest::Volatile);
                cx.emit(op::MkIface { dst: dst.into(), src: src.into(), ty: have.into() });
            });
        }
        self.at(old);
        dst
    }

    /// A value in slots converted to `want`, to which a value of type `have` is assignable.
    pub(super) fn convert_assignable(&mut self, slot: u16, have: TypeRef, want: TypeRef, dest: Dest) -> u16 {
        if want.kind == Kind::Interface && have.kind != Kind::Interface {
            self.unit.needs_methods(have);
            let dst = self.dest(dest, want);
            self.emit(op::MkIface { dst: dst.into(), src: slot.into(), ty: have.into() });
            return dst;
        }
        match dest {
            Dest::To(dst) => {
                self.move_value(dst, slot, want);
                dst
            }
            Dest::Any if slot >= OUT => {
                let dst = self.take(want);
                self.move_value(dst, slot, want);
                dst
            }
            Dest::Any | Dest::Volatile => slot,
        }
    }

    /// Like [`FuncCx::value_as`], and of a cell the result is one that nothing else names.
    pub(super) fn owned(&mut self, e: ExprId, want: TypeRef, dest: Dest) -> u16 {
        if want.repr == Repr::Spread || self.mode(e) == Mode::Nil || self.is_fresh(e) {
            return self.value_as(e, want, dest);
        }
        let dst = self.dest(dest, want);
        // Not into `dst` at once: it may be in the out area, which evaluating `e` may use.
        let cell = self.take_ptr();
        let src = self.value_as(e, want, Dest::Any);
        self.emit(op::New { dst: cell.into(), ty: want.into() });
        self.emit(op::CopyMem { dst: cell.into(), src: src.into(), ty: want.into() });
        self.move_slots(dst, cell, 1);
        dst
    }

    /// Whether evaluating `e` makes a new cell.
    fn is_fresh(&self, e: ExprId) -> bool {
        match &self.ast.exprs[e].kind {
            ExprKind::Paren(x) => self.is_fresh(*x),
            ExprKind::Call(call) if self.mode(call.fun) == Mode::Type => call.args.iter().all(|a| self.is_fresh(*a)),
            ExprKind::Call(_) | ExprKind::CompositeLit(_) | ExprKind::TypeAssert { .. } => true,
            ExprKind::Unary { op, .. } => *op == UnaryOp::Recv,
            _ => false,
        }
    }

    /// Evaluates `e` for its effects.
    pub(super) fn discard(&mut self, e: ExprId) {
        self.scoped(|cx| {
            cx.value(e, Dest::Volatile);
        });
    }

    /// Puts a result that lies in the out area where it is wanted.
    pub(super) fn result(&mut self, slot: u16, ty: TypeRef, dest: Dest) -> u16 {
        match dest {
            Dest::Volatile => slot,
            Dest::To(dst) => {
                self.move_value(dst, slot, ty);
                dst
            }
            Dest::Any => {
                let dst = self.take(ty);
                self.move_value(dst, slot, ty);
                dst
            }
        }
    }

    fn name(&mut self, e: ExprId, dest: Dest) -> u16 {
        let obj = *self.info.uses.get(&e).expect("a name that is a value denotes something");
        match &self.types.obj(obj).kind {
            ObjectKind::Var(_) => {
                let place = self.var_place(obj);
                self.load(place, dest)
            }
            ObjectKind::Func(_) => self.func_value(e, obj, dest),
            _ => unreachable!("constants and nil are done; types are no values"),
        }
    }

    fn selector(&mut self, e: ExprId, dest: Dest) -> u16 {
        if self.info.uses.contains_key(&e) {
            return self.name(e, dest);
        }
        let selection = self.info.selections.get(&e).expect("a selector selects something");
        match selection.kind {
            SelectionKind::Field => {
                let mark = self.mark();
                // The destination is taken first so that the registers on the way can be given back.
                let dst = match dest {
                    Dest::To(dst) => Some(dst),
                    Dest::Any | Dest::Volatile => None,
                };
                let place = self.place(e, Hold::Now);
                match dst {
                    Some(dst) => {
                        self.load(place, Dest::To(dst));
                        self.release(mark);
                        dst
                    }
                    None => self.load(place, dest),
                }
            }
            SelectionKind::Method => self.method_value(e, dest),
            SelectionKind::MethodExpr => self.method_expr(e, dest),
        }
    }

    fn index(&mut self, e: ExprId, x: ExprId, dest: Dest) -> u16 {
        if self.mode(x) == Mode::Type || self.is_func_instance(x) {
            // f[T]: the instance is recorded at the name.
            return self.value(x, dest);
        }
        let ty = self.type_of(x);
        if ty.kind == Kind::String {
            let dst = self.dest(dest, self.unit.table.basic(Kind::Uint8));
            self.scoped(|cx| {
                let s = cx.value(x, Dest::Any);
                let crate::syntax::ast::ExprKind::Index { indices, .. } = &cx.ast.exprs[e].kind else {
                    unreachable!("the caller matched")
                };
                let i = cx.index_value(indices[0], Hold::Now);
                cx.shows(i);
                cx.emit(op::StrIdx { dst: dst.into(), s: s.into(), i: i.slot.into() });
            });
            return dst;
        }
        let place = self.place(e, Hold::Now);
        self.load(place, dest)
    }

    /// Whether `x` names a generic function.
    fn is_func_instance(&self, x: ExprId) -> bool {
        self.info.instances.contains_key(&x)
    }

    fn unary(&mut self, e: ExprId, operator: UnaryOp, x: ExprId, dest: Dest) -> u16 {
        match operator {
            UnaryOp::Plus => self.value(x, dest),
            UnaryOp::And => self.address(x, dest),
            UnaryOp::Recv => self.receive(e, x, dest),
            UnaryOp::Not => {
                let ty = self.type_of(x);
                let dst = self.dest(dest, ty);
                self.scoped(|cx| {
                    let a = cx.value(x, Dest::Volatile);
                    cx.emit(op::Not { dst: dst.into(), a: a.into() });
                });
                dst
            }
            UnaryOp::Neg | UnaryOp::Xor => {
                let ty = self.type_of(x);
                let dst = self.dest(dest, ty);
                self.scoped(|cx| {
                    let a = cx.value(x, Dest::Volatile);
                    if operator == UnaryOp::Neg { cx.negate(ty.kind, dst, a) } else { cx.complement(ty.kind, dst, a) }
                });
                dst
            }
            UnaryOp::Tilde => unreachable!("~T is no value"),
        }
    }

    /// `&x`
    fn address(&mut self, x: ExprId, dest: Dest) -> u16 {
        let ast = self.ast;
        if let ExprKind::Paren(inner) = ast.exprs[x].kind {
            return self.address(inner, dest);
        }
        if let ExprKind::CompositeLit(lit) = &ast.exprs[x].kind {
            return self.new_composite(x, lit, dest);
        }
        let place = self.place(x, Hold::Now);
        let ptr = self.address_of(place, dest);
        self.check_address(x, ptr);
        ptr
    }

    fn receive(&mut self, e: ExprId, x: ExprId, dest: Dest) -> u16 {
        let elem = self.type_of(x).elem().expect("the operand is a channel");
        let slots = elem.slots;
        let _ = e;
        let dst = match dest {
            // A receive parks the goroutine; its destination must be a register.
            Dest::To(slot) if slot < OUT => slot,
            _ => self.take(elem),
        };
        self.scoped(|cx| {
            let ch = cx.value(x, Dest::Volatile);
            let ch = cx.in_register(ch, SlotKind::Ptr);
            cx.emit(op::Recv { dst: dst.into(), ch: ch.into(), n: slots.into() });
        });
        match dest {
            Dest::To(slot) => {
                self.move_slots(slot, dst, slots);
                slot
            }
            _ => dst,
        }
    }

    /// One slot, moved to a register if it lies in the out area.
    pub(super) fn in_register(&mut self, slot: u16, kind: SlotKind) -> u16 {
        if slot < OUT {
            return slot;
        }
        let dst = self.f.regs.take(&[kind]);
        self.move_slots(dst, slot, 1);
        dst
    }

    pub(super) fn slice_expr(&mut self, x: ExprId, bounds: [Option<ExprId>; 3], dest: Dest) -> u16 {
        let ty = self.type_of(x);
        let mask = (0..3).filter(|&i| bounds[i].is_some()).map(|i| 1 << i).sum::<u16>();
        let result = match ty.kind {
            Kind::Array => self.unit.table.slice(ty.elem().expect("an array has an element type")),
            Kind::Pointer => {
                let array = ty.elem().expect("the operand is a pointer to an array");
                self.unit.table.slice(array.elem().expect("an array has an element type"))
            }
            _ => ty,
        };
        let dst = self.dest(dest, result);
        let pos = self.ast.exprs[x].span.start;
        self.scoped(|cx| match ty.kind {
            Kind::String => {
                let s = cx.value(x, Dest::Any);
                let [lo, hi, _] = cx.bounds(bounds);
                cx.at(pos);
                cx.emit(op::SliceStr { dst: dst.into(), s: s.into(), lo: lo.into(), hi: hi.into(), mask: mask.into() });
            }
            Kind::Slice => {
                let s = cx.value(x, Dest::Any);
                let [lo, hi, max] = cx.bounds(bounds);
                cx.at(pos);
                let stride = ty.elem().expect("a slice has an element type").size.into();
                let (lo, hi, max) = (lo.into(), hi.into(), max.into());
                cx.emit(op::SliceSlice { dst: dst.into(), s: s.into(), lo, hi, max, mask: mask.into(), stride });
            }
            _ => {
                let (ptr, array) = if ty.kind == Kind::Pointer {
                    (cx.value(x, Dest::Any), ty.elem().expect("a pointer has a base type"))
                } else {
                    let place = cx.place(x, Hold::Now);
                    let ptr = cx.address_of(place, Dest::Any);
                    cx.check_address(x, ptr);
                    (ptr, ty)
                };
                let [lo, hi, max] = cx.bounds(bounds);
                cx.at(pos);
                let crate::bytecode::rtype::Shape::Array { elem, len } = array.shape else {
                    unreachable!("only arrays are left")
                };
                let (lo, hi, max) = (lo.into(), hi.into(), max.into());
                let (stride, len) = (elem.size.into(), len.into());
                cx.emit(op::SliceArr { dst: dst.into(), p: ptr.into(), lo, hi, max, mask: mask.into(), stride, len });
            }
        });
        dst
    }

    /// The bounds of the slice expression that is the next instruction.
    fn bounds(&mut self, bounds: [Option<ExprId>; 3]) -> [u16; 3] {
        let values = bounds.map(|bound| bound.map(|e| self.index_value(e, Hold::Now)));
        // A bound that is not there still names a register of the right kind.
        let any = values.iter().flatten().next().map_or_else(|| self.word(0), |value| value.slot);
        let unsigned = (0..3).filter(|&i| values[i].is_some_and(|value| value.unsigned)).map(|i| 1 << i).sum::<u8>();
        if unsigned != 0 {
            self.f.code.has_unsigned(unsigned);
        }
        values.map(|value| value.map_or(any, |value| value.slot))
    }

    /// Loads a place of a composite literal's element or the like. Used where a value of a cell must be copied out.
    pub(super) fn store_value(&mut self, place: Place, e: ExprId) {
        self.scoped(|cx| {
            let src = cx.value_as(e, place.ty, Dest::Any);
            cx.store(place, src);
        });
    }
}
