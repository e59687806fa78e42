package main

import "fmt"

// A String method that waits for another goroutine, called from inside Println.
type waiter struct{ answer chan string }

func (w waiter) String() string { return <-w.answer }

func main() {
	w := waiter{make(chan string)}
	go func() { w.answer <- "from the other goroutine" }()
	fmt.Println("got:", w)
}

// Output:
// got: from the other goroutine
