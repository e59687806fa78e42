package main

func main() {
	s := "a" + "b"
	t := s
	s += "c"
	b := []byte(s)
	b[0] = 'x'
	println(s[1:], t < s, string(b), len(s), s[0], string([]rune(s)[0]))
}
