//! Why a native cannot go on.

use std::fmt;

use crate::heap::error::HeapError;
use crate::sched::task::Park;
use crate::vm::abi::callback::Unwind;
use crate::vm::abi::values::Iface;
use crate::vm::goroutine::Goroutine;
use crate::vm::trap::{Bound, Trap};

/// What a native answers.
pub type NativeResult<T> = Result<T, Fault>;

/// Why a native cannot go on; the machine does the rest.
pub struct Fault(pub(crate) Box<Reason>);

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fault")
    }
}

/// The kinds of faults.
pub(crate) enum Reason {
    /// `panic(value)`
    Panic(Iface),
    /// A run-time error.
    Trap(Trap),
    /// What the heap found; also: collect and try again.
    Heap(HeapError),
    /// What a callback threw.
    Unwind(Unwind),
    /// runtime.Goexit.
    Goexit,
    /// The program ends with this code.
    Exit(i32),
    /// `fatal error: ` and this text.
    Fatal(String),
    /// The stack is at its limit.
    StackOverflow,
    /// The native is done; the goroutine waits.
    Park(Park<Goroutine>),
    /// The native is done; all others go first.
    Gosched,
    /// The native is done; garbage is collected.
    Collect,
}

impl Fault {
    pub(crate) fn new(reason: Reason) -> Fault {
        Fault(Box::new(reason))
    }

    /// Whether it is to be called again after a collection.
    pub(crate) fn is_retry(&self) -> bool {
        matches!(*self.0, Reason::Heap(HeapError::Retry))
    }

    /// `panic(value)`; see also [`NativeCx::panic_text`](crate::vm::abi::NativeCx::panic_text).
    pub fn panic(value: Iface) -> Fault {
        Fault::new(Reason::Panic(value))
    }

    /// The value of a panic that a callback threw; every other fault goes on.
    pub fn into_panic(self) -> Result<Iface, Fault> {
        match *self.0 {
            Reason::Unwind(Unwind::Panic(panicked)) => Ok(panicked.value),
            other => Err(Fault::new(other)),
        }
    }

    /// A nil pointer is dereferenced.
    pub fn nil_deref() -> Fault {
        Fault::new(Reason::Trap(Trap::NilDeref))
    }

    /// An integer is divided by zero.
    pub fn divide_by_zero() -> Fault {
        Fault::new(Reason::Trap(Trap::DivideByZero))
    }

    /// A quotient does not fit.
    pub fn integer_overflow() -> Fault {
        Fault::new(Reason::Trap(Trap::IntegerOverflow))
    }

    /// An index out of range.
    pub fn index(index: i64, len: usize) -> Fault {
        Fault::new(Reason::Trap(Trap::Index { index: Bound::Signed(index), len: len as u64 }))
    }

    /// runtime.Goexit.
    pub fn goexit() -> Fault {
        Fault::new(Reason::Goexit)
    }

    /// os.Exit: the program ends now.
    pub fn exit(status: i32) -> Fault {
        Fault::new(Reason::Exit(status))
    }

    /// The native would recurse without end: ends the program as a stack overflow does.
    pub fn stack_overflow() -> Fault {
        Fault::new(Reason::StackOverflow)
    }

    /// `fatal error: ` and `text`; cannot be recovered.
    pub fn fatal(text: impl Into<String>) -> Fault {
        Fault::new(Reason::Fatal(text.into()))
    }
}

impl From<HeapError> for Fault {
    fn from(error: HeapError) -> Fault {
        Fault::new(Reason::Heap(error))
    }
}

impl From<Unwind> for Fault {
    fn from(unwind: Unwind) -> Fault {
        Fault::new(Reason::Unwind(unwind))
    }
}
