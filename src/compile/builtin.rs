//! Predeclared functions, and library functions that are one instruction.

use crate::bytecode::function::PrintCode;
use crate::bytecode::insn::decoded as op;
use crate::bytecode::rtype::{Kind, Leaf, LeafKind, Shape, TypeRef};
use crate::check::info::Mode;
use crate::compile::arith::{is_integer, is_signed};
use crate::compile::function::{Dest, FuncCx};
use crate::compile::place::{At, Index, Place, is_wide_unsigned};
use crate::syntax::ast::{BinaryOp, Call, ExprId};
use crate::types::object::ObjectKind;
use crate::types::universe::Builtin;

impl FuncCx<'_, '_> {
    /// Whether the predeclared function is an instruction that is no safepoint and uses no out area.
    pub(super) fn is_simple_builtin(id: Builtin) -> bool {
        !matches!(id, Builtin::Sleep | Builtin::Panic | Builtin::Recover | Builtin::Close)
    }

    /// A call of a predeclared function.
    pub(super) fn builtin(&mut self, e: ExprId, id: Builtin, call: &Call, dest: Dest) -> u16 {
        let args = &call.args;
        if let [only] = args[..]
            && let Some(parts) = self.tuple_of(only)
        {
            return self.builtin_of_tuple(e, id, (only, &parts), dest);
        }
        match id {
            Builtin::Append => self.append(e, call, dest),
            Builtin::Cap | Builtin::Len => self.len(id, args[0], dest),
            Builtin::Complex => self.complex(e, args[0], args[1], dest),
            Builtin::Real | Builtin::Imag => self.complex_part(id, args[0], dest),
            Builtin::Copy => self.copy(args[0], args[1], dest),
            Builtin::Make => self.make(e, args, dest),
            Builtin::Max | Builtin::Min => self.extremum(e, id, args, dest),
            Builtin::New => self.new_value(e, args[0], dest),
            Builtin::Recover => {
                let ty = self.type_of(e);
                let dst = self.register_dest(dest, ty);
                self.emit(op::Recover { dst: dst.into() });
                self.result(dst, ty, dest)
            }
            Builtin::UnsafeAdd
            | Builtin::UnsafeAlignof
            | Builtin::UnsafeOffsetof
            | Builtin::UnsafeSizeof
            | Builtin::UnsafeSlice
            | Builtin::UnsafeSliceData
            | Builtin::UnsafeString
            | Builtin::UnsafeStringData => self.unsafe_call(e, id, call, dest),
            _ => {
                self.scoped(|cx| cx.builtin_stmt(id, call));
                0
            }
        }
    }

    /// `copy(f())` and the like: the arguments are the results of one call.
    fn builtin_of_tuple(&mut self, e: ExprId, id: Builtin, (call, parts): (ExprId, &[TypeRef]), dest: Dest) -> u16 {
        let ty = self.type_of(e);
        let dst = if matches!(id, Builtin::Append | Builtin::Complex | Builtin::Copy) { self.take(ty) } else { 0 };
        let mark = self.mark();
        let slots: Vec<(u16, TypeRef)> =
            self.tuple_values(call, parts, &[]).into_iter().zip(parts.iter().copied()).collect();
        match (id, &slots[..]) {
            (Builtin::Append, [(s, slice), rest @ ..]) => {
                let elem = slice.elem().expect("append takes a slice");
                let values: Vec<u16> =
                    (rest.iter()).map(|&(slot, have)| self.convert_assignable(slot, have, elem, Dest::Any)).collect();
                self.append_values(*s, &values, ty, elem, dst);
            }
            (Builtin::Complex, [(re, _), (im, _)]) => {
                self.move_slots(dst, *re, 1);
                self.move_slots(dst + 1, *im, 1);
            }
            (Builtin::Copy, [(a, slice), (b, from)]) => {
                if from.kind == Kind::String {
                    self.emit(op::CopyStr { dst: dst.into(), a: (*a).into(), b: (*b).into() });
                } else {
                    let elem = slice.elem().expect("copy takes slices").into();
                    self.emit(op::CopySlice { dst: dst.into(), a: (*a).into(), b: (*b).into(), ty: elem });
                }
            }
            _ => self.thunk_body(id, &slots),
        }
        self.release(mark);
        if let Dest::To(slot) = dest {
            self.move_value(slot, dst, ty);
            return slot;
        }
        dst
    }

