package main

func main() {
	s := []int{1, 2, 3}
	i, j := 2, 1
	x := s[i:j]
	println(len(x))
}

// Panic: runtime error: slice bounds out of range [2:1]
// Stderr: goroutine 1 [running]:
