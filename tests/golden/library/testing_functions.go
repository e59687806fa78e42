// Package testing in a program that is no test: benchmarks, counting allocations, and running tests by hand.

package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

func results() {
	for _, r := range []testing.BenchmarkResult{
		{N: 100, T: time.Second, Bytes: 1 << 20, MemAllocs: 250, MemBytes: 6400},
		{N: 1000000, T: 1500 * time.Microsecond, Extra: map[string]float64{"widgets/op": 2.5, "B/op": 7}},
		{N: 3, T: 7 * time.Hour},
		{},
	} {
		fmt.Println(r.NsPerOp(), r.AllocsPerOp(), r.AllocedBytesPerOp())
		fmt.Printf("%q %q\n", r.String(), r.MemString())
	}
}

func measure() {
	rounds := 0
	r := testing.Benchmark(func(b *testing.B) {
		b.StopTimer()
		b.ResetTimer()
		fmt.Fprint(&quiet, b.Elapsed() == 0)
		b.StartTimer()
		for b.Loop() {
			rounds++
		}
		b.StopTimer()
		b.ReportMetric(42, "answers/op")
		b.SetBytes(8)
	})
	fmt.Println(r.N > 0, rounds >= r.N, r.T > 0, r.Extra["answers/op"], r.Bytes, quiet.String() != "")
	r = testing.Benchmark(func(b *testing.B) {
		b.SetParallelism(2)
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
			}
		})
	})
	fmt.Println(r.N > 0)
	r = testing.Benchmark(func(b *testing.B) { b.Fatal("broken") })
	fmt.Println(r.N, r.T)
	var keep []byte
	fmt.Println(testing.AllocsPerRun(10, func() {}), testing.AllocsPerRun(10, func() { keep = make([]byte, 100000) }), len(keep))
	fmt.Printf("%q %v %v\n", testing.CoverMode(), testing.Coverage(), testing.Testing())
}

var quiet strings.Builder

// match takes the names that contain the pattern.
func match(pattern, name string) (bool, error) { return strings.Contains(name, pattern), nil }

func TestGood(t *testing.T) { t.Log("not shown") }

func ExampleRight() { fmt.Println("right") }

func main() {
	testing.Init()
	flag.Set("test.benchtime", "1ms")
	results()
	measure()
	fmt.Println(testing.RunTests(match, []testing.InternalTest{{"TestGood", TestGood}}))
	fmt.Println(testing.RunExamples(match, []testing.InternalExample{{"ExampleRight", ExampleRight, "right\n", false}}))
	testing.RunBenchmarks(match, nil)
	fmt.Println(flag.Lookup("test.run") != nil, len(os.Args))
}

// Output:
// 10000000 2 64
// "     100\t  10000000 ns/op\t 104.86 MB/s" "      64 B/op\t       2 allocs/op"
// 1 0 7
// " 1000000\t         1.500 ns/op\t         2.500 widgets/op" "       7 B/op\t       0 allocs/op"
// 8400000000000 0 0
// "       3\t8400000000000 ns/op" "       0 B/op\t       0 allocs/op"
// 0 0 0
// "       0\t               NaN ns/op" "       0 B/op\t       0 allocs/op"
// true true true 42 8 true
// true
// 0 0s
// 0 1 100000
// "" 0 false
// true
// true
// true 1
