// Package bytes: making slices of others, Buffer and Reader.

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
)

func change() {
	for _, text := range []string{"istanbul I", "ǆ ǅ Ǆ", "straße", "a\xffb"} {
		b := []byte(text)
		fmt.Printf("%q %q %q %q\n", b, bytes.ToUpper(b), bytes.ToLower(b), bytes.ToTitle(b))
		turkish := unicode.TurkishCase
		fmt.Printf("\t%q %q %q\n", bytes.ToUpperSpecial(turkish, b), bytes.ToLowerSpecial(turkish, b), bytes.ToTitleSpecial(turkish, b))
	}
	fmt.Printf("%q %q\n", bytes.Replace([]byte("oink oink oink"), []byte("k"), []byte("ky"), 2), bytes.ReplaceAll([]byte("aaa"), []byte("aa"), []byte("b")))
	fmt.Printf("%q\n", bytes.Replace([]byte("ab"), nil, []byte("-"), -1))
	fmt.Printf("%q %q\n", bytes.Join([][]byte{[]byte("a"), nil, []byte("c")}, []byte(", ")), bytes.Join(nil, []byte(",")))
	fmt.Printf("%q %U\n", bytes.Runes([]byte("é\xff世")), bytes.Runes([]byte("é\xff世")))
	fmt.Printf("%q\n", bytes.Map(func(r rune) rune {
		if r == ' ' {
			return -1
		}
		return unicode.ToUpper(r)
	}, []byte("drop spaces é\xff")))
	fmt.Printf("%q %q\n", bytes.ToValidUTF8([]byte("a\xff\xfeb\xc0"), []byte("?")), bytes.ToValidUTF8([]byte("a\xff"), nil))
	fmt.Printf("%q %q\n", bytes.Title([]byte("hello wOrld")), bytes.Repeat([]byte("ab"), 3))
	fmt.Println(bytes.Clone(nil) == nil, bytes.Clone([]byte{}) == nil, string(bytes.Clone([]byte("copy"))))
}

func repeat(n int) {
	defer func() { fmt.Println("recovered:", recover()) }()
	bytes.Repeat([]byte("ab"), n)
}

func buffer() {
	b := bytes.NewBufferString("hello, ")
	b.WriteString("world")
	b.WriteByte('!')
	n, err := b.WriteRune('世')
	fmt.Println(n, err, b.Len(), b.Cap() >= b.Len(), b.String())
	fmt.Printf("%q", b.Next(5))
	c, err := b.ReadByte()
	fmt.Printf(" %q %v", c, err)
	fmt.Printf(" %v %v\n", b.UnreadByte(), b.UnreadByte())
	line, err := b.ReadBytes(' ')
	fmt.Printf("%q %v\n", line, err)
	peeked, err := b.Peek(3)
	fmt.Printf("%q %v", peeked, err)
	peeked, err = b.Peek(100)
	fmt.Printf(" %d %v\n", len(peeked), err)
	text, err := b.ReadString('?')
	fmt.Printf("%q %v\n", text, err)
	fmt.Println(b.ReadByte())
	fmt.Println(b.UnreadRune())
	b.Write([]byte("é"))
	r, size, err := b.ReadRune()
	fmt.Printf("%q %d %v %v %v\n", r, size, err, b.UnreadRune(), b.UnreadRune())
	b.Truncate(1)
	fmt.Printf("%q\n", b.Bytes())
	b.Reset()
	b.Write(append(b.AvailableBuffer(), "appended"...))
	fmt.Println(b.Available() > 0, b.Len())
	count, err := b.WriteTo(os.Stdout)
	fmt.Println("", count, err)
	count, err = b.ReadFrom(strings.NewReader("from a reader"))
	fmt.Println(count, err, b)
	b.Grow(100)
	fmt.Println(b.Cap()-b.Len() >= 100)
	var none *bytes.Buffer
	fmt.Println(none.String(), bytes.NewBuffer(nil).Len(), bytes.NewBuffer([]byte("given")))
}

// liar says that it has read more, or less, than is possible.
type liar int

func (l liar) Read([]byte) (int, error) { return int(l), nil }

// clumsy takes only a part of what it is given.
type clumsy struct{ err error }

func (c clumsy) Write(p []byte) (int, error) { return len(p) / 2, c.err }

