package main

import "sync"

func main() {
	var mu sync.RWMutex
	mu.RUnlock()
}

// Fatal: sync: RUnlock of unlocked RWMutex
// Stderr: goroutine 1 [running]:
