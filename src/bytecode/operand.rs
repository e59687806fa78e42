//! Operand kinds: each states its width in bits and what the verifier and the collector may assume of it.

use std::marker::PhantomData;

use crate::bytecode::rtype::TypeRef;

/// What kind of value a register operand holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// One scalar slot.
    Word,
    /// One pointer slot.
    Ptr,
    /// One slot of any kind.
    Any,
    /// Two slots of any kind.
    AnyPair,
    /// A string: pointer, length.
    Str,
    /// A slice: pointer, length and capacity.
    Slice,
    /// An interface: descriptor, data.
    Iface,
    /// A run of slots; how many another operand or the type says.
    Slots,
}

/// What an operand means to the verifier, the linker and the listing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// A register that is read.
    Read(Shape),
    /// A register that is written.
    Write(Shape),
    /// A register that is read, then written.
    ReadWrite(Shape),
    /// The first slot of the callee's frame: the function's `n_regs`.
    Base,
    /// A plain number.
    Imm,
    /// A jump: words relative to the first word of the instruction.
    Jump,
    /// A function: its id, replaced when linked.
    Func,
    /// The frame size of the callee in slots, filled in when linked.
    Frame,
    /// A native function: its id, replaced when linked.
    Native,
    /// A package variable: its id, replaced by its address when linked.
    Global,
    /// A string constant: its id, replaced by the address of its (pointer, length) pair when linked.
    Str,
    /// A type descriptor.
    Type,
    /// A method: its [`MethodId`](crate::bytecode::rtype::MethodId).
    Method,
    /// An inline cache: 0, owned by the machine.
    Cache,
    /// A jump table or select table of the function: its index, replaced by its address when linked.
    Table,
}

/// An operand of an instruction.
pub trait Operand: Copy {
    /// Its width: 16, 32 or 64.
    const BITS: u32;
    /// What it means.
    const ROLE: Role;
    /// From the low `BITS` bits.
    fn from_bits(bits: u64) -> Self;
    /// To the low `BITS` bits.
    fn to_bits(self) -> u64;
}

/// A marker for the shape of a register.
pub trait ShapeOf: Copy {
    /// The shape.
    const SHAPE: Shape;
}

macro_rules! shapes {
    ($($(#[$doc:meta])* $Name:ident = $Shape:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $Name;
        impl ShapeOf for $Name {
            const SHAPE: Shape = Shape::$Shape;
        }
    )*};
}

shapes! {
    /// One scalar slot.
    W = Word;
    /// One pointer slot.
    P = Ptr;
    /// One slot of any kind.
    X = Any;
    /// Two slots of any kind.
    X2 = AnyPair;
    /// A string.
    S = Str;
    /// A slice.
    L = Slice;
    /// An interface.
    I = Iface;
    /// A run of slots.
    N = Slots;
}

macro_rules! register_operands {
    ($($(#[$doc:meta])* $Name:ident: $Role:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $Name<T>(pub u16, pub PhantomData<T>);

        impl<T> $Name<T> {
            /// The operand for slot `slot`.
            pub fn new(slot: u16) -> Self {
                $Name(slot, PhantomData)
            }
        }

        impl<T: ShapeOf> Operand for $Name<T> {
            const BITS: u32 = 16;
            const ROLE: Role = Role::$Role(T::SHAPE);
            #[inline(always)]
            fn from_bits(bits: u64) -> Self {
                $Name(bits as u16, PhantomData)
            }
            #[inline(always)]
            fn to_bits(self) -> u64 {
                u64::from(self.0)
            }
        }

        impl<T> From<u16> for $Name<T> {
            fn from(slot: u16) -> Self {
                $Name(slot, PhantomData)
            }
        }
    )*};
}

register_operands! {
    /// A register that is written.
    Dst: Write;
    /// A register that is read.
    Src: Read;
    /// A register that is read, then written.
    Mut: ReadWrite;
}

macro_rules! plain_operands {
    ($($(#[$doc:meta])* $Name:ident($ty:ty): $bits:literal, $role:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $Name(pub $ty);

        impl Operand for $Name {
            const BITS: u32 = $bits;
            const ROLE: Role = $role;
            #[inline(always)]
            fn from_bits(bits: u64) -> Self {
                $Name(bits as $ty)
            }
            #[inline(always)]
            fn to_bits(self) -> u64 {
                self.0 as u64 & (u64::MAX >> (64 - $bits))
            }
        }

        impl From<$ty> for $Name {
            fn from(value: $ty) -> Self {
                $Name(value)
            }
        }
    )*};
}

plain_operands! {
    /// A signed 16-bit number.
    Imm16(i16): 16, Role::Imm;
    /// An unsigned 16-bit number: a count or an offset in bytes.
    UImm16(u16): 16, Role::Imm;
    /// A signed 32-bit number.
    Imm32(i32): 32, Role::Imm;
    /// An unsigned 32-bit number.
    UImm32(u32): 32, Role::Imm;
    /// A 64-bit number.
    Imm64(u64): 64, Role::Imm;
    /// A jump within 32,767 words.
    Jump16(i16): 16, Role::Jump;
    /// A jump.
    Jump32(i32): 32, Role::Jump;
    /// The first slot of the callee's frame.
    Base(u16): 16, Role::Base;
    /// A function.
    FuncOp(u64): 64, Role::Func;
    /// The callee's frame size; 0 before linking.
    FrameOp(u32): 32, Role::Frame;
    /// A native function.
    NativeOp(u64): 64, Role::Native;
    /// A package variable.
    GlobalOp(u64): 64, Role::Global;
    /// A string constant.
    StrOp(u64): 64, Role::Str;
    /// A method.
    MethodOp(u32): 32, Role::Method;
    /// An inline cache; 0 before linking.
    CacheOp(u64): 64, Role::Cache;
    /// A table of the function.
    TableOp(u64): 64, Role::Table;
}

/// A type descriptor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeOp(pub u64);

impl From<TypeRef> for TypeOp {
    fn from(ty: TypeRef) -> Self {
        TypeOp(ty.address() as u64)
    }
}

impl Operand for TypeOp {
    const BITS: u32 = 64;
    const ROLE: Role = Role::Type;
    #[inline(always)]
    fn from_bits(bits: u64) -> Self {
        TypeOp(bits)
    }
    #[inline(always)]
    fn to_bits(self) -> u64 {
        self.0
    }
}

/// Walks operand positions: the one place that knows the layout of a word.
#[derive(Clone, Copy, Debug)]
pub struct Cursor {
    bit: u32,
}

impl Cursor {
    /// After the opcode.
    pub const START: Cursor = Cursor { bit: 16 };

    /// Where an operand of `bits` bits begins (word, shift), and the cursor after it.
    #[inline(always)]
    pub const fn take(self, bits: u32) -> (usize, u32, Cursor) {
        let at = (self.bit + bits - 1) & !(bits - 1);
        ((at / 64) as usize, at % 64, Cursor { bit: at + bits })
    }

    /// The number of words that the operands so far take.
    #[inline(always)]
    pub const fn words(self) -> usize {
        self.bit.div_ceil(64) as usize
    }
}
