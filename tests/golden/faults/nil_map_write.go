package main

func main() {
	var m map[string]int
	m["a"] = 1
}

// Panic: assignment to entry in nil map
// Stderr: goroutine 1 [running]:
