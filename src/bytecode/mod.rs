//! The contract between the compiler and the machine.
//!
//! Code is a sequence of 64-bit words. An instruction begins with its opcode in the lowest 16 bits; its operands
//! follow in the order of the table ([`isa`]), each aligned to its own width (16, 32 or 64 bits), and run over into
//! following words where they do not fit:
//!
//! ```text
//!   63        48 47        32 31        16 15         0
//!  +------------+------------+------------+------------+
//!  |     c      |     b      |     a      |   opcode   |   three 16-bit operands
//!  +------------+------------+------------+------------+
//!  |          b : 32         |     a      |   opcode   |   a register and a 32-bit operand
//!  +-------------------------+------------+------------+
//!  |                 operand : 64                      |   the word after it
//!  +---------------------------------------------------+
//! ```
//!
//! Registers are slots of the frame: untagged 64-bit words at `fp + 8 * n`. A function's registers `0..n_regs` have
//! one [`SlotKind`](function::SlotKind) each for life; the slots from `n_regs` on are its *out area*, in which the
//! frame of the next callee begins. Arguments are written there with no safepoint between the first write and the
//! call; results are found there after it and are consumed before the next safepoint. A string, slice or interface
//! takes two consecutive slots: string (pointer, length), slice (pointer, length in the low and capacity in the high
//! 32 bits), interface (type descriptor or 0, data).
//!
//! An instruction reads all its operands before it writes any, so a destination may be a source. A value whose type has
//! [`Repr::Cell`](rtype::Repr::Cell) is one slot, a pointer to its packed form: an instruction that reads such a value
//! copies from there, one that writes it makes a fresh cell. A closure object arrives in the slot after the
//! parameters, if the function has captures.
//!
//! Safepoints are: entry of a function (by any call), every instruction whose name begins with `Loop` or holds
//! `Loop`, and blocking instructions and native calls.

/// The table of instructions.
pub mod isa;

/// What an instruction does to slots.
mod effects;
/// Functions and programs.
pub mod function;
/// Which pointers are needed at an instruction.
pub mod liveness;
/// Operand kinds: width, role, spelling.
pub mod operand;
/// Run-time type descriptors.
pub mod rtype;
/// Refuses ill-formed code.
pub mod verify;

/// The listing of a program.
pub mod disasm;
/// Encoding and decoding, generated from the table.
pub mod insn;
