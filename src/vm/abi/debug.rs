//! What a program asks of its run time: where it is, its traces, the figures and limits of memory.
#![allow(unsafe_code, reason = "the context leads to the machine: the contract of `abi::cx`")]

use std::fmt::Write;

use crate::heap::stats::HeapStats;
use crate::vm::abi::NativeCx;
use crate::vm::callers::{self, Place};
pub use crate::vm::history::Pauses;
use crate::vm::tracing::Tracing;
use crate::vm::{collect, traceback};

/// The figures of runtime.MemStats.
#[derive(Clone, Debug)]
pub struct MemStats {
    /// Those of the heap.
    pub heap: HeapStats,
    /// Bytes of free blocks that the system has back.
    pub released: u64,
    /// Bytes of the goroutines' stacks.
    pub stacks: u64,
    /// The collections so far.
    pub pauses: Pauses,
}

impl NativeCx<'_> {
    /// The numbers of the calls in progress, the innermost first: at most `max` after the first `skip`. The first of
    /// all stands for the native itself.
    pub fn call_pcs(&self, skip: usize, max: usize) -> Vec<u64> {
        // SAFETY: the contract of `abi::cx`.
        unsafe { callers::pcs(self.m, skip, max) }
    }

    /// What is known of such a number, or of a func value's function.
    pub fn locate(&self, pc: u64) -> Option<Place> {
        callers::locate(self.vm(), pc)
    }

    /// The traceback of this goroutine.
    pub fn traceback(&self) -> String {
        // SAFETY: the contract of `abi::cx`.
        unsafe { traceback::of_running(self.m) }
    }

    /// The tracebacks of all goroutines, this one first. For quick natives.
    pub fn traceback_of_all(&mut self) -> String {
        let mut out = self.traceback();
        // SAFETY: the contract of `abi::cx`; a quick native's call is the saved instruction.
        unsafe {
            let id = (*(*self.m).g).id();
            let vm = (*self.m).vm;
            collect::with_world_stopped(self.m, |_| {
                for trace in traceback::of_all(&*vm, id, usize::MAX) {
                    let _ = write!(out, "\n{trace}");
                }
            });
        }
        out
    }

    /// The figures of memory as of now. For quick natives.
    pub fn mem_stats(&mut self) -> MemStats {
        let vm = (std::ptr::from_ref(self.vm()), self.m);
        let mut stats = None;
        // SAFETY: as above; no worker uses its cache while the world is stopped.
        unsafe {
            collect::with_world_stopped(self.m, |_| {
                (*vm.0).heap().count_all();
                stats = Some((*vm.0).mem_stats());
            });
        }
        stats.expect("the world was stopped")
    }

    /// The figures of the heap that are kept up to date without effort.
    pub fn heap_stats(&self) -> HeapStats {
        self.vm().heap().stats()
    }

    /// GOGC, in per cent, negative for never; the old value.
    pub fn set_gc_percent(&self, percent: i32) -> i32 {
        self.vm().heap().set_gogc(percent)
    }

    /// GOMEMLIMIT, in bytes; the old value.
    pub fn set_memory_limit(&self, bytes: u64) -> u64 {
        self.vm().heap().set_soft_limit(bytes)
    }

    /// GOMEMLIMIT, in bytes.
    pub fn memory_limit(&self) -> u64 {
        self.vm().heap().soft_limit()
    }

    /// What is told of goroutines when the program fails, by Go's words for GOTRACEBACK; what the environment says stays.
    pub fn set_tracing(&self, word: &str) {
        self.vm().tracing().set(Tracing::of(word));
    }

    /// The most bytes of a goroutine's stack; the old value.
    pub fn set_max_stack(&self, bytes: u64) -> u64 {
        self.vm().set_max_stack(bytes)
    }

    /// Gives the memory of free blocks back to the system.
    pub fn release_memory(&self) {
        self.vm().heap().release_memory();
    }
}
