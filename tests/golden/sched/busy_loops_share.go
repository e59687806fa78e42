package main

import (
	"fmt"
	"sync/atomic"
	"time"
)

func main() {
	var stop atomic.Bool
	var turns [3]atomic.Int64
	for i := range turns {
		go func() {
			for !stop.Load() {
				turns[i].Add(1)
			}
		}()
	}
	time.Sleep(30 * time.Millisecond)
	for turns[0].Load() == 0 || turns[1].Load() == 0 || turns[2].Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	stop.Store(true)
	fmt.Println("all had a turn")
}

// Output:
// all had a turn