    fn builtin_stmt(&mut self, id: Builtin, call: &Call) {
        let args = &call.args;
        match id {
            Builtin::Clear => self.clear(args[0]),
            Builtin::Close => {
                let ch = self.value(args[0], Dest::Volatile);
                self.emit(op::Close { ch: ch.into() });
            }
            Builtin::Delete => {
                let ty = self.type_of(args[0]);
                let map = self.value(args[0], Dest::Any);
                let key = self.value_as(args[1], ty.key().expect("a map has a key type"), Dest::Any);
                self.map_delete(map, key, ty);
            }
            Builtin::Panic => {
                let any = self.unit.table.interface(Vec::new());
                let v = self.value_as(args[0], any, Dest::Any);
                self.at(call.lparen);
                self.emit(op::Panic { v: v.into() });
            }
            Builtin::Print | Builtin::Println => self.print(id, args),
            Builtin::Sleep => {
                let duration = self.unit.table.basic(Kind::Int64);
                let native = self.unit.native("time.Sleep", vec![duration], Vec::new());
                let slot = self.out(0, 1);
                if self.is_simple(args[0]) {
                    self.value(args[0], Dest::To(slot));
                } else {
                    let from = self.value(args[0], Dest::Any);
                    self.move_slots(slot, from, 1);
                }
                let base = crate::bytecode::operand::Base(slot);
                self.emit(op::CallNative { base, native: crate::compile::place::id_word(native).into() });
            }
            _ => unreachable!("builtin took the others"),
        }
    }

    fn len(&mut self, id: Builtin, x: ExprId, dest: Dest) -> u16 {
        let mut ty = self.type_of(x);
        if ty.kind == Kind::Pointer {
            ty = ty.elem().expect("the operand is a pointer to an array");
        }
        if ty.kind == Kind::String && !matches!(dest, Dest::To(_)) {
            return self.value(x, dest) + 1;
        }
        let dst = self.dest(dest, self.unit.table.basic(Kind::Int));
        self.scoped(|cx| {
            if let Shape::Array { len, .. } = ty.shape {
                // Not constant because of a call or receive in it, which happens.
                cx.value(x, Dest::Any);
                return cx.load_word(dst, len);
            }
            let v = cx.value(x, Dest::Volatile);
            match (ty.kind, id) {
                (Kind::String, _) => cx.move_slots(dst, v + 1, 1),
                (Kind::Slice, Builtin::Len) => cx.emit(op::SliceLen { dst: dst.into(), s: v.into() }),
                (Kind::Slice, _) => cx.emit(op::SliceCap { dst: dst.into(), s: v.into() }),
                (Kind::Map, _) => cx.emit(op::MapLen { dst: dst.into(), m: v.into() }),
                (Kind::Chan, Builtin::Len) => cx.emit(op::ChanLen { dst: dst.into(), ch: v.into() }),
                _ => cx.emit(op::ChanCap { dst: dst.into(), ch: v.into() }),
            }
        });
        dst
    }

    fn append(&mut self, e: ExprId, call: &Call, dest: Dest) -> u16 {
        let ty = self.type_of(e);
        let elem = ty.elem().expect("append gives a slice");
        let (first, rest) = call.args.split_first().expect("append has an argument");
        let dst = self.dest(dest, ty);
        self.scoped(|cx| match rest {
            [] => {
                cx.value_as(*first, ty, Dest::To(dst));
            }
            [more] if call.ellipsis.is_some() => cx.append_all(*first, *more, ty, elem, dst),
            [one] => cx.append_one(*first, *one, ty, elem, dst),
            many => {
                if many.iter().any(|&e| cx.is_computed(e)) {
                    // What is no step, gc evaluates if it is an operation before what is a place.
                    let parts = cx.parts(e);
                    cx.make_steps(&parts);
                    for &e in many {
                        let e = cx.unparen(e);
                        if cx.is_computed(e) {
                            cx.make_early(e);
                        }
                    }
                }
                let s = cx.value_as(*first, ty, Dest::Any);
                let values: Vec<u16> = many.iter().map(|e| cx.value_as(*e, elem, Dest::Any)).collect();
                cx.append_values(s, &values, ty, elem, dst);
            }
        });
        dst
    }

    fn append_all(&mut self, s: ExprId, more: ExprId, ty: TypeRef, elem: TypeRef, dst: u16) {
        let a =
            if self.is_simple(more) { self.value_as(s, ty, Dest::Volatile) } else { self.value_as(s, ty, Dest::Any) };
        if self.mode(more) == Mode::Nil {
            return self.move_value(dst, a, ty);
        }
        let is_string = self.type_of(more).kind == Kind::String;
        let b = self.value(more, Dest::Volatile);
        if is_string {
            self.emit(op::AppendStr { dst: dst.into(), a: a.into(), b: b.into(), ty: elem.into() });
        } else {
            self.emit(op::AppendSlice { dst: dst.into(), a: a.into(), b: b.into(), ty: elem.into() });
        }
    }

    fn append_one(&mut self, s: ExprId, value: ExprId, ty: TypeRef, elem: TypeRef, dst: u16) {
        let simple = self.is_simple(value);
        let s = if simple { self.value_as(s, ty, Dest::Volatile) } else { self.value_as(s, ty, Dest::Any) };
        let v = self.value_as(value, elem, Dest::Volatile);
        let (d, s_op, t) = (dst.into(), s.into(), elem.into());
        match &*elem.leaves {
            [Leaf { kind: LeafKind::W64, .. }] => self.emit(op::Append64 { dst: d, s: s_op, v: v.into(), ty: t }),
            [Leaf { kind: LeafKind::Ptr, .. }] => self.emit(op::AppendPtr { dst: d, s: s_op, v: v.into(), ty: t }),
            [Leaf { kind: LeafKind::U8 | LeafKind::I8, .. }] => {
                self.emit(op::Append8 { dst: d, s: s_op, v: v.into(), ty: t });
            }
            [one] if one.kind.size() == 16 => self.emit(op::AppendPair { dst: d, s: s_op, v: v.into(), ty: t }),
            _ => self.append_values(s, &[v], ty, elem, dst),
        }
    }

    fn append_values(&mut self, s: u16, values: &[u16], ty: TypeRef, elem: TypeRef, dst: u16) {
        // Grown in a temporary: a value may be in the variable that `dst` is.
        let grown = self.take(ty);
        let n = (values.len() as u16).into();
        self.emit(op::AppendN { dst: grown.into(), s: s.into(), n, ty: elem.into() });
        let index = self.take_word();
        self.emit(op::SliceLen { dst: index.into(), s: grown.into() });
        self.emit(op::AddImm { dst: index.into(), a: index.into(), imm: (-(values.len() as i16)).into() });
        for (i, &value) in values.iter().enumerate() {
            if i > 0 {
                self.emit(op::AddImm { dst: index.into(), a: index.into(), imm: 1.into() });
            }
            self.store(Place { at: At::Elem(grown, Index::signed(index)), ty: elem }, value);
        }
        self.move_value(dst, grown, ty);
    }

    fn complex(&mut self, e: ExprId, re: ExprId, im: ExprId, dest: Dest) -> u16 {
        let ty = self.type_of(e);
        let part = self.unit.table.basic(if ty.kind == Kind::Complex64 { Kind::Float32 } else { Kind::Float64 });
        let t = self.take(ty);
        self.scoped(|cx| {
            let a = cx.value_as(re, part, Dest::Any);
            let b = cx.value_as(im, part, Dest::Volatile);
            cx.move_slots(t + 1, b, 1);
            cx.move_slots(t, a, 1);
        });
        self.result(t, ty, if let Dest::To(_) = dest { dest } else { Dest::Volatile })
    }

    fn complex_part(&mut self, id: Builtin, x: ExprId, dest: Dest) -> u16 {
        let dst = match dest {
            Dest::To(dst) => dst,
            Dest::Any | Dest::Volatile => self.take_word(),
        };
        self.scoped(|cx| {
            let v = cx.value(x, Dest::Volatile);
            cx.move_slots(dst, if id == Builtin::Real { v } else { v + 1 }, 1);
        });
        dst
    }

