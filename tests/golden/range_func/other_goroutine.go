package main

import "fmt"

// The iterator calls the body on another goroutine; what it defers belongs to the function with the loop all the same.
func elsewhere(yield func(string) bool) {
	done := make(chan bool)
	for _, s := range []string{"a", "b", "c"} {
		go func() {
			more := yield(s)
			done <- more
		}()
		if !<-done {
			return
		}
	}
}

func collect() (all []string) {
	defer func() { fmt.Println("end", all) }()
	for s := range elsewhere {
		defer fmt.Println("deferred", s)
		all = append(all, s)
		if len(all) == 2 {
			return append(all, "more")
		}
	}
	return nil
}

type shape interface{ area() float64 }
type square float64

func (s square) area() float64 { return float64(s * s) }

func shapes(yield func(int, shape) bool) {
	for i := 1; i < 4; i++ {
		if !yield(i, square(i)) {
			break
		}
	}
	fmt.Println("shapes done")
}

func main() {
	fmt.Println(collect())
	total := 0.0
	for i, s := range shapes {
		defer func() { fmt.Println("area", i, s.area(), total) }()
		total += s.area()
	}
	for i := range shapes {
		if i == 2 {
			panic(fmt.Sprint("total ", total))
		}
	}
}

// Output:
// deferred b
// deferred a
// end [a b more]
// [a b more]
// shapes done
// area 3 9 14
// area 2 4 14
// area 1 1 14

// Panic: total 14
