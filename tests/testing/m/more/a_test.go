package more

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

type thing struct{ n int }

func TestTable(t *testing.T) {
	tests := []struct {
		name string
		in   string
		want int
	}{
		{"empty", "", 0},
		{"one word", "a", 1},
		{"wrong", "a b", 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := len(strings.Fields(tt.in)); got != tt.want {
				t.Errorf("Fields(%q) = %d, want %d", tt.in, got, tt.want)
			}
		})
	}
}

func TestOutput(t *testing.T) {
	fmt.Fprint(t.Output(), "partial ")
	fmt.Fprintln(t.Output(), "line")
	fmt.Fprint(t.Output(), "one\ntwo\nthree")
	t.Log("log")
	t.Attr("key", "value")
}

func TestHelpers(t *testing.T) {
	var inner func()
	inner = func() { t.Helper(); t.Log("from a helper in a helper") }
	outer := func() { t.Helper(); inner() }
	outer()
	check(t, thing{3})
}

func check(tb testing.TB, x thing) {
	tb.Helper()
	if x.n != 4 {
		tb.Errorf("%+v", x)
	}
}

func TestFailInSub(t *testing.T) {
	t.Run("a", func(sub *testing.T) { t.Fatal("the parent") })
	t.Log("never")
}

func TestCleanupOrder(t *testing.T) {
	t.Cleanup(func() { t.Log("outer") })
	t.Run("sub", func(t *testing.T) {
		t.Cleanup(func() { t.Log("inner"); t.Fail() })
		t.Log("body")
	})
	t.Log("between")
}

func TestParallelCleanup(t *testing.T) {
	done := make(chan bool, 2)
	t.Cleanup(func() { t.Log(len(done)) })
	for i := range 2 {
		t.Run(fmt.Sprint(i), func(t *testing.T) { t.Parallel(); time.Sleep(time.Millisecond); done <- true })
	}
}

func TestStdout(t *testing.T) {
	fmt.Println("to stdout")
	fmt.Fprintln(os.Stderr, "to stderr")
	fmt.Print("no line end")
}

func TestSkipAfterFail(t *testing.T) {
	t.Error("failed")
	t.Skip("skipped")
}

func TestNested(t *testing.T) {
	ok := t.Run("x", func(t *testing.T) {
		ok := t.Run("y", func(t *testing.T) { t.Fail() })
		t.Log(ok, t.Failed(), t.Skipped(), t.Name())
	})
	t.Log(ok, t.Failed())
}

func TestEmptyMessages(t *testing.T) {
	t.Log()
	t.Log("")
	t.Logf("")
	t.Error("trailing newline\n")
	t.Error("two\n\n")
}

func Example() {
	fmt.Println("  indented")
	fmt.Println("plain  ")
	// Output:
	// indented
	// plain
}

func Example_trailing() {
	fmt.Println("a") // Output: b
	/* Output:
	a
	*/
}
