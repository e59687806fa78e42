package main

import "fmt"

func adder(k int) func(int) int { return func(x int) int { return x + k } }

func counter() func() int {
	n := 0
	return func() int { n++; return n }
}

func apply(xs []int, f func(int) int) int {
	s := 0
	for _, x := range xs {
		s += f(x)
	}
	return s
}

func main() {
	xs := make([]int, 1000)
	for i := range xs {
		xs[i] = i
	}
	s := 0
	for i := 0; i < 2000; i++ {
		s += apply(xs, adder(i))
	}
	c := counter()
	for i := 0; i < 2000000; i++ {
		s += c() & 1
	}
	fmt.Println(s)
}
