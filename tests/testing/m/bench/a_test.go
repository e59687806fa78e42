package bench

import (
	"testing"
)

var sink []byte

func BenchmarkLoop(b *testing.B) {
	for b.Loop() {
		sink = make([]byte, 100)
	}
}

func BenchmarkN(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(100)
	for i := 0; i < b.N; i++ {
		sink = make([]byte, 100)
	}
	b.ReportMetric(1.5, "things/op")
}

func BenchmarkSub(b *testing.B) {
	for _, n := range []string{"a", "bbb"} {
		b.Run(n, func(b *testing.B) { for b.Loop() {} })
	}
}

func BenchmarkPar(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) { for pb.Next() {} })
}

func BenchmarkFail(b *testing.B) { b.Fatal("no") }
func BenchmarkSkip(b *testing.B) { b.Skip("skip it") }
func BenchmarkLog(b *testing.B) { b.Log("logged", b.N); for b.Loop() {} }

func TestT(t *testing.T) {}
