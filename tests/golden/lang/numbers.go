package main

import (
	"fmt"
	"math"
)

type celsius float64

func main() {
	var i8 int8 = 127
	i8++
	var u8 uint8 = 0
	u8--
	var i16 int16 = math.MinInt16
	i16 = -i16
	var u32 uint32 = 1 << 31
	u32 *= 2
	var i64 int64 = math.MinInt64
	fmt.Println(i8, u8, i16, u32, i64/-1, i64%-1, -i64)
	x := 300
	fmt.Println(uint8(x), int8(x), uint16(70000%65536), int32(int64(x)<<40+5))
	f := 3.99
	fmt.Println(int(f), int(-f), uint8(f), math.Round(-2.5), math.Trunc(-2.5), math.Floor(-2.5))
	fmt.Println(7/2, -7/2, 7%3, -7%3, 7%-3, -7%-3)
	fmt.Println(7&^5, 6|1, 6^3, ^6, 1<<10>>3, -16>>2, uint8(200)>>3, uint8(1)<<7, int8(-128)>>7)
	var s uint = 70
	fmt.Println(1<<s == 0, int32(1)<<s, -1>>s, uint64(1)<<(s-7))
	fmt.Println(0x1F, 0b101, 0o17, 1_000_000, 'a', '\n', '\u00e9', "\x41\u00e9\t", 0x1p-2, 1e3, .5)
	fmt.Println(math.MaxInt64, uint64(math.MaxUint64), math.SmallestNonzeroFloat64, math.MaxFloat32)
	inf, nan := math.Inf(1), math.NaN()
	fmt.Println(inf, -inf, nan, nan == nan, inf > math.MaxFloat64, 1/inf, math.Signbit(-1/inf), -1/inf)
	var z float64
	fmt.Println(1/z, -1/z, z/z, math.Copysign(0, -1))
	fmt.Println(float32(0.1), float64(float32(0.1)), 0.1+0.2, float32(16777216)+1)
	c := complex(1, -2)
	fmt.Println(c, real(c), imag(c), c*c, c/(1+1i), c == complex(1, -2), complex64(c))
	fmt.Printf("%.2f %6.1f|%-8.3f|%+d|%08.3f|%e|%g|%G\n", math.Pi, math.E, 1.5, 5, -3.14159, 123456.789, 1e21, 1e-7)
	fmt.Println(1e20, 1e21, 123456789.0, 1e-4, 1e-5, 100000.0, float32(1e10))
	const big = 1 << 100
	fmt.Println(big>>98, big/(1<<90), float64(big))
	const third = 1.0 / 3
	fmt.Println(third*3 == 1, third)
	t := celsius(36.6)
	t += 0.4
	fmt.Println(t, t*2, celsius(1)/3)
	fmt.Println(min(3, 1, 2), max(2.5, 1), min("b", "a"), max(z, nan))
	fmt.Println(math.Sqrt(2), math.Pow(2, 0.5), math.Hypot(3, 4), math.Cbrt(27), math.Mod(7, -3), math.Log2(8), math.Exp(1))
	var r rune = 'é'
	fmt.Println(string(r), r, string(rune(0x4e16)), []byte("é"), []rune("aé世"))
	a, b := 5, 3
	a, b = b, a
	a ^= b
	a <<= 2
	b %= 2
	a &^= 4
	fmt.Println(a, b, a == 20, !(a > b) || a != b && true)
	var u uint = 3
	fmt.Println(u-4 > 0, int(u)-4, uint32(math.MaxUint32)+uint32(u))
}

// Output:
// -128 255 -32768 0 -9223372036854775808 0 -9223372036854775808
// 44 44 4464 5
// 3 -3 3 -3 -2 -3
// 3 -3 1 -1 1 -1
// 2 7 5 -7 128 -4 25 128 -1
// true 0 -1 9223372036854775808
// 31 5 15 1000000 97 10 233 Aé	 0.25 1000 0.5
// 9223372036854775807 18446744073709551615 5e-324 3.4028234663852886e+38
// +Inf -Inf NaN false true 0 true -0
// +Inf -Inf NaN -0
// 0.1 0.10000000149011612 0.3 1.6777216e+07
// (1-2i) 1 -2 (-3-4i) (-0.5-1.5i) true (1-2i)
// 3.14    2.7|1.500   |+5|-003.142|1.234568e+05|1e+21|1E-07
// 1e+20 1e+21 1.23456789e+08 0.0001 1e-05 100000 1e+10
// 4 1024 1.2676506002282294e+30
// true 0.3333333333333333
// 37 74 0.3333333333333333
// 1 2.5 a NaN
// 1.4142135623730951 1.4142135623730951 5 3 1 3 2.718281828459045
// é 233 世 [195 169] [97 233 19990]
// 24 1 false true
// true -1 2
