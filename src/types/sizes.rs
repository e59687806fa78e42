//! Sizes, alignments and offsets as gc has them on amd64: what unsafe tells programs.
//!
//! The machine's own memory layout is another matter (`bytecode::rtype`).

use rustc_hash::{FxHashMap, FxHashSet};

use super::Types;
use super::ty::{BasicKind, ObjId, Type, TypeId};
use super::valid_type::MAX_NESTING;

const WORD: i64 = 8;

/// The alignment of values of type `ty`; at least 1. Type parameters have none.
pub fn align_of(types: &Types, ty: TypeId) -> i64 {
    Measure::new(types).layout(ty).align
}

/// The size of values of type `ty`; none if it is beyond 63 bits. Type parameters have none.
pub fn size_of(types: &Types, ty: TypeId) -> Option<i64> {
    Measure::new(types).layout(ty).size
}

/// Size and alignment.
#[derive(Clone, Copy)]
struct Layout {
    size: Option<i64>,
    align: i64,
}

struct Measure<'t> {
    types: &'t Types,
    /// Structs that have been measured: types whose parts share parts would take exponential time.
    known: FxHashMap<TypeId, Layout>,
}

impl<'t> Measure<'t> {
    fn new(types: &'t Types) -> Self {
        Measure { types, known: FxHashMap::default() }
    }

    fn layout(&mut self, ty: TypeId) -> Layout {
        stacker::maybe_grow(64 << 10, 1 << 20, || self.layout_under(self.types.underlying(ty)))
    }

    fn layout_under(&mut self, under: TypeId) -> Layout {
        let word = |n: i64| Layout { size: Some(n * WORD), align: WORD };
        match self.types.get(under) {
            Type::Basic(basic) => basic_layout(basic.kind),
            Type::Array { len, elem } => {
                let elem = self.layout(*elem);
                let size = if *len > 0 { elem.size.and_then(|size| size.checked_mul(*len)) } else { Some(0) };
                Layout { size, align: elem.align }
            }
            Type::Slice { .. } => word(3),
            Type::Interface(_) => word(2),
            Type::Struct(s) => {
                if let Some(&known) = self.known.get(&under) {
                    return known;
                }
                let layout = self.fields(&s.fields, &mut Vec::new());
                self.known.insert(under, layout);
                layout
            }
            _ => word(1),
        }
    }

    /// The layout of a struct with these fields, and where they lie; none for those beyond 63 bits.
    fn fields(&mut self, fields: &[ObjId], offsets: &mut Vec<Option<i64>>) -> Layout {
        let mut whole = Layout { size: Some(0), align: 1 };
        for (i, &field) in fields.iter().enumerate() {
            let field = self.layout(self.types.type_of(field));
            let offset = whole.size.and_then(|end| align(end, field.align));
            offsets.push(offset);
            let size = match field.size {
                // No pointer to the last field may stand one past the struct.
                Some(0) if i + 1 == fields.len() && offset.is_some_and(|offset| offset > 0) => Some(1),
                size => size,
            };
            whole.size = offset.and_then(|offset| offset.checked_add(size?));
            whole.align = whole.align.max(field.align);
        }
        Layout { size: whole.size.and_then(|end| align(end, whole.align)), ..whole }
    }
}

fn basic_layout(kind: BasicKind) -> Layout {
    let size = basic_size(kind);
    let align = match kind {
        BasicKind::Complex64 => 4,
        BasicKind::Complex128 => 8,
        _ => size.clamp(1, WORD),
    };
    Layout { size: Some(size), align }
}

fn basic_size(kind: BasicKind) -> i64 {
    match kind {
        BasicKind::Bool | BasicKind::Int8 | BasicKind::Uint8 => 1,
        BasicKind::Int16 | BasicKind::Uint16 => 2,
        BasicKind::Int32 | BasicKind::Uint32 | BasicKind::Float32 => 4,
        BasicKind::Complex128 | BasicKind::String => 16,
        _ => WORD,
    }
}

/// The offsets of a struct's fields; none for those beyond 63 bits.
pub fn offsets_of(types: &Types, fields: &[ObjId]) -> Vec<Option<i64>> {
    let mut offsets = Vec::with_capacity(fields.len());
    Measure::new(types).fields(fields, &mut offsets);
    offsets
}

/// The offset of the field to which a path of field numbers leads, with no pointer on the way.
pub fn offset_of(types: &Types, ty: TypeId, path: &[usize]) -> Option<i64> {
    let (mut offset, mut at) = (0i64, ty);
    for &i in path {
        let fields = &types.as_struct(at)?.fields;
        offset = offset.checked_add((*offsets_of(types, fields).get(i)?)?)?;
        at = types.type_of(*fields.get(i)?);
    }
    Some(offset)
}

fn align(offset: i64, alignment: i64) -> Option<i64> {
    offset.checked_add(alignment - 1).map(|end| end & !(alignment - 1))
}

/// Whether the size of `ty` depends on a type parameter, or is infinite because the type contains itself, so that
/// unsafe.Sizeof of it is no constant. Ask this before asking for sizes.
pub fn has_variable_size(types: &Types, ty: TypeId) -> bool {
    variable(types, ty, &mut Vec::new(), &mut FxHashSet::default())
}

/// `open` are the types around this one, `fixed` those that were found to have a fixed size.
fn variable(types: &Types, ty: TypeId, open: &mut Vec<TypeId>, fixed: &mut FxHashSet<TypeId>) -> bool {
    let ty = types.unalias(ty);
    if fixed.contains(&ty) {
        return false;
    }
    if types.is_type_param(ty) || open.contains(&ty) || open.len() > MAX_NESTING {
        return true;
    }
    open.push(ty);
    let result = stacker::maybe_grow(64 << 10, 1 << 20, || match types.under(ty) {
        Type::Array { elem, .. } => variable(types, *elem, open, fixed),
        Type::Struct(s) => s.fields.iter().any(|&field| variable(types, types.type_of(field), open, fixed)),
        _ => false,
    });
    open.pop();
    if !result {
        fixed.insert(ty);
    }
    result
}
