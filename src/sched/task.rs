//! What the scheduler runs: the contract between it and the machine.
//!
//! Concepts. A *task* is a goroutine. The embedder owns its record, whose first field is a [`TaskHeader`]; the
//! scheduler, the channels and the semaphores name it by [`TaskPtr`], one pointer. Whoever may meet a task after its
//! end (a debugger, a native that keeps one) holds a [`TaskRef`], which adds the generation.
//!
//! Invariants.
//!  1. Records are pooled and never freed while the scheduler lives: a `TaskPtr` can always be dereferenced.
//!  2. A task is resumed by one worker at a time, through a raw pointer. Nobody forms a `&mut` to the whole record:
//!     a waker may read the header and write a value into the slots of a parked task.
//!  3. `resume` returns with everything saved in the record (pc, fp, slots); the worker keeps nothing of it.
//!
//! Protocol of parking, in two phases. A handler that must block does not publish its waiter for others to act on
//! while it is still on the registers. It returns [`Yield::Park`] with a commit; the worker marks the task waiting and
//! *then* runs the commit, which makes the waiter reachable: it releases the channel's lock, arms the timer, hands the
//! call to the pool. From then on another worker may resume the task, so the worker touches it no more. A commit that
//! finds the reason gone answers [`Verdict::Resume`], and the worker goes on with the task.
//!
//! Rejected: `Arc<Task>` (two locked instructions per hand-over, and a drop in the dispatch loop); `&mut self` in
//! `resume` (a waker's access to a parked task's slots would alias it); publishing first and resolving the race by a
//! state machine on the task's word, as Rust's executors do (a locked instruction per park and per wake, and a
//! notified task may find its reason gone, so that every operation needs a loop).

use super::state::TaskHeader;
use super::wait::WaitReason;
use super::worker::WorkerCx;
use std::fmt;
use std::ptr::NonNull;

/// A number of reductions: what a goroutine may still do before others get their turn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Budget(pub u32);

/// The number of a P.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct ProcId(pub u32);

impl ProcId {
    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What the scheduler resumes.
///
/// # Safety
/// The type is `#[repr(C)]` and its first field is a [`TaskHeader`]; records stay allocated while the scheduler that
/// was given one lives; they may be resumed on any thread.
pub unsafe trait Task: Sized + 'static {
    /// What all workers share, and what each P keeps for the embedder.
    type World: World;

    /// Runs the goroutine until it yields, for about `budget` reductions.
    ///
    /// Before it returns, `resume` saves the goroutine's state in the record and tells `cx.set_left` what remains of
    /// the budget (nothing, if it does not).
    ///
    /// # Safety
    /// The caller owns the task: it was taken from a run queue and is marked running.
    unsafe fn resume(this: NonNull<Self>, cx: &mut WorkerCx<'_, Self>, budget: Budget) -> Yield<Self>;

    /// The goroutine is over and its record may be used again: the scheduler's last act on it.
    ///
    /// # Safety
    /// The task returned [`Yield::Done`] and nobody else owns it.
    unsafe fn retire(this: NonNull<Self>, cx: &mut WorkerCx<'_, Self>);
}

/// What the embedder shares between its workers, and the hooks that the scheduler calls.
pub trait World: Send + Sync + 'static {
    /// What each P keeps for the embedder (an allocation cache, a pool of records). Whoever holds the P owns it;
    /// while the world is stopped, the one who stopped it owns all.
    type Local: Send;

    /// The local part of a new P.
    fn new_local(&self, proc: ProcId) -> Self::Local;

    /// A worker is about to wait, on its own thread: flush what the program has printed.
    fn before_idle(&self) {}

    /// A whole budget has been used up: flush what has waited too long.
    fn slice_end(&self) {}
}

/// Why [`Task::resume`] returned.
pub enum Yield<T> {
    /// The budget is used up, or a request was seen.
    Preempted,
    /// The goroutine lets all others go first (runtime.Gosched).
    Gosched,
    /// The goroutine waits.
    Park(Park<T>),
    /// The goroutine is over.
    Done(Ending),
    /// The program is to end now with this exit code (os.Exit, an uncaught panic); nothing else is to run.
    Exit(i32),
}

/// How a goroutine ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// Its function returned. When main's does, the program ends.
    Returned,
    /// It called runtime.Goexit. When main does, the others go on.
    Goexit,
}

/// The second phase of parking, to be run by the worker.
pub struct Park<T> {
    pub(super) reason: WaitReason,
    pub(super) commit: CommitFn<T>,
    pub(super) arg: *mut (),
}