    fn copy(&mut self, a: ExprId, b: ExprId, dest: Dest) -> u16 {
        let ty = self.type_of(a);
        let dst = self.dest(dest, self.unit.table.basic(Kind::Int));
        self.scoped(|cx| {
            let from_string = cx.type_of(b).kind == Kind::String;
            let to = cx.value(a, Dest::Any);
            let from = cx.value(b, Dest::Volatile);
            if from_string {
                cx.emit(op::CopyStr { dst: dst.into(), a: to.into(), b: from.into() });
            } else {
                let elem = ty.elem().expect("copy takes slices").into();
                cx.emit(op::CopySlice { dst: dst.into(), a: to.into(), b: from.into(), ty: elem });
            }
        });
        dst
    }

    fn make(&mut self, e: ExprId, args: &[ExprId], dest: Dest) -> u16 {
        let ty = self.type_of(e);
        let dst = self.dest(dest, ty);
        self.scoped(|cx| {
            let mut sizes: Vec<u16> = args[1..].iter().map(|&size| cx.size_arg(size)).collect();
            if sizes.is_empty() {
                sizes.push(cx.word(0));
            }
            let first = sizes[0].into();
            match ty.kind {
                Kind::Slice => {
                    let elem = ty.elem().expect("a slice has an element type").into();
                    let cap = sizes[sizes.len() - 1].into();
                    cx.emit(op::MakeSlice { dst: dst.into(), len: first, cap, ty: elem });
                }
                Kind::Map => cx.emit(op::MakeMap { dst: dst.into(), hint: first, ty: ty.into() }),
                _ => cx.emit(op::MakeChan { dst: dst.into(), size: first, ty: ty.into() }),
            }
        });
        dst
    }

    /// A size as a 64-bit number; an unsigned one beyond 2^63 is negative here, which is out of range as well.
    fn size_arg(&mut self, size: ExprId) -> u16 {
        match self.const_int(size) {
            Some(n) => self.word(n as u64),
            None => self.value(size, Dest::Any),
        }
    }

    fn extremum(&mut self, e: ExprId, id: Builtin, args: &[ExprId], dest: Dest) -> u16 {
        let ty = self.type_of(e);
        if ty.slots == 1 && !is_wide_unsigned(ty.kind) {
            return self.extremum_of_words(id, args, ty, dest);
        }
        let acc = self.take(ty);
        self.scoped(|cx| {
            cx.value_as(args[0], ty, Dest::To(acc));
            for &arg in &args[1..] {
                cx.scoped(|cx| {
                    let v = cx.value_as(arg, ty, Dest::Any);
                    cx.keep_extremum(id, ty, acc, v);
                });
            }
        });
        self.result(acc, ty, if let Dest::To(_) = dest { dest } else { Dest::Volatile })
    }

    /// Of numbers that one instruction compares.
    fn extremum_of_words(&mut self, id: Builtin, args: &[ExprId], ty: TypeRef, dest: Dest) -> u16 {
        let (first, rest) = args.split_first().expect("min and max have arguments");
        let dst = self.dest(dest, ty);
        self.scoped(|cx| {
            let mut best = cx.value_as(*first, ty, Dest::Any);
            for (n, arg) in rest.iter().enumerate() {
                let v = cx.value_as(*arg, ty, Dest::Any);
                let to = if n + 1 == rest.len() { dst } else { cx.take(ty) };
                cx.emit_extremum(id, ty.kind, to, best, v);
                best = to;
            }
            cx.move_value(dst, best, ty);
        });
        dst
    }

    fn emit_extremum(&mut self, id: Builtin, kind: Kind, dst: u16, a: u16, b: u16) {
        let (dst, a, b) = (dst.into(), a.into(), b.into());
        match (kind, id == Builtin::Min) {
            (Kind::Float64, true) => self.emit(op::MinF64 { dst, a, b }),
            (Kind::Float64, false) => self.emit(op::MaxF64 { dst, a, b }),
            (Kind::Float32, true) => self.emit(op::MinF32 { dst, a, b }),
            (Kind::Float32, false) => self.emit(op::MaxF32 { dst, a, b }),
            (_, true) => self.emit(op::MinI64 { dst, a, b }),
            (_, false) => self.emit(op::MaxI64 { dst, a, b }),
        }
    }

