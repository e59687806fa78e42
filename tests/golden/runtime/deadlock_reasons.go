package main

import (
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	var rw sync.RWMutex
	var wg sync.WaitGroup
	cond := sync.NewCond(&mu)
	rw.Lock()
	wg.Add(1)
	c, d, empty := make(chan int), make(chan int), (chan int)(nil)
	go func() { c <- 1 }()
	go func() { <-d }()
	go func() { <-empty }()
	go func() { empty <- 1 }()
	go func() { select {} }()
	go func() {
		select {
		case <-d:
		case empty <- 1:
		}
	}()
	go rw.RLock()
	go rw.Lock()
	go func() {
		mu.Lock()
		cond.Wait()
	}()
	time.Sleep(time.Millisecond)
	mu.Lock()
	go mu.Lock()
	time.Sleep(time.Millisecond)
	wg.Wait()
}

// Fatal: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [sync.WaitGroup.Wait]:
// Stderr: main.main.func1()
// Stderr: main.main.func2()
// Stderr: main.main.func3()
// Stderr: main.main.func4()
// Stderr: main.main.func5()
// Stderr: main.main.func6()
// Stderr: main.main.func7()
