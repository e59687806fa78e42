// Packages unicode/utf8, unicode/utf16 and unicode: runes and how they are written.

package main

import (
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func decode() {
	for _, s := range []string{"", "a", "é", "世", "😀", "\xff", "\xe4\xb8", "\xed\xa0\x80", "\xc0\x80", "\xf4\x90\x80\x80", "a\xcc"} {
		b := []byte(s)
		r, size := utf8.DecodeRune(b)
		r2, size2 := utf8.DecodeRuneInString(s)
		fmt.Printf("%-18q first %q %d %t", s, r, size, r == r2 && size == size2)
		r, size = utf8.DecodeLastRune(b)
		r2, size2 = utf8.DecodeLastRuneInString(s)
		fmt.Printf(" last %q %d %t", r, size, r == r2 && size == size2)
		fmt.Print(" full ", utf8.FullRune(b), utf8.FullRuneInString(s))
		fmt.Print(" valid ", utf8.Valid(b), utf8.ValidString(s))
		fmt.Println(" count", utf8.RuneCount(b), utf8.RuneCountInString(s))
	}
}

func encode() {
	for _, r := range []rune{0, 'a', 0x7f, 0x80, 'é', 0x7ff, 0x800, '世', 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xfffd, 0xffff, 0x10000, '😀', 0x10ffff, 0x110000, -1} {
		buf := make([]byte, utf8.UTFMax)
		n := utf8.EncodeRune(buf, r)
		fmt.Printf("%#x: % x %d %t %x", r, buf[:n], utf8.RuneLen(r), utf8.ValidRune(r), utf8.AppendRune(nil, r))
		r1, r2 := utf16.EncodeRune(r)
		fmt.Printf(" | %#x %#x %#x", r1, r2, utf16.DecodeRune(r1, r2))
		fmt.Printf(" %x %d %t\n", utf16.AppendRune(nil, r), utf16.RuneLen(r), utf16.IsSurrogate(r))
	}
	fmt.Println(utf8.RuneStart('a'), utf8.RuneStart(0xe4), utf8.RuneStart(0xb8))
	fmt.Printf("%x\n", utf16.Encode([]rune("a世😀\xff")))
	fmt.Printf("%q\n", utf16.Decode([]uint16{'a', 0xd83d, 0xde00, 0xd83d, 'b', 0xde00, 0xd83d}))
	fmt.Printf("%q %q\n", utf16.DecodeRune('a', 'b'), utf16.DecodeRune(0xd83d, 0xd83d))
	defer func() { fmt.Println("recovered:", recover()) }()
	utf8.EncodeRune(make([]byte, 1), '世')
}

func tables() {
	for _, r := range []rune{'x', 'Я', '世', 'ª', '٣', '\u0301', '😀', '\u00ad', -1, 0x110000} {
		fmt.Printf("%#x: %t %t %t", r, unicode.In(r, unicode.Cyrillic, unicode.Han), unicode.In(r), unicode.IsOneOf([]*unicode.RangeTable{unicode.Letter, unicode.Nd}, r))
		fmt.Println("", unicode.Is(unicode.Arabic, r), unicode.IsMark(r), unicode.IsGraphic(r), unicode.IsPrint(r), unicode.IsControl(r), unicode.IsSymbol(r), unicode.IsPunct(r), unicode.IsTitle(r), unicode.IsNumber(r))
	}
	fmt.Printf("%q %q %q\n", unicode.To(unicode.UpperCase, 'ß'), unicode.To(unicode.TitleCase, 'ǆ'), unicode.To(99, 'a'))
	for r := unicode.SimpleFold('K'); r != 'K'; r = unicode.SimpleFold(r) {
		fmt.Printf("%q ", r)
	}
	fmt.Printf("%q %q\n", unicode.SimpleFold('1'), unicode.SimpleFold(-2))
	fmt.Printf("%q %q %q\n", unicode.TurkishCase.ToUpper('i'), unicode.TurkishCase.ToLower('I'), unicode.AzeriCase.ToTitle('i'))
}

func main() {
	decode()
	encode()
	tables()
}

// Output:
// ""                 first '�' 0 true last '�' 0 true full false false valid true true count 0 0
// "a"                first 'a' 1 true last 'a' 1 true full true true valid true true count 1 1
// "é"                first 'é' 2 true last 'é' 2 true full true true valid true true count 1 1
// "世"                first '世' 3 true last '世' 3 true full true true valid true true count 1 1
// "😀"                first '😀' 4 true last '😀' 4 true full true true valid true true count 1 1
// "\xff"             first '�' 1 true last '�' 1 true full true true valid false false count 1 1
// "\xe4\xb8"         first '�' 1 true last '�' 1 true full false false valid false false count 2 2
// "\xed\xa0\x80"     first '�' 1 true last '�' 1 true full true true valid false false count 3 3
// "\xc0\x80"         first '�' 1 true last '�' 1 true full true true valid false false count 2 2
// "\xf4\x90\x80\x80" first '�' 1 true last '�' 1 true full true true valid false false count 4 4
// "a\xcc"            first 'a' 1 true last '�' 1 true full true true valid false false count 2 2
// 0x0: 00 1 true 00 | 0xfffd 0xfffd 0xfffd [0] 1 false
// 0x61: 61 1 true 61 | 0xfffd 0xfffd 0xfffd [61] 1 false
// 0x7f: 7f 1 true 7f | 0xfffd 0xfffd 0xfffd [7f] 1 false
// 0x80: c2 80 2 true c280 | 0xfffd 0xfffd 0xfffd [80] 1 false
// 0xe9: c3 a9 2 true c3a9 | 0xfffd 0xfffd 0xfffd [e9] 1 false
// 0x7ff: df bf 2 true dfbf | 0xfffd 0xfffd 0xfffd [7ff] 1 false
// 0x800: e0 a0 80 3 true e0a080 | 0xfffd 0xfffd 0xfffd [800] 1 false
// 0x4e16: e4 b8 96 3 true e4b896 | 0xfffd 0xfffd 0xfffd [4e16] 1 false
// 0xd7ff: ed 9f bf 3 true ed9fbf | 0xfffd 0xfffd 0xfffd [d7ff] 1 false
// 0xd800: ef bf bd -1 false efbfbd | 0xfffd 0xfffd 0xfffd [fffd] -1 true
// 0xdfff: ef bf bd -1 false efbfbd | 0xfffd 0xfffd 0xfffd [fffd] -1 true
// 0xe000: ee 80 80 3 true ee8080 | 0xfffd 0xfffd 0xfffd [e000] 1 false
// 0xfffd: ef bf bd 3 true efbfbd | 0xfffd 0xfffd 0xfffd [fffd] 1 false
// 0xffff: ef bf bf 3 true efbfbf | 0xfffd 0xfffd 0xfffd [ffff] 1 false
// 0x10000: f0 90 80 80 4 true f0908080 | 0xd800 0xdc00 0x10000 [d800 dc00] 2 false
// 0x1f600: f0 9f 98 80 4 true f09f9880 | 0xd83d 0xde00 0x1f600 [d83d de00] 2 false
// 0x10ffff: f4 8f bf bf 4 true f48fbfbf | 0xdbff 0xdfff 0x10ffff [dbff dfff] 2 false
// 0x110000: ef bf bd -1 false efbfbd | 0xfffd 0xfffd 0xfffd [fffd] -1 false
// -0x1: ef bf bd -1 false efbfbd | 0xfffd 0xfffd 0xfffd [fffd] -1 false
// true true false
// [61 4e16 d83d de00 fffd]
// ['a' '😀' '�' 'b' '�' '�']
// '�' '�'
// recovered: runtime error: index out of range [2] with length 1
// 0x78: false false true false false true true false false false false false
// 0x42f: true false true false false true true false false false false false
// 0x4e16: true false true false false true true false false false false false
// 0xaa: false false true false false true true false false false false false
// 0x663: false false true true false true true false false false false true
// 0x301: false false false false true true true false false false false false
// 0x1f600: false false false false false true true false true false false false
// 0xad: false false false false false false false false false false false false
// -0x1: false false false false false false false false false false false false
// 0x110000: false false false false false false false false false false false false
// 'ß' 'ǅ' '�'
// 'k' 'K' '1' '�'
// 'İ' 'ı' 'İ'
