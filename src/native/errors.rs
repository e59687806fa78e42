//! Natives of packages errors and internal/reflectlite: what needs run-time types.

use crate::bytecode::rtype::{IMethod, Kind, TypeRef};
use crate::native;
use crate::vm::abi::{Iface, Native, NativeCx, NativeResult, Str, View};

pub(super) const NATIVES: &[Native] = &[
    native!("internal/reflectlite.Comparable", comparable),
    native!("internal/reflectlite.IsPointer", is_pointer),
    native!("internal/reflectlite.TypeString", type_string),
    native!("internal/reflectlite.ZeroLike", zero_like),
    native!("internal/reflectlite.SetTarget", set_target),
    native!("errors.targetFault", target_fault),
    native!("errors.assignTarget", assign_target),
];

fn comparable(_: &mut NativeCx<'_>, (v,): (Iface,)) -> NativeResult<bool> {
    Ok(v.ty().is_none_or(|ty| ty.eq.is_some()))
}

fn is_pointer(_: &mut NativeCx<'_>, (v,): (Iface,)) -> NativeResult<bool> {
    Ok(v.ty().is_some_and(|ty| matches!(ty.kind(), Kind::Pointer | Kind::UnsafePointer)))
}

fn type_string(cx: &mut NativeCx<'_>, (v,): (Iface,)) -> NativeResult<Str> {
    match v.ty() {
        Some(ty) => cx.new_str(ty.name.as_bytes()),
        None => Ok(Str::from_static("<nil>")),
    }
}

fn zero_like(cx: &mut NativeCx<'_>, (v,): (Iface,)) -> NativeResult<Iface> {
    let Some(view) = View::of(v) else { return Ok(v) };
    if let (Kind::Pointer, Some(elem)) = (view.kind(), view.ty().elem()) {
        let zero = cx.new_value(elem)?;
        return cx.to_iface(view.ty(), zero);
    }
    let zero = cx.new_value(view.ty())?;
    View::at(zero, view.ty()).map_or(Ok(v), |zero| zero.to_iface(cx))
}

fn set_target(_: &mut NativeCx<'_>, (target, value): (Iface, Iface)) -> NativeResult<(bool, bool)> {
    let pointer = View::of(target).filter(|view| view.kind() == Kind::Pointer);
    let Some(variable) = pointer.and_then(View::elem) else { return Ok((false, false)) };
    let content = |view: View| if view.kind() == Kind::Pointer { view.elem() } else { Some(view) };
    let Some(value) = View::of(value).and_then(content) else { return Ok((true, false)) };
    let fits = variable.ty() == value.ty();
    if fits {
        variable.assign(value)?;
    }
    Ok((true, fits))
}

/// The type error.
fn error_type(cx: &NativeCx<'_>) -> TypeRef {
    let types = cx.types();
    let ty = types.func(Vec::new(), vec![types.basic(Kind::String)], false);
    types.interface(vec![IMethod { id: types.method_id("Error", None), ty }])
}

fn target_fault(cx: &mut NativeCx<'_>, (target,): (Iface,)) -> NativeResult<i64> {
    let pointer = View::of(target).filter(|view| view.kind() == Kind::Pointer);
    let Some(variable) = pointer.and_then(View::elem) else { return Ok(1) };
    let ty = variable.ty();
    let right = ty.kind() == Kind::Interface || cx.implements(ty, error_type(cx));
    Ok(if right { 0 } else { 2 })
}

fn assign_target(cx: &mut NativeCx<'_>, (error, target): (Iface, Iface)) -> NativeResult<bool> {
    let variable = View::of(target).and_then(View::elem);
    let (Some(variable), Some(value)) = (variable, View::of(error)) else { return Ok(false) };
    if variable.ty() == value.ty() {
        variable.assign(value)?;
        return Ok(true);
    }
    let right = variable.kind() == Kind::Interface && cx.implements(value.ty(), variable.ty());
    if right {
        variable.set(error)?;
    }
    Ok(right)
}
