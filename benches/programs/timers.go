package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	for i := range 20000 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			select {
			case <-time.After(time.Duration(i%10) * time.Millisecond):
			case <-time.After(time.Second):
			}
		}()
	}
	wg.Wait()
	for range 100000 {
		t := time.NewTimer(time.Hour)
		t.Stop()
	}
	fmt.Println("done")
}
