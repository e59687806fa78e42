// Package fmt: appending, formats of formatters, and reading values.

package main

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// format shows the directive that it is printed with.
type format struct{}

func (format) Format(s fmt.State, verb rune) {
	width, hasWidth := s.Width()
	prec, hasPrec := s.Precision()
	fmt.Fprint(s, "<", fmt.FormatString(s, verb), " ", width, hasWidth, " ", prec, hasPrec, s.Flag('-'), s.Flag('0'), ">")
}

type call func() int

func (call) String() string { return "a call" }

func printing() {
	fmt.Printf("%v|%+v|%#v|%-8.3f|%08d|% x|%q|%.0s|%+#q\n", format{}, format{}, format{}, format{}, format{}, format{}, format{}, format{}, format{})
	b := fmt.Append(nil, "a", 1, 2, "b", "c", 3.5)
	b = fmt.Appendln(b, "", true, nil)
	b = fmt.Appendf(b, "%03d|%v", 7, []byte("x"))
	fmt.Printf("%q\n", b)
	fmt.Println(fmt.Sprintf("%.", 3), fmt.Sprintf("%.[]", []int{}), fmt.Sprintf("%[", 1), fmt.Sprintf("%[1", 1), fmt.Sprintf("%[1]", 1), fmt.Sprintf("%d %[3]d", 1), fmt.Sprintf("%.2"))
	var c call = func() int { return 1 }
	method := fmt.Sprintf("%#v", reflect.ValueOf(c).Method(0))
	fmt.Println(c, reflect.ValueOf(c), strings.HasPrefix(method, "(func() string)(0x"), strings.HasPrefix(fmt.Sprint(reflect.ValueOf(c).Method(0)), "0x"))
	fmt.Printf("%#v %#v %v %s\n", []byte{1}, reflect.ValueOf([]byte{1}), reflect.ValueOf([]byte{1}), reflect.ValueOf([]byte("abc")))
	fmt.Printf("%z %z %z\n", []byte{1}, &[]byte{1}, []any{[]byte{1}})
	fmt.Printf("%w %v\n", errors.New("x"), fmt.Errorf("%w and %w", io.EOF, io.ErrNoProgress))
}

func scanned(n int, err error, values ...any) {
	fmt.Print(n, " ", err)
	for _, v := range values {
		fmt.Printf(" %#v", reflect.ValueOf(v).Elem())
	}
	fmt.Println()
}

func scanning() {
	var i, j int
	var s, t string
	n, err := fmt.Scanln(&i, &s)
	scanned(n, err, &i, &s)
	n, err = fmt.Scanln(&i, &s)
	scanned(n, err, &i, &s)
	var rest string
	fmt.Scanln(&rest)
	n, err = fmt.Scanf("%d-%x %q\n", &i, &j, &s)
	scanned(n, err, &i, &j, &s)
	n, err = fmt.Scanf("%3d%s\n", &i, &s)
	scanned(n, err, &i, &s)
	n, err = fmt.Scan(&s, &i)
	scanned(n, err, &s, &i)
	r := strings.NewReader("5 apples, 0x10 pears; 3.5% 世")
	var f float64
	var ch rune
	n, err = fmt.Fscanf(r, "%d apples, %v pears; %f%% %c", &i, &j, &f, &ch)
	scanned(n, err, &i, &j, &f, &ch)
	n, err = fmt.Fscanf(strings.NewReader("12ab"), "%d", &s, &i)
	scanned(n, err, &i)
	n, err = fmt.Fscanln(strings.NewReader("a b\nc"), &s, &t)
	scanned(n, err, &s, &t)
	var on bool
	var u8 uint8
	var b []byte
	n, err = fmt.Sscan("true 255 bytes", &on, &u8, &b)
	scanned(n, err, &on, &u8, &b)
	for _, text := range []string{"256", "-1", "x", ""} {
		n, err = fmt.Sscan(text, &u8)
		scanned(n, err, &u8)
	}
	n, err = fmt.Sscanf("key:value", "%3s:%s", &s, &t)
	scanned(n, err, &s, &t)
	n, err = fmt.Sscanf("abc", "abd%d", &i)
	scanned(n, err)
	n, err = fmt.Sscanln("1 2", &i)
	scanned(n, err, &i)
	n, err = fmt.Sscan("1", i)
	scanned(n, err)
}

func main() {
	printing()
	scanning()
}

// Input:
// 7 words
// 8 too many
// 12-ff "a quoted"
// 123456
// next
//    42

// Output:
// <%v 0 false 0 false false false>|<%+v 0 false 0 false false false>|<%#v 0 false 0 false false false>|<%-8.3f 8 true 3 true true false>|<%08d 8 true 0 false false true>|<% x 0 false 0 false false false>|<%q 0 false 0 false false false>|<%.0s 0 false 0 true false false>|<%+#q 0 false 0 false false false>
// "a1 2bc3.5 true <nil>\n007|[120]"
// %!.(int=3) %!](BADINDEX) %!(NOVERB) %!(NOVERB) %!(NOVERB) 1 %!d(BADINDEX) %!(NOVERB)
// a call a call true true
// []byte{0x1} []uint8{0x1} [1] abc
// [%!z(uint8=1)] &[%!z(uint8=1)] [[%!z(uint8=1)]]
// %!w(*errors.errorString=&{x}) EOF and multiple Read calls return no data or error
// 2 <nil> 7 "words"
// 2 expected newline 8 "too"
// 3 <nil> 12 255 "a quoted"
// 2 <nil> 123 "456"
// 2 <nil> "next" 42
// 4 <nil> 5 16 3.5 19990
// 0 bad verb '%d' for string 5
// 2 <nil> "a" "b"
// 3 <nil> true 0xff []uint8{0x62, 0x79, 0x74, 0x65, 0x73}
// 0 unsigned integer overflow on token 256 0xff
// 0 expected integer 0xff
// 0 expected integer 0xff
// 0 EOF 0xff
// 2 <nil> "key" "value"
// 0 input does not match format
// 1 expected newline 1
// 0 type not a pointer: int
