//! The M:N scheduler: runs anything that implements [`task::Task`]; knows no opcode.
#![allow(unsafe_code, reason = "the contract with the machine is unsafe: tasks are raw records resumed on any thread")]

mod inject;
mod queue;
/// The scheduler's part of a goroutine's record.
pub mod state;
/// The contract with the machine: what is resumed, how it parks, who readies it.
pub mod task;
/// Why a goroutine waits, in Go's words.
pub mod wait;
/// What code that runs on a worker may ask of it.
pub mod worker;
