//! In which circumstances every golden program must do the same.

/// A name and the environment variables that make it so.
pub(crate) type Setting = (&'static str, &'static [(&'static str, &'static str)]);

/// The settings. Budget 1 preempts at every call and back edge; stress collects at every safepoint; tiny stacks grow at
/// nearly every call.
pub(crate) const SETTINGS: &[Setting] = &[
    ("plain", &[]),
    ("procs1", &[("GOMAXPROCS", "1")]),
    ("procs2", &[("GOMAXPROCS", "2")]),
    ("procs8", &[("GOMAXPROCS", "8")]),
    ("budget1", &[("GOMAXPROCS", "2"), ("CSP_BUDGET", "1")]),
    ("gcstress", &[("GOMAXPROCS", "2"), ("CSP_GC", "stress")]),
    ("tinystack", &[("GOMAXPROCS", "2"), ("CSP_STACK", "tiny")]),
    ("all", &[("GOMAXPROCS", "8"), ("CSP_BUDGET", "1"), ("CSP_GC", "stress"), ("CSP_STACK", "tiny")]),
];
