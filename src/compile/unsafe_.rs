//! Package unsafe, as far as it can be had without raw memory.
//!
//! No program may make a pointer to something that is not what the pointer's type says: the collector, and everything
//! that copies memory, leans on it. So an unsafe.Pointer is an opaque value; it becomes a typed pointer only where the
//! source shows what it points to, `(*U)(unsafe.Pointer(p))` for a p of type *T whose memory is a U's. Lengths that
//! programs state are checked against the slice or array that they are about. Sizes and offsets are gc's on amd64. The
//! rest (memory at a number, arithmetic on addresses) is refused when the program is compiled. The library is trusted to
//! know what it does.

use crate::bytecode::function::SlotKind;
use crate::bytecode::insn::decoded as op;
use crate::bytecode::rtype::{Kind, RField, Shape, TypeRef};
use crate::check::info::Mode;
use crate::compile::function::{Dest, FuncCx};
use crate::compile::place::Hold;
use crate::syntax::ast::{Call, ExprId, ExprKind, UnaryOp};
use crate::types::universe::Builtin;

/// What an expression of type unsafe.Pointer points to, as far as the source shows it.
enum Origin {
    Nil,
    /// What a pointer of this type points to.
    Pointer(TypeRef),
    Unknown,
}

impl FuncCx<'_, '_> {
    /// A call of a function of package unsafe.
    pub(super) fn unsafe_call(&mut self, e: ExprId, id: Builtin, call: &Call, dest: Dest) -> u16 {
        let ty = self.type_of(e);
        let dst = self.dest(dest, ty);
        let args = &call.args;
        self.scoped(|cx| match id {
            Builtin::UnsafeSizeof | Builtin::UnsafeAlignof | Builtin::UnsafeOffsetof => {
                let value = cx.measure(id, args[0]);
                cx.load_word(dst, value);
            }
            Builtin::UnsafeSlice => cx.unsafe_slice(args[0], args[1], dst, ty),
            Builtin::UnsafeString => cx.unsafe_string(args[0], args[1], dst),
            Builtin::UnsafeSliceData => cx.slice_data(args[0], dst),
            Builtin::UnsafeAdd => cx.unsupported(call.lparen, "arithmetic on an unsafe.Pointer"),
            _ => cx.unsupported(call.lparen, "unsafe.StringData outside unsafe.Slice and unsafe.String"),
        });
        dst
    }

    /// A size, alignment or offset that depends on type arguments.
    fn measure(&mut self, id: Builtin, arg: ExprId) -> u64 {
        let ty = self.type_of(arg);
        match id {
            Builtin::UnsafeSizeof => ty.go_size,
            Builtin::UnsafeAlignof => u64::from(ty.go_align),
            _ => {
                let selector = self.unparen(arg);
                let selection = self.info.selections.get(&selector).expect("the checker recorded the field");
                let mut at = self.lower(selection.recv);
                let mut offset = 0;
                for &i in &selection.path {
                    let Shape::Struct { fields } = &at.shape else { unreachable!("a path leads through structs") };
                    offset += go_offset(fields, i as usize);
                    at = fields[i as usize].ty;
                }
                offset
            }
        }
    }

    /// `unsafe.Slice(p, n)`
    fn unsafe_slice(&mut self, p: ExprId, n: ExprId, dst: u16, ty: TypeRef) {
        let elem = ty.elem().expect("a slice has an element type");
        if let Some(s) = self.call_of(p, Builtin::UnsafeStringData) {
            let part = self.string_part(s, n);
            return self.emit(op::StrToBytes { dst: dst.into(), src: part.into(), ty: elem.into() });
        }
        let window = self.window(p, n, ty);
        self.move_value(dst, window, ty);
    }

    /// `unsafe.String(p, n)`: the bytes are copied, so that nothing can change the string.
    fn unsafe_string(&mut self, p: ExprId, n: ExprId, dst: u16) {
        if let Some(s) = self.call_of(p, Builtin::UnsafeStringData) {
            let part = self.string_part(s, n);
            return self.move_slots(dst, part, 2);
        }
        let bytes = self.unit.table.slice(self.unit.table.basic(Kind::Uint8));
        let window = self.window(p, n, bytes);
        self.emit(op::BytesToStr { dst: dst.into(), src: window.into() });
    }

    fn string_part(&mut self, s: ExprId, n: ExprId) -> u16 {
        let string = self.type_of(s);
        let (s, part) = (self.value(s, Dest::Any), self.take(string));
        let hi = self.index_value(n, Hold::Now).slot;
        self.emit(op::SliceStr { dst: part.into(), s: s.into(), lo: hi.into(), hi: hi.into(), mask: 0b10.into() });
        part
    }

