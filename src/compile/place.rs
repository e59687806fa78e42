//! Places: where a value is, be it in registers, in memory, or in a container.

use crate::bytecode::function::{GlobalId, SlotKind};
use crate::bytecode::insn::decoded as op;
use crate::bytecode::rtype::{Kind, Leaf, LeafKind, Repr, Shape, TypeRef};
use crate::compile::function::{Dest, FuncCx, VarLoc};
use crate::syntax::ast::{ExprId, ExprKind};
use crate::types::ty::ObjId;

/// Where a value is, with its type.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) at: At,
    pub(super) ty: TypeRef,
}

/// Where.
#[derive(Clone, Copy, Debug)]
pub(super) enum At {
    /// In slots.
    Slots(u16),
    /// In memory: pointer register and offset.
    Mem(u16, u32),
    /// A package variable, or at an offset in it.
    Global(GlobalId, u32),
    /// No place but a pointer: the address in a register and an offset; never nil.
    Addr(u16, u32),
    /// An element of a slice: its register and the index.
    Elem(u16, Index),
    /// A part of an element of a slice: the slice's register, the index, the offset in the element, the element's size.
    ElemPart(u16, Index, u32, u32),
    /// A number in a slice in a slice: the register of the outer one and both indices, of signed types.
    Elem2(u16, u16, u16),
    /// An element of an array in memory: pointer register, offset of the array, index, length.
    ArrElem(u16, u32, Index, u64),
    /// (A part of) an element of an array in slots: first slot, index, length, slots an element.
    SlotElem(u16, Index, u16, u16),
    /// An element of a map: map register, key slots, map type.
    MapElem(u16, u16, TypeRef),
    /// `_`
    Blank,
}

/// An index, as a 64-bit number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Index {
    /// The register.
    pub(super) slot: u16,
    /// Its type is unsigned and has 64 bits, so that what is out of range is never negative.
    pub(super) unsigned: bool,
}

impl Index {
    /// An index that is in range, or of a signed type.
    pub(super) fn signed(slot: u16) -> Index {
        Index { slot, unsigned: false }
    }
}

/// Whether the operands of a place must outlive assignments to the variables that name them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    /// The place is used before anything else happens.
    Now,
    /// Other assignments come first.
    Later,
}

impl Place {
    pub(super) fn slots(slot: u16, ty: TypeRef) -> Place {
        Place { at: At::Slots(slot), ty }
    }

    pub(super) fn mem(ptr: u16, offset: u32, ty: TypeRef) -> Place {
        Place { at: At::Mem(ptr, offset), ty }
    }
}

impl FuncCx<'_, '_> {
    /// Where a variable is.
    pub(super) fn var_place(&mut self, var: ObjId) -> Place {
        let ty = self.lower(self.types.obj(var).ty().expect("variables have types once they are checked"));
        let at = match self.var_loc(var) {
            VarLoc::Reg(slot) => At::Slots(slot),
            VarLoc::Cell(ptr) => At::Mem(ptr, 0),
            VarLoc::Global(id) => At::Global(id, 0),
            VarLoc::Addr(ptr, offset) => At::Addr(ptr, offset),
        };
        Place { at, ty }
    }

