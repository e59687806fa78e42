// Package bytes: looking for parts, cutting, splitting and trimming.

package main

import (
	"bytes"
	"fmt"
	"unicode"
)

func vowel(r rune) bool { return bytes.ContainsRune([]byte("aeiouäöü"), r) }

var texts = []string{"", "a", "tree", "über-öl", "rhythm", "a\xffe\xfe", "世界ö"}

func search() {
	for _, text := range texts {
		b := []byte(text)
		fmt.Printf("%-10q", b)
		fmt.Print(" Contains ", bytes.Contains(b, []byte("e")), bytes.ContainsAny(b, "xyz界"), bytes.ContainsFunc(b, vowel), bytes.ContainsRune(b, 'ü'))
		fmt.Print(" Index ", bytes.Index(b, []byte("e")), bytes.LastIndex(b, []byte("e")), bytes.IndexByte(b, 'e'), bytes.LastIndexByte(b, 'e'))
		fmt.Print(" Any ", bytes.IndexAny(b, "re界"), bytes.LastIndexAny(b, "re界"), bytes.IndexAny(b, ""))
		fmt.Print(" Rune ", bytes.IndexRune(b, '界'), bytes.IndexRune(b, unicode.ReplacementChar))
		fmt.Print(" Func ", bytes.IndexFunc(b, vowel), bytes.LastIndexFunc(b, vowel))
		fmt.Println(" Count", bytes.Count(b, []byte("e")), bytes.Count(b, nil))
	}
	fmt.Println(bytes.Compare([]byte("a"), []byte("b")), bytes.Compare(nil, []byte{}), bytes.Compare([]byte("ab"), []byte("a")))
	fmt.Println(bytes.Equal(nil, []byte{}), bytes.Equal([]byte("a"), []byte("A")), bytes.EqualFold([]byte("ſK"), []byte("SK")))
	fmt.Println(bytes.HasPrefix([]byte("golang"), []byte("go")), bytes.HasSuffix([]byte("golang"), []byte("go")), bytes.HasPrefix(nil, nil))
}

func cut() {
	for _, text := range []string{"a=b=c", "=", "abc", ""} {
		b := []byte(text)
		before, after, found := bytes.Cut(b, []byte("="))
		fmt.Printf("%-8q Cut %q %q %t", b, before, after, found)
		before, after, found = bytes.CutLast(b, []byte("="))
		fmt.Printf("  CutLast %q %q %t", before, after, found)
		rest, found := bytes.CutPrefix(b, []byte("a="))
		fmt.Printf("  CutPrefix %q %t", rest, found)
		rest, found = bytes.CutSuffix(b, []byte("c"))
		fmt.Printf("  CutSuffix %q %t\n", rest, found)
	}
	_, after, found := bytes.Cut([]byte("abc"), []byte("x"))
	fmt.Println(after == nil, found)
}

func trim() {
	for _, text := range []string{"", "  12ab34\t", "42", "ab", "\u00a0x1\u2003", "1\xff1"} {
		b := []byte(text)
		space := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsDigit(r) }
		fmt.Printf("%q: %q %q %q\n", b, bytes.TrimFunc(b, space), bytes.TrimLeftFunc(b, space), bytes.TrimRightFunc(b, space))
		fmt.Printf("\t%q %q %q %q\n", bytes.Trim(b, " 1a"), bytes.TrimLeft(b, "\u00a0 "), bytes.TrimRight(b, "1\t"), bytes.TrimSpace(b))
	}
	fmt.Printf("%q %q\n", bytes.TrimPrefix([]byte("prefix"), []byte("pre")), bytes.TrimSuffix([]byte("prefix"), []byte("fix")))
	// A part of a slice shares its memory, but cannot grow into what follows.
	b := []byte("key=value")
	key, _, _ := bytes.Cut(b, []byte("="))
	fmt.Println(cap(key) == len(key), string(append(key, '!')), string(b))
}

func show(name string, parts [][]byte) { fmt.Printf("%s %d %q\n", name, len(parts), parts) }

func split() {
	b, comma := []byte("a,b,c"), []byte(",")
	show("Split", bytes.Split(b, comma))
	show("SplitN", bytes.SplitN(b, comma, 2))
	show("SplitN", bytes.SplitN(b, comma, 0))
	show("SplitAfter", bytes.SplitAfter(b, comma))
	show("SplitAfterN", bytes.SplitAfterN(b, comma, 2))
	show("empty", bytes.Split([]byte("h\xffé"), nil))
	show("Fields", bytes.Fields([]byte("  one  two\u2003three ")))
	show("FieldsFunc", bytes.FieldsFunc([]byte("a1b22c"), unicode.IsDigit))
	for part := range bytes.SplitSeq(b, comma) {
		fmt.Printf("%s|", part)
	}
	for part := range bytes.SplitAfterSeq(b, comma) {
		fmt.Printf("%s|", part)
	}
	for part := range bytes.FieldsSeq([]byte(" x  y ")) {
		fmt.Printf("%s|", part)
	}
	for part := range bytes.FieldsFuncSeq([]byte("1p22q"), unicode.IsDigit) {
		fmt.Printf("%s|", part)
	}
	for line := range bytes.Lines([]byte("one\ntwo\r\nlast")) {
		fmt.Printf("%q|", line)
	}
	fmt.Println()
}

func main() {
	search()
	cut()
	trim()
	split()
}

// Output:
// ""         Contains false false false false Index -1 -1 -1 -1 Any -1 -1 -1 Rune -1 -1 Func -1 -1 Count 0 1
// "a"        Contains false false true false Index -1 -1 -1 -1 Any -1 -1 -1 Rune -1 -1 Func 0 0 Count 0 2
// "tree"     Contains true false true false Index 2 3 2 3 Any 1 3 -1 Rune -1 -1 Func 2 3 Count 2 5
// "über-öl"  Contains true false true true Index 3 3 3 3 Any 3 4 -1 Rune -1 -1 Func 0 6 Count 1 8
// "rhythm"   Contains false true false false Index -1 -1 -1 -1 Any 0 0 -1 Rune -1 -1 Func -1 -1 Count 0 7
// "a\xffe\xfe" Contains true false true false Index 2 2 2 2 Any 2 2 -1 Rune -1 1 Func 0 2 Count 1 5
// "世界ö"      Contains false true true false Index -1 -1 -1 -1 Any 3 3 -1 Rune 3 -1 Func 6 6 Count 0 4
// -1 0 1
// true false true
// true false true
// "a=b=c"  Cut "a" "b=c" true  CutLast "a=b" "c" true  CutPrefix "b=c" true  CutSuffix "a=b=" true
// "="      Cut "" "" true  CutLast "" "" true  CutPrefix "=" false  CutSuffix "=" false
// "abc"    Cut "abc" "" false  CutLast "abc" "" false  CutPrefix "abc" false  CutSuffix "ab" true
// ""       Cut "" "" false  CutLast "" "" false  CutPrefix "" false  CutSuffix "" false
// true false
// "": "" "" ""
// 	"" "" "" ""
// "  12ab34\t": "ab" "ab34\t" "  12ab"
// 	"2ab34\t" "12ab34\t" "  12ab34" "12ab34"
// "42": "" "" ""
// 	"42" "42" "42" "42"
// "ab": "ab" "ab" "ab"
// 	"b" "ab" "ab" "ab"
// "\u00a0x1\u2003": "x" "x1\u2003" "\u00a0x"
// 	"\u00a0x1\u2003" "x1\u2003" "\u00a0x1\u2003" "x1"
// "1\xff1": "\xff" "\xff1" "1\xff"
// 	"\xff" "1\xff1" "1\xff" "1\xff1"
// "fix" "pre"
// false key! key!value
// Split 3 ["a" "b" "c"]
// SplitN 2 ["a" "b,c"]
// SplitN 0 []
// SplitAfter 3 ["a," "b," "c"]
// SplitAfterN 2 ["a," "b,c"]
// empty 3 ["h" "\xff" "é"]
// Fields 3 ["one" "two" "three"]
// FieldsFunc 3 ["a" "b" "c"]
// a|b|c|a,|b,|c|x|y|p|q|"one\n"|"two\r\n"|"last"|
