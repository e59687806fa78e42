//! Calls of functions and methods.

use crate::bytecode::rtype::Kind;
use crate::native::reflect::{part, type_of};
use crate::vm::abi::{Callee, Func, Iface, Native, NativeCx, NativeResult, Slice, Str};
use crate::{native, waiting};

pub(crate) const NATIVES: &[Native] = &[
    waiting!("reflect.callFunc", call_func),
    waiting!("reflect.callMethod", call_method),
    native!("reflect.makeFunc", make_func),
    native!("reflect.keepMethods", keep_methods),
];

/// Calls a func value with values for its parameters; `results` gets pointers to variables with the results.
fn call_func(cx: &mut NativeCx<'_>, (func, led, args, results): (Iface, bool, Slice, Slice)) -> NativeResult<()> {
    let view = part(cx, (func, led))?;
    if view.kind() != Kind::Func {
        return Err(cx.panic_text("reflect: value of another type"));
    }
    let values = cx.call_values(Callee::Func(view.func()), view.ty(), &list(cx, args))?;
    give(cx, results, &values);
    Ok(())
}

/// Calls an exported method of the value's type.
fn call_method(cx: &mut NativeCx<'_>, (recv, name, args, results): (Iface, Str, Slice, Slice)) -> NativeResult<()> {
    let found = recv.ty().and_then(|ty| cx.method(ty, &name.text(cx)));
    let Some(method) = found else { return Err(cx.panic_text("reflect: call of a method that is not there")) };
    let values = cx.call_values(Callee::Method(recv, method), method.ty, &list(cx, args))?;
    give(cx, results, &values);
    Ok(())
}

/// The elements of a `[]any`.
fn list(cx: &NativeCx<'_>, list: Slice) -> Vec<Iface> {
    (0..list.len()).map(|i| list.get::<Iface>(cx, i)).collect()
}

/// Fills a `[]any` that the caller has made: after the call nothing may be allocated.
fn give(cx: &NativeCx<'_>, results: Slice, values: &[Iface]) {
    for (i, value) in values.iter().enumerate().take(results.len()) {
        results.set(cx, i, *value);
    }
}

/// A function of type `ty` whose calls go to `f`.
fn make_func(cx: &mut NativeCx<'_>, (ty, f): (u64, Func)) -> NativeResult<Iface> {
    let ty = type_of(cx, ty)?;
    if let Some(made) = cx.made_function(ty, f)? {
        return Ok(made);
    }
    let text =
        format!("reflect.MakeFunc: no code for functions of type {}, which does not occur in the program", ty.name);
    Err(cx.panic_text(&text))
}

/// Nothing: that the program can come here says enough (`compile::unit`).
fn keep_methods(_: &mut NativeCx<'_>, (): ()) -> NativeResult<()> {
    Ok(())
}
