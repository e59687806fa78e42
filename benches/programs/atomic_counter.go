package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var n atomic.Int64
	var plain int64
	var once sync.Once
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			for range 300000 {
				once.Do(func() { plain = 1 })
				n.Add(1)
				atomic.AddInt64(&plain, 2)
			}
			wg.Done()
		}()
	}
	wg.Wait()
	fmt.Println(n.Load(), plain)
}
