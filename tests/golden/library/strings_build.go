// Package strings: making strings of others, Builder, Reader and Replacer.

package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
)

func cases() {
	for _, s := range []string{"istanbul I", "ǆ ǅ Ǆ", "straße", "ŉ ﬀ", "a\xffb"} {
		fmt.Printf("%q %q %q %q\n", s, strings.ToUpper(s), strings.ToLower(s), strings.ToTitle(s))
		turkish := unicode.TurkishCase
		fmt.Printf("\t%q %q %q\n", strings.ToUpperSpecial(turkish, s), strings.ToLowerSpecial(turkish, s), strings.ToTitleSpecial(turkish, s))
	}
	fmt.Println(strings.EqualFold("Go", "GO"), strings.EqualFold("ſK", "SK"), strings.EqualFold("ß", "ss"), strings.EqualFold("a", "ab"))
	fmt.Println(strings.Title("hello wOrld o'neil x-y"), strings.Compare("a", "b"), strings.Compare("b", "a"), strings.Compare("", ""))
	clone := strings.Clone("part")
	fmt.Println(clone, strings.Clone("") == "", strings.Count("cheese", "e"), strings.Count("five", ""), strings.Count("世界", ""))
}

func build() {
	var b strings.Builder
	fmt.Println(b.Cap(), b.Len(), b.String() == "")
	b.Grow(16)
	fmt.Println(b.Cap() >= 16, b.Len())
	b.WriteByte('x')
	n, err := b.WriteRune('世')
	fmt.Println(n, err)
	n, err = b.WriteString("abc")
	fmt.Println(n, err)
	n, err = b.Write([]byte{'1', '2'})
	fmt.Println(n, err, b.String(), b.Len())
	fmt.Fprintf(&b, "<%03d>", 7)
	fmt.Println(b.String())
	b.Reset()
	fmt.Println(b.Len(), b.Cap(), b.String() == "")
	defer func() { fmt.Println("recovered:", recover()) }()
	b.Grow(-1)
}

func copied() {
	defer func() { fmt.Println("recovered:", recover()) }()
	var b strings.Builder
	b.WriteString("first")
	c := b
	c.WriteString("second")
}

func read() {
	r := strings.NewReader("héllo, world")
	c, err := r.ReadByte()
	fmt.Printf("%q %v\n", c, err)
	ch, size, err := r.ReadRune()
	fmt.Printf("%q %d %v, unread: %v %v, left %d of %d\n", ch, size, err, r.UnreadRune(), r.UnreadRune(), r.Len(), r.Size())
	fmt.Println(r.Seek(-5, io.SeekEnd))
	fmt.Println(r.Seek(-50, io.SeekCurrent))
	n, err := r.WriteTo(os.Stdout)
	fmt.Println("", n, err)
	fmt.Println(r.ReadByte())
	fmt.Println(r.UnreadByte(), r.Len())
	buf := make([]byte, 4)
	k, err := r.ReadAt(buf, 10)
	fmt.Printf("%d %q %v\n", k, buf[:k], err)
	fmt.Println(r.ReadAt(buf, -1))
	fmt.Println(r.ReadAt(buf, 100))
	fmt.Println(r.Read(buf))
	fmt.Println(r.Read(buf))
	r.Reset("x")
	fmt.Println(r.UnreadByte())
	fmt.Println(r.Seek(0, 9))
}

func replace() {
	fmt.Println(strings.Replace("oink oink oink", "k", "ky", 2), strings.Replace("ab", "", "-", -1), strings.ReplaceAll("aaa", "aa", "b"))
	html := strings.NewReplacer("<", "&lt;", ">", "&gt;", "&", "&amp;")
	fmt.Println(html.Replace("<b>R&D</b>"))
	n, err := html.WriteString(os.Stdout, "1 < 2\n")
	fmt.Println(n, err)
	fmt.Println(strings.NewReplacer("a", "A", "ab", "X").Replace("abab"), strings.NewReplacer("ab", "X", "a", "A").Replace("aab"))
	fmt.Println(strings.NewReplacer("", "-").Replace("abc"), strings.NewReplacer().Replace("same"))
	defer func() { fmt.Println("recovered:", recover()) }()
	strings.NewReplacer("odd")
}

func repeat(s string, n int) {
	defer func() { fmt.Println("recovered:", recover()) }()
	fmt.Printf("%q\n", strings.Repeat(s, n))
}

func join() {
	fmt.Printf("%q %q %q\n", strings.Join(nil, ","), strings.Join([]string{"a"}, ","), strings.Join([]string{"a", "", "c"}, ", "))
	repeat("ab", 3)
	repeat("ab", 0)
	repeat("ab", -1)
	repeat("", 1<<62)
	repeat("ab", 1<<62)
	repeat("-", 1<<63-1)
	fmt.Printf("%q %q\n", strings.ToValidUTF8("a\xff\xfeb\xc0", "?"), strings.ToValidUTF8("ok", "?"))
	fmt.Println(strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return -1
		case unicode.IsLower(r):
			return unicode.ToUpper(r)
		}
		return '世'
	}, "drop spaces 1"))
}

func main() {
	cases()
	build()
	copied()
	read()
	replace()
	join()
}

// Output:
// "istanbul I" "ISTANBUL I" "istanbul i" "ISTANBUL I"
// 	"İSTANBUL I" "istanbul ı" "İSTANBUL I"
// "ǆ ǅ Ǆ" "Ǆ Ǆ Ǆ" "ǆ ǆ ǆ" "ǅ ǅ ǅ"
// 	"Ǆ Ǆ Ǆ" "ǆ ǆ ǆ" "ǅ ǅ ǅ"
// "straße" "STRAßE" "straße" "STRAßE"
// 	"STRAßE" "straße" "STRAßE"
// "ŉ ﬀ" "ŉ ﬀ" "ŉ ﬀ" "ŉ ﬀ"
// 	"ŉ ﬀ" "ŉ ﬀ" "ŉ ﬀ"
// "a\xffb" "A�B" "a�b" "A�B"
// 	"A�B" "a�b" "A�B"
// true true false false
// Hello WOrld O'Neil X-Y -1 1 0
// part true 3 5 3
// 0 0 true
// true 0
// 3 <nil>
// 3 <nil>
// 2 <nil> x世abc12 9
// x世abc12<007>
// 0 0 true
// recovered: strings.Builder.Grow: negative count
// recovered: strings: illegal use of non-zero Builder copied by value
// 'h' <nil>
// 'é' 2 <nil>, unread: <nil> strings.Reader.UnreadRune: previous operation was not ReadRune, left 12 of 13
// 8 <nil>
// 0 strings.Reader.Seek: negative position
// world 5 <nil>
// 0 EOF
// <nil> 1
// 3 "rld" EOF
// 0 strings.Reader.ReadAt: negative offset
// 0 EOF
// 1 <nil>
// 0 EOF
// strings.Reader.UnreadByte: at beginning of string
// 0 strings.Reader.Seek: invalid whence
// oinky oinky oink -a-b- ba
// &lt;b&gt;R&amp;D&lt;/b&gt;
// 1 &lt; 2
// 9 <nil>
// AbAb AX
// -a-b-c- same
// recovered: strings.NewReplacer: odd argument count
// "" "a" "a, , c"
// "ababab"
// recovered: <nil>
// ""
// recovered: <nil>
// recovered: strings: negative Repeat count
// ""
// recovered: <nil>
// recovered: strings: Repeat output length overflow
// recovered: runtime error: makeslice: len out of range
// "a?b?" "ok"
// DROPSPACES世
