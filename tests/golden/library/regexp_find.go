// Package regexp: all ways to find, split and replace.

package main

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
)

var pair = regexp.MustCompile(`(?P<key>\w+)=(?P<value>\w*)?`)

func find(text string) {
	b := []byte(text)
	fmt.Printf("-- %q\n", text)
	fmt.Println(pair.MatchString(text), pair.Match(b), pair.MatchReader(strings.NewReader(text)))
	fmt.Printf("%q %q\n", pair.Find(b), pair.FindString(text))
	fmt.Println(pair.FindIndex(b), pair.FindStringIndex(text), pair.FindReaderIndex(strings.NewReader(text)))
	fmt.Printf("%q %q\n", pair.FindSubmatch(b), pair.FindStringSubmatch(text))
	fmt.Println(pair.FindSubmatchIndex(b), pair.FindStringSubmatchIndex(text), pair.FindReaderSubmatchIndex(strings.NewReader(text)))
	for _, n := range []int{-1, 0, 1} {
		fmt.Printf("%d: %q %q %v %v\n", n, pair.FindAll(b, n), pair.FindAllString(text, n), pair.FindAllIndex(b, n), pair.FindAllStringIndex(text, n))
		fmt.Printf("\t%q %q %v %v\n", pair.FindAllSubmatch(b, n), pair.FindAllStringSubmatch(text, n), pair.FindAllSubmatchIndex(b, n), pair.FindAllStringSubmatchIndex(text, n))
	}
}

func replace() {
	text := "a=1 b= c=3"
	b := []byte(text)
	for _, template := range []string{"$value=$key", "${key}_", "$key_", "$2$1$9", "$$", "$", "${", "${1", "$1x ${1}x"} {
		fmt.Printf("%-14q %q %q\n", template, pair.ReplaceAllString(text, template), pair.ReplaceAll(b, []byte(template)))
	}
	fmt.Printf("%q %q\n", pair.ReplaceAllLiteralString(text, "$1"), pair.ReplaceAllLiteral(b, []byte("$1")))
	fmt.Printf("%q\n", pair.ReplaceAllStringFunc(text, strings.ToUpper))
	fmt.Printf("%q\n", pair.ReplaceAllFunc(b, func(m []byte) []byte { return m[:1] }))
	fmt.Printf("%q\n", pair.ExpandString([]byte("first: "), "$key is $value", text, pair.FindStringSubmatchIndex(text)))
	fmt.Printf("%q\n", pair.Expand(nil, []byte("${value}!"), b, pair.FindSubmatchIndex(b)))
	empty := regexp.MustCompile(`x*`)
	fmt.Printf("%q %q %q\n", empty.ReplaceAllString("axxb", "-"), empty.ReplaceAllString("", "-"), empty.FindAllString("axé", -1))
}

func describe() {
	fmt.Println(pair, pair.NumSubexp(), pair.SubexpIndex("value"), pair.SubexpIndex("none"))
	fmt.Printf("%q\n", pair.SubexpNames())
	for _, expr := range []string{`abc+d`, `abc`, `^abc$`, `(?i)abc`, `a|b`, ``, `\Qa.b\E`} {
		prefix, complete := regexp.MustCompile(expr).LiteralPrefix()
		fmt.Printf("%q: %q %t; ", expr, prefix, complete)
	}
	fmt.Println(regexp.QuoteMeta(`1+1=[2]?`))
	text, err := pair.AppendText([]byte("expr "))
	fmt.Println(string(text), err)
	text, err = pair.MarshalText()
	fmt.Println(string(text), err)
	var other regexp.Regexp
	fmt.Println(other.UnmarshalText(text), other.String() == pair.String(), reflect.DeepEqual(&other, pair), other.UnmarshalText([]byte("(")))
	longest := regexp.MustCompile(`a+|a+b`)
	first := longest.FindString("aab")
	longest.Longest()
	fmt.Println(first, longest.FindString("aab"), regexp.MustCompilePOSIX(`a+|a+b`).FindString("aab"))
	for _, n := range []int{-1, 0, 1, 2} {
		fmt.Printf("%q %q ", regexp.MustCompile(`,\s*`).Split("a, b,c,", n), regexp.MustCompile(``).Split("héy", n))
	}
	fmt.Println()
}

func shortcuts() {
	fmt.Println(regexp.MatchString(`^\d+$`, "123"))
	fmt.Println(regexp.Match(`^\d+$`, []byte("12a")))
	fmt.Println(regexp.MatchReader(`a.c`, strings.NewReader("xxabc")))
	for _, expr := range []string{`(`, `)`, `*a`, `a**`, `[b-a]`, `a{2,1}`, `a{1001}`, `\8`, `(?<n>a)(?<n>b)`, `(?z)`, `[[:none:]]`, `\p{None}`, "\xff", `a\`} {
		_, err := regexp.MatchString(expr, "")
		_, posix := regexp.CompilePOSIX(expr)
		fmt.Printf("%q %q\n", fmt.Sprint(err), fmt.Sprint(posix))
	}
	defer func() { fmt.Println("recovered:", recover()) }()
	regexp.MustCompile("a`(")
}

func main() {
	find("a=1, bc=, =x")
	find("é: d=世 ")
	find("")
	replace()
	describe()
	shortcuts()
}

// Output:
// -- "a=1, bc=, =x"
// true true true
// "a=1" "a=1"
// [0 3] [0 3] [0 3]
// ["a=1" "a" "1"] ["a=1" "a" "1"]
// [0 3 0 1 2 3] [0 3 0 1 2 3] [0 3 0 1 2 3]
// -1: ["a=1" "bc="] ["a=1" "bc="] [[0 3] [5 8]] [[0 3] [5 8]]
// 	[["a=1" "a" "1"] ["bc=" "bc" ""]] [["a=1" "a" "1"] ["bc=" "bc" ""]] [[0 3 0 1 2 3] [5 8 5 7 8 8]] [[0 3 0 1 2 3] [5 8 5 7 8 8]]
// 0: [] [] [] []
// 	[] [] [] []
// 1: ["a=1"] ["a=1"] [[0 3]] [[0 3]]
// 	[["a=1" "a" "1"]] [["a=1" "a" "1"]] [[0 3 0 1 2 3]] [[0 3 0 1 2 3]]
// -- "é: d=世 "
// true true true
// "d=" "d="
// [4 6] [4 6] [4 6]
// ["d=" "d" ""] ["d=" "d" ""]
// [4 6 4 5 6 6] [4 6 4 5 6 6] [4 6 4 5 6 6]
// -1: ["d="] ["d="] [[4 6]] [[4 6]]
// 	[["d=" "d" ""]] [["d=" "d" ""]] [[4 6 4 5 6 6]] [[4 6 4 5 6 6]]
// 0: [] [] [] []
// 	[] [] [] []
// 1: ["d="] ["d="] [[4 6]] [[4 6]]
// 	[["d=" "d" ""]] [["d=" "d" ""]] [[4 6 4 5 6 6]] [[4 6 4 5 6 6]]
// -- ""
// false false false
// "" ""
// [] [] []
// [] []
// [] [] []
// -1: [] [] [] []
// 	[] [] [] []
// 0: [] [] [] []
// 	[] [] [] []
// 1: [] [] [] []
// 	[] [] [] []
// "$value=$key"  "1=a =b 3=c" "1=a =b 3=c"
// "${key}_"      "a_ b_ c_" "a_ b_ c_"
// "$key_"        "  " "  "
// "$2$1$9"       "1a b 3c" "1a b 3c"
// "$$"           "$ $ $" "$ $ $"
// "$"            "$ $ $" "$ $ $"
// "${"           "${ ${ ${" "${ ${ ${"
// "${1"          "${1 ${1 ${1" "${1 ${1 ${1"
// "$1x ${1}x"    " ax  bx  cx" " ax  bx  cx"
// "$1 $1 $1" "$1 $1 $1"
// "A=1 B= C=3"
// "a b c"
// "first: a is 1"
// "1!"
// "-a-b-" "-" ["" "x" ""]
// (?P<key>\w+)=(?P<value>\w*)? 2 2 -1
// ["" "key" "value"]
// "abc+d": "abc" false; "abc": "abc" true; "^abc$": "abc" true; "(?i)abc": "" false; "a|b": "" false; "": "" true; "\\Qa.b\\E": "a.b" true; 1\+1=\[2\]\?
// expr (?P<key>\w+)=(?P<value>\w*)? <nil>
// (?P<key>\w+)=(?P<value>\w*)? <nil>
// <nil> true true error parsing regexp: missing closing ): `(`
// aa aab aab
// ["a" "b" "c" ""] ["h" "é" "y"] [] [] ["a, b,c,"] ["héy"] ["a" "b,c,"] ["h" "éy"]
// true <nil>
// false <nil>
// true <nil>
// "error parsing regexp: missing closing ): `(`" "error parsing regexp: missing closing ): `(`"
// "error parsing regexp: unexpected ): `)`" "error parsing regexp: unexpected ): `)`"
// "error parsing regexp: missing argument to repetition operator: `*`" "error parsing regexp: missing argument to repetition operator: `*`"
// "error parsing regexp: invalid nested repetition operator: `**`" "<nil>"
// "error parsing regexp: invalid character class range: `b-a`" "error parsing regexp: invalid character class range: `b-a`"
// "error parsing regexp: invalid repeat count: `{2,1}`" "error parsing regexp: invalid repeat count: `{2,1}`"
// "error parsing regexp: invalid repeat count: `{1001}`" "error parsing regexp: invalid repeat count: `{1001}`"
// "error parsing regexp: invalid escape sequence: `\\8`" "error parsing regexp: invalid escape sequence: `\\8`"
// "<nil>" "error parsing regexp: missing argument to repetition operator: `?`"
// "error parsing regexp: invalid or unsupported Perl syntax: `(?z`" "error parsing regexp: missing argument to repetition operator: `?`"
// "error parsing regexp: invalid character class range: `[:none:]`" "error parsing regexp: invalid character class range: `[:none:]`"
// "error parsing regexp: invalid character class range: `\\p{None}`" "error parsing regexp: invalid escape sequence: `\\p`"
// "error parsing regexp: invalid UTF-8: `\xff`" "error parsing regexp: invalid UTF-8: `\xff`"
// "error parsing regexp: trailing backslash at end of expression: ``" "error parsing regexp: trailing backslash at end of expression: ``"
// recovered: regexp: Compile("a`("): error parsing regexp: missing closing ): `a`(`