    /// The `n` elements from what `p` points to, as a slice of type `ty`: of the slice or array that `p` is seen to
    /// point into, else of the one element that every pointer points to.
    fn window(&mut self, p: ExprId, n: ExprId, ty: TypeRef) -> u16 {
        let elem = ty.elem().expect("a slice has an element type");
        let (all, first) = match self.window_base(p) {
            Some((x, index)) => {
                let bounds = [None; 3];
                let all = match self.type_of(x).kind {
                    Kind::Slice => self.value(x, Dest::Any),
                    _ => self.slice_expr(x, bounds, Dest::Any),
                };
                let first = match index {
                    Some(index) => self.index_value(index, Hold::Later).slot,
                    None => self.word(0),
                };
                (all, first)
            }
            None => {
                let (ptr, all) = (self.value(p, Dest::Any), self.take(ty));
                let zero = self.word(0);
                let (lo, stride) = (zero.into(), elem.size.into());
                let insn = op::SliceArr {
                    dst: all.into(),
                    p: ptr.into(),
                    lo,
                    hi: lo,
                    max: lo,
                    mask: 0.into(),
                    stride,
                    len: 1.into(),
                };
                self.emit(insn);
                (all, zero)
            }
        };
        let count = self.index_value(n, Hold::Now).slot;
        let (end, window) = (self.take_word(), self.take(ty));
        self.emit(op::AddI64 { dst: end.into(), a: first.into(), b: count.into() });
        let (lo, hi, stride) = (first.into(), end.into(), elem.size.into());
        let (dst, s, mask) = (window.into(), all.into(), 0b111.into());
        self.emit(op::SliceSlice { dst, s, lo, hi, max: hi, mask, stride });
        window
    }

    /// The slice or array and the index of which `p` is seen to be the address.
    fn window_base(&mut self, p: ExprId) -> Option<(ExprId, Option<ExprId>)> {
        if let Some(s) = self.call_of(p, Builtin::UnsafeSliceData) {
            return Some((s, None));
        }
        let ast = self.ast;
        let ExprKind::Unary { op: UnaryOp::And, x } = ast.exprs[self.unparen(p)].kind else { return None };
        let ExprKind::Index { x, indices, .. } = &ast.exprs[self.unparen(x)].kind else { return None };
        matches!(self.type_of(*x).kind, Kind::Slice | Kind::Array | Kind::Pointer).then(|| (*x, Some(indices[0])))
    }

    /// The argument of `e`, if that is a call of this function of package unsafe.
    fn call_of(&self, e: ExprId, id: Builtin) -> Option<ExprId> {
        let ExprKind::Call(call) = &self.ast.exprs[self.unparen(e)].kind else { return None };
        (self.mode(call.fun) == Mode::Builtin(id)).then(|| call.args[0])
    }

    /// `unsafe.SliceData(s)`; of an empty slice that is not nil the address of an element of its own.
    fn slice_data(&mut self, s: ExprId, dst: u16) {
        let ty = self.type_of(s);
        let elem = ty.elem().expect("a slice has an element type");
        let slice = self.value(s, Dest::Any);
        let cap = self.take_word();
        let end = self.f.code.label();
        self.move_slots(dst, slice, 1);
        self.branch_equal_imm(dst, 0, end);
        self.emit(op::SliceCap { dst: cap.into(), s: slice.into() });
        let empty = self.f.code.label();
        self.branch_equal_imm(cap, 0, empty);
        self.jump(end);
        self.f.code.bind(empty);
        self.emit(op::New { dst: dst.into(), ty: elem.into() });
        self.f.code.bind(end);
    }

    // ---- Conversions ----

    /// The pointers are needed up to here.
    ///
    /// Go promises it for what becomes a number in the arguments of system calls, and of functions that are marked
    /// `//go:uintptrescapes`; here it is so for all.
    pub(super) fn keep_alive(&mut self, pointers: &[u16]) {
        for pointer in pointers {
            let unused = self.take_word();
            self.emit(op::Address { dst: unused.into(), src: (*pointer).into() });
        }
    }

