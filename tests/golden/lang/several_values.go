// Several values at once: new variables that are their own targets, results, and what loops hand over.
package main

import "fmt"

func pair(a, b int) (int, int)               { return b, a }
func mixed(n int) (string, []int, any, error) { return "s", []int{n}, n, fmt.Errorf("e%d", n) }

type shape interface{ area() int }
type square int

func (s square) area() int        { return int(s * s) }
func made(n int) (square, error)   { return square(n), nil }
func double(n int) (x, y float64) { return float64(n), float64(n) / 2 }

func extremes(a, b, c int, u, v uint64, f, g float64, s, t string) {
	a = min(a, b)
	b = max(b, a, c)
	c = max(min(c, a), 3, b-1)
	fmt.Println(a, b, c, min(u, v), max(u, v, 7), min(f, g), max(f, g, 2.5), min(s, t), max(s, t, "b"))
	x := int8(-5)
	y := uint8(250)
	fmt.Println(min(x, 3), max(x, -3), min(y, 251), max(y, 3), min(-1, 'a', c))
}

func main() {
	a, b := 1, 2
	{
		a, b := b, a
		a, c := a+b, b
		fmt.Println(a, b, c)
	}
	x, y := a*a+b, b*b
	x, z := y, x
	p, q := pair(x, z)
	p, r := pair(p, q)
	s, list, boxed, err := mixed(3)
	fmt.Println(x, y, z, p, q, r, s, list, boxed, err)
	var sh shape
	sh, err = made(4)
	var one, other any = pair(7, 8)
	h, k := double(5)
	fmt.Println(sh.area(), err, one, other, h, k)
	extremes(4, 2, 9, 1<<63, 5, 1.5, 0.5, "x", "a")

	m := map[int]string{1: "one", 2: "two"}
	v, ok := m[1]
	w, no := m[3]
	t, is := boxed.(int)
	u, isnt := boxed.(string)
	ch := make(chan int, 2)
	ch <- 5
	close(ch)
	n, open := <-ch
	o, closed := <-ch
	fmt.Println(v, ok, w == "", no, t, is, u == "", isnt, n, open, o, closed)

	var fs []func() (int, rune)
	for i, c := range "añz\xff" {
		if c == 'ñ' {
			c = 'n'
		}
		i *= 10
		fs = append(fs, func() (int, rune) { i++; return i, c })
	}
	for _, f := range fs {
		i, c := f()
		fmt.Print(i, string(c), " ")
	}
	count := 0
	for _, c := range "loop\n" {
		if c == 'o' {
			continue
		}
		count += int(c)
		c = 0
	}
	for i := range "日本" {
		count += i
		i += 100
	}
	for range "abc" {
		count++
	}
	for range "" {
		count = -1
	}
	fmt.Println(count)

	total := 0
	var kept []*int
	for key, value := range map[int]int{1: 10, 2: 20, 3: 30} {
		key *= value
		value = key + 1
		total += value
		kept = append(kept, &key)
	}
	for _, k := range kept {
		total += *k
	}
	for key := range map[string]bool{"k": true} {
		key += "!"
		fmt.Println(key)
	}
	jobs := make(chan [2]int, 3)
	jobs <- [2]int{1, 2}
	jobs <- [2]int{3, 4}
	close(jobs)
	for job := range jobs {
		job[0] *= 100
		total += job[0] + job[1]
	}
	fmt.Println(total)
	text := "four"
	for i := 0; i < len(text); i++ {
		if n := len(text); n-i == len(text[i:]) {
			text = text[:len(text)-1]
		}
	}
	fmt.Println(text, len(text)+len("x"+text))
}

// Output:
// 3 1 1
// 4 4 3 4 4 3 s [3] 3 e3
// 16 <nil> 8 7 5 2.5
// 2 9 8 5 9223372036854775808 0.5 2.5 a x
// -5 -3 250 250 -1
// one true true false 3 true true false 5 true 0 false
// 1a 11n 31z 41� 236
// k!
// 689
// fo 5
