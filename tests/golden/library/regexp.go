// Package regexp: what matches, errors of expressions, replacing and splitting.

package main

import (
	"fmt"
	"regexp"
	"strings"
)

var texts = []string{"", "aaab", "foo bar foobar", "xx\nx", "2024-05-17", "αβγ ABC", "a\xffb", "K \u212a", "A]-☺"}

var good = []string{
	"", "a*?", "a+", "(a|ab)(c|b*)", "^x$", "(?m)^x$", "(?s)x.x", "x.x", "(?i)k+", "[a-c]+", "[^a-c]", `\bfoo\b`,
	`(?P<year>\d{4})-(?<m>\d\d)`, "a{2,3}", "a{1,}?", "(a*)*", "(|a)+", `\p{Greek}+`, `\P{Lu}+`, "[[:alpha:]]+",
	"[[:^space:]]", `\x{3b1}|\x41`, `\Qa.\E|A`, "(?U)a+", "a(?i:A)", "[]a-]+", `\z`, `(foo|foobar)`, "a{,2}", `[^\S\s]`,
}

var bad = []string{
	"*", "a**", "(", "a)", "[a", "[z-a]", "[[:foo:]]", `\p{Foo}`, `\q`, `\x{110000}`, "a\\", "(?z)", "(?P<a", "(?P<a b>c)",
	"(?=a)", "x{1001}", "x{2,1}", "(x{100}){100}", "\xff", strings.Repeat("(", 1001) + strings.Repeat(")", 1001),
}

func matches() {
	for _, p := range good {
		re, err := regexp.Compile(p)
		prefix, complete := re.LiteralPrefix()
		fmt.Printf("%q: %v %q %q %v\n", p, err, re.SubexpNames(), prefix, complete)
		for _, text := range texts {
			fmt.Print(" ", re.FindStringSubmatchIndex(text), re.FindAllStringIndex(text, -1))
		}
		fmt.Println()
	}
}

func faults() {
	for _, p := range bad {
		_, err := regexp.Compile(p)
		_, posix := regexp.CompilePOSIX(p)
		fmt.Printf("%.60q | %.60q\n", fmt.Sprint(err), fmt.Sprint(posix))
	}
	for _, p := range []string{"a`(", "[[:x:]]"} {
		func() {
			defer func() { fmt.Println(recover()) }()
			regexp.MustCompile(p)
		}()
	}
}

func replacements() {
	re := regexp.MustCompile(`(?P<key>\w+)=(?P<val>\w*)|(#)`)
	src := "a=1 b= c=33 # x"
	fmt.Printf("%q\n", re.ReplaceAllString(src, "$val=$key ${key}x $keyx $1x ${1}x $ ${ ${} $$ $10 $01 $3"))
	fmt.Printf("%q %q\n", re.ReplaceAllLiteralString(src, "$1"), re.ReplaceAllStringFunc(src, strings.ToUpper))
	fmt.Printf("%q %v\n", re.ReplaceAll([]byte(src), []byte("$1")), re.ReplaceAll([]byte{}, nil) == nil)
	fmt.Println(re.SubexpIndex("val"), re.SubexpIndex("none"), re.NumSubexp())
	for n := -1; n < 4; n++ {
		fmt.Printf("%q %q\n", re.FindAllStringSubmatch(src, n), regexp.MustCompile(`\s*`).Split("a  b c", n))
	}
	fmt.Println(re.FindSubmatch([]byte("#"))[1] == nil, re.Find(nil) == nil, re.FindStringSubmatch("x") == nil)
	fmt.Println(re.FindReaderSubmatchIndex(strings.NewReader("é a=5")), regexp.QuoteMeta("a.b[c]$"))
}

func main() {
	matches()
	faults()
	replacements()
	longest := regexp.MustCompile("a|ab|abc")
	fmt.Print(longest.FindString("abcd"), " ")
	longest.Longest()
	fmt.Println(longest.FindString("abcd"), regexp.MustCompilePOSIX("a+|a+b").FindString("aaab"))
	fmt.Println(regexp.MustCompile("(x+x+)+y").MatchString(strings.Repeat("x", 1000)))
}

