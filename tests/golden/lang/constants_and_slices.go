package main

import "fmt"

const (
	KB = 1 << (10 * (iota + 1))
	MB
	GB
)
const (
	A, B = iota, iota * 10
	C, D
	_, _
	E, F
)
const big = 1 << 100
const fl = 1.0 / 3
const h = "hel" + "lo"
const l = len(h)

type Bits uint8

const (
	F0 Bits = 1 << iota
	F1
	F2
)

type Season int

const (
	Spring Season = iota + 1
	Summer
)

var x8 uint8 = 200
var i16 int16 = -32768
var u64 uint64 = 1<<64 - 1
var f32 float32 = 16777216

func shift(n uint) (int, int32, uint8, int64) {
	return 1 << n, 1 << n, 1<<n | 0, -1 >> n
}

func neg(n int) (s string) {
	defer func() { s = fmt.Sprint(recover()) }()
	return fmt.Sprint(1 << n)
}

func div(a, b int) (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprint(r)
		}
	}()
	return fmt.Sprint(a/b, a%b)
}

func main() {
	fmt.Println(KB, MB, GB, A, B, C, D, E, F, big>>98, fl, h, l, F0|F2, F1, Summer)
	fmt.Println(x8+100, -x8, x8<<1, x8>>1, ^x8, x8*x8, x8/3, x8%7, x8&^8)
	fmt.Println(-i16, i16-1, i16/-1, i16*i16, i16>>15, uint16(i16))
	fmt.Println(u64+1, u64*u64, u64>>63, int64(u64), u64/3, float64(u64), float32(u64))
	fmt.Println(f32+1, f32*f32, float64(f32)+1, f32/3, -f32)
	fmt.Println(shift(3))
	fmt.Println(shift(31))
	fmt.Println(shift(63))
	fmt.Println(shift(64))
	fmt.Println(neg(-1), div(7, 0), div(-7, 2), div(7, -2), div(-1<<63, -1))
	var f64 = 3.99
	fmt.Println(int(f64), int(-f64), uint8(f64), int64(1e18), uint32(f64))
	var s = "aé世😀"
	for i := 0; i < len(s); i++ {
		fmt.Print(s[i], " ")
	}
	fmt.Println(len(s), []rune(s), s[1:3], string(s[0]), s > "a", s < "b", s+"x" == "aé世😀x")
	fmt.Println(string(rune(65)), string([]byte{104, 105}), []byte("hi"), 'a', '\n', '\x41', '\u00e9', "\u00e9\t\"", `raw\n`)
	fmt.Println(0b101, 0o17, 0x1F, 1_000_000, 0x1p4, 1e3, .5, 017)
	var a [5]int
	sl := a[1:3:4]
	fmt.Println(len(sl), cap(sl), len(sl[:3]), append(sl, 1), a, append(sl, 1, 2), a)
	sl = append(sl[:0], sl[1:]...)
	fmt.Println(sl, copy(sl, []int{9, 9, 9}), sl, copy(make([]byte, 3), "hello"))
	s2 := []int{1, 2, 3, 4, 5}
	copy(s2[1:], s2)
	fmt.Println(s2, s2[len(s2)-1], s2[:0], s2[5:])
	p := (*[3]int)(s2)
	p[0] = 100
	q := [2]int(s2)
	q[1] = 7
	fmt.Println(s2, *p, q, min(3, 1, 2), max(1.5, 2), min("b", "a"))
	clear(s2[:2])
	m := map[string][]int{"a": {1}, "b": nil}
	m["a"] = append(m["a"], 2)
	m["c"] = append(m["c"], 3)
	v, ok := m["zz"]
	fmt.Println(s2, m, v == nil, ok, len(m))
	clear(m)
	fmt.Println(m)
	type pair struct {
		a, b any
	}
	mp := map[pair]int{{1, "x"}: 1, {2.5, nil}: 2}
	fmt.Println(mp[pair{1, "x"}], mp[pair{2.5, nil}], mp[pair{1, 'x'}])
	var np *pair
	func() {
		defer func() { fmt.Println(recover()) }()
		np.a = 1
	}()
	for _, c := range []struct{ lo, hi, max int }{{1, 2, 3}, {2, 1, 3}, {-1, 2, 3}, {0, 9, 9}, {0, 2, 1}, {0, 1, 9}} {
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Println(r)
				}
			}()
			fmt.Println(a[c.lo:c.hi:c.max])
		}()
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Println(r)
				}
			}()
			fmt.Println(s2[c.lo:c.hi], "str"[c.lo:c.hi])
		}()
	}
	for n := range 3 {
		fmt.Print(n)
	}
	for i := range uint8(3) {
		fmt.Printf("%T%d ", i, i)
	}
	for range 2 {
		fmt.Print("x")
	}
	var arrp *[4]int
	for i := range arrp {
		fmt.Print(i)
	}
	fmt.Println(len(arrp))
	goto end
end:
	fmt.Println("end")
	var np2 = new(int)
	*np2++
	fmt.Println(*np2, *new(string) == "", *new(42), *new("hi"))
}

// Output:
// 1024 1048576 1073741824 0 0 1 10 3 30 4 0.3333333333333333 hello 5 5 2 2
// 44 56 144 100 55 64 66 4 192
// -32768 32767 -32768 0 -1 32768
// 0 1 1 -1 6148914691236517205 1.8446744073709552e+19 1.8446744e+19
// 1.6777216e+07 2.8147498e+14 1.6777217e+07 5.5924055e+06 -1.6777216e+07
// 8 8 8 -1
// 2147483648 -2147483648 0 -1
// -9223372036854775808 0 0 -1
// 0 0 0 -1
// runtime error: negative shift amount runtime error: integer divide by zero -3 -1 -3 1 -9223372036854775808 0
// 3 -3 3 1000000000000000000 3
// 97 195 169 228 184 150 240 159 152 128 10 [97 233 19990 128512] é a true true true
// A hi [104 105] 97 10 65 233 é	" raw\n
// 5 15 31 1000000 16 1000 0.5 15
// 2 3 3 [0 0 1] [0 0 0 1 0] [0 0 1 2] [0 0 0 1 0]
// [9] 1 [9] 3
// [1 1 2 3 4] 4 [] []
// [100 1 2 3 4] [100 1 2] [100 7] 1 2 a
// [0 0 2 3 4] map[a:[1 2] b:[] c:[3]] true false 3
// map[]
// 1 2 0
// runtime error: invalid memory address or nil pointer dereference
// [9]
// [0] t
// runtime error: slice bounds out of range [2:1:]
// runtime error: slice bounds out of range [2:1]
// runtime error: slice bounds out of range [-1::]
// runtime error: slice bounds out of range [-1:]
// runtime error: slice bounds out of range [::9] with length 5
// runtime error: slice bounds out of range [:9] with capacity 5
// runtime error: slice bounds out of range [:2:1]
// [0 0] st
// runtime error: slice bounds out of range [::9] with length 5
// [0] s
// 012uint80 uint81 uint82 xx01234
// end
// 1 true 42 hi
