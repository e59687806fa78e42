package main

func main() {
	s := "abc"
	i := -1
	println(s[i])
}

// Panic: runtime error: index out of range [-1]
// Stderr: goroutine 1 [running]:
