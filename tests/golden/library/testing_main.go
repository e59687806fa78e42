// testing.Main runs tests as the program of `go test` does, and ends the process.

package main

import (
	"flag"
	"fmt"
	"strings"
	"testing"
)

func match(pattern, name string) (bool, error) { return strings.Contains(name, pattern), nil }

func TestGood(t *testing.T) {
	t.Cleanup(func() { fmt.Println("cleaned up after", t.Name()) })
	t.Log("shown only if it fails")
}

func TestParts(t *testing.T) {
	for i := range 3 {
		t.Run("d", func(t *testing.T) {
			if i == 1 {
				t.Skip("never mind")
			}
			fmt.Println("in", t.Name())
		})
	}
}

func ExampleRight() { fmt.Println("right") }

func main() {
	testing.Init()
	flag.Set("test.run", "d")
	tests := []testing.InternalTest{{"TestGood", TestGood}, {"TestOdd/parts", TestParts}, {"TestOther", nil}}
	examples := []testing.InternalExample{{"Example_one_d", ExampleRight, "right", false}}
	defer fmt.Println("not run")
	testing.Main(match, tests, nil, examples)
}

// Output:
// cleaned up after TestGood
// in TestOdd/parts/d
// in TestOdd/parts/d#02
// PASS
