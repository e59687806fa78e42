//! The values that natives handle: addresses, not owners. See the rules in [`crate::vm::abi`].

use crate::bytecode::rtype::TypeRef;
use crate::heap::value;
use crate::vm::abi::NativeCx;

/// A string.
#[derive(Clone, Copy, Debug, Default)]
pub struct Str(pub(crate) value::Str);

/// A slice.
#[derive(Clone, Copy, Debug)]
pub struct Slice(pub(crate) value::Slice);

/// An interface value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Iface(pub(crate) value::Iface);

/// A pointer, or the cell of a large value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ptr(pub(crate) u64);

/// A func value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Func(pub(crate) u64);

/// A map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Map(pub(crate) u64);

/// A channel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chan(pub(crate) u64);

impl Str {
    /// The empty string.
    pub const EMPTY: Str = Str(value::Str { ptr: std::ptr::null(), len: 0 });

    /// A string over static bytes; nothing is allocated.
    pub fn from_static(text: &'static str) -> Str {
        Str(value::Str::from_static(text.as_bytes()))
    }

    /// Its bytes.
    #[expect(unsafe_code, reason = "a string is an address")]
    #[inline]
    pub fn bytes<'a>(self, _: &'a NativeCx<'_>) -> &'a [u8] {
        // SAFETY: it was read as a whole pair, and nothing is collected while the context is borrowed.
        unsafe { self.0.bytes() }
    }

    /// Its text, invalid bytes replaced.
    pub fn text<'a>(self, cx: &'a NativeCx<'_>) -> std::borrow::Cow<'a, str> {
        String::from_utf8_lossy(self.bytes(cx))
    }

    /// How many bytes it has.
    pub fn len(self) -> usize {
        self.0.len
    }

    /// Whether it is empty.
    pub fn is_empty(self) -> bool {
        self.0.len == 0
    }

    /// A pointer to its first byte.
    pub fn first(self) -> Ptr {
        Ptr(self.0.ptr as u64)
    }

    /// The bytes from `from` to `to`, which are indices in order within it, as a string of their own; nothing is copied.
    #[must_use]
    pub fn substring(self, from: usize, to: usize) -> Str {
        assert!(from <= to && to <= self.0.len, "the bounds of a part lie within the whole");
        Str(value::Str { ptr: self.0.ptr.wrapping_add(from), len: to - from })
    }
}

impl Slice {
    /// The string that is the memory of a `[]byte`, which nobody changes again; nothing is copied.
    pub fn as_str(self) -> Str {
        Str(value::Str { ptr: self.0.ptr, len: self.len() })
    }

    /// The nil slice.
    pub const NIL: Slice = Slice(value::Slice::NIL);

    /// How many elements it has.
    pub fn len(self) -> usize {
        self.0.len as usize
    }

    /// How many elements there is room for.
    pub fn cap(self) -> usize {
        self.0.cap as usize
    }

    /// Whether it has no elements.
    pub fn is_empty(self) -> bool {
        self.0.len == 0
    }

    /// Whether it is nil.
    pub fn is_nil(self) -> bool {
        self.0.ptr.is_null()
    }

    /// A pointer to its first element.
    pub fn first(self) -> Ptr {
        Ptr(self.0.ptr as u64)
    }

    /// The address of its first element.
    pub fn address(self) -> u64 {
        self.0.ptr as u64
    }

    /// The bytes of `range`, which lie within the capacity, of a `[]byte`, with a capacity of `cap`; nothing is copied.
    #[must_use]
    pub fn byte_range(self, range: std::ops::Range<usize>, cap: usize) -> Slice {
        assert!(range.start <= range.end && range.len() <= cap && range.start + cap <= self.cap());
        // What has no room keeps nothing alive behind its memory.
        let offset = if cap == 0 { 0 } else { range.start };
        Slice(value::Slice { ptr: self.0.ptr.wrapping_add(offset), len: range.len() as u32, cap: cap as u32 })
    }

    /// The first `len` elements; there is room for them.
    #[must_use]
    pub fn with_len(self, len: usize) -> Slice {
        assert!(len <= self.cap(), "a slice is not made longer than its capacity");
        Slice(value::Slice { len: len as u32, ..self.0 })
    }
}

impl Iface {
    /// The nil interface.
    pub const NIL: Iface = Iface(value::Iface::NIL);

    /// A pointer of this type as an interface.
    pub(crate) fn of_pointer(ty: TypeRef, ptr: Ptr) -> Iface {
        debug_assert!(ty.direct && ty.data_is_ptr);
        Iface(value::Iface { ty: ty.address() as u64, data: ptr.0 })
    }

    /// Whether it is nil.
    pub fn is_nil(self) -> bool {
        self.0.is_nil()
    }

    /// Its dynamic type; `None` for nil.
    #[expect(unsafe_code, reason = "the type word is an address")]
    pub fn ty(self) -> Option<TypeRef> {
        // SAFETY: it was read as a whole pair; the engine keeps the table of types.
        unsafe { self.0.dynamic_type() }
    }
}

macro_rules! addresses {
    ($($Name:ident),*) => {$(
        impl $Name {
            /// Nil.
            pub const NIL: $Name = $Name(0);

            /// Whether it is nil.
            pub fn is_nil(self) -> bool {
                self.0 == 0
            }

            /// Its address, to be shown.
            pub fn address(self) -> u64 {
                self.0
            }
        }
    )*};
}

addresses!(Ptr, Func, Map, Chan);
