//! The closed list of run-time errors, in Go's words.
//!
//! A trap becomes a panic whose value is an error: its dynamic type implements `error` and `runtime.Error`
//! ([`crate::vm::errors`]).
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "paths of instructions: the contract of `vm::machine`")]

use std::fmt;
use std::sync::Arc;

use crate::bytecode::function::{RangeState, TrapCode};
use crate::bytecode::rtype::{Shape, TypeRef};
use crate::heap::error::{HeapError, Severity};
use crate::vm::machine::{M, Slow, stop_with};
use crate::vm::panic;
use crate::vm::state::State;

/// A run-time error.
#[derive(Clone, Debug)]
pub(crate) enum Trap {
    /// A nil pointer is dereferenced.
    NilDeref,
    /// An integer is divided by zero.
    DivideByZero,
    /// The quotient of math/bits.Div does not fit.
    IntegerOverflow,
    /// A shift count is negative.
    NegativeShift,
    /// `a[index]`.
    Index { index: Bound, len: u64 },
    /// `s[lo:hi:max]`.
    Slice(SliceFault),
    /// A slice is converted to a longer array.
    SliceToArray { len: u64, want: u64 },
    /// `make(chan T, size)` with a size out of range.
    MakeChanSize,
    /// A send on a closed channel.
    SendOnClosed,
    /// A closed channel is closed.
    CloseOfClosed,
    /// A nil channel is closed.
    CloseOfNil,
    /// `x.(T)` for a concrete type: the static type, the dynamic one if there is one, and T.
    WrongType { iface: TypeRef, dynamic: Option<TypeRef>, want: TypeRef },
    /// `x.(I)` for an interface type and a nil x.
    NilAssert { want: TypeRef },
    /// `x.(I)` for an interface type: the dynamic type lacks a method.
    MissingMethod { dynamic: TypeRef, want: TypeRef, method: String },
    /// `panic(nil)`.
    PanicNil,
    /// The body of a loop over a function was called when it must not be, or the function hid its panic.
    Range(RangeState),
    /// A method with a value as receiver was called through a nil pointer: `main.T.M called using nil *T`.
    NilReceiver(String),
    /// A fault that a native found; its text.
    Plain(&'static str),
    /// A fault that the heap found.
    Heap(HeapError),
}

/// The value of an index or bound, as its type has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Bound {
    /// Of a signed type, or of an unsigned one that is narrower.
    Signed(i64),
    /// Of an unsigned type.
    Unsigned(u64),
}

impl Bound {
    /// The value in a register.
    pub(crate) fn new(word: u64, unsigned: bool) -> Bound {
        if unsigned { Bound::Unsigned(word) } else { Bound::Signed(word as i64) }
    }

    fn is_negative(self) -> bool {
        matches!(self, Bound::Signed(value) if value < 0)
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Bound::Signed(value) => value.fmt(f),
            Bound::Unsigned(value) => value.fmt(f),
        }
    }
}

/// Which bound of a slice expression is wrong, with its value and what it must not exceed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SliceFault {
    /// `s[:hi]` of a string or array.
    HiLen(Bound, u64),
    /// `s[:hi]` of a slice.
    HiCap(Bound, u64),
    /// `s[lo:hi]`
    LoHi(Bound, u64),
    /// `s[::max]` of an array.
    MaxLen(Bound, u64),
    /// `s[::max]` of a slice.
    MaxCap(Bound, u64),
    /// `s[:hi:max]`
    HiMax(Bound, u64),
    /// `s[lo:hi:]`
    LoHi3(Bound, u64),
}

/// Which type of package runtime the value of a run-time error has.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum ErrorType {
    /// `runtime.boundsError`
    Bounds,
    /// `runtime.errorString`
    Error,
    /// `runtime.plainError`
    Plain,
    /// `*runtime.TypeAssertionError`
    TypeAssertion,
    /// `*runtime.PanicNilError`
    PanicNil,
}

