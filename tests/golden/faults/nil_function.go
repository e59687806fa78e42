package main

func main() {
	var f func()
	f()
}

// Panic: runtime error: invalid memory address or nil pointer dereference
// Stderr: goroutine 1 [running]:
