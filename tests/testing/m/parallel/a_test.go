package parallel

import "testing"

func TestOne(t *testing.T) { t.Parallel(); t.Log("one") }
func TestTwo(t *testing.T) { t.Log("two") }
func TestGroup(t *testing.T) {
	for _, n := range []string{"a", "b", "c"} {
		t.Run(n, func(t *testing.T) { t.Parallel(); if n == "b" { t.Error("b fails") } })
	}
	t.Log("group end")
}
