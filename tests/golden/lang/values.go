package main

import "fmt"

type T struct {
	a int
	b string
	c [3]float64
	d map[string]int
	e *T
	f func() int
	g any
	h []T
}

type E struct{}
type N struct {
	E
	_ int
	x, y int8
}
type Big [100]int
type Arr [2]Big

func ret() (Big, *Big, Arr) {
	var b Big
	b[3] = 1
	p := &b
	p[4] = 2
	return b, p, Arr{b, {5: 6}}
}
func (b Big) sum() (s int) {
	for _, x := range b {
		s += x
	}
	b[0] = 99
	return
}
func (b *Big) inc() { b[0]++ }

type Pt struct{ x, y int }

func (p Pt) add(q Pt) Pt { return Pt{p.x + q.x, p.y + q.y} }
func (p *Pt) scale(k int) *Pt {
	p.x *= k
	p.y *= k
	return p
}

type Line struct {
	Pt
	end Pt
}

func namedAlias() (r [20]int, g func()) {
	g = func() { r[0] = 1 }
	return
}

func multi() (int, string, error)          { return 1, "a", nil }
func take(i int, s string, e error) string { return fmt.Sprint(i, s, e) }
func vari(pre string, xs ...any) int       { return len(pre) + len(xs) }

func swap(a, b *int) { *a, *b = *b, *a }

func idx(i int) int { fmt.Print("idx", i, " "); return i }

type Iface interface{ M() int }
type Impl struct{ v int }

func (i Impl) M() int   { return i.v }
func (i *Impl) P() int  { return -i.v }

type Wrapper struct{ Iface }

func main() {
	var t T
	fmt.Println(t.a, t.b == "", t.c, t.d == nil, t.e == nil, t.f == nil, t.g, t.h == nil)
	t.e = &T{a: 5}
	t.e.e = &T{b: "deep", c: [3]float64{1, 2}}
	t.e.e.c[2] = 7
	fmt.Println(t.e.e.b, t.e.e.c, len(t.e.e.c))
	b, p, a := ret()
	fmt.Println(b.sum(), p.sum(), a[1][5], b[0])
	p.inc()
	b.inc()
	a[0].inc()
	fmt.Println(b[0], p[0], a[0][0], b == *p)
	c := a
	c[1][5] = 0
	fmt.Println(a == c, a[1][5], c[1] == Big{})
	arrs := []Big{b, *p}
	arrs[0][7] = 70
	for i, x := range arrs {
		x[7] = 1
		fmt.Print(arrs[i][7], " ")
	}
	m := map[string]Big{"k": b}
	fmt.Println(m["k"][0], m["none"][0], len(m["k"]))
	l := Line{Pt{1, 2}, Pt{3, 4}}
	l.scale(2).scale(3)
	l.end.scale(2)
	fmt.Println(l, l.add(l.end), l.Pt.add(Pt{1, 1}))
	r, g := namedAlias()
	g()
	fmt.Println(r[0])
	fmt.Println(take(multi()), vari("x"), vari("x", 1, 2), vari("x", []any{1, 2, 3}...), vari("x", nil))
	x, y := 1, 2
	swap(&x, &y)
	x, y = y, x+y
	fmt.Println(x, y)
	s := []int{1, 2, 3, 4}
	i := 0
	i, s[i] = 2, 9
	fmt.Println(i, s)
	s[idx(0)], s[idx(1)] = s[idx(2)], s[idx(3)]
	fmt.Println(s)
	s[idx(1)] += idx(2)
	mm := map[int]int{}
	mm[idx(3)]++
	mm[3] <<= 4
	fmt.Println(s, mm)
	var w Iface = Wrapper{Impl{4}}
	f := w.M
	h := Iface.M
	k := (*Impl).P
	q := Impl.M
	fmt.Println(f(), h(Impl{5}), k(&Impl{6}), q(Impl{7}))
	n := N{x: 1}
	n2 := N{x: 1}
	fmt.Println(n == n2, any(n) == any(n2), n)
	var e1, e2 any = Pt{1, 2}, Pt{1, 2}
	fmt.Println(e1 == e2, e1 != nil, e1 == any(1))
	defer func() {
		fmt.Println(recover())
		defer func() { fmt.Println(recover()) }()
		var z map[any]int = map[any]int{}
		z[[]int{1}] = 2
	}()
	fmt.Println(any([]int{1}) == any([]int{1}))
}

// Output:
// 0 true [0 0 0] true true true <nil> true
// deep [1 2 7] 3
// 3 3 6 0
// 1 1 1 true
// false 6 true
// 70 0 1 0 100
// {{6 12} {6 8}} {12 20} {7 13}
// 0
// 1a<nil> 1 3 4 2
// 1 3
// 2 [9 2 3 4]
// idx0 idx1 idx2 idx3 [3 4 3 4]
// idx1 idx2 idx3 [3 6 3 4] map[3:16]
// 4 5 -6 7
// true true {{} 0 1 0}
// true true false
// runtime error: comparing uncomparable type []int
// runtime error: hash of unhashable type []int
