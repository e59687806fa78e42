//! What the tests of the heap share: a heap with its types, roots in a vector, a model's random numbers.

use std::cell::RefCell;
use std::ptr::NonNull;

use super::alloc::OwnedCache;
use super::gc::Marker;
use super::hash::Rng;
use super::stats::CycleStats;
use super::value::Str;
use super::{Heap, HeapConfig, string};
use crate::bytecode::rtype::{Kind, RField, TypeRef, TypeTable};
use crate::sync::Arc;

/// A heap with one cache and a list of roots.
pub(super) struct World {
    pub(super) types: Arc<TypeTable>,
    pub(super) heap: Arc<Heap>,
    pub(super) cache: OwnedCache,
    pub(super) roots: RefCell<Vec<u64>>,
    pub(super) rng: Rng,
}

impl World {
    pub(super) fn new() -> World {
        World::with(HeapConfig::default())
    }

    pub(super) fn with(config: HeapConfig) -> World {
        let types = Arc::new(TypeTable::new());
        let heap = Heap::new(config, Arc::clone(&types)).expect("addresses can be reserved");
        let cache = heap.new_cache();
        World { types, heap, cache, roots: RefCell::default(), rng: Rng::new(42) }
    }

    pub(super) fn basic(&self, kind: Kind) -> TypeRef {
        self.types.basic(kind)
    }

    /// `struct{ f0 …; f1 … }`
    pub(super) fn structure(&self, fields: &[TypeRef]) -> TypeRef {
        let field = |(i, ty): (usize, &TypeRef)| RField {
            name: format!("f{i}").into(),
            pkg: None,
            ty: *ty,
            embedded: false,
            tag: "".into(),
            offset: 0,
            slot: 0,
        };
        self.types.struct_type(fields.iter().enumerate().map(field).collect())
    }

    pub(super) fn empty_interface(&self) -> TypeRef {
        self.types.interface(Vec::new())
    }

    /// A new value of a type.
    pub(super) fn new_object(&self, ty: TypeRef) -> *mut u8 {
        self.cache.alloc(ty).expect("room").as_ptr()
    }

    pub(super) fn string(&self, text: &str) -> Str {
        string::from_bytes(&self.cache, text.as_bytes()).expect("room")
    }

    pub(super) fn root(&self, object: *const u8) {
        self.roots.borrow_mut().push(object as u64);
    }

    /// Collects with the list as roots.
    pub(super) fn collect(&self) -> CycleStats {
        self.collect_with(|_| {})
    }

    /// Collects with the list and more as roots.
    pub(super) fn collect_with(&self, more: impl Fn(&mut Marker<'_>)) -> CycleStats {
        let trace = |marker: &mut Marker<'_>| {
            for root in self.roots.borrow().iter() {
                marker.mark(*root);
            }
            more(marker);
        };
        // SAFETY: the test runs on one thread.
        unsafe { self.heap.collect(&trace) }
    }
}

/// How often a test repeats something: seldom under Miri, which is some hundred times slower.
pub(super) fn rounds(n: u64) -> u64 {
    if cfg!(miri) { n / 200 + 2 } else { n }
}

/// The bytes of an object.
pub(super) fn bytes_of<'a>(object: NonNull<u8>, len: usize) -> &'a [u8] {
    // SAFETY: tests hold the object and do not write while they look.
    unsafe { std::slice::from_raw_parts(object.as_ptr(), len) }
}
