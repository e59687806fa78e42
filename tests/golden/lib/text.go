package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

type rot13 struct{ r io.Reader }

func (r rot13) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	for i, b := range p[:n] {
		switch {
		case b >= 'a' && b <= 'z':
			p[i] = 'a' + (b-'a'+13)%26
		case b >= 'A' && b <= 'Z':
			p[i] = 'A' + (b-'A'+13)%26
		}
	}
	return n, err
}

func main() {
	s := "The quick, brown fox; jumps over: the lazy dog."
	fmt.Println(strings.Fields(s)[1:3], strings.Split("a,b,,c", ","), strings.SplitN("a=b=c", "=", 2), strings.Join([]string{"x", "y"}, "-"))
	fmt.Println(strings.ToUpper(s[:9]), strings.Title("hello world"), strings.TrimSpace(" \t x \n"), strings.Trim("--x--", "-"), strings.TrimLeft("aab", "a"), strings.TrimPrefix("prefix-x", "prefix-"), strings.TrimSuffix("a.go", ".go"))
	fmt.Println(strings.Contains(s, "fox"), strings.Index(s, "o"), strings.LastIndex(s, "o"), strings.Count(s, "o"), strings.HasPrefix(s, "The"), strings.IndexByte(s, 'z'), strings.IndexAny(s, ";:"), strings.ContainsRune(s, 'q'))
	fmt.Println(strings.Replace("aaaa", "a", "b", 2), strings.ReplaceAll("aaaa", "aa", "x"), strings.Repeat("ab", 3), strings.EqualFold("GO", "go"), strings.Map(func(r rune) rune {
		if r == 'o' {
			return -1
		}
		return unicode.ToUpper(r)
	}, "foo bar"))
	before, after, found := strings.Cut("key: value", ": ")
	fmt.Println(before, after, found)
	fmt.Println(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }), strings.NewReplacer("a", "1", "b", "2").Replace("cab"))
	var sb strings.Builder
	for i := range 3 {
		fmt.Fprintf(&sb, "%d,", i)
	}
	sb.WriteByte('!')
	sb.WriteRune('é')
	sb.WriteString("end")
	fmt.Println(sb.String(), sb.Len())

	for _, t := range []string{"42", "-7", "0x1f", "9999999999999999999", "abc", "", "1_000"} {
		n, err := strconv.Atoi(t)
		fmt.Println(n, err)
		m, err := strconv.ParseInt(t, 0, 16)
		fmt.Println(m, err)
	}
	f, err := strconv.ParseFloat("1e-3x", 64)
	fmt.Println(f, err, errors.Is(err, strconv.ErrSyntax))
	b, err := strconv.ParseBool("maybe")
	fmt.Println(b, err)
	fmt.Println(strconv.Itoa(-45), strconv.FormatInt(255, 2), strconv.FormatInt(-255, 16), strconv.Quote("hi\n\"é\x00"), strconv.FormatFloat(1.0/3, 'f', 4, 64), strconv.FormatFloat(1e21, 'g', -1, 64), strconv.AppendInt(nil, 5, 10))
	u, err := strconv.Unquote(`"a\tb"`)
	fmt.Println(u, err)

	sc := bufio.NewScanner(strings.NewReader("line one\nline two\n\nlast"))
	for n := 1; sc.Scan(); n++ {
		fmt.Printf("%d:%q ", n, sc.Text())
	}
	fmt.Println(sc.Err())
	ws := bufio.NewScanner(strings.NewReader(s))
	ws.Split(bufio.ScanWords)
	count := map[int]int{}
	for ws.Scan() {
		count[len(ws.Text())]++
	}
	fmt.Println(count)
	r := bufio.NewReader(strings.NewReader("first\nsecond"))
	line, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	c, _, _ := r.ReadRune()
	r.UnreadRune()
	rest, err := r.ReadString('\n')
	fmt.Printf("%c %q %v\n", c, rest, err)
	io.Copy(os.Stdout, rot13{strings.NewReader("Uryyb, Tbcure!\n")})
	var buf bytes.Buffer
	buf.WriteString("hello ")
	buf.Write([]byte("world"))
	p := make([]byte, 5)
	n, _ := buf.Read(p)
	fmt.Println(string(p[:n]), buf.String(), buf.Len(), bytes.Contains(buf.Bytes(), []byte("wor")))
	fmt.Println(bytes.Equal([]byte("a"), []byte("a")), bytes.ToUpper([]byte("abc")), string(bytes.TrimSpace([]byte("  x "))), bytes.Split([]byte("a b"), []byte(" ")))
	w := bufio.NewWriter(os.Stdout)
	fmt.Fprintf(w, "buffered %d\n", w.Buffered())
	w.Flush()
	lr := io.LimitReader(strings.NewReader("0123456789"), 4)
	all, _ := io.ReadAll(io.TeeReader(lr, os.Stdout))
	fmt.Println("", len(all))
	_, err = io.ReadFull(strings.NewReader("ab"), make([]byte, 3))
	fmt.Println(err, err == io.ErrUnexpectedEOF)
	pr, pw := io.Pipe()
	go func() { fmt.Fprint(pw, "piped text"); pw.CloseWithError(errors.New("closed")) }()
	piped, err := io.ReadAll(pr)
	fmt.Println(string(piped), err)
	fmt.Println(utf8.RuneCountInString("héé"), utf8.ValidString("a\xff"), utf8.RuneLen('世'), unicode.IsUpper('É'), unicode.IsDigit('٣'), unicode.IsSpace('\u00a0'), string(unicode.ToLower('Σ')))
	rr, size := utf8.DecodeRuneInString("世x")
	fmt.Println(string(rr), size, utf8.AppendRune(nil, 'é'))
}

// Output:
// [quick, brown] [a b  c] [a b=c] x-y
// THE QUICK Hello World x x b x a
// true 13 44 4 true 40 20 true
// bbaa xx ababab true F BAR
// key value true
// [The quick brown fox jumps over the lazy dog] c12
// 0,1,2,!éend 12
// 42 <nil>
// 42 <nil>
// -7 <nil>
// -7 <nil>
// 0 strconv.Atoi: parsing "0x1f": invalid syntax
// 31 <nil>
// 9223372036854775807 strconv.Atoi: parsing "9999999999999999999": value out of range
// 32767 strconv.ParseInt: parsing "9999999999999999999": value out of range
// 0 strconv.Atoi: parsing "abc": invalid syntax
// 0 strconv.ParseInt: parsing "abc": invalid syntax
// 0 strconv.Atoi: parsing "": invalid syntax
// 0 strconv.ParseInt: parsing "": invalid syntax
// 0 strconv.Atoi: parsing "1_000": invalid syntax
// 1000 <nil>
// 0 strconv.ParseFloat: parsing "1e-3x": invalid syntax true
// false strconv.ParseBool: parsing "maybe": invalid syntax
// -45 11111111 -ff "hi\n\"é\x00" 0.3333 1e+21 [53]
// a	b <nil>
// 1:"line one" 2:"line two" 3:"" 4:"last" <nil>
// map[3:2 4:3 5:3 6:1]
// "first\n" <nil>
// s "second" EOF
// Hello, Gopher!
// hello  world 6 true
// true [65 66 67] x [[97] [98]]
// buffered 0
// 0123 4
// unexpected EOF true
// piped text closed
// 3 false 3 true true true σ
// 世 3 [195 169]
