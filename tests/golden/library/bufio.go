// Package bufio: readers, writers and scanners, with sources that behave oddly.

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// slow gives one byte at a time, and then an error.
type slow struct {
	text string
	err  error
}

func (s *slow) Read(p []byte) (int, error) {
	if s.text == "" {
		return 0, s.err
	}
	n := copy(p[:min(1, len(p))], s.text)
	s.text = s.text[n:]
	return n, nil
}

func readers() {
	r := bufio.NewReaderSize(&slow{"first line\nsecond: a line longer than the buffer\nrest", io.EOF}, 16)
	fmt.Println(r.Size(), r.Buffered())
	c, err := r.ReadByte()
	fmt.Printf("%q %v %v %v\n", c, err, r.UnreadByte(), r.UnreadByte())
	line, err := r.ReadSlice('\n')
	fmt.Printf("%q %v\n", line, err)
	line, err = r.ReadSlice('\n')
	fmt.Printf("%q %v\n", line, err)
	part, prefix, err := r.ReadLine()
	fmt.Printf("%q %v %v\n", part, prefix, err)
	part, prefix, err = r.ReadLine()
	fmt.Printf("%q %v %v\n", part, prefix, err)
	peeked, err := r.Peek(2)
	fmt.Printf("%q %v\n", peeked, err)
	_, err = r.Peek(17)
	fmt.Println(err)
	_, err = r.Peek(-1)
	fmt.Println(err)
	n, err := r.Discard(1)
	fmt.Println(n, err)
	n, err = r.Discard(-1)
	fmt.Println(n, err)
	line, err = r.ReadBytes('\n')
	fmt.Printf("%q %v\n", line, err)
	fmt.Println(r.ReadByte())
	r.Reset(strings.NewReader("é\xffz"))
	for {
		ch, size, err := r.ReadRune()
		if err != nil {
			fmt.Println(err, r.UnreadRune())
			break
		}
		fmt.Printf("%q %d ", ch, size)
	}
	r.Reset(&slow{"to the writer", errors.New("broken")})
	count, err := r.WriteTo(os.Stdout)
	fmt.Println("", count, err)
	text, err := bufio.NewReader(&slow{"no delimiter", errors.New("cut off")}).ReadString(';')
	fmt.Printf("%q %v\n", text, err)
	_, err = bufio.NewReader(nothing{}).ReadByte()
	fmt.Println(err)
}

// nothing never gives a byte, nor an error.
type nothing struct{}

func (nothing) Read([]byte) (int, error) { return 0, nil }

// narrow takes three bytes and fails then.
type narrow struct{ bytes.Buffer }

func (n *narrow) Write(p []byte) (int, error) {
	if n.Len()+len(p) > 3 {
		return n.Buffer.Write(p[:3-n.Len()])
	}
	return n.Buffer.Write(p)
}

func writers() {
	var out bytes.Buffer
	w := bufio.NewWriterSize(&out, 8)
	fmt.Println(w.Size(), w.Available(), w.Buffered())
	w.WriteString("1234")
	w.WriteByte('5')
	w.WriteRune('é')
	fmt.Println(w.Available(), w.Buffered(), out.Len())
	w.WriteRune('世')
	fmt.Printf("%q %d\n", out.String(), w.Buffered())
	b := w.AvailableBuffer()
	fmt.Println(len(b), cap(b))
	w.Write(append(b, "xy"...))
	n, err := w.ReadFrom(strings.NewReader("read from a reader"))
	fmt.Println(n, err, w.Flush())
	fmt.Printf("%q\n", out.String())
	w.Reset(&narrow{})
	w.WriteString("1234567890")
	fmt.Println(w.Flush())
	_, err = w.WriteString("again")
	fmt.Println(err, w.WriteByte('x'))
	both := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("question")), bufio.NewWriter(&out))
	out.Reset()
	question, _ := both.ReadString(0)
	fmt.Fprintf(both, "%s: answer", question)
	fmt.Printf("%q %v %q\n", out.String(), both.Flush(), out.String())
}

