//! Packages runtime and runtime/debug: the scheduler, the collector and the stack as programs see them.

use crate::vm::abi::{Fault, Func, Iface, Native, NativeCx, NativeResult, Place, Ptr, Slice, Str};
use crate::{native, waiting};

pub(super) const NATIVES: &[Native] = &[
    native!("runtime.GOMAXPROCS", gomaxprocs),
    native!("runtime.NumCPU", num_cpu),
    native!("runtime.NumGoroutine", num_goroutine),
    native!("runtime.Gosched", gosched),
    native!("runtime.Goexit", goexit),
    native!("runtime.GC", gc),
    native!("runtime.Caller", caller),
    native!("runtime.Callers", callers),
    native!("runtime.locate", locate),
    native!("runtime.Stack", stack),
    native!("runtime.setFinalizer", set_finalizer),
    native!("runtime.leadsInto", leads_into),
    native!("runtime.addCleanup", add_cleanup),
    native!("runtime.stopCleanup", stop_cleanup),
    waiting!("runtime.callDue", call_due),
    native!("runtime.memStats", mem_stats),
    native!("runtime/debug.SetGCPercent", set_gc_percent),
    native!("runtime/debug.SetMemoryLimit", set_memory_limit),
    native!("runtime/debug.SetMaxStack", set_max_stack),
    native!("runtime/debug.SetTraceback", set_traceback),
    native!("runtime/debug.releaseMemory", release_memory),
];

fn gomaxprocs(cx: &mut NativeCx<'_>, (n,): (i64,)) -> NativeResult<i64> {
    let old = match usize::try_from(n) {
        Ok(n) if n > 0 => cx.set_procs(n),
        _ => cx.n_procs(),
    };
    Ok(old as i64)
}

fn num_cpu(_: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    Ok(std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as i64)
}

fn num_goroutine(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    Ok(cx.n_goroutines() as i64)
}

fn gosched(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<()> {
    Err(cx.then_gosched())
}

fn goexit(_: &mut NativeCx<'_>, (): ()) -> NativeResult<()> {
    Err(Fault::goexit())
}

fn gc(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<()> {
    Err(cx.then_collect())
}

/// Where the caller is (`skip` 0), or its caller (1), and so on.
fn caller(cx: &mut NativeCx<'_>, (skip,): (i64,)) -> NativeResult<(u64, Str, i64, bool)> {
    let skip = usize::try_from(skip).ok().and_then(|skip| skip.checked_add(1));
    let pc = skip.and_then(|skip| cx.call_pcs(skip, 1).first().copied());
    let Some((pc, place)) = pc.and_then(|pc| Some((pc, cx.locate(pc)?))) else { return Ok((0, Str::EMPTY, 0, false)) };
    Ok((pc, cx.new_str(place.file.as_bytes())?, i64::from(place.line), true))
}

fn callers(cx: &mut NativeCx<'_>, (skip, out): (i64, Slice)) -> NativeResult<i64> {
    let found = cx.call_pcs(usize::try_from(skip).unwrap_or(0), out.len());
    for (i, pc) in found.iter().enumerate() {
        out.set::<u64>(cx, i, *pc);
    }
    Ok(found.len() as i64)
}

/// Function, file, line, and the number of the function.
fn locate(cx: &mut NativeCx<'_>, (pc,): (u64,)) -> NativeResult<(Str, Str, i64, u64)> {
    let Some(Place { function, file, line, entry }) = cx.locate(pc) else { return Ok((Str::EMPTY, Str::EMPTY, 0, 0)) };
    Ok((cx.new_str(function.as_bytes())?, cx.new_str(file.as_bytes())?, i64::from(line), entry))
}

fn stack(cx: &mut NativeCx<'_>, (buf, all): (Slice, bool)) -> NativeResult<i64> {
    let trace = if all { cx.traceback_of_all() } else { cx.traceback() };
    let n = trace.len().min(buf.len());
    buf.write_bytes(cx, 0, &trace.as_bytes()[..n]);
    Ok(n as i64)
}

fn set_finalizer(cx: &mut NativeCx<'_>, (object, f, runner): (Iface, Iface, Func)) -> NativeResult<()> {
    cx.set_finalizer(object, f, runner)
}

fn leads_into(cx: &mut NativeCx<'_>, (object, value): (Ptr, Iface)) -> NativeResult<bool> {
    Ok(cx.leads_into(object, value))
}

fn add_cleanup(cx: &mut NativeCx<'_>, (object, f, runner): (Ptr, Func, Func)) -> NativeResult<u64> {
    cx.add_cleanup(object, f, runner)
}

fn stop_cleanup(cx: &mut NativeCx<'_>, (id,): (u64,)) -> NativeResult<()> {
    cx.stop_cleanup(id);
    Ok(())
}

fn call_due(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<bool> {
    cx.call_due()
}

/// The figures in the order that the library's declaration lists.
fn mem_stats(cx: &mut NativeCx<'_>, (fields, pauses, ends): (Slice, Slice, Slice)) -> NativeResult<()> {
    let stats = cx.mem_stats();
    let heap = &stats.heap;
    let figures = [
        heap.heap_alloc,
        heap.total_alloc,
        heap.heap_sys + stats.stacks,
        heap.mallocs,
        heap.frees,
        heap.heap_sys,
        heap.heap_idle,
        heap.heap_inuse,
        stats.released,
        stats.stacks,
        stats.stacks,
        0,
        0,
        heap.next_gc,
        stats.pauses.last_end,
        stats.pauses.total_ns,
        u64::from(heap.num_gc),
        u64::from(stats.pauses.n_forced),
        stats.pauses.share.to_bits(),
    ];
    for (i, figure) in figures.iter().enumerate().take(fields.len()) {
        fields.set::<u64>(cx, i, *figure);
    }
    for (i, (pause, end)) in stats.pauses.last.iter().enumerate().take(pauses.len().min(ends.len())) {
        pauses.set::<u64>(cx, i, *pause);
        ends.set::<u64>(cx, i, *end);
    }
    Ok(())
}

fn set_gc_percent(cx: &mut NativeCx<'_>, (percent,): (i64,)) -> NativeResult<i64> {
    let percent = percent.clamp(-1, i64::from(i32::MAX)) as i32;
    Ok(i64::from(cx.set_gc_percent(percent)))
}

fn set_traceback(cx: &mut NativeCx<'_>, (level,): (Str,)) -> NativeResult<()> {
    cx.set_tracing(&String::from_utf8_lossy(level.bytes(cx)));
    Ok(())
}

fn set_memory_limit(cx: &mut NativeCx<'_>, (limit,): (i64,)) -> NativeResult<i64> {
    let old = match u64::try_from(limit) {
        Ok(limit) => cx.set_memory_limit(limit),
        Err(_) => cx.memory_limit(),
    };
    Ok(i64::try_from(old).unwrap_or(i64::MAX))
}

fn set_max_stack(cx: &mut NativeCx<'_>, (bytes,): (i64,)) -> NativeResult<i64> {
    Ok(cx.set_max_stack(u64::try_from(bytes).unwrap_or(0)) as i64)
}

fn release_memory(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<()> {
    cx.release_memory();
    Ok(())
}
