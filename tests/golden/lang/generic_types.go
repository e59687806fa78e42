package main

import (
	"fmt"
	"sort"
	"strings"
)

type Number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64
}
type Ordered interface{ Number | ~string }

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string { return fmt.Sprintf("<%v=%v>", p.Key, p.Val) }

type List[T any] struct {
	next *List[T]
	val  T
}

func (l *List[T]) Push(v T) *List[T] { return &List[T]{l, v} }
func (l *List[T]) Each(f func(T)) {
	for ; l != nil; l = l.next {
		f(l.val)
	}
}

func SortedKeys[M ~map[K]V, K Ordered, V any](m M) []K {
	r := make([]K, 0, len(m))
	for k := range m {
		r = append(r, k)
	}
	sort.Slice(r, func(i, j int) bool { return r[i] < r[j] })
	return r
}

func Reduce[T, A any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v T) Set[T] { s[v] = struct{}{}; return s }
func (s Set[T]) Has(v T) bool   { _, ok := s[v]; return ok }

type Opt[T any] func(*T)

func Build[T any](opts ...Opt[T]) T {
	var t T
	for _, o := range opts {
		o(&t)
	}
	return t
}

type MyS string

func Len[S ~string | ~[]byte](s S) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] != ' ' {
			n++
		}
	}
	return n
}

type Vec[T Number] []T

func (v Vec[T]) Dot(w Vec[T]) (r T) {
	for i := range v {
		r += v[i] * w[i]
	}
	return
}

type Matrix[T Number] [2][2]T

func (m *Matrix[T]) Mul(o Matrix[T]) (r Matrix[T]) {
	for i := range m {
		for j := range m[i] {
			for k := range o {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}

type Node[T any] interface {
	Value() T
	Children() []Node[T]
}
type leaf[T any] struct{ v T }

func (l leaf[T]) Value() T            { return l.v }
func (l leaf[T]) Children() []Node[T] { return nil }

type branch[T any] struct {
	leaf[T]
	kids []Node[T]
}

func (b branch[T]) Children() []Node[T] { return b.kids }

func Fold[T, R any](n Node[T], f func(T, []R) R) R {
	var rs []R
	for _, c := range n.Children() {
		rs = append(rs, Fold(c, f))
	}
	return f(n.Value(), rs)
}

type Cache[K comparable, V any] struct {
	data map[K]V
	miss func(K) V
}

func NewCache[K comparable, V any](miss func(K) V) *Cache[K, V] {
	return &Cache[K, V]{data: map[K]V{}, miss: miss}
}
func (c *Cache[K, V]) Get(k K) V {
	if v, ok := c.data[k]; ok {
		return v
	}
	v := c.miss(k)
	c.data[k] = v
	return v
}

func zero[T any]() T { var z T; return z }
func isZero[T comparable](v T) bool {
	return v == zero[T]()
}
func typeName[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice of T"
	case fmt.Stringer:
		return "stringer"
	}
	return fmt.Sprintf("%T", v)
}

type Constraint[T any] interface {
	*T
	Set(string)
}
type Setter struct{ s string }

func (s *Setter) Set(v string) { s.s = v + "!" }
func FromStrings[T any, PT Constraint[T]](xs []string) []T {
	r := make([]T, len(xs))
	for i, x := range xs {
		PT(&r[i]).Set(x)
	}
	return r
}

type Alias[T any] = Pair[string, T]

func apply[T any](x T, fs ...func(T) T) T {
	for _, f := range fs {
		x = f(x)
	}
	return x
}
func double[T Number](x T) T { return x * 2 }

type G struct{ n int }

func (g G) Map(f func(int) int) G { return G{f(g.n)} }

func chain[T interface{ Map(func(int) int) T }](t T) T { return t.Map(func(i int) int { return i + 1 }) }

func main() {
	p := Pair[string, int]{"a", 1}
	fmt.Println(p, &p, Pair[int, []string]{1, []string{"x"}})
	fmt.Printf("%T %T %v %+v\n", p, &List[Pair[string, bool]]{}, p, struct{ P Pair[string, int] }{p})
	var l *List[float64]
	l.Push(1).Push(2.5).Each(func(f float64) { fmt.Print(f, " ") })
	fmt.Println(SortedKeys(map[string]int{"z": 1, "a": 2}), SortedKeys(map[float64]bool{2: true, 1: true}))
	fmt.Println(Reduce([]int{1, 2, 3}, "", func(a string, i int) string { return a + fmt.Sprint(i) }))
	s := Set[string]{}
	fmt.Println(s.Add("x").Has("x"), s.Has("y"), len(s))
	fmt.Println(Build(func(p *Pair[string, int]) { p.Key = "k" }, func(p *Pair[string, int]) { p.Val = 3 }))
	fmt.Println(Len("a b c"), Len([]byte("x y")), Len(MyS(" ")))
	fmt.Println(Vec[int]{1, 2}.Dot(Vec[int]{3, 4}), Vec[float64]{.5}.Dot([]float64{2}))
	m := Matrix[int]{{1, 1}, {1, 0}}
	fmt.Println(m.Mul(m), m)
	tree := branch[int]{leaf[int]{1}, []Node[int]{leaf[int]{2}, branch[int]{leaf[int]{3}, []Node[int]{leaf[int]{4}}}}}
	fmt.Println(Fold[int, string](tree, func(v int, rs []string) string { return fmt.Sprint(v, "(", strings.Join(rs, ","), ")") }))
	c := NewCache(func(n int) string { fmt.Print("miss "); return strings.Repeat("*", n) })
	fmt.Println(c.Get(3), c.Get(3))
	fmt.Println(isZero(0), isZero("x"), isZero(Pair[int, int]{}), isZero[any](nil), isZero([2]string{}))
	fmt.Println(typeName(1), typeName("s"), typeName([]int{}), typeName(p), typeName(2.5))
	fmt.Println(FromStrings[Setter]([]string{"a", "b"}))
	fmt.Println(Alias[int]{"k", 2}, apply(3, double[int], func(i int) int { return i + 1 }), apply(1.5, double))
	fmt.Println(chain(G{1}), apply[any](nil))
	f := Reduce[int, int]
	fmt.Println(f([]int{1, 2, 3}, 10, func(a, b int) int { return a * b }))


	func() {
		type inner struct{ a int }
		fmt.Printf("%T %T\n", inner{1}, Pair[string, inner]{})
	}()
}

// Output:
// <a=1> <a=1> <1=[x]>
// main.Pair[string,int] *main.List[main.Pair[string,bool]] <a=1> {P:<a=1>}
// 2.5 1 [a z] [1 2]
// 123
// true false 1
// <k=3>
// 3 2 0
// 11 1
// [[2 1] [1 1]] [[1 1] [1 0]]
// 1(2(),3(4()))
// miss *** ***
// true false true true true
// int string []int stringer float64
// [{a!} {b!}]
// <k=2> 7 3
// {2} <nil>
// 60
// main.inner main.Pair[string,main.inner·1]
