package main

import "fmt"

func main() {
	defer func() { r := recover(); panic(fmt.Sprint("re ", r)) }()
	panic("a")
}

// Panic: a [recovered]
// Stderr: goroutine 1 [running]:
