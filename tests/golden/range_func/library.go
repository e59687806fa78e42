package main

import (
	"bytes"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("count done")
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

type Tree[T any] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}
func (t *Tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.l.push(yield) && yield(t.v) && t.r.push(yield)
}

func Map[T, U any](s iter.Seq[T], f func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		for v := range s {
			if !yield(f(v)) {
				return
			}
		}
	}
}
func Filter[T any](s iter.Seq[T], f func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		s(func(v T) bool { return !f(v) || yield(v) })
	}
}
func Zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		na, sa := iter.Pull(a)
		defer sa()
		nb, sb := iter.Pull(b)
		defer sb()
		for {
			x, ok := na()
			y, ok2 := nb()
			if !ok || !ok2 || !yield(x, y) {
				return
			}
		}
	}
}

func main() {
	next, stop := iter.Pull(count(3))
	for {
		v, ok := next()
		fmt.Println(v, ok)
		if !ok {
			break
		}
	}
	stop()
	fmt.Println(next())
	next, stop = iter.Pull(count(3))
	fmt.Println(next())
	stop()
	fmt.Println(next())
	t := &Tree[string]{&Tree[string]{nil, nil, "a"}, &Tree[string]{nil, nil, "c"}, "b"}
	for s := range t.All() {
		fmt.Print(s, " ")
	}
	for a, b := range Zip(t.All(), Filter(Map(count(10), func(i int) int { return i * i }), func(i int) bool { return i%2 == 0 })) {
		fmt.Println(a, b)
	}
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		next, _ := iter.Pull(func(yield func(int) bool) { yield(1); panic("in seq") })
		fmt.Println(next())
		fmt.Println(next())
	}()
	n2, s2 := iter.Pull2(maps.All(map[string]int{"x": 1}))
	fmt.Println(n2())
	fmt.Println(n2())
	s2()
	fmt.Println(slices.Collect(maps.Values(map[int]string{1: "one"})), slices.Sorted(maps.Keys(map[int]bool{3: true, 1: true, 2: false})))
	for p := range strings.SplitSeq("a,b,c", ",") {
		fmt.Print(p, ";")
	}
	for p := range strings.FieldsSeq(" a b  c ") {
		fmt.Print(p, ";")
	}
	for p := range strings.Lines("l1\nl2\nl3") {
		fmt.Printf("%q;", p)
	}
	for p := range bytes.Lines([]byte("l1\nl2\nl3")) {
		fmt.Printf("%q;", p)
	}
	for p := range strings.SplitAfterSeq("a,b,c", ",") {
		fmt.Print(p, ";")
	}
	for p := range strings.FieldsFuncSeq("a1b2c", func(r rune) bool { return r < 'a' }) {
		fmt.Print(p, ";")
	}
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, len(c), cap(c))
	}
	fmt.Println()
	m := maps.Collect(slices.All([]string{"p", "q"}))
	fmt.Println(m, len(m))
	for i, v := range slices.Backward([]int{1, 2, 3}) {
		fmt.Print(i, v, " ")
	}
	fmt.Println(slices.AppendSeq([]int{9}, slices.Values([]int{1, 2})), slices.Sorted(slices.Values([]int{3, 1, 2})))
	maps.Insert(m, slices.All([]string{"r"}))
	fmt.Println(m, slices.SortedFunc(maps.Values(m), func(a, b string) int { return strings.Compare(b, a) }))
	for x := range slices.Values(slices.Collect(count(4))) {
		if x == 2 { break }
		fmt.Print(x)
	}
	fmt.Println(slices.SortedStableFunc(slices.Values([]string{"bb", "a", "cc", "d"}), func(a, b string) int { return len(a) - len(b) }))
}

// Output:
// 0 true
// 1 true
// 2 true
// count done
// 0 false
// 0 false
// 0 true
// count done
// 0 false
// a b c a 0
// b 4
// c 16
// count done
// 1 true
// recovered in seq
// x 1 true
//  0 false
// [one] [1 2 3]
// a;b;c;a;b;c;"l1\n";"l2\n";"l3";"l1\n";"l2\n";"l3";a,;b,;c;a;b;c;[1 2] 2 2[3 4] 2 2[5] 1 1
// map[0:p 1:q] 2
// 2 3 1 2 0 1 [9 1 2] [1 2 3]
// map[0:r 1:q] [r q]
// count done
// 01[a d bb cc]
