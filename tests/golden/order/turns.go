// In which order assignments of several values, and x++, fail. gc evaluates early what an assignment before it may
// change, and the rest in its turn.
package main

import "fmt"

type T struct {
	n    int
	a    [3]int
	s    []int
	next *T
}

// A state is what the statements are about: all of it fails somewhere.
type state struct {
	p    *T
	q    **T
	h    []int
	hh   [][]int
	m    map[string]int
	zero int
}

func fails(name string, f func(s state, i, j int)) {
	defer func() { fmt.Println(name, "|", recover()) }()
	var p *T
	f(state{q: &p}, 5, 6)
}

func results(h []int, j int) (a, b int) {
	defer func() { fmt.Println("deferred", a, b) }()
	a, b = h[0], h[j]
	return
}

func returned(h []int, j int) (a, b int) {
	defer func() { fmt.Println("deferred", a, b) }()
	return h[0], h[j]
}

func main() {
	fails("h[i], h[j] = h[j], h[i]", func(s state, i, j int) { h := s.h; h[i], h[j] = h[j], h[i] })
	fails("of a field", func(s state, i, j int) { s.h[i], s.h[j] = s.h[j], s.h[i] })
	fails("h[i], i = h[j], 4", func(s state, i, j int) { s.h[i], i = s.h[j], 4 })
	fails("i, h[i] = h[j], 4", func(s state, i, j int) { i, s.h[i] = s.h[j], 4 })
	fails("i, h[i] = 1, h[j]", func(s state, i, j int) { i, s.h[i] = 1, s.h[j] })
	fails("m, h[i] = h[j], 1", func(s state, i, j int) { s.m["x"], s.h[i] = s.h[j], 1 })
	fails("h[i], m = h[j], 1", func(s state, i, j int) { s.h[i], s.m["x"] = s.h[j], 1 })
	fails("p.n, h[i] = h[j], 1", func(s state, i, j int) { s.p.n, s.h[i] = s.h[j], 1 })
	fails("h[i], p.n = 1, h[j]", func(s state, i, j int) { s.h[i], s.p.n = 1, s.h[j] })
	fails("h[i], p.n = p.n, h[j]", func(s state, i, j int) { s.h[i], s.p.n = s.p.n, s.h[j] })
	fails("p.n, p.a[i] = p.a[i], p.n", func(s state, i, j int) { s.p.n, s.p.a[i] = s.p.a[i], s.p.n })
	fails("p.n, p.a[0] = 1, 1/zero", func(s state, i, j int) { s.p.n, s.p.a[0] = 1, 1/s.zero })
	fails("h[i], h[j] = 1, 2/zero", func(s state, i, j int) { s.h[i], s.h[j] = 1, 2/s.zero })
	fails("h[i], h[j] = 1/zero, 2/zero", func(s state, i, j int) { s.h[i], s.h[j] = 1/s.zero, 2/s.zero })
	fails("hh[i], hh[j][i] = nil, h[j]", func(s state, i, j int) { s.hh[i], s.hh[j][i] = nil, s.h[j] })
	fails("t, h[i] = x.(string), h[j]", func(s state, i, j int) {
		var x any = 1
		var t string
		t, s.h[i] = x.(string), s.h[j]
		fmt.Println(t)
	})
	fails("h[i], t = h[j], x.(string)", func(s state, i, j int) {
		var x any = 1
		var t string
		s.h[i], t = s.h[j], x.(string)
		fmt.Println(t)
	})
	fails("a, b = h[i], h[j]", func(s state, i, j int) { a, b := s.h[i], s.h[j]; fmt.Println(a, b) })
	fails("_, _ = h[i], h[j]", func(s state, i, j int) { _, _ = s.h[i], s.h[j] })
	fails("q, q.next.n = q.next, h[i]", func(s state, i, j int) { q := &T{}; q, q.next.n = q.next, s.h[i]; fmt.Println(q) })
	fails("q, q.s[i] = q.next, h[j]", func(s state, i, j int) { q := &T{}; q, q.s[i] = q.next, s.h[j]; fmt.Println(q) })
	fails("results", func(s state, i, j int) { results([]int{7}, j) })
	fails("returned", func(s state, i, j int) { returned([]int{7}, j) })

	fails("p.s[1/zero]++", func(s state, i, j int) { s.p.s[1/s.zero]++ })
	fails("p.s[1/zero] += 2", func(s state, i, j int) { s.p.s[1/s.zero] += 2 })
	fails("p.s[1/zero] = 2", func(s state, i, j int) { s.p.s[1/s.zero] = 2 })
	fails("(*q).s[1/zero]++", func(s state, i, j int) { (*s.q).s[1/s.zero]++ })
	fails("(*q).next.s[1/zero]--", func(s state, i, j int) { (*s.q).next.s[1/s.zero]-- })
	fails("hh[i][1/zero]++", func(s state, i, j int) { s.hh[i][1/s.zero]++ })
	fails("hh[i][-zero-1]++", func(s state, i, j int) { s.hh[i][-s.zero-1]++ })
	fails("hh[i][p.n]++", func(s state, i, j int) { s.hh[i][s.p.n]++ })
	fails("p.s[hh[i][0]]++", func(s state, i, j int) { s.p.s[s.hh[i][0]]++ })
	fails("m[x]++", func(s state, i, j int) { s.m[fmt.Sprint(s.h[i])]++ })
}

// Output:
// h[i], h[j] = h[j], h[i] | runtime error: index out of range [5] with length 0
// of a field | runtime error: index out of range [5] with length 0
// h[i], i = h[j], 4 | runtime error: index out of range [6] with length 0
// i, h[i] = h[j], 4 | runtime error: index out of range [6] with length 0
// i, h[i] = 1, h[j] | runtime error: index out of range [6] with length 0
// m, h[i] = h[j], 1 | assignment to entry in nil map
// h[i], m = h[j], 1 | runtime error: index out of range [6] with length 0
// p.n, h[i] = h[j], 1 | runtime error: index out of range [6] with length 0
// h[i], p.n = 1, h[j] | runtime error: index out of range [6] with length 0
// h[i], p.n = p.n, h[j] | runtime error: index out of range [6] with length 0
// p.n, p.a[i] = p.a[i], p.n | runtime error: invalid memory address or nil pointer dereference
// p.n, p.a[0] = 1, 1/zero | runtime error: invalid memory address or nil pointer dereference
// h[i], h[j] = 1, 2/zero | runtime error: index out of range [5] with length 0
// h[i], h[j] = 1/zero, 2/zero | runtime error: integer divide by zero
// hh[i], hh[j][i] = nil, h[j] | runtime error: index out of range [6] with length 0
// t, h[i] = x.(string), h[j] | interface conversion: interface {} is int, not string
// h[i], t = h[j], x.(string) | interface conversion: interface {} is int, not string
// a, b = h[i], h[j] | runtime error: index out of range [5] with length 0
// _, _ = h[i], h[j] | runtime error: index out of range [5] with length 0
// q, q.next.n = q.next, h[i] | runtime error: index out of range [5] with length 0
// q, q.s[i] = q.next, h[j] | runtime error: index out of range [6] with length 0
// deferred 0 0
// results | runtime error: index out of range [6] with length 1
// deferred 0 0
// returned | runtime error: index out of range [6] with length 1
// p.s[1/zero]++ | runtime error: integer divide by zero
// p.s[1/zero] += 2 | runtime error: integer divide by zero
// p.s[1/zero] = 2 | runtime error: integer divide by zero
// (*q).s[1/zero]++ | runtime error: integer divide by zero
// (*q).next.s[1/zero]-- | runtime error: integer divide by zero
// hh[i][1/zero]++ | runtime error: integer divide by zero
// hh[i][-zero-1]++ | runtime error: index out of range [5] with length 0
// hh[i][p.n]++ | runtime error: index out of range [5] with length 0
// p.s[hh[i][0]]++ | runtime error: invalid memory address or nil pointer dereference
// m[x]++ | runtime error: index out of range [5] with length 0
