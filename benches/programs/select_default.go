package main

import (
	"fmt"
	"time"
)

func main() {
	ch, done := make(chan int, 8), make(chan bool)
	misses := 0
	go func() {
		sum := 0
		timeout := time.After(time.Minute)
		for {
			select {
			case v := <-ch:
				sum += v
				if v < 0 {
					fmt.Println(sum > 0)
					done <- true
					return
				}
			case <-timeout:
				return
			}
		}
	}()
	for i := 0; i < 300000; {
		select {
		case ch <- i:
			i++
		default:
			misses++
			time.Sleep(time.Microsecond)
		}
	}
	ch <- -1
	<-done
}
