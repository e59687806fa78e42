package main

import "sync"

func main() {
	c := make(chan int)
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() { defer wg.Done(); <-c }()
	}
	wg.Wait()
}

// Fatal: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [sync.WaitGroup.Wait]:
