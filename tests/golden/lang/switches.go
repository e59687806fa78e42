package main

import (
	"errors"
	"fmt"
)

type Shape interface{ Area() float64 }
type Square float64
type Circle struct{ r float64 }

func (s Square) Area() float64  { return float64(s * s) }
func (c *Circle) Area() float64 { return 3 * c.r * c.r }

func classify(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("integer %v", v)
	case string:
		return "string of " + fmt.Sprint(len(v))
	case []int:
		return fmt.Sprint("ints ", len(v), cap(v) >= len(v))
	case func() int:
		return fmt.Sprint("func ", v())
	case error:
		return "error " + v.Error()
	case Shape:
		return fmt.Sprintf("%T %.1f", v, v.Area())
	case map[string]int:
		return fmt.Sprint("map ", v["a"])
	case chan int:
		return fmt.Sprint("chan ", cap(v))
	case *int:
		return fmt.Sprint("pointer to ", *v)
	case struct{ X int }:
		return fmt.Sprint("struct ", v.X)
	default:
		return fmt.Sprintf("other %T", v)
	}
}

func grade(n int) (s string) {
	switch {
	case n >= 90:
		s += "A"
		fallthrough
	case n >= 80:
		s += "B"
	case n < 0:
	default:
		s += "?"
	}
	return
}

func calls(log *[]string, name string, v int) int {
	*log = append(*log, name)
	return v
}

func main() {
	n := 7
	for _, x := range []any{nil, 1, int64(2), "abc", []int{1}, func() int { return 4 }, errors.New("e"), Square(2), &Circle{1}, map[string]int{"a": 5}, make(chan int, 6), &n, struct{ X int }{8}, 1.5, uint8(1)} {
		fmt.Println(classify(x))
	}
	fmt.Println(grade(95), grade(85), grade(-1) == "", grade(5))

	var log []string
	switch calls(&log, "tag", 2) {
	case calls(&log, "a", 1), calls(&log, "b", 2), calls(&log, "c", 3):
		fmt.Println("found", log)
	}
	switch x := n; x {
	case 1, 2, 3:
		fmt.Println("small")
	default:
		fmt.Println("default in the middle")
	case 8:
		fmt.Println("eight")
	}
	switch n := n * 2; {
	case n > 10:
		fmt.Println("init", n)
	}
	switch {
	}
	var e any = 3
	switch e {
	case "3":
		fmt.Println("string")
	case 3.0:
		fmt.Println("float")
	case 3:
		fmt.Println("int")
	}
	switch s := "b"; s {
	case "a":
	case "b":
		fmt.Println("b!")
	}
	switch [2]int{1, 2} {
	case [2]int{1, 2}:
		fmt.Println("array")
	}
	if v, ok := e.(interface{ M() }); !ok {
		fmt.Println(v == nil, ok)
	}
}

// Output:
// nil
// integer 1
// integer 2
// string of 3
// ints 1 true
// func 4
// error e
// main.Square 4.0
// *main.Circle 3.0
// map 5
// chan 6
// pointer to 7
// struct 8
// other float64
// other uint8
// AB B true ?
// found [tag a b]
// default in the middle
// init 14
// int
// b!
// array
// true false
