//! What types are made of, and types that programs make.

use std::sync::Arc;

use crate::bytecode::rtype::{IMethod, Kind, RChanDir, RField, Shape, TypeRef, TypeTable};
use crate::native;
use crate::native::reflect::{number, part, type_of};
use crate::vm::abi::{Iface, Native, NativeCx, NativeResult, Slice, Str};

pub(crate) const NATIVES: &[Native] = &[
    native!("reflect.typeOf", type_number),
    native!("reflect.typeOfValue", type_of_value),
    native!("reflect.describe", describe),
    native!("reflect.field", field),
    native!("reflect.methods", methods),
    native!("reflect.signature", signature),
    native!("reflect.implements", implements),
    native!("reflect.identical", identical),
    native!("reflect.pointerTo", pointer_to),
    native!("reflect.sliceOf", slice_of),
    native!("reflect.arrayOf", array_of),
    native!("reflect.mapOf", map_of),
    native!("reflect.chanOf", chan_of),
    native!("reflect.funcOf", func_of),
    native!("reflect.structOf", struct_of),
];

/// The most bytes that a type may have.
const MAX_SIZE: u64 = u32::MAX as u64;

fn type_number(_: &mut NativeCx<'_>, (x,): (Iface,)) -> NativeResult<u64> {
    Ok(x.ty().map_or(0, number))
}

fn type_of_value(cx: &mut NativeCx<'_>, (value, led): (Iface, bool)) -> NativeResult<u64> {
    Ok(number(part(cx, (value, led))?.ty()))
}

/// Kind, name, package path, text, size, alignment, length or count of fields, element, key, whether it is comparable,
/// direction of a channel.
type Description = (i64, Str, Str, Str, u64, i64, i64, u64, u64, bool, i64);

fn describe(cx: &mut NativeCx<'_>, (ty,): (u64,)) -> NativeResult<Description> {
    let ty = type_of(cx, ty)?;
    let (name, path) = match &ty.named {
        Some((name, path)) => (&**name, &**path),
        None if matches!(ty.made_of(), Shape::Basic) && ty.kind() != Kind::UnsafePointer => (&*ty.name, ""),
        None if ty.kind() == Kind::UnsafePointer => ("Pointer", "unsafe"),
        None => ("", ""),
    };
    let n = match &ty.shape {
        Shape::Array { len, .. } => *len as i64,
        Shape::Struct { fields } => fields.len() as i64,
        _ => 0,
    };
    let dir = if let Shape::Chan { dir, .. } = ty.made_of() { *dir as i64 } else { 0 };
    let text = |text: &str| cx.new_str(text.as_bytes());
    let (elem, key) = (ty.elem().map_or(0, number), ty.key().map_or(0, number));
    let kind = ty.kind() as i64;
    Ok((
        kind,
        text(name)?,
        text(path)?,
        text(&ty.name)?,
        ty.go_size,
        i64::from(ty.go_align),
        n,
        elem,
        key,
        ty.eq.is_some(),
        dir,
    ))
}

/// Name, package of an unexported one, tag, type, offset as programs see it, whether it is embedded.
type Field = (Str, Str, Str, u64, u64, bool);

fn field(cx: &mut NativeCx<'_>, (ty, i): (u64, i64)) -> NativeResult<Field> {
    let ty = type_of(cx, ty)?;
    let Some(field) = usize::try_from(i).ok().and_then(|i| ty.fields().get(i)) else {
        return Err(cx.panic_text("reflect: Field index out of bounds"));
    };
    let offset = ty.fields()[..i as usize].iter().fold(0, |at, field| aligned(at, field.ty) + field.ty.go_size);
    let text = |text: &str| cx.new_str(text.as_bytes());
    Ok((
        text(&field.name)?,
        text(field.pkg.as_deref().unwrap_or(""))?,
        text(&field.tag)?,
        number(field.ty),
        aligned(offset, field.ty),
        field.embedded,
    ))
}

fn aligned(offset: u64, ty: TypeRef) -> u64 {
    offset.next_multiple_of(u64::from(ty.go_align.max(1)))
}

/// The methods that reflection shows, by name: of an interface all, of another type the exported ones. Names, packages
/// of unexported ones, types without receiver.
fn methods(cx: &mut NativeCx<'_>, (ty,): (u64,)) -> NativeResult<(Slice, Slice, Slice)> {
    let ty = type_of(cx, ty)?;
    let types = Arc::clone(cx.types());
    let found = shown_methods(&types, ty);
    let string = types.basic(Kind::String);
    let names = strings(cx, string, found.iter().map(|(name, ..)| &**name))?;
    let packages = strings(cx, string, found.iter().map(|(_, pkg, _)| pkg.as_deref().unwrap_or("")))?;
    let numbers: Vec<u64> = found.iter().map(|(.., ty)| number(*ty)).collect();
    Ok((names, packages, cx.new_slice(types.basic(Kind::Uintptr), &numbers)?))
}

