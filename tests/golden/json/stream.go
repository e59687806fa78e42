package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// oneByte reads a byte at a time.
type oneByte struct{ r io.Reader }

func (o oneByte) Read(p []byte) (int, error) { return o.r.Read(p[:min(1, len(p))]) }

func reader(s string, slow bool) io.Reader {
	if slow {
		return oneByte{strings.NewReader(s)}
	}
	return strings.NewReader(s)
}

func report(d *json.Decoder, err error) {
	fmt.Printf(" [%T %v %d", err, err, d.InputOffset())
	if e, ok := err.(*json.SyntaxError); ok {
		fmt.Print(" ", e.Offset)
	}
	fmt.Print("]")
}

func tokens(s string, slow bool) {
	d := json.NewDecoder(reader(s, slow))
	for i := range 20 {
		if i%2 == 1 {
			fmt.Print(" ", d.More(), " ", d.InputOffset())
		}
		t, err := d.Token()
		if err != nil {
			report(d, err)
			return
		}
		fmt.Printf(" %T:%v", t, t)
	}
}

func decodes(s string, slow bool) {
	d := json.NewDecoder(reader(s, slow))
	for {
		var v any
		if err := d.Decode(&v); err != nil {
			report(d, err)
			break
		}
		fmt.Printf(" %v", v)
	}
	rest, _ := io.ReadAll(d.Buffered())
	fmt.Printf(" %q", rest)
}

var texts = []string{
	``, ` `, `1 2 3`, `{"a":1,"b":[true,null]}`, `{"a"}`, `{"a":}`, `[1,]`, `[,1]`, `{,}`, `{1:2}`, `[1 2]`, `{"a":1 "b":2}`, `}`, `[}`, `{"a":1]`,
	`[1}`, `x`, `nulx`, `"abc`, `"a\u12x4"`, `1.x`, `[1`, `[1,`, `{"a":`, `{"a"`, `{`, `{"a":{"b":[]}} {"x":1}`, `1e400`, `123 "abc" [1] null`, `1,2`, `"a":1`,
}

type failing struct{ n int }

func (f *failing) Write(p []byte) (int, error) {
	if f.n--; f.n < 0 {
		return 0, errors.New("full")
	}
	return len(p), nil
}

func (f *failing) Read(p []byte) (int, error) {
	if f.n--; f.n < 0 {
		return 0, errors.New("broken")
	}
	return copy(p, "[1,"), nil
}

func main() {
	for _, s := range texts {
		for _, slow := range []bool{false, true} {
			fmt.Printf("%q", s)
			tokens(s, slow)
			fmt.Print(" |")
			decodes(s, slow)
			fmt.Println()
		}
	}

	d := json.NewDecoder(strings.NewReader(`{"items":[{"a":1},{"a":2,"b":3},"x"],"n":12345678901234567890} tail`))
	d.UseNumber()
	for range 3 {
		fmt.Println(d.Token())
	}
	for d.More() {
		var s struct{ A int }
		fmt.Println(d.Decode(&s), s, d.InputOffset())
	}
	for range 5 {
		t, err := d.Token()
		fmt.Printf("%T %v %v\n", t, t, err)
	}
	d = json.NewDecoder(strings.NewReader(strings.Repeat(`{"key":"some longer value","n":[1,2,3]} `, 200)))
	for range 20 {
		var v any
		err := d.Decode(&v)
		rest, _ := io.ReadAll(d.Buffered())
		fmt.Print(len(rest), " ", err, " ")
	}
	fmt.Println()
	d = json.NewDecoder(&failing{2})
	var v any
	fmt.Println(d.Decode(&v), d.Decode(&v))

	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent(">", "  ")
	e.SetEscapeHTML(false)
	fmt.Println(e.Encode(map[string]any{"a<": []string{"<&>"}}), e.Encode(func() {}), e.Encode("x"))
	e.SetIndent("", "")
	e.SetEscapeHTML(true)
	fmt.Println(e.Encode("<"))
	fmt.Print(b.String())
	e = json.NewEncoder(&failing{1})
	fmt.Println(e.Encode(1), e.Encode(2), e.Encode(3))
}

