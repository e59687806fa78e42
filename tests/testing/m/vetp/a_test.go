package vetp

import (
	"errors"
	"fmt"
	"testing"
)

func TestF(t *testing.T) {
	t.Logf("%d", "x")
	t.Errorf("%s")
	t.Log("%d", 1)
	t.Fatalf("x %w", errors.New("e"))
	t.Error("a\n")
	var tb testing.TB = t
	tb.Logf("%d", "s")
	tb.Skip("%s", "x")
	t.Run("x", func(t *testing.T) { t.Skipf("a", 1) })
	fmt.Printf("%d\n", "x")
	s := fmt.Sprint(t)
	t.Logf(s)
}

func BenchmarkX(b *testing.B) { b.Fatalf("%d", "x"); b.Logf("%v %v", 1) }

func FuzzX(f *testing.F) { f.Logf("%d", "x"); f.Fuzz(func(t *testing.T, s string) {}) }
