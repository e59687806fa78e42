// Micro measures what single operations take. It prints a line for each: a name, a figure, and "ns". Arguments choose by the
// beginnings of names.
package main

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// Sinks keep what is computed from being unnecessary.
var (
	intSink    int
	stringSink string
	anySink    any
)

func main() {
	calculations()
	calls()
	channels()
	memory()
	maps()
	texts()
	library()
}

// measure prints how long an operation takes: work does n of them, and the fastest of five runs counts.
func measure(name string, work func(n int)) {
	measureEach(name, 1, work)
}

// measureEach is measure for work that does n times as many operations as size says.
func measureEach(name string, size int, work func(n int)) {
	if !wanted(name) {
		return
	}
	n := 1
	for timed(work, n) < 5*time.Millisecond {
		n *= 2
	}
	n *= 4
	best := timed(work, n)
	for range 4 {
		best = min(best, timed(work, n))
	}
	fmt.Printf("%s\t%.2f\tns\n", name, float64(best)/float64(n*size))
}

func wanted(name string) bool {
	for _, beginning := range os.Args[1:] {
		if strings.HasPrefix(name, beginning) {
			return true
		}
	}
	return len(os.Args) == 1
}

func timed(work func(n int), n int) time.Duration {
	start := time.Now()
	work(n)
	return time.Since(start)
}
