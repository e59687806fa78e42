//! Between places and registers: loads and stores.

use crate::bytecode::function::GlobalId;
use crate::bytecode::insn::decoded as op;
use crate::bytecode::rtype::{Leaf, LeafKind, Repr, TypeRef};
use crate::compile::function::{Dest, FuncCx};
use crate::compile::place::{At, Index, Place, id_word};

impl FuncCx<'_, '_> {
    /// Loads the value of a place. Of a cell the result is its address, not a copy, unless the place is a container
    /// that gives none.
    pub(super) fn load(&mut self, place: Place, dest: Dest) -> u16 {
        let ty = place.ty;
        match place.at {
            At::Slots(slot) => match dest {
                Dest::To(dst) => {
                    self.move_value(dst, slot, ty);
                    dst
                }
                Dest::Any | Dest::Volatile => slot,
            },
            At::Mem(ptr, offset) => self.load_mem(ptr, offset, ty, dest),
            At::Addr(ptr, offset) => self.address_of(Place::mem(ptr, offset, ty), dest),
            At::Global(id, 0) if matches!(&*ty.leaves, [Leaf { kind: LeafKind::W64 | LeafKind::Ptr, .. }]) => {
                let dst = self.dest(dest, ty);
                self.emit(op::GlobalLoad64 { dst: dst.into(), global_: id_word(id).into() });
                dst
            }
            At::Global(id, 0) if matches!(&*ty.leaves, [one] if one.kind.size() == 16) => {
                let dst = self.dest(dest, ty);
                self.emit(op::GlobalLoadPair { dst: dst.into(), global_: id_word(id).into() });
                dst
            }
            At::Elem(slice, i) if ty.leaves.len() == 1 => self.load_elem(slice, i, ty, dest),
            At::ElemPart(slice, i, off, stride)
                if matches!(&*ty.leaves, [Leaf { kind: LeafKind::W64 | LeafKind::Ptr, offset: 0, .. }])
                    && ty.repr == Repr::Spread =>
            {
                let dst = self.dest(dest, ty);
                self.shows(i);
                let (s, i, stride, off) = (slice.into(), i.slot.into(), stride.into(), off.into());
                self.emit(op::IdxField64 { dst: dst.into(), s, i, stride, off });
                dst
            }
            At::Elem2(rows, i, j) => {
                let dst = self.dest(dest, ty);
                let (s, i, j) = (rows.into(), i.into(), j.into());
                match ty.size {
                    1 => self.emit(op::RowIdxU8 { dst: dst.into(), s, i, j }),
                    _ => self.emit(op::RowIdx64 { dst: dst.into(), s, i, j }),
                }
                dst
            }
            At::ArrElem(ptr, 0, i, len) if self.has_arr_load(ty, len) => {
                self.load_arr_elem(ptr, i, len as u32, ty, dest)
            }
            At::SlotElem(base, i, len, k) => {
                let dst = self.dest(dest, ty);
                let (len, k, n) = (len.into(), k.into(), ty.slots.into());
                self.shows(i);
                self.emit(op::SlotIdx { dst: dst.into(), base: base.into(), i: i.slot.into(), len, k, n });
                dst
            }
            At::MapElem(map, key, map_ty) => {
                let dst = self.dest(dest, ty);
                self.map_get(dst, None, map, key, map_ty);
                dst
            }
            At::Global(..) | At::Elem(..) | At::ElemPart(..) | At::ArrElem(..) => {
                let place = self.materialize(place);
                self.load(place, dest)
            }
            At::Blank => unreachable!("the blank identifier has no value"),
        }
    }

