package main

import (
	"fmt"
	"sync/atomic"
)

type H interface{ M() }
type L struct{ h H }
type K struct{ a int }

func main() {
	var p atomic.Pointer[K]
	p.Store(&K{1})
	fmt.Println(p.Load())
	var q atomic.Pointer[L]
	q.Store(&L{nil})
	fmt.Println(q.Load())
}

// Output:
// &{1}
// &{<nil>}
