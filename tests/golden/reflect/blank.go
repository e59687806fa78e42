package main

import (
	"fmt"
	"reflect"
)

type T struct {
	A, _ int
	_    struct{ X string }
	B    int
}

func two() int { fmt.Println("called"); return 2 }

// A literal evaluates what stands for a blank field, and does not set it.
func main() {
	x := T{1, two(), struct{ X string }{"x"}, 3}
	p := &T{1, two(), struct{ X string }{"x"}, 3}
	for _, v := range []reflect.Value{reflect.ValueOf(x), reflect.ValueOf(*p)} {
		fmt.Println(v.Field(1), v.Field(2), v.Field(3))
	}
	fmt.Println(x == *p)
}

// Output:
// called
// called
// 0 {} 3
// 0 {} 3
// true
