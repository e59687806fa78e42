package main

import "sync"

func main() {
	var mu sync.Mutex
	mu.Unlock()
}

// Fatal: sync: unlock of unlocked mutex
// Stderr: goroutine 1 [running]:
