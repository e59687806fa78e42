//! Whether a type implements an interface, remembered.

use crate::bytecode::rtype::{IMethod, Shape, TypeRef};
use crate::sync::atomic::{AtomicU64, Ordering::Relaxed};
use crate::vm::world::Vm;

/// Answers so far: a direct-mapped table of words. A word holds the type's number (31 bits, plus 1), the interface's
/// (31 bits) and the answer, so that a racing reader sees a whole answer or none.
pub(crate) struct Implements {
    table: Box<[AtomicU64]>,
}

const TABLE: usize = 1024;

impl Implements {
    /// No answers yet.
    pub(crate) fn new() -> Implements {
        Implements { table: (0..TABLE).map(|_| AtomicU64::new(0)).collect() }
    }
}

/// Whether `ty` has all methods of the interface type `iface`.
#[inline]
pub(crate) fn check(vm: &Vm, ty: TypeRef, iface: TypeRef) -> bool {
    let key = (u64::from(ty.id) + 1) << 32 | u64::from(iface.id) << 1;
    let at = (ty.id as usize).wrapping_mul(31).wrapping_add(iface.id as usize) % TABLE;
    let cell = &vm.implements().table[at];
    // Relaxed: the answer is in the word, and it is always the same.
    let word = cell.load(Relaxed);
    if word & !1 == key { word & 1 != 0 } else { look(cell, key, ty, iface) }
}

#[cold]
#[inline(never)]
fn look(cell: &AtomicU64, key: u64, ty: TypeRef, iface: TypeRef) -> bool {
    let answer = missing(ty, iface).is_none();
    cell.store(key | u64::from(answer), Relaxed);
    answer
}

/// The first method of `iface`, in Go's order, that `ty` has not.
fn missing(ty: TypeRef, iface: TypeRef) -> Option<IMethod> {
    let Shape::Interface { methods: wanted } = &iface.shape else { return None };
    let methods = ty.methods();
    let has = |want: &IMethod| methods.iter().any(|method| method.id == want.id && method.ty == want.ty);
    wanted.iter().find(|want| !has(want)).copied()
}

/// The name of the first method of `iface` that `ty` has not.
pub(crate) fn missing_method(vm: &Vm, ty: TypeRef, iface: TypeRef) -> String {
    missing(ty, iface).map_or(String::new(), |method| vm.types().method_name(method.id).0.to_string())
}
