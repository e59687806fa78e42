package names

import (
	"fmt"
	"strings"
	"testing"
)

type T struct{}

func (T) M() {}

func F() {}

func Testlower(t *testing.T) {} //~ "Testlower has malformed name: first letter after 'Test' must not be lowercase"

func Benchmarklower(b *testing.B) {} //~ "Benchmarklower has malformed name: first letter after 'Benchmark' must not be lowercase"

func Fuzzlower(f *testing.F) {} //~ "Fuzzlower has malformed name: first letter after 'Fuzz' must not be lowercase"

func Testhelper(t *testing.T, n int) {}

func Testing() {}

func Example() {}

func ExampleF() {}

func ExampleF_suffix() {}

func ExampleF_Suffix() {} //~ "ExampleF_Suffix refers to unknown field or method: F.Suffix"

func ExampleT_M() {}

func ExampleT_M_suffix() {}

func ExampleT_N_Suffix() {} //~ "ExampleT_N_Suffix refers to unknown field or method: T.N" "ExampleT_N_Suffix has malformed example suffix: Suffix"

func Example_Suffix() {} //~ "Example_Suffix has malformed example suffix: Suffix"

func ExampleBuilder() { _ = strings.ToUpper }

func ExampleNothing() {} //~ "ExampleNothing refers to unknown identifier: Nothing"

func ExampleT(n int) int { return n } //~ "ExampleT should be niladic" "ExampleT should return nothing"

func ExampleT_M_comments() {
	// Output: a //~ "output comment block must be the last comment block"

	fmt.Println("a")
	// The end.
}

func TestPrinting(t *testing.T) {
	t.Logf("%d", "x") //~ "(*testing.common).Logf format %d has arg"
	t.Error("%d", 1) //~ "(*testing.common).Error call has possible Printf formatting directive %d"
	var tb testing.TB = t
	tb.Fatalf("%w", nil) //~ "(testing.TB).Fatalf does not support error-wrapping directive %w"
}
