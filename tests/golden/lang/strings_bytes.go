package main

import "fmt"

func main() {
	s := "héllo, 世界\xff!"
	fmt.Println(len(s), len([]rune(s)), s[1], s[1:3], s[:1]+s[3:5])
	for i, r := range s {
		fmt.Print(i, ":", string(r), "(", r, ") ")
	}
	fmt.Println()
	for i := range "abc" {
		fmt.Print(i)
	}
	fmt.Println()
	b := []byte("hello")
	b[0] = 'J'
	t := string(b)
	b[1] = 'E'
	fmt.Println(t, string(b), len(b))
	fmt.Println("a" < "b", "a" < "B", "abc" < "abd", "" < "a", "Z" > "", "é" > "z", "x" == "x"+"")
	raw := `line1
\n "quoted" ` + "`"
	fmt.Println(raw, len(raw))
	fmt.Printf("%q %+q %x %X % x %s|%10s|%-10s|%.3s|%c %U %#U\n", s, s, "hi", "hi", "hi", s, "ab", "ab", "abcdef", 'x', '世', '世')
	rs := []rune("世界")
	rs[0], rs[1] = rs[1], rs[0]
	fmt.Println(string(rs), rs)
	fmt.Println(string([]rune{0x110000, -1, 'a'}), string([]byte{0x61, 0xff}) == "a\xff")
	n := 0
	for range "日本語" {
		n++
	}
	fmt.Println(n)
	x := "abc"
	y := x
	x += "d"
	fmt.Println(x, y)
	var sb []byte
	for i := 0; i < 5; i++ {
		sb = append(sb, "xy"...)
		sb = append(sb, byte('0'+i))
	}
	fmt.Println(copy(sb, "ZZZ"), string(sb))
	m := map[string]int{}
	for _, w := range []string{"a", "b", "a"} {
		m[w]++
	}
	m[string([]byte{'a'})]++
	fmt.Println(m, m["zz"])
	const c = "const" + "ant"
	fmt.Println(c[2], c[1:4], len(c))
	var e string
	fmt.Printf("%q %v %d\n", e, e == "", len(e))
	switch string(b[:2]) {
	case "JE":
		fmt.Println("switched")
	}
	fmt.Println("\a\b\f\v\\\"'" == "\x07\x08\x0c\x0b\x5c\x22\x27", '\'', "\101\u0041\U00000041")
}

// Output:
// 16 11 195 é hll
// 0:h(104) 1:é(233) 3:l(108) 4:l(108) 5:o(111) 6:,(44) 7: (32) 8:世(19990) 11:界(30028) 14:�(65533) 15:!(33)
// 012
// Jello JEllo 5
// true false true true true true true
// line1
// \n "quoted" ` 19
// "héllo, 世界\xff!" "h\u00e9llo, \u4e16\u754c\xff!" 6869 6869 68 69 héllo, 世界�!|        ab|ab        |abc|x U+4E16 U+4E16 '世'
// 界世 [30028 19990]
// ��a true
// 3
// abcd abc
// 3 ZZZxy1xy2xy3xy4
// map[a:3 b:1] 0
// 110 ons 8
// "" true 0
// switched
// true 39 AAA
