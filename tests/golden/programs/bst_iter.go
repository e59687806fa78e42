package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

type Tree[K cmp.Ordered, V any] struct {
	left, right *Tree[K, V]
	key         K
	val         V
}

func (t *Tree[K, V]) Insert(k K, v V) *Tree[K, V] {
	switch {
	case t == nil:
		return &Tree[K, V]{key: k, val: v}
	case k < t.key:
		t.left = t.left.Insert(k, v)
	case k > t.key:
		t.right = t.right.Insert(k, v)
	default:
		t.val = v
	}
	return t
}

func (t *Tree[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) { t.push(yield) }
}

func (t *Tree[K, V]) push(yield func(K, V) bool) bool {
	return t == nil || t.left.push(yield) && yield(t.key, t.val) && t.right.push(yield)
}

func (t *Tree[K, V]) Keys() iter.Seq[K] {
	return func(yield func(K) bool) {
		for k := range t.All() {
			if !yield(k) {
				return
			}
		}
	}
}

func Filter[T any](s iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for x := range s {
			if keep(x) && !yield(x) {
				return
			}
		}
	}
}

func Take[T any](s iter.Seq[T], n int) iter.Seq[T] {
	return func(yield func(T) bool) {
		i := 0
		for x := range s {
			if i++; i > n || !yield(x) {
				return
			}
		}
	}
}

func Zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		next, stop := iter.Pull(b)
		defer stop()
		for x := range a {
			y, ok := next()
			if !ok || !yield(x, y) {
				return
			}
		}
	}
}

func naturals(yield func(int) bool) {
	defer fmt.Print("[closed]")
	for i := 0; yield(i); i++ {
	}
}

func find(t *Tree[string, int], want int) (key string, err error) {
	defer func() { err = fmt.Errorf("searched %d", want) }()
	for k, v := range t.All() {
		if v == want {
			return k, nil
		}
	}
	return "", nil
}

func main() {
	var t *Tree[string, int]
	for i, w := range strings.Fields("m c x a e p z") {
		t = t.Insert(w, i)
	}
	for k, v := range t.All() {
		fmt.Print(k, v, " ")
	}
	fmt.Println()
	for k := range t.Keys() {
		if k > "e" {
			break
		}
		fmt.Print(k, " ")
	}
	fmt.Println(slices.Collect(t.Keys()))
	fmt.Println(slices.Collect(Take(Filter(naturals, func(n int) bool { return n%3 == 1 }), 4)))
	for k, n := range Zip(t.Keys(), naturals) {
		if n == 2 {
			continue
		}
		if n > 4 {
			break
		}
		fmt.Print(k, n, " ")
	}
	fmt.Println()
	fmt.Println(find(t, 3))
	fmt.Println(find(t, 30))
	m := maps.Collect(t.All())
	fmt.Println(len(m), m["p"], slices.Sorted(maps.Keys(m)))
	next, stop := iter.Pull2(t.All())
	k, v, ok := next()
	fmt.Println(k, v, ok)
	stop()
	_, _, ok = next()
	fmt.Println(ok)
outer:
	for a := range naturals {
		for b := range naturals {
			if a*b > 6 {
				break outer
			}
			if b > a {
				continue outer
			}
			fmt.Print(a, "*", b, " ")
		}
	}
	fmt.Println()
	for range Take(naturals, 2) {
		defer fmt.Println("deferred in loop")
	}
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		for x := range naturals {
			if x == 2 {
				panic("from body")
			}
		}
	}()
	for i := range 3 {
		fmt.Print(i)
	}
	fmt.Println()
}

// Output:
// a3 c1 e4 m0 p5 x2 z6
// a c e [a c e m p x z]
// [closed][1 4 7 10]
// a0 c1 m3 p4 [closed]
// a searched 3
//  searched 30
// 7 5 [a c e m p x z]
// a 3 true
// false
// 0*0 [closed]1*0 1*1 [closed]2*0 2*1 2*2 [closed]3*0 3*1 3*2 [closed][closed]
// [closed][closed]recovered from body
// 012
// deferred in loop
// deferred in loop
