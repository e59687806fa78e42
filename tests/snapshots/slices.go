package main

func main() {
	a := [4]int{1, 2, 3, 4}
	s := a[1:3]
	s = append(s, 5)
	s[0] += 10
	t := make([]string, 2, 8)
	copy(t, []string{"a", "b"})
	i := 1
	println(len(s), cap(t), a[i], t[i], s[:1:2][0])
}
