package main

func main() {
	s := []int{1, 2, 3}
	i := 5
	x := s[:1:i]
	println(len(x))
}

// Panic: runtime error: slice bounds out of range [::5] with capacity 3
// Stderr: goroutine 1 [running]:
