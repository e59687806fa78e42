package expanic

import "fmt"

func ExamplePanic() {
	fmt.Println("out")
	panic("bad")
	// Output: out
}
