package main

import "fmt"

type C struct{}

func (*C) M() string { return "C.M" }

type A struct{ *C }
type B struct{ *C }
type AB struct {
	A
	B
}
type F struct{ M int }
type AF struct {
	A
	F
}
type D struct {
	M int
	A
}
type E struct {
	*A
	x int
}
type I interface{ M() string }
type J struct{ I }

func main() {
	for _, v := range []any{A{&C{}}, &A{&C{}}, AB{}, &AB{}, AF{}, D{}, E{&A{&C{}}, 1}, J{A{&C{}}}, &J{A{&C{}}}, new(I)} {
		i, ok := v.(I)
		if ok {
			fmt.Printf("%T %v\n", v, i.M())
		} else {
			fmt.Printf("%T none\n", v)
		}
	}
}

// Output:
// main.A C.M
// *main.A C.M
// main.AB none
// *main.AB none
// main.AF none
// main.D none
// main.E C.M
// main.J C.M
// *main.J C.M
// *main.I none
