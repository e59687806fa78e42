//! What heap operations can answer instead of a result. The machine turns these into Go's panics and fatal errors.

use std::fmt;

use crate::bytecode::rtype::TypeRef;

/// Why an operation did not do what it was asked. Nothing has been changed when one of these is returned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeapError {
    /// The memory limit is reached: collect, then execute the instruction again; if that fails too, the program is
    /// out of memory.
    Retry,
    /// `make([]T, len)` with a length out of range.
    MakeSliceLen,
    /// `make([]T, len, cap)` with a capacity out of range.
    MakeSliceCap,
    /// `append` beyond the longest slice.
    GrowSliceLen,
    /// Strings joined to more than the longest string.
    StringTooLong,
    /// A write to a nil map.
    NilMapWrite,
    /// Two writers in one map at once; fatal.
    ConcurrentMapWrites,
    /// A reader and a writer in one map at once; fatal.
    ConcurrentMapReadWrite,
    /// An iterator and a writer in one map at once; fatal.
    ConcurrentMapIterWrite,
    /// A map key whose dynamic type has no hash.
    Unhashable(TypeRef),
    /// The same when the map has no entries: Go finds it in another place and says it in other words.
    UnhashableInEmpty(TypeRef),
    /// A comparison of interfaces whose dynamic type cannot be compared.
    Uncomparable(TypeRef),
}

/// How Go reports an error of the run time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Severity {
    /// Not an error of the program: collect and retry; in the end `fatal error: out of memory`, which Go precedes
    /// by the line `runtime: out of memory: cannot allocate N-byte block (M in use)`.
    Memory,
    /// A panic with a runtime.Error; `panic: ` + text.
    Panic,
    /// `fatal error: ` + text; cannot be recovered.
    Fatal,
}

impl HeapError {
    /// How it is reported.
    pub fn severity(self) -> Severity {
        match self {
            HeapError::Retry => Severity::Memory,
            HeapError::ConcurrentMapWrites
            | HeapError::ConcurrentMapReadWrite
            | HeapError::ConcurrentMapIterWrite
            | HeapError::StringTooLong => Severity::Fatal,
            _ => Severity::Panic,
        }
    }
}

/// Go's text, with the prefix `runtime error: ` where Go has it.
impl fmt::Display for HeapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            HeapError::Retry => "out of memory",
            HeapError::MakeSliceLen => "runtime error: makeslice: len out of range",
            HeapError::MakeSliceCap => "runtime error: makeslice: cap out of range",
            HeapError::GrowSliceLen => "runtime error: growslice: len out of range",
            HeapError::StringTooLong => "string concatenation too long",
            HeapError::NilMapWrite => "assignment to entry in nil map",
            HeapError::ConcurrentMapWrites => "concurrent map writes",
            HeapError::ConcurrentMapReadWrite => "concurrent map read and map write",
            HeapError::ConcurrentMapIterWrite => "concurrent map iteration and map write",
            HeapError::Unhashable(ty) => return write!(f, "runtime error: hash of unhashable type {ty:?}"),
            HeapError::UnhashableInEmpty(ty) => return write!(f, "hash of unhashable type: {ty:?}"),
            HeapError::Uncomparable(ty) => return write!(f, "runtime error: comparing uncomparable type {ty:?}"),
        })
    }
}
