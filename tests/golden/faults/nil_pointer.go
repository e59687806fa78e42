package main

func main() {
	var p *int
	println(*p)
}

// Panic: runtime error: invalid memory address or nil pointer dereference
// Stderr: goroutine 1 [running]:
