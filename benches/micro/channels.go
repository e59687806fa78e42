package main

import (
	"runtime"
	"sync"
)

// channels measures goroutines and what they wait for.
func channels() {
	measure("channel: there and back", func(n int) {
		there, back := make(chan int), make(chan int)
		go func() {
			for v := range there {
				back <- v
			}
		}()
		for i := range n {
			there <- i
			<-back
		}
		close(there)
	})
	measure("channel: buffered, alone", func(n int) {
		c := make(chan int, 16)
		for i := range n {
			c <- i
			intSink = <-c
		}
	})
	measure("channel: buffered, two", func(n int) {
		c := make(chan int, 128)
		go func() {
			for i := range n {
				c <- i
			}
			close(c)
		}()
		for v := range c {
			intSink = v
		}
	})
	measure("select of 2, ready", func(n int) {
		a, b := make(chan int, 1), make(chan int, 1)
		for i := range n {
			a <- i
			select {
			case intSink = <-a:
			case intSink = <-b:
			}
		}
	})
	measure("select with default", func(n int) {
		c := make(chan int)
		for range n {
			select {
			case intSink = <-c:
			default:
			}
		}
	})
	measure("go and wait", func(n int) {
		var all sync.WaitGroup
		for i := range n {
			all.Add(1)
			go func() {
				intSink = i
				all.Done()
			}()
			all.Wait()
		}
	})
	measureEach("go, 1000 at a time", 1000, func(n int) {
		var all sync.WaitGroup
		for range n {
			for range 1000 {
				all.Go(func() {})
			}
			all.Wait()
		}
	})
	measure("switch of goroutines", func(n int) {
		var all sync.WaitGroup
		for range 2 {
			all.Go(func() {
				for range n / 2 {
					runtime.Gosched()
				}
			})
		}
		all.Wait()
	})
	measure("mutex: lock, unlock", func(n int) {
		var m sync.Mutex
		for range n {
			m.Lock()
			intSink++
			m.Unlock()
		}
	})
	measure("rwmutex: rlock, runlock", func(n int) {
		var m sync.RWMutex
		for range n {
			m.RLock()
			intSink++
			m.RUnlock()
		}
	})
}
