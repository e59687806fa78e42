package main

func main() {
	x := 0
	println(1 / x)
}

// Panic: runtime error: integer divide by zero
// Stderr: goroutine 1 [running]:
