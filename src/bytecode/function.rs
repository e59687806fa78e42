//! Functions and programs: what the compiler hands to the machine.

use std::sync::Arc;

use crate::base::index::IndexVec;
use crate::bytecode::rtype::{TypeRef, TypeTable};

crate::define_index! {
    /// A compiled function.
    pub struct FuncId;
    /// A native function that the program calls.
    pub struct NativeId;
    /// A package variable.
    pub struct GlobalId;
    /// A string constant.
    pub struct StrId;
}

/// What the collector may find in a slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum SlotKind {
    /// Never a heap pointer. Also the length half of a string or slice and the descriptor half of an interface.
    Scalar,
    /// A pointer, into the heap (interior too), into static memory, or nil. Also the first half of a string or slice.
    Ptr,
    /// The data half of an interface, whose descriptor is in the slot before: a pointer when the descriptor says so.
    IfaceData,
}

/// A whole program, ready to be linked.
#[derive(Debug)]
pub struct Program {
    /// All run-time types.
    pub types: Arc<TypeTable>,
    /// All functions.
    pub funcs: IndexVec<FuncId, Function>,
    /// The natives that are called.
    pub natives: IndexVec<NativeId, NativeDecl>,
    /// The package variables.
    pub globals: IndexVec<GlobalId, Global>,
    /// The string constants.
    pub strings: IndexVec<StrId, Box<[u8]>>,
    /// File names, as tracebacks print them.
    pub files: Vec<Arc<str>>,
    /// Functions that natives call, by `package path.Name`.
    pub callbacks: Vec<(Arc<str>, FuncId)>,
    /// The code of functions that reflection makes, by their type. The closure object holds, after the function, a func
    /// value of type `func(in, out any)`: it gets pointers to records of the parameters and for the results.
    pub made: Vec<(TypeRef, FuncId)>,
    /// Initialises all packages in dependency order, then calls `main.main`; hidden in tracebacks.
    pub entry: FuncId,
}

/// One compiled function or function literal; one per instance of a generic one.
#[derive(Debug)]
pub struct Function {
    /// The name that tracebacks print: `main.main.func1`, `main.(*T).M`, `main.Map[...]`.
    pub name: Arc<str>,
    /// The code; it ends in an instruction that does not fall through.
    pub code: Vec<u64>,
    /// The kinds of the registers. Parameters (receiver first) come first, spread; after them, for a function with
    /// captures, the closure object.
    pub kinds: Vec<SlotKind>,
    /// How many slots the parameters take.
    pub n_params: u16,
    /// How many slots the results take.
    pub n_results: u16,
    /// Registers and the largest out area together, at least one more than any slot that the code names.
    pub frame_slots: u16,
    /// Where the closure object is expected, if the function has captures: `n_params`.
    pub has_context: bool,
    /// Continues here when a deferred call has recovered a panic: runs the remaining deferred calls, loads the named
    /// results, returns. Present in functions with `defer`.
    pub recover_pc: Option<u32>,
    /// Hidden in tracebacks and transparent to recover: made by the compiler, not written by the user.
    pub wrapper: bool,
    /// Places, by first word, ascending.
    pub lines: Vec<LineEntry>,
    /// The calls whose bodies stand in place of them, outer ones before those in them.
    pub inlined: Vec<InlinedCall>,
    /// Instructions with indices of unsigned types, by first word, ascending.
    pub unsigned: Vec<UnsignedIndex>,
    /// Jump tables.
    pub jump_tables: Vec<JumpTable>,
    /// Select tables.
    pub select_tables: Vec<SelectTable>,
    /// The types of the parameters, for tracebacks.
    pub params: Vec<TypeRef>,
}

impl Function {
    /// How many registers it has, which is where its out area begins.
    pub fn n_regs(&self) -> u16 {
        self.kinds.len() as u16
    }

    /// The place of the instruction that holds word `pc`.
    pub fn line(&self, pc: u32) -> Option<LineEntry> {
        let after = self.lines.partition_point(|entry| entry.pc <= pc);
        self.lines.get(after.checked_sub(1)?).copied()
    }

    /// Which indices and bounds that the instruction with first word `pc` takes are of unsigned types of 64 bits: bit 0
    /// for an index or the first bound, bits 1 and 2 for the other bounds.
    pub fn unsigned_at(&self, pc: u32) -> u8 {
        let found = self.unsigned.binary_search_by_key(&pc, |insn| insn.pc);
        found.map_or(0, |i| self.unsigned[i].mask)
    }

    /// The calls that the instruction with word `pc` belongs to, the innermost first: this function's own is the last.
    pub fn calls(&self, pc: u32) -> impl Iterator<Item = SourceCall<'_>> {
        let mut next = Some(self.line(pc));
        let mut depth = 0..;
        std::iter::from_fn(move || {
            let (at, depth) = (next.take()?, depth.next()?);
            let inlined = at.and_then(|at| self.inlined.get(at.inlined.checked_sub(1)? as usize));
            next = inlined.map(|call| Some(call.at));
            let (name, has_params) =
                inlined.map_or((&self.name, !self.params.is_empty()), |call| (&call.name, call.has_params));
            Some(SourceCall { name, has_params, inlined: inlined.is_some(), depth, at })
        })
    }
}

/// A call as the source has it.
#[derive(Clone, Copy, Debug)]
pub struct SourceCall<'a> {
    /// The called function.
    pub name: &'a str,
    /// Whether it has parameters.
    pub has_params: bool,
    /// Whether its body stands in place of the call.
    pub inlined: bool,
    /// How many calls there are in it, at this instruction.
    pub depth: u32,
    /// Where it is.
    pub at: Option<LineEntry>,
}

/// From word `pc` on, the code belongs to this line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineEntry {
    /// The first word.
    pub pc: u32,
    /// The file: index in [`Program::files`].
    pub file: u32,
    /// The line, from 1.
    pub line: u32,
    /// The call that the code was put in place of: its index in [`Function::inlined`] and 1; 0: none.
    pub inlined: u32,
}

/// A call that the body of the called function was put in place of. Tracebacks show it all the same.
#[derive(Clone, Debug)]
pub struct InlinedCall {
    /// The called function.
    pub name: Arc<str>,
    /// Whether it has parameters.
    pub has_params: bool,
    /// Where the call stands.
    pub at: LineEntry,
}

/// An instruction that takes indices or bounds of unsigned types of 64 bits, whose values run-time errors show as what
/// they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnsignedIndex {
    /// Its first word.
    pub pc: u32,
    /// Bit 0 for an index or the first bound, bits 1 and 2 for the other bounds.
    pub mask: u8,
}

/// Where `JumpTable` continues: `targets[i - low]`, else `default`; words relative to the first of the instruction.
#[derive(Clone, Debug)]
pub struct JumpTable {
    /// The value of the first target.
    pub low: i64,
    /// The targets.
    pub targets: Vec<i32>,
    /// Where other values go.
    pub default: i32,
}

/// The cases of a select statement, in source order.
#[derive(Clone, Debug)]
pub struct SelectTable {
    /// The cases.
    pub cases: Vec<SelectCase>,
    /// Whether there is a default clause: then `Select` does not wait.
    pub has_default: bool,
}

/// One case of a select statement.
#[derive(Clone, Copy, Debug)]
pub struct SelectCase {
    /// Send or receive.
    pub dir: SelectDir,
    /// The register of the channel.
    pub chan: u16,
    /// Of a send: where the value lies; of a receive: where it goes, or `NO_SLOT`.
    pub value: u16,
    /// How many slots the value takes.
    pub n: u16,
}

/// No register.
pub const NO_SLOT: u16 = u16::MAX;

/// The direction of a select case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SelectDir {
    /// `case c <- v`
    Send,
    /// `case v = <-c`
    Recv,
}

/// A native function: a bodiless declaration of a library package.
#[derive(Clone, Debug)]
pub struct NativeDecl {
    /// `package path.Name`, or `package path.Type.Method`.
    pub name: Arc<str>,
    /// Parameter types, receiver first; a variadic parameter is its slice.
    pub params: Vec<TypeRef>,
    /// Result types.
    pub results: Vec<TypeRef>,
}

/// A package variable; zero at start.
#[derive(Clone, Debug)]
pub struct Global {
    /// `package path.Name`.
    pub name: Arc<str>,
    /// Its type.
    pub ty: TypeRef,
}

macro_rules! codes {
    ($(#[$meta:meta])* $Enum:ident { $($(#[$doc:meta])* $Name:ident,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u16)]
        pub enum $Enum {
            $($(#[$doc])* $Name),*
        }

        impl $Enum {
            /// The value with this number.
            pub fn from_code(code: u16) -> Option<Self> {
                [$($Enum::$Name),*].get(usize::from(code)).copied()
            }
        }
    };
}

codes! {
    /// Run-time errors that the compiler emits as an instruction.
    TrapCode {
        /// A nil pointer is dereferenced.
        NilDeref,
        /// Integer division by zero.
        DivideByZero,
        /// Control reached a place that the checker proved unreachable: an internal error.
        Unreachable,
    }
}

codes! {
    /// Where a loop over a function is; it stands in the loop's record.
    RangeState {
        /// The body may be called.
        Ready,
        /// The body has returned false.
        Done,
        /// The body is running, or has panicked.
        Running,
        /// The function has returned.
        Exhausted,
        /// Never in a record: the function has returned although the body had panicked.
        MissingPanic,
    }
}

codes! {
    /// What the instruction `Print` writes.
    PrintCode {
        /// A bool.
        Bool,
        /// A signed integer.
        Int,
        /// An unsigned integer.
        Uint,
        /// A float64.
        Float,
        /// A complex128, two slots.
        Complex,
        /// A string.
        Str,
        /// A pointer, channel, map, func, in hexadecimal.
        Ptr,
        /// An interface: `(0xtype,0xdata)`.
        Iface,
        /// A slice: `[len/cap]0xptr`.
        Slice,
        /// A space; no operand.
        Space,
        /// A line end; no operand.
        Newline,
        /// A float32.
        Float32,
    }
}
