package main

import (
	"fmt"
	"io/ioutil"
	"os"
	"strings"
	"text/scanner"
	"unique"
)

func main() {
	src := "x := 0x1_F + 0b12 // comment\nfoo(\"a\\n\", 'c', `raw\nstr`, 1.5e3, .5, 0x1p-2, 08, 1__0, '', 'ab', \"open\n /* multi\nline */ é 世界 @ 0o17 1e \xff \"\\q\""
	for _, mode := range []uint{scanner.GoTokens, scanner.GoTokens &^ scanner.SkipComments, scanner.ScanIdents | scanner.ScanInts, 0} {
		var s scanner.Scanner
		s.Init(strings.NewReader(src))
		s.Filename = "f"
		s.Mode = mode
		s.Error = func(s *scanner.Scanner, msg string) { fmt.Println("error", s.Pos(), s.Position, msg, s.TokenText()) }
		for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
			fmt.Printf("%v %s %q %v\n", s.Position, scanner.TokenString(tok), s.TokenText(), s.Pos())
		}
		fmt.Println(s.ErrorCount, s.Pos())
	}
	var s scanner.Scanner
	s.Init(strings.NewReader("ab\ncd"))
	for ch := s.Next(); ch != scanner.EOF; ch = s.Next() {
		fmt.Print(string(ch), s.Pos(), " ")
	}
	fmt.Println(scanner.TokenString('x'), scanner.TokenString(scanner.RawString), scanner.Position{Filename: "q"})
	a, b, c := unique.Make("a"), unique.Make("a"), unique.Make("b")
	fmt.Println(a == b, a == c, a.Value(), unique.Make(1).Value(), unique.Make(any(1)) == unique.Make(any(1)))
	dir, err := ioutil.TempDir("", "x")
	defer os.RemoveAll(dir)
	fmt.Println(err, ioutil.WriteFile(dir+"/b", []byte("b"), 0o644), ioutil.WriteFile(dir+"/a", []byte("aa"), 0o644))
	infos, err := ioutil.ReadDir(dir)
	fmt.Println(len(infos), infos[0].Name(), infos[0].Size(), err)
	text, err := ioutil.ReadFile(dir + "/a")
	fmt.Println(string(text), err)
	all, err := ioutil.ReadAll(ioutil.NopCloser(strings.NewReader("all")))
	fmt.Println(string(all), err)
}

