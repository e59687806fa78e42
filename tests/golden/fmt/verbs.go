package main

import (
	"errors"
	"fmt"
	"time"
)

type S struct {
	A int
	B string
	C []byte
	D map[string]int
	E *int
	F any
	g float64
}
type Str string
type Err struct{ msg string }

func (e *Err) Error() string { return "Err:" + e.msg }

type Stg struct{ n int }

func (s Stg) String() string { return fmt.Sprint("Stg#", s.n) }

type GoStg int

func (GoStg) GoString() string { return "GoStg!" }

type Fmt struct{}

func (Fmt) Format(f fmt.State, verb rune) {
	w, hw := f.Width()
	p, hp := f.Precision()
	fmt.Fprintf(f, "[%c %d %v %d %v %v%v]", verb, w, hw, p, hp, f.Flag('+'), f.Flag('-'))
}

func main() {
	s := S{1, "b", []byte("cd"), map[string]int{"z": 1, "a": 2}, nil, 2.5, 1}
	fmt.Printf("%v\n%+v\n%#v\n%T\n", s, s, s, s)
	fmt.Printf("%v %+v\n", &s, []*S{nil})
	for _, x := range []any{42, -7, uint8(200), 3.14, "text", 'x', true, nil, []int{1, 2}, []string{"a", "b"}, [2]bool{true}, map[int]string{2: "b", 1: "a"}, struct{}{}, []byte("hi"), Str("s"), 2 + 3i, error(&Err{"e"}), Stg{5}, []any{1, "a", nil}, GoStg(1), time.Second, [3]byte{1, 2, 3}, []Str{"q"}, &[]int{1}, &map[string]int{"k": 1}, [][]int{{1}, {}}} {
		fmt.Printf("%v|%+v|%#v|%T\n", x, x, x, x)
	}
	for _, f := range []string{"%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%X", "%#x", "%o", "%O", "%#o", "%b", "%c", "%q", "%U", "%#U", "%e", "%s", "%t", "%08b", "%+.3d", "%6.3d|", "%-+6d|"} {
		fmt.Printf(f+" ", 65)
		fmt.Printf(f+"\n", -66)
	}
	for _, f := range []string{"%f", "%.2f", "%8.2f", "%-8.2f|", "%+.1f", "%e", "%E", "%.3e", "%g", "%G", "%.3g", "%010.3f", "% f", "%v", "%6.0f", "%x", "%b", "%+8.3g|", "%#g", "%.0f"} {
		fmt.Printf(f+" ", 1234.5678)
		fmt.Printf(f+" ", -0.000012)
		fmt.Printf(f+"\n", 1e100)
	}
	for _, f := range []string{"%s", "%q", "%x", "%X", "% x", "%10s|", "%-10s|", "%.2s", "%10.2s|", "%#q", "%+q", "%#x", "%v", "%d", "%010s", "%t"} {
		fmt.Printf(f+" ", "héy")
		fmt.Printf(f+" ", []byte("ab"))
		fmt.Printf(f+"\n", []string{"a", "b"})
	}
	fmt.Printf("%t %v %5t %-7t| %q %x\n", true, false, true, false, 'x', "hello")
	fmt.Printf("%*d|%-*d|%.*f|%[2]d %[1]d|%[3]*.[2]*[1]f\n", 5, 42, 4, 7, 2, 3.14159)
	fmt.Printf("%[3]*.[2]*[1]f|\n", 12.0, 2, 6)
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%d\n", 1, 2)
	fmt.Printf("%z %!\n", 1)
	fmt.Printf("%d %s\n", "str", 5)
	fmt.Printf("%s %v %d\n", nil, nil, nil)
	fmt.Printf("%% %c%c %s\n", 'G', 0x4E16, errors.New("err"))
	fmt.Printf("%v %s %q\n", &Err{"p"}, &Err{"q"}, &Err{"r"})
	fmt.Printf("%v %d %+v %s\n", Stg{1}, Stg{2}, []Stg{{3}}, map[Stg]Stg{{4}: {5}})
	fmt.Printf("%v|%+-6.2x|%s\n", Fmt{}, Fmt{}, []Fmt{{}})
	fmt.Printf("%6v|%-6v|%06v|%v\n", []int{1, 2}, []string{"a"}, 7, [2][]int{{1}, nil})
	fmt.Printf("%x %X % X %#x\n", []int{10, 11}, "hi", []byte{1, 171}, []byte{1, 171})
	fmt.Printf("%5.1f %v %.3v\n", []float64{1.25, 2.35}, []float32{0.1}, 3.14159)
	fmt.Printf("%+d %+q %#v %#v %#v\n", []int{1, -1}, "é", []string(nil), map[string]bool(nil), struct {
		X *int
		Y any
	}{})
	fmt.Printf("%p %v\n", nil, (*int)(nil))
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.0, nil, true, false), fmt.Sprintln("end", 1))
	fmt.Print("x", 1, 2, "y\n")
	fmt.Println(fmt.Errorf("wrap %w and %w: %d", errors.New("e1"), &Err{"e2"}, 5))
	fmt.Printf("%v\n", struct{ E error }{&Err{"in"}})
	fmt.Printf("%08.3f|%+08d|%x|%X|%#b\n", -3.14159, 42, -255, "é", 5)
	fmt.Printf("%v %v %v\n", int8(-5), uint64(1<<63), uintptr(10))
	fmt.Printf("%3c|%-3c|%q|%#q\n", 'é', 'x', '\'', '\n')
	var np *Stg
	fmt.Printf("%v %s\n", np, np)
}

// Output:
// {1 b [99 100] map[a:2 z:1] <nil> 2.5 1}
// {A:1 B:b C:[99 100] D:map[a:2 z:1] E:<nil> F:2.5 g:1}
// main.S{A:1, B:"b", C:[]uint8{0x63, 0x64}, D:map[string]int{"a":2, "z":1}, E:(*int)(nil), F:2.5, g:1}
// main.S
// &{1 b [99 100] map[a:2 z:1] <nil> 2.5 1} [<nil>]
// 42|42|42|int
// -7|-7|-7|int
// 200|200|0xc8|uint8
// 3.14|3.14|3.14|float64
// text|text|"text"|string
// 120|120|120|int32
// true|true|true|bool
// <nil>|<nil>|<nil>|<nil>
// [1 2]|[1 2]|[]int{1, 2}|[]int
// [a b]|[a b]|[]string{"a", "b"}|[]string
// [true false]|[true false]|[2]bool{true, false}|[2]bool
// map[1:a 2:b]|map[1:a 2:b]|map[int]string{1:"a", 2:"b"}|map[int]string
// {}|{}|struct {}{}|struct {}
// [104 105]|[104 105]|[]byte{0x68, 0x69}|[]uint8
// s|s|"s"|main.Str
// (2+3i)|(2+3i)|(2+3i)|complex128
// Err:e|Err:e|&main.Err{msg:"e"}|*main.Err
// Stg#5|Stg#5|main.Stg{n:5}|main.Stg
// [1 a <nil>]|[1 a <nil>]|[]interface {}{1, "a", interface {}(nil)}|[]interface {}
// 1|1|GoStg!|main.GoStg
// 1s|1s|1000000000|time.Duration
// [1 2 3]|[1 2 3]|[3]uint8{0x1, 0x2, 0x3}|[3]uint8
// [q]|[q]|[]main.Str{"q"}|[]main.Str
// &[1]|&[1]|&[]int{1}|*[]int
// &map[k:1]|&map[k:1]|&map[string]int{"k":1}|*map[string]int
// [[1] []]|[[1] []]|[][]int{[]int{1}, []int{}}|[][]int
// 65 -66
//    65   -66
// 65   | -66  |
// 00065 -0066
// +65 -66
//  65 -66
// 41 -42
// 41 -42
// 0x41 -0x42
// 101 -102
// 0o101 -0o102
// 0101 -0102
// 1000001 -1000010
// A �
// 'A' '�'
// U+0041 U+FFFFFFFFFFFFFFBE
// U+0041 'A' U+FFFFFFFFFFFFFFBE
// %!e(int=65) %!e(int=-66)
// %!s(int=65) %!s(int=-66)
// %!t(int=65) %!t(int=-66)
// 01000001 -1000010
// +065 -066
//    065|   -066|
// +65   | -66   |
// 1234.567800 -0.000012 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.000000
// 1234.57 -0.00 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.00
//  1234.57    -0.00 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.00
// 1234.57 | -0.00   | 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.00|
// +1234.6 -0.0 +10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.0
// 1.234568e+03 -1.200000e-05 1.000000e+100
// 1.234568E+03 -1.200000E-05 1.000000E+100
// 1.235e+03 -1.200e-05 1.000e+100
// 1234.5678 -1.2e-05 1e+100
// 1234.5678 -1.2E-05 1E+100
// 1.23e+03 -1.2e-05 1e+100
// 001234.568 -00000.000 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.000
//  1234.567800 -0.000012  10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.000000
// 1234.5678 -1.2e-05 1e+100
//   1235     -0 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104
// 0x1.34a456d5cfaadp+10 -0x1.92a737110e454p-17 0x1.249ad2594c37dp+332
// 5429686605511341p-42 -7083549724304468p-69 5147557589468029p+280
// +1.23e+03| -1.2e-05|  +1e+100|
// 1234.5678 -1.20000e-05 1.00000e+100
// 1235 -0 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104
// héy ab [a b]
// "héy" "ab" ["a" "b"]
// 68c3a979 6162 [61 62]
// 68C3A979 6162 [61 62]
// 68 c3 a9 79 61 62 [61 62]
//        héy|         ab| [         a          b]|
// héy       | ab        | [a          b         ]|
// hé ab [a b]
//         hé|         ab| [         a          b]|
// `héy` `ab` [`a` `b`]
// "h\u00e9y" "ab" ["a" "b"]
// 0x68c3a979 0x6162 [0x61 0x62]
// héy [97 98] [a b]
// %!d(string=héy) [97 98] [%!d(string=a) %!d(string=b)]
// 0000000héy 00000000ab [000000000a 000000000b]
// %!t(string=héy) [%!t(uint8=97) %!t(uint8=98)] [%!t(string=a) %!t(string=b)]
// true false  true false  | 'x' 68656c6c6f
//    42|7   |3.14|42 5|%!f(int=000000000000000000000000000000000000000005)
//  12.00|
// 1 %!d(MISSING)
// 1
// %!(EXTRA int=2)%!z(int=1) %!!(MISSING)
// %!d(string=str) %!s(int=5)
// %!s(<nil>) <nil> %!d(<nil>)
// % G世 err
// Err:p Err:q "Err:r"
// Stg#1 {2} [Stg#3] map[Stg#4:Stg#5]
// [v 0 false 0 false falsefalse]|[x 6 true 2 true truetrue]|[[s 0 false 0 false falsefalse]]
// [     1      2]|[a     ]|000007|[[1] []]
// [a b] 6869 01 AB 0x01ab
// [  1.2   2.4] [0.1] 3.14
// [+1 -1] "\u00e9" []string(nil) map[string]bool(nil) struct { X *int; Y interface {} }{X:(*int)(nil), Y:interface {}(nil)}
// %!p(<nil>) <nil>
// a1 2bc3 <nil> true false end 1
//
// x1 2y
// wrap e1 and Err:e2: 5
// {Err:in}
// -003.142|+0000042|-ff|C3A9|0b101
// -5 9223372036854775808 10
//   é|x  |'\''|'\n'
// <nil> <nil>
