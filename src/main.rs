//! The `csp` command: a thin door to the library.

/// Memory that natives take counts towards the limit, too.
#[global_allocator]
static ALLOCATOR: csp::base::memory::Counting = csp::base::memory::Counting;

fn main() -> std::process::ExitCode {
    csp::cli::main()
}
