package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

type celsius float64
type id uint8
type name []byte
type flag bool

// A point reads itself: (x;y).
type point struct{ x, y int }

func (p *point) Scan(state fmt.ScanState, verb rune) error {
	width, ok := state.Width()
	if ok || verb == 'z' {
		fmt.Printf("[verb %c width %d %v]", verb, width, ok)
	}
	state.SkipSpace()
	if r, _, err := state.ReadRune(); err != nil || r != '(' {
		state.UnreadRune()
		return errors.New("no point")
	}
	token, err := state.Token(false, func(r rune) bool { return r != ')' })
	if err != nil {
		return err
	}
	_, err = fmt.Sscanf(string(token), "%d;%d", &p.x, &p.y)
	state.ReadRune()
	return err
}

// A slowReader has no ReadRune.
type slowReader struct{ text string }

func (r *slowReader) Read(p []byte) (int, error) {
	if r.text == "" {
		return 0, io.EOF
	}
	n := copy(p[:1], r.text)
	r.text = r.text[n:]
	return n, nil
}

func values() {
	for _, text := range []string{"", "12", "-0x1F", "0b101 x", "017", "1_000", "300", "abc", "T", "fals", "1.5e3", "1p4", "inf", "(1-2i)", "\"a\\tb\" c", "65", "U+41", "é", "\xff", "\r\n7", "'"} {
		for _, verb := range []string{"%v", "%d", "%x", "%q", "%c", "%U", "%t", "%g", "%2s", "%w"} {
			results := []any{new(int), new(uint8), new(bool), new(float64), new(complex64), new(string), new(celsius), new(id), new(name), new(flag)}
			fmt.Print(verb, " ")
			for _, result := range results {
				n, err := fmt.Sscanf(text, verb, result)
				fmt.Print(n)
				if verb == "%v" && err != nil {
					fmt.Print("(", err, ")")
				}
			}
		}
		fmt.Printf(" %q\n", text)
	}
	var c celsius
	var i id
	var n name
	var f flag
	count, err := fmt.Sscan("36.6 200 bytes t", &c, &i, &n, &f)
	fmt.Println(count, err, c, i, string(n), f)
}

func formats() {
	for _, format := range []string{"%d %d", "%d\n%d", "%d,%d", "%2d%3d", "%d%%%d", "x=%d y=%d", "%d", "%d %d %d", "%d%c", "%d %"} {
		for _, text := range []string{"1 2", "1\n2", "1,2", "12345", "1%2", "x=1 y=2", "1", ""} {
			a, b := 0, 0
			n, err := fmt.Sscanf(text, format, &a, &b)
			fmt.Print(" ", n, err, " ", a, b, ";")
		}
		fmt.Println()
	}
}

func sources() {
	var a, b int
	var p point
	in := bufio.NewReader(strings.NewReader("1 2\n (3;4) 5 rest of it"))
	fmt.Println(fmt.Fscanln(in, &a, &b))
	fmt.Println(fmt.Fscan(in, &p, &a))
	rest, _ := io.ReadAll(in)
	fmt.Printf("%v %d %q\n", p, a, rest)

	slow := &slowReader{"77 日本\xe6 8"}
	var s string
	fmt.Println(fmt.Fscan(slow, &a, &s, &b))
	fmt.Printf("%d %q %d\n", a, s, b)

	n, err := fmt.Sscanf("(1;2)", "%7z", &p)
	fmt.Println(n, err, p)
	n, err = fmt.Sscan("1;2", &p)
	fmt.Println(n, err)
	n, err = fmt.Sscanln("1 2\n3", &a, &b)
	fmt.Println(n, err)
	n, err = fmt.Sscanln("1\n2", &a, &b)
	fmt.Println(n, err)
	n, err = fmt.Sscanln("1 2 3", &a, &b)
	fmt.Println(n, err)
	n, err = fmt.Sscan("5", 5)
	fmt.Println(n, err)
	n, err = fmt.Sscan("5", &[]int{}, new(error))
	fmt.Println(n, err)
	n, err = fmt.Sscan("5", (*id)(nil))
	fmt.Println(n, err)
	n, err = fmt.Scan(&a)
	fmt.Println(n, err)
}

