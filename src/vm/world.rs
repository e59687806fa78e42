//! What all workers of an engine share, and what each P has.
#![allow(unsafe_code, reason = "records of goroutines are raw memory in slabs")]

use std::ptr::NonNull;

use crate::base::index::Idx;
use crate::bytecode::rtype::{TypeRef, TypeTable};
use crate::chan::sema::SemaTable;
use crate::heap::Heap;
use crate::heap::alloc::OwnedCache;
use crate::heap::shape::KindId;
use crate::sched::task::{ProcId, World};
use crate::sched::worker::WorkerCx;
use crate::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, AtomicUsize, Ordering::Relaxed};
use crate::sync::{Arc, Lock};
use crate::vm::abi::MemStats;
use crate::vm::call::Methods;
use crate::vm::chans;
use crate::vm::engine::Config;
use crate::vm::errors::ErrorTypes;
use crate::vm::fiber::FiberPool;
use crate::vm::finalize::Runner;
use crate::vm::goroutine::Goroutine;
use crate::vm::history::{Collection, History};
use crate::vm::image::{FuncImage, Image};
use crate::vm::implements::Implements;
use crate::vm::live::LiveSlots;
use crate::vm::output::Output;
use crate::vm::stack::{self, StackPool};
use crate::vm::timers::{self, Clock};
use crate::vm::tracing::Setting;

/// The scheduler, as a worker of the machine sees it.
pub(crate) type Worker<'a> = WorkerCx<'a, Goroutine>;

/// What all workers share.
pub(crate) struct Vm {
    config: Config,
    heap: Arc<Heap>,
    types: std::sync::Arc<TypeTable>,
    image: Box<Image>,
    methods: Methods,
    implements: Implements,
    live_slots: LiveSlots,
    errors: ErrorTypes,
    chan_kind: KindId,
    timer_kind: KindId,
    clock: Lock<Clock>,
    semas: SemaTable<Goroutine>,
    runner: Runner,
    history: History,
    /// The most bytes of a goroutine's stack.
    max_stack: AtomicU64,
    /// What is told of goroutines when the program fails.
    tracing: Setting,
    /// Bytes of goroutines' stacks.
    stacks: AtomicI64,
    /// Somebody reports what is used up.
    reporting: AtomicBool,
    stdout: Output,
    stderr: Output,
    /// All records of goroutines, in use or not; they are never freed while the engine lives.
    slabs: Lock<Vec<Slab>>,
    /// Free records that no P has.
    spare: Lock<Vec<Spare>>,
}

/// A free record.
struct Spare(NonNull<Goroutine>);

/// Records of goroutines, as raw memory.
struct Slab(NonNull<[Goroutine]>);

impl Slab {
    fn new() -> Slab {
        let records: Box<[Goroutine]> = (0..SLAB).map(|_| Goroutine::new()).collect();
        Slab(NonNull::from(Box::leak(records)))
    }

    fn records(&self) -> impl Iterator<Item = NonNull<Goroutine>> + use<> {
        let first = self.0.cast::<Goroutine>();
        // SAFETY: within the slab.
        (0..SLAB).map(move |i| unsafe { first.add(i) })
    }
}

/// Records that are made at once.
const SLAB: usize = 64;

// SAFETY: the records are shared by the rules of the scheduler's tasks.
unsafe impl Send for Vm {}
// SAFETY: as above; all else is immutable or locked.
unsafe impl Sync for Vm {}

/// What each P has.
pub(crate) struct Local {
    /// Allocates.
    pub(crate) alloc: OwnedCache,
    /// Free records.
    pub(crate) records: Vec<NonNull<Goroutine>>,
    /// Free stacks.
    pub(crate) stacks: StackPool,
    /// Free native stacks.
    pub(crate) fibers: FiberPool,
}

// SAFETY: free records belong to the P.
unsafe impl Send for Local {}

