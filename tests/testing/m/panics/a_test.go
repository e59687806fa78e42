package panics

import "testing"

func TestBefore(t *testing.T) { t.Log("before") }

func boom(n int) { var a []int; _ = a[n] }

func TestPanic(t *testing.T) {
	t.Log("logged")
	boom(5)
}

func TestAfter(t *testing.T) {}
