package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Done()
}

// Panic: sync: negative WaitGroup counter
// Stderr: goroutine 1 [running]:
