//! Channels.
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "x")]
use crate::heap::gc::Marker;
use crate::vm::machine::M;
/// What a goroutine waits with.
#[derive(Default)]
pub(crate) struct Waiting;
impl Waiting {
    pub(crate) fn trace(&self, _: &mut Marker<'_>) {}
}
pub(crate) unsafe fn woken_path(m: M) -> *const u64 {
    crate::vm::fatal::fatal_error(m, "no channels")
}
