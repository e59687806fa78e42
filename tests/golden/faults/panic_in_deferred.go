package main

func main() {
	defer func() { var p *int; println(*p) }()
	println("x")
}

// Stderr: x
// Panic: runtime error: invalid memory address or nil pointer dereference
// Stderr: goroutine 1 [running]:
