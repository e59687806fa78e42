//! The two-word values as they stand in slots: strings, slices, interfaces.
//!
//! A pair is two slots of a frame, or 16 aligned bytes of memory that are always read and written in one move
//! ([`access`](super::access)). The types here only give its halves their names; they are `Copy` and own nothing.

use super::access;
use crate::bytecode::rtype::TypeRef;

/// The longest slice and string: lengths and capacities are 32 bits wide.
pub const MAX_LEN: u64 = u32::MAX as u64;

/// Two words that are moved together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[repr(C)]
pub struct Pair {
    /// The first slot; the lower half in memory.
    pub lo: u64,
    /// The second slot.
    pub hi: u64,
}

/// A string: immutable bytes.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Str {
    /// The first byte: in the heap, or static.
    pub ptr: *const u8,
    /// How many bytes.
    pub len: usize,
}

/// A slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct Slice {
    /// The first element; null for a nil slice.
    pub ptr: *mut u8,
    /// Elements in use.
    pub len: u32,
    /// Elements there is room for.
    pub cap: u32,
}

/// An interface value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(C)]
pub struct Iface {
    /// The address of the dynamic type's descriptor; 0 for nil.
    pub ty: u64,
    /// The value itself, or the address of its box.
    pub data: u64,
}

const _: () = assert!(size_of::<Pair>() == 16 && size_of::<Str>() == 16 && size_of::<Slice>() == 16);
const _: () = assert!(size_of::<Iface>() == 16);

impl Pair {
    /// From two neighbouring slots.
    ///
    /// # Safety
    /// `slots` points to two readable slots of a frame that nobody else writes.
    #[inline(always)]
    pub unsafe fn from_slots(slots: *const u64) -> Pair {
        // SAFETY: the caller's promise.
        unsafe { Pair { lo: slots.read(), hi: slots.add(1).read() } }
    }

    /// Into two neighbouring slots.
    ///
    /// # Safety
    /// `slots` points to two slots of a frame that nobody else uses.
    #[inline(always)]
    pub unsafe fn to_slots(self, slots: *mut u64) {
        // SAFETY: the caller's promise.
        unsafe {
            slots.write(self.lo);
            slots.add(1).write(self.hi);
        }
    }
}

impl Str {
    /// From its two words.
    #[inline(always)]
    pub fn from_pair(pair: Pair) -> Str {
        Str { ptr: pair.lo as *const u8, len: pair.hi as usize }
    }

    /// As two words.
    #[inline(always)]
    pub fn to_pair(self) -> Pair {
        Pair { lo: self.ptr as u64, hi: self.len as u64 }
    }

    /// A string over static bytes.
    pub fn from_static(bytes: &'static [u8]) -> Str {
        Str { ptr: bytes.as_ptr(), len: bytes.len() }
    }

    /// Its bytes. They never change.
    ///
    /// # Safety
    /// The string is a whole value (read as a pair), and for `'a` it is reachable or no collection happens.
    #[inline(always)]
    pub unsafe fn bytes<'a>(self) -> &'a [u8] {
        if self.len == 0 {
            return &[];
        }
        // SAFETY: a string's pointer and length belong together; its bytes are immutable.
        unsafe { std::slice::from_raw_parts(self.ptr, self.len) }
    }
}

impl Slice {
    /// The nil slice.
    pub const NIL: Slice = Slice { ptr: std::ptr::null_mut(), len: 0, cap: 0 };

    /// From its two words.
    #[inline(always)]
    pub fn from_pair(pair: Pair) -> Slice {
        Slice { ptr: pair.lo as *mut u8, len: pair.hi as u32, cap: (pair.hi >> 32) as u32 }
    }

    /// As two words.
    #[inline(always)]
    pub fn to_pair(self) -> Pair {
        Pair { lo: self.ptr as u64, hi: u64::from(self.len) | u64::from(self.cap) << 32 }
    }
}

impl Iface {
    /// The nil interface.
    pub const NIL: Iface = Iface { ty: 0, data: 0 };

    /// From its two words.
    #[inline(always)]
    pub fn from_pair(pair: Pair) -> Iface {
        Iface { ty: pair.lo, data: pair.hi }
    }

    /// As two words.
    #[inline(always)]
    pub fn to_pair(self) -> Pair {
        Pair { lo: self.ty, hi: self.data }
    }

    /// Whether it is nil.
    #[inline(always)]
    pub fn is_nil(self) -> bool {
        self.ty == 0
    }

    /// The dynamic type; `None` for nil.
    ///
    /// # Safety
    /// The interface is a whole value (read as a pair), and the table of its type lives.
    #[inline(always)]
    pub unsafe fn dynamic_type(self) -> Option<TypeRef> {
        // SAFETY: the first word of an interface is 0 or the address of a descriptor.
        (self.ty != 0).then(|| unsafe { TypeRef::from_address(self.ty as usize) })
    }
}

/// Reads a string from memory.
///
/// # Safety
/// As [`access::load_pair`]; the memory holds a string.
#[inline(always)]
pub unsafe fn load_str(ptr: *const u8) -> Str {
    // SAFETY: the caller's promise.
    Str::from_pair(unsafe { access::load_pair(ptr) })
}

/// Reads a slice from memory.
///
/// # Safety
/// As [`access::load_pair`]; the memory holds a slice.
#[inline(always)]
pub unsafe fn load_slice(ptr: *const u8) -> Slice {
    // SAFETY: the caller's promise.
    Slice::from_pair(unsafe { access::load_pair(ptr) })
}

/// Reads an interface from memory.
///
/// # Safety
/// As [`access::load_pair`]; the memory holds an interface.
#[inline(always)]
pub unsafe fn load_iface(ptr: *const u8) -> Iface {
    // SAFETY: the caller's promise.
    Iface::from_pair(unsafe { access::load_pair(ptr) })
}