// Output:
// "" [*errors.errorString EOF 0] | [*errors.errorString EOF 0] ""
// "" [*errors.errorString EOF 0] | [*errors.errorString EOF 0] ""
// " " [*errors.errorString EOF 0] | [*errors.errorString EOF 0] " "
// " " [*errors.errorString EOF 0] | [*errors.errorString EOF 0] " "
// "1 2 3" float64:1 true 2 float64:2 float64:3 false 5 [*errors.errorString EOF 5] | 1 2 3 [*errors.errorString EOF 5] ""
// "1 2 3" float64:1 true 2 float64:2 float64:3 false 5 [*errors.errorString EOF 5] | 1 2 3 [*errors.errorString EOF 5] ""
// "{\"a\":1,\"b\":[true,null]}" json.Delim:{ true 1 string:a float64:1 true 6 string:b json.Delim:[ true 12 bool:true <nil>:<nil> false 21 json.Delim:] json.Delim:} false 23 [*errors.errorString EOF 23] | map[a:1 b:[true <nil>]] [*errors.errorString EOF 23] ""
// "{\"a\":1,\"b\":[true,null]}" json.Delim:{ true 1 string:a float64:1 true 6 string:b json.Delim:[ true 12 bool:true <nil>:<nil> false 21 json.Delim:] json.Delim:} false 23 [*errors.errorString EOF 23] | map[a:1 b:[true <nil>]] [*errors.errorString EOF 23] ""
// "{\"a\"}" json.Delim:{ true 1 string:a [*json.SyntaxError invalid character '}' after object key 4 5] | [*json.SyntaxError invalid character '}' after object key 0 5] "{\"a\"}"
// "{\"a\"}" json.Delim:{ true 1 string:a [*json.SyntaxError invalid character '}' after object key 4 5] | [*json.SyntaxError invalid character '}' after object key 0 5] "{\"a\"}"
// "{\"a\":}" json.Delim:{ true 1 string:a [*json.SyntaxError missing value after object key 4 6] | [*json.SyntaxError invalid character '}' looking for beginning of value 0 6] "{\"a\":}"
// "{\"a\":}" json.Delim:{ true 1 string:a [*json.SyntaxError missing value after object key 4 6] | [*json.SyntaxError invalid character '}' looking for beginning of value 0 6] "{\"a\":}"
// "[1,]" json.Delim:[ true 1 float64:1 [*json.SyntaxError invalid character ',' looking for beginning of value 2 3] | [*json.SyntaxError invalid character ']' looking for beginning of value 0 4] "[1,]"
// "[1,]" json.Delim:[ true 1 float64:1 [*json.SyntaxError invalid character ',' looking for beginning of value 2 3] | [*json.SyntaxError invalid character ']' looking for beginning of value 0 4] "[1,]"
// "[,1]" json.Delim:[ true 1 [*json.SyntaxError invalid character ',' looking for beginning of value 1 2] | [*json.SyntaxError invalid character ',' looking for beginning of value 0 2] "[,1]"
// "[,1]" json.Delim:[ true 1 [*json.SyntaxError invalid character ',' looking for beginning of value 1 2] | [*json.SyntaxError invalid character ',' looking for beginning of value 0 2] "[,"
// "{,}" json.Delim:{ true 1 [*json.SyntaxError invalid character ',' looking for beginning of value 1 2] | [*json.SyntaxError invalid character ',' looking for beginning of object key string 0 2] "{,}"
// "{,}" json.Delim:{ true 1 [*json.SyntaxError invalid character ',' looking for beginning of value 1 2] | [*json.SyntaxError invalid character ',' looking for beginning of object key string 0 2] "{,"
// "{1:2}" json.Delim:{ true 1 [*json.SyntaxError object member name must be a string 1 2] | [*json.SyntaxError invalid character '1' looking for beginning of object key string 0 2] "{1:2}"
// "{1:2}" json.Delim:{ true 1 [*json.SyntaxError object member name must be a string 1 2] | [*json.SyntaxError invalid character '1' looking for beginning of object key string 0 2] "{1"
// "[1 2]" json.Delim:[ true 1 float64:1 [*json.SyntaxError invalid character '2' after array element 2 4] | [*json.SyntaxError invalid character '2' after array element 0 4] "[1 2]"
// "[1 2]" json.Delim:[ true 1 float64:1 [*json.SyntaxError invalid character '2' after array element 2 4] | [*json.SyntaxError invalid character '2' after array element 0 4] "[1 2"
// "{\"a\":1 \"b\":2}" json.Delim:{ true 1 string:a float64:1 true 7 [*json.SyntaxError invalid character '"' after object key:value pair 7 8] | [*json.SyntaxError invalid character '"' after object key:value pair 0 8] "{\"a\":1 \"b\":2}"
// "{\"a\":1 \"b\":2}" json.Delim:{ true 1 string:a float64:1 true 7 [*json.SyntaxError invalid character '"' after object key:value pair 7 8] | [*json.SyntaxError invalid character '"' after object key:value pair 0 8] "{\"a\":1 \""
// "}" [*json.SyntaxError invalid character '}' looking for beginning of value 0 1] | [*json.SyntaxError invalid character '}' looking for beginning of value 0 1] "}"
// "}" [*json.SyntaxError invalid character '}' looking for beginning of value 0 1] | [*json.SyntaxError invalid character '}' looking for beginning of value 0 1] "}"
// "[}" json.Delim:[ false 1 [*json.SyntaxError invalid character '}' looking for beginning of value 1 2] | [*json.SyntaxError invalid character '}' looking for beginning of value 0 2] "[}"
// "[}" json.Delim:[ false 1 [*json.SyntaxError invalid character '}' looking for beginning of value 1 2] | [*json.SyntaxError invalid character '}' looking for beginning of value 0 2] "[}"
// "{\"a\":1]" json.Delim:{ true 1 string:a float64:1 false 6 [*json.SyntaxError invalid character ']' after object key:value pair 6 7] | [*json.SyntaxError invalid character ']' after object key:value pair 0 7] "{\"a\":1]"
// "{\"a\":1]" json.Delim:{ true 1 string:a float64:1 false 6 [*json.SyntaxError invalid character ']' after object key:value pair 6 7] | [*json.SyntaxError invalid character ']' after object key:value pair 0 7] "{\"a\":1]"
// "[1}" json.Delim:[ true 1 float64:1 [*json.SyntaxError invalid character '}' after array element 2 3] | [*json.SyntaxError invalid character '}' after array element 0 3] "[1}"
// "[1}" json.Delim:[ true 1 float64:1 [*json.SyntaxError invalid character '}' after array element 2 3] | [*json.SyntaxError invalid character '}' after array element 0 3] "[1}"
// "x" [*json.SyntaxError invalid character 'x' looking for beginning of value 0 1] | [*json.SyntaxError invalid character 'x' looking for beginning of value 0 1] "x"
// "x" [*json.SyntaxError invalid character 'x' looking for beginning of value 0 1] | [*json.SyntaxError invalid character 'x' looking for beginning of value 0 1] "x"
// "nulx" [*json.SyntaxError invalid character 'x' in literal null (expecting 'l') 0 4] | [*json.SyntaxError invalid character 'x' in literal null (expecting 'l') 0 4] "nulx"
// "nulx" [*json.SyntaxError invalid character 'x' in literal null (expecting 'l') 0 4] | [*json.SyntaxError invalid character 'x' in literal null (expecting 'l') 0 4] "nulx"
// "\"abc" [*errors.errorString unexpected EOF 0] | [*errors.errorString unexpected EOF 0] "\"abc"
// "\"abc" [*errors.errorString unexpected EOF 0] | [*errors.errorString unexpected EOF 0] "\"abc"
// "\"a\\u12x4\"" [*json.SyntaxError invalid escape sequence `\u12x4` in string 0 8] | [*json.SyntaxError invalid escape sequence `\u12x4` in string 0 8] "\"a\\u12x4\""
// "\"a\\u12x4\"" [*json.SyntaxError invalid escape sequence `\u12x` in string 0 7] | [*json.SyntaxError invalid escape sequence `\u12x` in string 0 7] "\"a\\u12x"
// "1.x" [*json.SyntaxError invalid character 'x' in numeric literal 0 3] | [*json.SyntaxError invalid character 'x' in numeric literal 0 3] "1.x"
// "1.x" [*json.SyntaxError invalid character 'x' in numeric literal 0 3] | [*json.SyntaxError invalid character 'x' in numeric literal 0 3] "1.x"
// "[1" json.Delim:[ true 1 float64:1 [*errors.errorString EOF 2] | [*errors.errorString unexpected EOF 0] "[1"
// "[1" json.Delim:[ true 1 float64:1 [*errors.errorString EOF 2] | [*errors.errorString unexpected EOF 0] "[1"
// "[1," json.Delim:[ true 1 float64:1 [*errors.errorString EOF 3] | [*errors.errorString unexpected EOF 0] "[1,"
// "[1," json.Delim:[ true 1 float64:1 [*errors.errorString EOF 3] | [*errors.errorString unexpected EOF 0] "[1,"
// "{\"a\":" json.Delim:{ true 1 string:a [*errors.errorString EOF 5] | [*errors.errorString unexpected EOF 0] "{\"a\":"
// "{\"a\":" json.Delim:{ true 1 string:a [*errors.errorString EOF 5] | [*errors.errorString unexpected EOF 0] "{\"a\":"
// "{\"a\"" json.Delim:{ true 1 string:a [*errors.errorString EOF 4] | [*errors.errorString unexpected EOF 0] "{\"a\""
// "{\"a\"" json.Delim:{ true 1 string:a [*errors.errorString EOF 4] | [*errors.errorString unexpected EOF 0] "{\"a\""
// "{" json.Delim:{ true 1 [*json.SyntaxError unexpected end of JSON input 1 1] | [*errors.errorString unexpected EOF 0] "{"
// "{" json.Delim:{ true 1 [*json.SyntaxError unexpected end of JSON input 1 1] | [*errors.errorString unexpected EOF 0] "{"
// "{\"a\":{\"b\":[]}} {\"x\":1}" json.Delim:{ true 1 string:a json.Delim:{ true 6 string:b json.Delim:[ false 11 json.Delim:] json.Delim:} false 13 json.Delim:} json.Delim:{ true 16 string:x float64:1 false 21 json.Delim:} [*errors.errorString EOF 22] | map[a:map[b:[]]] map[x:1] [*errors.errorString EOF 22] ""
// "{\"a\":{\"b\":[]}} {\"x\":1}" json.Delim:{ true 1 string:a json.Delim:{ true 6 string:b json.Delim:[ false 11 json.Delim:] json.Delim:} false 13 json.Delim:} json.Delim:{ true 16 string:x float64:1 false 21 json.Delim:} [*errors.errorString EOF 22] | map[a:map[b:[]]] map[x:1] [*errors.errorString EOF 22] ""
// "1e400" [*json.UnmarshalTypeError json: cannot unmarshal number 1e400 into Go value of type float64 5] | [*json.UnmarshalTypeError json: cannot unmarshal number 1e400 into Go value of type float64 5] ""
// "1e400" [*json.UnmarshalTypeError json: cannot unmarshal number 1e400 into Go value of type float64 5] | [*json.UnmarshalTypeError json: cannot unmarshal number 1e400 into Go value of type float64 5] ""
// "123 \"abc\" [1] null" float64:123 true 4 string:abc json.Delim:[ true 11 float64:1 json.Delim:] true 14 <nil>:<nil> [*errors.errorString EOF 18] | 123 abc [1] <nil> [*errors.errorString EOF 18] ""
// "123 \"abc\" [1] null" float64:123 true 4 string:abc json.Delim:[ true 11 float64:1 json.Delim:] true 14 <nil>:<nil> [*errors.errorString EOF 18] | 123 abc [1] <nil> [*errors.errorString EOF 18] ""
// "1,2" float64:1 true 1 [*json.SyntaxError invalid character ',' looking for beginning of value 1 2] | 1 [*json.SyntaxError invalid character ',' looking for beginning of value 1 2] ",2"
// "1,2" float64:1 true 1 [*json.SyntaxError invalid character ',' looking for beginning of value 1 2] | 1 [*json.SyntaxError invalid character ',' looking for beginning of value 1 2] ",2"
// "\"a\":1" string:a true 3 [*json.SyntaxError invalid character ':' looking for beginning of value 3 4] | a [*json.SyntaxError invalid character ':' looking for beginning of value 3 4] ":1"
// "\"a\":1" string:a true 3 [*json.SyntaxError invalid character ':' looking for beginning of value 3 4] | a [*json.SyntaxError invalid character ':' looking for beginning of value 3 4] ":1"
// { <nil>
// items <nil>
// [ <nil>
// <nil> {1} 17
// <nil> {2} 31
// json: cannot unmarshal string into Go value of type struct { A int } {0} 35
// json.Delim ] <nil>
// string n <nil>
// json.Number 12345678901234567890 <nil>
// json.Delim } <nil>
// <nil> <nil> invalid character 'a' in literal true (expecting 'r')
// 25 <nil> 24 <nil> 24 <nil> 24 <nil> 88 <nil> 48 <nil> 8 <nil> 216 <nil> 176 <nil> 136 <nil> 96 <nil> 56 <nil> 16 <nil> 472 <nil> 432 <nil> 392 <nil> 352 <nil> 312 <nil> 272 <nil> 232 <nil>
// broken broken
// <nil> json: unsupported type: func() <nil>
// <nil>
// {
// >  "a<": [
// >    "<&>"
// >  ]
// >}
// "x"
// "\u003c"
// <nil> full full
