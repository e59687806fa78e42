package main

func main() {
	panic("a\nb")
}

// Panic: a
// Stderr: goroutine 1 [running]:
