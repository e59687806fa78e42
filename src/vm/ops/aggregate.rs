//! Values of any type between slots and memory, and new ones. What the type decides is done out of line.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`]; pointers lead to values of the type that the
//! instruction names, runs of slots hold such values.

use crate::bytecode::insn::Instruction;
use crate::bytecode::insn::decoded::*;
use crate::bytecode::rtype::TypeRef;
use crate::heap::alloc::AllocPlan;
use crate::heap::error::HeapError;
use crate::heap::{access, equal, iface};
use crate::vm::collect::allocated;
use crate::vm::machine::{M, Slow, outline, stop};
use crate::vm::state::State;
use crate::vm::trap::heap_fault;

/// The type that an operand names.
#[inline(always)]
pub(super) unsafe fn ty(word: u64) -> TypeRef {
    TypeRef::from_address(word as usize)
}

/// Goes on behind an instruction of `words` words whose work is done, or with what the heap found.
#[inline(always)]
pub(super) unsafe fn done(m: M, result: Result<(), HeapError>, words: usize) -> *const u64 {
    match result {
        Ok(()) => {
            allocated(m);
            (*m).saved.pc.add(words)
        }
        Err(error) => heap_fault(m, error),
    }
}

#[inline(always)]
pub(crate) unsafe fn load_agg(m: M, s: State, o: LoadAgg) -> State {
    let ptr = s.ptr(o.ptr);
    if ptr.is_null() {
        return stop(m, s, Slow::NilDeref);
    }
    outline(m, s, move |m| load_out(m, s.dst(o.dst), ptr.add(usize::from(o.off.0)), o.ty.0))
}

#[inline(never)]
unsafe fn load_out(m: M, dst: *mut u64, ptr: *const u8, word: u64) -> *const u64 {
    done(m, iface::load_value(&*(*m).alloc, dst, ptr, ty(word)), LoadAgg::WORDS)
}

#[inline(always)]
pub(crate) unsafe fn store_agg(m: M, s: State, o: StoreAgg) -> State {
    let ptr = s.ptr(o.ptr);
    if ptr.is_null() {
        return stop(m, s, Slow::NilDeref);
    }
    store_out(ptr.add(usize::from(o.off.0)), s.at(o.src), o.ty.0);
    s.next(o)
}

#[inline(never)]
unsafe fn store_out(ptr: *mut u8, src: *const u64, word: u64) {
    iface::store_value(ptr, src, ty(word));
}

#[inline(always)]
pub(crate) unsafe fn copy_mem(m: M, s: State, o: CopyMem) -> State {
    let (dst, src) = (s.ptr(o.dst), s.ptr(o.src));
    if dst.is_null() || src.is_null() {
        return stop(m, s, Slow::NilDeref);
    }
    copy_out(dst, src, o.ty.0);
    s.next(o)
}

#[inline(never)]
unsafe fn copy_out(dst: *mut u8, src: *const u8, word: u64) {
    access::copy(dst, src, ty(word), 1);
}

#[inline(always)]
pub(crate) unsafe fn zero_mem(m: M, s: State, o: ZeroMem) -> State {
    let ptr = s.ptr(o.ptr);
    if ptr.is_null() {
        return stop(m, s, Slow::NilDeref);
    }
    zero_out(ptr, o.ty.0);
    s.next(o)
}

#[inline(never)]
unsafe fn zero_out(ptr: *mut u8, word: u64) {
    access::zero(ptr, ty(word), 1);
}

#[inline(always)]
pub(crate) unsafe fn new(m: M, s: State, o: New) -> State {
    match (*(*m).alloc).try_alloc(AllocPlan::of(ty(o.ty.0))) {
        Some(object) => {
            s.set_ptr(o.dst, object.as_ptr());
            s.next(o)
        }
        None => outline(m, s, move |m| new_out(m, s.fp.add(usize::from(o.dst.0)), o.ty.0)),
    }
}

#[cold]
#[inline(never)]
unsafe fn new_out(m: M, dst: *mut u64, word: u64) -> *const u64 {
    let object = (*(*m).alloc).alloc(ty(word));
    done(m, object.map(|object| *dst = object.as_ptr() as u64), New::WORDS)
}

#[inline(always)]
pub(crate) unsafe fn eq_mem(m: M, s: State, o: EqMem) -> State {
    let (a, b) = (s.ptr(o.a), s.ptr(o.b));
    if a.is_null() || b.is_null() {
        return stop(m, s, Slow::NilDeref);
    }
    outline(m, s, move |m| {
        let equal = equal::equal_mem(a, b, ty(o.ty.0));
        done(m, equal.map(|equal| s.set(o.dst, equal)), EqMem::WORDS)
    })
}

#[inline(always)]
pub(crate) unsafe fn eq_slots(m: M, s: State, o: EqSlots) -> State {
    outline(m, s, move |m| eq_slots_out(m, s.at(o.a), s.at(o.b), s.fp.add(usize::from(o.dst.0)), o.ty.0))
}

#[inline(never)]
unsafe fn eq_slots_out(m: M, a: *const u64, b: *const u64, dst: *mut u64, word: u64) -> *const u64 {
    let equal = equal::equal_slots(a, b, ty(word));
    done(m, equal.map(|equal| *dst = u64::from(equal)), EqSlots::WORDS)
}
