package main

import (
	"fmt"
	"math/bits"
)

// try runs f and prints what it panics with.
func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

// Counting, turning and mirroring the bits of numbers of each size.
func counts() {
	for _, x := range []uint64{0, 1, 0x80, 0xa5, 0x8001, 0xdeadbeef, 1 << 63, 1<<64 - 1} {
		x8, x16, x32 := uint8(x), uint16(x), uint32(x)
		fmt.Printf("%#x\n", x)
		fmt.Println(" leading ", bits.LeadingZeros8(x8), bits.LeadingZeros16(x16), bits.LeadingZeros32(x32), bits.LeadingZeros64(x), bits.LeadingZeros(uint(x)))
		fmt.Println(" trailing", bits.TrailingZeros8(x8), bits.TrailingZeros16(x16), bits.TrailingZeros32(x32), bits.TrailingZeros64(x), bits.TrailingZeros(uint(x)))
		fmt.Println(" ones    ", bits.OnesCount8(x8), bits.OnesCount16(x16), bits.OnesCount32(x32), bits.OnesCount64(x), bits.OnesCount(uint(x)))
		fmt.Println(" length  ", bits.Len8(x8), bits.Len16(x16), bits.Len32(x32), bits.Len64(x), bits.Len(uint(x)))
		fmt.Printf(" mirrored %#x %#x %#x %#x %#x\n", bits.Reverse8(x8), bits.Reverse16(x16), bits.Reverse32(x32), bits.Reverse64(x), bits.Reverse(uint(x)))
		fmt.Printf(" swapped  %#x %#x %#x %#x\n", bits.ReverseBytes16(x16), bits.ReverseBytes32(x32), bits.ReverseBytes64(x), bits.ReverseBytes(uint(x)))
		for _, k := range []int{3, -3, 64, 1000003} {
			fmt.Printf(" turned by %d %#x %#x %#x %#x %#x\n", k, bits.RotateLeft8(x8, k), bits.RotateLeft16(x16, k), bits.RotateLeft32(x32, k), bits.RotateLeft64(x, k), bits.RotateLeft(uint(x), k))
		}
	}
	fmt.Println(bits.UintSize)
}

// Arithmetic on numbers of several words: what does not fit into one goes on into the next.
func words() {
	const most = 1<<64 - 1
	for _, p := range [][2]uint64{{0, 0}, {most, 1}, {most, most}, {5, 7}, {1 << 63, 1 << 63}} {
		x, y := p[0], p[1]
		for carry := range uint64(2) {
			sum, out := bits.Add64(x, y, carry)
			diff, borrow := bits.Sub64(x, y, carry)
			fmt.Print(sum, out, diff, borrow, " ")
			s, o := bits.Add(uint(x), uint(y), uint(carry))
			d, b := bits.Sub(uint(x), uint(y), uint(carry))
			fmt.Print(s, o, d, b, " ")
			s32, o32 := bits.Add32(uint32(x), uint32(y), uint32(carry))
			d32, b32 := bits.Sub32(uint32(x), uint32(y), uint32(carry))
			fmt.Print(s32, o32, d32, b32, " ")
		}
		hi, lo := bits.Mul64(x, y)
		h, l := bits.Mul(uint(x), uint(y))
		h32, l32 := bits.Mul32(uint32(x), uint32(y))
		fmt.Println(hi, lo, h, l, h32, l32)
	}
	q, r := bits.Div64(3, 12345, 10)
	fmt.Println(q, r)
	q, r = bits.Div64(1<<62, 1, most)
	fmt.Println(q, r)
	a, b := bits.Div(0, 100, 7)
	c, d := bits.Div32(1, 0, 3)
	fmt.Println(a, b, c, d, bits.Rem(99, 100, 7), bits.Rem32(99, 100, 7), bits.Rem64(most, most, 1000))
	try("overflow", func() { bits.Div64(10, 0, 10) })
	try("overflow", func() { bits.Div32(10, 0, 10) })
	try("overflow", func() { bits.Div(10, 0, 10) })
	try("by zero", func() { bits.Div64(0, 1, 0) })
	try("by zero", func() { bits.Div(0, 1, 0) })
	try("by zero", func() { bits.Div32(0, 1, 0) })
	try("by zero", func() { bits.Rem64(0, 1, 0) })
	try("by zero", func() { bits.Rem32(0, 1, 0) })
	try("by zero", func() { bits.Rem(0, 1, 0) })

	// 2^128 - 1, squared.
	x := [2]uint64{most, most}
	var product [4]uint64
	for i, a := range x {
		var carry uint64
		for j, b := range x {
			hi, lo := bits.Mul64(a, b)
			var c uint64
			lo, c = bits.Add64(lo, product[i+j], 0)
			hi += c
			lo, c = bits.Add64(lo, carry, 0)
			product[i+j], carry = lo, hi+c
		}
		product[i+2] = carry
	}
	fmt.Printf("%#x\n", product)
}