    /// `dst` = `x`, of type `from`, converted to `to`, if one of them is unsafe.Pointer.
    pub(super) fn unsafe_conversion(&mut self, x: ExprId, from: TypeRef, to: TypeRef, dst: u16) -> bool {
        let pos = self.ast.exprs[x].span.start;
        match (from.kind, to.kind) {
            (Kind::UnsafePointer, Kind::Uintptr) => {
                let mut src = self.value(x, Dest::Volatile);
                if self.f.lent.is_some() {
                    let kept = self.f.regs.take_forever(&[SlotKind::Ptr]);
                    self.move_slots(kept, src, 1);
                    self.f.lent.iter_mut().for_each(|lent| lent.push(kept));
                    src = kept;
                }
                self.emit(op::Address { dst: dst.into(), src: src.into() });
            }
            (Kind::Uintptr, Kind::UnsafePointer) => match self.converted(x) {
                Some(pointer) => {
                    self.value(pointer, Dest::To(dst));
                }
                None if self.const_int(x) == Some(0) => self.emit(op::LoadNil { dst: dst.into() }),
                None => self.unsupported(pos, "converting a number to an unsafe.Pointer"),
            },
            (Kind::UnsafePointer, Kind::Pointer) => {
                let elem = to.elem().expect("a pointer has a base type");
                let fits = match self.origin(x) {
                    Origin::Nil => true,
                    Origin::Pointer(have) => is_part(have, elem),
                    Origin::Unknown => self.f.trusted,
                };
                if !fits {
                    let what = format!("an unsafe.Pointer that is not seen to point to a value laid out as {elem:?}");
                    self.unsupported(pos, &what);
                }
                self.value(x, Dest::To(dst));
            }
            _ => return false,
        }
        true
    }

    /// The operand of the conversion of an unsafe.Pointer to a uintptr that `e` is.
    fn converted(&mut self, e: ExprId) -> Option<ExprId> {
        let ExprKind::Call(call) = &self.ast.exprs[self.unparen(e)].kind else { return None };
        let is_conversion = self.mode(call.fun) == Mode::Type;
        (is_conversion && self.type_of(call.args[0]).kind == Kind::UnsafePointer).then(|| call.args[0])
    }

    fn origin(&mut self, e: ExprId) -> Origin {
        let ExprKind::Call(call) = &self.ast.exprs[self.unparen(e)].kind else { return Origin::Unknown };
        if self.mode(call.fun) != Mode::Type {
            return Origin::Unknown;
        }
        let from = call.args[0];
        if self.mode(from) == Mode::Nil || self.const_int(from) == Some(0) {
            return Origin::Nil;
        }
        let ty = self.type_of(from);
        match ty.kind {
            Kind::Pointer => Origin::Pointer(ty.elem().expect("a pointer has a base type")),
            Kind::UnsafePointer => self.origin(from),
            Kind::Uintptr => self.converted(from).map_or(Origin::Unknown, |pointer| self.origin(pointer)),
            _ => Origin::Unknown,
        }
    }
}

/// gc's offset of a field.
fn go_offset(fields: &[RField], i: usize) -> u64 {
    let mut end = 0u64;
    for field in &fields[..i] {
        end = end.next_multiple_of(u64::from(field.ty.go_align)) + field.ty.go_size;
    }
    end.next_multiple_of(u64::from(fields[i].ty.go_align))
}

/// Whether a `want` lies where a `have` does, in gc's memory as in ours.
fn is_part(have: TypeRef, want: TypeRef) -> bool {
    if is_same(have, want) {
        return true;
    }
    if is_plain(have) && is_plain(want) {
        return want.size <= have.size && want.go_align <= have.go_align;
    }
    match &have.shape {
        Shape::Struct { fields } => fields.first().is_some_and(|first| first.offset == 0 && is_part(first.ty, want)),
        Shape::Array { elem, len } => *len > 0 && is_part(*elem, want),
        _ => false,
    }
}

/// Whether values of the two types are one thing under two names.
fn is_same(a: TypeRef, b: TypeRef) -> bool {
    let same_parts = |a: Option<TypeRef>, b: Option<TypeRef>| a == b;
    a == b
        || a.kind == b.kind
            && match (&a.shape, &b.shape) {
                (Shape::Struct { fields: f }, Shape::Struct { fields: g }) => {
                    let same = |(f, g): (&RField, &RField)| f.offset == g.offset && is_same(f.ty, g.ty);
                    f.len() == g.len() && f.iter().zip(g.iter()).all(same)
                }
                (Shape::Array { elem: a, len: n }, Shape::Array { elem: b, len: m }) => n == m && is_same(*a, *b),
                (Shape::Slice { .. } | Shape::Pointer { .. } | Shape::Map { .. }, _) => {
                    same_parts(a.elem(), b.elem()) && same_parts(a.key(), b.key())
                }
                (Shape::Chan { .. } | Shape::Func { .. } | Shape::Interface { .. }, _) => a.shape == b.shape,
                _ => true,
            }
}

/// Whether every pattern of bits is a value of the type, and its memory is gc's: numbers, and arrays and structs of them
/// that are laid out alike.
fn is_plain(ty: TypeRef) -> bool {
    match &ty.shape {
        Shape::Struct { fields } => {
            u64::from(ty.size) == ty.go_size
                && (fields.iter().enumerate())
                    .all(|(i, field)| u64::from(field.offset) == go_offset(fields, i) && is_plain(field.ty))
        }
        Shape::Array { elem, .. } => is_plain(*elem),
        _ => ty.trace.is_empty() && ty.kind != Kind::Bool && u64::from(ty.size) == ty.go_size,
    }
}
