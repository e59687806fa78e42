package main

import "fmt"

func id[T any](x T) T { return x }

type one struct{ a [1]int }

// A literal is complete before the variable that its elements read is set.
func main() {
	a := [1]int{7}
	a = [1]int{a[id(0)%1]}
	b := [1][1]uint16{{7}}
	b = [1][1]uint16{b[id(0)%1]}
	m := [1]map[int]string{{1: "x"}}
	m = [1]map[int]string{m[id(0)]}
	s := one{[1]int{5}}
	s = one{[1]int{s.a[id(0)] + 1}}
	t := struct{ x int }{3}
	t = struct{ x int }{x: t.x + 1}
	p := [1]*int{new(int)}
	*p[0] = 9
	p = [1]*int{p[id(0)]}
	q := [2]int{1, 2}
	q = [2]int{q[id(1)], q[id(0)]}
	fmt.Println(a, b, m, s, t, *p[0], q)
}

// Output:
// [7] [[7]] [map[1:x]] {[6]} {4} 9 [2 1]