func main() {
	counts()
	words()
}

// Output:
// 0x0
//  leading  8 16 32 64 64
//  trailing 8 16 32 64 64
//  ones     0 0 0 0 0
//  length   0 0 0 0 0
//  mirrored 0x0 0x0 0x0 0x0 0x0
//  swapped  0x0 0x0 0x0 0x0
//  turned by 3 0x0 0x0 0x0 0x0 0x0
//  turned by -3 0x0 0x0 0x0 0x0 0x0
//  turned by 64 0x0 0x0 0x0 0x0 0x0
//  turned by 1000003 0x0 0x0 0x0 0x0 0x0
// 0x1
//  leading  7 15 31 63 63
//  trailing 0 0 0 0 0
//  ones     1 1 1 1 1
//  length   1 1 1 1 1
//  mirrored 0x80 0x8000 0x80000000 0x8000000000000000 0x8000000000000000
//  swapped  0x100 0x1000000 0x100000000000000 0x100000000000000
//  turned by 3 0x8 0x8 0x8 0x8 0x8
//  turned by -3 0x20 0x2000 0x20000000 0x2000000000000000 0x2000000000000000
//  turned by 64 0x1 0x1 0x1 0x1 0x1
//  turned by 1000003 0x8 0x8 0x8 0x8 0x8
// 0x80
//  leading  0 8 24 56 56
//  trailing 7 7 7 7 7
//  ones     1 1 1 1 1
//  length   8 8 8 8 8
//  mirrored 0x1 0x100 0x1000000 0x100000000000000 0x100000000000000
//  swapped  0x8000 0x80000000 0x8000000000000000 0x8000000000000000
//  turned by 3 0x4 0x400 0x400 0x400 0x400
//  turned by -3 0x10 0x10 0x10 0x10 0x10
//  turned by 64 0x80 0x80 0x80 0x80 0x80
//  turned by 1000003 0x4 0x400 0x400 0x400 0x400
// 0xa5
//  leading  0 8 24 56 56
//  trailing 0 0 0 0 0
//  ones     4 4 4 4 4
//  length   8 8 8 8 8
//  mirrored 0xa5 0xa500 0xa5000000 0xa500000000000000 0xa500000000000000
//  swapped  0xa500 0xa5000000 0xa500000000000000 0xa500000000000000
//  turned by 3 0x2d 0x528 0x528 0x528 0x528
//  turned by -3 0xb4 0xa014 0xa0000014 0xa000000000000014 0xa000000000000014
//  turned by 64 0xa5 0xa5 0xa5 0xa5 0xa5
//  turned by 1000003 0x2d 0x528 0x528 0x528 0x528
// 0x8001
//  leading  7 0 16 48 48
//  trailing 0 0 0 0 0
//  ones     1 2 2 2 2
//  length   1 16 16 16 16
//  mirrored 0x80 0x8001 0x80010000 0x8001000000000000 0x8001000000000000
//  swapped  0x180 0x1800000 0x180000000000000 0x180000000000000
//  turned by 3 0x8 0xc 0x40008 0x40008 0x40008
//  turned by -3 0x20 0x3000 0x20001000 0x2000000000001000 0x2000000000001000
//  turned by 64 0x1 0x8001 0x8001 0x8001 0x8001
//  turned by 1000003 0x8 0xc 0x40008 0x40008 0x40008
// 0xdeadbeef
//  leading  0 0 0 32 32
//  trailing 0 0 0 0 0
//  ones     7 13 24 24 24
//  length   8 16 32 32 32
//  mirrored 0xf7 0xf77d 0xf77db57b 0xf77db57b00000000 0xf77db57b00000000
//  swapped  0xefbe 0xefbeadde 0xefbeadde00000000 0xefbeadde00000000
//  turned by 3 0x7f 0xf77d 0xf56df77e 0x6f56df778 0x6f56df778
//  turned by -3 0xfd 0xf7dd 0xfbd5b7dd 0xe00000001bd5b7dd 0xe00000001bd5b7dd
//  turned by 64 0xef 0xbeef 0xdeadbeef 0xdeadbeef 0xdeadbeef
//  turned by 1000003 0x7f 0xf77d 0xf56df77e 0x6f56df778 0x6f56df778
// 0x8000000000000000
//  leading  8 16 32 0 0
//  trailing 8 16 32 63 63
//  ones     0 0 0 1 1
//  length   0 0 0 64 64
//  mirrored 0x0 0x0 0x0 0x1 0x1
//  swapped  0x0 0x0 0x80 0x80
//  turned by 3 0x0 0x0 0x0 0x4 0x4
//  turned by -3 0x0 0x0 0x0 0x1000000000000000 0x1000000000000000
//  turned by 64 0x0 0x0 0x0 0x8000000000000000 0x8000000000000000
//  turned by 1000003 0x0 0x0 0x0 0x4 0x4
// 0xffffffffffffffff
//  leading  0 0 0 0 0
//  trailing 0 0 0 0 0
//  ones     8 16 32 64 64
//  length   8 16 32 64 64
//  mirrored 0xff 0xffff 0xffffffff 0xffffffffffffffff 0xffffffffffffffff
//  swapped  0xffff 0xffffffff 0xffffffffffffffff 0xffffffffffffffff
//  turned by 3 0xff 0xffff 0xffffffff 0xffffffffffffffff 0xffffffffffffffff
//  turned by -3 0xff 0xffff 0xffffffff 0xffffffffffffffff 0xffffffffffffffff
//  turned by 64 0xff 0xffff 0xffffffff 0xffffffffffffffff 0xffffffffffffffff
//  turned by 1000003 0xff 0xffff 0xffffffff 0xffffffffffffffff 0xffffffffffffffff
// 64
// 0 0 0 0 0 0 0 0 0 0 0 0 1 0 18446744073709551615 1 1 0 18446744073709551615 1 1 0 4294967295 1 0 0 0 0 0 0
// 0 1 18446744073709551614 0 0 1 18446744073709551614 0 0 1 4294967294 0 1 1 18446744073709551613 0 1 1 18446744073709551613 0 1 1 4294967293 0 0 18446744073709551615 0 18446744073709551615 0 4294967295
// 18446744073709551614 1 0 0 18446744073709551614 1 0 0 4294967294 1 0 0 18446744073709551615 1 18446744073709551615 1 18446744073709551615 1 18446744073709551615 1 4294967295 1 4294967295 1 18446744073709551614 1 18446744073709551614 1 4294967294 1
// 12 0 18446744073709551614 1 12 0 18446744073709551614 1 12 0 4294967294 1 13 0 18446744073709551613 1 13 0 18446744073709551613 1 13 0 4294967293 1 0 35 0 35 0 35
// 0 1 0 0 0 1 0 0 0 0 0 0 1 1 18446744073709551615 1 1 1 18446744073709551615 1 1 0 4294967295 1 4611686018427387904 0 4611686018427387904 0 0 0
// 5534023222112866719 3
// 4611686018427387904 4611686018427387905
// 14 2 1431655765 1 4 6 455
// overflow runtime error: integer overflow
// overflow runtime error: integer overflow
// overflow runtime error: integer overflow
// by zero runtime error: integer divide by zero
// by zero runtime error: integer divide by zero
// by zero runtime error: integer divide by zero
// by zero runtime error: integer divide by zero
// by zero runtime error: integer divide by zero
// by zero runtime error: integer divide by zero
// [0x1 0x0 0xfffffffffffffffe 0xffffffffffffffff]