    fn load_mem(&mut self, ptr: u16, offset: u32, ty: TypeRef, dest: Dest) -> u16 {
        if ty.repr == Repr::Cell {
            let dst = match dest {
                Dest::To(dst) => dst,
                _ if offset == 0 => return ptr,
                _ => self.take_ptr(),
            };
            self.emit(op::AddPtr { dst: dst.into(), ptr: ptr.into(), off: offset.into() });
            return dst;
        }
        match (self.frame_slot(ptr, offset, ty), dest) {
            (Some(slot), Dest::Volatile) => return slot,
            (Some(slot), Dest::To(dst)) => {
                self.move_value(dst, slot, ty);
                return dst;
            }
            // What comes next may change the variable.
            _ => {}
        }
        let dst = self.dest(dest, ty);
        let (ptr, offset) = self.near(ptr, offset, ty);
        match &*ty.leaves {
            [] => self.emit(op::NilCheck { ptr: ptr.into() }),
            [leaf] => self.load_leaf(dst, ptr, offset, leaf.kind),
            leaves if leaves.len() <= 3 && !(ptr == dst || (dst < ptr && ptr < dst + ty.slots)) => {
                for leaf in leaves {
                    self.load_leaf(dst + leaf.slot, ptr, offset + leaf.offset as u16, leaf.kind);
                }
            }
            leaves if are_words(leaves) && !self.unit.is_plain() => {
                let n = (leaves.len() as u16).into();
                self.emit(op::LoadWords { dst: dst.into(), ptr: ptr.into(), off: offset.into(), n });
            }
            _ => self.emit(op::LoadAgg { dst: dst.into(), ptr: ptr.into(), off: offset.into(), ty: ty.into() }),
        }
        dst
    }

    /// A pointer and an offset that fits an instruction for all parts of a value of type `ty`.
    fn near(&mut self, ptr: u16, offset: u32, ty: TypeRef) -> (u16, u16) {
        match u16::try_from(offset + ty.size) {
            Ok(_) => (ptr, offset as u16),
            Err(_) => (self.offset_ptr(ptr, offset), 0),
        }
    }

    fn load_leaf(&mut self, dst: u16, ptr: u16, offset: u16, kind: LeafKind) {
        let (p, off) = (ptr.into(), offset.into());
        match kind {
            LeafKind::I8 => self.emit(op::LoadI8 { dst: dst.into(), ptr: p, off }),
            LeafKind::U8 => self.emit(op::LoadU8 { dst: dst.into(), ptr: p, off }),
            LeafKind::I16 => self.emit(op::LoadI16 { dst: dst.into(), ptr: p, off }),
            LeafKind::U16 => self.emit(op::LoadU16 { dst: dst.into(), ptr: p, off }),
            LeafKind::I32 => self.emit(op::LoadI32 { dst: dst.into(), ptr: p, off }),
            LeafKind::U32 | LeafKind::F32 => self.emit(op::LoadU32 { dst: dst.into(), ptr: p, off }),
            LeafKind::W64 | LeafKind::Ptr => self.emit(op::Load64 { dst: dst.into(), ptr: p, off }),
            LeafKind::Str | LeafKind::Slice | LeafKind::Iface => {
                self.emit(op::LoadPair { dst: dst.into(), ptr: p, off });
            }
        }
    }

    fn load_elem(&mut self, slice: u16, i: Index, ty: TypeRef, dest: Dest) -> u16 {
        let dst = self.dest(dest, ty);
        self.shows(i);
        let (s, i) = (slice.into(), i.slot.into());
        match ty.leaves[0].kind {
            LeafKind::I8 => self.emit(op::IdxI8 { dst: dst.into(), s, i }),
            LeafKind::U8 => self.emit(op::IdxU8 { dst: dst.into(), s, i }),
            LeafKind::I16 => self.emit(op::IdxI16 { dst: dst.into(), s, i }),
            LeafKind::U16 => self.emit(op::IdxU16 { dst: dst.into(), s, i }),
            LeafKind::I32 => self.emit(op::IdxI32 { dst: dst.into(), s, i }),
            LeafKind::U32 | LeafKind::F32 => self.emit(op::IdxU32 { dst: dst.into(), s, i }),
            LeafKind::W64 | LeafKind::Ptr => self.emit(op::Idx64 { dst: dst.into(), s, i }),
            LeafKind::Str | LeafKind::Slice | LeafKind::Iface => self.emit(op::IdxPair { dst: dst.into(), s, i }),
        }
        dst
    }

    fn has_arr_load(&self, ty: TypeRef, len: u64) -> bool {
        u32::try_from(len).is_ok()
            && matches!(&*ty.leaves, [one] if !matches!(one.kind, LeafKind::I8 | LeafKind::I16 | LeafKind::U16))
    }

    fn load_arr_elem(&mut self, ptr: u16, i: Index, len: u32, ty: TypeRef, dest: Dest) -> u16 {
        let dst = self.dest(dest, ty);
        self.shows(i);
        let (p, i, len) = (ptr.into(), i.slot.into(), len.into());
        match ty.leaves[0].kind {
            LeafKind::U8 => self.emit(op::ArrIdxU8 { dst: dst.into(), p, i, len }),
            LeafKind::I32 => self.emit(op::ArrIdxI32 { dst: dst.into(), p, i, len }),
            LeafKind::U32 | LeafKind::F32 => self.emit(op::ArrIdxU32 { dst: dst.into(), p, i, len }),
            LeafKind::W64 | LeafKind::Ptr => self.emit(op::ArrIdx64 { dst: dst.into(), p, i, len }),
            LeafKind::Str | LeafKind::Slice | LeafKind::Iface => {
                self.emit(op::ArrIdxPair { dst: dst.into(), p, i, len });
            }
            LeafKind::I8 | LeafKind::I16 | LeafKind::U16 => unreachable!("has_arr_load refused it"),
        }
        dst
    }

    /// Stores the value in `src` to a place.
    pub(super) fn store(&mut self, place: Place, src: u16) {
        let ty = place.ty;
        match place.at {
            At::Blank => {}
            At::Slots(slot) => self.move_value(slot, src, ty),
            At::Mem(ptr, offset) => self.store_mem(ptr, offset, src, ty),
            At::Global(id, 0) => self.store_global(id, src, ty),
            At::Elem(slice, i) if ty.leaves.len() == 1 && ty.repr == Repr::Spread => self.store_elem(slice, i, src, ty),
            At::ElemPart(slice, i, off, stride)
                if matches!(&*ty.leaves, [Leaf { kind: LeafKind::W64, offset: 0, .. }]) && ty.repr == Repr::Spread =>
            {
                self.shows(i);
                let (s, i, stride, off) = (slice.into(), i.slot.into(), stride.into(), off.into());
                self.emit(op::SetIdxField64 { s, i, src: src.into(), stride, off });
            }
            At::Elem2(rows, i, j) => {
                let (s, i, j) = (rows.into(), i.into(), j.into());
                match ty.size {
                    1 => self.emit(op::SetRowIdx8 { s, i, j, src: src.into() }),
                    _ => self.emit(op::SetRowIdx64 { s, i, j, src: src.into() }),
                }
            }
            At::ArrElem(ptr, 0, i, len) if self.has_arr_store(ty, len) => {
                self.store_arr_elem(ptr, i, len as u32, src, ty)
            }
            At::SlotElem(base, i, len, k) => {
                let (len, k, n) = (len.into(), k.into(), ty.slots.into());
                self.shows(i);
                self.emit(op::SlotSet { base: base.into(), i: i.slot.into(), src: src.into(), len, k, n });
            }
            At::MapElem(map, key, map_ty) => self.map_set(map, key, src, map_ty),
            At::Addr(..) => unreachable!("such a parameter is never assigned to"),
            At::Global(..) | At::Elem(..) | At::ElemPart(..) | At::ArrElem(..) => {
                let place = self.materialize(place);
                self.store(place, src);
            }
        }
    }

    fn store_mem(&mut self, ptr: u16, offset: u32, src: u16, ty: TypeRef) {
        if ty.repr == Repr::Cell {
            let dst = self.offset_ptr(ptr, offset);
            return self.emit(op::CopyMem { dst: dst.into(), src: src.into(), ty: ty.into() });
        }
        if let Some(slot) = self.frame_slot(ptr, offset, ty) {
            return self.move_value(slot, src, ty);
        }
        let (ptr, offset) = self.near(ptr, offset, ty);
        match &*ty.leaves {
            [] => self.emit(op::NilCheck { ptr: ptr.into() }),
            leaves if leaves.len() <= 3 => {
                for leaf in leaves {
                    self.store_leaf(ptr, offset + leaf.offset as u16, src + leaf.slot, leaf.kind);
                }
            }
            leaves if are_words(leaves) && leaves.iter().all(|l| l.kind == LeafKind::W64) && !self.unit.is_plain() => {
                let n = (leaves.len() as u16).into();
                self.emit(op::StoreWords { ptr: ptr.into(), off: offset.into(), src: src.into(), n });
            }
            _ => self.emit(op::StoreAgg { ptr: ptr.into(), off: offset.into(), src: src.into(), ty: ty.into() }),
        }
    }

