//! The machine as a host uses it: configure, link a program, run it.

use std::path::PathBuf;
use std::time::Duration;

use crate::bytecode::function::Program;
use crate::heap::{Heap, HeapConfig};
use crate::sched::handle::Scheduler;
use crate::sched::{self, Outcome};
use crate::vm::abi::Native;
use crate::vm::errors::{self, ErrorTypes};
use crate::vm::goroutine::{Goroutine, stack_slots};
use crate::vm::link::{self, LinkError, Registry, link};
use crate::vm::output::Output;
use crate::vm::stack::StackPool;
use crate::vm::tracing::Tracing;
use crate::vm::world::Vm;
use crate::vm::{fatal, signals};

/// How a machine is set up.
#[derive(Clone, Debug)]
pub struct Config {
    /// GOMAXPROCS at the start.
    pub procs: usize,
    /// How many threads can run at the same time: as many mark.
    pub cores: usize,
    /// A slice, in reductions; 1 preempts at every safepoint.
    pub budget: u32,
    /// Collects at every end of a slice: with a budget of 1, at every safepoint.
    pub collect_always: bool,
    /// Stacks begin with room for one frame and grow at every call.
    pub tiny_stacks: bool,
    /// Where every random choice starts.
    pub seed: u64,
    /// What os.Args holds.
    pub args: Vec<String>,
    /// What os.Executable tells; `None`: the file of this process.
    pub executable: Option<PathBuf>,
    /// Checks the whole heap after every collection.
    pub verify_heap: bool,
    /// The process is the program's own: signals do what they do in Go.
    pub own_process: bool,
    /// What is told of the goroutines of a program that fails.
    pub tracing: Tracing,
    /// Every so often a line about the scheduler is printed.
    pub sched_trace: Option<Duration>,
    /// A line about each collection is printed.
    pub gc_trace: bool,
    /// How the heap is set up.
    pub heap: HeapConfig,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            procs: 1,
            cores: 1,
            budget: 4000,
            collect_always: false,
            tiny_stacks: false,
            seed: 0,
            args: Vec::new(),
            executable: None,
            verify_heap: false,
            own_process: false,
            tracing: Tracing::default(),
            sched_trace: None,
            gc_trace: false,
            heap: HeapConfig::default(),
        }
    }
}

/// Where a program's output goes.
pub struct Streams {
    /// Standard output.
    pub stdout: Output,
    /// Standard error.
    pub stderr: Output,
}

/// A linked program, ready to run.
pub struct Engine {
    scheduler: Scheduler<Goroutine>,
}

/// Why a program cannot be made ready.
#[derive(Debug)]
pub enum EngineError {
    /// It cannot be linked.
    Link(LinkError),
    /// The system gives no addresses for the heap.
    NoMemory,
    /// The package variables take more than the memory limit.
    NoRoom {
        /// How many bytes.
        wanted: u64,
    },
}

impl std::fmt::Display for EngineError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            EngineError::Link(error) => write!(f, "{error}"),
            EngineError::NoMemory => f.write_str("the system gives no memory"),
            EngineError::NoRoom { wanted } => {
                writeln!(f, "runtime: out of memory: cannot allocate {wanted}-byte block (0 in use)")?;
                f.write_str("fatal error: runtime: out of memory")
            }
        }
    }
}

impl std::error::Error for EngineError {}

impl Engine {
    /// Links `program` with the natives of all packages.
    pub fn new(
        config: Config,
        streams: Streams,
        program: Program,
        natives: &[&'static [Native]],
    ) -> Result<Engine, EngineError> {
        let registry: Registry = natives.iter().flat_map(|table| table.iter()).map(|n| (n.name, n)).collect();
        let errors = ErrorTypes::new(&program);
        let heap = Heap::new(config.heap, program.types.clone()).ok_or(EngineError::NoMemory)?;
        let globals = link::globals_size(&program);
        if !heap.has_room(globals) {
            return Err(EngineError::NoRoom { wanted: globals });
        }
        let image = link(program, errors::functions(), &registry).map_err(EngineError::Link)?;
        let sched =
            sched::Config { procs: config.procs, budget: config.budget, seed: config.seed, ..sched::Config::default() };
        let vm = Vm::new(config, heap, image, errors, (streams.stdout, streams.stderr));
        Ok(Engine { scheduler: Scheduler::new(sched, vm) })
    }

    /// Runs the program to its end: its exit status.
    pub fn run(&self) -> i32 {
        let vm = self.scheduler.world();
        if vm.config().own_process {
            fatal::guard_memory(vm.heap().hard_limit());
            signals::watch(self.scheduler.remote().clone());
        }
        if let Some(every) = vm.config().sched_trace {
            signals::trace_scheduler(self.scheduler.remote().clone(), every);
        }
        let main = self.main();
        #[expect(unsafe_code, reason = "records are raw")]
        // SAFETY: the record was just built; the records live as long as the machine.
        let outcome = unsafe { self.scheduler.run(main) };
        let status = match outcome {
            Outcome::MainReturned => 0,
            Outcome::Exit(status) => status,
            Outcome::Deadlock(deadlock) => {
                vm.stderr().write(fatal::deadlock_report(vm, deadlock).as_bytes());
                fatal::abort_if_wanted(vm);
                fatal::FAILED
            }
            Outcome::Interrupted => fatal::FAILED,
            Outcome::Panicked(payload) => std::panic::resume_unwind(payload),
        };
        vm.stdout().finish();
        status
    }

    /// The goroutine that runs the program's entry.
    fn main(&self) -> crate::sched::task::TaskPtr<Goroutine> {
        let vm = self.scheduler.world();
        let mut records = Vec::new();
        vm.more_records(&mut records);
        let record = records.pop().expect("records were just made");
        vm.give_records(records);
        let entry = vm.image().func(vm.image().program.entry);
        let stack = StackPool::default().take(stack_slots(vm, entry.frame_slots));
        vm.count_stack(i64::from(stack.slots()));
        #[expect(unsafe_code, reason = "records are raw")]
        // SAFETY: nobody else knows the record.
        unsafe {
            (*record.as_ptr()).stack = stack;
            (*record.as_ptr()).prepare(entry);
        }
        crate::sched::task::TaskPtr::new(record)
    }
}
