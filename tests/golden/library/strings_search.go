// Package strings: looking for parts, cutting and trimming.

package main

import (
	"fmt"
	"strings"
	"unicode"
)

// vowel is what the functions that take a function look for.
func vowel(r rune) bool {
	return strings.ContainsRune("aeiouäöü", r)
}

var texts = []string{"", "a", "tree", "über-öl", "rhythm", "a\xffe\xfe", "世界ö"}

func search() {
	for _, s := range texts {
		fmt.Printf("%-10q", s)
		fmt.Print(" ContainsAny ", strings.ContainsAny(s, "xyz界"), strings.ContainsAny(s, ""))
		fmt.Print(" ContainsFunc ", strings.ContainsFunc(s, vowel))
		fmt.Print(" IndexRune ", strings.IndexRune(s, 'e'), strings.IndexRune(s, '界'), strings.IndexRune(s, unicode.ReplacementChar))
		fmt.Print(" IndexFunc ", strings.IndexFunc(s, vowel), strings.LastIndexFunc(s, vowel))
		fmt.Println(" LastIndexAny", strings.LastIndexAny(s, "re界"), strings.LastIndexAny(s, "\xfe"))
	}
	fmt.Println(strings.IndexRune("abc", 0xD800), strings.IndexRune("a\xed\xa0\x80", 0xD800), strings.IndexRune("a", -1))
	fmt.Println(strings.IndexByte("gopher", 'h'), strings.LastIndexByte("noon", 'n'), strings.LastIndexByte("", 0))
}

func cut() {
	for _, s := range []string{"a=b=c", "=", "abc", "", "a==b"} {
		before, after, found := strings.Cut(s, "=")
		fmt.Printf("%-8q Cut %q %q %t", s, before, after, found)
		before, after, found = strings.CutLast(s, "=")
		fmt.Printf("  CutLast %q %q %t", before, after, found)
		rest, found := strings.CutPrefix(s, "a=")
		fmt.Printf("  CutPrefix %q %t", rest, found)
		rest, found = strings.CutSuffix(s, "c")
		fmt.Printf("  CutSuffix %q %t\n", rest, found)
	}
	// An empty separator is found at once; an empty prefix is always there.
	fmt.Println(strings.Cut("abc", ""))
	fmt.Println(strings.CutLast("abc", ""))
	fmt.Println(strings.CutPrefix("abc", ""))
	fmt.Println(strings.CutSuffix("", ""))
}

func trim() {
	for _, s := range []string{"", "  12ab34\t", "42", "ab", "\u00a0x1\u2003", "1\xff1"} {
		space := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsDigit(r) }
		fmt.Printf("%q: %q %q %q\n", s, strings.TrimFunc(s, space), strings.TrimLeftFunc(s, space), strings.TrimRightFunc(s, space))
		fmt.Printf("\t%q %q %q %q\n", strings.Trim(s, " 1a"), strings.TrimLeft(s, "\u00a0 "), strings.TrimRight(s, "1\t"), strings.TrimSpace(s))
	}
	fmt.Printf("%q %q %q\n", strings.TrimPrefix("prefix", "pre"), strings.TrimSuffix("prefix", "pre"), strings.TrimSuffix("x", ""))
	fmt.Printf("%q %q\n", strings.Trim("世界世", "世"), strings.Trim("abc", ""))
}

func split() {
	for _, n := range []int{-1, 0, 1, 2, 9} {
		fmt.Printf("%d: %q %q %q\n", n, strings.SplitN("a,b,c", ",", n), strings.SplitAfterN("a,b,c", ",", n), strings.SplitAfterN("héé", "", n))
	}
	fmt.Printf("%q %q\n", strings.Split("", ","), strings.Split("", ""))
	fmt.Printf("%q\n", strings.SplitAfter(",a,", ","))
	for part := range strings.SplitAfterSeq("x-y-", "-") {
		fmt.Printf("%q ", part)
	}
	for field := range strings.FieldsSeq("  one  two\tthree ") {
		fmt.Printf("%q ", field)
	}
	for field := range strings.FieldsFuncSeq("a1b22c", unicode.IsDigit) {
		fmt.Printf("%q ", field)
	}
	for line := range strings.Lines("one\ntwo\r\n\nlast") {
		fmt.Printf("%q ", line)
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
// ""         ContainsAny false false ContainsFunc false IndexRune -1 -1 -1 IndexFunc -1 -1 LastIndexAny -1 -1
// "a"        ContainsAny false false ContainsFunc true IndexRune -1 -1 -1 IndexFunc 0 0 LastIndexAny -1 -1
// "tree"     ContainsAny false false ContainsFunc true IndexRune 2 -1 -1 IndexFunc 2 3 LastIndexAny 3 -1
// "über-öl"  ContainsAny false false ContainsFunc true IndexRune 3 -1 -1 IndexFunc 0 6 LastIndexAny 4 -1
// "rhythm"   ContainsAny true false ContainsFunc false IndexRune -1 -1 -1 IndexFunc -1 -1 LastIndexAny 0 -1
// "a\xffe\xfe" ContainsAny false false ContainsFunc true IndexRune 2 -1 1 IndexFunc 0 2 LastIndexAny 2 3
// "世界ö"      ContainsAny true false ContainsFunc true IndexRune -1 3 -1 IndexFunc 6 6 LastIndexAny 3 -1
// -1 -1 -1
// 3 3 -1
// "a=b=c"  Cut "a" "b=c" true  CutLast "a=b" "c" true  CutPrefix "b=c" true  CutSuffix "a=b=" true
// "="      Cut "" "" true  CutLast "" "" true  CutPrefix "=" false  CutSuffix "=" false
// "abc"    Cut "abc" "" false  CutLast "abc" "" false  CutPrefix "abc" false  CutSuffix "ab" true
// ""       Cut "" "" false  CutLast "" "" false  CutPrefix "" false  CutSuffix "" false
// "a==b"   Cut "a" "=b" true  CutLast "a=" "b" true  CutPrefix "=b" true  CutSuffix "a==b" false
//  abc true
// abc  true
// abc true
//  true
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
// "fix" "prefix" "x"
// "界" "abc"
// -1: ["a" "b" "c"] ["a," "b," "c"] ["h" "é" "é"]
// 0: [] [] []
// 1: ["a,b,c"] ["a,b,c"] ["héé"]
// 2: ["a" "b,c"] ["a," "b,c"] ["h" "éé"]
// 9: ["a" "b" "c"] ["a," "b," "c"] ["h" "é" "é"]
// [""] []
// ["," "a," ""]
// "x-" "y-" "" "one" "two" "three" "a" "b" "c" "one\n" "two\r\n" "\n" "last"