// plain reads many values from a small buffer, plain ones and others.
func plain() {
	text := "1 -2 +3 007 0x10 1_0 999999999999999999 9999999999999999999 5 12abc 6\r\n 7\v8\n9"
	in := bufio.NewReaderSize(strings.NewReader(text), 16)
	var i int
	var f float64
	var s string
	for n, err := fmt.Fscan(in, &i); err != io.EOF; n, err = fmt.Fscan(in, &i) {
		fmt.Print(n, err, " ", i, "; ")
		if err != nil {
			fmt.Fscan(in, &s)
			fmt.Printf("%q ", s)
		}
	}
	fmt.Println()
	in = bufio.NewReaderSize(strings.NewReader("4.5 1e3 .5 -7. nan 0x1p4 1p3 1_0.5 e5 + 2.5.1 é x\x00y naïve\u00a0z word\n"), 16)
	for n, err := fmt.Fscan(in, &f, &s); err != io.EOF; n, err = fmt.Fscan(in, &f, &s) {
		fmt.Printf("%d %v %v %q; ", n, err, f, s)
		if n == 0 {
			fmt.Fscan(in, &s)
		}
	}
	fmt.Println()
	for _, text := range []string{"3 x 2.5", "3\nx\n2.5", " 3 x 2.5\n", "3 x 2.5 4", "03 é 2.5", "3", "3 \n"} {
		n, err := fmt.Sscan(text, &i, &s, &f)
		fmt.Print(n, " ", err, " ", i, s, f, "; ")
		n, err = fmt.Sscanln(text, &i, &s, &f)
		fmt.Println(n, err, i, s, f)
	}
	in = bufio.NewReader(strings.NewReader("10 20\n30"))
	fmt.Fscan(in, &i)
	fmt.Println(in.UnreadRune(), in.UnreadByte())
	fmt.Fscan(in, &i)
	rest, _ := io.ReadAll(in)
	fmt.Printf("%d %q\n", i, rest)
}

func main() {
	plain()
	values()
	formats()
	sources()
}


