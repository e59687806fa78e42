package pass_test

import (
	"fmt"
	"testing"

	"example.com/m/pass"
)

func TestExternal(t *testing.T) { t.Log(pass.Add(2, 3)) }

func ExampleAdd() {
	fmt.Println(pass.Add(1, 2))
	// Output: 3
}

func ExampleAdd_second() {
	fmt.Println(2)
	fmt.Println(1)

	// Unordered output:
	// 1
	// 2
}

func ExampleAdd_none() {
	fmt.Println("never")
}
