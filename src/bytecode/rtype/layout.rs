//! Sizes, offsets, slots, pointer maps and comparison programs.

use super::{Body, EqOp, KeyClass, Kind, Leaf, LeafKind, MAX_SPREAD, RField, Repr, Shape, TraceOp, TypeRef};
use crate::bytecode::function::SlotKind;

/// How the fields of a struct are ordered in memory.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldOrder {
    /// By falling alignment, so that little is lost to padding.
    Packed,
    /// As given.
    Source,
}

/// The memory form of a type of one part; `None` for arrays, structs and complex numbers.
fn single_leaf(kind: Kind) -> Option<LeafKind> {
    Some(match kind {
        Kind::Bool | Kind::Uint8 => LeafKind::U8,
        Kind::Int8 => LeafKind::I8,
        Kind::Int16 => LeafKind::I16,
        Kind::Uint16 => LeafKind::U16,
        Kind::Int32 => LeafKind::I32,
        Kind::Uint32 => LeafKind::U32,
        Kind::Float32 => LeafKind::F32,
        Kind::Int | Kind::Int64 | Kind::Uint | Kind::Uint64 | Kind::Uintptr | Kind::Float64 => LeafKind::W64,
        Kind::Chan | Kind::Func | Kind::Map | Kind::Pointer | Kind::UnsafePointer => LeafKind::Ptr,
        Kind::String => LeafKind::Str,
        Kind::Slice => LeafKind::Slice,
        Kind::Interface => LeafKind::Iface,
        Kind::Complex64 | Kind::Complex128 | Kind::Array | Kind::Struct => return None,
    })
}

/// Sizes told to programs: gc's on amd64.
fn go_size_align(kind: Kind) -> (u64, u32) {
    match kind {
        Kind::Complex64 => (8, 4),
        Kind::Complex128 => (16, 8),
        Kind::Slice => (24, 8),
        Kind::String | Kind::Interface => (16, 8),
        kind => single_leaf(kind).map_or((0, 1), |leaf| (u64::from(leaf.size()), leaf.size())),
    }
}

/// The parts of a value while its layout is worked out. Leaves beyond [`MAX_SPREAD`] slots are dropped.
#[derive(Default)]
struct Parts {
    leaves: Vec<Leaf>,
    slots: usize,
    trace: Vec<TraceOp>,
    eq: Option<Vec<EqOp>>,
}

impl Parts {
    fn leaf(&mut self, offset: u32, kind: LeafKind) {
        if self.slots <= MAX_SPREAD {
            self.leaves.push(Leaf { offset, slot: self.slots as u16, kind });
        }
        self.slots += kind.slots();
    }

    fn eq_op(&mut self, op: EqOp) {
        let Some(eq) = &mut self.eq else { return };
        if let (Some(EqOp::Mem { offset, len }), EqOp::Mem { offset: next, len: more }) = (eq.last_mut(), op)
            && *offset + *len == next
        {
            *len += more;
            return;
        }
        eq.push(op);
    }

    /// Adds a value of type `ty` at `offset`.
    fn value(&mut self, ty: TypeRef, offset: u32) {
        match ty.repr {
            Repr::Spread => {
                for leaf in &ty.leaves {
                    self.leaf(offset + leaf.offset, leaf.kind);
                }
            }
            Repr::Cell => self.slots += MAX_SPREAD + 1,
        }
        self.trace.extend(ty.trace.iter().map(|op| match *op {
            TraceOp::Ptr(at) => TraceOp::Ptr(offset + at),
            TraceOp::Iface(at) => TraceOp::Iface(offset + at),
            TraceOp::Array { offset: at, count, stride, elem } => {
                TraceOp::Array { offset: offset + at, count, stride, elem }
            }
        }));
        let Some(ops) = &ty.eq else {
            self.eq = None;
            return;
        };
        for op in ops {
            self.eq_op(match *op {
                EqOp::Mem { offset: at, len } => EqOp::Mem { offset: offset + at, len },
                EqOp::F32(at) => EqOp::F32(offset + at),
                EqOp::F64(at) => EqOp::F64(offset + at),
                EqOp::Str(at) => EqOp::Str(offset + at),
                EqOp::Iface(at) => EqOp::Iface(offset + at),
                EqOp::Array { offset: at, count, stride, elem } => {
                    EqOp::Array { offset: offset + at, count, stride, elem }
                }
            });
        }
    }
}

/// Arrays of up to this many elements list the parts of each element.
const UNROLL: u64 = 8;

/// Works out the body of a complete type.
pub(super) fn layout(kind: Kind, mut shape: Shape, order: FieldOrder) -> Body {
    let mut parts = Parts { eq: Some(Vec::new()), ..Parts::default() };
    let (mut go_size, mut go_align) = go_size_align(kind);
    let (size, align) = match (&mut shape, single_leaf(kind)) {
        (_, Some(leaf)) => single(&mut parts, kind, leaf),
        (Shape::Array { elem, len }, _) => {
            go_size = elem.go_size.saturating_mul(*len);
            go_align = elem.go_align;
            array(&mut parts, *elem, *len)
        }
        (Shape::Struct { fields }, _) => {
            (go_size, go_align) = go_struct(fields);
            structure(&mut parts, fields, order)
        }
        _ if kind == Kind::Complex64 => {
            parts.leaf(0, LeafKind::F32);
            parts.leaf(4, LeafKind::F32);
            parts.eq = Some(vec![EqOp::F32(0), EqOp::F32(4)]);
            (8, 4)
        }
        _ => {
            parts.leaf(0, LeafKind::W64);
            parts.leaf(8, LeafKind::W64);
            parts.eq = Some(vec![EqOp::F64(0), EqOp::F64(8)]);
            (16, 8)
        }
    };
    finish(kind, shape, parts, (size, align), (go_size, go_align))
}

fn finish(kind: Kind, shape: Shape, parts: Parts, (size, align): (u32, u32), go: (u64, u32)) -> Body {
    let spread = parts.slots <= MAX_SPREAD;
    let leaves = if spread { parts.leaves } else { Vec::new() };
    let slot_kinds: Vec<SlotKind> =
        if spread { leaves.iter().flat_map(|l| l.kind.slot_kinds()).copied().collect() } else { vec![SlotKind::Ptr] };
    let direct = spread && parts.slots <= 1;
    let key_class = match (kind, &leaves[..], &parts.eq) {
        (Kind::String, ..) => KeyClass::Str,
        (Kind::Float32 | Kind::Float64, ..) => KeyClass::Generic,
        (_, [one], Some(eq)) if direct && one.offset == 0 && matches!(eq[..], [EqOp::Mem { .. }]) => KeyClass::Word,
        _ => KeyClass::Generic,
    };
    Body {
        kind,
        repr: if spread { Repr::Spread } else { Repr::Cell },
        slots: if spread { parts.slots as u16 } else { 1 },
        size,
        align,
        go_size: go.0,
        go_align: go.1,
        direct,
        data_is_ptr: !direct || slot_kinds.first() == Some(&SlotKind::Ptr),
        key_class,
        leaves: leaves.into(),
        slot_kinds: slot_kinds.into(),
        trace: parts.trace.into(),
        eq: parts.eq.map(Vec::into_boxed_slice),
        shape,
    }
}

fn single(parts: &mut Parts, kind: Kind, leaf: LeafKind) -> (u32, u32) {
    parts.leaf(0, leaf);
    match leaf {
        LeafKind::Iface => parts.trace.push(TraceOp::Iface(0)),
        LeafKind::Ptr | LeafKind::Str | LeafKind::Slice => parts.trace.push(TraceOp::Ptr(0)),
        _ => {}
    }
    parts.eq = match kind {
        Kind::Slice | Kind::Map | Kind::Func => None,
        Kind::Float32 => Some(vec![EqOp::F32(0)]),
        Kind::Float64 => Some(vec![EqOp::F64(0)]),
        Kind::String => Some(vec![EqOp::Str(0)]),
        Kind::Interface => Some(vec![EqOp::Iface(0)]),
        _ => Some(vec![EqOp::Mem { offset: 0, len: leaf.size() }]),
    };
    (leaf.size(), leaf.size())
}

fn array(parts: &mut Parts, elem: TypeRef, len: u64) -> (u32, u32) {
    // Values that are larger than that can be described, but the heap makes none.
    let size = u32::try_from(u64::from(elem.size).saturating_mul(len)).unwrap_or(u32::MAX);
    if len <= UNROLL {
        for i in 0..len as u32 {
            parts.value(elem, i.saturating_mul(elem.size));
        }
        if len == 0 && elem.eq.is_none() {
            parts.eq = None;
        }
        return (size, elem.align);
    }
    parts.slots = if elem.slots == 0 { 0 } else { MAX_SPREAD + 1 };
    let count = u32::try_from(len).unwrap_or(u32::MAX);
    if !elem.trace.is_empty() {
        parts.trace.push(TraceOp::Array { offset: 0, count, stride: elem.size, elem });
    }
    parts.eq = elem.eq.as_ref().map(|ops| match ops[..] {
        [] => Vec::new(),
        [EqOp::Mem { offset: 0, len }] if len == elem.size => vec![EqOp::Mem { offset: 0, len: size }],
        _ => vec![EqOp::Array { offset: 0, count, stride: elem.size, elem }],
    });
    (size, elem.align)
}

fn structure(parts: &mut Parts, fields: &mut [RField], order: FieldOrder) -> (u32, u32) {
    let mut by_place: Vec<usize> = (0..fields.len()).collect();
    if order == FieldOrder::Packed {
        by_place.sort_by_key(|&i| std::cmp::Reverse(fields[i].ty.align));
    }
    let (mut end, mut align) = (0_u32, 1_u32);
    for &i in &by_place {
        let ty = fields[i].ty;
        end = end.next_multiple_of(ty.align);
        fields[i].offset = end;
        end = end.saturating_add(ty.size);
        align = align.max(ty.align);
    }
    // No pointer may stand one past its object, so a zero-size last field is padded.
    if end > 0 && by_place.last().is_some_and(|&i| fields[i].ty.size == 0) {
        end += 1;
    }
    for field in fields.iter_mut() {
        field.slot = parts.slots.min(usize::from(u16::MAX)) as u16;
        // The blank field takes no part in comparison.
        let eq = (&*field.name == "_" && field.ty.eq.is_some()).then(|| parts.eq.take());
        parts.value(field.ty, field.offset);
        if let Some(eq) = eq {
            parts.eq = eq;
        }
    }
    (end.checked_next_multiple_of(align).unwrap_or(u32::MAX), align)
}

fn go_struct(fields: &[RField]) -> (u64, u32) {
    let (mut end, mut align) = (0_u64, 1_u32);
    for field in fields {
        end = end.next_multiple_of(u64::from(field.ty.go_align)).saturating_add(field.ty.go_size);
        align = align.max(field.ty.go_align);
    }
    if end > 0 && fields.last().is_some_and(|f| f.ty.go_size == 0) {
        end += 1;
    }
    (end.checked_next_multiple_of(u64::from(align)).unwrap_or(u64::MAX), align)
}