impl Vm {
    /// What the workers of an engine share.
    pub(crate) fn new(
        config: Config,
        heap: Arc<Heap>,
        image: Box<Image>,
        errors: ErrorTypes,
        streams: (Output, Output),
    ) -> Vm {
        let chan_kind = heap.register_kind(chans::KIND);
        let timer_kind = heap.register_kind(timers::KIND);
        let slab = Slab::new();
        let mut records: Vec<NonNull<Goroutine>> = slab.records().collect();
        let sender = records.pop().expect("a slab has records");
        // SAFETY: nobody else knows the record.
        let clock = Lock::new(unsafe { Clock::new(sender) });
        let history = History::new(heap.now());
        let tracing = Setting::new(config.tracing);
        Vm {
            config,
            heap,
            types: image.program.types.clone(),
            image,
            methods: Methods::new(),
            implements: Implements::new(),
            live_slots: LiveSlots::default(),
            errors,
            chan_kind,
            timer_kind,
            clock,
            semas: SemaTable::new(),
            runner: Runner::default(),
            history,
            max_stack: AtomicU64::new(stack::MAX_BYTES),
            tracing,
            stacks: AtomicI64::new(0),
            reporting: AtomicBool::new(false),
            stdout: streams.0,
            stderr: streams.1,
            slabs: Lock::new(vec![slab]),
            spare: Lock::new(records.into_iter().map(Spare).collect()),
        }
    }

    /// How it was set up.
    pub(crate) fn config(&self) -> &Config {
        &self.config
    }

    /// The heap.
    pub(crate) fn heap(&self) -> &Arc<Heap> {
        &self.heap
    }

    /// All run-time types.
    pub(crate) fn types(&self) -> &std::sync::Arc<TypeTable> {
        &self.types
    }

    /// The program.
    pub(crate) fn image(&self) -> &Image {
        &self.image
    }

    /// What is called through interfaces.
    pub(crate) fn methods(&self) -> &Methods {
        &self.methods
    }

    /// Which types implement which interfaces.
    pub(crate) fn implements(&self) -> &Implements {
        &self.implements
    }

    /// Which slots of frames the collector looks at.
    pub(crate) fn live_slots(&self) -> &LiveSlots {
        &self.live_slots
    }

    /// What channels are to the heap.
    pub(crate) fn chan_kind(&self) -> KindId {
        self.chan_kind
    }

    /// What timers are to the heap.
    pub(crate) fn timer_kind(&self) -> KindId {
        self.timer_kind
    }

    /// What timers have in common.
    pub(crate) fn clock(&self) -> &Lock<Clock> {
        &self.clock
    }

    /// Who waits for semaphores.
    pub(crate) fn semas(&self) -> &SemaTable<Goroutine> {
        &self.semas
    }

    /// Who calls finalizers.
    pub(crate) fn runner(&self) -> &Runner {
        &self.runner
    }

    /// A collection has ended; `GODEBUG=gctrace=1` prints a line about it.
    pub(crate) fn collected(&self, done: &Collection) {
        let (seconds, nanos) = crate::sched::timer::clock::Clock::wall();
        let line = self.history.note(done, seconds as u64 * 1_000_000_000 + u64::from(nanos));
        if self.config.gc_trace {
            self.stderr.write(line.to_string().as_bytes());
        }
    }

    /// The collections so far.
    pub(crate) fn history(&self) -> &History {
        &self.history
    }

    /// The figures of memory.
    pub(crate) fn mem_stats(&self) -> MemStats {
        MemStats {
            heap: self.heap.stats(),
            released: self.heap.released(),
            stacks: self.stack_bytes(),
            pauses: self.history.pauses(),
        }
    }

    /// The most bytes of a goroutine's stack.
    pub(crate) fn max_stack(&self) -> u64 {
        self.max_stack.load(Relaxed)
    }

    /// Changes that; the old value.
    pub(crate) fn set_max_stack(&self, bytes: u64) -> u64 {
        self.max_stack.swap(bytes, Relaxed)
    }

    /// The heap's clock.
    pub(crate) fn clock_now(&self) -> u64 {
        (self.config.heap.clock)()
    }

    /// What is told of goroutines when the program fails.
    pub(crate) fn tracing(&self) -> &Setting {
        &self.tracing
    }

