package main

func main() {
	n := -1
	s := make(chan int, n)
	println(len(s))
}

// Panic: makechan: size out of range
// Stderr: goroutine 1 [running]:
