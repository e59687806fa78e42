package main

import (
	"bytes"
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"unicode"
)

type H []int

func (h H) Len() int           { return len(h) }
func (h H) Less(i, j int) bool { return h[i] < h[j] }
func (h H) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *H) Push(x any)        { *h = append(*h, x.(int)) }
func (h *H) Pop() any          { o := *h; x := o[len(o)-1]; *h = o[:len(o)-1]; return x }


func main() {
	h := &H{5, 2, 8}
	heap.Init(h)
	heap.Push(h, 1)
	(*h)[2] = 0
	heap.Fix(h, 2)
	fmt.Println(heap.Remove(h, 1))
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	l := list.New()
	e := l.PushBack(1)
	l.PushFront(0)
	l.InsertAfter(5, e)
	l.InsertBefore(4, e)
	l.MoveToFront(e)
	l2 := list.New()
	l2.PushBackList(l)
	l2.PushFrontList(l)
	l.Remove(e)
	for x := l2.Front(); x != nil; x = x.Next() {
		fmt.Print(x.Value, " ")
	}
	fmt.Println(l.Len(), l.Back().Value, e.Next())
	r := ring.New(4)
	for i := range 4 {
		r.Value = i
		r = r.Next()
	}
	r.Unlink(2)
	r.Do(func(x any) { fmt.Print(x, " ") })
	fmt.Println(r.Len(), r.Move(1).Value)
	for _, s := range []string{"", "a,b,c", " a  b ", "éa世", "aXbXcX"} {
		fmt.Printf("%q %q %q %q %q %q\n", strings.Split(s, ","), strings.SplitN(s, "X", 2), strings.SplitAfter(s, "X"), strings.Fields(s), strings.FieldsFunc(s, unicode.IsUpper), strings.ToUpper(s))
		fmt.Printf("%q %q %q %q %q\n", strings.TrimSpace(s), strings.Trim(s, "a c"), strings.ToValidUTF8(s, "?"), strings.Map(func(r rune) rune {
			if r == 'a' {
				return -1
			}
			return r + 1
		}, s))
		fmt.Println(strings.Index(s, "b"), strings.LastIndex(s, "X"), strings.IndexAny(s, "cb"), strings.Count(s, ""), strings.EqualFold(s, strings.ToUpper(s)), strings.ContainsRune(s, '世'))
		b, a, ok := strings.Cut(s, "X")
		fmt.Printf("%q %q %v %q\n", b, a, ok, strings.Repeat(s, 2))
		for l := range strings.SplitSeq(s, ",") {
			fmt.Print(l, ";")
		}
	}
	fmt.Println(strings.NewReplacer("a", "1", "aa", "2", "", "_").Replace("aaab"), strings.NewReplacer("a", "b", "b", "a").Replace("abc"))
	for _, s := range []string{"0x1F", "1e400", "-0", "1_000", "0b11", "Inf", "nan", "1.5p3", "0x1p-2", "999999999999999999999", "", "+5", "0o17", "08", "1e", "tRue", "T"} {
		i, e1 := strconv.ParseInt(s, 0, 64)
		i8, e2 := strconv.ParseInt(s, 10, 8)
		f, e3 := strconv.ParseFloat(s, 64)
		f32, e5 := strconv.ParseFloat(s, 32)
		b, e4 := strconv.ParseBool(s)
		fmt.Println(i, e1, i8, e2, f, e3, b, e4, f32, e5)
	}
	for _, f := range []float64{0, 1, -1.5, 1e21, 1e-7, 123456789, 0.1, 1e100, 5e-324, 3.0000001} {
		for _, c := range "efgGbxX" {
			fmt.Print(strconv.FormatFloat(f, byte(c), -1, 64), " ", strconv.FormatFloat(f, byte(c), 3, 32), " ")
		}
		fmt.Println()
	}
	for _, s := range []string{"a\tb\"", "é\x00\u2028😀\xff", "`x`"} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s))
		u, err := strconv.Unquote(strconv.Quote(s))
		fmt.Printf("%q %v\n", u, err)
	}
	fsys := os.DirFS("/")
	_, err := fs.Stat(fsys, "nope/x")
	fmt.Println(err, path.Join("a", "../b"), path.Clean("/../x/."))
	_, err = fsys.Open("../x")
	fmt.Println(err)
	fmt.Println(bytes.Title([]byte("abc def")), bytes.Equal(nil, []byte{}), string(bytes.TrimLeft([]byte("xxabc"), "x")))
	var buf bytes.Buffer
	buf.WriteString("hello world")
	x, err := buf.ReadString(' ')
	fmt.Printf("%q %v %q %v\n", x, err, buf.Next(3), buf.Len())
	buf.Truncate(1)
	n, err := buf.ReadFrom(strings.NewReader("abc"))
	fmt.Println(n, err, buf.String(), buf.UnreadByte())
	_, err = io.CopyN(&buf, strings.NewReader("ab"), 5)
	fmt.Println(err, buf.String())
	rd := strings.NewReader("seek")
	fmt.Println(rd.Seek(2, io.SeekStart))
	fmt.Println(rd.Seek(-9, io.SeekCurrent))
	fmt.Println(rd.ReadAt(make([]byte, 3), 2))
	w := io.MultiWriter(&buf, io.Discard)
	fmt.Fprint(w, "mw")
	mr, _ := io.ReadAll(io.MultiReader(strings.NewReader("a"), strings.NewReader("b")))
	fmt.Println(buf.String(), string(mr))
}

// Output:
// 2
// 0 1 5 1 0 4 5 1 0 4 5 3 5 <nil>
// 0 3 2 3
// [""] [""] [""] [] [] ""
// "" "" "" "" %!q(MISSING)
// -1 -1 -1 1 true false
// "" "" false ""
// ;["a" "b" "c"] ["a,b,c"] ["a,b,c"] ["a,b,c"] ["a,b,c"] "A,B,C"
// "a,b,c" ",b," "a,b,c" "-c-d" %!q(MISSING)
// 2 -1 2 6 true false
// "a,b,c" "" false "a,b,ca,b,c"
// a;b;c;[" a  b "] [" a  b "] [" a  b "] ["a" "b"] [" a  b "] " A  B "
// "a  b" "b" " a  b " "!!!c!" %!q(MISSING)
// 4 -1 4 7 true false
// " a  b " "" false " a  b  a  b "
//  a  b ;["éa世"] ["éa世"] ["éa世"] ["éa世"] ["éa世"] "ÉA世"
// "éa世" "éa世" "éa世" "ê丗" %!q(MISSING)
// -1 -1 -1 4 true true
// "éa世" "" false "éa世éa世"
// éa世;["aXbXcX"] ["a" "bXcX"] ["aX" "bX" "cX" ""] ["aXbXcX"] ["a" "b" "c"] "AXBXCX"
// "aXbXcX" "XbXcX" "aXbXcX" "YcYdY" %!q(MISSING)
// 2 5 2 7 true false
// "a" "bXcX" true "aXbXcXaXbXcX"
// aXbXcX;111_b_ bac
// 31 <nil> 0 strconv.ParseInt: parsing "0x1F": invalid syntax 0 strconv.ParseFloat: parsing "0x1F": invalid syntax false strconv.ParseBool: parsing "0x1F": invalid syntax 0 strconv.ParseFloat: parsing "0x1F": invalid syntax
// 0 strconv.ParseInt: parsing "1e400": invalid syntax 0 strconv.ParseInt: parsing "1e400": invalid syntax +Inf strconv.ParseFloat: parsing "1e400": value out of range false strconv.ParseBool: parsing "1e400": invalid syntax +Inf strconv.ParseFloat: parsing "1e400": value out of range
// 0 <nil> 0 <nil> -0 <nil> false strconv.ParseBool: parsing "-0": invalid syntax -0 <nil>
// 1000 <nil> 0 strconv.ParseInt: parsing "1_000": invalid syntax 1000 <nil> false strconv.ParseBool: parsing "1_000": invalid syntax 1000 <nil>
// 3 <nil> 0 strconv.ParseInt: parsing "0b11": invalid syntax 0 strconv.ParseFloat: parsing "0b11": invalid syntax false strconv.ParseBool: parsing "0b11": invalid syntax 0 strconv.ParseFloat: parsing "0b11": invalid syntax
// 0 strconv.ParseInt: parsing "Inf": invalid syntax 0 strconv.ParseInt: parsing "Inf": invalid syntax +Inf <nil> false strconv.ParseBool: parsing "Inf": invalid syntax +Inf <nil>
// 0 strconv.ParseInt: parsing "nan": invalid syntax 0 strconv.ParseInt: parsing "nan": invalid syntax NaN <nil> false strconv.ParseBool: parsing "nan": invalid syntax NaN <nil>
// 0 strconv.ParseInt: parsing "1.5p3": invalid syntax 0 strconv.ParseInt: parsing "1.5p3": invalid syntax 0 strconv.ParseFloat: parsing "1.5p3": invalid syntax false strconv.ParseBool: parsing "1.5p3": invalid syntax 0 strconv.ParseFloat: parsing "1.5p3": invalid syntax
// 0 strconv.ParseInt: parsing "0x1p-2": invalid syntax 0 strconv.ParseInt: parsing "0x1p-2": invalid syntax 0.25 <nil> false strconv.ParseBool: parsing "0x1p-2": invalid syntax 0.25 <nil>
// 9223372036854775807 strconv.ParseInt: parsing "999999999999999999999": value out of range 127 strconv.ParseInt: parsing "999999999999999999999": value out of range 1e+21 <nil> false strconv.ParseBool: parsing "999999999999999999999": invalid syntax 1.0000000200408773e+21 <nil>
// 0 strconv.ParseInt: parsing "": invalid syntax 0 strconv.ParseInt: parsing "": invalid syntax 0 strconv.ParseFloat: parsing "": invalid syntax false strconv.ParseBool: parsing "": invalid syntax 0 strconv.ParseFloat: parsing "": invalid syntax
// 5 <nil> 5 <nil> 5 <nil> false strconv.ParseBool: parsing "+5": invalid syntax 5 <nil>
// 15 <nil> 0 strconv.ParseInt: parsing "0o17": invalid syntax 0 strconv.ParseFloat: parsing "0o17": invalid syntax false strconv.ParseBool: parsing "0o17": invalid syntax 0 strconv.ParseFloat: parsing "0o17": invalid syntax
// 0 strconv.ParseInt: parsing "08": invalid syntax 8 <nil> 8 <nil> false strconv.ParseBool: parsing "08": invalid syntax 8 <nil>
// 0 strconv.ParseInt: parsing "1e": invalid syntax 0 strconv.ParseInt: parsing "1e": invalid syntax 0 strconv.ParseFloat: parsing "1e": invalid syntax false strconv.ParseBool: parsing "1e": invalid syntax 0 strconv.ParseFloat: parsing "1e": invalid syntax
// 0 strconv.ParseInt: parsing "tRue": invalid syntax 0 strconv.ParseInt: parsing "tRue": invalid syntax 0 strconv.ParseFloat: parsing "tRue": invalid syntax false strconv.ParseBool: parsing "tRue": invalid syntax 0 strconv.ParseFloat: parsing "tRue": invalid syntax
// 0 strconv.ParseInt: parsing "T": invalid syntax 0 strconv.ParseInt: parsing "T": invalid syntax 0 strconv.ParseFloat: parsing "T": invalid syntax true <nil> 0 strconv.ParseFloat: parsing "T": invalid syntax
// 0e+00 0.000e+00 0 0.000 0 0 0 0 0p-1074 0p-149 0x0p+00 0x0.000p+00 0X0P+00 0X0.000P+00
// 1e+00 1.000e+00 1 1.000 1 1 1 1 4503599627370496p-52 8388608p-23 0x1p+00 0x1.000p+00 0X1P+00 0X1.000P+00
// -1.5e+00 -1.500e+00 -1.5 -1.500 -1.5 -1.5 -1.5 -1.5 -6755399441055744p-52 -12582912p-23 -0x1.8p+00 -0x1.800p+00 -0X1.8P+00 -0X1.800P+00
// 1e+21 1.000e+21 1000000000000000000000 1000000020040877342720.000 1e+21 1e+21 1E+21 1E+21 7629394531250000p+17 14210855p+46 0x1.b1ae4d6e2ef5p+69 0x1.b1bp+69 0X1.B1AE4D6E2EF5P+69 0X1.B1BP+69
// 1e-07 1.000e-07 0.0000001 0.000 1e-07 1e-07 1E-07 1E-07 7555786372591432p-76 14073749p-47 0x1.ad7f29abcaf48p-24 0x1.ad8p-24 0X1.AD7F29ABCAF48P-24 0X1.AD8P-24
// 1.23456789e+08 1.235e+08 123456789 123456792.000 1.23456789e+08 1.23e+08 1.23456789E+08 1.23E+08 8285044862877696p-26 15432099p+3 0x1.d6f3454p+26 0x1.d6fp+26 0X1.D6F3454P+26 0X1.D6FP+26
// 1e-01 1.000e-01 0.1 0.100 0.1 0.1 0.1 0.1 7205759403792794p-56 13421773p-27 0x1.999999999999ap-04 0x1.99ap-04 0X1.999999999999AP-04 0X1.99AP-04
// 1e+100 +Inf 10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 +Inf 1e+100 +Inf 1E+100 +Inf 5147557589468029p+280 +Inf 0x1.249ad2594c37dp+332 +Inf 0X1.249AD2594C37DP+332 +Inf
// 5e-324 0.000e+00 0.000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000005 0.000 5e-324 0 5E-324 0 1p-1074 0p-149 0x1p-1074 0x0.000p+00 0X1P-1074 0X0.000P+00
// 3.0000001e+00 3.000e+00 3.0000001 3.000 3.0000001 3 3.0000001 3 6755399666235725p-51 12582912p-22 0x1.800000d6bf94dp+01 0x1.800p+01 0X1.800000D6BF94DP+01 0X1.800P+01
// "a\tb\"" "a\tb\"" "a\tb\"" true
// "a\tb\"" <nil>
// "é\x00\u2028😀\xff" "\u00e9\x00\u2028\U0001f600\xff" "é\x00\u2028😀\xff" false
// "é\x00\u2028😀\xff" <nil>
// "`x`" "`x`" "`x`" false
// "`x`" <nil>
// stat nope/x: no such file or directory b /x
// open ../x: invalid argument
// [65 98 99 32 68 101 102] true abc
// "hello " <nil> "wor" 2
// 3 <nil> labc bytes.Buffer: UnreadByte: previous operation was not a successful read
// EOF labcab
// 2 <nil>
// 0 strings.Reader.Seek: negative position
// 2 EOF
// labcabmw ab
