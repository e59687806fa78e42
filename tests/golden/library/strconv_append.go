// Package strconv: what Append, Format, Quote and Parse functions make of values at the edges.

package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

func quotes() {
	for _, s := range []string{"", "plain", "tab\tquote\"back\\slash`", "ü\u00a0☺\u200b", "\xff\x00\x7f", "\U0010ffff\ufeff"} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s))
		b := strconv.AppendQuote([]byte("a:"), s)
		b = strconv.AppendQuoteToASCII(append(b, " b:"...), s)
		b = strconv.AppendQuoteToGraphic(append(b, " c:"...), s)
		fmt.Println(string(b))
	}
	for _, r := range []rune{'a', '\'', '"', '☺', '\n', 0, 0x7f, '\u00a0', '\u3000', 0xd800, -1, 0x110000} {
		fmt.Print(strconv.QuoteRune(r), " ", strconv.QuoteRuneToASCII(r), " ", strconv.QuoteRuneToGraphic(r))
		b := strconv.AppendQuoteRune([]byte(" "), r)
		b = strconv.AppendQuoteRuneToASCII(append(b, ' '), r)
		b = strconv.AppendQuoteRuneToGraphic(append(b, ' '), r)
		fmt.Println(string(b), strconv.IsPrint(r), strconv.IsGraphic(r))
	}
}

func unquotes() {
	for _, s := range []string{`"a\tb" rest`, "`raw\n` rest", `'x' rest`, `"open`, `'ab'`, `"\q"`, `"\u00e9\x41\101"`, ``, `x`, "`a\rb`", `"\ud800"`, `'\''`} {
		prefix, err := strconv.QuotedPrefix(s)
		text, err2 := strconv.Unquote(s)
		fmt.Printf("%q: %q %v, %q %v\n", s, prefix, err, text, err2)
	}
	for _, s := range []string{`\n...`, `é!`, `\x41B`, `\'`, `\"`, `\777`, `\u12`, `\U0001F600z`, "\xff", "", `\`, "'"} {
		r, multibyte, tail, err := strconv.UnquoteChar(s, '\'')
		fmt.Printf("%q: %q %v %q %v\n", s, r, multibyte, tail, err)
	}
}

func numbers() {
	fmt.Println(strconv.FormatBool(true), string(strconv.AppendBool([]byte("is "), false)))
	fmt.Println(strconv.FormatUint(math.MaxUint64, 10), strconv.FormatUint(math.MaxUint64, 2), strconv.FormatUint(35, 36))
	fmt.Println(strconv.FormatInt(math.MinInt64, 10), strconv.FormatInt(-255, 16), strconv.Itoa(-0))
	fmt.Println(string(strconv.AppendUint([]byte("u"), 7, 2)), string(strconv.AppendInt([]byte("i"), -7, 3)))
	for _, x := range []float64{0, math.Copysign(0, -1), 1, 1.5, 1e21, 1e-7, math.Inf(-1), math.NaN(), math.MaxFloat64, 5e-324, 123456789} {
		b := strconv.AppendFloat(nil, x, 'g', -1, 64)
		for _, format := range []byte("efbxG") {
			b = strconv.AppendFloat(append(b, ' '), x, format, 3, 32)
		}
		fmt.Println(string(b))
	}
	for _, c := range []complex128{0, 1 + 2i, complex(math.Inf(1), math.NaN()), -1.5e10i} {
		fmt.Println(strconv.FormatComplex(c, 'g', -1, 128), strconv.FormatComplex(c, 'f', 2, 64), strconv.FormatComplex(c, 'e', 0, 128))
	}
	fmt.Println(string(strconv.AppendFloat(nil, 1, '?', 0, 64)))
	for _, f := range []func(){
		func() { strconv.FormatInt(1, 37) },
		func() { strconv.FormatUint(1, 1) },
		func() { strconv.FormatFloat(1, 'g', -1, 16) },
		func() { strconv.FormatComplex(1, 'g', -1, 32) },
	} {
		func() {
			defer func() { fmt.Println("recovered:", recover()) }()
			f()
		}()
	}
}

func parse() {
	for _, s := range []string{"1+2i", "i", "-3i", "2.5", "(1-1i)", "Inf+NaNi", "1e400+1i", "1+2", "", "+i", "0x1p4+0x2p1i", "1_0i"} {
		c, err := strconv.ParseComplex(s, 128)
		c64, err64 := strconv.ParseComplex(s, 64)
		fmt.Println(c, err, c64, err64)
	}
	for _, s := range []string{"18446744073709551616", "-1", "0b101", "z", "12a", "1__0", "0x_f"} {
		u, err := strconv.ParseUint(s, 0, 64)
		i, err2 := strconv.ParseInt(s, 36, 16)
		fmt.Println(u, err, i, err2)
	}
	_, err := strconv.Atoi("9999999999999999999")
	fmt.Println(errors.Is(err, strconv.ErrRange), errors.Is(err, strconv.ErrSyntax))
	var number *strconv.NumError
	fmt.Println(errors.As(err, &number), number.Func, number.Num, number.Unwrap())
	_, err = strconv.ParseInt("1", 1, 0)
	fmt.Println(err)
	_, err = strconv.ParseUint("1", 10, 65)
	fmt.Println(err)
	_, err = strconv.ParseBool("yes")
	fmt.Println(err)
}

func main() {
	quotes()
	unquotes()
	numbers()
	parse()
}

// Output:
// "" "" "" true
// a:"" b:"" c:""
// "plain" "plain" "plain" true
// a:"plain" b:"plain" c:"plain"
// "tab\tquote\"back\\slash`" "tab\tquote\"back\\slash`" "tab\tquote\"back\\slash`" false
// a:"tab\tquote\"back\\slash`" b:"tab\tquote\"back\\slash`" c:"tab\tquote\"back\\slash`"
// "ü\u00a0☺\u200b" "\u00fc\u00a0\u263a\u200b" "ü ☺\u200b" true
// a:"ü\u00a0☺\u200b" b:"\u00fc\u00a0\u263a\u200b" c:"ü ☺\u200b"
// "\xff\x00\x7f" "\xff\x00\x7f" "\xff\x00\x7f" false
// a:"\xff\x00\x7f" b:"\xff\x00\x7f" c:"\xff\x00\x7f"
// "\U0010ffff\ufeff" "\U0010ffff\ufeff" "\U0010ffff\ufeff" false
// a:"\U0010ffff\ufeff" b:"\U0010ffff\ufeff" c:"\U0010ffff\ufeff"
// 'a' 'a' 'a' 'a' 'a' 'a' true true
// '\'' '\'' '\'' '\'' '\'' '\'' true true
// '"' '"' '"' '"' '"' '"' true true
// '☺' '\u263a' '☺' '☺' '\u263a' '☺' true true
// '\n' '\n' '\n' '\n' '\n' '\n' false false
// '\x00' '\x00' '\x00' '\x00' '\x00' '\x00' false false
// '\x7f' '\x7f' '\x7f' '\x7f' '\x7f' '\x7f' false false
// '\u00a0' '\u00a0' ' ' '\u00a0' '\u00a0' ' ' false true
// '\u3000' '\u3000' '　' '\u3000' '\u3000' '　' false true
// '�' '\ufffd' '�' '�' '\ufffd' '�' false false
// '�' '\ufffd' '�' '�' '\ufffd' '�' false false
// '�' '\ufffd' '�' '�' '\ufffd' '�' false false
// "\"a\\tb\" rest": "\"a\\tb\"" <nil>, "" invalid syntax
// "`raw\n` rest": "`raw\n`" <nil>, "" invalid syntax
// "'x' rest": "'x'" <nil>, "" invalid syntax
// "\"open": "" invalid syntax, "" invalid syntax
// "'ab'": "" invalid syntax, "" invalid syntax
// "\"\\q\"": "" invalid syntax, "" invalid syntax
// "\"\\u00e9\\x41\\101\"": "\"\\u00e9\\x41\\101\"" <nil>, "éAA" <nil>
// "": "" invalid syntax, "" invalid syntax
// "x": "" invalid syntax, "" invalid syntax
// "`a\rb`": "`a\rb`" <nil>, "ab" <nil>
// "\"\\ud800\"": "" invalid syntax, "" invalid syntax
// "'\\''": "'\\''" <nil>, "'" <nil>
// "\\n...": '\n' false "..." <nil>
// "é!": 'é' true "!" <nil>
// "\\x41B": 'A' false "B" <nil>
// "\\'": '\'' false "" <nil>
// "\\\"": '\x00' false "" invalid syntax
// "\\777": '\x00' false "" invalid syntax
// "\\u12": '\x00' false "" invalid syntax
// "\\U0001F600z": '😀' true "z" <nil>
// "\xff": '�' true "" <nil>
// "": '\x00' false "" invalid syntax
// "\\": '\x00' false "" invalid syntax
// "'": '\x00' false "" invalid syntax
// true is false
// 18446744073709551615 1111111111111111111111111111111111111111111111111111111111111111 z
// -9223372036854775808 -ff 0
// u111 i-21
// 0 0.000e+00 0.000 0p-149 0x0.000p+00 0
// -0 -0.000e+00 -0.000 -0p-149 -0x0.000p+00 -0
// 1 1.000e+00 1.000 8388608p-23 0x1.000p+00 1
// 1.5 1.500e+00 1.500 12582912p-23 0x1.800p+00 1.5
// 1e+21 1.000e+21 1000000020040877342720.000 14210855p+46 0x1.b1bp+69 1E+21
// 1e-07 1.000e-07 0.000 14073749p-47 0x1.ad8p-24 1E-07
// -Inf -Inf -Inf -Inf -Inf -Inf
// NaN NaN NaN NaN NaN NaN
// 1.7976931348623157e+308 +Inf +Inf +Inf +Inf +Inf
// 5e-324 0.000e+00 0.000 0p-149 0x0.000p+00 0
// 1.23456789e+08 1.235e+08 123456792.000 15432099p+3 0x1.d6fp+26 1.23E+08
// (0+0i) (0.00+0.00i) (0e+00+0e+00i)
// (1+2i) (1.00+2.00i) (1e+00+2e+00i)
// (+Inf+NaNi) (+Inf+NaNi) (+Inf+NaNi)
// (0-1.5e+10i) (0.00-15000000512.00i) (0e+00-2e+10i)
// %?
// recovered: strconv: illegal AppendInt/FormatInt base
// recovered: strconv: illegal AppendInt/FormatInt base
// recovered: strconv: illegal FormatFloat bitSize
// recovered: invalid bitSize
// (1+2i) <nil> (1+2i) <nil>
// (0+0i) strconv.ParseComplex: parsing "i": invalid syntax (0+0i) strconv.ParseComplex: parsing "i": invalid syntax
// (0-3i) <nil> (0-3i) <nil>
// (2.5+0i) <nil> (2.5+0i) <nil>
// (1-1i) <nil> (1-1i) <nil>
// (+Inf+NaNi) <nil> (+Inf+NaNi) <nil>
// (+Inf+1i) strconv.ParseComplex: parsing "1e400+1i": value out of range (+Inf+1i) strconv.ParseComplex: parsing "1e400+1i": value out of range
// (0+0i) strconv.ParseComplex: parsing "1+2": invalid syntax (0+0i) strconv.ParseComplex: parsing "1+2": invalid syntax
// (0+0i) strconv.ParseComplex: parsing "": invalid syntax (0+0i) strconv.ParseComplex: parsing "": invalid syntax
// (0+0i) strconv.ParseComplex: parsing "+i": invalid syntax (0+0i) strconv.ParseComplex: parsing "+i": invalid syntax
// (16+4i) <nil> (16+4i) <nil>
// (0+10i) <nil> (0+10i) <nil>
// 18446744073709551615 strconv.ParseUint: parsing "18446744073709551616": value out of range 32767 strconv.ParseInt: parsing "18446744073709551616": value out of range
// 0 strconv.ParseUint: parsing "-1": invalid syntax -1 <nil>
// 5 <nil> 32767 strconv.ParseInt: parsing "0b101": value out of range
// 0 strconv.ParseUint: parsing "z": invalid syntax 35 <nil>
// 0 strconv.ParseUint: parsing "12a": invalid syntax 1378 <nil>
// 0 strconv.ParseUint: parsing "1__0": invalid syntax 0 strconv.ParseInt: parsing "1__0": invalid syntax
// 15 <nil> 0 strconv.ParseInt: parsing "0x_f": invalid syntax
// true false
// true Atoi 9999999999999999999 value out of range
// strconv.ParseInt: parsing "1": invalid base 1
// strconv.ParseUint: parsing "1": invalid bit size 65
// strconv.ParseBool: parsing "yes": invalid syntax
