package main

import (
	"fmt"
	"unsafe"
)

type Celsius float64
type A struct {
	x int
	s string
}
type B struct {
	y int
	t string
}
type S[T any] struct {
	a byte
	b T
	c bool
}

func size[T any](x T) (uintptr, uintptr, uintptr) {
	var s S[T]
	return unsafe.Sizeof(x), unsafe.Alignof(x), unsafe.Offsetof(s.c)
}

type V struct{ n int }

func (v V) Get() int { return v.n }

type Getter interface{ Get() int }

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name, e)
		}
	}()
	f()
}

func getters(v *V) []Getter { return append([]Getter{}, v) }

func main() {
	f := 1.5
	fmt.Printf("%x\n", *(*uint64)(unsafe.Pointer(&f)))
	*(*uint64)(unsafe.Pointer(&f)) |= 1 << 63
	fmt.Println(f, Celsius(f))
	u := uint32(0x01020304)
	fmt.Println(*(*[4]byte)(unsafe.Pointer(&u)))
	a := A{1, "one"}
	b := (*B)(unsafe.Pointer(&a))
	b.t = "two"
	fmt.Println(a, *b)
	fmt.Println(size(int8(1)))
	fmt.Println(size("s"))
	fmt.Println(size([3]int32{}))
	fmt.Println(size(struct {
		a byte
		b []int
	}{}))
	p := unsafe.Pointer(&a)
	q := unsafe.Pointer(&a.x)
	fmt.Println(p != nil, p != q || true, uintptr(p) != 0)
	bs := []byte("hello world")
	fmt.Println(unsafe.String(&bs[0], 5), unsafe.String(unsafe.SliceData(bs), len(bs)), unsafe.String(&bs[6], 3))
	s := "string"
	fmt.Println(unsafe.Slice(unsafe.StringData(s), len(s)), unsafe.String(unsafe.StringData(s), 3))
	arr := [5]int{1, 2, 3, 4, 5}
	sl := unsafe.Slice(&arr[1], 3)
	sl[0] = 20
	fmt.Println(sl, len(sl), cap(sl), arr)
	one := unsafe.Slice(&a.x, 1)
	one[0] = 77
	fmt.Println(a.x, *unsafe.SliceData(sl), unsafe.SliceData([]int(nil)) == nil)
	var np *V
	g := getters(np)[0]
	try("nil receiver", func() { g.Get() })
	try("method expr", func() { (*V).Get(nil) })
	try("plain", func() { np.Get() })
	try("method value", func() { _ = np.Get })
	try("iface method value", func() { h := g.Get; h() })
	x := (*V)(unsafe.Pointer(nil))
	fmt.Println(x == nil, unsafe.Pointer(uintptr(0)) == nil)
}

// Output:
// 3ff8000000000000
// -1.5 -1.5
// [4 3 2 1]
// {1 two} {1 two}
// 1 1 2
// 16 8 24
// 12 4 16
// 32 8 40
// true true true
// hello hello world wor
// [115 116 114 105 110 103] str
// [20 3 4] 3 3 [1 20 3 4 5]
// 77 20 true
// nil receiver value method main.V.Get called using nil *V pointer
// method expr value method main.V.Get called using nil *V pointer
// plain runtime error: invalid memory address or nil pointer dereference
// method value runtime error: invalid memory address or nil pointer dereference
// iface method value value method main.V.Get called using nil *V pointer
// true true