/// Makes a parked task reachable for its waker. It must not touch the task after that.
pub type CommitFn<T> = unsafe fn(task: TaskPtr<T>, arg: *mut ()) -> Verdict;

/// What a commit found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The task waits, or has been readied by another already.
    Parked,
    /// The reason is gone, and nobody else will ready the task: go on with it.
    Resume,
}

impl<T> Park<T> {
    /// Parks for `reason`; once the task is off its registers the worker calls `commit(task, arg)`.
    ///
    /// # Safety
    /// `commit` may be called once with this `arg` on the thread that made it. If it answers [`Verdict::Parked`],
    /// exactly one party will make the task ready; if [`Verdict::Resume`], nobody will.
    #[inline]
    pub unsafe fn new(reason: WaitReason, commit: CommitFn<T>, arg: *mut ()) -> Self {
        Park { reason, commit, arg }
    }

    /// Parks for ever: a nil channel, `select {}`.
    pub fn forever(reason: WaitReason) -> Self {
        Park { reason, commit: |_, _| Verdict::Parked, arg: std::ptr::null_mut() }
    }

    /// Why.
    pub fn reason(&self) -> WaitReason {
        self.reason
    }

    /// Runs the second phase, for models of what parks; workers do it themselves.
    ///
    /// # Safety
    /// As for the commit given to [`Park::new`]: once, and the task is off its registers.
    pub unsafe fn commit(self, task: TaskPtr<T>) -> Verdict {
        // SAFETY: the caller's promise is the one `new` asked for.
        unsafe { (self.commit)(task, self.arg) }
    }
}

/// Who can make a parked task runnable: a worker, a handle outside the workers, a model.
pub trait Ready<T> {
    /// Makes `task` runnable.
    ///
    /// # Safety
    /// The task is parked, and the caller took it out of the one place where it waited: it is readied once.
    unsafe fn ready(&mut self, task: TaskPtr<T>);
}

/// A task, by the address of its record. Valid while the scheduler lives.
#[repr(transparent)]
pub struct TaskPtr<T>(NonNull<T>);

// SAFETY: a `TaskPtr` is an address; what may be done with it is said by the unsafe functions that take one, and
// `Task` promises that records may be resumed on any thread.
unsafe impl<T> Send for TaskPtr<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for TaskPtr<T> {}

impl<T> TaskPtr<T> {
    /// The task at `record`.
    #[inline(always)]
    pub fn new(record: NonNull<T>) -> Self {
        TaskPtr(record)
    }

    /// The record.
    #[inline(always)]
    pub fn record(self) -> NonNull<T> {
        self.0
    }

    /// The record, as a raw pointer.
    #[inline(always)]
    pub fn as_ptr(self) -> *mut T {
        self.0.as_ptr()
    }
}

impl<T: Task> TaskPtr<T> {
    /// The scheduler's part of the record.
    #[inline(always)]
    pub fn header(&self) -> &TaskHeader {
        // SAFETY: `Task` promises that the record begins with a `TaskHeader` and stays allocated while the scheduler
        // lives; the header is made of atomics, so a shared reference to it is always allowed.
        unsafe { self.0.cast::<TaskHeader>().as_ref() }
    }

    /// A reference that can tell whether the goroutine is still the same.
    pub fn to_ref(self) -> TaskRef<T> {
        TaskRef { task: self, generation: self.header().generation() }
    }
}

impl<T> Clone for TaskPtr<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for TaskPtr<T> {}

impl<T> PartialEq for TaskPtr<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for TaskPtr<T> {}

impl<T> fmt::Debug for TaskPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "task@{:p}", self.0)
    }
}

/// A task and the generation of its record: outlives the goroutine, and knows it.
#[derive(Debug)]
pub struct TaskRef<T> {
    task: TaskPtr<T>,
    generation: u32,
}

impl<T> Clone for TaskRef<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for TaskRef<T> {}

impl<T: Task> TaskRef<T> {
    /// The task, unless its goroutine has ended.
    pub fn get(self) -> Option<TaskPtr<T>> {
        (self.task.header().generation() == self.generation).then_some(self.task)
    }
}

const _: () = assert!(size_of::<TaskPtr<u64>>() == 8 && size_of::<TaskRef<u64>>() == 16);
#[cfg(not(any(loom, shuttle)))]
const _: () = assert!(size_of::<TaskHeader>() == 16);
