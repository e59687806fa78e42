//! Options of a run.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use crate::compile::Style;
use crate::driver::build::Tables;
use crate::driver::limits;
use crate::heap::HeapConfig;
use crate::vm::engine;
use crate::vm::tracing::Tracing;

/// How a program is run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// What `os.Args` holds, the program's name first.
    pub args: Vec<OsString>,
    /// What `os.Executable` tells; `None`: the file of this process.
    pub executable: Option<PathBuf>,
    /// Whether warnings are shown.
    pub warn: bool,
    /// GOMAXPROCS; `None`: as many as there are cores for the process.
    pub procs: Option<usize>,
    /// `CSP_GC=stress`: collect at every safepoint.
    pub gc_stress: bool,
    /// `CSP_BUDGET=n`: the reductions of a slice; 1 preempts at every call and back edge.
    pub budget: Option<u32>,
    /// `CSP_STACK=tiny`: goroutines begin with the smallest stack that holds a frame.
    pub tiny_stacks: bool,
    /// `CSP_CODE=plain`: neither calls compiled in place nor instructions that stand for several.
    pub style: Style,
    /// `CSP_VERIFY=heap`: check the whole heap after every collection.
    pub verify_heap: bool,
    /// `GOGC`: how much the heap may grow between collections, in per cent; negative: never collect but at the limits.
    pub gc_percent: i32,
    /// `GOMEMLIMIT`, in bytes: the collector tries to stay below.
    pub soft_limit: u64,
    /// The process is the program's own: signals do what they do in Go.
    pub own_process: bool,
    /// `GOTRACEBACK`: what is told of the goroutines of a program that fails.
    pub tracing: Tracing,
    /// `GODEBUG=schedtrace=N`: every how many milliseconds a line about the scheduler is printed.
    pub sched_trace: Option<u64>,
    /// `GODEBUG=gctrace=1`: a line is printed about each collection.
    pub gc_trace: bool,
    /// `--max-mem`, in bytes: what the program cannot have more than; `None`: most of what the process may have.
    pub max_mem: Option<u64>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            args: Vec::new(),
            executable: None,
            warn: false,
            procs: None,
            gc_stress: false,
            budget: None,
            tiny_stacks: false,
            style: Style::Fast,
            verify_heap: false,
            gc_percent: 100,
            soft_limit: u64::MAX,
            max_mem: None,
            own_process: false,
            tracing: Tracing::default(),
            sched_trace: None,
            gc_trace: false,
        }
    }
}

impl Config {
    /// Reads the environment variables that csp knows.
    ///
    /// # Errors
    /// The variable with a value that csp's own switches do not have. Go ignores values that it does not understand,
    /// but for GOMEMLIMIT, and so does csp with Go's variables.
    pub fn from_env(var: impl Fn(&str) -> Option<String>) -> Result<Config, String> {
        let switch = |name: &str, on: &str| match var(name).as_deref() {
            None | Some("") => Ok(false),
            Some(value) if value == on => Ok(true),
            Some(value) => Err(format!("{name}={value}: the only value is {on}")),
        };
        let gc_percent = match var("GOGC").as_deref() {
            Some("off") => -1,
            Some(text) => text.parse().unwrap_or(100),
            None => 100,
        };
        let budget = match var("CSP_BUDGET") {
            None => None,
            Some(text) => Some(text.parse().map_err(|_| format!("CSP_BUDGET={text}: not a number"))?),
        };
        let soft_limit = match var("GOMEMLIMIT").as_deref() {
            None | Some("" | "off") => u64::MAX,
            Some(text) => limits::bytes(text).ok_or_else(|| format!("GOMEMLIMIT={text}: {}", limits::SIZES))?,
        };
        let debug = var("GODEBUG").unwrap_or_default();
        let setting = |name: &str| -> Option<u64> {
            let of_name = |setting: &&str| setting.split_once('=').is_some_and(|(known, _)| known == name);
            debug.split(',').rev().find(of_name)?.split_once('=')?.1.parse().ok().filter(|n| *n > 0)
        };
        Ok(Config {
            tracing: Tracing::of(&var("GOTRACEBACK").unwrap_or_default()),
            sched_trace: setting("schedtrace"),
            gc_trace: setting("gctrace").is_some(),
            procs: var("GOMAXPROCS").and_then(|n| n.parse().ok()).filter(|n| *n > 0),
            gc_stress: switch("CSP_GC", "stress")?,
            budget,
            tiny_stacks: switch("CSP_STACK", "tiny")?,
            style: if switch("CSP_CODE", "plain")? { Style::Plain } else { Style::Fast },
            verify_heap: switch("CSP_VERIFY", "heap")?,
            gc_percent,
            soft_limit,
            ..Config::default()
        })
    }

    /// What becomes of what a program was built from.
    pub(super) fn tables(&self) -> Tables {
        if self.own_process { Tables::LeftIfSmall } else { Tables::Freed }
    }

    /// The machine's part.
    pub(super) fn engine(&self) -> engine::Config {
        let mut seed = [0_u8; 8];
        // A run without randomness is still a run.
        let _ = getrandom::fill(&mut seed);
        let seed = u64::from_ne_bytes(seed);
        let defaults = engine::Config::default();
        let cores = limits::processors();
        engine::Config {
            procs: self.procs.unwrap_or(cores),
            cores,
            budget: self.budget.unwrap_or(defaults.budget),
            collect_always: self.gc_stress,
            tiny_stacks: self.tiny_stacks,
            seed,
            args: self.args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect(),
            executable: self.executable.clone(),
            verify_heap: self.verify_heap,
            own_process: self.own_process,
            tracing: self.tracing,
            sched_trace: self.sched_trace.map(Duration::from_millis),
            gc_trace: self.gc_trace,
            heap: HeapConfig {
                gogc: self.gc_percent,
                soft_limit: self.soft_limit,
                hard_limit: self.max_mem.unwrap_or_else(limits::memory),
                seed,
                clock: monotonic,
                ..defaults.heap
            },
        }
    }
}

/// Nanoseconds since the first call.
fn monotonic() -> u64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed().as_nanos() as u64
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Config;

    fn config(vars: &[(&str, &str)]) -> Result<Config, String> {
        Config::from_env(|name| vars.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_string()))
    }

    #[test]
    fn gos_variables_reach_the_machine() {
        let vars = [
            ("GOGC", "50"),
            ("GOMEMLIMIT", "3MiB"),
            ("GOMAXPROCS", "7"),
            ("CSP_VERIFY", "heap"),
            ("GODEBUG", "gctrace=0,a=1,schedtrace=20,gctrace=1"),
        ];
        let engine = config(&vars).expect("they are well-formed").engine();
        assert_eq!((engine.heap.gogc, engine.heap.soft_limit, engine.procs), (50, 3 << 20, 7));
        assert!(engine.verify_heap && engine.gc_trace);
        assert_eq!(engine.sched_trace, Some(Duration::from_millis(20)));
        let plain = config(&[("GOMAXPROCS", "0"), ("GOGC", "x")]).expect("Go ignores them");
        assert_eq!((plain.procs, plain.gc_percent, plain.soft_limit), (None, 100, u64::MAX));
        assert_eq!(config(&[("GOGC", "off"), ("GOMEMLIMIT", "off")]).expect("fine").gc_percent, -1);
    }

    #[test]
    fn wrong_values_are_refused() {
        for vars in [("CSP_GC", "on"), ("CSP_BUDGET", "x"), ("GOMEMLIMIT", "3MB"), ("CSP_VERIFY", "all")] {
            assert!(config(&[vars]).is_err(), "{vars:?}");
        }
    }
}