impl Trap {
    /// The type of its value.
    pub(crate) fn error_type(&self) -> ErrorType {
        match self {
            Trap::Index { .. } | Trap::Slice(_) | Trap::SliceToArray { .. } => ErrorType::Bounds,
            Trap::NilDeref | Trap::DivideByZero | Trap::IntegerOverflow | Trap::NegativeShift | Trap::Range(_) => {
                ErrorType::Error
            }
            Trap::MakeChanSize | Trap::SendOnClosed | Trap::CloseOfClosed | Trap::CloseOfNil => ErrorType::Plain,
            Trap::WrongType { .. } | Trap::NilAssert { .. } | Trap::MissingMethod { .. } => ErrorType::TypeAssertion,
            Trap::PanicNil => ErrorType::PanicNil,
            Trap::Plain(_) | Trap::NilReceiver(_) | Trap::Heap(HeapError::NilMapWrite) => ErrorType::Plain,
            Trap::Heap(_) => ErrorType::Error,
        }
    }

    /// Whether Go reports a signal with it.
    pub(crate) fn is_signal(&self) -> bool {
        matches!(self, Trap::NilDeref)
    }
}

/// What `Error()` of its value says.
impl fmt::Display for Trap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trap::NilDeref => f.write_str("runtime error: invalid memory address or nil pointer dereference"),
            Trap::DivideByZero => f.write_str("runtime error: integer divide by zero"),
            Trap::IntegerOverflow => f.write_str("runtime error: integer overflow"),
            Trap::NegativeShift => f.write_str("runtime error: negative shift amount"),
            Trap::Index { index, .. } if index.is_negative() => {
                write!(f, "runtime error: index out of range [{index}]")
            }
            Trap::Index { index, len } => write!(f, "runtime error: index out of range [{index}] with length {len}"),
            Trap::Slice(fault) => write!(f, "runtime error: slice bounds out of range {fault}"),
            Trap::SliceToArray { len, want } => write!(
                f,
                "runtime error: cannot convert slice with length {len} to array or pointer to array with length {want}"
            ),
            Trap::MakeChanSize => f.write_str("makechan: size out of range"),
            Trap::SendOnClosed => f.write_str("send on closed channel"),
            Trap::CloseOfClosed => f.write_str("close of closed channel"),
            Trap::CloseOfNil => f.write_str("close of nil channel"),
            Trap::WrongType { iface, dynamic, want } => wrong_type(f, *iface, *dynamic, *want),
            Trap::NilAssert { want } => write!(f, "interface conversion: interface is nil, not {want:?}"),
            Trap::MissingMethod { dynamic, want, method } => {
                write!(f, "interface conversion: {dynamic:?} is not {want:?}: missing method {method}")
            }
            Trap::PanicNil => f.write_str("runtime error: panic called with nil argument"),
            Trap::Range(state) => write!(f, "runtime error: range function {}", range_fault_text(*state)),
            Trap::NilReceiver(text) => write!(f, "value method {text} pointer"),
            Trap::Plain(text) => f.write_str(text),
            Trap::Heap(error) => write!(f, "{error}"),
        }
    }
}

fn range_fault_text(state: RangeState) -> &'static str {
    match state {
        RangeState::Ready | RangeState::Done => "continued iteration after function for loop body returned false",
        RangeState::Running => "continued iteration after loop body panic",
        RangeState::Exhausted => "continued iteration after whole loop exit",
        RangeState::MissingPanic => "recovered a loop body panic and did not resume panicking",
    }
}

fn wrong_type(f: &mut fmt::Formatter<'_>, iface: TypeRef, dynamic: Option<TypeRef>, want: TypeRef) -> fmt::Result {
    // Go calls the empty interface by its old name here.
    let iface = if *iface.name == *"any" { "interface {}" } else { &iface.name };
    let Some(dynamic) = dynamic else {
        return write!(f, "interface conversion: {iface} is nil, not {want:?}");
    };
    write!(f, "interface conversion: {iface} is {dynamic:?}, not {want:?}")?;
    if dynamic.name != want.name {
        return Ok(());
    }
    match package(dynamic) == package(want) {
        true => f.write_str(" (types from different scopes)"),
        false => f.write_str(" (types from different packages)"),
    }
}

/// The path of the package that a type's name or its unexported fields belong to.
fn package(ty: TypeRef) -> Option<Arc<str>> {
    match (&ty.named, &ty.shape) {
        (Some((_, path)), _) => Some(path.clone()),
        (None, Shape::Struct { fields }) => fields.iter().find_map(|field| field.pkg.clone()),
        _ => None,
    }
}

