package main

import (
	"fmt"
	"strings"
)

type Box[T any] struct{ v T }

func (b Box[T]) Map[U any](f func(T) U) Box[U]     { return Box[U]{f(b.v)} }
func (b *Box[T]) Set(v T) *Box[T]                   { b.v = v; return b }
func (b Box[T]) Fold[A any](a A, f func(A, T) A) A { return f(a, b.v) }

type Printer struct{ prefix string }

func (p Printer) Show[T fmt.Stringer](xs ...T) string {
	var b strings.Builder
	for _, x := range xs {
		b.WriteString(p.prefix + x.String() + ";")
	}
	return b.String()
}

type ID int

func (i ID) String() string { return fmt.Sprint("#", int(i)) }

func main() {
	b := Box[int]{4}
	fmt.Println(b.Map(func(n int) string { return strings.Repeat("x", n) }))
	fmt.Println(b.Set(7).Map(func(n int) []int { return make([]int, n) }).Map(func(s []int) int { return len(s) }).v)
	fmt.Println(b.Fold("sum:", func(a string, n int) string { return a + fmt.Sprint(n) }))
	fmt.Println(Printer{"> "}.Show(ID(1), ID(2)))
	fmt.Println(b.Map[float64](func(n int) float64 { return float64(n) / 2 }))
	fmt.Printf("%T\n", b.Map(func(int) error { return nil }))
}

// Output:
// {xxxx}
// 7
// sum:7
// > #1;> #2;
// {3.5}
// main.Box[error]
