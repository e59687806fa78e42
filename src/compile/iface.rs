//! Type assertions and maps.

use crate::bytecode::insn::decoded as op;
use crate::bytecode::rtype::{KeyClass, Kind, TypeRef};
use crate::compile::function::{Dest, FuncCx};
use crate::compile::registers::OUT;
use crate::syntax::ast::ExprId;

impl FuncCx<'_, '_> {
    /// `x.(T)`
    pub(super) fn type_assert(&mut self, e: ExprId, x: ExprId, dest: Dest) -> u16 {
        let ty = self.type_of(e);
        let dst = self.dest(dest, ty);
        let want = self.type_of(x);
        self.scoped(|cx| {
            let src = cx.value(x, Dest::Volatile);
            cx.assert_into(dst, src, ty, want);
        });
        dst
    }

    fn assert_into(&mut self, dst: u16, src: u16, ty: TypeRef, want: TypeRef) {
        if ty.kind == Kind::Interface {
            self.emit(op::AssertIface { dst: dst.into(), src: src.into(), ty: ty.into() });
        } else {
            self.unit.needs_methods(ty);
            self.emit(op::AssertType { dst: dst.into(), src: src.into(), ty: ty.into(), want: want.into() });
        }
    }

    /// `dst, ok = x.(T)`
    pub(super) fn type_assert_ok(&mut self, x: ExprId, ty: TypeRef, dst: u16, ok: u16) {
        let src = self.value(x, Dest::Volatile);
        let (src, ok) = (src.into(), ok.into());
        if ty.kind == Kind::Interface {
            self.emit(op::AssertIfaceOk { dst: dst.into(), ok, src, ty: ty.into() });
        } else {
            self.unit.needs_methods(ty);
            self.emit(op::AssertTypeOk { dst: dst.into(), ok, src, ty: ty.into() });
        }
    }

    /// `dst = map[key]`, `dst, ok = map[key]`
    pub(super) fn map_get(&mut self, dst: u16, ok: Option<u16>, map: u16, key: u16, ty: TypeRef) {
        let (m, t) = (map.into(), ty.into());
        match (key_class(ty), ok) {
            (KeyClass::Word, None) => self.emit(op::MapGetW { dst: dst.into(), m, key: key.into(), ty: t }),
            (KeyClass::Str, None) => self.emit(op::MapGetS { dst: dst.into(), m, key: key.into(), ty: t }),
            (KeyClass::Generic, None) => self.emit(op::MapGet { dst: dst.into(), m, key: key.into(), ty: t }),
            (KeyClass::Word, Some(ok)) => {
                self.emit(op::MapGetOkW { dst: dst.into(), ok: ok.into(), m, key: key.into(), ty: t });
            }
            (KeyClass::Str, Some(ok)) => {
                self.emit(op::MapGetOkS { dst: dst.into(), ok: ok.into(), m, key: key.into(), ty: t });
            }
            (KeyClass::Generic, Some(ok)) => {
                self.emit(op::MapGetOk { dst: dst.into(), ok: ok.into(), m, key: key.into(), ty: t });
            }
        }
    }

    /// `map[key] = value`
    pub(super) fn map_set(&mut self, map: u16, key: u16, value: u16, ty: TypeRef) {
        let (m, v, t) = (map.into(), value.into(), ty.into());
        match key_class(ty) {
            KeyClass::Word => self.emit(op::MapSetW { m, key: key.into(), v, ty: t }),
            KeyClass::Str => self.emit(op::MapSetS { m, key: key.into(), v, ty: t }),
            KeyClass::Generic => self.emit(op::MapSet { m, key: key.into(), v, ty: t }),
        }
    }

    /// `dst = &map[key]`, made when absent.
    pub(super) fn map_ref(&mut self, dst: u16, map: u16, key: u16, ty: TypeRef) {
        let (d, m, t) = (dst.into(), map.into(), ty.into());
        match key_class(ty) {
            KeyClass::Word => self.emit(op::MapRefW { dst: d, m, key: key.into(), ty: t }),
            KeyClass::Str => self.emit(op::MapRefS { dst: d, m, key: key.into(), ty: t }),
            KeyClass::Generic => self.emit(op::MapRef { dst: d, m, key: key.into(), ty: t }),
        }
    }

    /// `delete(map, key)`
    pub(super) fn map_delete(&mut self, map: u16, key: u16, ty: TypeRef) {
        let (m, t) = (map.into(), ty.into());
        match key_class(ty) {
            KeyClass::Word => self.emit(op::MapDeleteW { m, key: key.into(), ty: t }),
            KeyClass::Str => self.emit(op::MapDeleteS { m, key: key.into(), ty: t }),
            KeyClass::Generic => self.emit(op::MapDelete { m, key: key.into(), ty: t }),
        }
    }

    /// Registers for a value that an instruction writes which may be a safepoint: never the out area.
    pub(super) fn register_dest(&mut self, dest: Dest, ty: TypeRef) -> u16 {
        match dest {
            Dest::To(slot) if slot < OUT => slot,
            _ => self.take(ty),
        }
    }
}

fn key_class(map: TypeRef) -> KeyClass {
    map.key().expect("a map has a key type").key_class
}
