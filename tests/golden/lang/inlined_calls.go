// Small functions stand in place of their calls; nothing of that may show.
package main

import (
	"fmt"
	"os"
	"sync"
	"sync/atomic"
)

type vec struct{ x, y, z int }

func (v vec) add(o vec) vec   { return vec{v.x + o.x, v.y + o.y, v.z + o.z} }
func (v vec) swap() vec       { return vec{v.z, v.y, v.x} }
func (v *vec) scale(k int)    { v.x *= k; v.y *= k; v.z *= k }
func (v *vec) bump() *vec     { v.x++; return v }
func (v vec) changed() vec    { v.x = 100; return v }
func (v vec) pair() (int, int) { return v.z, v.x }

type box struct {
	pad  [3]int
	in   vec
	next *box
}

func (b *box) inner() *vec { return &b.in }
func (b *box) sum() int    { return b.in.x + b.in.y + b.in.z }

func named(a int) (r int, err error) {
	r = a * 2
	if r > 10 {
		err = fmt.Errorf("big: %d", r)
		return
	}
	return r + 1, nil
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}

func sign(x int) string {
	switch {
	case x < 0:
		return "neg"
	case x == 0:
		return "zero"
	}
	return "pos"
}

func swap[T any](a, b T) (T, T) { return b, a }
func first[T any](s []T) T      { return s[0] }
func twice[T any](x T) []T      { return []T{x, first([]T{x})} }
func even(n int) bool           { return n == 0 || odd(n-1) }
func odd(n int) bool            { return n != 0 && even(n-1) }
func modify(n int) int          { n += 5; n *= 2; return n }
func addr(n int) *int           { return &n }
func variadic(xs ...int) int    { return len(xs) }
func trace(s string, v int) int { fmt.Print(s, " "); return v }
func three(a, b, c int) int     { return a*100 + b*10 + c }

type locked struct {
	before string
	mu     sync.Mutex
	n      int
	hits   atomic.Int64
}

func (l *locked) inc() {
	l.mu.Lock()
	l.n++
	l.mu.Unlock()
	l.hits.Add(2)
}

type rec struct{ v int }

func (r *rec) get() int { return r.v }

func attempt(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func index(s []int, i int) int { return s[i] }
func div(a, b int) int         { return a / b }

func main() {
	v, d := vec{1, 2, 3}, vec{10, 20, 30}
	v = v.add(d).swap()
	v = v.swap()
	fmt.Println(v, v.changed(), v)
	v.x, v.z = v.pair()
	v.scale(2)
	v.bump().bump().scale(3)
	fmt.Println(v)
	b := &box{in: vec{1, 2, 3}}
	b.inner().scale(5)
	b.in.bump()
	b.next = b
	fmt.Println(b.sum(), b.next.next.sum(), b.inner() == &b.in)

	for _, n := range []int{3, 8} {
		r, err := named(n)
		fmt.Println(r, err)
	}
	x := -7
	x = abs(x)
	x = abs(x - 20)
	fmt.Println(x, sign(x), sign(0), sign(-x), modify(x), x, *addr(x), variadic(), variadic(1, 2))
	p, q := swap("p", "q")
	s, t := swap(1, 2)
	s, t = swap(s, t)
	fmt.Println(p, q, s, t, twice("a"), twice(2.5), even(10), odd(7))
	fmt.Println(three(trace("a", 1), abs(trace("b", -2)), trace("c", 3)))
	f := vec.add
	g := d.add
	fmt.Println(f(d, d), g(vec{}))

	var l locked
	for range 10 {
		l.inc()
	}
	fmt.Println(l.n, l.hits.Load(), l.mu.TryLock(), l.mu.TryLock())
	if l.mu.Unlock(); l.mu.TryLock() {
		fmt.Println("locked")
	}
	l.mu.Unlock()

	var none *rec
	attempt("get", func() { fmt.Println(none.get()) })
	attempt("index", func() { fmt.Println(index([]int{1}, 3)) })
	attempt("div", func() { fmt.Println(div(1, x-x)) })
	var noLock *locked
	attempt("lock", func() { noLock.inc() })

	fmt.Fprintln(os.Stderr, "now the trace")
	outer(nil)
}

func outer(r *rec) int {
	return middle(r) + 1
}

func middle(r *rec) int {
	return r.get() + 1
}

// Output:
// {11 22 33} {100 22 33} {11 22 33}
// {204 132 66}
// 31 31 true
// 7 <nil>
// 16 big: 16
// 13 pos zero neg 36 13 13 0 2
// q p 1 2 [a a] [2.5 2.5] true true
// a b c 123
// {20 40 60} {10 20 30}
// 10 20 true false
// locked
// get runtime error: invalid memory address or nil pointer dereference
// index runtime error: index out of range [3] with length 1
// div runtime error: integer divide by zero
// lock runtime error: invalid memory address or nil pointer dereference

// Panic: runtime error: invalid memory address or nil pointer dereference
// Stderr: main.(*rec).get(...)
// Stderr: main.middle(...)
// Stderr: main.outer(...)
// Stderr: main.main()
