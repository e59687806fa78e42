package main

import (
	"fmt"
	"runtime"
	"time"
)

type blob struct {
	name string
	id   int
	next *blob
}

// try runs f and prints what it panics with.
func try(what string, f func()) {
	defer func() {
		cause := recover()
		fmt.Printf("%s: %T %v\n", what, cause, cause)
	}()
	f()
}

// A cleanup is called with its argument when the object is gone, unless it was stopped.
func main() {
	gone := make(chan string, 8)
	func() {
		for i := range 3 {
			b := &blob{name: fmt.Sprint("blob ", i)}
			runtime.AddCleanup(b, func(name string) { gone <- name }, b.name)
			inner := runtime.AddCleanup(&b.id, func(name string) { gone <- name }, "stopped")
			inner.Stop()
			inner.Stop()
		}
	}()
	seen := map[string]bool{}
	for deadline := time.Now().Add(5 * time.Second); len(seen) < 2 && time.Now().Before(deadline); {
		runtime.GC()
		select {
		case name := <-gone:
			seen[name] = true
		case <-time.After(time.Millisecond):
		}
	}
	fmt.Println(len(seen) >= 2, seen["stopped"])

	var none *blob
	b := &blob{}
	try("nil", func() { runtime.AddCleanup(none, func(int) {}, 1) })
	try("itself", func() { runtime.AddCleanup(b, func(*blob) {}, b) })
	try("inside", func() { runtime.AddCleanup(b, func(*int) {}, &b.id) })
	try("elsewhere", func() { runtime.AddCleanup(b, func(*blob) {}, &blob{}) })
	runtime.KeepAlive(b)
}

// Output:
// true false
// nil: string runtime.AddCleanup: ptr is nil
// itself: string runtime.AddCleanup: ptr is equal to arg, cleanup will never run
// inside: string runtime.AddCleanup: ptr is within arg, cleanup will never run
// elsewhere: <nil> <nil>
