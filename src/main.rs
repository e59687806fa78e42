//! The `csp` command: a thin door to the library.

fn main() -> std::process::ExitCode {
    csp::cli::main()
}
