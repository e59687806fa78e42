package main

import "fmt"

// An Elem changes the list that it is in while that is printed.
type Elem int

type List struct{ Elems []Elem }

var list List

func (e Elem) String() string {
	list.Elems = list.Elems[:len(list.Elems)-1]
	return fmt.Sprint("E", int(e))
}

func main() {
	list.Elems = []Elem{1, 2, 3, 4, 5}
	fmt.Println(&list)
	list.Elems = []Elem{1, 2, 3, 4, 5}
	fmt.Println(list)
	list.Elems = []Elem{1, 2, 3, 4, 5}
	fmt.Printf("%v %d\n", &list, &list)
}

// Output:
// &{[E1 E2 E3]}
// {[E1 E2 E3 E4 E5]}
// &{[E1 E2 E3]} &{[1 2]}
