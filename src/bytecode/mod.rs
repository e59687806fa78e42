//! The contract between the compiler and the machine.
