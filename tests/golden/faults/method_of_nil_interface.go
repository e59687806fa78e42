package main

func main() {
	var i interface{ M() }
	i.M()
}

// Panic: runtime error: invalid memory address or nil pointer dereference
// Stderr: goroutine 1 [running]:
