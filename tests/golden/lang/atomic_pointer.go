package main

import (
	"fmt"
	"sync/atomic"
)

type T struct{ n int }

func main() {
	var p atomic.Pointer[T]
	p.Store(&T{4})
	fmt.Println(p.Load().n)
}

// Output:
// 4
