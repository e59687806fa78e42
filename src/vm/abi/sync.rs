//! The scheduler and the collector, for natives: semaphores, timers, figures.
#![allow(unsafe_code, reason = "the context leads to the machine: the contract of `abi::cx`")]

use std::path::Path;

use crate::chan::sema::{Line, SemaStep};
use crate::heap::equal::{self, Seed};
use crate::sched::task::TaskPtr;
use crate::sched::wait::WaitReason;
use crate::sync::atomic::AtomicU32;
use crate::vm::abi::fault::Reason;
use crate::vm::abi::values::{Chan, Func, Iface, Ptr};
use crate::vm::abi::{Fault, NativeCx, NativeResult};
use crate::vm::call;
use crate::vm::fiber::Request;
use crate::vm::goroutine::Goroutine;
use crate::vm::timers::{self, Spec, Target};

/// What a goroutine that waits for a semaphore waits for, with the library's numbers.
const REASONS: [WaitReason; 6] = [
    WaitReason::Semacquire,
    WaitReason::MutexLock,
    WaitReason::RwMutexRLock,
    WaitReason::RwMutexLock,
    WaitReason::WaitGroupWait,
    WaitReason::CondWait,
];

/// A timer to be started.
#[derive(Clone, Copy, Debug)]
pub struct TimerSpec {
    /// When it fires first, on the scheduler's clock.
    pub when: i64,
    /// Every how many nanoseconds after that; 0 for once.
    pub period: i64,
    /// A channel of capacity 1 for values of type time.Time; nil for a timer that calls `f`.
    pub chan: Chan,
    /// The location of the times that are sent.
    pub local: Ptr,
    /// What is called, in a goroutine of its own.
    pub f: Func,
}

impl NativeCx<'_> {
    /// The goroutine that runs the native.
    pub(super) fn task(&self) -> TaskPtr<Goroutine> {
        // SAFETY: the machine's goroutine is this one.
        TaskPtr::new(unsafe { std::ptr::NonNull::new_unchecked((*self.m).g) })
    }

    /// The word of memory at an address.
    fn word(&self, addr: Ptr) -> NativeResult<&AtomicU32> {
        // SAFETY: the pointer leads to an aligned uint32 of the program, as the native's declaration says; memory of
        // the program is only accessed atomically.
        unsafe { (addr.0 as *const AtomicU32).as_ref() }.ok_or_else(Fault::nil_deref)
    }

    // ---- A quick native's last act may be to wait: it returns what these answer.

    /// Takes a permit from the semaphore at `addr`; else the goroutine waits for one and the native is done then.
    /// `reason` is one of the library's numbers.
    pub fn then_acquire(&self, addr: Ptr, reason: i64, first: bool) -> NativeResult<()> {
        let word = self.word(addr)?;
        let line = if first { Line::First } else { Line::Last };
        let reason = usize::try_from(reason).ok().and_then(|n| REASONS.get(n)).unwrap_or(&WaitReason::Semacquire);
        // SAFETY: the goroutine runs here, and the machine returns the park to the worker.
        match unsafe { self.vm().semas().acquire(self.task(), word, line, *reason) } {
            SemaStep::Done => Ok(()),
            SemaStep::Park(park) => Err(Fault::new(Reason::Park(park))),
        }
    }

    /// The goroutine sleeps until `when` on the scheduler's clock, and the native is done then.
    pub fn then_sleep_until(&self, when: i64) -> Fault {
        // SAFETY: the contract of `abi::cx`.
        Fault::new(Reason::Park(unsafe { (*(*self.m).worker).sleep_until(when) }))
    }

    /// All others go first, and the native is done then: runtime.Gosched.
    pub fn then_gosched(&self) -> Fault {
        Fault::new(Reason::Gosched)
    }

    /// Garbage is collected, and the native is done then: runtime.GC.
    pub fn then_collect(&self) -> Fault {
        Fault::new(Reason::Collect)
    }

    /// Gives a permit to the semaphore at `addr`, or to who has waited longest for one.
    pub fn give_permit(&self, addr: Ptr) -> NativeResult<()> {
        let word = self.word(addr)?;
        // SAFETY: the contract of `abi::cx`.
        unsafe {
            self.vm().semas().release(word, &mut *(*self.m).worker);
            call::clip(self.m);
        }
        Ok(())
    }

    // ---- Timers. `key` is a pointer variable of the library's that names the timer, nil at first.

    /// Starts or restarts a timer; whether it was active, or had sent a value that nobody has taken.
    pub fn start_timer(&self, key: Ptr, spec: TimerSpec) -> NativeResult<bool> {
        let target = match spec.chan.is_nil() {
            true => Target::Func(spec.f.0),
            false => Target::Chan { chan: spec.chan.0, local: spec.local.0 },
        };
        let spec = Spec { when: spec.when, period: spec.period, target };
        // SAFETY: the contract of `abi::cx`; the declaration says that `key` leads to a pointer.
        Ok(unsafe { timers::start(self.m, key.0 as *mut u8, spec)? })
    }

    /// Stops a timer; the answer as of `start_timer`.
    pub fn stop_timer(&self, key: Ptr) -> bool {
        // SAFETY: as above.
        unsafe { timers::stop(self.m, key.0 as *mut u8) }
    }

    // ---- The run time.

    /// Garbage is collected now.
    pub fn collect(&mut self) -> NativeResult<()> {
        self.suspend(Request::Collect)
    }

    /// GOMAXPROCS.
    pub fn n_procs(&self) -> usize {
        // SAFETY: the contract of `abi::cx`.
        unsafe { (*(*self.m).worker).n_procs() }
    }

    /// Changes GOMAXPROCS; the old value.
    pub fn set_procs(&self, n: usize) -> usize {
        // SAFETY: the contract of `abi::cx`.
        unsafe { (*(*self.m).worker).set_procs(n) }
    }

    /// How many goroutines there are, without those that call finalizers.
    pub fn n_goroutines(&self) -> usize {
        // SAFETY: the contract of `abi::cx`.
        let all = unsafe { (*(*self.m).worker).n_tasks() };
        all.saturating_sub(self.vm().runner().n_goroutines()).max(1)
    }

    /// The number of this goroutine.
    pub fn goroutine_id(&self) -> u64 {
        // SAFETY: the contract of `abi::cx`.
        unsafe { (*(*self.m).g).id() }
    }

    /// A random number from the run's seed.
    pub fn random(&self) -> u64 {
        // SAFETY: the contract of `abi::cx`.
        unsafe { (*(*self.m).worker).random() }
    }

    /// What os.Args holds.
    pub fn program_args(&self) -> &[String] {
        &self.vm().config().args
    }

    /// What os.Executable tells, if that is not the file of this process.
    pub fn program_executable(&self) -> Option<&Path> {
        self.vm().config().executable.as_deref()
    }

    /// Go's panic if `key` cannot be the key of a map.
    pub fn check_hashable(&self, key: Iface) -> NativeResult<()> {
        // SAFETY: an interface is a whole value.
        unsafe { equal::hash_iface(key.0, Seed { seed: 0, nan: 0 })? };
        Ok(())
    }

    /// The hash of `key` as the key of a map; Go's panic if it cannot be one. Not-a-numbers get random hashes.
    pub fn hash_key(&self, key: Iface, seed: u64) -> NativeResult<u64> {
        // SAFETY: an interface is a whole value.
        Ok(unsafe { equal::hash_iface(key.0, Seed { seed, nan: self.random() })? })
    }
}
