package main

import (
	"fmt"
	"time"
)

type Level uint8

const (
	Debug Level = iota + 1
	Info
	Warn = Info * 10
	Error
	last = iota
)

const (
	_ = 1 << (10 * iota)
	Ki
	Mi
)

const (
	u     = 'x' - 'a'
	f     = 2 * 3.5
	big   = 1 << 200 >> 198
	str   = "abc" + "def"
	n     = len(str)
	cmp   = str < "b" && n == 6
	cplx  = 2i * 2i
	r     = 'a' + 1.0
	day   = 24 * time.Hour
	third = 10 / 3
	thirf = 10 / 3.0
	shift = 1.0 << 3
)

func main() {
	const local = n * 2
	fmt.Println(Debug, Info, Warn, Error, last, Ki, Mi)
	fmt.Println(u, f, big, str, n, cmp, cplx, r, day, third, thirf, shift, local)
	fmt.Printf("%T %T %T %T %T %T %T %T\n", u, f, big, cplx, r, day, Warn, shift)
	var i8 int8 = -128
	var fl float32 = 1 << 24
	var x = 5 * 1.0
	var d time.Duration = 5
	d *= time.Second
	fmt.Println(i8, fl+1, x, d, d/2, 1500*time.Millisecond, time.Duration(90)*time.Minute)
	{
		const n = 1
		type Level string
		const Debug Level = "shadow"
		fmt.Println(n, Debug)
	}
	const huge = 1e400 / 1e390
	fmt.Println(huge, 0.1+0.2 == 0.3, float32(0.1) == 0.1)
	a := [n]int{n - 1: 7}
	fmt.Println(len(a), a[n-1])
	s := uint(3)
	var i = int(1.0) << s
	var j int64 = 1 << s
	fmt.Println(i == 8, j, 1<<s == 8)
	true := false
	fmt.Println(true, !true)
	var nilx = []int(nil)
	len := func(x []int) string { return "shadowed" }
	fmt.Println(len(nilx))
}

// Output:
// 1 2 20 20 4 1024 1048576
// 23 7 4 abcdef 6 true (-4+0i) 98 24h0m0s 3 3.3333333333333335 8 12
// int32 float64 int complex128 float64 time.Duration main.Level int
// -128 1.6777216e+07 5 5s 2.5s 1.5s 1h30m0s
// 1 shadow
// 1e+10 true true
// 6 7
// true 8 true
// false true
// shadowed
