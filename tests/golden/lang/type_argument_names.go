package main

import (
	"bytes"
	"container/list"
	"fmt"
)

type P[A any] struct{ a A }
type P2[A, B any] struct {
	a A
	b B
}
type u struct{}
type Al = []byte
type I interface {
	M(int) string
	m()
}

func main() {
	type t struct{}
	for _, v := range []any{
		P2[string, int]{}, P2[u, Al]{}, P[any]{}, P2[error, *list.List]{}, P[bytes.Buffer]{},
		P[struct {
			u
			*list.List
			X int
			y int
		}]{}, P[struct{ P[int] }]{}, P[func(x int, y ...int) (a int)]{}, P[func(int) (t, error)]{}, P[I]{},
		P[interface{ m() }]{}, P[<-chan t]{}, P[chan (<-chan int)]{}, P[map[t][3]*t]{}, P[P[t]]{}, P[rune]{},
		[]any{}, []interface{ M(int) string }{}, P[[]t]{},
	} {
		fmt.Printf("%T\n", v)
	}
}

// Output:
// main.P2[string,int]
// main.P2[main.u,[]uint8]
// main.P[interface {}]
// main.P2[error,*container/list.List]
// main.P[bytes.Buffer]
// main.P[struct { main.u; *container/list.List; X int; main.y int }]
// main.P[struct { P = main.P[int] }]
// main.P[func(int, ...int) int]
// main.P[func(int) (main.t·1, error)]
// main.P[main.I]
// main.P[interface { main.m() }]
// main.P[<-chan main.t·1]
// main.P[chan (<-chan int)]
// main.P[map[main.t·1][3]*main.t·1]
// main.P[main.P[main.t·1]]
// main.P[int32]
// []interface {}
// []interface { M(int) string }
// main.P[[]main.t·1]