impl fmt::Display for SliceFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            SliceFault::HiLen(hi, _) | SliceFault::HiCap(hi, _) if hi.is_negative() => write!(f, "[:{hi}]"),
            SliceFault::HiLen(hi, len) => write!(f, "[:{hi}] with length {len}"),
            SliceFault::HiCap(hi, cap) => write!(f, "[:{hi}] with capacity {cap}"),
            SliceFault::LoHi(lo, _) if lo.is_negative() => write!(f, "[{lo}:]"),
            SliceFault::LoHi(lo, hi) => write!(f, "[{lo}:{hi}]"),
            SliceFault::MaxLen(max, _) | SliceFault::MaxCap(max, _) if max.is_negative() => write!(f, "[::{max}]"),
            SliceFault::MaxLen(max, len) => write!(f, "[::{max}] with length {len}"),
            SliceFault::MaxCap(max, cap) => write!(f, "[::{max}] with capacity {cap}"),
            SliceFault::HiMax(hi, _) if hi.is_negative() => write!(f, "[:{hi}:]"),
            SliceFault::HiMax(hi, max) => write!(f, "[:{hi}:{max}]"),
            SliceFault::LoHi3(lo, _) if lo.is_negative() => write!(f, "[{lo}::]"),
            SliceFault::LoHi3(lo, hi) => write!(f, "[{lo}:{hi}:]"),
        }
    }
}

/// Index `index` is out of range with length `len`.
#[inline(always)]
pub(crate) unsafe fn index_trap(m: M, s: State, index: u64, len: u64) -> State {
    stop_with(m, s, Slow::Index, [index, len])
}

/// Raises a trap at the instruction at which the machine stopped.
#[cold]
#[inline(never)]
pub(crate) unsafe fn raise(m: M, trap: Trap) -> *const u64 {
    panic::trap(m, trap)
}

/// What the heap found, at the instruction at which the machine stopped.
#[cold]
#[inline(never)]
pub(crate) unsafe fn heap_fault(m: M, error: HeapError) -> *const u64 {
    match error.severity() {
        Severity::Memory => crate::vm::collect::retry(m),
        Severity::Panic => raise(m, Trap::Heap(error)),
        Severity::Fatal => crate::vm::fatal::fatal_error(m, &error.to_string()),
    }
}

/// The compiler knew.
#[cold]
pub(crate) unsafe fn compiled(m: M, code: u16) -> *const u64 {
    match TrapCode::from_code(code) {
        Some(TrapCode::NilDeref) => raise(m, Trap::NilDeref),
        Some(TrapCode::DivideByZero) => raise(m, Trap::DivideByZero),
        Some(TrapCode::Unreachable) | None => panic!("control reached a place that the checker proved unreachable"),
    }
}

/// A loop over a function is in a state in which it must not be. What stands in a record that a racy program shared
/// may be any state, but is always one.
#[cold]
pub(crate) unsafe fn range_fault(m: M, state: u16) -> *const u64 {
    let state = *(*m).saved.fp.add(usize::from(state));
    raise(m, Trap::Range(RangeState::from_code(state as u16).unwrap_or(RangeState::Ready)))
}

/// A method with a value as receiver was called through a nil pointer; `text` is a string constant.
#[cold]
pub(crate) unsafe fn nil_receiver(m: M, text: u64) -> *const u64 {
    let text = String::from_utf8_lossy(crate::heap::value::load_str(text as *const u8).bytes()).into_owned();
    raise(m, Trap::NilReceiver(text))
}

pub(crate) unsafe fn nil_deref_path(m: M) -> *const u64 {
    raise(m, Trap::NilDeref)
}

pub(crate) unsafe fn divide_by_zero_path(m: M) -> *const u64 {
    raise(m, Trap::DivideByZero)
}

pub(crate) unsafe fn negative_shift_path(m: M) -> *const u64 {
    raise(m, Trap::NegativeShift)
}

/// Which indices and bounds of the saved instruction are of unsigned types: see `Function::unsigned_at`.
pub(crate) unsafe fn unsigned_bounds(m: M) -> u8 {
    let pc = (*m).saved.pc;
    (*(*m).vm).func_at(pc).map_or(0, |func| func.func().unsigned_at(func.word_at(pc)))
}

pub(crate) unsafe fn index_path(m: M) -> *const u64 {
    let [index, len, _] = (*m).args;
    let index = Bound::new(index, unsigned_bounds(m) & 1 != 0);
    raise(m, Trap::Index { index, len })
}
