package main

func main() {
	panic(1.5)
}

// Panic: 1.5
// Stderr: goroutine 1 [running]:
