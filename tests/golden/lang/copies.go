package main

import "fmt"

type inner struct {
	arr [3]int
	m   map[string]int
}
type outer struct {
	in  inner
	ptr *inner
	big [20]int
}

func change(o outer) outer {
	o.in.arr[0] = 99
	o.big[19] = 7
	o.in.m["shared"] = 1
	o.ptr.arr[1] = 55
	return o
}

func swap(a, b *outer) { *a, *b = *b, *a }

type iface interface{ get() int }

func (i inner) get() int { return i.arr[0] }

func main() {
	o := outer{in: inner{m: map[string]int{}}, ptr: &inner{}}
	p := change(o)
	fmt.Println(o.in.arr, p.in.arr, o.big[19], p.big[19], o.in.m, o.ptr.arr, p.ptr == o.ptr)
	swap(&o, &p)
	fmt.Println(o.in.arr[0], p.in.arr[0])
	s := []outer{o, p}
	for _, x := range s {
		x.in.arr[0] = -1
	}
	for i := range s {
		s[i].in.arr[2] = i + 1
	}
	fmt.Println(s[0].in.arr, s[1].in.arr, o.in.arr)
	m := map[int]outer{1: o}
	c := m[1]
	c.in.arr[0] = 1000
	fmt.Println(m[1].in.arr[0], c.in.arr[0])
	var i iface = o.in
	o.in.arr[0] = 3
	fmt.Println(i.get(), o.in.get())
	var a any = [2]int{1, 2}
	b := a.([2]int)
	b[0] = 50
	fmt.Println(a, b)
	ch := make(chan [2]int, 1)
	ch <- b
	b[1] = 60
	fmt.Println(<-ch, b)
	f := func(x [2]int) [2]int { x[0]++; return x }
	fmt.Println(f(b), b)
	pp := &o.big
	arr2 := *pp
	pp[0] = 1
	fmt.Println(arr2[0], o.big[0], len(pp))
	type grid [2][2]int
	g := grid{{1, 2}, {3, 4}}
	row := g[0]
	row[0] = 100
	h := g
	h[1][1] = 200
	fmt.Println(g, row, h, g == grid{{1, 2}, {3, 4}})
	x, y := inner{arr: [3]int{1}}, inner{arr: [3]int{2}}
	x, y = y, x
	fmt.Println(x.arr, y.arr)
	defer func(v inner) { fmt.Println("deferred copy", v.arr) }(x)
	x.arr[0] = 77
	go func(v inner) {}(x)
	st := struct{ a, b [2]int }{[2]int{1, 2}, [2]int{3, 4}}
	st.a, st.b = st.b, st.a
	fmt.Println(st)
	ptrs := []*int{&st.a[0], &st.b[1]}
	*ptrs[0] = 9
	fmt.Println(st, *ptrs[1])
}

// Output:
// [0 0 0] [99 0 0] 0 7 map[shared:1] [0 55 0] true
// 99 0
// [99 0 1] [0 0 2] [99 0 0]
// 99 1000
// 99 3
// [1 2] [50 2]
// [50 2] [50 60]
// [51 60] [50 60]
// 0 1 20
// [[1 2] [3 4]] [100 2] [[1 2] [3 200]] true
// [2 0 0] [1 0 0]
// {[3 4] [1 2]}
// {[9 4] [1 2]} 2
// deferred copy [2 0 0]