// Output:
// "": <nil> [""] "" true
//  [0 0] [[0 0]] [0 0] [[0 0] [1 1] [2 2] [3 3] [4 4]] [0 0] [[0 0] [1 1] [2 2] [3 3] [4 4] [5 5] [6 6] [7 7] [8 8] [9 9] [10 10] [11 11] [12 12] [13 13] [14 14]] [0 0] [[0 0] [1 1] [2 2] [3 3] [4 4]] [0 0] [[0 0] [1 1] [2 2] [3 3] [4 4] [5 5] [6 6] [7 7] [8 8] [9 9] [10 10]] [0 0] [[0 0] [2 2] [4 4] [6 6] [7 7] [8 8] [9 9] [10 10]] [0 0] [[0 0] [1 1] [2 2] [3 3]] [0 0] [[0 0] [1 1] [2 2] [5 5]] [0 0] [[0 0] [1 1] [2 2] [3 3] [6 6]]
// "a*?": <nil> [""] "" false
//  [0 0] [[0 0]] [0 0] [[0 0] [1 1] [2 2] [3 3] [4 4]] [0 0] [[0 0] [1 1] [2 2] [3 3] [4 4] [5 5] [6 6] [7 7] [8 8] [9 9] [10 10] [11 11] [12 12] [13 13] [14 14]] [0 0] [[0 0] [1 1] [2 2] [3 3] [4 4]] [0 0] [[0 0] [1 1] [2 2] [3 3] [4 4] [5 5] [6 6] [7 7] [8 8] [9 9] [10 10]] [0 0] [[0 0] [2 2] [4 4] [6 6] [7 7] [8 8] [9 9] [10 10]] [0 0] [[0 0] [1 1] [2 2] [3 3]] [0 0] [[0 0] [1 1] [2 2] [5 5]] [0 0] [[0 0] [1 1] [2 2] [3 3] [6 6]]
// "a+": <nil> [""] "a" false
//  [] [] [0 3] [[0 3]] [5 6] [[5 6] [12 13]] [] [] [] [] [] [] [0 1] [[0 1]] [] [] [] []
// "(a|ab)(c|b*)": <nil> ["" "" ""] "a" false
//  [] [] [0 1 0 1 1 1] [[0 1] [1 2] [2 4]] [5 6 5 6 6 6] [[5 6] [12 13]] [] [] [] [] [] [] [0 1 0 1 1 1] [[0 1]] [] [] [] []
// "^x$": <nil> [""] "x" true
//  [] [] [] [] [] [] [] [] [] [] [] [] [] [] [] [] [] []
// "(?m)^x$": <nil> [""] "" false
//  [] [] [] [] [] [] [3 4] [[3 4]] [] [] [] [] [] [] [] [] [] []
// "(?s)x.x": <nil> [""] "x" false
//  [] [] [] [] [] [] [1 4] [[1 4]] [] [] [] [] [] [] [] [] [] []
// "x.x": <nil> [""] "x" false
//  [] [] [] [] [] [] [] [] [] [] [] [] [] [] [] [] [] []
// "(?i)k+": <nil> [""] "" false
//  [] [] [] [] [] [] [] [] [] [] [] [] [] [] [0 1] [[0 1] [2 5]] [] []
// "[a-c]+": <nil> [""] "" false
//  [] [] [0 4] [[0 4]] [4 6] [[4 6] [11 13]] [] [] [] [] [] [] [0 1] [[0 1] [2 3]] [] [] [] []
// "[^a-c]": <nil> [""] "" false
//  [] [] [] [] [0 1] [[0 1] [1 2] [2 3] [3 4] [6 7] [7 8] [8 9] [9 10] [10 11] [13 14]] [0 1] [[0 1] [1 2] [2 3] [3 4]] [0 1] [[0 1] [1 2] [2 3] [3 4] [4 5] [5 6] [6 7] [7 8] [8 9] [9 10]] [0 2] [[0 2] [2 4] [4 6] [6 7] [7 8] [8 9] [9 10]] [1 2] [[1 2]] [0 1] [[0 1] [1 2] [2 5]] [0 1] [[0 1] [1 2] [2 3] [3 6]]
// "\\bfoo\\b": <nil> [""] "" false
//  [] [] [] [] [0 3] [[0 3]] [] [] [] [] [] [] [] [] [] [] [] []
// "(?P<year>\\d{4})-(?<m>\\d\\d)": <nil> ["" "year" "m"] "" false
//  [] [] [] [] [] [] [] [] [0 7 0 4 5 7] [[0 7]] [] [] [] [] [] [] [] []
// "a{2,3}": <nil> [""] "aa" false
//  [] [] [0 3] [[0 3]] [] [] [] [] [] [] [] [] [] [] [] [] [] []
// "a{1,}?": <nil> [""] "a" false
//  [] [] [0 1] [[0 1] [1 2] [2 3]] [5 6] [[5 6] [12 13]] [] [] [] [] [] [] [0 1] [[0 1]] [] [] [] []
// "(a*)*": <nil> ["" ""] "" false
//  [0 0 0 0] [[0 0]] [0 3 0 3] [[0 3] [4 4]] [0 0 0 0] [[0 0] [1 1] [2 2] [3 3] [4 4] [5 6] [7 7] [8 8] [9 9] [10 10] [11 11] [12 13] [14 14]] [0 0 0 0] [[0 0] [1 1] [2 2] [3 3] [4 4]] [0 0 0 0] [[0 0] [1 1] [2 2] [3 3] [4 4] [5 5] [6 6] [7 7] [8 8] [9 9] [10 10]] [0 0 0 0] [[0 0] [2 2] [4 4] [6 6] [7 7] [8 8] [9 9] [10 10]] [0 1 0 1] [[0 1] [2 2] [3 3]] [0 0 0 0] [[0 0] [1 1] [2 2] [5 5]] [0 0 0 0] [[0 0] [1 1] [2 2] [3 3] [6 6]]
// "(|a)+": <nil> ["" ""] "" false
//  [0 0 0 0] [[0 0]] [0 0 0 0] [[0 0] [1 1] [2 2] [3 3] [4 4]] [0 0 0 0] [[0 0] [1 1] [2 2] [3 3] [4 4] [5 5] [6 6] [7 7] [8 8] [9 9] [10 10] [11 11] [12 12] [13 13] [14 14]] [0 0 0 0] [[0 0] [1 1] [2 2] [3 3] [4 4]] [0 0 0 0] [[0 0] [1 1] [2 2] [3 3] [4 4] [5 5] [6 6] [7 7] [8 8] [9 9] [10 10]] [0 0 0 0] [[0 0] [2 2] [4 4] [6 6] [7 7] [8 8] [9 9] [10 10]] [0 0 0 0] [[0 0] [1 1] [2 2] [3 3]] [0 0 0 0] [[0 0] [1 1] [2 2] [5 5]] [0 0 0 0] [[0 0] [1 1] [2 2] [3 3] [6 6]]
// "\\p{Greek}+": <nil> [""] "" false
//  [] [] [] [] [] [] [] [] [] [] [0 6] [[0 6]] [] [] [] [] [] []
// "\\P{Lu}+": <nil> [""] "" false
//  [] [] [0 4] [[0 4]] [0 14] [[0 14]] [0 4] [[0 4]] [0 10] [[0 10]] [0 7] [[0 7]] [0 3] [[0 3]] [1 2] [[1 2]] [1 6] [[1 6]]
// "[[:alpha:]]+": <nil> [""] "" false
//  [] [] [0 4] [[0 4]] [0 3] [[0 3] [4 7] [8 14]] [0 2] [[0 2] [3 4]] [] [] [7 10] [[7 10]] [0 1] [[0 1] [2 3]] [0 1] [[0 1]] [0 1] [[0 1]]
// "[[:^space:]]": <nil> [""] "" false
//  [] [] [0 1] [[0 1] [1 2] [2 3] [3 4]] [0 1] [[0 1] [1 2] [2 3] [4 5] [5 6] [6 7] [8 9] [9 10] [10 11] [11 12] [12 13] [13 14]] [0 1] [[0 1] [1 2] [3 4]] [0 1] [[0 1] [1 2] [2 3] [3 4] [4 5] [5 6] [6 7] [7 8] [8 9] [9 10]] [0 2] [[0 2] [2 4] [4 6] [7 8] [8 9] [9 10]] [0 1] [[0 1] [1 2] [2 3]] [0 1] [[0 1] [2 5]] [0 1] [[0 1] [1 2] [2 3] [3 6]]
// "\\x{3b1}|\\x41": <nil> [""] "" false
//  [] [] [] [] [] [] [] [] [] [] [0 2] [[0 2] [7 8]] [] [] [] [] [0 1] [[0 1]]
// "\\Qa.\\E|A": <nil> [""] "" false
//  [] [] [] [] [] [] [] [] [] [] [7 8] [[7 8]] [] [] [] [] [0 1] [[0 1]]
// "(?U)a+": <nil> [""] "a" false
//  [] [] [0 1] [[0 1] [1 2] [2 3]] [5 6] [[5 6] [12 13]] [] [] [] [] [] [] [0 1] [[0 1]] [] [] [] []
// "a(?i:A)": <nil> [""] "a" false
//  [] [] [0 2] [[0 2]] [] [] [] [] [] [] [] [] [] [] [] [] [] []
// "[]a-]+": <nil> [""] "" false
//  [] [] [0 3] [[0 3]] [5 6] [[5 6] [12 13]] [] [] [4 5] [[4 5] [7 8]] [] [] [0 1] [[0 1]] [] [] [1 3] [[1 3]]
// "\\z": <nil> [""] "" false
//  [0 0] [[0 0]] [4 4] [[4 4]] [14 14] [[14 14]] [4 4] [[4 4]] [10 10] [[10 10]] [10 10] [[10 10]] [3 3] [[3 3]] [5 5] [[5 5]] [6 6] [[6 6]]
// "(foo|foobar)": <nil> ["" ""] "foo" false
//  [] [] [] [] [0 3 0 3] [[0 3] [8 11]] [] [] [] [] [] [] [] [] [] [] [] []
// "a{,2}": <nil> [""] "a{,2}" true
//  [] [] [] [] [] [] [] [] [] [] [] [] [] [] [] [] [] []
// "[^\\S\\s]": <nil> [""] "" false
//  [] [] [] [] [] [] [] [] [] [] [] [] [] [] [] [] [] []
// "error parsing regexp: missing argument to repetition operato" | "error parsing regexp: missing argument to repetition operato"
// "error parsing regexp: invalid nested repetition operator: `*" | "<nil>"
// "error parsing regexp: missing closing ): `(`" | "error parsing regexp: missing closing ): `(`"
// "error parsing regexp: unexpected ): `a)`" | "error parsing regexp: unexpected ): `a)`"
// "error parsing regexp: missing closing ]: `[a`" | "error parsing regexp: missing closing ]: `[a`"
// "error parsing regexp: invalid character class range: `z-a`" | "error parsing regexp: invalid character class range: `z-a`"
// "error parsing regexp: invalid character class range: `[:foo:" | "error parsing regexp: invalid character class range: `[:foo:"
// "error parsing regexp: invalid character class range: `\\p{Foo" | "error parsing regexp: invalid escape sequence: `\\p`"
// "error parsing regexp: invalid escape sequence: `\\q`" | "error parsing regexp: invalid escape sequence: `\\q`"
// "error parsing regexp: invalid escape sequence: `\\x{110000`" | "error parsing regexp: invalid escape sequence: `\\x{110000`"
// "error parsing regexp: trailing backslash at end of expressio" | "error parsing regexp: trailing backslash at end of expressio"
// "error parsing regexp: invalid or unsupported Perl syntax: `(" | "error parsing regexp: missing argument to repetition operato"
// "error parsing regexp: invalid named capture: `(?P<a`" | "error parsing regexp: missing argument to repetition operato"
// "error parsing regexp: invalid named capture: `(?P<a b>`" | "error parsing regexp: missing argument to repetition operato"
// "error parsing regexp: invalid or unsupported Perl syntax: `(" | "error parsing regexp: missing argument to repetition operato"
// "error parsing regexp: invalid repeat count: `{1001}`" | "error parsing regexp: invalid repeat count: `{1001}`"
// "error parsing regexp: invalid repeat count: `{2,1}`" | "error parsing regexp: invalid repeat count: `{2,1}`"
// "error parsing regexp: invalid repeat count: `{100}`" | "error parsing regexp: invalid repeat count: `{100}`"
// "error parsing regexp: invalid UTF-8: `\xff`" | "error parsing regexp: invalid UTF-8: `\xff`"
// "error parsing regexp: expression nests too deeply: `((((((((" | "error parsing regexp: expression nests too deeply: `(((((((("
// regexp: Compile("a`("): error parsing regexp: missing closing ): `a`(`
// regexp: Compile(`[[:x:]]`): error parsing regexp: invalid character class range: `[:x:]`
// "1=a ax   ax $ ${ ${} $    =b bx   bx $ ${ ${} $    33=c cx   cx $ ${ ${} $    = x   x $ ${ ${} $   # x"
// "$1 $1 $1 $1 x" "A=1 B= C=33 # x"
// "a b c  x" true
// 2 -1 3
// [["a=1" "a" "1" ""] ["b=" "b" "" ""] ["c=33" "c" "33" ""] ["#" "" "" "#"]] ["a" "b" "c"]
// [] []
// [["a=1" "a" "1" ""]] ["a  b c"]
// [["a=1" "a" "1" ""] ["b=" "b" "" ""]] ["a" "b c"]
// [["a=1" "a" "1" ""] ["b=" "b" "" ""] ["c=33" "c" "33" ""]] ["a" "b" "c"]
// true true true
// [3 6 3 4 5 6 -1 -1] a\.b\[c\]\$
// a abc aaab
// false
