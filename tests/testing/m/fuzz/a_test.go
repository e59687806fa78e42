package fuzz

import "testing"

func FuzzA(f *testing.F) {
	f.Add("x", 1)
	f.Add("yy", 2)
	f.Fuzz(func(t *testing.T, s string, n int) {
		t.Log(s, n)
		if n == 2 { t.Errorf("two %s", s) }
	})
}

func FuzzOK(f *testing.F) {
	f.Add([]byte("a"), true)
	f.Fuzz(func(t *testing.T, b []byte, x bool) { t.Log(string(b), x) })
}
