package main

type T int

func (T) String() string { return "five" }
func main() {
	panic(T(5))
}

// Panic: five
// Stderr: goroutine 1 [running]:
