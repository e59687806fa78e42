//! Programs with changed tokens: what the checker accepts is compiled, in both styles, to code that the verifier accepts.
#![no_main]

use csp::compile::Style;
use csp::driver::build;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|text: &[u8]| {
    let (memory, paths) = csp_fuzz::file(text);
    for style in [Style::Fast, Style::Plain] {
        let outcome = build::verify_bytecode(&memory, &paths, style);
        csp_fuzz::demand_place(&outcome);
        if outcome.exit != 0 {
            return;
        }
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let changed = csp_fuzz::change_tokens(&data[..size], seed);
    let length = changed.len().min(max_size);
    data[..length].copy_from_slice(&changed[..length]);
    length
});
