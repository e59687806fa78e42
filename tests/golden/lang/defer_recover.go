package main

import (
	"errors"
	"fmt"
)

var errOops = errors.New("oops")

func risky(n int) (result int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	switch n {
	case 0:
		panic("zero")
	case 1:
		var m map[string]int
		m["x"] = 1
	case 2:
		var p *struct{ x int }
		p.x = 1
	case 3:
		return 0, fmt.Errorf("wrapped: %w", errOops)
	case 4:
		a := []int{1, 2, 3}
		return a[n], nil
	}
	return n * 10, nil
}

func main() {
	for i := 0; i < 6; i++ {
		n, err := risky(i)
		fmt.Println(n, err, errors.Is(err, errOops))
	}
	for i := 0; i < 3; i++ {
		defer fmt.Println("deferred", i)
	}
}

// Output:
// 0 recovered: zero false
// 0 recovered: assignment to entry in nil map false
// 0 recovered: runtime error: invalid memory address or nil pointer dereference false
// 0 wrapped: oops true
// 0 recovered: runtime error: index out of range [4] with length 3 false
// 50 <nil> false
// deferred 2
// deferred 1
// deferred 0
