//! Reading and writing what pointers and slices lead to.

use crate::bytecode::rtype::{LeafKind, TypeRef};
use crate::heap::access;
use crate::vm::abi::args::{self, SlotValue};
use crate::vm::abi::values::{Chan, Func, Iface, Map, Ptr, Slice, Str};
use crate::vm::abi::{Fault, NativeCx, NativeResult};

/// A value that lies in memory as one part.
pub trait Elem: SlotValue {
    /// How it lies there.
    const LEAF: LeafKind;
}

macro_rules! elems {
    ($($ty:ty: $Leaf:ident),*) => {$(
        impl Elem for $ty {
            const LEAF: LeafKind = LeafKind::$Leaf;
        }
    )*};
}

elems! {
    i8: I8, i16: I16, i32: I32, i64: W64, u8: U8, u16: U16, u32: U32, u64: W64, bool: U8, f32: F32, f64: W64,
    Ptr: Ptr, Func: Ptr, Map: Ptr, Chan: Ptr, Str: Str, Slice: Slice, Iface: Iface
}

/// Reads the value at an address.
///
/// # Safety
/// A value of that kind lies there.
#[expect(unsafe_code, reason = "memory is raw")]
pub(crate) unsafe fn load<T: Elem>(at: *const u8) -> T {
    let mut slots = [0_u64; 2];
    // SAFETY: the caller's promise; two slots are as many as a part takes.
    unsafe {
        access::load_leaf(slots.as_mut_ptr(), at, T::LEAF);
        args::read(slots.as_ptr())
    }
}

/// Writes a value to an address.
///
/// # Safety
/// A value of that kind lies there.
#[expect(unsafe_code, reason = "memory is raw")]
pub(crate) unsafe fn store<T: Elem>(at: *mut u8, value: T) {
    let slots = value.to_slots();
    // SAFETY: the caller's promise; two slots are as many as a part takes.
    unsafe { access::store_leaf(at, slots.as_ptr(), T::LEAF) }
}

impl Ptr {
    /// The value at `offset` bytes from where it points. What the declaration says lies there must be a `T`.
    #[expect(unsafe_code, reason = "memory is raw")]
    pub fn load<T: Elem>(self, _: &NativeCx<'_>, offset: usize) -> NativeResult<T> {
        if self.is_nil() {
            return Err(Fault::nil_deref());
        }
        // SAFETY: a pointer that is not nil leads to a value of its type, which the native's declaration names.
        Ok(unsafe { load((self.0 as *const u8).add(offset)) })
    }

    /// Sets the value at `offset` bytes from where it points.
    #[expect(unsafe_code, reason = "memory is raw")]
    pub fn store<T: Elem>(self, _: &NativeCx<'_>, offset: usize, value: T) -> NativeResult<()> {
        if self.is_nil() {
            return Err(Fault::nil_deref());
        }
        // SAFETY: as above.
        unsafe { store((self.0 as *mut u8).add(offset), value) };
        Ok(())
    }
}

impl Slice {
    /// Element `i`; the elements are `T`s, as the declaration says.
    #[expect(unsafe_code, reason = "memory is raw")]
    pub fn get<T: Elem>(self, _: &NativeCx<'_>, i: usize) -> T {
        assert!(i < self.len(), "natives check their indices");
        // SAFETY: within the slice, whose elements the declaration names.
        unsafe { load(self.0.ptr.add(i * T::LEAF.size() as usize)) }
    }

    /// Sets element `i`.
    #[expect(unsafe_code, reason = "memory is raw")]
    pub fn set<T: Elem>(self, _: &NativeCx<'_>, i: usize, value: T) {
        assert!(i < self.len(), "natives check their indices");
        // SAFETY: as above.
        unsafe { store(self.0.ptr.add(i * T::LEAF.size() as usize), value) }
    }

    /// A copy of the bytes of a `[]byte`.
    #[expect(unsafe_code, reason = "memory is raw")]
    pub fn to_vec(self, _: &NativeCx<'_>) -> Vec<u8> {
        let mut bytes = vec![0; self.len()];
        // SAFETY: the slice has that many bytes.
        unsafe { access::read_bytes(self.0.ptr, &mut bytes) };
        bytes
    }

    /// Copies bytes of a `[]byte` from index `from` on; they are there.
    #[expect(unsafe_code, reason = "memory is raw")]
    pub fn read_bytes(self, _: &NativeCx<'_>, from: usize, out: &mut [u8]) {
        assert!(from + out.len() <= self.len(), "natives check their indices");
        // SAFETY: within the slice.
        unsafe { access::read_bytes(self.0.ptr.add(from), out) }
    }

    /// Copies `bytes` into a `[]byte` from index `from` on; there is room.
    #[expect(unsafe_code, reason = "memory is raw")]
    pub fn write_bytes(self, _: &NativeCx<'_>, from: usize, bytes: &[u8]) {
        assert!(from + bytes.len() <= self.len(), "natives check their indices");
        // SAFETY: within the slice.
        unsafe { access::write_bytes(self.0.ptr.add(from), bytes) }
    }
}

impl NativeCx<'_> {
    /// To be asked before a native takes much memory beside the heap, say a mebibyte, and has changed nothing yet: where
    /// there is no room for so many bytes it returns the fault, is called again after a collection, and if that does not
    /// help, the program is out of memory.
    pub fn make_room(&self, bytes: usize) -> NativeResult<()> {
        const WORTH_ASKING: usize = 1 << 20;
        if bytes < WORTH_ASKING || self.vm().heap().has_room(bytes as u64) {
            return Ok(());
        }
        Err(crate::heap::error::HeapError::Retry.into())
    }

    /// A new string.
    pub fn new_str(&self, bytes: &[u8]) -> NativeResult<Str> {
        Ok(Str(crate::heap::string::from_bytes(self.alloc(), bytes)?))
    }

    /// A new `[]byte` with these bytes.
    pub fn new_bytes(&self, bytes: &[u8]) -> NativeResult<Slice> {
        let slice = self.make_slice(self.types().basic(crate::bytecode::rtype::Kind::Uint8), bytes.len())?;
        slice.write_bytes(self, 0, bytes);
        Ok(slice)
    }

    /// `make([]elem, len)`.
    pub fn make_slice(&self, elem: TypeRef, len: usize) -> NativeResult<Slice> {
        Ok(Slice(crate::heap::slice::make(self.alloc(), elem, len as i64, len as i64)?))
    }

    /// A new slice of `T`s; `elem` is their type.
    pub fn new_slice<T: Elem>(&self, elem: TypeRef, values: &[T]) -> NativeResult<Slice> {
        debug_assert_eq!(elem.size, T::LEAF.size());
        let slice = self.make_slice(elem, values.len())?;
        for (i, value) in values.iter().enumerate() {
            slice.set(self, i, *value);
        }
        Ok(slice)
    }

    /// `append(slice, bytes...)` of a `[]byte`.
    #[expect(unsafe_code, reason = "memory is raw")]
    pub fn append_bytes(&self, slice: Slice, bytes: &[u8]) -> NativeResult<Slice> {
        let elem = self.types().basic(crate::bytecode::rtype::Kind::Uint8);
        // SAFETY: a whole slice of bytes.
        let grown = unsafe { crate::heap::slice::reserve(self.alloc(), slice.0, bytes.len(), elem)? };
        let grown = Slice(grown).with_len(slice.len() + bytes.len());
        grown.write_bytes(self, slice.len(), bytes);
        Ok(grown)
    }

    /// A new zero value of type `ty`: `new(T)`.
    pub fn new_value(&self, ty: TypeRef) -> NativeResult<Ptr> {
        Ok(Ptr(self.alloc().alloc(ty)?.as_ptr() as u64))
    }
}
