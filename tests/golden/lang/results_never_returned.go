// A function may have more results than it has use for registers, if it never returns.

package main

import "fmt"

type wide struct {
	a any
	b string
	c []int
}

type maker interface{ make() wide }

type none struct{}

func (none) make() wide { panic("no result") }

func pair() (wide, wide) { panic("no results") }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	var m maker = none{}
	try(func() { fmt.Println(m.make()) })
	try(func() { fmt.Println(pair()) })
	try(func() { fmt.Println(none.make(none{})) })
}

// Output:
// no result
// no results
// no result
