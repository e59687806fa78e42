//! What every layer may name. Depends on nothing.

/// Typed indices and vectors over them.
pub mod index;
/// Interned names.
pub mod intern;
/// What the process has taken from the system.
pub mod memory;
/// Source files and the map from positions to lines.
pub mod source;
/// Positions and spans.
pub mod span;
