package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	wg.Wait()
}

// Fatal: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [sync.WaitGroup.Wait]:
