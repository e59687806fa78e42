//! Conversions.

use crate::bytecode::insn::decoded as op;
use crate::bytecode::rtype::{Kind, Repr, Shape, TypeRef};
use crate::check::info::Mode;
use crate::compile::arith::{is_integer, is_signed};
use crate::compile::function::{Dest, FuncCx};
use crate::compile::place::Place;
use crate::syntax::ast::ExprId;

impl FuncCx<'_, '_> {
    /// `T(x)`
    pub(super) fn conversion(&mut self, e: ExprId, x: ExprId, dest: Dest) -> u16 {
        let to = self.type_of(e);
        if self.mode(x) == Mode::Nil || to.kind == Kind::Interface {
            return self.value_as(x, to, dest);
        }
        let from = self.type_of(x);
        if let Some(value) = self.recorded(x).and_then(|tv| tv.value.as_ref())
            && (is_number(to.kind) || is_complex(to.kind))
        {
            // The type of the operand may be a type parameter's default only: `T(0)` with a complex T.
            return self.constant(value, to, dest);
        }
        if same_format(from, to) {
            return self.value(x, dest);
        }
        let dst = self.dest(dest, to);
        self.scoped(|cx| {
            if cx.unsafe_conversion(x, from, to, dst) {
                return;
            }
            let src = cx.value(x, Dest::Volatile);
            cx.convert(from, to, dst, src);
        });
        dst
    }

    /// `dst` = `src` of type `from` converted to `to`, of another format.
    fn convert(&mut self, from: TypeRef, to: TypeRef, dst: u16, src: u16) {
        match (from.kind, to.kind) {
            (f, t) if is_number(f) && is_number(t) => self.convert_number(f, t, dst, src),
            (Kind::Complex64, Kind::Complex128) => self.widen_complex(dst, src),
            (Kind::Complex128, Kind::Complex64) => self.narrow_complex(dst, src),
            (f, Kind::String) if is_integer(f) => self.rune_to_string(f, dst, src),
            (Kind::Slice, Kind::String) if elem_size(from) == 1 => {
                self.emit(op::BytesToStr { dst: dst.into(), src: src.into() });
            }
            (Kind::Slice, Kind::String) => self.emit(op::RunesToStr { dst: dst.into(), src: src.into() }),
            (Kind::String, Kind::Slice) if elem_size(to) == 1 => {
                let ty = to.elem().expect("a slice has an element type").into();
                self.emit(op::StrToBytes { dst: dst.into(), src: src.into(), ty });
            }
            (Kind::String, Kind::Slice) => {
                let ty = to.elem().expect("a slice has an element type").into();
                self.emit(op::StrToRunes { dst: dst.into(), src: src.into(), ty });
            }
            (Kind::Slice, Kind::Pointer) => {
                let array = to.elem().expect("a pointer has a base type");
                self.slice_to_array(array, dst, src);
            }
            (Kind::Slice, Kind::Array) => {
                let ptr = self.take_ptr();
                self.slice_to_array(to, ptr, src);
                if to.repr == Repr::Cell {
                    self.emit(op::New { dst: dst.into(), ty: to.into() });
                    self.emit(op::CopyMem { dst: dst.into(), src: ptr.into(), ty: to.into() });
                } else if to.size > 0 {
                    self.load(Place::mem(ptr, 0, to), Dest::To(dst));
                }
            }
            _ => unreachable!("the checker refuses other conversions"),
        }
    }

    fn slice_to_array(&mut self, array: TypeRef, dst: u16, src: u16) {
        let Shape::Array { len, .. } = array.shape else { unreachable!("the checker asked for an array") };
        self.emit(op::SliceToArr { dst: dst.into(), s: src.into(), len: len.into() });
    }

    fn rune_to_string(&mut self, from: Kind, dst: u16, src: u16) {
        let _ = from;
        // A uint64 beyond 2^63 is negative here and gives U+FFFD like every other number that is no rune.
        self.emit(op::RuneToStr { dst: dst.into(), src: src.into() });
    }

    /// `dst` = the number `src` converted.
    pub(super) fn convert_number(&mut self, from: Kind, to: Kind, dst: u16, src: u16) {
        let (d, s) = (dst.into(), src.into());
        match (from, to) {
            (f, t) if is_integer(f) && is_integer(t) => self.extend(t, dst, src),
            (Kind::Float32, Kind::Float32) | (Kind::Float64, Kind::Float64) => self.move_slots(dst, src, 1),
            (Kind::Float32, Kind::Float64) => self.emit(op::F32ToF64 { dst: d, src: s }),
            (Kind::Float64, Kind::Float32) => self.emit(op::F64ToF32 { dst: d, src: s }),
            (f, Kind::Float64) if is_signed(f) => self.emit(op::I64ToF64 { dst: d, src: s }),
            (_, Kind::Float64) => self.emit(op::U64ToF64 { dst: d, src: s }),
            (f, Kind::Float32) if is_signed(f) => self.emit(op::I64ToF32 { dst: d, src: s }),
            (_, Kind::Float32) => self.emit(op::U64ToF32 { dst: d, src: s }),
            (f, t) => self.float_to_int(f, t, dst, src),
        }
    }

    /// As amd64 does it: to 64-bit unsigned types in its own way, to 32-bit and narrower signed ones through int32,
    /// to uint32 through int64; what does not fit is whatever the machine's instruction gives.
    fn float_to_int(&mut self, from: Kind, to: Kind, dst: u16, src: u16) {
        let (d, s) = (dst.into(), src.into());
        let single = from == Kind::Float32;
        match to {
            Kind::Uint | Kind::Uint64 | Kind::Uintptr if single => self.emit(op::F32ToU64 { dst: d, src: s }),
            Kind::Uint | Kind::Uint64 | Kind::Uintptr => self.emit(op::F64ToU64 { dst: d, src: s }),
            Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Uint8 | Kind::Uint16 => {
                if single {
                    self.emit(op::F32ToI32 { dst: d, src: s });
                } else {
                    self.emit(op::F64ToI32 { dst: d, src: s });
                }
                self.wrap(to, dst);
            }
            _ => {
                if single {
                    self.emit(op::F32ToI64 { dst: d, src: s });
                } else {
                    self.emit(op::F64ToI64 { dst: d, src: s });
                }
                self.wrap(to, dst);
            }
        }
    }
}

fn is_number(kind: Kind) -> bool {
    is_integer(kind) || matches!(kind, Kind::Float32 | Kind::Float64)
}

fn is_complex(kind: Kind) -> bool {
    matches!(kind, Kind::Complex64 | Kind::Complex128)
}

fn elem_size(slice: TypeRef) -> u32 {
    slice.elem().map_or(0, |elem| elem.size)
}

/// Whether a value needs no change: the kinds are one, or a pointer becomes an opaque one.
fn same_format(from: TypeRef, to: TypeRef) -> bool {
    from.kind == to.kind || from.kind == Kind::Pointer && to.kind == Kind::UnsafePointer
}
