package sig3

import "testing"

func Testlower(t *testing.T) { }
func Benchmarklower(t *testing.B) { }
func ExampleFoo_Bar() { }
func ExampleUnknown() { }
func Examplelower() { }
func ExampleT_m() { }
func ExampleT_M() { }
func ExampleT_Missing() { }
func ExampleT_Bad_Suffix() { }
func ExampleArgs(x int) { }
func ExampleRes() int { return 1 }
type T struct{}
func (T) M() {}
func Args() {}
func Res() {}
func Foo() {}
