package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"time"
)

type node struct {
	name string
	next *node
}

type named interface{ Name() string }

func (n *node) Name() string { return n.name }

var (
	revived *node
	log     = make(chan string, 100)
)

// drop makes what f made unreachable, and lets it end.
func drop(f func()) {
	done := make(chan bool)
	go func() {
		f()
		close(done)
	}()
	<-done
}

// collect returns what the finalizers of one collection said.
func collect(n int) (said []string) {
	for tries := 0; len(said) < n && tries < 1000; tries++ {
		runtime.GC()
		for wait := true; wait; {
			select {
			case s := <-log:
				said = append(said, s)
			case <-time.After(time.Millisecond):
				wait = false
			}
		}
	}
	return said
}

func main() {
	// The finalizer gets its object whole, once.
	drop(func() {
		n := &node{"a", &node{"b", nil}}
		runtime.SetFinalizer(n, func(n *node) { log <- n.name + n.next.name })
	})
	fmt.Println(collect(1))

	// It may keep it; then there is no second call.
	drop(func() {
		n := &node{name: "kept"}
		runtime.SetFinalizer(n, func(n *node) { revived = n; log <- "kept" })
	})
	fmt.Println(collect(1), revived.name)
	revived = nil
	runtime.GC()
	fmt.Println(len(log))

	// Parameters of interface type, results, methods.
	drop(func() {
		runtime.SetFinalizer(&node{name: "any"}, func(v any) int { log <- v.(*node).name; return 1 })
	})
	fmt.Println(collect(1))
	drop(func() {
		runtime.SetFinalizer(&node{name: "iface"}, func(v named) (string, error) { log <- v.Name(); return "", nil })
	})
	fmt.Println(collect(1))
	drop(func() {
		runtime.SetFinalizer(&node{name: "method"}, (*node).end)
	})
	fmt.Println(collect(1))

	// What refers to another goes first.
	drop(func() {
		inner := &node{name: "inner"}
		outer := &node{"outer", inner}
		runtime.SetFinalizer(inner, (*node).end)
		runtime.SetFinalizer(outer, (*node).end)
	})
	fmt.Println(collect(2))

	// A finalizer that is taken away, an object that lives.
	drop(func() {
		n := &node{name: "no"}
		runtime.SetFinalizer(n, (*node).end)
		runtime.SetFinalizer(n, nil)
	})
	alive := &node{name: "alive"}
	runtime.SetFinalizer(alive, (*node).end)
	runtime.GC()
	runtime.GC()
	time.Sleep(time.Millisecond)
	fmt.Println(len(log))
	runtime.KeepAlive(alive)
	runtime.SetFinalizer(alive, nil)

	// All of many.
	var n atomic.Int64
	drop(func() {
		for range 1000 {
			runtime.SetFinalizer(new([4]int), func(*[4]int) { n.Add(1) })
		}
	})
	for tries := 0; n.Load() < 1000 && tries < 1000; tries++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	fmt.Println(n.Load())

	// Cleanups.
	drop(func() {
		n := &node{name: "gone"}
		runtime.AddCleanup(n, func(s string) { log <- s }, "one")
		c := runtime.AddCleanup(n, func(s string) { log <- s }, "never")
		c.Stop()
		runtime.AddCleanup(&n.next, func(i int) { log <- fmt.Sprint(i) }, 2)
	})
	said := collect(2)
	if len(said) == 2 && said[0] == "2" {
		said[0], said[1] = said[1], said[0]
	}
	fmt.Println(said)
	drop(func() {
		c := runtime.AddCleanup(&node{}, func(s string) { log <- s }, "with finalizer")
		_ = c
	})
	fmt.Println(collect(1))

	// A finalizer may wait for the program.
	release := make(chan bool)
	drop(func() {
		runtime.SetFinalizer(&node{name: "slow"}, func(n *node) { <-release; log <- n.name })
	})
	runtime.GC()
	runtime.GC()
	close(release)
	fmt.Println(collect(1))

	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	keep := make([]*node, 1000)
	for i := range keep {
		keep[i] = new(node)
	}
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(keep)
	fmt.Println(after.Mallocs-before.Mallocs >= 1000, after.Mallocs-before.Mallocs < 1100,
		after.TotalAlloc-before.TotalAlloc >= 16000, after.NumGC > 5, after.NumForcedGC > 5, after.LastGC > 0)
	old := debug.SetGCPercent(50)
	fmt.Println(debug.SetGCPercent(old), debug.SetMemoryLimit(-1) > 0, debug.SetMaxStack(1<<20))
	fmt.Println(debug.SetMaxStack(1000000000))
	debug.FreeOSMemory()
	fmt.Println(len(debug.Stack()) > 20)
}

func (n *node) end() { log <- n.name }

// Output:
// [ab]
// [kept] kept
// 0
// [any]
// [iface]
// [method]
// [outer inner]
// 0
// 1000
// [one 2]
// [with finalizer]
// [slow]
// true true true true true true
// 50 true 1000000000
// 1048576
// true
