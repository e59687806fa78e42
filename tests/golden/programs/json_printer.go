package main

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

type Value interface{}
type Object map[string]Value
type Array []Value

type parser struct {
	s   string
	pos int
}

type SyntaxError struct {
	Pos int
	Msg string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("%s at %d", e.Msg, e.Pos) }

func (p *parser) fail(format string, args ...any) {
	panic(&SyntaxError{p.pos, fmt.Sprintf(format, args...)})
}

func (p *parser) ws() {
	for p.pos < len(p.s) && strings.ContainsRune(" \t\n\r", rune(p.s[p.pos])) {
		p.pos++
	}
}

func (p *parser) peek() byte {
	if p.pos >= len(p.s) {
		p.fail("unexpected end")
	}
	return p.s[p.pos]
}

func (p *parser) expect(c byte) {
	if got := p.peek(); got != c {
		p.fail("expected %q, got %q", c, got)
	}
	p.pos++
}

func (p *parser) value() Value {
	p.ws()
	defer p.ws()
	switch c := p.peek(); {
	case c == '{':
		obj := Object{}
		p.pos++
		for p.ws(); p.peek() != '}'; p.ws() {
			if len(obj) > 0 {
				p.expect(',')
				p.ws()
			}
			k := p.str()
			p.ws()
			p.expect(':')
			obj[k] = p.value()
		}
		p.pos++
		return obj
	case c == '[':
		arr := Array{}
		p.pos++
		for p.ws(); p.peek() != ']'; p.ws() {
			if len(arr) > 0 {
				p.expect(',')
			}
			arr = append(arr, p.value())
		}
		p.pos++
		return arr
	case c == '"':
		return p.str()
	case c == '-' || c >= '0' && c <= '9':
		start := p.pos
		for p.pos < len(p.s) && strings.IndexByte("+-.eE0123456789", p.s[p.pos]) >= 0 {
			p.pos++
		}
		f, err := strconv.ParseFloat(p.s[start:p.pos], 64)
		if err != nil {
			p.fail("bad number: %v", err)
		}
		return f
	default:
		for word, v := range map[string]Value{"true": true, "false": false, "null": nil} {
			if strings.HasPrefix(p.s[p.pos:], word) {
				p.pos += len(word)
				return v
			}
		}
		p.fail("unexpected %q", c)
	}
	return nil
}

func (p *parser) str() string {
	p.expect('"')
	var b strings.Builder
	for {
		c := p.peek()
		p.pos++
		switch c {
		case '"':
			return b.String()
		case '\\':
			e := p.peek()
			p.pos++
			switch e {
			case 'n':
				b.WriteByte('\n')
			case 'u':
				n, err := strconv.ParseUint(p.s[p.pos:p.pos+4], 16, 32)
				if err != nil {
					p.fail("bad escape")
				}
				b.WriteRune(rune(n))
				p.pos += 4
			default:
				b.WriteByte(e)
			}
		default:
			b.WriteByte(c)
		}
	}
}

func Parse(s string) (v Value, err error) {
	p := &parser{s: s}
	defer func() {
		if e, ok := recover().(*SyntaxError); ok {
			v, err = nil, e
		}
	}()
	v = p.value()
	if p.pos < len(s) {
		p.fail("trailing %q", s[p.pos:])
	}
	return
}

func Print(v Value, indent string) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return strconv.Quote(v)
	case bool, float64:
		return fmt.Sprint(v)
	case Array:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = indent + "  " + Print(x, indent+"  ")
		}
		return "[\n" + strings.Join(parts, ",\n") + "\n" + indent + "]"
	case Object:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		var b strings.Builder
		b.WriteString("{\n")
		for i, k := range keys {
			fmt.Fprintf(&b, "%s  %q: %s", indent, k, Print(v[k], indent+"  "))
			if i < len(keys)-1 {
				b.WriteByte(',')
			}
			b.WriteByte('\n')
		}
		return b.String() + indent + "}"
	}
	return fmt.Sprintf("?%T", v)
}

func main() {
	v, err := Parse(` {"name": "csp \u00e9\n", "list": [1, 2.5, -3e2, [], {}], "ok": true, "none": null, "sub": {"a": {"b": "c\"d"}}} `)
	fmt.Println(Print(v, ""), err)
	fmt.Println(v.(Object)["list"].(Array)[2], len(v.(Object)))
	for _, bad := range []string{`{"a" 1}`, `[1, 2`, `tru`, `1 2`, `"abc`, `{"a": -}`, `[1,,2]`} {
		_, err := Parse(bad)
		fmt.Println(err)
	}
}

// Output:
// {
//   "list": [
//     1,
//     2.5,
//     -300,
//     [
//
//     ],
//     {
//     }
//   ],
//   "name": "csp é\n",
//   "none": null,
//   "ok": true,
//   "sub": {
//     "a": {
//       "b": "c\"d"
//     }
//   }
// } <nil>
// -300 5
// expected ':', got '1' at 5
// unexpected end at 5
// unexpected 't' at 0
// trailing "2" at 2
// unexpected end at 4
// bad number: strconv.ParseFloat: parsing "-": invalid syntax at 7
// unexpected ',' at 3
