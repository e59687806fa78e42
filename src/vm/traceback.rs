//! Tracebacks: the calls of a goroutine in the script's terms.
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "walks stacks: the contract of `vm::frames`")]

use std::collections::VecDeque;
use std::fmt::Write;
use std::ptr::NonNull;

use crate::bytecode::function::SourceCall;
use crate::sched::state::{Phase, TaskHeader};
use crate::vm::frames::{self, Places, Pseudo};
use crate::vm::goroutine::Goroutine;
use crate::vm::image::{FuncImage, NativeImage};
use crate::vm::machine::M;
use crate::vm::panic::Cause;
use crate::vm::state::Link;
use crate::vm::world::Vm;

/// Of longer stacks the middle is left out.
const SHOWN_AT_EACH_END: usize = 50;

/// The running goroutine.
pub(crate) unsafe fn of_running(m: M) -> String {
    let g = &*(*m).g;
    let mut out = format!("goroutine {} [running]:\n", g.id());
    calls(&mut out, &*(*m).vm, frames::places(m), g);
    out
}

/// All goroutines but the one with number `but`, by number, at most `max`; the world is stopped.
pub(crate) fn of_all(vm: &Vm, but: u64, max: usize) -> Vec<String> {
    let mut all = Vec::new();
    // SAFETY: the world is stopped.
    unsafe {
        vm.for_each_record(|record| {
            let g = record.as_ref();
            if let Some(state) = state(g.header()).filter(|_| g.id() != but) {
                all.push((g.id(), state, record));
            }
        });
    }
    all.sort_unstable_by_key(|(id, ..)| *id);
    let now = vm.clock_now();
    let trace = |(id, state, record): (u64, &str, NonNull<Goroutine>)| {
        // SAFETY: as above.
        let g = unsafe { record.as_ref() };
        let waits = g.header().phase().0 == Phase::Waiting;
        let waited = waited(if waits { g.minutes_waited(now) } else { 0 });
        let mut out = format!("goroutine {id} [{state}{waited}]:\n");
        // SAFETY: as above.
        unsafe { calls(&mut out, vm, frames::places_of(g), g) };
        out
    };
    all.into_iter().take(max).map(trace).collect()
}

/// How long a goroutine has been waiting, where that is long.
fn waited(minutes: u64) -> String {
    if minutes == 0 { String::new() } else { format!(", {minutes} minutes") }
}

fn state(header: &TaskHeader) -> Option<&'static str> {
    match header.phase() {
        (Phase::Idle, _) => None,
        // The world is stopped: what a worker was running waits for that to be over.
        (Phase::Runnable | Phase::Running, _) => Some("runnable"),
        (Phase::Waiting, reason) => Some(reason.text()),
    }
}

unsafe fn calls(out: &mut String, vm: &Vm, places: Places<'_>, g: &Goroutine) {
    // What a panic that is not yet handled went through is not shown.
    let mut shown = calls_of(vm, places, g)
        .skip_while(|call| matches!(call, Call::Unwinding(Cause::Panic(..))))
        .filter(|call| !matches!(call, Call::Start));
    shown.by_ref().take(SHOWN_AT_EACH_END).for_each(|call| call.write(out));
    // Stacks may be millions of calls deep: they are walked once.
    let (mut last, mut hidden) = (VecDeque::with_capacity(SHOWN_AT_EACH_END), 0_usize);
    for call in shown {
        if last.len() == SHOWN_AT_EACH_END {
            last.pop_front();
            hidden += 1;
        }
        last.push_back(call);
    }
    if hidden > 0 {
        let _ = writeln!(out, "...{hidden} frames elided...");
    }
    last.iter().for_each(|call| call.write(out));
    if let Some(func) = vm.func_at(g.created_at) {
        let _ = writeln!(out, "created by {} in goroutine {}", func.func().name, g.created_by);
        let word = word(func, g.created_at, true);
        let call = func.func().calls(word).last().expect("a function's own call is the last");
        out.push_str(&line(func, &call, word));
    }
}

