//! THE table of instructions. Everything else is generated from it: opcode, struct, encoding, listing, the verifier's
//! reads and writes, and the dispatch arm, which calls the handler of the row's second name.
//!
//! To add an instruction: a row, its handler in `vm/ops`, and a golden program that executes it.

use crate::bytecode::insn::{OpInfo, OperandInfo};

/// Calls `$callback!` with all rows: doc text, `Camel, snake { operand: Kind, … }`.
#[macro_export]
macro_rules! for_each_instruction {
    ($callback:ident) => {
        $callback! {
            // ---- Moves and constants.
            /// `dst = src`.
            Move, move_ { dst: Dst<X>, src: Src<X> }
            /// `dst = src`, two slots.
            Move2, move2 { dst: Dst<X2>, src: Src<X2> }
            /// `dst = src`, `n` slots; the ranges may overlap.
            MoveN, move_n { dst: Dst<N>, src: Src<N>, n: UImm16 }
            /// `dst = imm`.
            LoadImm, load_imm { dst: Dst<W>, imm: Imm32 }
            /// `dst = value`.
            LoadWord, load_word { dst: Dst<W>, value: Imm64 }
            /// `dst = nil`.
            LoadNil, load_nil { dst: Dst<P> }
            /// Zeroes `n` slots.
            ZeroN, zero_n { dst: Dst<N>, n: UImm16 }
            /// `dst` = a string constant.
            LoadStr, load_str { dst: Dst<S>, s: StrOp }
            /// `dst` = a string constant as an interface of dynamic type `ty`; nothing is allocated.
            LoadStrIface, load_str_iface { dst: Dst<I>, s: StrOp, ty: TypeOp }
            /// `dst` = the func value of a function without captures.
            LoadFunc, load_func { dst: Dst<P>, func: FuncOp }
            /// `dst` = the address of a type descriptor.
            LoadType, load_type { dst: Dst<W>, ty: TypeOp }
            /// `dst` = the address that `src` holds, as a number.
            Address, address { dst: Dst<W>, src: Src<P> }
            // ---- Package variables.
            /// `dst = &global`.
            GlobalAddr, global_addr { dst: Dst<P>, global_: GlobalOp }
            /// `dst = global`, 8 bytes.
            GlobalLoad64, global_load64 { dst: Dst<X>, global_: GlobalOp }
            /// `dst = global`, a pair.
            GlobalLoadPair, global_load_pair { dst: Dst<X2>, global_: GlobalOp }
            /// `global = src`, 8 bytes, no pointer.
            GlobalStore64, global_store64 { src: Src<W>, global_: GlobalOp }
            /// `global = src`, a pointer.
            GlobalStorePtr, global_store_ptr { src: Src<P>, global_: GlobalOp }
            /// `global = src`, a pair.
            GlobalStorePair, global_store_pair { src: Src<X2>, global_: GlobalOp }
            // ---- Integers. Values of narrower types are kept sign- or zero-extended to 64 bits.
            /// `dst = a + b`; wraps at 64 bits.
            AddI64, add_i64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a + b`; wraps at the width.
            AddI32, add_i32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a + b`; wraps at the width.
            AddU32, add_u32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a - b`; wraps at 64 bits.
            SubI64, sub_i64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a - b`; wraps at the width.
            SubI32, sub_i32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a - b`; wraps at the width.
            SubU32, sub_u32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a * b`; wraps at 64 bits.
            MulI64, mul_i64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a * b`; wraps at the width.
            MulI32, mul_i32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a * b`; wraps at the width.
            MulU32, mul_u32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a + imm`; wraps at 64 bits.
            AddImm, add_imm { dst: Dst<W>, a: Src<W>, imm: Imm16 }
            /// `dst = a + imm`; wraps at 32 bits, signed.
            AddI32Imm, add_i32_imm { dst: Dst<W>, a: Src<W>, imm: Imm16 }
            /// `dst = a + imm`; wraps at 32 bits, unsigned.
            AddU32Imm, add_u32_imm { dst: Dst<W>, a: Src<W>, imm: Imm16 }
            /// `dst = a * imm`; wraps at 64 bits.
            MulImm, mul_imm { dst: Dst<W>, a: Src<W>, imm: Imm16 }
            /// `dst = imm - a`; wraps at 64 bits.
            RsubImm, rsub_imm { dst: Dst<W>, a: Src<W>, imm: Imm16 }
            /// `dst = a / b`, signed; panics when `b` is 0; MinInt64 and -1 wrap.
            DivI64, div_i64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a / b`, unsigned; panics when `b` is 0.
            DivU64, div_u64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a / imm`, signed; `imm` is neither 0 nor -1.
            DivI64Imm, div_i64_imm { dst: Dst<W>, a: Src<W>, imm: Imm32 }
            /// `dst = a % b`, signed; panics when `b` is 0; MinInt64 and -1 wrap.
            RemI64, rem_i64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a % b`, unsigned; panics when `b` is 0.
            RemU64, rem_u64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a % imm`, signed; `imm` is neither 0 nor -1.
            RemI64Imm, rem_i64_imm { dst: Dst<W>, a: Src<W>, imm: Imm32 }
            /// `dst = a / 2^count`, signed, towards zero; a count of 1 to 62.
            DivPow2, div_pow2 { dst: Dst<W>, a: Src<W>, count: UImm16 }
            /// `dst = a % 2^count`, signed; a count of 1 to 62.
            RemPow2, rem_pow2 { dst: Dst<W>, a: Src<W>, count: UImm16 }
            /// `dst = min(a, b)`, signed.
            MinI64, min_i64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = max(a, b)`, signed.
            MaxI64, max_i64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a & b`.
            And, and { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a | b`.
            Or, or { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a ^ b`.
            Xor, xor { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a &^ b`.
            AndNot, and_not { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a & imm`, `imm` sign-extended.
            AndImm, and_imm { dst: Dst<W>, a: Src<W>, imm: Imm16 }
            /// `dst = a | imm`, `imm` sign-extended.
            OrImm, or_imm { dst: Dst<W>, a: Src<W>, imm: Imm16 }
            /// `dst = a ^ imm`, `imm` sign-extended.
            XorImm, xor_imm { dst: Dst<W>, a: Src<W>, imm: Imm16 }
            /// `dst = a << count`; 0 for counts of 64 or more.
            Shl, shl { dst: Dst<W>, a: Src<W>, count: Src<W> }
            /// `dst = a >> count`, signed; any unsigned count.
            ShrI, shr_i { dst: Dst<W>, a: Src<W>, count: Src<W> }
            /// `dst = a >> count`, unsigned; any unsigned count.
            ShrU, shr_u { dst: Dst<W>, a: Src<W>, count: Src<W> }
            /// The same with a count of 0 to 63.
            ShlImm, shl_imm { dst: Dst<W>, a: Src<W>, count: UImm16 }
            /// The same with a count of 0 to 63.
            ShrIImm, shr_i_imm { dst: Dst<W>, a: Src<W>, count: UImm16 }
            /// The same with a count of 0 to 63.
            ShrUImm, shr_u_imm { dst: Dst<W>, a: Src<W>, count: UImm16 }
            /// Panics when the signed `count` is negative.
            CheckShift, check_shift { count: Src<W> }
            /// `dst = -a`; wraps at 64 bits.
            NegI64, neg_i64 { dst: Dst<W>, a: Src<W> }
            /// `dst = ^a`.
            NotI64, not_i64 { dst: Dst<W>, a: Src<W> }
            /// `dst` = the low bits of `src` extended again.
            ExtI8, ext_i8 { dst: Dst<W>, src: Src<W> }
            /// `dst` = the low bits of `src` extended again.
            ExtI16, ext_i16 { dst: Dst<W>, src: Src<W> }
            /// `dst` = the low bits of `src` extended again.
            ExtI32, ext_i32 { dst: Dst<W>, src: Src<W> }
            /// `dst` = the low bits of `src` extended again.
            ExtU8, ext_u8 { dst: Dst<W>, src: Src<W> }
            /// `dst` = the low bits of `src` extended again.
            ExtU16, ext_u16 { dst: Dst<W>, src: Src<W> }
            /// `dst` = the low bits of `src` extended again.
            ExtU32, ext_u32 { dst: Dst<W>, src: Src<W> }
            // ---- Floats. A float32 is kept as its 32 bits.
            /// `dst = a + b`.
            AddF64, add_f64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a - b`.
            SubF64, sub_f64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a * b`.
            MulF64, mul_f64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a / b`.
            DivF64, div_f64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = -a`.
            NegF64, neg_f64 { dst: Dst<W>, a: Src<W> }
            /// Go's `min`: NaN wins, -0 is below 0.
            MinF64, min_f64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// Go's `max`: NaN wins, 0 is above -0.
            MaxF64, max_f64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a + b`.
            AddF32, add_f32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a - b`.
            SubF32, sub_f32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a * b`.
            MulF32, mul_f32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a / b`.
            DivF32, div_f32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = -a`.
            NegF32, neg_f32 { dst: Dst<W>, a: Src<W> }
            /// Go's `min`: NaN wins, -0 is below 0.
            MinF32, min_f32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// Go's `max`: NaN wins, 0 is above -0.
            MaxF32, max_f32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst` = the square root of `a`.
            SqrtF64, sqrt_f64 { dst: Dst<W>, a: Src<W> }
            /// `dst` = `a` without its sign.
            AbsF64, abs_f64 { dst: Dst<W>, a: Src<W> }
            /// `dst` = `a` rounded down.
            FloorF64, floor_f64 { dst: Dst<W>, a: Src<W> }
            /// Complex128 division as Go's run time does it; two slots each.
            ComplexDiv, complex_div { dst: Dst<X2>, a: Src<X2>, b: Src<X2> }
            // ---- Conversions; out of range as on amd64.
            /// `dst` = `src` converted.
            I64ToF64, i64_to_f64 { dst: Dst<W>, src: Src<W> }
            /// `dst` = `src` converted.
            U64ToF64, u64_to_f64 { dst: Dst<W>, src: Src<W> }
            /// `dst` = `src` converted.
            I64ToF32, i64_to_f32 { dst: Dst<W>, src: Src<W> }
            /// `dst` = `src` converted.
            U64ToF32, u64_to_f32 { dst: Dst<W>, src: Src<W> }
            /// `dst` = `src` converted.
            F64ToI64, f64_to_i64 { dst: Dst<W>, src: Src<W> }
            /// `dst` = `src` converted.
            F64ToU64, f64_to_u64 { dst: Dst<W>, src: Src<W> }
            /// `dst` = `src` converted.
            F64ToI32, f64_to_i32 { dst: Dst<W>, src: Src<W> }
            /// `dst` = `src` converted.
            F32ToI64, f32_to_i64 { dst: Dst<W>, src: Src<W> }
            /// `dst` = `src` converted.
            F32ToU64, f32_to_u64 { dst: Dst<W>, src: Src<W> }
            /// `dst` = `src` converted.
            F32ToI32, f32_to_i32 { dst: Dst<W>, src: Src<W> }
            /// `dst` = `src` converted.
            F32ToF64, f32_to_f64 { dst: Dst<W>, src: Src<W> }
            /// `dst` = `src` converted.
            F64ToF32, f64_to_f32 { dst: Dst<W>, src: Src<W> }
            // ---- Comparisons to a bool.
            /// `dst = a == b`, all 64 bits.
            Eqx, eqx { dst: Dst<W>, a: Src<X>, b: Src<X> }
            /// `dst = a != b`, all 64 bits.
            Nex, nex { dst: Dst<W>, a: Src<X>, b: Src<X> }
            /// `dst = a < b`, signed.
            LtI, lt_i { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a <= b`, signed.
            LeI, le_i { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a < b`, unsigned.
            LtU, lt_u { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a <= b`, unsigned.
            LeU, le_u { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a == b`.
            EqF64, eq_f64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a != b`.
            NeF64, ne_f64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a < b`.
            LtF64, lt_f64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a <= b`.
            LeF64, le_f64 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a == b`.
            EqF32, eq_f32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a != b`.
            NeF32, ne_f32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a < b`.
            LtF32, lt_f32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a <= b`.
            LeF32, le_f32 { dst: Dst<W>, a: Src<W>, b: Src<W> }
            /// `dst = a == imm`.
            EqImm, eq_imm { dst: Dst<W>, a: Src<X>, imm: Imm16 }
            /// `dst = a != imm`.
            NeImm, ne_imm { dst: Dst<W>, a: Src<X>, imm: Imm16 }
            /// `dst = !a` of a bool.
            Not, not { dst: Dst<W>, a: Src<W> }
            /// `dst = a == b`.
            EqStr, eq_str { dst: Dst<W>, a: Src<S>, b: Src<S> }
            /// `dst = a != b`.
            NeStr, ne_str { dst: Dst<W>, a: Src<S>, b: Src<S> }
            /// `dst = a < b`.
            LtStr, lt_str { dst: Dst<W>, a: Src<S>, b: Src<S> }
            /// `dst = a <= b`.
            LeStr, le_str { dst: Dst<W>, a: Src<S>, b: Src<S> }
            /// `dst = a == b`; panics for uncomparable dynamic types.
            EqIface, eq_iface { dst: Dst<W>, a: Src<I>, b: Src<I> }
            /// `dst = *a == *b` for values of type `ty` in memory; may panic.
            EqMem, eq_mem { dst: Dst<W>, a: Src<P>, b: Src<P>, ty: TypeOp }
            /// `dst = a == b` for values of type `ty` spread over slots; may panic.
            EqSlots, eq_slots { dst: Dst<W>, a: Src<N>, b: Src<N>, ty: TypeOp }
            // ---- Jumps.
            /// Continues at `to`, which is forward.
            Jump, jump { to: Jump32 }
            /// Jumps when `a` is true.
            Jtrue, jtrue { a: Src<W>, to: Jump32 }
            /// Jumps when `a` is false.
            Jfalse, jfalse { a: Src<W>, to: Jump32 }
            /// Jumps when `a == b`.
            Jeqx, jeqx { a: Src<X>, b: Src<X>, to: Jump16 }
            /// Jumps when `a != b`.
            Jnex, jnex { a: Src<X>, b: Src<X>, to: Jump16 }
            /// Jumps when `a < b`.
            JltI, jlt_i { a: Src<W>, b: Src<W>, to: Jump16 }
            /// Jumps when `a <= b`.
            JleI, jle_i { a: Src<W>, b: Src<W>, to: Jump16 }
            /// Jumps when `a < b` (unsigned).
            JltU, jlt_u { a: Src<W>, b: Src<W>, to: Jump16 }
            /// Jumps when `a <= b` (unsigned).
            JleU, jle_u { a: Src<W>, b: Src<W>, to: Jump16 }
            /// Jumps when `a == imm` (signed).
            JeqImm, jeq_imm { a: Src<X>, imm: Imm16, to: Jump16 }
            /// Jumps when `a != imm` (signed).
            JneImm, jne_imm { a: Src<X>, imm: Imm16, to: Jump16 }
            /// Jumps when `a < imm` (signed).
            JltImm, jlt_imm { a: Src<W>, imm: Imm16, to: Jump16 }
            /// Jumps when `a <= imm` (signed).
            JleImm, jle_imm { a: Src<W>, imm: Imm16, to: Jump16 }
            /// Jumps when `a > imm` (signed).
            JgtImm, jgt_imm { a: Src<W>, imm: Imm16, to: Jump16 }
            /// Jumps when `a >= imm` (signed).
            JgeImm, jge_imm { a: Src<W>, imm: Imm16, to: Jump16 }
            /// Jumps when `a == b`.
            JeqF64, jeq_f64 { a: Src<W>, b: Src<W>, to: Jump16 }
            /// Jumps when `a != b`.
            JneF64, jne_f64 { a: Src<W>, b: Src<W>, to: Jump16 }
            /// Jumps when `a < b`.
            JltF64, jlt_f64 { a: Src<W>, b: Src<W>, to: Jump16 }
            /// Jumps when `a <= b`.
            JleF64, jle_f64 { a: Src<W>, b: Src<W>, to: Jump16 }
            /// Jumps when `!(a < b)`.
            JnltF64, jnlt_f64 { a: Src<W>, b: Src<W>, to: Jump16 }
            /// Jumps when `!(a <= b)`.
            JnleF64, jnle_f64 { a: Src<W>, b: Src<W>, to: Jump16 }
            /// Jumps when `a == b`.
            JeqStr, jeq_str { a: Src<S>, b: Src<S>, to: Jump16 }
            /// Jumps when `a != b`.
            JneStr, jne_str { a: Src<S>, b: Src<S>, to: Jump16 }
            /// Continues where the table says for `i`.
            JumpTable, jump_table { i: Src<W>, table: TableOp }
            // ---- Back edges: each spends a reduction and is a safepoint.
            /// Continues at `to`, which is not forward.
            Loop, loop_ { to: Jump32 }
            /// Loops when `a` is true.
            LoopTrue, loop_true { a: Src<W>, to: Jump32 }
            /// Loops when `a` is false.
            LoopFalse, loop_false { a: Src<W>, to: Jump32 }
            /// Loops when `a == b`.
            LoopEqx, loop_eqx { a: Src<X>, b: Src<X>, to: Jump16 }
            /// Loops when `a != b`.
            LoopNex, loop_nex { a: Src<X>, b: Src<X>, to: Jump16 }
            /// Loops when `a < b`.
            LoopLtI, loop_lt_i { a: Src<W>, b: Src<W>, to: Jump16 }
            /// Loops when `a <= b`.
            LoopLeI, loop_le_i { a: Src<W>, b: Src<W>, to: Jump16 }
            /// Loops when `a < b` (unsigned).
            LoopLtU, loop_lt_u { a: Src<W>, b: Src<W>, to: Jump16 }
            /// Loops when `a <= b` (unsigned).
            LoopLeU, loop_le_u { a: Src<W>, b: Src<W>, to: Jump16 }
            /// Loops when `a == imm` (signed).
            LoopEqImm, loop_eq_imm { a: Src<X>, imm: Imm16, to: Jump16 }
            /// Loops when `a != imm` (signed).
            LoopNeImm, loop_ne_imm { a: Src<X>, imm: Imm16, to: Jump16 }
            /// Loops when `a < imm` (signed).
            LoopLtImm, loop_lt_imm { a: Src<W>, imm: Imm16, to: Jump16 }
            /// Loops when `a <= imm` (signed).
            LoopLeImm, loop_le_imm { a: Src<W>, imm: Imm16, to: Jump16 }
            /// Loops when `a > imm` (signed).
            LoopGtImm, loop_gt_imm { a: Src<W>, imm: Imm16, to: Jump16 }
            /// Loops when `a >= imm` (signed).
            LoopGeImm, loop_ge_imm { a: Src<W>, imm: Imm16, to: Jump16 }
            /// Loops when `a < b`.
            LoopLtF64, loop_lt_f64 { a: Src<W>, b: Src<W>, to: Jump16 }
            /// Loops when `a <= b`.
            LoopLeF64, loop_le_f64 { a: Src<W>, b: Src<W>, to: Jump16 }
            /// `i += 1`; loops when `i < limit`.
            IncLoopLt, inc_loop_lt { i: Mut<W>, limit: Src<W>, to: Jump16 }
            /// `i += 1`; loops when `i < limit`.
            IncLoopLtImm, inc_loop_lt_imm { i: Mut<W>, limit: Imm16, to: Jump16 }
            /// `i += 1`; loops when `i < len(s)`.
            IncLoopLtLen, inc_loop_lt_len { i: Mut<W>, s: Src<L>, to: Jump16 }
            /// `i += 1`; loops when `i <= limit`.
            IncLoopLe, inc_loop_le { i: Mut<W>, limit: Src<W>, to: Jump16 }
            /// `i += step`; loops when `i < limit`.
            AddLoopLt, add_loop_lt { i: Mut<W>, limit: Src<W>, to: Jump16, step: Imm16 }
            /// `i += step`; loops when `i <= limit`.
            AddLoopLe, add_loop_le { i: Mut<W>, limit: Src<W>, to: Jump16, step: Imm16 }
            /// `i -= 1`; loops when `i >= limit`.
            DecLoopGeImm, dec_loop_ge_imm { i: Mut<W>, limit: Imm16, to: Jump16 }
            // ---- Memory through a pointer; a nil pointer panics. `off` is in bytes.
            /// `dst = *(ptr + off)`, extended.
            LoadI8, load_i8 { dst: Dst<W>, ptr: Src<P>, off: UImm16 }
            /// `dst = *(ptr + off)`, extended.
            LoadU8, load_u8 { dst: Dst<W>, ptr: Src<P>, off: UImm16 }
            /// `dst = *(ptr + off)`, extended.
            LoadI16, load_i16 { dst: Dst<W>, ptr: Src<P>, off: UImm16 }
            /// `dst = *(ptr + off)`, extended.
            LoadU16, load_u16 { dst: Dst<W>, ptr: Src<P>, off: UImm16 }
            /// `dst = *(ptr + off)`, extended.
            LoadI32, load_i32 { dst: Dst<W>, ptr: Src<P>, off: UImm16 }
            /// `dst = *(ptr + off)`, extended.
            LoadU32, load_u32 { dst: Dst<W>, ptr: Src<P>, off: UImm16 }
            /// `dst = *(ptr + off)`, 8 bytes.
            Load64, load64 { dst: Dst<X>, ptr: Src<P>, off: UImm16 }
            /// `dst = *(ptr + off)`, a pair, in one 16-byte move.
            LoadPair, load_pair { dst: Dst<X2>, ptr: Src<P>, off: UImm16 }
            /// `*(ptr + off) = src`, no pointer.
            Store8, store8 { ptr: Src<P>, off: UImm16, src: Src<W> }
            /// `*(ptr + off) = src`, no pointer.
            Store16, store16 { ptr: Src<P>, off: UImm16, src: Src<W> }
            /// `*(ptr + off) = src`, no pointer.
            Store32, store32 { ptr: Src<P>, off: UImm16, src: Src<W> }
            /// `*(ptr + off) = src`, no pointer.
            Store64, store64 { ptr: Src<P>, off: UImm16, src: Src<W> }
            /// `*(ptr + off) = src`, a pointer.
            StorePtr, store_ptr { ptr: Src<P>, off: UImm16, src: Src<P> }
            /// `*(ptr + off) = src`, a pair, in one 16-byte move.
            StorePair, store_pair { ptr: Src<P>, off: UImm16, src: Src<X2> }
            /// `dst = *(ptr + off)`, `n` words of 8 bytes.
            LoadWords, load_words { dst: Dst<N>, ptr: Src<P>, off: UImm16, n: UImm16 }
            /// `*(ptr + off) = src`, `n` words of 8 bytes, no pointers.
            StoreWords, store_words { ptr: Src<P>, off: UImm16, src: Src<N>, n: UImm16 }
            /// Spreads the value of type `ty` at `ptr + off` over slots.
            LoadAgg, load_agg { dst: Dst<N>, ptr: Src<P>, off: UImm16, ty: TypeOp }
            /// Packs slots into the value of type `ty` at `ptr + off`.
            StoreAgg, store_agg { ptr: Src<P>, off: UImm16, src: Src<N>, ty: TypeOp }
            /// `*dst = *src` for values of type `ty`; the two may be the same place.
            CopyMem, copy_mem { dst: Src<P>, src: Src<P>, ty: TypeOp }
            /// `*ptr` = the zero value of type `ty`.
            ZeroMem, zero_mem { ptr: Src<P>, ty: TypeOp }
            /// `dst = ptr + off`, the address of a part.
            AddPtr, add_ptr { dst: Dst<P>, ptr: Src<P>, off: UImm32 }
            /// Panics when `ptr` is nil.
            NilCheck, nil_check { ptr: Src<P> }
            /// Panics when `ptr` is nil: a method with a value as receiver was called through it; `text` says which.
            ReceiverCheck, receiver_check { ptr: Src<P>, text: StrOp }
            /// Panics like a nil pointer dereference when the interface `v` is nil.
            NilCheckIface, nil_check_iface { v: Src<I> }
            /// `dst` = the address of a new zero value of type `ty`.
            New, new { dst: Dst<P>, ty: TypeOp }
            /// `dst` = the address of the frame's `n` slots from `slot` on, which hold a value without pointers as memory does.
            FrameAddr, frame_addr { dst: Dst<P>, slot: Src<N>, n: UImm16 }
            /// `*(ptr + off) += src`, int64.
            AddMem64, add_mem64 { ptr: Src<P>, off: UImm16, src: Src<W> }
            /// `*(ptr + off) += imm`, int64.
            AddMem64Imm, add_mem64_imm { ptr: Src<P>, off: UImm16, imm: Imm16 }
            /// `*(ptr + off) += src`, float64.
            AddMemF64, add_mem_f64 { ptr: Src<P>, off: UImm16, src: Src<W> }
            /// `*(ptr + off) -= src`, float64.
            SubMemF64, sub_mem_f64 { ptr: Src<P>, off: UImm16, src: Src<W> }
            /// `dst = a + *(ptr + off)`, float64.
            AddF64Mem, add_f64_mem { dst: Dst<W>, a: Src<W>, ptr: Src<P>, off: UImm16 }
            /// `dst = a - *(ptr + off)`, float64.
            SubF64Mem, sub_f64_mem { dst: Dst<W>, a: Src<W>, ptr: Src<P>, off: UImm16 }
            /// `dst = a * *(ptr + off)`, float64.
            MulF64Mem, mul_f64_mem { dst: Dst<W>, a: Src<W>, ptr: Src<P>, off: UImm16 }
            // ---- Slices, strings, arrays; an index out of range panics.
            /// `dst = s[i]`, extended.
            IdxI8, idx_i8 { dst: Dst<W>, s: Src<L>, i: Src<W> }
            /// `dst = s[i]`, extended.
            IdxU8, idx_u8 { dst: Dst<W>, s: Src<L>, i: Src<W> }
            /// `dst = s[i]`, extended.
            IdxI16, idx_i16 { dst: Dst<W>, s: Src<L>, i: Src<W> }
            /// `dst = s[i]`, extended.
            IdxU16, idx_u16 { dst: Dst<W>, s: Src<L>, i: Src<W> }
            /// `dst = s[i]`, extended.
            IdxI32, idx_i32 { dst: Dst<W>, s: Src<L>, i: Src<W> }
            /// `dst = s[i]`, extended.
            IdxU32, idx_u32 { dst: Dst<W>, s: Src<L>, i: Src<W> }
            /// `dst = s[i]`, 8 bytes.
            Idx64, idx64 { dst: Dst<X>, s: Src<L>, i: Src<W> }
            /// `dst = s[i]`, a pair.
            IdxPair, idx_pair { dst: Dst<X2>, s: Src<L>, i: Src<W> }
            /// `dst = s[i][j]` of slices of bytes.
            RowIdxU8, row_idx_u8 { dst: Dst<W>, s: Src<L>, i: Src<W>, j: Src<W> }
            /// `dst = s[i][j]` of slices of 8-byte elements.
            RowIdx64, row_idx64 { dst: Dst<W>, s: Src<L>, i: Src<W>, j: Src<W> }
            /// `s[i][j] = src` of slices of bytes.
            SetRowIdx8, set_row_idx8 { s: Src<L>, i: Src<W>, j: Src<W>, src: Src<W> }
            /// `s[i][j] = src` of slices of 8-byte elements, no pointer.
            SetRowIdx64, set_row_idx64 { s: Src<L>, i: Src<W>, j: Src<W>, src: Src<W> }
            /// `dst` = the 8 bytes at `off` of `s[i]`, whose size is `stride`.
            IdxField64, idx_field64 { dst: Dst<X>, s: Src<L>, i: Src<W>, stride: UImm32, off: UImm32 }
            /// The 8 bytes at `off` of `s[i]`, whose size is `stride`, `= src`, no pointer.
            SetIdxField64, set_idx_field64 { s: Src<L>, i: Src<W>, src: Src<W>, stride: UImm32, off: UImm32 }
            /// `dst = &s[i]`.
            IdxAddr, idx_addr { dst: Dst<P>, s: Src<L>, i: Src<W>, stride: UImm32 }
            /// `s[i] = src`, no pointer.
            SetIdx8, set_idx8 { s: Src<L>, i: Src<W>, src: Src<W> }
            /// `s[i] = src`, no pointer.
            SetIdx16, set_idx16 { s: Src<L>, i: Src<W>, src: Src<W> }
            /// `s[i] = src`, no pointer.
            SetIdx32, set_idx32 { s: Src<L>, i: Src<W>, src: Src<W> }
            /// `s[i] = src`, no pointer.
            SetIdx64, set_idx64 { s: Src<L>, i: Src<W>, src: Src<W> }
            /// `s[i] = src`, a pointer.
            SetIdxPtr, set_idx_ptr { s: Src<L>, i: Src<W>, src: Src<P> }
            /// `s[i] = src`, a pair.
            SetIdxPair, set_idx_pair { s: Src<L>, i: Src<W>, src: Src<X2> }
            /// `dst = s[i]` of a string.
            StrIdx, str_idx { dst: Dst<W>, s: Src<S>, i: Src<W> }
            /// `dst = p[i]` of an array of `len` elements.
            ArrIdxU8, arr_idx_u8 { dst: Dst<W>, p: Src<P>, i: Src<W>, len: UImm32 }
            /// `dst = p[i]` of an array of `len` elements.
            ArrIdxI32, arr_idx_i32 { dst: Dst<W>, p: Src<P>, i: Src<W>, len: UImm32 }
            /// `dst = p[i]` of an array of `len` elements.
            ArrIdxU32, arr_idx_u32 { dst: Dst<W>, p: Src<P>, i: Src<W>, len: UImm32 }
            /// `dst = p[i]` of an array of `len` 8-byte elements.
            ArrIdx64, arr_idx64 { dst: Dst<X>, p: Src<P>, i: Src<W>, len: UImm32 }
            /// `dst = p[i]` of an array of `len` pairs.
            ArrIdxPair, arr_idx_pair { dst: Dst<X2>, p: Src<P>, i: Src<W>, len: UImm32 }
            /// `p[i] = src` of an array of `len` elements, no pointer.
            ArrSet8, arr_set8 { p: Src<P>, i: Src<W>, src: Src<W>, len: UImm32 }
            /// `p[i] = src` of an array of `len` elements, no pointer.
            ArrSet32, arr_set32 { p: Src<P>, i: Src<W>, src: Src<W>, len: UImm32 }
            /// `p[i] = src` of an array of `len` elements, no pointer.
            ArrSet64, arr_set64 { p: Src<P>, i: Src<W>, src: Src<W>, len: UImm32 }
            /// `p[i] = src` of an array of `len` pointers.
            ArrSetPtr, arr_set_ptr { p: Src<P>, i: Src<W>, src: Src<P>, len: UImm32 }
            /// `p[i] = src` of an array of `len` pairs.
            ArrSetPair, arr_set_pair { p: Src<P>, i: Src<W>, src: Src<X2>, len: UImm32 }
            /// `dst = &p[i]` of an array of `len` elements.
            ArrAddr, arr_addr { dst: Dst<P>, p: Src<P>, i: Src<W>, len: Imm64, stride: UImm32 }
            /// `dst = base[i]` of an array that lies in slots: `len` elements, `k` slots apart, `n` of which are read.
            SlotIdx, slot_idx { dst: Dst<N>, base: Src<N>, i: Src<W>, len: UImm16, k: UImm16, n: UImm16 }
            /// `base[i] = src` of an array that lies in slots: `len` elements, `k` slots apart, `n` of which are written.
            SlotSet, slot_set { base: Dst<N>, i: Src<W>, src: Src<N>, len: UImm16, k: UImm16, n: UImm16 }
            /// Panics unless `0 <= i < len`.
            IdxCheck, idx_check { i: Src<W>, len: Imm64 }
            /// `dst = len(s)`.
            SliceLen, slice_len { dst: Dst<W>, s: Src<L> }
            /// `dst = cap(s)`.
            SliceCap, slice_cap { dst: Dst<W>, s: Src<L> }
            /// `dst = s[lo:hi:max]`; bits 0, 1, 2 of `mask` tell which bounds are there.
            SliceSlice, slice_slice { dst: Dst<L>, s: Src<L>, lo: Src<W>, hi: Src<W>, max: Src<W>, mask: UImm16, stride: UImm32 }
            /// `dst = s[lo:hi]` of a string; `mask` as for slices.
            SliceStr, slice_str { dst: Dst<S>, s: Src<S>, lo: Src<W>, hi: Src<W>, mask: UImm16 }
            /// `dst = p[lo:hi:max]` of an array of `len` elements; `mask` as for slices.
            SliceArr, slice_arr { dst: Dst<L>, p: Src<P>, lo: Src<W>, hi: Src<W>, max: Src<W>, mask: UImm16, stride: UImm32, len: Imm64 }
            /// `dst = (*[len]T)(s)`; panics when `s` is shorter.
            SliceToArr, slice_to_arr { dst: Dst<P>, s: Src<L>, len: Imm64 }
            /// `dst = make([]T, len, cap)`; `ty` is T.
            MakeSlice, make_slice { dst: Dst<L>, len: Src<W>, cap: Src<W>, ty: TypeOp }
            /// `dst = append(s, v)`, 8-byte elements without pointers.
            Append64, append64 { dst: Dst<L>, s: Src<L>, v: Src<W>, ty: TypeOp }
            /// `dst = append(s, v)`, pointers.
            AppendPtr, append_ptr { dst: Dst<L>, s: Src<L>, v: Src<P>, ty: TypeOp }
            /// `dst = append(s, v)`, pairs.
            AppendPair, append_pair { dst: Dst<L>, s: Src<L>, v: Src<X2>, ty: TypeOp }
            /// `dst = append(s, v)`, bytes.
            Append8, append8 { dst: Dst<L>, s: Src<L>, v: Src<W>, ty: TypeOp }
            /// `dst = s` with `n` more zero elements of type `ty`, grown as append grows.
            AppendN, append_n { dst: Dst<L>, s: Src<L>, n: UImm16, ty: TypeOp }
            /// `dst = append(a, b...)`; `ty` is the element type.
            AppendSlice, append_slice { dst: Dst<L>, a: Src<L>, b: Src<L>, ty: TypeOp }
            /// `dst = append(a, b...)` of a string to bytes.
            AppendStr, append_str { dst: Dst<L>, a: Src<L>, b: Src<S>, ty: TypeOp }
            /// `dst = copy(a, b)`; `ty` is the element type.
            CopySlice, copy_slice { dst: Dst<W>, a: Src<L>, b: Src<L>, ty: TypeOp }
            /// `dst = copy(a, b)` from a string.
            CopyStr, copy_str { dst: Dst<W>, a: Src<L>, b: Src<S> }
            /// `clear(s)`; `ty` is the element type.
            ClearSlice, clear_slice { s: Src<L>, ty: TypeOp }
            // ---- Strings.
            /// `dst` = the `n` strings from `base` on, joined.
            Concat, concat { dst: Dst<S>, base: Src<N>, n: UImm16 }
            /// `dst = a + b`.
            Concat2, concat2 { dst: Dst<S>, a: Src<S>, b: Src<S> }
            /// `dst = string(src)` of bytes.
            BytesToStr, bytes_to_str { dst: Dst<S>, src: Src<L> }
            /// `dst = []byte(src)`.
            StrToBytes, str_to_bytes { dst: Dst<L>, src: Src<S>, ty: TypeOp }
            /// `dst = string(src)` of runes.
            RunesToStr, runes_to_str { dst: Dst<S>, src: Src<L> }
            /// `dst = []rune(src)`.
            StrToRunes, str_to_runes { dst: Dst<L>, src: Src<S>, ty: TypeOp }
            /// `dst = string(src)` of an integer.
            RuneToStr, rune_to_str { dst: Dst<S>, src: Src<W> }
            /// `rune` = the rune at byte `i` of `s` (U+FFFD for invalid bytes), `next` = the byte after it; `i < len(s)`.
            StrRune, str_rune { rune: Dst<W>, next: Dst<W>, s: Src<S>, i: Src<W> }
            // ---- Interfaces.
            /// `dst` = the value of type `ty` in `src` as an interface; boxes what does not fit a word.
            MkIface, mk_iface { dst: Dst<I>, src: Src<N>, ty: TypeOp }
            /// `dst = src.(ty)` for a concrete type; panics. `want` is the static interface type.
            AssertType, assert_type { dst: Dst<N>, src: Src<I>, ty: TypeOp, want: TypeOp }
            /// `dst, ok = src.(ty)` for a concrete type.
            AssertTypeOk, assert_type_ok { dst: Dst<N>, ok: Dst<W>, src: Src<I>, ty: TypeOp }
            /// `dst = src.(ty)` for an interface type; panics.
            AssertIface, assert_iface { dst: Dst<I>, src: Src<I>, ty: TypeOp }
            /// `dst, ok = src.(ty)` for an interface type.
            AssertIfaceOk, assert_iface_ok { dst: Dst<I>, ok: Dst<W>, src: Src<I>, ty: TypeOp }
            /// Jumps unless the dynamic type of `src` is `ty`.
            JnotType, jnot_type { src: Src<I>, to: Jump32, ty: TypeOp }
            /// Jumps unless the dynamic type of `src` implements the interface `ty`.
            JnotImpl, jnot_impl { src: Src<I>, to: Jump32, ty: TypeOp }
            /// `dst` = the value of type `ty` in `src`, whose dynamic type it is.
            Unbox, unbox { dst: Dst<N>, src: Src<I>, ty: TypeOp }
            // ---- Calls; arguments lie in the out area from `base` on, results are found there.
            /// Calls a function.
            Call, call { base: Base, frame: FrameOp, func: FuncOp }
            /// Calls a func value; panics when it is nil. `ctx` is the slot after the arguments, counted from `base`.
            CallClosure, call_closure { base: Base, f: Src<P>, ctx: UImm16 }
            /// Calls a method of `recv`; its data word becomes the first of the `n` slots of arguments; panics when `recv`
            /// is nil.
            CallIface, call_iface { base: Base, recv: Src<I>, n: UImm16, method: MethodOp, cache: CacheOp }
            /// Calls a native function.
            CallNative, call_native { base: Base, native: NativeOp }
            /// Returns; results, if any, are in place.
            Return, return_ {}
            /// Returns one slot.
            Return1, return1 { src: Src<X> }
            /// Returns a pair.
            Return2, return2 { src: Src<X2> }
            /// Returns `n` slots.
            ReturnN, return_n { src: Src<N>, n: UImm16 }
            /// `dst` = a closure object of struct type `ty`, whose first word is the function; captures are stored after it.
            MakeClosure, make_closure { dst: Dst<P>, func: FuncOp, ty: TypeOp }
            /// Starts a goroutine that calls a function with the `n` slots from `base` on.
            Go, go { base: Base, n: UImm16, func: FuncOp }
            /// Starts a goroutine that calls a func value; a nil one is fatal.
            GoClosure, go_closure { base: Base, f: Src<P>, n: UImm16 }
            /// Defers a call of a function with the `n` slots from `base` on.
            Defer, defer { base: Base, n: UImm16, func: FuncOp }
            /// Defers a call of a func value; a nil one panics when it is called.
            DeferClosure, defer_closure { base: Base, f: Src<P>, n: UImm16 }
            /// Defers the calls of a list that grows until they are made: `list` points to its head, a closure without
            /// parameters whose second word points to the next one.
            DeferList, defer_list { list: Src<P> }
            /// Calls the deferred functions of this frame, last first; then goes on.
            RunDefers, run_defers { base: Base }
            /// `dst = recover()`.
            Recover, recover { dst: Dst<I> }
            /// `panic(v)`.
            Panic, panic { v: Src<I> }
            /// A run-time error that the compiler knows; the codes are in [`Trap`](crate::bytecode::function::TrapCode).
            Trap, trap { code: UImm16 }
            /// The run-time error of a loop over a function that is in a state in which it must not be: the codes are in
            /// [`RangeState`](crate::bytecode::function::RangeState).
            RangeFault, range_fault { state: Src<W> }
            // ---- Channels.
            /// `dst = make(chan T, size)`; `ty` is the channel type.
            MakeChan, make_chan { dst: Dst<P>, size: Src<W>, ty: TypeOp }
            /// `ch <- v`, `n` slots.
            Send, send { ch: Src<P>, v: Src<N>, n: UImm16 }
            /// `dst = <-ch`, `n` slots.
            Recv, recv { dst: Dst<N>, ch: Src<P>, n: UImm16 }
            /// `dst, ok = <-ch`, `n` slots.
            RecvOk, recv_ok { dst: Dst<N>, ok: Dst<W>, ch: Src<P>, n: UImm16 }
            /// `close(ch)`.
            Close, close { ch: Src<P> }
            /// `dst = len(ch)`.
            ChanLen, chan_len { dst: Dst<W>, ch: Src<P> }
            /// `dst = cap(ch)`.
            ChanCap, chan_cap { dst: Dst<W>, ch: Src<P> }
            /// Waits for one of the cases of the table; `chosen` is its index (-1: default), `ok` of a receive.
            Select, select { chosen: Dst<W>, ok: Dst<W>, table: TableOp }
            // ---- Maps; `ty` is the map type. Instructions that end in W take one 64-bit integer or pointer key, in S a string.
            /// `dst = make(map[K]V, hint)`.
            MakeMap, make_map { dst: Dst<P>, hint: Src<W>, ty: TypeOp }
            /// `dst = m[key]`.
            MapGet, map_get { dst: Dst<N>, m: Src<P>, key: Src<N>, ty: TypeOp }
            /// `dst, ok = m[key]`.
            MapGetOk, map_get_ok { dst: Dst<N>, ok: Dst<W>, m: Src<P>, key: Src<N>, ty: TypeOp }
            /// `m[key] = v`; panics when `m` is nil.
            MapSet, map_set { m: Src<P>, key: Src<N>, v: Src<N>, ty: TypeOp }
            /// `dst = &m[key]`, made when absent: for `m[key] op= v`. Valid until the next safepoint.
            MapRef, map_ref { dst: Dst<P>, m: Src<P>, key: Src<N>, ty: TypeOp }
            /// `delete(m, key)`.
            MapDelete, map_delete { m: Src<P>, key: Src<N>, ty: TypeOp }
            /// `dst = m[key]`.
            MapGetW, map_get_w { dst: Dst<N>, m: Src<P>, key: Src<X>, ty: TypeOp }
            /// `dst, ok = m[key]`.
            MapGetOkW, map_get_ok_w { dst: Dst<N>, ok: Dst<W>, m: Src<P>, key: Src<X>, ty: TypeOp }
            /// `m[key] = v`; panics when `m` is nil.
            MapSetW, map_set_w { m: Src<P>, key: Src<X>, v: Src<N>, ty: TypeOp }
            /// `dst = &m[key]`, made when absent: for `m[key] op= v`. Valid until the next safepoint.
            MapRefW, map_ref_w { dst: Dst<P>, m: Src<P>, key: Src<X>, ty: TypeOp }
            /// `delete(m, key)`.
            MapDeleteW, map_delete_w { m: Src<P>, key: Src<X>, ty: TypeOp }
            /// `dst = m[key]`.
            MapGetS, map_get_s { dst: Dst<N>, m: Src<P>, key: Src<S>, ty: TypeOp }
            /// `dst, ok = m[key]`.
            MapGetOkS, map_get_ok_s { dst: Dst<N>, ok: Dst<W>, m: Src<P>, key: Src<S>, ty: TypeOp }
            /// `m[key] = v`; panics when `m` is nil.
            MapSetS, map_set_s { m: Src<P>, key: Src<S>, v: Src<N>, ty: TypeOp }
            /// `dst = &m[key]`, made when absent: for `m[key] op= v`. Valid until the next safepoint.
            MapRefS, map_ref_s { dst: Dst<P>, m: Src<P>, key: Src<S>, ty: TypeOp }
            /// `delete(m, key)`.
            MapDeleteS, map_delete_s { m: Src<P>, key: Src<S>, ty: TypeOp }
            /// `dst = len(m)`.
            MapLen, map_len { dst: Dst<W>, m: Src<P> }
            /// `clear(m)`.
            MapClear, map_clear { m: Src<P>, ty: TypeOp }
            /// `dst` = an iterator over `m`.
            MapIter, map_iter { dst: Dst<P>, m: Src<P>, ty: TypeOp }
            /// Moves the iterator on; jumps at the end. Bits 0 and 1 of `mask` tell whether key and value are wanted.
            MapNext, map_next { it: Src<P>, key: Dst<N>, value: Dst<N>, mask: UImm16, to: Jump32, ty: TypeOp }
            // ---- Atomic memory operations, sequentially consistent; intrinsics of sync/atomic.
            /// `dst = *ptr`.
            AtomicLoad32, atomic_load32 { dst: Dst<W>, ptr: Src<P> }
            /// `*ptr = v`.
            AtomicStore32, atomic_store32 { ptr: Src<P>, v: Src<W> }
            /// `*ptr += v`; `dst` is the new value, sign-extended.
            AtomicAdd32, atomic_add32 { dst: Dst<W>, ptr: Src<P>, v: Src<W> }
            /// `dst = *ptr; *ptr = v`.
            AtomicSwap32, atomic_swap32 { dst: Dst<W>, ptr: Src<P>, v: Src<W> }
            /// `dst = *ptr == old`; then `*ptr = new`.
            AtomicCas32, atomic_cas32 { dst: Dst<W>, ptr: Src<P>, old: Src<W>, new: Src<W> }
            /// `dst = *ptr`.
            AtomicLoad64, atomic_load64 { dst: Dst<X>, ptr: Src<P> }
            /// `*ptr = v`.
            AtomicStore64, atomic_store64 { ptr: Src<P>, v: Src<X> }
            /// `*ptr += v`; `dst` is the new value.
            AtomicAdd64, atomic_add64 { dst: Dst<W>, ptr: Src<P>, v: Src<W> }
            /// `dst = *ptr; *ptr = v`.
            AtomicSwap64, atomic_swap64 { dst: Dst<X>, ptr: Src<P>, v: Src<X> }
            /// `dst = *ptr == old`; then `*ptr = new`.
            AtomicCas64, atomic_cas64 { dst: Dst<W>, ptr: Src<P>, old: Src<X>, new: Src<X> }
            // ---- The mutex of internal/sync, whose state is the 32-bit word at `ptr + off`.
            /// Takes the mutex and jumps, if it is neither locked nor starving; else does nothing.
            MutexLock, mutex_lock { ptr: Src<P>, off: UImm16, to: Jump16 }
            /// Frees the mutex and jumps, if nobody is to be woken; else does nothing.
            MutexUnlock, mutex_unlock { ptr: Src<P>, off: UImm16, to: Jump16 }
            // ---- Diagnostics: the predeclared print and println.
            /// Writes `v` to standard error; the codes are in [`PrintCode`](crate::bytecode::function::PrintCode).
            Print, print { v: Src<N>, code: UImm16 }
            // ---- The machine's own; never emitted by the compiler.
            /// Runs the slow path number `path` of the instruction at which the machine stopped.
            Slow, slow { path: UImm16 }
            /// Leaves the dispatch loop; the reason is in the machine.
            Exit, exit {}
        }
    };
}

macro_rules! define_opcodes {
    ($($(#[doc = $doc:literal])+ $Camel:ident, $snake:ident { $($field:ident : $kind:ty),* $(,)? })*) => {
        /// The opcodes.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u16)]
        pub enum Opcode {
            $($(#[doc = $doc])+ $Camel),*
        }

        impl Opcode {
            /// All opcodes in order.
            pub const ALL: &[Opcode] = &[$(Opcode::$Camel),*];
        }

        /// What the table says, by opcode.
        pub const OPCODES: &[OpInfo] = {
            #[allow(unused_imports, reason = "generated")]
            use crate::bytecode::operand::*;
            use crate::bytecode::insn::{decoded, Instruction};
            &[$(OpInfo {
                name: stringify!($snake),
                operands: &[$(OperandInfo {
                    name: stringify!($field),
                    role: <$kind as Operand>::ROLE,
                    bits: <$kind as Operand>::BITS,
                }),*],
                words: <decoded::$Camel as Instruction>::WORDS,
                doc: concat!($($doc),+),
            }),*]
        };
    };
}

for_each_instruction!(define_opcodes);