    /// The types of run-time errors.
    pub(crate) fn errors(&self) -> &ErrorTypes {
        &self.errors
    }

    /// The program's standard output.
    pub(crate) fn stdout(&self) -> &Output {
        &self.stdout
    }

    /// The program's standard error; what was printed before is written first.
    pub(crate) fn stderr(&self) -> &Output {
        self.stdout.flush();
        &self.stderr
    }

    /// The function whose code holds `pc`.
    pub(crate) fn func_at(&self, pc: *const u64) -> Option<&FuncImage> {
        self.image.func_at(pc)
    }

    /// The function of the method of a type with a number, if it can be called.
    pub(crate) fn method(&self, ty: TypeRef, method: u32) -> Option<&FuncImage> {
        let methods = ty.methods();
        let found = methods.iter().find(|m| m.id.index() as u32 == method)?;
        Some(self.image.func(found.func?))
    }

    /// Somebody is about to report what is used up, which ends the program. False: somebody else does.
    pub(crate) fn begin_report(&self) -> bool {
        !self.reporting.swap(true, Relaxed)
    }

    /// Counts slots of goroutines' stacks.
    pub(crate) fn count_stack(&self, slots: i64) {
        self.stacks.fetch_add(slots * size_of::<u64>() as i64, Relaxed);
    }

    /// Bytes of goroutines' stacks.
    pub(crate) fn stack_bytes(&self) -> u64 {
        self.stacks.load(Relaxed) as u64
    }

    /// Adds free records to a pool.
    pub(crate) fn more_records(&self, pool: &mut Vec<NonNull<Goroutine>>) {
        {
            let mut spare = self.spare.lock();
            let rest = spare.len().saturating_sub(SLAB);
            pool.extend(spare.drain(rest..).map(|spare| spare.0));
        }
        if !pool.is_empty() {
            return;
        }
        let slab = Slab::new();
        pool.extend(slab.records());
        self.slabs.lock().push(slab);
    }

    /// Whether there are free records, or memory for more and their stacks.
    pub(crate) fn has_records(&self) -> bool {
        let record = size_of::<Goroutine>() + stack::MIN_SLOTS as usize * size_of::<u64>();
        !self.spare.lock().is_empty() || self.heap.has_room((SLAB * record) as u64)
    }

    /// Adds free records to those of the next P that looks for some.
    pub(crate) fn give_records(&self, records: impl IntoIterator<Item = NonNull<Goroutine>>) {
        self.spare.lock().extend(records.into_iter().map(Spare));
    }

    /// Calls `f` with the records of one slab after the other that nobody has taken from `next`.
    ///
    /// # Safety
    /// The world is stopped.
    pub(crate) unsafe fn for_each_record_shared(&self, next: &AtomicUsize, mut f: impl FnMut(NonNull<Goroutine>)) {
        loop {
            let at = next.fetch_add(1, Relaxed);
            let slabs = self.slabs.lock();
            let Some(slab) = slabs.get(at) else { return };
            let records = slab.records();
            drop(slabs);
            records.for_each(&mut f);
        }
    }

    /// Calls `f` with every record.
    ///
    /// # Safety
    /// The world is stopped, or nothing runs any more.
    pub(crate) unsafe fn for_each_record(&self, mut f: impl FnMut(NonNull<Goroutine>)) {
        for slab in self.slabs.lock().iter() {
            slab.records().for_each(&mut f);
        }
    }
}

impl Drop for Vm {
    fn drop(&mut self) {
        for slab in self.slabs.lock().drain(..) {
            // SAFETY: `more_records` leaked it; the scheduler, which is gone, used its records.
            drop(unsafe { Box::from_raw(slab.0.as_ptr()) });
        }
    }
}

impl World for Vm {
    type Local = Local;

    fn new_local(&self, _: ProcId) -> Local {
        Local {
            alloc: self.heap.new_cache(),
            records: Vec::new(),
            stacks: StackPool::default(),
            fibers: FiberPool::default(),
        }
    }

    fn before_idle(&self) {
        self.stdout.flush();
    }

    fn slice_end(&self) {
        self.stdout.flush();
    }
}
