//! Sizes, alignments and offsets as gc has them on amd64: what unsafe tells programs.
//!
//! The machine's own memory layout is another matter (`bytecode::rtype`).

use super::Types;
use super::ty::{BasicKind, ObjId, Type, TypeId};
use super::valid_type::MAX_NESTING;

const WORD: i64 = 8;

/// The alignment of values of type `ty`; at least 1. Type parameters have none.
pub fn align_of(types: &Types, ty: TypeId) -> i64 {
    stacker::maybe_grow(64 << 10, 1 << 20, || match types.under(ty) {
        Type::Array { elem, .. } => align_of(types, *elem),
        Type::Struct(s) => s.fields.iter().map(|&field| align_of(types, types.type_of(field))).max().unwrap_or(1),
        Type::Basic(basic) => match basic.kind {
            BasicKind::Complex64 => 4,
            BasicKind::Complex128 => 8,
            kind => basic_size(kind).clamp(1, WORD),
        },
        _ => WORD,
    })
}

/// The size of values of type `ty`; none if it is beyond 63 bits. Type parameters have none.
pub fn size_of(types: &Types, ty: TypeId) -> Option<i64> {
    stacker::maybe_grow(64 << 10, 1 << 20, || match types.under(ty) {
        Type::Basic(basic) => Some(basic_size(basic.kind)),
        Type::Array { len, elem } if *len > 0 => size_of(types, *elem)?.checked_mul(*len),
        Type::Array { .. } => Some(0),
        Type::Slice { .. } => Some(3 * WORD),
        Type::Interface(_) => Some(2 * WORD),
        Type::Struct(s) => {
            let (Some(&last), Some(offset)) = (s.fields.last(), offsets_of(types, &s.fields).pop()) else {
                return Some(0);
            };
            let offset = offset?;
            let size = match size_of(types, types.type_of(last))? {
                // No pointer to the last field may stand one past the struct.
                0 if offset > 0 => 1,
                size => size,
            };
            align(offset.checked_add(size)?, align_of(types, ty))
        }
        _ => Some(WORD),
    })
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
    let mut end = Some(0i64);
    let place = |&field: &ObjId| {
        let ty = types.type_of(field);
        let offset = end.and_then(|end| align(end, align_of(types, ty)));
        end = offset.and_then(|offset| offset.checked_add(size_of(types, ty)?));
        offset
    };
    fields.iter().map(place).collect()
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
    variable(types, ty, &mut Vec::new())
}

fn variable(types: &Types, ty: TypeId, open: &mut Vec<TypeId>) -> bool {
    let ty = types.unalias(ty);
    if types.is_type_param(ty) {
        return true;
    }
    if open.contains(&ty) || open.len() > MAX_NESTING {
        return true;
    }
    open.push(ty);
    let result = stacker::maybe_grow(64 << 10, 1 << 20, || match types.under(ty) {
        Type::Array { elem, .. } => variable(types, *elem, open),
        Type::Struct(s) => s.fields.iter().any(|&field| variable(types, types.type_of(field), open)),
        _ => false,
    });
    open.pop();
    result
}
