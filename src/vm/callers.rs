//! Places in the program as numbers: what runtime.Caller and Callers give, and what is known of such a number.
//!
//! The number of a call in progress is the address of the last word of its instruction, plus one: like a return
//! address less one it lies inside the instruction that is executed. Plus one more for each call that is in it by being
//! inlined: there are fewer of these than a word has bytes. Functions of Go's run time that programs see on
//! a stack although no code of theirs is executed here (what a panic goes through, what starts a goroutine) have
//! words of their own, [`FRAMES`].
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "walks stacks: the contract of `vm::frames`")]

use crate::vm::image::{FuncImage, NativeImage};
use crate::vm::machine::M;
use crate::vm::panic::Cause;
use crate::vm::traceback::{Call, calls_of};
use crate::vm::world::Vm;
use crate::vm::{frames, traceback};

/// What is known of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The function, as tracebacks name it.
    pub function: String,
    /// The file.
    pub file: String,
    /// The line.
    pub line: u32,
    /// The number of the function itself.
    pub entry: u64,
}

/// A function of the run time that has no code: name, file, line.
type Frame = (&'static str, &'static str, u32);

static FRAMES: [Frame; 11] = [
    ("runtime.Callers", "runtime/extern.go", 341),
    ("runtime.gopanic", "runtime/panic.go", 859),
    ("runtime.panicmem", "runtime/panic.go", 336),
    ("runtime.sigpanic", "runtime/signal_unix.go", 931),
    ("runtime.panicBounds64", "runtime/panic.go", 236),
    ("runtime.panicBounds", "runtime/asm_amd64.s", 1622),
    ("runtime.panicdivide", "runtime/panic.go", 315),
    ("runtime.panicshift", "runtime/panic.go", 292),
    ("runtime.Goexit", "runtime/panic.go", 694),
    ("runtime.main", "runtime/proc.go", 302),
    ("runtime.goexit", "runtime/asm_amd64.s", 1264),
];

const CALLERS: usize = 0;
const GOPANIC: usize = 1;
const GOEXIT_CALL: usize = 8;
const MAIN: usize = 9;
const BOTTOM: usize = 10;

/// The frames between a panic and the code that panicked: of a nil pointer, an index, a division, a shift.
const OF_SIGNAL: &[usize] = &[2, 3];
const OF_BOUNDS: &[usize] = &[4, 5];
const OF_DIVISION: &[usize] = &[6];
const OF_SHIFT: &[usize] = &[7];

fn frame_pc(frame: usize) -> u64 {
    &raw const FRAMES[frame] as u64 + 1
}

/// The numbers of the calls in progress, the innermost first: at most `max` after the first `skip`. The first of all
/// is runtime.Callers itself.
pub(crate) unsafe fn pcs(m: M, skip: usize, max: usize) -> Vec<u64> {
    let vm = &*(*m).vm;
    let mut all = vec![frame_pc(CALLERS)];
    for call in calls_of(vm, frames::places(m), &*(*m).g) {
        if all.len() >= skip.saturating_add(max) {
            break;
        }
        push(&mut all, vm, &call);
    }
    all.push(frame_pc(BOTTOM));
    all.into_iter().skip(skip).take(max).collect()
}

fn push(all: &mut Vec<u64>, vm: &Vm, call: &Call<'_>) {
    match call {
        Call::Script(func, call, word) => all.push(func.address(*word) as u64 + 1 + u64::from(call.depth)),
        Call::Native(native) => all.push(std::ptr::from_ref::<NativeImage>(native) as u64 + 1),
        Call::Unwinding(Cause::Goexit) => all.push(frame_pc(GOEXIT_CALL)),
        Call::Unwinding(Cause::Panic(value, signal)) => {
            all.push(frame_pc(GOPANIC));
            let text = vm.errors().text(*value).unwrap_or_default();
            let between = match text.as_slice() {
                _ if signal.is_some() => OF_SIGNAL,
                _ if vm.errors().is_bounds(*value) => OF_BOUNDS,
                b"runtime error: integer divide by zero" => OF_DIVISION,
                b"runtime error: negative shift amount" => OF_SHIFT,
                _ => &[],
            };
            all.extend(between.iter().map(|frame| frame_pc(*frame)));
        }
        Call::Start => all.push(frame_pc(MAIN)),
    }
}

/// What is known of a number that [`pcs`] gave, or of a func value's function; `None` if it is neither.
pub(crate) fn locate(vm: &Vm, pc: u64) -> Option<Place> {
    let image = vm.image();
    if let Some(at) = index_in(&FRAMES, pc) {
        let (function, file, line) = FRAMES[at];
        let entry = &raw const FRAMES[at] as u64;
        return Some(Place { function: function.into(), file: file.into(), line, entry });
    }
    if let Some(native) = index_in(&image.natives, pc).map(|at| &image.natives[at]) {
        let entry = std::ptr::from_ref(native) as u64;
        return Some(Place { function: native.name.to_string(), file: "?".into(), line: 0, entry });
    }
    let (func, pc) = match index_in(&image.funcs, pc).map(|at| &image.funcs[at]) {
        Some(func) => (func, func.entry),
        None => (vm.func_at(pc as *const u64)?, pc as *const u64),
    };
    Some(in_function(func, pc))
}

fn in_function(func: &FuncImage, pc: *const u64) -> Place {
    let word = func.word_at(pc);
    // The address of a word itself is that of the function, not of a call in progress.
    let depth = (pc as usize % size_of::<u64>()).checked_sub(1);
    let own = || func.func().calls(word).last().expect("a function's own call is the last");
    let call = depth.and_then(|depth| func.func().calls(word).nth(depth)).unwrap_or_else(own);
    let (file, line) = traceback::place(func, &call);
    Place { function: call.name.to_string(), file: file.into(), line, entry: func.entry as u64 }
}

/// The index of the item that an address leads into.
fn index_in<T>(items: &[T], address: u64) -> Option<usize> {
    let offset = (address as usize).wrapping_sub(items.as_ptr() as usize);
    (offset < size_of_val(items)).then(|| offset / size_of::<T>())
}
