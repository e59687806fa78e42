package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

type buffer struct {
	data [64]int
	next *buffer
}

// A Pool that nobody uses gives up what it holds after a few collections, and can be filled again.
func main() {
	var dropped atomic.Int32
	var p sync.Pool
	fill := func(n int) {
		for range n {
			b := new(buffer)
			runtime.AddCleanup(b, func(by int) { dropped.Add(int32(by)) }, 1)
			p.Put(b)
		}
	}
	for round := range 2 {
		dropped.Store(0)
		fill(50)
		for deadline := time.Now().Add(5 * time.Second); dropped.Load() < 50 && time.Now().Before(deadline); {
			runtime.GC()
			time.Sleep(time.Millisecond)
		}
		fmt.Println(round, dropped.Load(), p.Get())
	}
}

// Output:
// 0 50 <nil>
// 1 50 <nil>
