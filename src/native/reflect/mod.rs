//! Natives of package reflect.
//!
//! A `reflect.Value` is an interface and a flag ([`part`]): where the flag says so, the interface holds a pointer that
//! leads to the value. A racy program may tear the two apart; so each native looks at what the interface really holds
//! and trusts neither the flag nor the kind that the library remembers.
//!
//! A type is a number, 0 for none, else [`RType::id`](crate::bytecode::rtype::RType::id) and 1: whatever a program
//! makes of it, it is a type or none.

mod calls;
mod containers;
mod types;
mod values;

use crate::bytecode::rtype::TypeRef;
use crate::vm::abi::{Iface, NativeCx, NativeResult, View};

pub(super) use calls::NATIVES as CALLS;
pub(super) use containers::NATIVES as CONTAINERS;
pub(super) use types::{NATIVES as TYPES, shown_methods};
pub(super) use values::NATIVES as VALUES;

/// A part of a value, and whether it has to be followed.
type Part = (Iface, bool);

/// The view of a value.
fn part(cx: &NativeCx<'_>, (value, led): Part) -> NativeResult<View> {
    View::from_parts(value, led).ok_or_else(|| cx.panic_text("reflect: use of a value that is torn"))
}

/// The number of a type.
fn number(ty: TypeRef) -> u64 {
    u64::from(ty.id) + 1
}

/// The type with this number.
fn type_of(cx: &NativeCx<'_>, number: u64) -> NativeResult<TypeRef> {
    let id = number.checked_sub(1).and_then(|id| u32::try_from(id).ok());
    id.and_then(|id| cx.types().by_id(id)).ok_or_else(|| cx.panic_text("reflect: nil type"))
}
