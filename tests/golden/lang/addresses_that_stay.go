package main

import (
	"fmt"
	"runtime"
	"sync"
)

type vec struct{ x, y, z float64 }

func (v *vec) add(o *vec)          { v.x += o.x; v.y += o.y; v.z += o.z }
func (v *vec) scale(k float64)     { v.x, v.y, v.z = v.x*k, v.y*k, v.z*k }
func (v vec) dot(o *vec) float64   { return v.x*o.x + v.y*o.y + v.z*o.z }
func (v *vec) self() *vec          { return v }
func (v *vec) addTwice(o *vec)     { v.add(o); v.add(o) }
func (v *vec) later(o *vec) func() { return func() { v.add(o) } }

type small struct {
	a int8
	b bool
	c uint16
	d int32
	e [5]byte
}

func (s *small) bump() {
	s.a++
	s.b = !s.b
	s.c--
	s.d -= 7
	s.e[s.a&3] = byte(s.a)
}

type rng struct{ state uint64 }

func (r *rng) next() uint64 {
	r.state ^= r.state << 13
	r.state ^= r.state >> 7
	r.state ^= r.state << 17
	return r.state
}

type pair struct {
	left, right vec
	n           [3]int
}

//go:noinline
func set(p *int, to int) { *p = to }

//go:noinline
func swap(a, b *int) { *a, *b = *b, *a }

//go:noinline
func same(a, b *int) bool { return a == b && a != nil }

//go:noinline
func sumTo(n int, total *int) {
	if n == 0 {
		return
	}
	mine := n
	*total += mine
	sumTo(n-1, total)
	set(&mine, mine*2)
	*total += mine - 2*n
}

// chain passes addresses of variables of many frames up and down.
//
//go:noinline
func chain(n int, first, above *int) int {
	here := n
	if n > 0 {
		below := chain(n-1, first, &here)
		*above += here
		*first++
		return below + here
	}
	*above += 1000
	*first += 5
	return here
}

//go:noinline
func even(n int, count *int) bool {
	if n == 0 {
		return true
	}
	*count++
	return odd(n-1, count)
}

//go:noinline
func odd(n int, count *int) bool {
	if n == 0 {
		return false
	}
	*count++
	return even(n-1, count)
}

var kept *int

//go:noinline
func keep(p *int) { kept = p }

//go:noinline
func keepSometimes(n int, p *int) {
	if n > 0 {
		passOn(n-1, p)
		return
	}
	*p++
}

//go:noinline
func passOn(n int, p *int) {
	if n == 100 {
		keep(p)
	}
	keepSometimes(n, p)
}

//go:noinline
func boxed(p *int) any { return p }

func generic[T any](p *T, f func(T) T) { *p = f(*p) }

func inner(p *pair) {
	p.left.add(&p.right)
	set(&p.n[1], 11)
	for i := range p.n {
		set(&p.n[i], p.n[i]+i)
	}
	p.right = p.left
}

func escapers() {
	var all []*int
	for i := range 4 {
		x := i * i
		switch i {
		case 0:
			keep(&x)
			all = append(all, kept)
		case 1:
			all = append(all, &x)
		case 2:
			all = append(all, boxed(&x).(*int))
		case 3:
			p := &x
			defer func() { fmt.Println("deferred", *p) }()
			all = append(all, p)
		}
		set(&x, x+1)
	}
	for _, p := range all {
		set(p, *p*10)
		fmt.Print(*p, " ")
	}
	fmt.Println()
	v := vec{1, 2, 3}
	w := v.self()
	w.x = 9
	run := v.later(&vec{1, 1, 1})
	run()
	fmt.Println(v, *w)
	n := 3
	keepSometimes(5, &n)
	fmt.Println(n)
	local := 4
	f := func() { set(&local, local+1) }
	f()
	f()
	fmt.Println(local)
}

func loops() {
	total := 0
	for i := 0; i < 5; i++ {
		x := i
		swap(&x, &i)
		set(&x, x+i)
		total += x
		if i == 2 {
			set(&i, 3)
		}
	}
	fmt.Println(total)
	var last *vec
	for i := range 3 {
		v := &vec{float64(i), 1, 1}
		v.add(&vec{1, 1, 1})
		w := new(vec)
		w.add(v)
		w.scale(2)
		fmt.Println(*v, *w, w.dot(v))
		if i == 1 {
			last = v
		}
	}
	fmt.Println(*last)
	var grid [4][4]int
	for i := range grid {
		for j := range grid[i] {
			set(&grid[i][j], i*j)
			swap(&grid[i][j], &grid[j][i])
		}
	}
	fmt.Println(grid)
	flags := [8]bool{}
	for i := range flags {
		flip(&flags[i], i)
	}
	fmt.Println(flags)
}

//go:noinline
func flip(b *bool, i int) { *b = i%3 == 0 }

//go:noinline
func failing(v *vec, p *int, n int) (result int) {
	mine := n
	defer func() {
		recover()
		result += *p
	}()
	set(&mine, mine+1)
	v.x += float64(mine)
	*p = mine
	if n > 0 {
		failing(v, &mine, n-1)
	}
	var none *vec
	none.add(v)
	return mine
}

func named() (n int, err error) {
	set(&n, 5)
	return n * 2, nil
}

func results() (v vec) {
	v.add(&vec{1, 2, 3})
	defer v.scale(10)
	v.addTwice(&vec{z: 1})
	return v
}

type ring struct{ at, size int }

func (r *ring) step() bool {
	r.at = (r.at + 1) % r.size
	return r.at == 0
}

func main() {
	x, y := 1, 2
	swap(&x, &y)
	fmt.Println(x, y, same(&x, &x), same(&x, &y))
	total := 0
	sumTo(3000, &total)
	fmt.Println(total)
	first, above := 0, 0
	fmt.Println(chain(2000, &first, &above), first, above)
	count := 0
	fmt.Println(even(1001, &count), count)
	v, w := vec{1, 2, 3}, vec{0.5, 0.5, 0.5}
	v.add(&w)
	v.addTwice(&w)
	v.scale(2)
	fmt.Println(v, v.dot(&w))
	s := small{a: 126, c: 1, d: 3}
	for range 4 {
		s.bump()
	}
	fmt.Println(s)
	r := rng{42}
	for range 3 {
		fmt.Print(r.next()%1000, " ")
	}
	fmt.Println()
	p := pair{left: vec{1, 1, 1}, right: vec{2, 2, 2}}
	inner(&p)
	fmt.Println(p)
	generic(&x, func(n int) int { return n * 7 })
	fmt.Println(x)
	escapers()
	loops()
	n, result := 0, 0
	result = failing(&v, &n, 50)
	fmt.Println(v, n, result)
	fmt.Println(named())
	fmt.Println(results())
	var wait sync.WaitGroup
	sums := make([]int, 8)
	for i := range sums {
		wait.Add(1)
		go func() {
			defer wait.Done()
			total, size := 0, 200+i
			turns := ring{size: 7}
			for range 10 {
				sumTo(size, &total)
				runtime.Gosched()
				if turns.step() {
					total++
				}
			}
			sums[i] = total
		}()
	}
	wait.Wait()
	fmt.Println(sums)
	if q := new(int); same(q, q) {
		set(q, 8)
		fmt.Println(*q)
	}
	_ = &vec{1, 2, 3}
	fmt.Println((&vec{3, 4, 5}).dot(&vec{1, 1, 1}), *(&x))
}

// Output:
// 2 1 true false
// 4501500
// 1337334000 2005 2002000
// false 1001
// {5 7 9} 10.5
// {-126 false 65533 -25 [128 129 130 127 0]}
// 674 471 954
// {{3 3 3} {3 3 3} [0 12 2]}
// 14
// 10 20 50 100
// {10 3 4} {10 3 4}
// 4
// 6
// deferred 100
// 14
// {1 2 2} {2 4 4} 18
// {2 2 2} {4 4 4} 24
// {3 2 2} {6 4 4} 34
// {2 2 2}
// [[0 0 0 0] [0 1 2 3] [0 0 4 6] [0 0 0 9]]
// [true false false true false false true false]
// {1331 7 9} 51 51
// 10 <nil>
// {10 20 50}
// [201001 203011 205031 207061 209101 211151 213211 215281]
// 8
// 12 14