// Output:
// f:1:1 Ident "x" f:1:2
// f:1:3 ":" ":" f:1:4
// f:1:4 "=" "=" f:1:5
// f:1:6 Int "0x1_F" f:1:11
// f:1:12 "+" "+" f:1:13
// error f:1:18 f:1:14 invalid digit '2' in binary literal 0b12
// f:1:14 Int "0b12" f:1:18
// f:2:1 Ident "foo" f:2:4
// f:2:4 "(" "(" f:2:5
// f:2:5 String "\"a\\n\"" f:2:10
// f:2:10 "," "," f:2:11
// f:2:12 Char "'c'" f:2:15
// f:2:15 "," "," f:2:16
// f:2:17 RawString "`raw\nstr`" f:3:5
// f:3:5 "," "," f:3:6
// f:3:7 Float "1.5e3" f:3:12
// f:3:12 "," "," f:3:13
// f:3:14 Float ".5" f:3:16
// f:3:16 "," "," f:3:17
// f:3:18 Float "0x1p-2" f:3:24
// f:3:24 "," "," f:3:25
// error f:3:28 f:3:26 invalid digit '8' in octal literal 08
// f:3:26 Int "08" f:3:28
// f:3:28 "," "," f:3:29
// error f:3:34 f:3:30 '_' must separate successive digits 1__0
// f:3:30 Int "1__0" f:3:34
// f:3:34 "," "," f:3:35
// error f:3:37 f:3:36 invalid char literal '
// f:3:36 Char "''" f:3:38
// f:3:38 "," "," f:3:39
// error f:3:43 f:3:40 invalid char literal 'ab
// f:3:40 Char "'ab'" f:3:44
// f:3:44 "," "," f:3:45
// error f:3:51 f:3:46 literal not terminated "open
// f:3:46 String "\"open\n" f:4:1
// f:5:9 Ident "é" f:5:10
// f:5:11 Ident "世界" f:5:13
// f:5:14 "@" "@" f:5:15
// f:5:16 Int "0o17" f:5:20
// error f:5:23 f:5:21 exponent has no digits 1e
// f:5:21 Float "1e" f:5:23
// error f:5:24 f invalid UTF-8 encoding
// f:5:24 "�" "\xff" f:5:25
// error f:5:28 f:5:26 invalid char escape "\
// f:5:26 String "\"\\q\"" f:5:30
// 9 f:5:30
// f:1:1 Ident "x" f:1:2
// f:1:3 ":" ":" f:1:4
// f:1:4 "=" "=" f:1:5
// f:1:6 Int "0x1_F" f:1:11
// f:1:12 "+" "+" f:1:13
// error f:1:18 f:1:14 invalid digit '2' in binary literal 0b12
// f:1:14 Int "0b12" f:1:18
// f:1:19 Comment "// comment" f:1:29
// f:2:1 Ident "foo" f:2:4
// f:2:4 "(" "(" f:2:5
// f:2:5 String "\"a\\n\"" f:2:10
// f:2:10 "," "," f:2:11
// f:2:12 Char "'c'" f:2:15
// f:2:15 "," "," f:2:16
// f:2:17 RawString "`raw\nstr`" f:3:5
// f:3:5 "," "," f:3:6
// f:3:7 Float "1.5e3" f:3:12
// f:3:12 "," "," f:3:13
// f:3:14 Float ".5" f:3:16
// f:3:16 "," "," f:3:17
// f:3:18 Float "0x1p-2" f:3:24
// f:3:24 "," "," f:3:25
// error f:3:28 f:3:26 invalid digit '8' in octal literal 08
// f:3:26 Int "08" f:3:28
// f:3:28 "," "," f:3:29
// error f:3:34 f:3:30 '_' must separate successive digits 1__0
// f:3:30 Int "1__0" f:3:34
// f:3:34 "," "," f:3:35
// error f:3:37 f:3:36 invalid char literal '
// f:3:36 Char "''" f:3:38
// f:3:38 "," "," f:3:39
// error f:3:43 f:3:40 invalid char literal 'ab
// f:3:40 Char "'ab'" f:3:44
// f:3:44 "," "," f:3:45
// error f:3:51 f:3:46 literal not terminated "open
// f:3:46 String "\"open\n" f:4:1
// f:4:2 Comment "/* multi\nline */" f:5:8
// f:5:9 Ident "é" f:5:10
// f:5:11 Ident "世界" f:5:13
// f:5:14 "@" "@" f:5:15
// f:5:16 Int "0o17" f:5:20
// error f:5:23 f:5:21 exponent has no digits 1e
// f:5:21 Float "1e" f:5:23
// error f:5:24 f invalid UTF-8 encoding
// f:5:24 "�" "\xff" f:5:25
// error f:5:28 f:5:26 invalid char escape "\
// f:5:26 String "\"\\q\"" f:5:30
// 9 f:5:30
// f:1:1 Ident "x" f:1:2
// f:1:3 ":" ":" f:1:4
// f:1:4 "=" "=" f:1:5
// f:1:6 Int "0x1_F" f:1:11
// f:1:12 "+" "+" f:1:13
// error f:1:18 f:1:14 invalid digit '2' in binary literal 0b12
// f:1:14 Int "0b12" f:1:18
// f:1:19 "/" "/" f:1:20
// f:1:20 "/" "/" f:1:21
// f:1:22 Ident "comment" f:1:29
// f:2:1 Ident "foo" f:2:4
// f:2:4 "(" "(" f:2:5
// f:2:5 "\"" "\"" f:2:6
// f:2:6 Ident "a" f:2:7
// f:2:7 "\\" "\\" f:2:8
// f:2:8 Ident "n" f:2:9
// f:2:9 "\"" "\"" f:2:10
// f:2:10 "," "," f:2:11
// f:2:12 "'" "'" f:2:13
// f:2:13 Ident "c" f:2:14
// f:2:14 "'" "'" f:2:15
// f:2:15 "," "," f:2:16
// f:2:17 "`" "`" f:2:18
// f:2:18 Ident "raw" f:2:21
// f:3:1 Ident "str" f:3:4
// f:3:4 "`" "`" f:3:5
// f:3:5 "," "," f:3:6
// f:3:7 Int "1" f:3:8
// f:3:8 "." "." f:3:9
// f:3:9 Int "5" f:3:10
// f:3:10 Ident "e3" f:3:12
// f:3:12 "," "," f:3:13
// f:3:14 "." "." f:3:15
// f:3:15 Int "5" f:3:16
// f:3:16 "," "," f:3:17
// f:3:18 Int "0x1" f:3:21
// f:3:21 Ident "p" f:3:22
// f:3:22 "-" "-" f:3:23
// f:3:23 Int "2" f:3:24
// f:3:24 "," "," f:3:25
// error f:3:28 f:3:26 invalid digit '8' in octal literal 08
// f:3:26 Int "08" f:3:28
// f:3:28 "," "," f:3:29
// error f:3:34 f:3:30 '_' must separate successive digits 1__0
// f:3:30 Int "1__0" f:3:34
// f:3:34 "," "," f:3:35
// f:3:36 "'" "'" f:3:37
// f:3:37 "'" "'" f:3:38
// f:3:38 "," "," f:3:39
// f:3:40 "'" "'" f:3:41
// f:3:41 Ident "ab" f:3:43
// f:3:43 "'" "'" f:3:44
// f:3:44 "," "," f:3:45
// f:3:46 "\"" "\"" f:3:47
// f:3:47 Ident "open" f:3:51
// f:4:2 "/" "/" f:4:3
// f:4:3 "*" "*" f:4:4
// f:4:5 Ident "multi" f:4:10
// f:5:1 Ident "line" f:5:5
// f:5:6 "*" "*" f:5:7
// f:5:7 "/" "/" f:5:8
// f:5:9 Ident "é" f:5:10
// f:5:11 Ident "世界" f:5:13
// f:5:14 "@" "@" f:5:15
// f:5:16 Int "0o17" f:5:20
// f:5:21 Int "1" f:5:22
// f:5:22 Ident "e" f:5:23
// error f:5:24 f invalid UTF-8 encoding
// f:5:24 "�" "\xff" f:5:25
// f:5:26 "\"" "\"" f:5:27
// f:5:27 "\\" "\\" f:5:28
// f:5:28 Ident "q" f:5:29
// f:5:29 "\"" "\"" f:5:30
// 4 f:5:30
// f:1:1 "x" "x" f:1:2
// f:1:3 ":" ":" f:1:4
// f:1:4 "=" "=" f:1:5
// f:1:6 "0" "0" f:1:7
// f:1:7 "x" "x" f:1:8
// f:1:8 "1" "1" f:1:9
// f:1:9 "_" "_" f:1:10
// f:1:10 "F" "F" f:1:11
// f:1:12 "+" "+" f:1:13
// f:1:14 "0" "0" f:1:15
// f:1:15 "b" "b" f:1:16
// f:1:16 "1" "1" f:1:17
// f:1:17 "2" "2" f:1:18
// f:1:19 "/" "/" f:1:20
// f:1:20 "/" "/" f:1:21
// f:1:22 "c" "c" f:1:23
// f:1:23 "o" "o" f:1:24
// f:1:24 "m" "m" f:1:25
// f:1:25 "m" "m" f:1:26
// f:1:26 "e" "e" f:1:27
// f:1:27 "n" "n" f:1:28
// f:1:28 "t" "t" f:1:29
// f:2:1 "f" "f" f:2:2
// f:2:2 "o" "o" f:2:3
// f:2:3 "o" "o" f:2:4
// f:2:4 "(" "(" f:2:5
// f:2:5 "\"" "\"" f:2:6
// f:2:6 "a" "a" f:2:7
// f:2:7 "\\" "\\" f:2:8
// f:2:8 "n" "n" f:2:9
// f:2:9 "\"" "\"" f:2:10
// f:2:10 "," "," f:2:11
// f:2:12 "'" "'" f:2:13
// f:2:13 "c" "c" f:2:14
// f:2:14 "'" "'" f:2:15
// f:2:15 "," "," f:2:16
// f:2:17 "`" "`" f:2:18
// f:2:18 "r" "r" f:2:19
// f:2:19 "a" "a" f:2:20
// f:2:20 "w" "w" f:2:21
// f:3:1 "s" "s" f:3:2
// f:3:2 "t" "t" f:3:3
// f:3:3 "r" "r" f:3:4
// f:3:4 "`" "`" f:3:5
// f:3:5 "," "," f:3:6
// f:3:7 "1" "1" f:3:8
// f:3:8 "." "." f:3:9
// f:3:9 "5" "5" f:3:10
// f:3:10 "e" "e" f:3:11
// f:3:11 "3" "3" f:3:12
// f:3:12 "," "," f:3:13
// f:3:14 "." "." f:3:15
// f:3:15 "5" "5" f:3:16
// f:3:16 "," "," f:3:17
// f:3:18 "0" "0" f:3:19
// f:3:19 "x" "x" f:3:20
// f:3:20 "1" "1" f:3:21
// f:3:21 "p" "p" f:3:22
// f:3:22 "-" "-" f:3:23
// f:3:23 "2" "2" f:3:24
// f:3:24 "," "," f:3:25
// f:3:26 "0" "0" f:3:27
// f:3:27 "8" "8" f:3:28
// f:3:28 "," "," f:3:29
// f:3:30 "1" "1" f:3:31
// f:3:31 "_" "_" f:3:32
// f:3:32 "_" "_" f:3:33
// f:3:33 "0" "0" f:3:34
// f:3:34 "," "," f:3:35
// f:3:36 "'" "'" f:3:37
// f:3:37 "'" "'" f:3:38
// f:3:38 "," "," f:3:39
// f:3:40 "'" "'" f:3:41
// f:3:41 "a" "a" f:3:42
// f:3:42 "b" "b" f:3:43
// f:3:43 "'" "'" f:3:44
// f:3:44 "," "," f:3:45
// f:3:46 "\"" "\"" f:3:47
// f:3:47 "o" "o" f:3:48
// f:3:48 "p" "p" f:3:49
// f:3:49 "e" "e" f:3:50
// f:3:50 "n" "n" f:3:51
// f:4:2 "/" "/" f:4:3
// f:4:3 "*" "*" f:4:4
// f:4:5 "m" "m" f:4:6
// f:4:6 "u" "u" f:4:7
// f:4:7 "l" "l" f:4:8
// f:4:8 "t" "t" f:4:9
// f:4:9 "i" "i" f:4:10
// f:5:1 "l" "l" f:5:2
// f:5:2 "i" "i" f:5:3
// f:5:3 "n" "n" f:5:4
// f:5:4 "e" "e" f:5:5
// f:5:6 "*" "*" f:5:7
// f:5:7 "/" "/" f:5:8
// f:5:9 "é" "é" f:5:10
// f:5:11 "世" "世" f:5:12
// f:5:12 "界" "界" f:5:13
// f:5:14 "@" "@" f:5:15
// f:5:16 "0" "0" f:5:17
// f:5:17 "o" "o" f:5:18
// f:5:18 "1" "1" f:5:19
// f:5:19 "7" "7" f:5:20
// f:5:21 "1" "1" f:5:22
// f:5:22 "e" "e" f:5:23
// error f:5:24 f invalid UTF-8 encoding
// f:5:24 "�" "\xff" f:5:25
// f:5:26 "\"" "\"" f:5:27
// f:5:27 "\\" "\\" f:5:28
// f:5:28 "q" "q" f:5:29
// f:5:29 "\"" "\"" f:5:30
// 1 f:5:30
// a<input>:1:2 b<input>:1:3
// <input>:2:1 c<input>:2:2 d<input>:2:3 "x" RawString q
// true false a 1 true
// <nil> <nil> <nil>
// 2 a 2 <nil>
// aa <nil>
// all <nil>
