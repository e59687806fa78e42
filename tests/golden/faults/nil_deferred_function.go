package main

func main() {
	var f func()
	defer f()
	println("x")
}

// Stderr: x
// Panic: runtime error: invalid memory address or nil pointer dereference
// Stderr: goroutine 1 [running]:
