package main

import (
	"fmt"
	"runtime"
	"time"
)

type thing struct{ data [8]int }

// Who calls finalizers and cleanups is not counted among the goroutines; whom a timer starts is.
func main() {
	before := runtime.NumGoroutine()
	told := make(chan string, 2)
	func() {
		t := &thing{}
		runtime.SetFinalizer(t, func(*thing) { told <- fmt.Sprint("finalizer ", runtime.NumGoroutine()-before) })
		runtime.AddCleanup(&thing{}, func(int) { told <- fmt.Sprint("cleanup ", runtime.NumGoroutine()-before) }, 0)
	}()
	seen := map[string]bool{}
	for deadline := time.Now().Add(5 * time.Second); len(seen) < 2 && time.Now().Before(deadline); {
		runtime.GC()
		select {
		case text := <-told:
			seen[text] = true
		case <-time.After(time.Millisecond):
		}
	}
	fmt.Println(seen, runtime.NumGoroutine()-before)

	time.AfterFunc(1, func() { told <- fmt.Sprint("timer ", runtime.NumGoroutine()-before) })
	fmt.Println(<-told)
}

// Output:
// map[cleanup 0:true finalizer 0:true] 0
// timer 1