// Output:
// 1 <nil> 1; 1 <nil> -2; 1 <nil> 3; 1 <nil> 7; 1 <nil> 16; 1 <nil> 10; 1 <nil> 999999999999999999; 0 strconv.ParseInt: parsing "9999999999999999999": value out of range 999999999999999999; "5" 1 <nil> 12; 0 expected integer 12; "abc" 1 <nil> 6; 1 <nil> 7; 1 <nil> 8; 1 <nil> 9;
// 2 <nil> 4.5 "1e3"; 2 <nil> 0.5 "-7."; 2 <nil> NaN "0x1p4"; 2 <nil> 8 "1_0.5"; 0 strconv.ParseFloat: parsing "e5": invalid syntax 8 "1_0.5"; 2 <nil> 2.5 ".1"; 0 strconv.ParseFloat: parsing "": invalid syntax 2.5 ".1"; 0 strconv.ParseFloat: parsing "": invalid syntax 2.5 "é"; 0 strconv.ParseFloat: parsing "na": invalid syntax 2.5 "x\x00y"; 0 strconv.ParseFloat: parsing "": invalid syntax 2.5 "ïve"; 0 strconv.ParseFloat: parsing "": invalid syntax 2.5 "z";
// 3 <nil> 3x2.5; 3 <nil> 3 x 2.5
// 3 <nil> 3x2.5; 1 unexpected newline 3 x 2.5
// 3 <nil> 3x2.5; 3 <nil> 3 x 2.5
// 3 <nil> 3x2.5; 3 expected newline 3 x 2.5
// 3 <nil> 3é2.5; 3 <nil> 3 é 2.5
// 1 EOF 3é2.5; 1 EOF 3 é 2.5
// 1 EOF 3é2.5; 1 unexpected newline 3 é 2.5
// bufio: invalid use of UnreadRune bufio: invalid use of UnreadByte
// 20 "\n30"
// %v 0(EOF)0(EOF)0(EOF)0(EOF)0(EOF)0(EOF)0(EOF)0(EOF)0(EOF)0(EOF)%d 0000000000%x 0000000000%q 0000000000%c 0000000000%U 0000000000%t 0000000000%g 0000000000%2s 0000000000%w 0000000000 ""
// %v 11110(syntax error scanning complex number)11111%d 1100001100%x 1100011110%q 0000001000%c 1100001100%U 0000001000%t 0010001001%g 0001001000%2s 0000011010%w 0000001000 "12"
// %v 10(expected integer)10(strconv.ParseFloat: parsing "-0x1F": invalid syntax)0(syntax error scanning complex number)10(strconv.ParseFloat: parsing "-0x1F": invalid syntax)0(expected integer)11%d 1000000000%x 1000000000%q 0000000000%c 1100000100%U 0000000000%t 0010000001%g 0000000000%2s 0000011010%w 0000000000 "-0x1F"
// %v 11110(syntax error scanning complex number)11111%d 1100001100%x 1000001000%q 0000001000%c 1100001100%U 0000001000%t 0010001001%g 0001001000%2s 0000011010%w 0000001000 "0b101 x"
// %v 11110(syntax error scanning complex number)11111%d 1100001100%x 1100001100%q 0000001000%c 1100001100%U 0000001000%t 0010001001%g 0001001000%2s 0000011010%w 0000001000 "017"
// %v 10(unsigned integer overflow on token 1_000)110(syntax error scanning complex number)110(unsigned integer overflow on token 1_000)11%d 1100001100%x 1100001100%q 0000001000%c 1100001100%U 0000001000%t 0010001001%g 0001001000%2s 0000010010%w 0000001000 "1_000"
// %v 10(unsigned integer overflow on token 300)110(syntax error scanning complex number)110(unsigned integer overflow on token 300)11%d 1000001000%x 1000001000%q 0000001000%c 1100001100%U 0000001000%t 0010001001%g 0001001000%2s 0000011010%w 0000001000 "300"
// %v 0(expected integer)0(expected integer)10(strconv.ParseFloat: parsing "": invalid syntax)0(syntax error scanning complex number)10(strconv.ParseFloat: parsing "": invalid syntax)0(expected integer)11%d 0000000000%x 1000000000%q 0000000000%c 1100000100%U 0000000000%t 0010000001%g 0000000000%2s 0000010010%w 0000000000 "abc"
// %v 0(expected integer)0(expected integer)10(strconv.ParseFloat: parsing "": invalid syntax)0(syntax error scanning complex number)10(strconv.ParseFloat: parsing "": invalid syntax)0(expected integer)11%d 0000000000%x 0000000000%q 0000000000%c 1100000100%U 0000000000%t 0010000001%g 0000000000%2s 0000010010%w 0000000000 "T"
// %v 0(expected integer)0(expected integer)0(syntax error scanning boolean)0(strconv.ParseFloat: parsing "": invalid syntax)0(syntax error scanning complex number)10(strconv.ParseFloat: parsing "": invalid syntax)0(expected integer)10(syntax error scanning boolean)%d 0000000000%x 1100010110%q 0000000000%c 1100000100%U 0000000000%t 0000000000%g 0000000000%2s 0000010010%w 0000000000 "fals"
// %v 11110(syntax error scanning complex number)11111%d 1100001100%x 1100001100%q 0000001000%c 1100001100%U 0000001000%t 0010001001%g 0001001000%2s 0000011010%w 0000001000 "1.5e3"
// %v 11110(syntax error scanning complex number)11111%d 1100001100%x 1100001100%q 0000001000%c 1100001100%U 0000001000%t 0010001001%g 0001001000%2s 0000010010%w 0000001000 "1p4"
// %v 0(expected integer)0(expected integer)110(syntax error scanning complex number)110(expected integer)11%d 0000001000%x 0000001000%q 0000001000%c 1100001100%U 0000001000%t 0010001001%g 0001001000%2s 0000010010%w 0000001000 "inf"
// %v 0(expected integer)0(expected integer)10(strconv.ParseFloat: parsing "": invalid syntax)110(strconv.ParseFloat: parsing "": invalid syntax)0(expected integer)11%d 0000000000%x 0000000000%q 0000000000%c 1100000100%U 0000000000%t 0010000001%g 0000100000%2s 0000010010%w 0000000000 "(1-2i)"
// %v 0(expected integer)0(expected integer)10(strconv.ParseFloat: parsing "": invalid syntax)0(syntax error scanning complex number)10(strconv.ParseFloat: parsing "": invalid syntax)0(expected integer)11%d 0000000000%x 0000000000%q 0000010010%c 1100000100%U 0000000000%t 0010000001%g 0000000000%2s 0000010010%w 0000000000 "\"a\\tb\" c"
// %v 11110(syntax error scanning complex number)11111%d 1100001100%x 1100011110%q 0000001000%c 1100001100%U 0000001000%t 0010001001%g 0001001000%2s 0000011010%w 0000001000 "65"
// %v 0(expected integer)0(expected integer)10(strconv.ParseFloat: parsing "": invalid syntax)0(syntax error scanning complex number)10(strconv.ParseFloat: parsing "": invalid syntax)0(expected integer)11%d 0000000000%x 0000000000%q 0000000000%c 1100000100%U 1100000100%t 0010000001%g 0000000000%2s 0000010010%w 0000000000 "U+41"
// %v 0(expected integer)0(expected integer)10(strconv.ParseFloat: parsing "": invalid syntax)0(syntax error scanning complex number)10(strconv.ParseFloat: parsing "": invalid syntax)0(expected integer)11%d 0000000000%x 0000000000%q 0000000000%c 1000000000%U 0000000000%t 0010000001%g 0000000000%2s 0000010010%w 0000000000 "é"
// %v 0(expected integer)0(expected integer)10(strconv.ParseFloat: parsing "": invalid syntax)0(syntax error scanning complex number)10(strconv.ParseFloat: parsing "": invalid syntax)0(expected integer)11%d 0000000000%x 0000000000%q 0000000000%c 1000000000%U 0000000000%t 0010000001%g 0000000000%2s 0000010010%w 0000000000 "\xff"
// %v 0(unexpected newline)0(unexpected newline)0(unexpected newline)0(unexpected newline)0(unexpected newline)0(unexpected newline)0(unexpected newline)0(unexpected newline)0(unexpected newline)0(unexpected newline)%d 0000000000%x 0000000000%q 0000000000%c 1100000100%U 0000000000%t 0000000000%g 0000000000%2s 0000000000%w 0000000000 "\r\n7"
// %v 0(expected integer)0(expected integer)10(strconv.ParseFloat: parsing "": invalid syntax)0(syntax error scanning complex number)10(strconv.ParseFloat: parsing "": invalid syntax)0(expected integer)11%d 0000000000%x 0000000000%q 0000000000%c 1100000100%U 0000000000%t 0010000001%g 0000000000%2s 0000010010%w 0000000000 "'"
// 4 <nil> 36.6 200 bytes true
//  2 <nil> 1 2; 1 newline in input does not match format 1 0; 1 expected space in input to match format 1 0; 1 EOF 12345 0; 1 expected space in input to match format 1 0; 0 expected integer 0 0; 1 EOF 1 0; 0 EOF 0 0;
//  1 newline in format does not match input 1 0; 2 <nil> 1 2; 1 newline in format does not match input 1 0; 1 EOF 12345 0; 1 newline in format does not match input 1 0; 0 expected integer 0 0; 1 EOF 1 0; 0 EOF 0 0;
//  1 input does not match format 1 0; 1 input does not match format 1 0; 2 <nil> 1 2; 1 unexpected EOF 12345 0; 1 input does not match format 1 0; 0 expected integer 0 0; 1 unexpected EOF 1 0; 0 EOF 0 0;
//  2 <nil> 1 2; 1 unexpected newline 1 0; 1 expected integer 1 0; 2 <nil> 12 345; 1 expected integer 1 0; 0 expected integer 0 0; 1 EOF 1 0; 0 EOF 0 0;
//  1 missing literal % 1 0; 1 unexpected newline 1 0; 1 missing literal % 1 0; 1 unexpected EOF 12345 0; 2 <nil> 1 2; 0 expected integer 0 0; 1 unexpected EOF 1 0; 0 EOF 0 0;
//  0 input does not match format 0 0; 0 input does not match format 0 0; 0 input does not match format 0 0; 0 input does not match format 0 0; 0 input does not match format 0 0; 2 <nil> 1 2; 0 input does not match format 0 0; 0 unexpected EOF 0 0;
//  1 too many operands 1 0; 1 too many operands 1 0; 1 too many operands 1 0; 1 too many operands 12345 0; 1 too many operands 1 0; 0 expected integer 0 0; 1 too many operands 1 0; 0 EOF 0 0;
//  2 too few operands for format '%d' 1 2; 1 newline in input does not match format 1 0; 1 expected space in input to match format 1 0; 1 EOF 12345 0; 1 expected space in input to match format 1 0; 0 expected integer 0 0; 1 EOF 1 0; 0 EOF 0 0;
//  2 <nil> 1 32; 2 <nil> 1 10; 2 <nil> 1 44; 1 EOF 12345 0; 2 <nil> 1 37; 0 expected integer 0 0; 1 EOF 1 0; 0 EOF 0 0;
//  1 missing verb: % at end of format string 1 0; 1 newline in input does not match format 1 0; 1 expected space in input to match format 1 0; 1 missing verb: % at end of format string 12345 0; 1 expected space in input to match format 1 0; 0 expected integer 0 0; 1 missing verb: % at end of format string 1 0; 0 EOF 0 0;
// 2 <nil>
// 2 <nil>
// {3 4} 5 " rest of it"
// 3 <nil>
// 77 "日本�" 8
// [verb z width 7 true]1 <nil> {1 2}
// 0 no point
// 2 <nil>
// 1 unexpected newline
// 2 expected newline
// 0 type not a pointer: int
// 0 can't scan type: *[]int
// 0 can't scan type: *main.id
// 0 EOF
