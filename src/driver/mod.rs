//! The library that a host program embeds: load, check, compile, verify, link, run.

/// Source to checked program.
pub mod front;
