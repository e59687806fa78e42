package main

import (
	"cmp"
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
)

type person struct {
	name string
	age  int
}
type byAge []person

func (b byAge) Len() int           { return len(b) }
func (b byAge) Less(i, j int) bool { return b[i].age < b[j].age }
func (b byAge) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type pq []*item
type item struct {
	v   string
	pri int
	at  int
}

func (p pq) Len() int           { return len(p) }
func (p pq) Less(i, j int) bool { return p[i].pri > p[j].pri }
func (p pq) Swap(i, j int)      { p[i], p[j] = p[j], p[i]; p[i].at, p[j].at = i, j }
func (p *pq) Push(x any)        { it := x.(*item); it.at = len(*p); *p = append(*p, it) }
func (p *pq) Pop() any          { o := *p; x := o[len(o)-1]; *p = o[:len(o)-1]; return x }

func main() {
	ps := []person{{"Al", 30}, {"Bo", 25}, {"Cy", 30}, {"Di", 20}, {"Ed", 25}}
	q := slices.Clone(ps)
	sort.Sort(byAge(q))
	fmt.Println(q[0], sort.IsSorted(byAge(q)))
	sort.Stable(sort.Reverse(byAge(q)))
	sort.SliceStable(ps, func(i, j int) bool { return ps[i].age < ps[j].age })
	fmt.Println(ps)
	slices.SortFunc(ps, func(a, b person) int {
		return cmp.Or(-cmp.Compare(a.age, b.age), strings.Compare(a.name, b.name))
	})
	fmt.Println(ps)
	xs := []int{5, 2, 8, 1, 9, 3}
	ys := slices.Sorted(slices.Values(xs))
	fmt.Println(ys, slices.Max(xs), slices.Min(xs), slices.Contains(xs, 8), slices.Index(xs, 9))
	i, ok := slices.BinarySearch(ys, 8)
	fmt.Println(i, ok, sort.SearchInts(ys, 4), slices.IsSorted(xs), slices.Equal(xs, ys))
	ys = slices.Insert(ys, 1, 100, 200)
	ys = slices.Delete(ys, 0, 1)
	fmt.Println(ys, slices.Compact([]int{1, 1, 2, 2, 1}), slices.Repeat([]int{1}, 3), slices.Concat(xs[:1], xs[4:]))
	strs := sort.StringSlice{"b", "a", "c"}
	strs.Sort()
	fmt.Println(strs, sort.SearchStrings(strs, "b"))
	m := map[string]int{"x": 1, "y": 2, "z": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	for k, v := range maps.All(map[int]int{1: 2}) {
		fmt.Println(k, v)
	}
	for i, c := range slices.Backward([]string{"p", "q"}) {
		fmt.Print(i, c, " ")
	}
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c)
	}
	fmt.Println()
	h := &pq{}
	for i, w := range []string{"low", "high", "mid"} {
		heap.Push(h, &item{v: w, pri: []int{1, 9, 5}[i]})
	}
	(*h)[h.Len()-1].pri = 20
	heap.Fix(h, h.Len()-1)
	for h.Len() > 0 {
		it := heap.Pop(h).(*item)
		fmt.Print(it.v, it.pri, " ")
	}
	fmt.Println()
	l := list.New()
	e := l.PushBack(1)
	l.PushFront(0)
	l.InsertAfter(5, e)
	l.MoveToFront(e)
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len())
	r := ring.New(3)
	for i := range 3 {
		r.Value = i
		r = r.Next()
	}
	r.Move(1).Do(func(x any) { fmt.Print(x, " ") })
	fmt.Println()
	big := make([]int, 500)
	for i := range big {
		big[i] = (i * 7919) % 503
	}
	slices.Sort(big)
	fmt.Println(slices.IsSorted(big), big[0], big[499])
	idx := sort.Search(1000, func(i int) bool { return i*i >= 500 })
	fmt.Println(idx)
}

// Output:
// {Di 20} true
// [{Di 20} {Bo 25} {Ed 25} {Al 30} {Cy 30}]
// [{Al 30} {Cy 30} {Bo 25} {Ed 25} {Di 20}]
// [1 2 3 5 8 9] 9 1 true 4
// 4 true 3 false false
// [100 200 2 3 5 8 9] [1 2 1] [1 1 1] [5 9 3]
// [a b c] 1
// [x y z] [1 2 3]
// 1 2
// 1q 0p [1 2][3 4][5]
// mid20 high9 low1
// 1 0 5 3
// 1 2 0
// true 0 502
// 23
