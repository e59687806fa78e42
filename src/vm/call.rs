//! What calls do out of line: growing the stack, finding methods, making closures, starting goroutines.
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "paths of instructions: the contract of `vm::machine`")]

use std::sync::atomic::Ordering::{Acquire, Release};

use rustc_hash::FxHashMap;

use crate::bytecode::insn::{Instruction, decoded};
use crate::bytecode::operand::{Operand, P, Src};
use crate::bytecode::rtype::TypeRef;
use crate::heap::access;
use crate::sched::task::Budget;
use crate::sync::Lock;
use crate::vm::goroutine::{self, ensure_room};
use crate::vm::image::{FuncImage, MethodCache, MethodEntry};
use crate::vm::machine::M;
use crate::vm::trap::{self, Trap, heap_fault};
use crate::vm::world::Vm;
use crate::vm::{dispatch, fatal};

/// A call found too little room: the stack grows, and the instruction is executed again.
pub(crate) unsafe fn grow_path(m: M) -> *const u64 {
    let slots = (*m).args[0] as u32;
    if ensure_room(m, slots, 1) { (*m).saved.pc } else { no_room(m) }
}

/// The stack did not grow, and the saved instruction has done nothing yet. Unless the stack is at its limit, a collection
/// may make room for it.
#[cold]
pub(crate) unsafe fn no_room(m: M) -> *const u64 {
    if goroutine::may_grow(m) { crate::vm::collect::retry(m) } else { fatal::stack_overflow(m) }
}

/// Finds the method that `CallIface` wants, remembers it, and executes the instruction again.
pub(crate) unsafe fn find_method_path(m: M) -> *const u64 {
    let s = (*m).saved;
    let o = decoded::CallIface::decode(|word, shift, bits| dispatch::fetch(s.pc, word, shift, bits));
    let (ty, _) = s.pair(o.recv);
    if ty == 0 {
        return trap::raise(m, Trap::NilDeref);
    }
    let entry = (*(*m).vm).methods().find(&*(*m).vm, TypeRef::from_address(ty as usize), o.method.0);
    // Release: whoever loads the address sees the entry.
    (*(o.cache.0 as *const MethodCache)).store(std::ptr::from_ref::<MethodEntry>(entry).cast_mut(), Release);
    s.pc
}

/// A closure object; the captures are stored by the instructions that follow.
pub(crate) unsafe fn make_closure(m: M, dst: u16, func: u64, ty: u64) -> *const u64 {
    match (*(*m).alloc).alloc(TypeRef::from_address(ty as usize)) {
        Ok(object) => {
            access::store_64(object.as_ptr(), func);
            *(*m).saved.fp.add(usize::from(dst)) = object.as_ptr() as u64;
            crate::vm::collect::allocated(m);
            (*m).saved.pc.add(decoded::MakeClosure::WORDS)
        }
        Err(error) => heap_fault(m, error),
    }
}

/// Starts a goroutine that calls `func` with the `n` slots from `base` on.
pub(crate) unsafe fn go(m: M, base: u16, n: u16, func: u64) -> *const u64 {
    start(m, base, n, func as *const FuncImage, None, decoded::Go::WORDS)
}

/// Starts a goroutine that calls a func value.
pub(crate) unsafe fn go_closure(m: M, base: u16, n: u16, f: u16) -> *const u64 {
    let closure = (*m).saved.ptr(Src::<P>::from_bits(u64::from(f))).cast::<*const FuncImage>();
    if closure.is_null() {
        return fatal::fatal_error(m, "go of nil func value");
    }
    start(m, base, n, *closure, Some(closure as u64), decoded::GoClosure::WORDS)
}

/// Starts a goroutine: a record and a stack from the pools, the arguments copied to its base. As an instruction of
/// `words` words.
unsafe fn start(m: M, base: u16, n: u16, func: *const FuncImage, closure: Option<u64>, words: usize) -> *const u64 {
    if (*(*m).local).records.is_empty() && !(*(*m).vm).has_records() {
        return crate::vm::collect::retry(m);
    }
    let task = goroutine::build(&*(*m).vm, &mut *(*m).local, &*func, u32::from(n) + 1);
    let g = &mut *task.as_ptr();
    g.created_at = (*m).saved.pc;
    g.created_by = (*(*m).g).id();
    let args = (*m).saved.fp.add(usize::from(base));
    std::ptr::copy_nonoverlapping(args, g.stack.base(), usize::from(n));
    if let Some(closure) = closure {
        *g.stack.base().add(usize::from(n)) = closure;
    }
    let worker = &mut *(*m).worker;
    worker.spawn(task);
    clip(m);
    (*m).saved.pc.add(words)
}

/// Lets the worker shorten the slice after the goroutine made another one runnable.
pub(crate) unsafe fn clip(m: M) {
    (*m).saved.ctr = (*(*m).worker).clip(Budget((*m).saved.ctr)).0;
}

/// What is called through interfaces: by type and method.
pub(crate) struct Methods {
    /// Direct-mapped; an entry may be overwritten, but none is ever freed before the engine is.
    table: Box<[MethodCache; METHOD_TABLE]>,
    /// Owns the entries.
    entries: Lock<FxHashMap<(u64, u32), Box<MethodEntry>>>,
}

const METHOD_TABLE: usize = 1024;

/// Where the table has a type's method. Descriptors are 16 bytes and more apart.
#[inline(always)]
fn place(ty: u64, method: u32) -> usize {
    ((ty >> 4) as usize ^ (ty >> 14) as usize ^ (method as usize).wrapping_mul(37)) % METHOD_TABLE
}

impl Methods {
    /// An empty table.
    pub(crate) fn new() -> Methods {
        let table: Box<[MethodCache]> = (0..METHOD_TABLE).map(|_| MethodCache::default()).collect();
        Methods { table: table.try_into().expect("it is as long as it says"), entries: Lock::default() }
    }

    /// The method of the type whose descriptor has that address, if it is in the table; else null.
    #[inline(always)]
    pub(crate) fn known(&self, ty: u64, method: u32) -> *const MethodEntry {
        let entry = self.table[place(ty, method)].load(Acquire);
        // SAFETY: entries live as long as the table; acquire pairs with the release in `find`.
        let wanted = unsafe { entry.as_ref() }.is_some_and(|entry| entry.ty == ty && entry.method == method);
        if wanted { entry } else { std::ptr::null() }
    }

    /// The method of a type with a number; the checker saw that there is one.
    pub(crate) fn find(&self, vm: &Vm, ty: TypeRef, method: u32) -> &MethodEntry {
        let word = ty.address() as u64;
        // SAFETY: entries live as long as the table.
        if let Some(entry) = unsafe { self.known(word, method).as_ref() } {
            return entry;
        }
        let entry = self.add(vm, ty, method);
        self.table[place(word, method)].store(std::ptr::from_ref(entry).cast_mut(), Release);
        entry
    }

    fn add(&self, vm: &Vm, ty: TypeRef, method: u32) -> &MethodEntry {
        let mut entries = self.entries.lock();
        let word = ty.address() as u64;
        let entry = entries.entry((word, method)).or_insert_with(|| {
            let func = vm.method(ty, method).expect("the checker saw that the type has the method");
            Box::new(MethodEntry { ty: word, entry: func.entry, frame_slots: func.frame_slots, method })
        });
        // SAFETY: boxed, and never freed while the table lives.
        unsafe { &*std::ptr::from_ref::<MethodEntry>(entry) }
    }
}