/// A method as reflection shows it: its name, its package if it is unexported, its type without receiver.
type ShownMethod = (Arc<str>, Option<Arc<str>>, TypeRef);

/// The methods of a type that reflection shows, in the order of their numbers.
pub(in crate::native) fn shown_methods(types: &TypeTable, ty: TypeRef) -> Vec<ShownMethod> {
    let mut found: Vec<ShownMethod> = Vec::new();
    if let Shape::Interface { methods } = ty.made_of() {
        found.extend(methods.iter().map(|IMethod { id, ty }| {
            let (name, pkg) = types.method_name(*id);
            (name, pkg, *ty)
        }));
    } else {
        let named = ty.methods().iter().map(|method| (types.method_name(method.id), method.ty)).collect::<Vec<_>>();
        found.extend(named.into_iter().filter(|((_, pkg), _)| pkg.is_none()).map(|((name, pkg), ty)| (name, pkg, ty)));
    }
    found.sort_by(|a, b| (a.1.is_some(), &a.0, &a.1).cmp(&(b.1.is_some(), &b.0, &b.1)));
    found
}

fn strings<'t>(cx: &NativeCx<'_>, string: TypeRef, texts: impl Iterator<Item = &'t str>) -> NativeResult<Slice> {
    let texts = texts.map(|text| cx.new_str(text.as_bytes())).collect::<NativeResult<Vec<Str>>>()?;
    cx.new_slice(string, &texts)
}

/// Parameters and results of a function type, and whether the last parameter is variadic.
fn signature(cx: &mut NativeCx<'_>, (ty,): (u64,)) -> NativeResult<(Slice, Slice, bool)> {
    let ty = type_of(cx, ty)?;
    let Shape::Func { params, results, variadic } = ty.made_of() else {
        return Err(cx.panic_text("reflect: not a function type"));
    };
    let word = cx.types().basic(Kind::Uintptr);
    let list = |types: &[TypeRef]| cx.new_slice(word, &types.iter().map(|ty| number(*ty)).collect::<Vec<_>>());
    Ok((list(params)?, list(results)?, *variadic))
}

fn implements(cx: &mut NativeCx<'_>, (ty, iface): (u64, u64)) -> NativeResult<bool> {
    let (ty, iface) = (type_of(cx, ty)?, type_of(cx, iface)?);
    match (ty.made_of(), iface.made_of()) {
        (Shape::Interface { methods }, Shape::Interface { methods: wanted }) => {
            Ok(wanted.iter().all(|want| methods.contains(want)))
        }
        (_, Shape::Interface { .. }) => Ok(cx.implements(ty, iface)),
        _ => Ok(false),
    }
}

/// Whether two types have the same underlying type, tags apart: then values of one are values of the other.
fn identical(cx: &mut NativeCx<'_>, (a, b): (u64, u64)) -> NativeResult<bool> {
    Ok(same_underlying(type_of(cx, a)?, type_of(cx, b)?))
}

/// Spec, "Conversions": identical underlying types, struct tags ignored.
pub(super) fn same_underlying(a: TypeRef, b: TypeRef) -> bool {
    let same_list = |a: &[TypeRef], b: &[TypeRef]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(*a, *b));
    a == b
        || a.kind() == b.kind()
            && match (a.made_of(), b.made_of()) {
                (Shape::Basic, Shape::Basic) => true,
                (Shape::Array { elem: a, len: m }, Shape::Array { elem: b, len: n }) => m == n && same(*a, *b),
                (Shape::Chan { elem: a, dir: d }, Shape::Chan { elem: b, dir: e }) => d == e && same(*a, *b),
                (
                    Shape::Func { params: a, results: r, variadic: v },
                    Shape::Func { params: b, results: s, variadic: w },
                ) => v == w && same_list(a, b) && same_list(r, s),
                (Shape::Interface { methods: a }, Shape::Interface { methods: b }) => a == b,
                (Shape::Map { key: k, elem: a }, Shape::Map { key: l, elem: b }) => same(*k, *l) && same(*a, *b),
                (Shape::Pointer { elem: a }, Shape::Pointer { elem: b }) => same(*a, *b),
                (Shape::Slice { elem: a }, Shape::Slice { elem: b }) => same(*a, *b),
                (Shape::Struct { fields: a }, Shape::Struct { fields: b }) => {
                    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_field(a, b))
                }
                _ => false,
            }
}

