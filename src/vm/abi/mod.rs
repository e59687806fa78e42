//! The only door for native code: what a Rust half of a library function sees of the machine.
//!
//! **Kinds.** A *quick* native does bounded work and runs on the worker's own stack. A *waiting* one may call back into
//! the program, park, yield or run something on the blocking pool; it runs on a coroutine, on whichever worker resumes
//! it. What may let other code run takes `&mut NativeCx`, everything else `&NativeCx`: so bytes that were borrowed from
//! a string cannot be held across a wait.
//!
//! **Values.** [`Str`], [`Slice`], [`Iface`], [`Ptr`], [`Func`], [`View`] are addresses, not owners. The collector knows
//! a native's arguments and its handles ([`NativeCx::root`], [`NativeCx::keep`]), nothing else: a value from elsewhere
//! that is used after a `&mut` operation must have been rooted before. In a quick native nothing is collected.
//!
//! **Faults.** A native that cannot go on returns a [`Fault`]: the panic of a value, a run-time error, what a callback
//! threw. A native that allocates must not have changed anything before its last allocation: at the memory limit the
//! machine collects and calls it again.
//!
//! **Locks** and thread-locals must not be held across a `&mut` operation of a waiting native.

mod args;
mod atomic;
mod callback;
mod chans;
mod cx;
mod debug;
mod fault;
mod memory;
mod reflect;
mod sync;
mod values;
mod view;

pub use crate::vm::callers::Place;
pub use crate::vm::output::Output;
pub use crate::vm::signals;
pub use args::{Args, Layout, Results, SlotValue, ValueKind};
pub use atomic::Atomic;
pub use callback::{Method, Panicked, Unwind};
pub use chans::ChanOp;
pub use cx::{Mark, NativeCx, Rooted};
pub use debug::{MemStats, Pauses};
pub(crate) use fault::Reason;
pub use fault::{Fault, NativeResult};
pub use memory::Elem;
pub use reflect::Callee;
pub use sync::TimerSpec;
pub use values::{Chan, Func, Iface, Map, Ptr, Slice, Str};
pub use view::View;

/// How a native may behave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NativeKind {
    /// Does bounded work.
    Quick,
    /// May call back, wait, yield.
    Waiting,
}

/// A native function as the machine calls it.
pub type NativeFn = fn(&mut NativeCx<'_>) -> NativeResult<()>;

/// An entry of a package's table of natives; made by [`native!`](crate::native) and [`waiting!`](crate::waiting).
#[derive(Clone, Copy)]
pub struct Native {
    /// `package path.Name`, or `package path.Type.Method`.
    pub name: &'static str,
    /// How it may behave.
    pub kind: NativeKind,
    /// The function.
    pub entry: NativeFn,
    /// What it takes and gives, to be compared with the declaration.
    pub layout: fn() -> Layout,
}

/// A quick native: `native!("strings.Index", index)`, where `index` takes `&mut NativeCx` and a tuple.
#[macro_export]
macro_rules! native {
    ($name:literal, $function:path) => {
        $crate::native_entry!($name, Quick, $function)
    };
}

/// A waiting native.
#[macro_export]
macro_rules! waiting {
    ($name:literal, $function:path) => {
        $crate::native_entry!($name, Waiting, $function)
    };
}

/// What [`native!`](crate::native) and [`waiting!`](crate::waiting) have in common.
#[doc(hidden)]
#[macro_export]
macro_rules! native_entry {
    ($name:literal, $Kind:ident, $function:path) => {
        $crate::vm::abi::Native {
            name: $name,
            kind: $crate::vm::abi::NativeKind::$Kind,
            entry: |cx| {
                let args = cx.args();
                let results = $function(cx, args)?;
                cx.finish(results);
                Ok(())
            },
            layout: || $crate::vm::abi::Layout::of($function),
        }
    };
}