func misused(name string, f func(b *bytes.Buffer)) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		}
	}()
	f(bytes.NewBufferString("four"))
}

func faults() {
	misused("Truncate", func(b *bytes.Buffer) { b.Truncate(5) })
	misused("Truncate", func(b *bytes.Buffer) { b.Truncate(-1) })
	misused("Grow", func(b *bytes.Buffer) { b.Grow(-1) })
	misused("ReadFrom", func(b *bytes.Buffer) { b.ReadFrom(liar(-1)) })
	misused("WriteTo", func(b *bytes.Buffer) {
		n, err := b.WriteTo(clumsy{})
		fmt.Println(n, err, b)
		n, err = b.WriteTo(clumsy{errors.New("broken")})
		fmt.Println(n, err, b)
	})
}

func reader() {
	r := bytes.NewReader([]byte("héllo"))
	c, err := r.ReadByte()
	fmt.Printf("%q %v", c, err)
	ch, size, err := r.ReadRune()
	fmt.Printf(" %q %d %v %v %v\n", ch, size, err, r.UnreadRune(), r.UnreadRune())
	fmt.Println(r.Len(), r.Size())
	fmt.Println(r.Seek(-2, io.SeekEnd))
	n, err := r.WriteTo(os.Stdout)
	fmt.Println("", n, err)
	fmt.Println(r.ReadByte())
	fmt.Println(r.UnreadByte(), r.Len())
	buf := make([]byte, 3)
	fmt.Println(r.ReadAt(buf, 4))
	fmt.Println(r.ReadAt(buf, -1))
	fmt.Println(r.Seek(-1, io.SeekStart))
	fmt.Println(r.Seek(1<<40, io.SeekStart))
	fmt.Println(r.Read(buf))
	r.Reset([]byte("x"))
	fmt.Println(r.Read(buf))
}

func main() {
	change()
	repeat(-1)
	repeat(1 << 62)
	buffer()
	faults()
	reader()
}

// Output:
// "istanbul I" "ISTANBUL I" "istanbul i" "ISTANBUL I"
// 	"İSTANBUL I" "istanbul ı" "İSTANBUL I"
// "ǆ ǅ Ǆ" "Ǆ Ǆ Ǆ" "ǆ ǆ ǆ" "ǅ ǅ ǅ"
// 	"Ǆ Ǆ Ǆ" "ǆ ǆ ǆ" "ǅ ǅ ǅ"
// "straße" "STRAßE" "straße" "STRAßE"
// 	"STRAßE" "straße" "STRAßE"
// "a\xffb" "A�B" "a�b" "A�B"
// 	"A�B" "a�b" "A�B"
// "oinky oinky oink" "ba"
// "-a-b-"
// "a, , c" ""
// ['é' '�' '世'] [U+00E9 U+FFFD U+4E16]
// "DROPSPACESÉ�"
// "a?b?" "a"
// "Hello WOrld" "ababab"
// true false copy
// recovered: bytes: negative Repeat count
// recovered: bytes: Repeat output length overflow
// 3 <nil> 16 true hello, world!世
// "hello" ',' <nil> <nil> bytes.Buffer: UnreadByte: previous operation was not a successful read
// ", " <nil>
// "wor" <nil> 9 EOF
// "world!世" EOF
// 0 EOF
// bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune
// 'é' 2 <nil> <nil> bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune
// "\xc3"
// true 8
// appended 8 <nil>
// 13 <nil> from a reader
// true
// <nil> 0 given
// Truncate panics: bytes.Buffer: truncation out of range
// Truncate panics: bytes.Buffer: truncation out of range
// Grow panics: bytes.Buffer.Grow: negative count
// ReadFrom panics: bytes.Buffer: reader returned negative count from Read
// 2 short write ur
// 1 broken r
// 'h' <nil> 'é' 2 <nil> <nil> bytes.Reader.UnreadRune: previous operation was not ReadRune
// 5 6
// 4 <nil>
// lo 2 <nil>
// 0 EOF
// <nil> 1
// 2 EOF
// 0 bytes.Reader.ReadAt: negative offset
// 0 bytes.Reader.Seek: negative position
// 1099511627776 <nil>
// 0 EOF
// 1 <nil>