fn same(a: TypeRef, b: TypeRef) -> bool {
    a == b || a.named.is_none() && b.named.is_none() && same_underlying(a, b)
}

fn same_field(a: &RField, b: &RField) -> bool {
    (&a.name, &a.pkg, a.embedded) == (&b.name, &b.pkg, b.embedded) && same(a.ty, b.ty)
}

// ---- Types that programs make. The library has checked what they are made of.

fn make(cx: &NativeCx<'_>, parts: &[u64], make: impl FnOnce(&TypeTable, &[TypeRef]) -> TypeRef) -> NativeResult<u64> {
    let parts = parts.iter().map(|ty| type_of(cx, *ty)).collect::<NativeResult<Vec<_>>>()?;
    Ok(number(make(cx.types(), &parts)))
}

fn pointer_to(cx: &mut NativeCx<'_>, (elem,): (u64,)) -> NativeResult<u64> {
    make(cx, &[elem], |types, parts| types.pointer(parts[0]))
}

fn slice_of(cx: &mut NativeCx<'_>, (elem,): (u64,)) -> NativeResult<u64> {
    make(cx, &[elem], |types, parts| types.slice(parts[0]))
}

fn array_of(cx: &mut NativeCx<'_>, (n, elem): (i64, u64)) -> NativeResult<u64> {
    let ty = type_of(cx, elem)?;
    let bytes = u64::try_from(n).ok().and_then(|n| n.checked_mul(ty.go_size.max(u64::from(ty.size)).max(1)));
    if bytes.is_none_or(|bytes| bytes > MAX_SIZE) {
        return Err(cx.panic_text("reflect.ArrayOf: array size would exceed virtual address space"));
    }
    make(cx, &[elem], |types, parts| types.array(parts[0], n as u64))
}

fn map_of(cx: &mut NativeCx<'_>, (key, elem): (u64, u64)) -> NativeResult<u64> {
    make(cx, &[key, elem], |types, parts| types.map(parts[0], parts[1]))
}

fn chan_of(cx: &mut NativeCx<'_>, (dir, elem): (i64, u64)) -> NativeResult<u64> {
    let dir = match dir {
        1 => RChanDir::Recv,
        2 => RChanDir::Send,
        _ => RChanDir::Both,
    };
    make(cx, &[elem], |types, parts| types.chan(parts[0], dir))
}

/// The numbers in a `[]uintptr`.
fn numbers(cx: &NativeCx<'_>, list: Slice) -> Vec<u64> {
    (0..list.len()).map(|i| list.get::<u64>(cx, i)).collect()
}

fn func_of(cx: &mut NativeCx<'_>, (params, results, variadic): (Slice, Slice, bool)) -> NativeResult<u64> {
    let (params, results) = (numbers(cx, params), numbers(cx, results));
    let n = params.len();
    let all: Vec<u64> = params.into_iter().chain(results).collect();
    make(cx, &all, |types, parts| types.func(parts[..n].to_vec(), parts[n..].to_vec(), variadic))
}

/// A struct type of fields with these names, packages, tags, types; embedded ones are marked.
fn struct_of(
    cx: &mut NativeCx<'_>,
    (names, packages, tags, types, embedded): (Slice, Slice, Slice, Slice, Slice),
) -> NativeResult<u64> {
    let text = |list: Slice, i: usize| list.get::<Str>(cx, i).text(cx).into_owned();
    let mut fields = Vec::new();
    let mut bytes = 0_u64;
    for i in 0..names.len() {
        let ty = type_of(cx, types.get::<u64>(cx, i))?;
        bytes = bytes.saturating_add(u64::from(ty.size) + 16);
        fields.push(RField {
            name: text(names, i).into(),
            pkg: Some(text(packages, i)).filter(|pkg| !pkg.is_empty()).map(Into::into),
            ty,
            embedded: embedded.get::<bool>(cx, i),
            tag: text(tags, i).into(),
            offset: 0,
            slot: 0,
        });
    }
    if bytes > MAX_SIZE {
        return Err(cx.panic_text("reflect.StructOf: struct size would exceed virtual address space"));
    }
    Ok(number(cx.types().struct_type(fields)))
}

#[cfg(test)]
mod tests {
    use super::same_underlying;
    use crate::bytecode::rtype::{Kind, TypeTable};

    #[test]
    fn names_do_not_matter_for_the_outermost_type_only() {
        let types = TypeTable::new();
        let int = types.basic(Kind::Int);
        let (celsius, _) = types.named(1, &[], "Celsius", "main", "main");
        types.complete(celsius, int);
        assert!(same_underlying(celsius, int));
        assert!(!same_underlying(types.slice(celsius), types.slice(int)));
        assert!(!same_underlying(types.basic(Kind::Int8), int));
    }
}
