//! A program to its end.

use std::path::PathBuf;

use crate::bytecode::function::Program;
use crate::driver::Outcome;
use crate::driver::build::build;
use crate::driver::config::Config;
use crate::load::provider::SourceProvider;
use crate::native;
use crate::vm::engine::{Engine, EngineError, Streams};

/// Runs the program that `paths` name. What it writes goes to `streams`; what is wrong with its source is in the outcome.
pub fn run(provider: &dyn SourceProvider, paths: &[PathBuf], config: &Config, streams: Streams) -> Outcome {
    let (program, warnings) = match build(provider, paths, config.style, config.warn, config.tables()) {
        Ok(built) => built,
        Err(outcome) => return outcome,
    };
    if !warnings.is_empty() {
        streams.stderr.write(warnings.as_bytes());
    }
    execute(program, config, streams)
}

/// Runs a program to its end.
pub(super) fn execute(program: Program, config: &Config, streams: Streams) -> Outcome {
    match Engine::new(config.engine(), streams, program, native::ALL) {
        Ok(engine) => {
            // The process ends next, and takes the heap with it.
            let engine = std::mem::ManuallyDrop::new(engine);
            Outcome { exit: engine.run(), ..Outcome::default() }
        }
        Err(error @ EngineError::NoRoom { .. }) => {
            Outcome { stderr: format!("{error}\n"), exit: 2, ..Outcome::default() }
        }
        Err(error) => Outcome::failed(format!("csp: {error}\n")),
    }
}
