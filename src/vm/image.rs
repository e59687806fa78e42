//! Linked programs: what code addresses lead to.
//!
//! An [`Image`] is made by [`link`](crate::vm::link) and lives as long as the engine; nothing in it moves. Code holds
//! addresses of its parts: entries and descriptions of functions, natives, strings, package variables, caches, tables.
#![allow(unsafe_code, reason = "code leads to its parts by address")]

use std::sync::Arc;
use std::sync::atomic::AtomicPtr;

use crate::base::index::Idx;
use crate::bytecode::function::{FuncId, Function, Program, SlotKind};
use crate::bytecode::rtype::TypeRef;
use crate::vm::abi::{NativeFn, NativeKind};

/// A linked function. It is also its own func value: the first word of a closure object is the address of its
/// function, and that of this object is its own.
#[repr(C)]
pub(crate) struct FuncImage {
    /// Its own address.
    pub(crate) closure: *const FuncImage,
    /// The first instruction.
    pub(crate) entry: *const u64,
    /// Registers and out area, in slots.
    pub(crate) frame_slots: u32,
    /// How many slots the parameters take.
    pub(crate) n_params: u16,
    /// How many slots the results take.
    pub(crate) n_results: u16,
    /// How many registers there are.
    pub(crate) n_regs: u16,
    /// How many words of code there are.
    pub(crate) n_words: u32,
    /// What the compiler said of it.
    pub(crate) func: *const Function,
    /// The image that it belongs to.
    pub(crate) image: *const Image,
}

// SAFETY: immutable once linked; what the addresses lead to is immutable too and lives as long as the engine.
unsafe impl Send for FuncImage {}
// SAFETY: as above.
unsafe impl Sync for FuncImage {}

impl FuncImage {
    /// What the compiler said of it.
    pub(crate) fn func(&self) -> &Function {
        // SAFETY: the image holds the program.
        unsafe { &*self.func }
    }

    /// The kinds of its registers.
    pub(crate) fn kinds(&self) -> &[SlotKind] {
        &self.func().kinds
    }

    /// The word that `pc` is of the function's own code, as the compiler counted.
    pub(crate) fn word_at(&self, pc: *const u64) -> u32 {
        ((pc as usize - self.entry as usize) / size_of::<u64>()) as u32
    }

    /// The address of a word that the compiler counted.
    pub(crate) fn address(&self, word: u32) -> *const u64 {
        debug_assert!(word < self.n_words);
        // SAFETY: within the function's code.
        unsafe { self.entry.add(word as usize) }
    }

    /// The name of a file of its program.
    pub(crate) fn file(&self, file: u32) -> &str {
        // SAFETY: an image outlives its functions.
        unsafe { &*self.image }.program.files.get(file as usize).map_or("?", |name| name)
    }
}

/// A linked native function.
pub(crate) struct NativeImage {
    /// Its name: `strings.Index`.
    pub(crate) name: Arc<str>,
    /// How it may behave.
    pub(crate) kind: NativeKind,
    /// The Rust function.
    pub(crate) entry: NativeFn,
    /// The kinds of the slots of its parameters.
    pub(crate) params: Box<[SlotKind]>,
    /// How many slots the results take.
    pub(crate) n_results: u16,
}

impl NativeImage {
    /// How many slots its parameters and results need.
    pub(crate) fn window(&self) -> usize {
        self.params.len().max(usize::from(self.n_results))
    }
}

/// What an inline cache of a method call leads to: immutable, and never freed while the engine lives.
pub(crate) struct MethodEntry {
    /// The address of the dynamic type's descriptor.
    pub(crate) ty: u64,
    /// The method's first instruction.
    pub(crate) entry: *const u64,
    /// Its frame, in slots.
    pub(crate) frame_slots: u32,
    /// The method's number.
    pub(crate) method: u32,
}

// SAFETY: immutable; the address is that of linked code.
unsafe impl Send for MethodEntry {}
// SAFETY: as above.
unsafe impl Sync for MethodEntry {}

/// The place where a method call remembers what it called last. One word, so that racing calls see a whole entry.
pub(crate) type MethodCache = AtomicPtr<MethodEntry>;

/// A pair in static memory.
#[derive(Clone, Copy)]
#[repr(C, align(16))]
pub(crate) struct StaticPair(pub(crate) u64, pub(crate) u64);

/// A package variable with pointers: a root of the collector.
#[derive(Clone, Copy)]
pub(crate) struct GlobalRoot {
    /// Where it lies.
    pub(crate) at: *mut u8,
    /// Its type.
    pub(crate) ty: TypeRef,
}

/// A linked program.
pub(crate) struct Image {
    /// What was linked; the texts of the string constants lie here.
    pub(crate) program: Program,
    /// All code.
    pub(crate) code: Box<[u64]>,
    /// The functions, in the order of the program, then the machine's own.
    pub(crate) funcs: Box<[FuncImage]>,
    /// The machine's own functions, which follow the program's.
    pub(crate) own: Box<[Function]>,
    /// The natives.
    pub(crate) natives: Box<[NativeImage]>,
    /// String constants.
    pub(crate) strings: Box<[StaticPair]>,
    /// The memory of the package variables.
    pub(crate) globals: Box<[StaticPair]>,
    /// The package variables that hold pointers.
    pub(crate) roots: Box<[GlobalRoot]>,
    /// The inline caches.
    pub(crate) caches: Box<[MethodCache]>,
}

// SAFETY: the addresses lead into the image itself; globals are written by heap::access only.
unsafe impl Send for Image {}
// SAFETY: as above.
unsafe impl Sync for Image {}

impl Image {
    /// The function with this id.
    pub(crate) fn func(&self, id: FuncId) -> &FuncImage {
        &self.funcs[id.index()]
    }

    /// The function whose code holds `pc`.
    pub(crate) fn func_at(&self, pc: *const u64) -> Option<&FuncImage> {
        if !self.code.as_ptr_range().contains(&pc) {
            return None;
        }
        // Functions lie in the code in their own order.
        let after = self.funcs.partition_point(|f| f.entry <= pc);
        after.checked_sub(1).map(|i| &self.funcs[i])
    }
}
