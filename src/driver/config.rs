//! Options of a run.

use std::ffi::OsString;

/// How a program is run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// What `os.Args` holds, the program's name first.
    pub args: Vec<OsString>,
    /// Whether warnings are shown.
    pub warn: bool,
    /// GOMAXPROCS; `None`: as many as there are cores.
    pub procs: Option<usize>,
    /// `CSP_GC=stress`: collect at every safepoint.
    pub gc_stress: bool,
    /// `CSP_BUDGET=n`: the reductions of a slice; 1 preempts at every call and back edge.
    pub budget: Option<u32>,
    /// `CSP_STACK=tiny`: goroutines begin with the smallest stack that holds a frame.
    pub tiny_stacks: bool,
    /// `CSP_VERIFY=heap`: check the whole heap after every collection.
    pub verify_heap: bool,
    /// `GOGC`: how much the heap may grow between collections, in per cent; `None`: never collect.
    pub gc_percent: Option<u32>,
}

impl Config {
    /// Reads the environment variables that csp knows.
    ///
    /// # Errors
    /// The variable with a value that csp's own switches do not have. Go ignores values that it does not understand,
    /// and so does csp with Go's variables.
    pub fn from_env(var: impl Fn(&str) -> Option<String>) -> Result<Config, String> {
        let switch = |name: &str, on: &str| match var(name).as_deref() {
            None | Some("") => Ok(false),
            Some(value) if value == on => Ok(true),
            Some(value) => Err(format!("{name}={value}: the only value is {on}")),
        };
        let gc_percent = match var("GOGC").as_deref() {
            Some("off") => None,
            Some(text) => Some(text.parse().unwrap_or(100)),
            None => Some(100),
        };
        let budget = match var("CSP_BUDGET") {
            None => None,
            Some(text) => Some(text.parse().map_err(|_| format!("CSP_BUDGET={text}: not a number"))?),
        };
        Ok(Config {
            args: Vec::new(),
            warn: false,
            procs: var("GOMAXPROCS").and_then(|n| n.parse().ok()).filter(|n| *n > 0),
            gc_stress: switch("CSP_GC", "stress")?,
            budget,
            tiny_stacks: switch("CSP_STACK", "tiny")?,
            verify_heap: switch("CSP_VERIFY", "heap")?,
            gc_percent,
        })
    }
}

impl Config {
    /// The machine's part.
    pub(super) fn engine(&self) -> crate::vm::engine::Config {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let mut seed = [0_u8; 8];
        // A run without randomness is still a run.
        let _ = getrandom::fill(&mut seed);
        let defaults = crate::vm::engine::Config::default();
        crate::vm::engine::Config {
            procs: self.procs.unwrap_or(cores),
            budget: self.budget.unwrap_or(defaults.budget),
            collect_always: self.gc_stress,
            tiny_stacks: self.tiny_stacks,
            seed: u64::from_ne_bytes(seed),
            args: self.args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect(),
            ..defaults
        }
    }
}
