//! Runs bytecode on a goroutine's stack.
