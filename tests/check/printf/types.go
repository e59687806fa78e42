package main

import "fmt"

type T struct{ a int }
type S struct{ a string }

func (S) String() string { return "" }

func main() {
	for _, c := range "abc" {
		fmt.Printf("%s\n", c) //~ "fmt.Printf format %s has arg c of wrong type rune"
	}
	fmt.Printf("%d\n", "a") //~ "fmt.Printf format %d has arg"
	fmt.Printf("%t %v %s\n", true, T{1}, S{"x"})
	fmt.Printf("%s %d\n", T{1}, T{1}) //~ "fmt.Printf format %s has arg T{1} of wrong type main.T"
	fmt.Printf("%c %q %x %U\n", 'a', 'b', "c", 1)
	fmt.Printf("%6.2f|%e\n", 1, 2.5) //~ "fmt.Printf format %6.2f has arg 1 of wrong type int"
	fmt.Printf("%p %v\n", &T{}, nil)
	fmt.Printf("%s %s\n", []string{"a"}, []byte("b"))
	fmt.Printf("%d %s\n", []int{1}, map[string]int{}) //~ "fmt.Printf format %s has arg map[string]int{} of wrong type map[string]int"
	var e error
	var i interface{}
	fmt.Printf("%s %d %s\n", e, i, i)
	fmt.Printf("%s\n", main) //~ "fmt.Printf format %s arg main is a func value, not called"
}
