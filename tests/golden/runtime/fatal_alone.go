package main

import (
	"sync"
	"time"
)

func main() {
	go func() { select {} }()
	time.Sleep(time.Millisecond)
	println("before")
	defer println("not run")
	var mu sync.Mutex
	mu.Unlock()
}

// Fatal: sync: unlock of unlocked mutex
// Stderr: before
// Stderr: goroutine 1 [running]:
