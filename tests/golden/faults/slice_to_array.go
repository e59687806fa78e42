package main

func main() {
	s := []int{1}
	a := [3]int(s)
	println(a[0])
}

// Panic: runtime error: cannot convert slice with length 1 to array or pointer to array with length 3
// Stderr: goroutine 1 [running]:
