package main

import (
	"cmp"
	"errors"
	"fmt"
	"sort"
	"strings"
)

type Number interface {
	~int | ~int8 | ~int64 | ~float32 | ~float64
}

func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func Filter[S ~[]E, E any](s S, keep func(E) bool) S {
	var out S
	for _, x := range s {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

func Reduce[T, A any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}

func Sum[T Number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func Max[T cmp.Ordered](a, b T) T {
	if a > b {
		return a
	}
	return b
}

func Zero[T any]() (z T) { return }

func Ptr[T any](x T) *T { return &x }

func IndexOf[T comparable](xs []T, x T) int {
	for i, y := range xs {
		if x == y {
			return i
		}
	}
	return -1
}

type MyInts []int
type Meters float64

func Must[T any](x T, err error) T {
	if err != nil {
		panic(err)
	}
	return x
}

func Curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}

func Kind[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice of T"
	}
	return fmt.Sprintf("%T", x)
}

type Stringish interface {
	~string
	Len() int
}
type Str string

func (s Str) Len() int { return len(s) }

func Total[S Stringish](xs ...S) (n int) {
	for _, x := range xs {
		n += x.Len() + len(string(x))
	}
	return
}

func Convert[To, From Number](x From) To { return To(x) }

func Chan[T any](xs ...T) <-chan T {
	c := make(chan T, len(xs))
	for _, x := range xs {
		c <- x
	}
	close(c)
	return c
}

func main() {
	xs := []int{3, 1, 4, 1, 5}
	fmt.Println(Map(xs, func(x int) string { return strings.Repeat("*", x) }))
	fmt.Println(Filter(MyInts(xs), func(x int) bool { return x > 2 }), Reduce(xs, "", func(a string, x int) string { return a + fmt.Sprint(x) }))
	fmt.Printf("%T %v %v\n", Filter(MyInts{1}, func(int) bool { return true }), Sum(1, 2, 3), Sum[float64](1, 2.5))
	fmt.Println(Sum(Meters(1.5), 2), Sum[int](), Keys(map[string]int{"b": 1, "a": 2}))
	fmt.Println(Max("a", "b"), Max(2, 1.5), Zero[string]() == "", Zero[*int]() == nil, *Ptr(5), Zero[[2]int]())
	fmt.Println(IndexOf([]string{"x", "y"}, "y"), IndexOf([]any{1, "a"}, any("a")), IndexOf([]struct{ a int }{{1}}, struct{ a int }{2}))
	fmt.Println(Curry(func(a int, b string) string { return fmt.Sprint(a, b) })(1)("z"))
	fmt.Println(Kind(1), Kind("s"), Kind(1.5), Kind([]int{}), Kind[any](3))
	fmt.Println(Total(Str("ab"), "cde"), Convert[int](3.9), Convert[float64](int8(4)), Convert[int8](Meters(5)))
	for x := range Chan("p", "q") {
		fmt.Print(x, " ")
	}
	f := Map[int, int]
	fmt.Println(f(xs, func(x int) int { return -x }))
	var g func([]string, string) int = IndexOf
	fmt.Println(g([]string{"a"}, "b"))
	defer func() { fmt.Println("recovered:", recover()) }()
	Must(1, nil)
	Must(0, errors.New("must"))
}

// Output:
// [*** * **** * *****]
// [3 4 5] 31415
// main.MyInts 6 3.5
// 3.5 0 [a b]
// b 2 true true 5 [0 0]
// 1 1 -1
// 1z
// int string float64 []int int
// 10 3 4 5
// p q [-3 -1 -4 -1 -5]
// -1
// recovered: must
