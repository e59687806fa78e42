//! Programs with changed tokens: the checker does not panic, and each error has a place.
#![no_main]

use csp::driver::build;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|text: &[u8]| {
    let (memory, paths) = csp_fuzz::file(text);
    csp_fuzz::demand_place(&build::check(&memory, &paths));
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let changed = csp_fuzz::change_tokens(&data[..size], seed);
    let length = changed.len().min(max_size);
    data[..length].copy_from_slice(&changed[..length]);
    length
});
