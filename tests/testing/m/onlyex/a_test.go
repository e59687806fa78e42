package onlyex

import "fmt"

func Example() {
	fmt.Print("a\nb")
	// Output:
	// a
	// c
}

func Example_two() {
	fmt.Println("z")
	fmt.Println("y")
	// Unordered output: x
	// y
}

func Example_empty() {
	fmt.Println("z")
	// Output:
}
