package fuzzbad

import "testing"

func FuzzTypes(f *testing.F) {
	f.Add("x", 1)
	f.Fuzz(func(t *testing.T, s string, b []byte) {})
}

func FuzzSkip(f *testing.F) { f.Skip("not now") }

func FuzzNothing(f *testing.F) {}

func FuzzParallel(f *testing.F) {
	f.Add(int8(1), uint16(2), 1.5, float32(2.5), 'x', byte(3), true)
	f.Add(int8(-1), uint16(4), -1.5, float32(0.5), 'y', byte(5), false)
	f.Fuzz(func(t *testing.T, a int8, b uint16, c float64, d float32, e rune, g byte, h bool) {
		t.Parallel()
		if h {
			t.Log(a, b, c, d, e, g, h)
		}
	})
}

func FuzzPanics(f *testing.F) {
	f.Add("boom")
	f.Fuzz(func(t *testing.T, s string) { panic(s) })
}
