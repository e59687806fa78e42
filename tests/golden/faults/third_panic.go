package main

func main() {
	defer func() { recover(); panic("d") }()
	defer func() { panic("b") }()
	panic("a")
}

// Panic: a
// Stderr: goroutine 1 [running]:
