package main

import (
	"cmp"
	"fmt"
	"iter"
	"strings"
)

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(xs ...T) *Stack[T] { s.items = append(s.items, xs...); return s }
func (s *Stack[T]) Pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type Node[K cmp.Ordered, V any] struct {
	key         K
	val         V
	left, right *Node[K, V]
}

type Tree[K cmp.Ordered, V any] struct {
	root *Node[K, V]
	n    int
}

func (t *Tree[K, V]) Put(k K, v V) {
	p := &t.root
	for *p != nil {
		switch c := cmp.Compare(k, (*p).key); {
		case c < 0:
			p = &(*p).left
		case c > 0:
			p = &(*p).right
		default:
			(*p).val = v
			return
		}
	}
	*p = &Node[K, V]{key: k, val: v}
	t.n++
}

func (t *Tree[K, V]) Walk(f func(K, V)) { t.root.walk(f) }

func (n *Node[K, V]) walk(f func(K, V)) {
	if n == nil {
		return
	}
	n.left.walk(f)
	f(n.key, n.val)
	n.right.walk(f)
}

type Pair[A, B any] struct {
	First  A
	Second B
}

func MakePair[A, B any](a A, b B) Pair[A, B] { return Pair[A, B]{a, b} }
func (p Pair[A, B]) Swap() Pair[B, A]        { return Pair[B, A]{p.Second, p.First} }
func (p Pair[A, B]) String() string          { return fmt.Sprintf("(%v|%v)", p.First, p.Second) }

type Set[T comparable] map[T]struct{}

func SetOf[T comparable](xs ...T) Set[T] {
	s := Set[T]{}
	for _, x := range xs {
		s[x] = struct{}{}
	}
	return s
}
func (s Set[T]) Has(x T) bool { _, ok := s[x]; return ok }

type List[T any] struct {
	head *elem[T]
	size int
}
type elem[T any] struct {
	v    T
	next *elem[T]
}

func (l *List[T]) Add(v T) { l.head = &elem[T]{v, l.head}; l.size++ }

type Option[T any] func(*T)
type Config struct {
	name string
	port int
}

func New[T any](opts ...Option[T]) *T {
	t := new(T)
	for _, o := range opts {
		o(t)
	}
	return t
}

type Numeric interface{ ~int | ~float64 }
type Matrix[T Numeric] [][]T

func (m Matrix[T]) Mul(o Matrix[T]) Matrix[T] {
	r := make(Matrix[T], len(m))
	for i := range m {
		r[i] = make([]T, len(o[0]))
		for j := range o[0] {
			for k := range o {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return r
}

type Shape interface {
	Area() float64
	comparable
}
type Sq struct{ s float64 }

func (s Sq) Area() float64 { return s.s * s.s }
func Biggest[S Shape](xs ...S) (best S) {
	for _, x := range xs {
		if x.Area() > best.Area() || x == best {
			best = x
		}
	}
	return
}

type Alias[T any] = Pair[T, T]
type Event[T any] struct{ handlers []func(T) }

func (e *Event[T]) On(f func(T)) { e.handlers = append(e.handlers, f) }
func (e *Event[T]) Emit(x T) {
	for _, h := range e.handlers {
		h(x)
	}
}

type Cache[K comparable, V any] struct {
	data map[K]V
	load func(K) V
	hits int
}

func (c *Cache[K, V]) Get(k K) V {
	if v, ok := c.data[k]; ok {
		c.hits++
		return v
	}
	v := c.load(k)
	if c.data == nil {
		c.data = map[K]V{}
	}
	c.data[k] = v
	return v
}

var _ iter.Seq[int]

func main() {
	s := (&Stack[string]{}).Push("a", "b")
	fmt.Println(s.Pop())
	fmt.Println(s.Pop())
	fmt.Println(s.Pop())
	t := &Tree[string, int]{}
	for i, w := range strings.Fields("the quick brown fox jumps over the lazy dog") {
		t.Put(w, i)
	}
	t.Walk(func(k string, v int) { fmt.Print(k, "=", v, " ") })
	fmt.Println(t.n)
	p := MakePair(1, "x")
	fmt.Println(p, p.Swap(), Alias[int]{1, 2}, p == Pair[int, string]{1, "x"})
	fmt.Printf("%T %T %T %+v\n", p, p.Swap(), Set[int]{}, List[bool]{})
	set := SetOf(1, 2, 2, 3)
	fmt.Println(len(set), set.Has(2), set.Has(9))
	var l List[Pair[int, string]]
	l.Add(p)
	l.Add(MakePair(2, "y"))
	fmt.Println(l.head.v, l.head.next.v.Second, l.size)
	c := New(func(c *Config) { c.name = "srv" }, func(c *Config) { c.port = 80 })
	fmt.Println(*c)
	m := Matrix[int]{{1, 1}, {1, 0}}
	r := m
	for range 10 {
		r = r.Mul(m)
	}
	fmt.Println(r, Matrix[float64]{{0.5}}.Mul(Matrix[float64]{{4}}))
	fmt.Println(Biggest(Sq{1}, Sq{3}, Sq{2}))
	var e Event[Pair[string, int]]
	e.On(func(p Pair[string, int]) { fmt.Println("first", p) })
	e.On(func(p Pair[string, int]) { fmt.Println("second", p.Second*2) })
	e.Emit(MakePair("ev", 21))
	cache := Cache[int, string]{load: func(k int) string { return strings.Repeat("z", k) }}
	fmt.Println(cache.Get(3), cache.Get(3), cache.Get(1), cache.hits)
	type local[T any] struct{ x T }
	fmt.Printf("%v\n", local[int]{4})
}

// Output:
// b true
// a true
//  false
// brown=2 dog=8 fox=3 jumps=4 lazy=7 over=5 quick=1 the=6 8
// (1|x) (x|1) (1|2) true
// main.Pair[int,string] main.Pair[string,int] main.Set[int] {head:<nil> size:0}
// 3 true false
// (2|y) x 2
// {srv 80}
// [[144 89] [89 55]] [[2]]
// {3}
// first (ev|21)
// second 42
// zzz zzz z 1
// {4}
