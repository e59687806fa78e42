package main

import (
	"errors"
	"fmt"
)

var x = "package"

func f() (n int, err error) {
	if n, err := g(); err != nil {
		return n + 1, fmt.Errorf("inner: %w", err)
	}
	n = 5
	return
}

func g() (int, error) { return 41, errors.New("g") }

func named() (result []string) {
	defer func() { result = append(result, "deferred") }()
	result = append(result, "body")
	return append(result, "returned")
}

type int32 string

func main() {
	fmt.Println(x)
	x := x + " shadowed"
	fmt.Println(x)
	{
		x := len(x)
		x++
		fmt.Println(x)
	}
	if x := 3; x > 2 {
		x := "inner"
		fmt.Println(x)
	} else if y := x * 2; y > 0 {
		fmt.Println(x, y)
	}
	for x := range 2 {
		x := x * 10
		fmt.Print(x, " ")
	}
	fmt.Println(x)
	fmt.Println(f())
	fmt.Println(named())
	var v int32 = "a string now"
	fmt.Println(v)
	a, b := 1, 2
	b, c := 3, 4
	fmt.Println(a, b, c)
	func(a int) { a = 9 }(a)
	fmt.Println(a)
	string := func(n int) int { return n * 2 }
	fmt.Println(string(21))
	switch x := any(x).(type) {
	case error:
	default:
		fmt.Printf("%T\n", x)
	}
	nil := 0
	fmt.Println(nil)
}

// Output:
// package
// package shadowed
// 17
// inner
// 0 10 package shadowed
// 42 inner: g
// [body returned deferred]
// a string now
// 1 3 4
// 1
// 42
// string
// 0
