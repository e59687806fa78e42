//! What ends the program: fatal errors and panics that nobody recovered, reported as Go reports them.
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "paths of instructions: the contract of `vm::machine`")]

use std::cell::Cell;
use std::fmt::Write;
use std::time::Duration;

use crate::base::memory;
use crate::bytecode::rtype::{Kind, TypeRef};
use crate::heap::value::{Iface, Pair, Str, load_str};
use crate::sched::deadlock::Deadlock;
use crate::vm::collect::with_world_stopped;
use crate::vm::goroutine::{self, ensure_room};
use crate::vm::image::FuncImage;
use crate::vm::machine::{Exit, M, Slow, leave};
use crate::vm::panic::{Cause, Unwinding};
use crate::vm::state::{Ctl, Link, State};
use crate::vm::world::Vm;
use crate::vm::{print, signals, traceback};

/// The exit status after a panic or a fatal error.
pub(crate) const FAILED: i32 = 2;

/// The program ends with `status`.
pub(crate) unsafe fn exit(m: M, status: i32) -> *const u64 {
    (*(*m).vm).stdout().finish();
    leave(m, Exit::Program(status))
}

/// `fatal error: ` and `text`, which cannot be recovered: a fault of the program.
#[cold]
pub(crate) unsafe fn fatal_error(m: M, text: &str) -> *const u64 {
    let mut report = format!("fatal error: {text}\n");
    append_traces(m, &mut report, None);
    (*(*m).vm).stderr().write(report.as_bytes());
    fail(m)
}

/// The program has failed, and has said so.
unsafe fn fail(m: M) -> *const u64 {
    abort_if_wanted(&*(*m).vm);
    exit(m, FAILED)
}

/// Ends the process by SIGABRT, if it is the program's own and GOTRACEBACK says so.
pub(crate) fn abort_if_wanted(vm: &Vm) {
    if vm.tracing().get().aborts() && vm.config().own_process {
        vm.stdout().finish();
        signals::die_of(libc::SIGABRT);
    }
}

/// The traces of this goroutine, as it was when it panicked if that is told, and of all others, as far as they are wanted.
unsafe fn append_traces(m: M, report: &mut String, panicked: Option<Box<str>>) {
    let vm = (*m).vm;
    let tracing = (*vm).tracing().get();
    if !tracing.shows_any() {
        return;
    }
    report.push('\n');
    report.push_str(&panicked.map_or_else(|| traceback::of_running(m), String::from));
    if tracing.shows_all() {
        append_others(m, report, usize::MAX);
    }
}

/// The traces of at most `max` other goroutines.
unsafe fn append_others(m: M, report: &mut String, max: usize) {
    let (vm, id) = ((*m).vm, (*(*m).g).id());
    with_world_stopped(m, |_| {
        // SAFETY: the world is stopped; the machine outlives the call.
        for trace in traceback::of_all(unsafe { &*vm }, id, max) {
            let _ = write!(report, "\n{trace}");
        }
    });
}

/// So many other goroutines the end of a resource shows: there may be millions, and no memory.
const SHOWN: usize = 100;

/// `line`, `fatal error: ` and `text`: something is used up. As in Go, the other goroutines are shown, too.
unsafe fn used_up(m: M, line: &str, text: &str) -> *const u64 {
    if !(*(*m).vm).begin_report() {
        // Another goroutine tells it already. What is missing stays missing: this one tries again until all is over.
        return leave(m, Exit::Gosched);
    }
    let mut report = format!("{line}\nfatal error: {text}\n\n{}", traceback::of_running(m));
    append_others(m, &mut report, SHOWN);
    (*(*m).vm).stderr().write(report.as_bytes());
    fail(m)
}

/// There is no memory for what was asked of the heap, or of what lies beside it.
#[cold]
pub(crate) unsafe fn out_of_memory(m: M) -> *const u64 {
    let (wanted, used) = (*(*m).vm).heap().shortage();
    let line = format!("runtime: out of memory: cannot allocate {wanted}-byte block ({used} in use)");
    used_up(m, &line, "runtime: out of memory")
}

thread_local! {
    /// The machine that runs on this thread.
    static RUNNING: Cell<M> = const { Cell::new(std::ptr::null_mut()) };
}

/// A machine begins or ends to run on this thread.
pub(crate) fn set_running(m: M) {
    RUNNING.set(m);
}

/// Memory for a native is limited even where the native does not ask whether there is room: so much beyond the limit
/// [`last_resort`] ends the program.
pub(crate) fn guard_memory(limit: u64) {
    memory::limit(limit.saturating_add(limit / 8).saturating_add(4 << 20), last_resort);
}

/// Code of this thread allocates `bytes` for which there is no room, in the midst of anything. If that is a native, the
/// program ends here; the machine itself needs little, and gets it.
fn last_resort(bytes: usize) {
    let m = RUNNING.get();
    // SAFETY: the machine runs on this thread, and while a native does, its state is saved.
    unsafe {
        if m.is_null() || !(*m).in_native {
            return;
        }
        let vm = &*(*m).vm;
        let (_, used) = vm.heap().shortage();
        let used = used.saturating_sub(bytes as u64);
        let line = format!("runtime: out of memory: cannot allocate {bytes}-byte block ({used} in use)");
        let report = format!("{line}\nfatal error: runtime: out of memory\n\n{}", traceback::of_running(m));
        // The native may hold anything.
        vm.stdout().finish_within(&[], PATIENCE);
        vm.stderr().finish_within(report.as_bytes(), PATIENCE);
        libc::_exit(FAILED)
    }
}

/// For so long the end of the program waits for a stream.
pub(crate) const PATIENCE: Duration = Duration::from_millis(200);

/// The stack could not grow: it is at its limit, or there is no memory.
#[cold]
pub(crate) unsafe fn no_room(m: M) -> *const u64 {
    if goroutine::may_grow(m) { out_of_memory(m) } else { stack_overflow(m) }
}

/// The stack is at its limit.
#[cold]
pub(crate) unsafe fn stack_overflow(m: M) -> *const u64 {
    let limit = (*(*m).vm).max_stack();
    used_up(m, &format!("runtime: goroutine stack exceeds {limit}-byte limit"), "stack overflow")
}

/// A panic that nobody recovered. The methods that say what the values are run first, each as a call from the
/// outermost pseudo-frame that returns to [`described_path`]; then the report is written.
#[cold]
pub(crate) unsafe fn uncaught_panic(m: M) -> *const u64 {
    let vm = &*(*m).vm;
    let pending = (*(*m).g).extra().unwinding.iter().find_map(|unwinding| method_of(vm, unwinding));
    match pending {
        Some((value, func)) => describe(m, value, func),
        None => report(m),
    }
}

/// The method that tells what a panic's value is, unless that is known.
fn method_of(vm: &Vm, unwinding: &Unwinding) -> Option<(Iface, *const FuncImage)> {
    let Cause::Panic(value, _) = unwinding.cause else { return None };
    if unwinding.text.is_some() || vm.errors().text(value).is_some() {
        return None;
    }
    // SAFETY: a panic's value is a whole interface.
    let ty = unsafe { value.dynamic_type() }?;
    let text = vm.types().func(Vec::new(), vec![vm.types().basic(Kind::String)], false);
    ["Error", "String"].into_iter().find_map(|name| {
        let id = vm.types().method_id(name, None);
        let methods = ty.methods();
        let method = methods.iter().find(|method| method.id == id && method.ty == text)?;
        Some((value, std::ptr::from_ref(vm.image().func(method.func?))))
    })
}

/// Calls a method that takes only its receiver and gives a string.
unsafe fn describe(m: M, value: Iface, func: *const FuncImage) -> *const u64 {
    if !ensure_room(m, (*func).frame_slots, 1) {
        return no_room(m);
    }
    let s = (*m).saved;
    let cs = s.cs.sub(1);
    *cs = Ctl { ret: Slow::Described.word(), base: 0, flags: Link::PRINTER };
    *s.fp = value.data;
    (*m).saved = State { pc: (*func).entry, fp: s.fp, cs, ctr: s.ctr };
    (*func).entry
}

/// The method that tells what a panic's value is has returned.
pub(crate) unsafe fn described_path(m: M) -> *const u64 {
    let text = Str::from_pair(Pair::from_slots((*m).saved.fp)).bytes().to_vec();
    (*m).saved.pc = Slow::Unwound.word();
    let vm = &*(*m).vm;
    let unwinding = &mut (*(*m).g).extra().unwinding;
    let described = unwinding.iter_mut().find(|unwinding| method_of(vm, unwinding).is_some());
    described.expect("the method of one was called").text = Some(text);
    uncaught_panic(m)
}

/// The method that tells what a panic's value is panicked.
#[cold]
pub(crate) unsafe fn printer_panicked(m: M) -> *const u64 {
    let vm = &*(*m).vm;
    let mut text = b"panic while printing panic value: ".to_vec();
    if let Some(Unwinding { cause: Cause::Panic(value, _), .. }) = (*(*m).g).extra().unwinding.last() {
        // Of an error only the type is told: its text may be what panicked.
        match vm.errors().text(*value) {
            Some(_) => write_type(&mut text, value.dynamic_type()),
            None => write_value(&mut text, vm, *value),
        }
    }
    let signal = signal_line(&(*(*m).g).extra().unwinding);
    let text = format!("{}\n{signal}", String::from_utf8_lossy(&text));
    fatal_error(m, text.trim_end())
}

