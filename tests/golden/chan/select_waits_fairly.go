package main

import (
	"fmt"
	"runtime"
)

// Of several cases that wait at one channel, each may be the one that is taken. The others give way, so that select waits.
func main() {
	c := make(chan int)
	sent := [3]bool{}
	done := make(chan bool)
	go func() {
		for x := range c {
			sent[x] = true
			runtime.Gosched()
		}
		done <- true
	}()
	for range 400 {
		select {
		case c <- 0:
		case c <- 1:
		case c <- 2:
		}
	}
	close(c)
	<-done
	fmt.Println("sent", sent)

	received := [3]bool{}
	go func() {
		for i := range 400 {
			runtime.Gosched()
			c2 <- i
		}
		done <- true
	}()
	for range 400 {
		select {
		case <-c2:
			received[0] = true
		case <-nothing:
		case <-c2:
			received[1] = true
		case <-c2:
			received[2] = true
		}
	}
	<-done
	fmt.Println("received", received)
}

var c2, nothing = make(chan int), make(chan int)

// Output:
// sent [true true true]
// received [true true true]