func scan(name, text string, split bufio.SplitFunc) {
	fmt.Print(name)
	s := bufio.NewScanner(&slow{text, io.EOF})
	s.Split(split)
	for s.Scan() {
		fmt.Printf(" %q", s.Text())
	}
	fmt.Println(" ", s.Err())
}

// pairs takes two bytes at a time; a single one at the end is the last token.
func pairs(data []byte, atEOF bool) (int, []byte, error) {
	switch {
	case bytes.HasPrefix(data, []byte("!!")):
		return 0, nil, errors.New("an alarm")
	case bytes.HasPrefix(data, []byte("..")):
		return 0, []byte("end"), bufio.ErrFinalToken
	case len(data) >= 2:
		return 2, data[:2], nil
	case atEOF && len(data) > 0:
		return len(data), data, nil
	}
	return 0, nil, nil
}

func scanners() {
	scan("lines", "one\r\ntwo\n\nlast", bufio.ScanLines)
	scan("words", " a\u2003bc\n d ", bufio.ScanWords)
	scan("runes", "é\xff世", bufio.ScanRunes)
	scan("bytes", "é", bufio.ScanBytes)
	scan("pairs", "abcde", pairs)
	scan("pairs", "ab..cd", pairs)
	scan("pairs", "ab!!cd", pairs)
	scan("backwards", "ab", func([]byte, bool) (int, []byte, error) { return -1, nil, nil })
	scan("too far", "ab", func(data []byte, _ bool) (int, []byte, error) { return len(data) + 1, nil, nil })
	for _, split := range []bufio.SplitFunc{bufio.ScanLines, bufio.ScanBytes, bufio.ScanRunes, bufio.ScanWords} {
		advance, token, err := split([]byte("ab\r\nc"), true)
		fmt.Printf("%d %q %v; ", advance, token, err)
		advance, token, err = split(nil, true)
		fmt.Printf("%d %q %v\n", advance, token, err)
	}
	s := bufio.NewScanner(strings.NewReader("a long line\n"))
	s.Buffer(make([]byte, 0, 4), 8)
	fmt.Println(s.Scan(), s.Err(), errors.Is(s.Err(), bufio.ErrTooLong))
	defer func() { fmt.Println("recovered:", recover()) }()
	s.Split(bufio.ScanWords)
}

func main() {
	readers()
	writers()
	scanners()
}

// Output:
// 16 0
// 'f' <nil> <nil> bufio: invalid use of UnreadByte
// "first line\n" <nil>
// "second: a line l" bufio: buffer full
// "onger than the b" true <nil>
// "uffer" false <nil>
// "re" <nil>
// bufio: buffer full
// bufio: negative count
// 1 <nil>
// 0 bufio: negative count
// "est" EOF
// 0 EOF
// 'é' 2 '�' 1 'z' 1 EOF bufio: invalid use of UnreadRune
// to the writer 13 broken
// "no delimiter" cut off
// multiple Read calls return no data or error
// 8 8 0
// 6 2 5
// "12345" 5
// 0 3
// 18 <nil> <nil>
// "12345é世xyread from a reader"
// <nil>
// <nil> <nil>
// "" <nil> "question: answer"
// lines "one" "two" "" "last"  <nil>
// words "a" "bc" "d"  <nil>
// runes "é" "�" "世"  <nil>
// bytes "\xc3" "\xa9"  <nil>
// pairs "ab" "cd" "e"  <nil>
// pairs "ab" "end"  <nil>
// pairs "ab"  an alarm
// backwards  bufio.Scanner: SplitFunc returns negative advance count
// too far  bufio.Scanner: SplitFunc returns advance count beyond input
// 4 "ab" <nil>; 0 "" <nil>
// 1 "a" <nil>; 0 "" <nil>
// 1 "a" <nil>; 0 "" <nil>
// 3 "ab" <nil>; 0 "" <nil>
// false bufio.Scanner: token too long true
// recovered: Split called after Scan
