package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strconv"
)

type myErr struct{ code int }

func (e *myErr) Error() string { return "code " + strconv.Itoa(e.code) }

//go:noinline
func mk(n int) error {
	var e error = &myErr{n}
	return e
}

//go:noinline
func mk2(n int) (err error) {
	e := &myErr{n}
	e.code++
	err = e
	return
}

type P = *myErr

func (e P) up() P { e.code *= 2; return e }

type IntP *int

//go:noinline
func viaNamed(p IntP) { *p++ }

type acc struct{ sum, n int }

func (a *acc) put(x int) *acc { a.sum += x; a.n++; return a }
func (a *acc) add(x int)      { a.sum += x; a.n++ }
func (a acc) mean() int       { return a.sum / a.n }

type wrap struct {
	acc
	k int
}

type holder struct {
	*acc
	name string
}

type iface interface{ add(int) }

//go:noinline
func dyn(i iface) { i.add(5) }

//go:noinline
func recur(depth int, a *acc) int {
	var mine acc
	mine.add(depth)
	if depth == 0 {
		return a.sum
	}
	r := recur(depth-1, &mine)
	a.add(mine.sum)
	return r + mine.sum
}

//go:noinline
func ptrToPtr(pp **int) { **pp = 9 }

func variadic(ps ...*int) {
	for _, p := range ps {
		*p *= 2
	}
}

//go:noinline
func two() (int, int) { return 3, 4 }

func fill(a *[4]int) {
	for i := range a {
		a[i] = i * i
	}
	b := a[1:3]
	b[0] = 77
}

//go:noinline
func get(a *[4]int, i int) *int { return &a[i] }

type matrix [2][2]float64

func (m *matrix) mul(o *matrix) (r matrix) {
	for i := range 2 {
		for j := range 2 {
			for k := range 2 {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}

func (m *matrix) set(i, j int, v float64) { m[i][j] = v }

func swaps(n int) (a, b int) {
	x, y := n, n+1
	for range 3 {
		x, y = y, x
		inc(&x, &y)
	}
	return x, y
}

func inc(p, q *int) { *p, *q = *q+1, *p+2 }

func order() {
	x := 1
	f := func(p *int) int { *p += 10; return *p }
	fmt.Println(x+bump(&x), x, bump(&x)+x, f(&x))
	a := [3]int{1, 2, 3}
	a[bumpN(&x)%3] += bump(&a[0])
	fmt.Println(a, x)
	s := acc{1, 1}
	t := s
	t.add(s.mean())
	s, t = t, s
	fmt.Println(s, t, s == t)
	y := [2]int{x - 4, bump(&x)}
	z := [2]int{bump(&y[0]), y[1]}
	fmt.Println(y, z, x)
}

//go:noinline
func bump(p *int) int { *p++; return *p }

//go:noinline
func bumpN(p *int) int { *p += 2; return *p }

func sw(v any) string {
	switch v := v.(type) {
	case int:
		bump(&v)
		return fmt.Sprint("int ", v)
	case acc:
		v.add(3)
		return fmt.Sprint("acc ", v)
	case *acc:
		v.add(4)
		return fmt.Sprint("*acc ", *v)
	}
	return "?"
}

func chans() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	close(c)
	for v := range c {
		bump(&v)
		fmt.Print(v, " ")
	}
	v, ok := <-c
	bump(&v)
	fmt.Println(v, ok)
	done := make(chan *int, 1)
	n := 5
	done <- &n
	bump(<-done)
	fmt.Println(n)
}

func deferred() (n int) {
	a := acc{}
	defer func() { n += recoverInt() }()
	defer a.add(1)
	b := acc{}
	b.add(2)
	panic(b.sum)
}

func recoverInt() int {
	return 100
}

func seq(yield func(int) bool) {
	for i := range 4 {
		if !yield(i) {
			return
		}
	}
}

func overFunc() {
	total := 0
	for i := range seq {
		mine := i
		bump(&mine)
		total += mine
		if i == 2 {
			bump(&total)
			break
		}
	}
	fmt.Println(total)
}

func gen[T any, Q interface{ *T }](q Q, v T) { *q = v }

func main() {
	fmt.Println(mk(3), mk2(4), mk(5).(*myErr).up().code)
	var target *myErr
	fmt.Println(errors.As(fmt.Errorf("x: %w", mk(6)), &target), target)
	n := 1
	viaNamed(&n)
	variadic(&n)
	p := &n
	ptrToPtr(&p)
	fmt.Println(n)
	a := acc{}
	a.put(1).put(2).put(3)
	b := acc{}
	b.add(4)
	w := wrap{k: 1}
	w.add(8)
	w.acc.add(9)
	h := holder{&b, "h"}
	h.add(6)
	h.acc.add(7)
	c := acc{}
	dyn(&c)
	dyn(&w)
	fmt.Println(a, b, w, *h.acc, c, a.mean(), w.mean())
	var top acc
	fmt.Println(recur(500, &top), top)
	arr := [4]int{}
	fill(&arr)
	*get(&arr, 3) = 5
	fmt.Println(arr)
	m, id := matrix{{1, 2}, {3, 4}}, matrix{{0, 1}, {1, 0}}
	r := m.mul(&id)
	r.set(1, 1, 7)
	rm := r.mul(&m)
	fmt.Println(r, m.mul(&r), r.mul(rm.mulSelf()))
	fmt.Println(swaps(4))
	order()
	fmt.Println(sw(1), sw(acc{}), sw(&acc{1, 1}))
	chans()
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		deferred()
	}()
	overFunc()
	var q acc
	gen(&q, acc{4, 2})
	fmt.Println(q)
	var x int
	if _, err := fmt.Sscan("42", &x); err != nil {
		fmt.Println(err)
	}
	fmt.Println(x)
	people := []int{3, 1, 2}
	sort.Slice(people, func(i, j int) bool { k := people[i]; bump(&k); return k <= people[j] })
	fmt.Println(people)
	var fs []func() int
	for i := 0; i < 3; i++ {
		bump(&i)
		fs = append(fs, func() int { return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	z := new(int)
	*z = 3
	zz := z
	bump(zz)
	fmt.Println(*z, z == zz)
	if len(os.Args) > 5 {
		fmt.Println(&x)
	}
}

func (m *matrix) mulSelf() *matrix { r := m.mul(m); return &r }

// Output:
// code 3 code 5 10
// true code 6
// 9
// {6 3} {17 3} {{22 3} 1} {17 3} {5 1} 2 7
// 20958501 {125250 1}
// [0 77 4 5]
// [[2 1] [4 7]] [[10 15] [22 31]] [[1475 2152] [8075 11784]]
// 7 11
// 15 13 16 13
// [4 2 3] 15
// {2 2} {1 1} false
// [13 16] [13 16] 16
// int 2 acc {3 1} *acc {5 2}
// 2 3 1 false
// 6
// recovered 2
// 7
// {4 2}
// 42
// [1 2 3]
// 1 3
// 4 true
