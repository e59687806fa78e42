// Collector measures what the collector costs a program: how long it stops, and its memory against what is live. The
// argument chooses the program: binary_trees, map, goroutines.
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

func main() {
	programs := map[string]func(*record){"binary_trees": binaryTrees, "map": millionEntries, "goroutines": goroutines}
	var r record
	for _, name := range os.Args[1:] {
		programs[name](&r)
		r.print(name)
	}
}

// A record collects pauses and the largest live set.
type record struct {
	pauses []time.Duration
	seen   int64
	live   uint64
}

// note takes in the pauses since it was called before. The collector remembers 256 of them.
func (r *record) note() {
	var stats debug.GCStats
	debug.ReadGCStats(&stats)
	r.pauses = append(r.pauses, stats.Pause[:min(stats.NumGC-r.seen, int64(len(stats.Pause)))]...)
	r.seen = stats.NumGC
}

// noteLive measures what is live at the moment: objects and stacks.
func (r *record) noteLive() {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	r.live = max(r.live, stats.HeapAlloc+stats.StackInuse)
	r.note()
}

// print prints a line for each figure: a name, a figure, a unit.
func (r *record) print(name string) {
	slices.Sort(r.pauses)
	n := len(r.pauses)
	fmt.Printf("collector: %s, collections\t%d\tcount\n", name, r.seen)
	fmt.Printf("collector: %s, median pause\t%.3f\tms\n", name, milliseconds(r.pauses[n/2]))
	fmt.Printf("collector: %s, p99 pause\t%.3f\tms\n", name, milliseconds(r.pauses[(n*99+99)/100-1]))
	fmt.Printf("collector: %s, longest pause\t%.3f\tms\n", name, milliseconds(r.pauses[n-1]))
	fmt.Printf("collector: %s, live\t%.1f\tMB\n", name, float64(r.live)/(1<<20))
	fmt.Printf("collector: %s, peak memory over live\t%.2f\tratio\n", name, float64(peak())/float64(r.live))
}

func milliseconds(d time.Duration) float64 {
	return float64(d) / float64(time.Millisecond)
}

// peak returns the most memory that the process has had, in bytes.
func peak() (bytes uint64) {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		if _, err := fmt.Sscanf(line, "VmHWM: %d kB", &bytes); err == nil {
			return bytes << 10
		}
	}
	return 0
}
