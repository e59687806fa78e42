//! Rust halves of stdlib packages, one file per package.
