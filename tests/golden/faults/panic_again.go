package main

func main() {
	defer func() { r := recover(); panic(r) }()
	panic("a")
}

// Panic: a [recovered, repanicked]
// Stderr: goroutine 1 [running]:
