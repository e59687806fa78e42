package main

func main() {
	m := map[any]int{}
	m[[]int{1}] = 2
}

// Panic: runtime error: hash of unhashable type []int
// Stderr: goroutine 1 [running]:
