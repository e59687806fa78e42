//! Tracebacks: the calls of a goroutine in the script's terms.
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "walks stacks: the contract of `vm::frames`")]

use std::fmt::Write;

use crate::sched::state::TaskHeader;
use crate::sched::wait::WaitReason;
use crate::vm::abi::Caller;
use crate::vm::frames::{self, Places, Pseudo};
use crate::vm::goroutine::Goroutine;
use crate::vm::image::FuncImage;
use crate::vm::machine::M;
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

/// The calls of the running goroutine, the innermost first.
pub(crate) unsafe fn callers(m: M) -> Vec<Caller> {
    let places = frames::places(m);
    let caller = |call: Call<'_>| match call {
        Call::Script(func, pc, exact) => {
            let entry = func.func().line(word(func, pc, exact));
            let (file, line) = entry.map_or(("?", 0), |entry| (func.file(entry.file), entry.line));
            Some(Caller { function: func.func().name.to_string(), file: file.to_string(), line })
        }
        Call::Native(_) => None,
    };
    calls_of(&*(*m).vm, places, &*(*m).g).filter_map(caller).collect()
}

/// All goroutines that wait, by number; the world is stopped.
pub(crate) fn of_parked(vm: &Vm) -> Vec<String> {
    let mut parked = Vec::new();
    // SAFETY: the world is stopped.
    unsafe {
        vm.for_each_record(|record| {
            let g = record.as_ref();
            if let Some(reason) = waits(g.header()) {
                let mut out = format!("goroutine {} [{reason}]:\n", g.id());
                calls(&mut out, vm, frames::places_of(g), g);
                parked.push((g.id(), out));
            }
        });
    }
    parked.sort_by_key(|(id, _)| *id);
    parked.into_iter().map(|(_, text)| text).collect()
}

fn waits(header: &TaskHeader) -> Option<WaitReason> {
    let (phase, reason) = header.phase();
    (phase == crate::sched::state::Phase::Waiting).then_some(reason)
}

unsafe fn calls(out: &mut String, vm: &Vm, places: Places<'_>, g: &Goroutine) {
    let n = calls_of(vm, places.clone(), g).count();
    let hidden = n.saturating_sub(2 * SHOWN_AT_EACH_END);
    for (i, call) in calls_of(vm, places, g).enumerate() {
        if hidden > 0 && i == SHOWN_AT_EACH_END {
            let _ = writeln!(out, "...{hidden} frames elided...");
        }
        if hidden == 0 || !(SHOWN_AT_EACH_END..SHOWN_AT_EACH_END + hidden).contains(&i) {
            call.write(out);
        }
    }
    if let Some(func) = vm.func_at(g.created_at) {
        let _ = writeln!(out, "created by {} in goroutine {}", func.func().name, g.created_by);
        out.push_str(&line(func, g.created_at, true));
    }
}

/// A call that is shown.
enum Call<'a> {
    /// Of a function, at an instruction; whether that is the very instruction, not the one after it.
    Script(&'a FuncImage, *const u64, bool),
    /// Of a native.
    Native(&'a str),
}

impl Call<'_> {
    fn write(&self, out: &mut String) {
        match self {
            Call::Script(func, pc, exact) => {
                let args = if func.func().params.is_empty() { "" } else { "..." };
                let _ = writeln!(out, "{}({args})", func.func().name);
                out.push_str(&line(func, *pc, *exact));
            }
            Call::Native(name) => {
                let _ = writeln!(out, "{name}(...)\n\t[native]");
            }
        }
    }
}

/// The calls, without what the user did not write.
unsafe fn calls_of<'a>(vm: &'a Vm, places: Places<'a>, g: &'a Goroutine) -> impl Iterator<Item = Call<'a>> {
    let mut natives = g.extra.as_ref().map_or(&[][..], |extra| &extra.fibers[..]).iter().rev();
    let entry = vm.image().func(vm.image().program.entry);
    let mut next_exact = true;
    places.filter_map(move |place| {
        // What a deferred call or a panic returns to is the very instruction.
        let exact = std::mem::replace(&mut next_exact, place.flags & (Link::DEFER | Link::PANIC) != 0);
        match place.pseudo() {
            Some(Pseudo::Panic) => None,
            // SAFETY: images live as long as the engine.
            Some(Pseudo::Native) => natives.next().map(|call| Call::Native(unsafe { &(*call.native).name })),
            None => {
                let func = vm.func_at(place.pc)?;
                let hidden = func.func().wrapper || std::ptr::eq(func, entry);
                (!hidden).then_some(Call::Script(func, place.pc, exact))
            }
        }
    })
}

/// The word of a call: a return address is the word after it.
fn word(func: &FuncImage, pc: *const u64, exact: bool) -> u32 {
    let word = func.word_at(pc);
    if exact { word } else { word.saturating_sub(1) }
}

fn line(func: &FuncImage, pc: *const u64, exact: bool) -> String {
    let word = word(func, pc, exact);
    let offset = word * size_of::<u64>() as u32;
    match func.func().line(word) {
        Some(entry) => format!("\t{}:{} +{offset:#x}\n", func.file(entry.file), entry.line),
        None => format!("\t? +{offset:#x}\n"),
    }
}