    /// The place that `e` denotes, or one that holds its value.
    pub(super) fn place(&mut self, e: ExprId, hold: Hold) -> Place {
        if self.f.made.contains_key(&e) {
            return self.value_place(e);
        }
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || match self.f.in_region {
            true => self.place_here(e, hold),
            false => {
                let parts = self.parts(e);
                self.region(&parts, |cx| cx.place_here(e, hold))
            }
        })
    }

    fn place_here(&mut self, e: ExprId, hold: Hold) -> Place {
        let ast = self.ast;
        match &ast.exprs[e].kind {
            ExprKind::Paren(x) => self.place(*x, hold),
            // On the left of `:=` a name may be a variable that was declared just before.
            ExprKind::Name(_) => match self.info.uses.get(&e).copied().or_else(|| self.new_var(e)) {
                Some(obj) if self.types.obj(obj).as_var().is_some() => self.var_place(obj),
                _ => self.value_place(e),
            },
            ExprKind::Selector { x, .. } => {
                if let Some(&obj) = self.info.uses.get(&e) {
                    return if self.types.obj(obj).as_var().is_some() {
                        self.var_place(obj)
                    } else {
                        self.value_place(e)
                    };
                }
                let Some(selection) = self.info.selections.get(&e) else { return self.value_place(e) };
                if selection.kind != crate::check::info::SelectionKind::Field {
                    return self.value_place(e);
                }
                let path: Vec<usize> = selection.path.iter().map(|&i| i as usize).collect();
                let base = self.place(*x, hold);
                let old = self.at(ast.exprs[e].span.start);
                let place = self.follow(base, &path, hold);
                self.at(old);
                place
            }
            ExprKind::Star(x) => {
                let ty = self.type_of(*x);
                let elem = ty.elem().expect("the operand is a pointer");
                if let Some((ptr, offset)) = self.known_address(*x) {
                    return Place::mem(ptr, offset, elem);
                }
                let ptr = self.held(*x, ty, hold);
                Place::mem(ptr, 0, elem)
            }
            ExprKind::Index { x, indices, .. } => self.index_place(e, *x, indices[0], hold),
            _ => self.value_place(e),
        }
    }

    fn value_place(&mut self, e: ExprId) -> Place {
        let ty = self.type_of(e);
        let slot = self.value(e, Dest::Any);
        self.as_place(slot, ty)
    }

    /// A place for a value in slots: a cell is memory.
    pub(super) fn as_place(&mut self, slot: u16, ty: TypeRef) -> Place {
        match ty.repr {
            Repr::Spread => Place::slots(slot, ty),
            Repr::Cell => Place::mem(slot, 0, ty),
        }
    }

    /// The value of `e` in a register that keeps it as long as `hold` says.
    pub(super) fn held(&mut self, e: ExprId, ty: TypeRef, hold: Hold) -> u16 {
        let slot = self.value(e, Dest::Any);
        if hold == Hold::Now || !self.is_variable_slot(e) {
            return slot;
        }
        let copy = self.take(ty);
        self.move_value(copy, slot, ty);
        copy
    }

    /// Whether the value of `e` may be a variable's own register.
    fn is_variable_slot(&self, e: ExprId) -> bool {
        match &self.ast.exprs[e].kind {
            ExprKind::Paren(x) => self.is_variable_slot(*x),
            ExprKind::Name(_) | ExprKind::Selector { .. } | ExprKind::Index { .. } => true,
            ExprKind::Call(call) => call.args.len() == 1,
            _ => false,
        }
    }

    fn index_place(&mut self, e: ExprId, x: ExprId, index: ExprId, hold: Hold) -> Place {
        let ty = self.type_of(x);
        let pos = self.ast.exprs[e].span.start;
        match ty.kind {
            Kind::Map => {
                let map = self.held(x, ty, hold);
                let key_ty = ty.key().expect("a map has a key type");
                let key = self.value_as(index, key_ty, Dest::Any);
                let key = if hold == Hold::Later && self.is_variable_slot(index) {
                    let copy = self.take(key_ty);
                    self.move_value(copy, key, key_ty);
                    copy
                } else {
                    key
                };
                Place { at: At::MapElem(map, key, ty), ty: ty.elem().expect("a map has an element type") }
            }
            Kind::Slice => {
                if hold == Hold::Now
                    && let Some(place) = self.double_index(x, index, ty)
                {
                    self.at(pos);
                    return place;
                }
                let slice = self.held(x, ty, hold);
                let i = self.index_value(index, hold);
                self.at(pos);
                Place { at: At::Elem(slice, i), ty: ty.elem().expect("a slice has an element type") }
            }
            Kind::Pointer => {
                let array = ty.elem().expect("the operand is a pointer to an array");
                let ptr = self.held(x, ty, hold);
                let i = self.index_value(index, hold);
                self.at(pos);
                self.array_elem(Place::mem(ptr, 0, array), i)
            }
            Kind::Array => {
                let base = self.place(x, hold);
                if let (At::Slots(_) | At::SlotElem(..) | At::Mem(..) | At::Global(..), Some(i)) =
                    (base.at, self.const_index(index))
                {
                    return self.const_elem(base, i);
                }
                let i = self.index_value(index, hold);
                self.at(pos);
                self.array_elem(base, i)
            }
            _ => self.value_place(e),
        }
    }

    /// The place of `rows[i][j]`, where `x` is `rows[i]`, of type `row_ty`, if one instruction can reach it. That finds
    /// `j` before `rows[i]`, which shows unless `j` is settled.
    fn double_index(&mut self, x: ExprId, j: ExprId, row_ty: TypeRef) -> Option<Place> {
        let x = self.unparen(x);
        let ast = self.ast;
        let ExprKind::Index { x: rows, indices, .. } = &ast.exprs[x].kind else { return None };
        let rows_ty = self.type_of(*rows);
        let elem = row_ty.elem().expect("a slice has an element type");
        let is_number = matches!(&*elem.leaves, [Leaf { kind: LeafKind::W64 | LeafKind::U8, offset: 0, .. }]);
        if rows_ty.kind != Kind::Slice
            || !is_number
            || elem.repr != Repr::Spread
            || self.unit.is_plain()
            || self.f.made.contains_key(&x)
            || !self.is_settled(j)
            || self.is_unsigned_index(indices[0])
            || self.is_unsigned_index(j)
        {
            return None;
        }
        let slice = self.held(*rows, rows_ty, Hold::Now);
        let i = self.index_value(indices[0], Hold::Now);
        let j = self.index_value(j, Hold::Now);
        Some(Place { at: At::Elem2(slice, i.slot, j.slot), ty: elem })
    }

    fn is_unsigned_index(&mut self, index: ExprId) -> bool {
        self.const_index(index).is_none() && is_wide_unsigned(self.type_of(index).kind)
    }

    /// The element `i`, known to be in range, of an array.
    fn const_elem(&mut self, base: Place, i: u64) -> Place {
        let elem = base.ty.elem().expect("an array has an element type");
        let at = match base.at {
            At::Slots(slot) => At::Slots(slot + i as u16 * elem.slots),
            At::SlotElem(slot, index, len, k) => At::SlotElem(slot + i as u16 * elem.slots, index, len, k),
            At::Mem(ptr, offset) => At::Mem(ptr, offset + i as u32 * elem.size),
            At::Global(id, offset) => At::Global(id, offset + i as u32 * elem.size),
            _ => unreachable!("the caller asked"),
        };
        Place { at, ty: elem }
    }

    /// The value of an index or bound.
    pub(super) fn index_value(&mut self, index: ExprId, hold: Hold) -> Index {
        if let Some(i) = self.const_index(index) {
            return Index::signed(self.word(i));
        }
        let ty = self.type_of(index);
        Index { slot: self.held(index, ty, hold), unsigned: is_wide_unsigned(ty.kind) }
    }

    /// The next instruction takes this index, whose value a run-time error of it shows.
    pub(super) fn shows(&mut self, index: Index) {
        if index.unsigned {
            self.f.code.has_unsigned(0b1);
        }
    }

    fn array_elem(&mut self, base: Place, i: Index) -> Place {
        let Shape::Array { elem, len } = base.ty.shape else { unreachable!("the caller asked") };
        match base.at {
            At::Slots(slot) => Place { at: At::SlotElem(slot, i, len as u16, elem.slots), ty: elem },
            At::SlotElem(slot, outer, n, k) => {
                let flat = self.flat_index((outer, n, k), (i, len as u16, elem.slots));
                let last = n.saturating_sub(1) * k + (len as u16).saturating_sub(1) * elem.slots;
                Place { at: At::SlotElem(slot, flat, last + 1, 1), ty: elem }
            }
            At::Mem(ptr, offset) => Place { at: At::ArrElem(ptr, offset, i, len), ty: elem },
            _ => {
                let place = self.materialize(base);
                self.array_elem(place, i)
            }
        }
    }

    /// How many slots from the first an element of an array in an array in slots is: by index, length and slots an
    /// element of both.
    fn flat_index(&mut self, outer: (Index, u16, u16), inner: (Index, u16, u16)) -> Index {
        let mut slots = [0; 2];
        for (slot, (i, len, k)) in slots.iter_mut().zip([outer, inner]) {
            self.shows(i);
            self.emit(op::IdxCheck { i: i.slot.into(), len: u64::from(len).into() });
            *slot = self.take_word();
            self.emit(op::MulImm { dst: (*slot).into(), a: i.slot.into(), imm: (k as i16).into() });
        }
        let [a, b] = slots;
        self.emit(op::AddI64 { dst: a.into(), a: a.into(), b: b.into() });
        Index::signed(a)
    }

    /// The same value as memory or slots.
    pub(super) fn materialize(&mut self, place: Place) -> Place {
        match place.at {
            At::Slots(_) | At::Mem(..) => place,
            At::Global(id, offset) => {
                let ptr = self.take_ptr();
                self.emit(op::GlobalAddr { dst: ptr.into(), global_: (id_word(id)).into() });
                Place::mem(ptr, offset, place.ty)
            }
            At::Elem(slice, i) => {
                let ptr = self.take_ptr();
                self.element_address(ptr, slice, i, place.ty.size);
                Place::mem(ptr, 0, place.ty)
            }
            At::ArrElem(ptr, offset, i, len) => {
                let base = self.offset_ptr(ptr, offset);
                let dst = self.take_ptr();
                let stride = place.ty.size.into();
                self.shows(i);
                let i = i.slot.into();
                self.emit(op::ArrAddr { dst: dst.into(), p: base.into(), i, len: len.into(), stride });
                Place::mem(dst, 0, place.ty)
            }
            At::ElemPart(slice, i, offset, stride) => {
                let ptr = self.take_ptr();
                self.element_address(ptr, slice, i, stride);
                Place::mem(ptr, offset, place.ty)
            }
            At::Elem2(rows, i, j) => {
                let row = self.f.regs.take(&[SlotKind::Ptr, SlotKind::Scalar]);
                self.emit(op::IdxPair { dst: row.into(), s: rows.into(), i: i.into() });
                self.materialize(Place { at: At::Elem(row, Index::signed(j)), ty: place.ty })
            }
            At::SlotElem(..) | At::MapElem(..) | At::Blank | At::Addr(..) => {
                let slot = self.load(place, Dest::Any);
                self.as_place(slot, place.ty)
            }
        }
    }

    /// The same place, for one that is to be read and written: the element that it is a part of is found once.
    pub(super) fn element_once(&mut self, place: Place) -> Place {
        if let At::ElemPart(..) = place.at { self.materialize(place) } else { place }
    }

    fn element_address(&mut self, dst: u16, slice: u16, i: Index, stride: u32) {
        self.shows(i);
        self.emit(op::IdxAddr { dst: dst.into(), s: slice.into(), i: i.slot.into(), stride: stride.into() });
    }

    pub(super) fn offset_ptr(&mut self, ptr: u16, offset: u32) -> u16 {
        if offset == 0 {
            return ptr;
        }
        let dst = self.take_ptr();
        self.emit(op::AddPtr { dst: dst.into(), ptr: ptr.into(), off: offset.into() });
        dst
    }

    /// The field that `path` leads to; pointers on the way are followed.
    pub(super) fn follow(&mut self, base: Place, path: &[usize], hold: Hold) -> Place {
        let mut place = base;
        for &i in path {
            if place.ty.kind == Kind::Pointer {
                let elem = place.ty.elem().expect("a pointer has a base type");
                if let At::Addr(ptr, offset) = place.at {
                    place = self.field(Place::mem(ptr, offset, elem), i, hold);
                    continue;
                }
                let mut ptr = self.load(place, Dest::Any);
                if hold == Hold::Later && matches!(place.at, At::Slots(_)) {
                    let copy = self.take_ptr();
                    self.move_slots(copy, ptr, 1);
                    ptr = copy;
                }
                place = Place::mem(ptr, 0, elem);
            }
            place = self.field(place, i, hold);
        }
        place
    }

    fn field(&mut self, place: Place, i: usize, hold: Hold) -> Place {
        let field = &place.ty.fields()[i];
        let at = match place.at {
            At::Slots(slot) => At::Slots(slot + field.slot),
            At::Mem(ptr, offset) => At::Mem(ptr, offset + field.offset),
            At::Global(id, offset) => At::Global(id, offset + field.offset),
            At::SlotElem(base, index, len, k) => At::SlotElem(base + field.slot, index, len, k),
            At::Elem(slice, i) if hold == Hold::Now && !self.unit.is_plain() => {
                At::ElemPart(slice, i, field.offset, place.ty.size)
            }
            At::ElemPart(slice, i, offset, stride) => At::ElemPart(slice, i, offset + field.offset, stride),
            _ => {
                let whole = self.materialize(place);
                return self.field(whole, i, hold);
            }
        };
        Place { at, ty: field.ty }
    }

    /// The address of a place. At offset 0 a nil pointer is not noticed: see [`FuncCx::check_address`].
    pub(super) fn address_of(&mut self, place: Place, dest: Dest) -> u16 {
        let place = match place.at {
            At::Mem(..) => place,
            At::Global(..) | At::Elem(..) | At::ElemPart(..) | At::Elem2(..) | At::ArrElem(..) => {
                if let (At::Elem(slice, i), Dest::To(dst)) = (place.at, dest) {
                    self.element_address(dst, slice, i, place.ty.size);
                    return dst;
                }
                self.materialize(place)
            }
            // A composite literal or an operand that is a copy: it gets a cell of its own.
            At::Slots(_) | At::SlotElem(..) | At::MapElem(..) | At::Blank | At::Addr(..) => self.boxed(place),
        };
        let At::Mem(ptr, offset) = place.at else { unreachable!("both arms give memory") };
        match dest {
            Dest::To(dst) if offset == 0 => {
                self.move_slots(dst, ptr, 1);
                dst
            }
            Dest::Any | Dest::Volatile if offset == 0 => ptr,
            dest => {
                let dst = if let Dest::To(dst) = dest { dst } else { self.take_ptr() };
                self.emit(op::AddPtr { dst: dst.into(), ptr: ptr.into(), off: offset.into() });
                dst
            }
        }
    }

    /// Panics where taking the address of `e` dereferences a nil pointer and the address computation does not tell.
    ///
    /// Spec: if the evaluation of x would cause a run-time panic, then the evaluation of &x does too.
    pub(super) fn check_address(&mut self, e: ExprId, ptr: u16) {
        if self.through_pointer(e) {
            self.nil_check(ptr);
        }
    }

    /// The address that `e` is known to be.
    fn known_address(&self, e: ExprId) -> Option<(u16, u32)> {
        let e = self.unparen(e);
        let ExprKind::Name(_) = self.ast.exprs[e].kind else { return None };
        match self.f.vars.get(self.info.uses.get(&e)?) {
            Some(&VarLoc::Addr(ptr, offset)) => Some((ptr, offset)),
            _ => None,
        }
    }

    pub(super) fn through_pointer(&mut self, e: ExprId) -> bool {
        let ast = self.ast;
        match &ast.exprs[e].kind {
            ExprKind::Paren(x) => self.through_pointer(*x),
            ExprKind::Star(x) => self.known_address(*x).is_none(),
            ExprKind::Selector { x, .. } => match self.info.selections.get(&e) {
                Some(selection) => {
                    let direct = selection.path.len() == 1 && self.known_address(*x).is_some();
                    !direct && selection.indirect || self.through_pointer(*x)
                }
                None => false,
            },
            ExprKind::Index { x, .. } => match self.type_of(*x).kind {
                Kind::Pointer => true,
                Kind::Array => self.through_pointer(*x),
                _ => false,
            },
            _ => false,
        }
    }

    /// A new cell with the value of a place.
    fn boxed(&mut self, place: Place) -> Place {
        let src = self.load(place, Dest::Any);
        let ptr = self.take_ptr();
        self.emit(op::New { dst: ptr.into(), ty: place.ty.into() });
        let cell = Place::mem(ptr, 0, place.ty);
        self.store(cell, src);
        cell
    }
}

/// Whether numbers of this kind are unsigned and have 64 bits.
pub(super) fn is_wide_unsigned(kind: Kind) -> bool {
    matches!(kind, Kind::Uint | Kind::Uint64 | Kind::Uintptr)
}

/// The operand that stands for an id before linking.
pub(super) fn id_word<I: crate::base::index::Idx>(id: I) -> u64 {
    id.index() as u64
}
