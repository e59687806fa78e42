// An interface of a map is made of the map, not of as many slots as an element has.
package main

import "fmt"

type S0 struct{ F0 bool }
type S1 struct {
	F0 func(uint32) bool
	F1 func(string) bool
	F2 *float64
	S0
}
type S2 struct {
	F0 [][]int16
	F1 [][2]float64
	F2 S1
}

var g = map[int]S2{}

func main() {
	fmt.Printf("%T\n", g)
}

// Output:
// map[int]main.S2