fn write_type(out: &mut Vec<u8>, ty: Option<TypeRef>) {
    out.extend_from_slice(b"type ");
    out.extend_from_slice(ty.as_ref().map_or("nil", |ty| &ty.name).as_bytes());
}

/// Writes the report of the panics in progress and ends the program.
unsafe fn report(m: M) -> *const u64 {
    let vm = &*(*m).vm;
    let unwinding = &(*(*m).g).extra().unwinding;
    let mut out = Vec::new();
    let mut trace = None;
    for (i, panic) in unwinding.iter().enumerate() {
        let Cause::Panic(value, _) = panic.cause else { continue };
        let again = |other: &Unwinding| matches!(other.cause, Cause::Panic(before, _) if before == value);
        if i > 0 && unwinding[i - 1].recovered && again(&unwinding[i - 1]) {
            continue; // Said with the one before.
        }
        if i > 0 && matches!(unwinding[i - 1].cause, Cause::Panic(..)) {
            out.push(b'\t');
        }
        out.extend_from_slice(b"panic: ");
        match &panic.text {
            Some(text) => write_indented(&mut out, text),
            None => write_value(&mut out, vm, value),
        }
        let repanicked = panic.recovered && unwinding.get(i + 1).is_some_and(again);
        out.extend_from_slice(match (panic.recovered, repanicked) {
            (_, true) => b" [recovered, repanicked]",
            (true, _) => b" [recovered]",
            _ => b"",
        });
        out.push(b'\n');
        trace = panic.trace.clone();
    }
    let mut traces = signal_line(unwinding);
    append_traces(m, &mut traces, trace);
    out.extend_from_slice(traces.as_bytes());
    vm.stderr().write(&out);
    fail(m)
}

/// What is said once, after all panics, when one of them came by a signal.
fn signal_line(unwinding: &[Unwinding]) -> String {
    let signal = unwinding.iter().rev().find_map(|unwinding| match unwinding.cause {
        Cause::Panic(_, signal) => signal,
        Cause::Goexit => None,
    });
    signal.map_or_else(String::new, |signal| {
        format!("[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc={:#x}]\n", signal.pc)
    })
}

/// A value as the report of a panic shows it: basic kinds in full, others by type and address.
fn write_value(out: &mut Vec<u8>, vm: &Vm, value: Iface) {
    if let Some(text) = vm.errors().text(value) {
        return write_indented(out, &text);
    }
    // SAFETY: a panic's value is a whole interface.
    let Some(ty) = (unsafe { value.dynamic_type() }) else {
        return out.extend_from_slice(b"nil");
    };
    let named = ty.named.is_some();
    if ty.kind() == Kind::String {
        // SAFETY: the data word of a string's interface leads to the string.
        let text = unsafe { load_str(value.data as *const u8).bytes() };
        if !named {
            return write_indented(out, text);
        }
        out.extend_from_slice(format!("{}(\"", ty.name).as_bytes());
        write_indented(out, text);
        return out.extend_from_slice(b"\")");
    }
    let text = match basic(ty, value) {
        Some(text) if named => format!("{}({text})", ty.name),
        Some(text) => text,
        None => format!("({}) {:#x}", ty.name, value.data),
    };
    out.extend_from_slice(text.as_bytes());
}

/// A number or bool.
fn basic(ty: TypeRef, value: Iface) -> Option<String> {
    let word = value.data;
    Some(match ty.kind() {
        Kind::Bool => (word != 0).to_string(),
        Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => (word as i64).to_string(),
        Kind::Uint | Kind::Uint8 | Kind::Uint16 | Kind::Uint32 | Kind::Uint64 | Kind::Uintptr => word.to_string(),
        Kind::Float32 => print::float32(f32::from_bits(word as u32)),
        Kind::Float64 => print::float(f64::from_bits(word)),
        Kind::Complex64 | Kind::Complex128 => {
            let view = crate::vm::abi::View::of(crate::vm::abi::Iface(value))?;
            let (re, im) = view.complex();
            print::complex(re, im)
        }
        _ => return None,
    })
}

/// Lines after the first are indented, so that they cannot be taken for something else.
fn write_indented(out: &mut Vec<u8>, text: &[u8]) {
    for byte in text {
        out.push(*byte);
        if *byte == b'\n' {
            out.push(b'\t');
        }
    }
}

/// The report of a deadlock: every goroutine with what it waits for.
pub(crate) fn deadlock_report(vm: &Vm, deadlock: Deadlock) -> String {
    let mut out = format!("fatal error: {}\n", deadlock.text());
    if !vm.tracing().get().shows_any() {
        return out;
    }
    for trace in traceback::of_all(vm, 0, usize::MAX) {
        let _ = write!(out, "\n{trace}");
    }
    out
}