    /// Keeps in `acc` the least or greatest of two strings or unsigned numbers of 64 bits.
    fn keep_extremum(&mut self, id: Builtin, ty: TypeRef, acc: u16, v: u16) {
        let min = id == Builtin::Min;
        let (skip, better) = (self.f.code.label(), self.take_word());
        let (less, than) = if min { (v, acc) } else { (acc, v) };
        match ty.kind {
            Kind::String => self.compare_slots(BinaryOp::Lt, ty, less, than, better),
            _ => self.emit(op::LtU { dst: better.into(), a: less.into(), b: than.into() }),
        }
        self.branch_bool(better, skip, false);
        self.move_value(acc, v, ty);
        self.f.code.bind(skip);
    }

    /// `new(T)`, `new(x)`
    fn new_value(&mut self, e: ExprId, arg: ExprId, dest: Dest) -> u16 {
        let ty = self.type_of(arg);
        let ptr = self.take_ptr();
        if self.mode(arg) == Mode::Type {
            let place = self.new_place(e, ty);
            self.new_zero(ptr, place, ty);
        } else {
            let value = self.value(arg, Dest::Any);
            self.emit(op::New { dst: ptr.into(), ty: ty.into() });
            self.store(Place::mem(ptr, 0, ty), value);
        }
        let ptr_ty = self.unit.table.pointer(ty);
        self.result(ptr, ptr_ty, if let Dest::To(_) = dest { dest } else { Dest::Volatile })
    }

    fn clear(&mut self, x: ExprId) {
        let ty = self.type_of(x);
        let v = self.value(x, Dest::Volatile);
        if ty.kind == Kind::Map {
            self.emit(op::MapClear { m: v.into(), ty: ty.into() });
        } else {
            let elem = ty.elem().expect("clear takes a map or a slice");
            self.emit(op::ClearSlice { s: v.into(), ty: elem.into() });
        }
    }

    fn print(&mut self, id: Builtin, args: &[ExprId]) {
        let line = id == Builtin::Println;
        let pieces: Vec<(u16, TypeRef)> = args
            .iter()
            .map(|&arg| {
                let ty = self.type_of(arg);
                (self.value(arg, Dest::Any), ty)
            })
            .collect();
        for (i, (slot, ty)) in pieces.into_iter().enumerate() {
            if line && i > 0 {
                self.emit(op::Print { v: 0.into(), code: (PrintCode::Space as u16).into() });
            }
            self.print_piece(slot, ty);
        }
        if line {
            self.emit(op::Print { v: 0.into(), code: (PrintCode::Newline as u16).into() });
        }
    }

    pub(super) fn print_piece(&mut self, mut slot: u16, ty: TypeRef) {
        let code = match ty.kind {
            Kind::Bool => PrintCode::Bool,
            kind if is_signed(kind) => PrintCode::Int,
            kind if is_integer(kind) => PrintCode::Uint,
            Kind::Float64 => PrintCode::Float,
            Kind::Float32 => {
                let wide = self.take_word();
                self.emit(op::F32ToF64 { dst: wide.into(), src: slot.into() });
                slot = wide;
                PrintCode::Float
            }
            Kind::Complex128 => PrintCode::Complex,
            Kind::Complex64 => {
                let wide = self.take(self.unit.table.basic(Kind::Complex128));
                self.widen_complex(wide, slot);
                slot = wide;
                PrintCode::Complex
            }
            Kind::String => PrintCode::Str,
            Kind::Interface => PrintCode::Iface,
            Kind::Slice => PrintCode::Slice,
            _ => PrintCode::Ptr,
        };
        self.emit(op::Print { v: slot.into(), code: (code as u16).into() });
    }

    // ---- Library functions that are one instruction ----

