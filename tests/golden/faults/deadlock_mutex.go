package main

import "sync"

func main() {
	var mu sync.Mutex
	mu.Lock()
	mu.Lock()
}

// Fatal: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [sync.Mutex.Lock]:
