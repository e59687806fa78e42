//! Composite literals.

use crate::bytecode::insn::decoded as op;
use crate::bytecode::rtype::{Kind, Repr, Shape, TypeRef};
use crate::compile::function::{Dest, FuncCx};
use crate::compile::place::{At, Index, Place};
use crate::compile::registers::OUT;
use crate::syntax::ast::{CompositeLit, ExprId, ExprKind};

impl FuncCx<'_, '_> {
    /// `T{…}`
    pub(super) fn composite(&mut self, e: ExprId, lit: &CompositeLit, dest: Dest) -> u16 {
        let ty = self.type_of(e);
        // In an elided `&T{…}` the literal's type is the pointer.
        if ty.kind == Kind::Pointer {
            return self.new_literal(ty.elem().expect("a pointer has a base type"), lit, None, dest);
        }
        match ty.kind {
            Kind::Slice => self.slice_literal(ty, lit, dest),
            Kind::Map => self.map_literal(ty, lit, dest),
            _ if ty.repr == Repr::Cell => self.new_literal(ty, lit, None, dest),
            _ => {
                // Built in registers of its own where elements may read what `dest` is, or call functions.
                let dst = match dest {
                    Dest::To(slot) if self.f.fresh == Some(slot) && slot < OUT => slot,
                    Dest::To(slot) if slot < OUT && ty.slots <= 1 && self.is_set_at_once(ty, lit) => slot,
                    _ => self.take(ty),
                };
                if !covers_all(ty, lit) {
                    self.zero(dst, ty);
                }
                self.fill(Place::slots(dst, ty), lit);
                self.result(dst, ty, if let Dest::To(_) = dest { dest } else { Dest::Volatile })
            }
        }
    }

    /// Whether nothing is set to zero before the elements, which may read it, have been evaluated.
    fn is_set_at_once(&self, ty: TypeRef, lit: &CompositeLit) -> bool {
        let is_nested = |&elem: &ExprId| match self.ast.exprs[self.unparen(elem)].kind {
            ExprKind::KeyValue { value, .. } => self.is_composite(self.unparen(value)),
            _ => self.is_composite(self.unparen(elem)),
        };
        lit.elems.is_empty() || covers_all(ty, lit) && !lit.elems.iter().any(is_nested)
    }

    /// `&T{…}`
    pub(super) fn new_composite(&mut self, e: ExprId, lit: &CompositeLit, dest: Dest) -> u16 {
        let ty = self.type_of(e);
        if matches!(ty.kind, Kind::Slice | Kind::Map | Kind::Pointer) {
            let cell = self.take_ptr();
            let src = self.composite(e, lit, Dest::Any);
            self.emit(op::New { dst: cell.into(), ty: ty.into() });
            self.store(Place::mem(cell, 0, ty), src);
            return self.result(
                cell,
                self.unit.table.pointer(ty),
                if let Dest::To(_) = dest { dest } else { Dest::Volatile },
            );
        }
        let place = self.new_place(e, ty);
        self.new_literal(ty, lit, place, dest)
    }

    /// A new cell with the value of a struct or array literal.
    fn new_literal(&mut self, ty: TypeRef, lit: &CompositeLit, place: Option<u16>, dest: Dest) -> u16 {
        let ptr = self.take_ptr();
        // Elements with calls in them are evaluated before the cell is made: fewer live cells, same order of effects.
        let values = self.simple_struct_values(ty, lit);
        self.new_zero(ptr, place, ty);
        match values {
            Some(values) => {
                for (place, slot) in values {
                    let At::Mem(_, offset) = place.at else { unreachable!("made below") };
                    self.store(Place::mem(ptr, offset, place.ty), slot);
                }
            }
            None => self.fill(Place::mem(ptr, 0, ty), lit),
        }
        let ptr_ty = self.unit.table.pointer(ty);
        self.result(ptr, ptr_ty, if let Dest::To(_) = dest { dest } else { Dest::Volatile })
    }

    /// `ptr` = the address of a new zero value, in the frame if it has a place there.
    pub(super) fn new_zero(&mut self, ptr: u16, place: Option<u16>, ty: TypeRef) {
        let Some(slot) = place else { return self.emit(op::New { dst: ptr.into(), ty: ty.into() }) };
        self.frame_address(ptr, slot, ty);
        self.clear_place(slot, ty);
    }

    /// The values of a small struct literal's fields in registers, with where they go.
    fn simple_struct_values(&mut self, ty: TypeRef, lit: &CompositeLit) -> Option<Vec<(Place, u16)>> {
        if ty.kind != Kind::Struct || lit.elems.len() > 8 || has_blank(ty) {
            return None;
        }
        let fields = self.struct_elems(ty, lit);
        if fields.iter().any(|&(place, e)| place.ty.repr == Repr::Cell || self.is_composite(e)) {
            return None;
        }
        Some(fields.into_iter().map(|(place, e)| (place, self.value_as(e, place.ty, Dest::Any))).collect())
    }

    fn is_composite(&self, e: ExprId) -> bool {
        matches!(self.ast.exprs[e].kind, ExprKind::CompositeLit(_))
    }

    /// Fields of a struct literal as places at pointer register 0, with their values.
    fn struct_elems(&mut self, ty: TypeRef, lit: &CompositeLit) -> Vec<(Place, ExprId)> {
        let fields = ty.fields();
        (lit.elems.iter().enumerate())
            .map(|(i, &elem)| {
                let (i, value) = match &self.ast.exprs[elem].kind {
                    ExprKind::KeyValue { key, value } => (self.field_index(ty, *key), *value),
                    _ => (i, elem),
                };
                (Place::mem(0, fields[i].offset, fields[i].ty), value)
            })
            .collect()
    }

    pub(super) fn field_index(&self, ty: TypeRef, key: ExprId) -> usize {
        let ExprKind::Name(name) = self.ast.exprs[key].kind else { unreachable!("the checker asked for a name") };
        let name = self.types.name(name);
        ty.fields().iter().position(|f| f.name == name).expect("the checker found the field")
    }

    /// Stores the elements of a struct or array literal to a zeroed place.
    fn fill(&mut self, place: Place, lit: &CompositeLit) {
        match place.ty.kind {
            Kind::Struct => {
                for (i, &elem) in lit.elems.iter().enumerate() {
                    let (i, value) = match &self.ast.exprs[elem].kind {
                        ExprKind::KeyValue { key, value } => (self.field_index(place.ty, *key), *value),
                        _ => (i, elem),
                    };
                    let mut part = self.part(place, i);
                    if &*place.ty.fields()[i].name == "_" {
                        part.at = At::Blank;
                    }
                    self.fill_elem(part, value);
                }
            }
            Kind::Array => {
                for (i, value) in self.indexed(lit) {
                    let part = self.part(place, i as usize);
                    self.fill_elem(part, value);
                }
            }
            _ => unreachable!("the caller asked"),
        }
    }

    fn part(&mut self, place: Place, i: usize) -> Place {
        let (ty, slot, offset) = match &place.ty.shape {
            Shape::Struct { fields } => (fields[i].ty, fields[i].slot, fields[i].offset),
            Shape::Array { elem, .. } => (*elem, (i as u16).wrapping_mul(elem.slots), i as u32 * elem.size),
            _ => unreachable!("the caller asked"),
        };
        match place.at {
            At::Slots(base) => Place::slots(base + slot, ty),
            At::Mem(ptr, base) => Place::mem(ptr, base + offset, ty),
            _ => unreachable!("literals are built in slots or memory"),
        }
    }

    /// Stores one element; a nested literal is built in place.
    fn fill_elem(&mut self, place: Place, value: ExprId) {
        let ast = self.ast;
        let mut e = value;
        while let ExprKind::Paren(x) = ast.exprs[e].kind {
            e = x;
        }
        if let ExprKind::CompositeLit(lit) = &ast.exprs[e].kind
            && matches!(place.ty.kind, Kind::Struct | Kind::Array)
            && self.type_of(e) == place.ty
            && !matches!(place.at, At::Blank)
        {
            if matches!(place.at, At::Slots(_)) && !covers_all(place.ty, lit) {
                let At::Slots(slot) = place.at else { unreachable!("just asked") };
                self.zero(slot, place.ty);
            }
            return self.fill(place, lit);
        }
        self.scoped(|cx| match place.at {
            At::Slots(slot) => {
                cx.owned(value, place.ty, Dest::To(slot));
            }
            _ => cx.store_value(place, value),
        });
    }

    /// The elements of an array or slice literal with their indices.
    fn indexed(&self, lit: &CompositeLit) -> Vec<(u64, ExprId)> {
        let mut next = 0;
        (lit.elems.iter())
            .map(|&elem| {
                let value = match &self.ast.exprs[elem].kind {
                    ExprKind::KeyValue { key, value } => {
                        next = self.const_index(*key).expect("the checker asked for a constant index");
                        *value
                    }
                    _ => elem,
                };
                next += 1;
                (next - 1, value)
            })
            .collect()
    }

    fn slice_literal(&mut self, ty: TypeRef, lit: &CompositeLit, dest: Dest) -> u16 {
        let elem = ty.elem().expect("a slice has an element type");
        let elems = self.indexed(lit);
        let len = elems.iter().map(|(i, _)| i + 1).max().unwrap_or(0);
        let dst = self.take(ty);
        self.scoped(|cx| {
            let n = cx.take_word();
            cx.load_word(n, len);
            cx.emit(op::MakeSlice { dst: dst.into(), len: n.into(), cap: n.into(), ty: elem.into() });
        });
        // The first half of a slice is the address of its elements.
        for (i, value) in elems {
            match u32::try_from(i * u64::from(elem.size)) {
                Ok(offset) => self.fill_elem(Place::mem(dst, offset, elem), value),
                Err(_) => self.scoped(|cx| {
                    let index = cx.take_word();
                    cx.load_word(index, i);
                    cx.store_value(Place { at: At::Elem(dst, Index::signed(index)), ty: elem }, value);
                }),
            }
        }
        self.result(dst, ty, if let Dest::To(_) = dest { dest } else { Dest::Volatile })
    }

    fn map_literal(&mut self, ty: TypeRef, lit: &CompositeLit, dest: Dest) -> u16 {
        let dst = self.take(ty);
        self.scoped(|cx| {
            let n = cx.take_word();
            cx.load_word(n, lit.elems.len() as u64);
            cx.emit(op::MakeMap { dst: dst.into(), hint: n.into(), ty: ty.into() });
        });
        let key_ty = ty.key().expect("a map has a key type");
        let elem_ty = ty.elem().expect("a map has an element type");
        let ast = self.ast;
        for &elem in &lit.elems {
            let ExprKind::KeyValue { key, value } = &ast.exprs[elem].kind else {
                unreachable!("the checker asked for keys")
            };
            // An entry is an assignment: its value is there before its key, unless that has been copied.
            self.scoped(|cx| {
                let key_operand = cx.key_operand(ty, *key);
                cx.steps_first(&[key_operand], |cx| {
                    let value = cx.outside(|cx| cx.value_as(*value, elem_ty, Dest::Any));
                    let key = cx.value_as(*key, key_ty, Dest::Any);
                    cx.map_set(dst, key, value, ty);
                });
            });
        }
        self.result(dst, ty, if let Dest::To(_) = dest { dest } else { Dest::Volatile })
    }
}

/// Whether a struct has a field `_`, which no literal sets.
fn has_blank(ty: TypeRef) -> bool {
    ty.fields().iter().any(|field| &*field.name == "_")
}

/// Whether the literal names every part, so that nothing is left to zero.
fn covers_all(ty: TypeRef, lit: &CompositeLit) -> bool {
    match &ty.shape {
        Shape::Struct { fields } => lit.elems.len() == fields.len() && !has_blank(ty),
        _ => false,
    }
}
