package main

import "fmt"

func direct() (s string) {
	defer func() { s = fmt.Sprint("left: ", recover()) }()
	defer recover()
	panic("a")
}

func indirect() (s string) {
	defer func() { s = fmt.Sprint("left: ", recover()) }()
	defer func() { defer recover() }()
	panic("b")
}

type C interface{ ~complex64 | ~complex128 }

func conv[T C]() (T, T, T) { return T(0), T(3.14), T(-1i) }

func kept() int {
	defer func() { recover() }()
	defer func() { panic(1) }()
	return 5
}

func main() {
	fmt.Println(direct())
	fmt.Println(indirect())
	fmt.Println(conv[complex64]())
	fmt.Println(conv[complex128]())
	fmt.Println(kept())
}

// Output:
// left: a
// left: <nil>
// (0+0i) (3.14+0i) (0-1i)
// (0+0i) (3.14+0i) (0-1i)
// 5
