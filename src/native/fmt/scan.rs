//! What scanning needs of run-time types.

use crate::bytecode::rtype::Kind;
use crate::native;
use crate::vm::abi::{Iface, Native, NativeCx, NativeResult, View};

pub(in crate::native) const NATIVES: &[Native] = &[native!("fmt.scanVariable", scan_variable)];

/// What [`scan_variable`] finds; the declaration of `fmt.scanVariable` has the same numbers.
const IS_VARIABLE: i64 = 0;
const NO_POINTER: i64 = 1;
const OTHER_TYPE: i64 = 2;

fn scan_variable(cx: &mut NativeCx<'_>, (arg,): (Iface,)) -> NativeResult<(Iface, i64)> {
    let Some(pointer) = View::of(arg).filter(|view| view.kind() == Kind::Pointer) else {
        return Ok((Iface::NIL, NO_POINTER));
    };
    let Some(variable) = pointer.elem() else { return Ok((Iface::NIL, OTHER_TYPE)) };
    let types = cx.types();
    let ty = match variable.kind() {
        kind if kind <= Kind::Complex128 || kind == Kind::String => types.basic(kind),
        Kind::Slice if variable.ty().elem().is_some_and(|elem| elem.kind() == Kind::Uint8) => {
            types.slice(types.basic(Kind::Uint8))
        }
        _ => return Ok((Iface::NIL, OTHER_TYPE)),
    };
    Ok((cx.to_iface(types.pointer(ty), pointer.ptr())?, IS_VARIABLE))
}