/// A call in progress.
pub(crate) enum Call<'a> {
    /// Of a function, or in place of a call in it; the word at which it is.
    Script(&'a FuncImage, SourceCall<'a>, u32),
    /// Of a native.
    Native(&'a NativeImage),
    /// Of what runs deferred functions because of a panic or Goexit.
    Unwinding(Cause),
    /// Of what initialises the program and calls main.main.
    Start,
}

impl Call<'_> {
    fn write(&self, out: &mut String) {
        let _ = match self {
            Call::Script(func, call, word) => {
                let args = if call.has_params { "..." } else { "" };
                write!(out, "{}({args})\n{}", call.name, line(func, call, *word))
            }
            Call::Native(native) => writeln!(out, "{}(...)\n\t[native]", native.name),
            Call::Unwinding(Cause::Goexit) => writeln!(out, "runtime.Goexit()\n\t[native]"),
            Call::Unwinding(Cause::Panic(value, _)) => {
                writeln!(out, "panic({{{:#x}, {:#x}}})\n\t[native]", value.ty, value.data)
            }
            Call::Start => Ok(()),
        };
    }
}

/// The calls, without what the user did not write.
pub(crate) unsafe fn calls_of<'a>(vm: &'a Vm, places: Places<'a>, g: &'a Goroutine) -> impl Iterator<Item = Call<'a>> {
    let extra = g.extra.as_ref();
    let mut natives = extra.map_or(&[][..], |extra| &extra.fibers[..]).iter().rev();
    let mut unwinding = extra.map_or(&[][..], |extra| &extra.unwinding[..]).iter().rev();
    let entry = vm.image().func(vm.image().program.entry);
    let mut next_exact = true;
    places.flat_map(move |place| {
        // What a deferred call or a panic returns to is the very instruction.
        let exact = std::mem::replace(&mut next_exact, place.flags & (Link::DEFER | Link::PANIC) != 0);
        let one = match place.pseudo() {
            Some(Pseudo::Panic) => unwinding.next().map(|unwinding| Call::Unwinding(unwinding.cause.clone())),
            // SAFETY: images live as long as the engine.
            Some(Pseudo::Native) => natives.next().map(|call| Call::Native(unsafe { &*call.native })),
            None => vm.func_at(place.pc).filter(|func| std::ptr::eq(*func, entry)).map(|_| Call::Start),
        };
        let func = vm.func_at(place.pc).filter(|func| !func.func().wrapper && !std::ptr::eq(*func, entry));
        let written = func.into_iter().flat_map(move |func| {
            let word = word(func, place.pc, exact);
            func.func().calls(word).map(move |call| Call::Script(func, call, word))
        });
        one.into_iter().chain(written)
    })
}

/// The word of a call: a return address is the word after it.
pub(crate) fn word(func: &FuncImage, pc: *const u64, exact: bool) -> u32 {
    let word = func.word_at(pc);
    if exact { word } else { word.saturating_sub(1) }
}

/// File and line of a call.
pub(crate) fn place<'a>(func: &'a FuncImage, call: &SourceCall<'_>) -> (&'a str, u32) {
    call.at.map_or(("?", 0), |entry| (func.file(entry.file), entry.line))
}

fn line(func: &FuncImage, call: &SourceCall<'_>, word: u32) -> String {
    let (file, line) = place(func, call);
    // As in Go, of an inlined call no offset is told.
    let offset = (!call.inlined).then(|| format!(" +{:#x}", word * size_of::<u64>() as u32));
    format!("\t{file}:{line}{}\n", offset.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_waits_are_told() {
        const MINUTE: u64 = 60_000_000_000;
        let g = Goroutine::new();
        assert_eq!(waited(g.minutes_waited(100 * MINUTE)), "");
        g.waits_since(5 * MINUTE);
        g.waits_since(6 * MINUTE);
        let cases = [(5, ""), (6, ", 1 minutes"), (125, ", 120 minutes")];
        for (now, want) in cases {
            assert_eq!(waited(g.minutes_waited(now * MINUTE)), want);
        }
    }
}
