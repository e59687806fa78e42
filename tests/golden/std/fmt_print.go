package main

import (
	"errors"
	"fmt"
	"math"
)

type loud int

func (loud) String() string { panic("boom") }

type panics int

func (panics) String() string { panic(loud(1)) }

type number int
type text string
type record struct {
	err  error
	any  any
	more []any
}

// A date has a method Format, but is no Formatter.
type date struct{ day int }

func (date) Format(layout string) string { return make(list, -len(layout)).String() }
func (d date) String() string            { return fmt.Sprint("day ", d.day) }

type list []int

func (list) String() string { return "list" }

func main() {
	// Infinities keep their sign.
	fmt.Println(math.Inf(1), math.Inf(-1), []float64{math.Inf(1)}, complex(math.Inf(1), 0))
	fmt.Printf("%6.1f|%-6g|%06v|%e|% f\n", math.Inf(1), math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(1))
	// The sharp flag of %X keeps no zeros, that of %x does.
	fmt.Printf("%#X %#x %#G %#.3X\n", 1.5, 1.5, 1.5, 1.5)
	// Bytes as an expression take width and precision.
	fmt.Printf("%#v|%# v|%#6v|%#.3v|%-#6v|%#08v\n", []byte("hi"), []byte("hi"), []byte("hi"), []byte("hi"), []byte("hi"), []byte("hi"))
	// A nil interface in a value takes no width; nil itself does.
	fmt.Printf("%8v|%8v|%8v|%08d|%8v\n", nil, []any{nil, 1}, record{}, []error{nil}, map[string]any{"a": nil})
	fmt.Printf("%#v %+v\n", record{}, record{})
	// After a method that panicked there is a width, of 0.
	fmt.Printf("%6v|%.1q|%6d\n", []any{1, loud(1), 2, "x"}, []any{"abc", loud(1), "abc"}, []loud{1, 2})
	// %w is for errors, and for Errorf.
	fmt.Printf("%w|%w|%w|%w|%w|%w\n", [2]int{1, 2}, []byte("a"), []int{}, map[int]int{}, 7, errors.New("e"))
	fmt.Println(fmt.Errorf("%w %w", struct{ A int }{1}, func() {} == nil))
	// Keys of several types: composite ones, the program's, then the predeclared in the order of string, integers
	// by size, complex numbers, floats, bool.
	fmt.Println(map[any]int{1: 1, "b": 2, "a": 3, 2.5: 4, true: 5, nil: 6, uint8(3): 7, -4: 8, int64(2): 9, 'x': 10, 1i: 11,
		float32(0): 12, number(1): 13, text("t"): 14, [1]int{1}: 15})
	fmt.Printf("%T %v\n", new(error), *new(error))
	fmt.Println(date{3}, []date{{4}})
	// A negative precision is none, and is said to be a bad one.
	fmt.Printf("%.*d|%*d|%.*f|%.*s\n", -5, 42, -5, 42, -1, 1.5, 2, "abc")
	// A panic inside the value of a panic goes on.
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		fmt.Println(panics(1))
	}()
}


// Output:
// +Inf -Inf [+Inf] (+Inf+0i)
//   +Inf|+Inf  |  +Inf|-Inf| Inf
// 0X1.8P+00 0x1.8000p+00 1.50000 0X1.800P+00
// []byte{0x68, 0x69}|[]byte{ 0x68,  0x69}|[]byte{  0x68,   0x69}|[]byte{0x068, 0x069}|[]byte{0x68  , 0x69  }|[]byte{0x00000068, 0x00000069}
//    <nil>|[<nil>        1]|{<nil> <nil> []}|[<nil>]|map[       a:<nil>]
// main.record{err:error(nil), any:interface {}(nil), more:[]interface {}(nil)} {err:<nil> any:<nil> more:[]}
// [     1 %!v(PANIC=String method: boom) 2 x]|["a" %!q(PANIC=String method: boom) ""]|[     1      2]
// %!w([2]int=[1 2])|[%!w(uint8=97)]|%!w([]int=[])|%!w(map[int]int=map[])|%!w(int=7)|%!w(*errors.errorString=&{e})
// %!w(struct { A int }={1}) %!w(bool=false)
// map[<nil>:6 [1]:15 1:13 t:14 a:3 b:2 3:7 120:10 2:9 -4:8 1:1 (0+1i):11 0:12 2.5:4 true:5]
// *error <nil>
// day 3 [day 4]
// %!(BADPREC)42|42   |%!(BADPREC)1.500000|ab
// recovered boom
