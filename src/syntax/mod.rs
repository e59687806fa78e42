//! Text to tokens to tree.

/// The tree: arenas of nodes.
pub mod ast;
