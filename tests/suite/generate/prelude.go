package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"sync"
)

type MyInt int32

func (m MyInt) Twice() MyInt { return m * 2 }

type MyStr string

func (s MyStr) Len() int { return len(s) }

type Color uint8

const (
	Red Color = iota*3 + 1
	Green
	_
	Blue
)

func (c Color) String() string {
	switch c {
	case Red:
		return "red"
	case Green, Blue:
		return "other"
	}
	return fmt.Sprintf("Color(%d)", uint8(c))
}

type Num interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64
}

type Totaler interface{ Total() int }

type Pair[A, B any] struct {
	First  A
	Second B
}

func (p Pair[A, B]) Swap() Pair[B, A] { return Pair[B, A]{p.Second, p.First} }

func (p *Pair[A, B]) Set(a A) A {
	old := p.First
	p.First = a
	return old
}

type Failure struct{ code int }

func (f *Failure) Error() string { return fmt.Sprint("failure ", f.code) }

type Stack[T any] struct {
	items []T
}

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }

func (s *Stack[T]) Pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

func (s *Stack[T]) All() func(func(int, T) bool) {
	return func(yield func(int, T) bool) {
		for i := len(s.items) - 1; i >= 0; i-- {
			if !yield(i, s.items[i]) {
				return
			}
		}
	}
}

func id[T any](x T) T { return x }

// initial returns what f returns, or zero where it panics: a package variable is no reason not to begin.
func initial[T any](f func() T) (x T) {
	defer func() { recover() }()
	return f()
}

func ref[T any](x T) *T { return &x }

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panic:", r)
		}
	}()
	f()
}

func apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func sum[T Num](xs []T) (total T) {
	for _, x := range xs {
		total += x
	}
	return
}

func seq[T any](xs []T) func(func(int, T) bool) {
	return func(yield func(int, T) bool) {
		defer fmt.Print("")
		for i, x := range xs {
			if !yield(i, x) {
				return
			}
		}
	}
}

func send[T any](xs []T) chan T {
	c := make(chan T, len(xs)/2)
	go func() {
		defer close(c)
		for _, x := range xs {
			c <- x
		}
	}()
	return c
}

func cut(s string) string {
	if len(s) > 24 {
		return s[len(s)-24:]
	}
	return s
}

func describe(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int:
		return fmt.Sprint("int ", v+1)
	case string:
		return "string " + v
	case MyInt:
		return fmt.Sprint("MyInt ", v.Twice())
	case error:
		return "error " + v.Error()
	case Totaler:
		return fmt.Sprint("total ", v != nil)
	case fmt.Stringer:
		return "stringer " + v.String()
	case []int, []string:
		return fmt.Sprintf("%T %v", v, v)
	case interface{ Len() int }:
		return fmt.Sprint("len ", v.Len())
	}
	return typeOf(x)
}

func typeOf(x any) string { return fmt.Sprintf("%T", x) }

func keys[V any](m map[string]V) []string {
	list := []string{}
	for k := range m {
		list = append(list, k)
	}
	sort.Strings(list)
	return list
}

// smallest returns the entry of m with the smallest key.
func smallest[V any](m map[int]V) map[int]V {
	first, found := true, 0
	for k := range m {
		if first || k < found {
			first, found = false, k
		}
	}
	if first {
		return nil
	}
	return map[int]V{found: m[found]}
}

var (
	_ = errors.New
	_ = os.Exit
	_ strings.Builder
	_ sync.Mutex
)
