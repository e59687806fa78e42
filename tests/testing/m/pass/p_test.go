package pass

import "testing"

func TestAdd(t *testing.T) {
	if Add(1, 2) != 3 {
		t.Fatal("bad")
	}
	t.Log("fine", 1)
}

func TestSub(t *testing.T) {
	for _, n := range []string{"a", "b c", "a", ""} {
		t.Run(n, func(t *testing.T) { t.Logf("in %q %s", n, t.Name()) })
	}
	t.Run("x/y", func(t *testing.T) { t.Skip("not", "now") })
}
