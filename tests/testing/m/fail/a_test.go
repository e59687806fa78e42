package fail

import "testing"

func helper(t *testing.T, s string) {
	t.Helper()
	t.Error("helped", s)
}

func TestA(t *testing.T) {
	t.Error("one\ntwo")
	t.Errorf("x %d", 5)
	helper(t, "me")
}

func TestB(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		t.Run("deep", func(t *testing.T) { t.Fatal("deep\nfault") })
		t.Run("ok", func(t *testing.T) { t.Log("ok") })
	})
	t.Run("skipped", func(t *testing.T) { t.SkipNow() })
	t.Log("end")
}

func TestC(t *testing.T) { println("to stderr") }

func TestD(t *testing.T) {
	t.Cleanup(func() { t.Log("clean 1") })
	t.Cleanup(func() { t.Log("clean 2") })
	t.FailNow()
}

func TestSkip(t *testing.T) { t.Skipf("skip %d", 1) }