    /// The call of a library function that the machine has an instruction for.
    pub(super) fn intrinsic(&mut self, e: ExprId, call: &Call, dest: Dest) -> Option<u16> {
        if self.unit.is_plain() {
            return None;
        }
        let fun = self.unparen(call.fun);
        let obj = *self.info.uses.get(&fun)?;
        let object = self.types.obj(obj);
        let ObjectKind::Func(_) = object.kind else { return None };
        let path = self.types.pkg(object.pkg?).path.as_str();
        if !matches!(path, "math" | "sync/atomic") {
            return None;
        }
        let name = self.types.name(object.name);
        let ty = self.type_of(e);
        match (path, &*name) {
            ("math", "Sqrt" | "Abs" | "Floor" | "Float64bits" | "Float64frombits") => {
                Some(self.math_intrinsic(&name, call.args[0], ty, dest))
            }
            ("sync/atomic", _) => self.atomic_intrinsic(&name, call, ty, dest),
            _ => None,
        }
    }

    fn math_intrinsic(&mut self, name: &str, x: ExprId, ty: TypeRef, dest: Dest) -> u16 {
        let dst = self.dest(dest, ty);
        self.scoped(|cx| {
            let a = cx.value(x, Dest::Volatile);
            let (d, a_op) = (dst.into(), a.into());
            match name {
                "Sqrt" => cx.emit(op::SqrtF64 { dst: d, a: a_op }),
                "Abs" => cx.emit(op::AbsF64 { dst: d, a: a_op }),
                "Floor" => cx.emit(op::FloorF64 { dst: d, a: a_op }),
                _ => cx.move_slots(dst, a, 1),
            }
        });
        dst
    }

    fn atomic_intrinsic(&mut self, name: &str, call: &Call, ty: TypeRef, dest: Dest) -> Option<u16> {
        let (operation, rest) = ["Load", "Store", "Add", "Swap", "CompareAndSwap"]
            .iter()
            .find_map(|prefix| Some((*prefix, name.strip_prefix(prefix)?)))?;
        let wide = match rest {
            "Int32" | "Uint32" => false,
            "Int64" | "Uint64" | "Uintptr" => true,
            _ => return None,
        };
        let unsigned = rest == "Uint32";
        let dst = if operation == "Store" { 0 } else { self.dest(dest, ty) };
        self.scoped(|cx| {
            let slots: Vec<u16> = call.args.iter().map(|&arg| cx.value(arg, Dest::Any)).collect();
            cx.emit_atomic(operation, wide, dst, &slots);
            if unsigned && matches!(operation, "Load" | "Add" | "Swap") {
                cx.wrap(Kind::Uint32, dst);
            }
        });
        Some(dst)
    }

    fn emit_atomic(&mut self, operation: &str, wide: bool, dst: u16, slots: &[u16]) {
        let (d, p) = (dst, slots[0]);
        match (operation, wide) {
            ("Load", false) => self.emit(op::AtomicLoad32 { dst: d.into(), ptr: p.into() }),
            ("Load", true) => self.emit(op::AtomicLoad64 { dst: d.into(), ptr: p.into() }),
            ("Store", false) => self.emit(op::AtomicStore32 { ptr: p.into(), v: slots[1].into() }),
            ("Store", true) => self.emit(op::AtomicStore64 { ptr: p.into(), v: slots[1].into() }),
            ("Add", false) => self.emit(op::AtomicAdd32 { dst: d.into(), ptr: p.into(), v: slots[1].into() }),
            ("Add", true) => self.emit(op::AtomicAdd64 { dst: d.into(), ptr: p.into(), v: slots[1].into() }),
            ("Swap", false) => self.emit(op::AtomicSwap32 { dst: d.into(), ptr: p.into(), v: slots[1].into() }),
            ("Swap", true) => self.emit(op::AtomicSwap64 { dst: d.into(), ptr: p.into(), v: slots[1].into() }),
            (_, false) => {
                let (old, new) = (slots[1].into(), slots[2].into());
                self.emit(op::AtomicCas32 { dst: d.into(), ptr: p.into(), old, new });
            }
            (_, true) => {
                let (old, new) = (slots[1].into(), slots[2].into());
                self.emit(op::AtomicCas64 { dst: d.into(), ptr: p.into(), old, new });
            }
        }
    }
}
