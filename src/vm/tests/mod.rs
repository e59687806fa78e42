//! Programs written in instructions, run on the whole machine.

mod asm;
mod calls;
mod liveness;
mod panics;
mod tracer;

use std::sync::{Arc, Mutex};

use crate::bytecode::function::Program;
use crate::vm::abi::Native;
use crate::vm::engine::{Config, Engine, Streams};
use crate::vm::output::{Buffering, Output};

/// What a program did.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ran {
    pub(super) status: i32,
    pub(super) stdout: String,
    pub(super) stderr: String,
}

/// Runs a program.
pub(super) fn run(config: Config, program: Program, natives: &'static [Native]) -> Ran {
    let (stdout, stderr) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(Vec::new())));
    let streams = Streams {
        stdout: Output::new(Box::new(stdout.clone()), Buffering::Full),
        stderr: Output::new(Box::new(stderr.clone()), Buffering::None),
    };
    let engine = Engine::new(config, streams, program, &[natives]).expect("the program is well-formed");
    let status = engine.run();
    drop(engine);
    let text = |bytes: Arc<Mutex<Vec<u8>>>| {
        String::from_utf8(bytes.lock().expect("no writer panics").clone()).expect("the output is text")
    };
    Ran { status, stdout: text(stdout), stderr: text(stderr) }
}

/// The configurations in which every program must do the same: each pair of workers and stress.
pub(super) fn configs() -> Vec<Config> {
    let mut all = Vec::new();
    for procs in [1, 2] {
        all.push(Config { procs, ..Config::default() });
        all.push(Config { procs, budget: 1, collect_always: true, tiny_stacks: true, ..Config::default() });
    }
    all
}