    fn store_leaf(&mut self, ptr: u16, offset: u16, src: u16, kind: LeafKind) {
        let (p, off) = (ptr.into(), offset.into());
        match kind {
            LeafKind::I8 | LeafKind::U8 => self.emit(op::Store8 { ptr: p, off, src: src.into() }),
            LeafKind::I16 | LeafKind::U16 => self.emit(op::Store16 { ptr: p, off, src: src.into() }),
            LeafKind::I32 | LeafKind::U32 | LeafKind::F32 => self.emit(op::Store32 { ptr: p, off, src: src.into() }),
            LeafKind::W64 => self.emit(op::Store64 { ptr: p, off, src: src.into() }),
            LeafKind::Ptr => self.emit(op::StorePtr { ptr: p, off, src: src.into() }),
            LeafKind::Str | LeafKind::Slice | LeafKind::Iface => {
                self.emit(op::StorePair { ptr: p, off, src: src.into() });
            }
        }
    }

    fn store_global(&mut self, id: GlobalId, src: u16, ty: TypeRef) {
        let global_ = id_word(id).into();
        match &*ty.leaves {
            [Leaf { kind: LeafKind::W64, .. }] => self.emit(op::GlobalStore64 { src: src.into(), global_ }),
            [Leaf { kind: LeafKind::Ptr, .. }] => self.emit(op::GlobalStorePtr { src: src.into(), global_ }),
            [one] if one.kind.size() == 16 => self.emit(op::GlobalStorePair { src: src.into(), global_ }),
            _ => {
                let place = self.materialize(Place { at: At::Global(id, 0), ty });
                self.store(place, src);
            }
        }
    }

    fn store_elem(&mut self, slice: u16, i: Index, src: u16, ty: TypeRef) {
        self.shows(i);
        let (s, i) = (slice.into(), i.slot.into());
        match ty.leaves[0].kind {
            LeafKind::I8 | LeafKind::U8 => self.emit(op::SetIdx8 { s, i, src: src.into() }),
            LeafKind::I16 | LeafKind::U16 => self.emit(op::SetIdx16 { s, i, src: src.into() }),
            LeafKind::I32 | LeafKind::U32 | LeafKind::F32 => self.emit(op::SetIdx32 { s, i, src: src.into() }),
            LeafKind::W64 => self.emit(op::SetIdx64 { s, i, src: src.into() }),
            LeafKind::Ptr => self.emit(op::SetIdxPtr { s, i, src: src.into() }),
            LeafKind::Str | LeafKind::Slice | LeafKind::Iface => self.emit(op::SetIdxPair { s, i, src: src.into() }),
        }
    }

    fn has_arr_store(&self, ty: TypeRef, len: u64) -> bool {
        u32::try_from(len).is_ok() && matches!(&*ty.leaves, [one] if one.kind.size() != 2)
    }

    fn store_arr_elem(&mut self, ptr: u16, i: Index, len: u32, src: u16, ty: TypeRef) {
        self.shows(i);
        let (p, i, len) = (ptr.into(), i.slot.into(), len.into());
        match ty.leaves[0].kind {
            LeafKind::I8 | LeafKind::U8 => self.emit(op::ArrSet8 { p, i, src: src.into(), len }),
            LeafKind::I32 | LeafKind::U32 | LeafKind::F32 => self.emit(op::ArrSet32 { p, i, src: src.into(), len }),
            LeafKind::W64 => self.emit(op::ArrSet64 { p, i, src: src.into(), len }),
            LeafKind::Ptr => self.emit(op::ArrSetPtr { p, i, src: src.into(), len }),
            LeafKind::Str | LeafKind::Slice | LeafKind::Iface => {
                self.emit(op::ArrSetPair { p, i, src: src.into(), len });
            }
            LeafKind::I16 | LeafKind::U16 => unreachable!("has_arr_store refused it"),
        }
    }
}

/// Whether a value of these parts is words, one after the other in memory as in slots.
fn are_words(leaves: &[Leaf]) -> bool {
    leaves.iter().zip(0..).all(|(leaf, n)| {
        matches!(leaf.kind, LeafKind::W64 | LeafKind::Ptr) && leaf.slot == n && leaf.offset == 8 * u32::from(n)
    })
}
