package main

import (
	"fmt"
	"time"
)

func late() {
	time.Sleep(10 * time.Second)
	fmt.Println("never printed")
}

func deferred() {
	defer fmt.Println("neither is this")
	select {}
}

func main() {
	fmt.Println("start")
	go late()
	go deferred()
	go func() {
		for {
		}
	}()
	fmt.Println("stop")
}

// Output:
// start
// stop
