//! Any bytes: the parser neither panics, nor hangs, nor takes memory without end.
#![no_main]

use csp::driver::front;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    let (memory, paths) = csp_fuzz::file(text);
    // A tree is made of any text; what is wrong with it is in it.
    let _ = front::parse(&memory, &paths);
});
