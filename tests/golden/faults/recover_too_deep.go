package main

func main() {
	defer func() { defer func() { println(recover() == nil) }() }()
	panic("p")
}

// Stderr: true
// Panic: p
// Stderr: goroutine 1 [running]:
