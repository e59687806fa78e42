package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var total atomic.Int64
	for round := range 2000 {
		var wg sync.WaitGroup
		for i := range 100 {
			wg.Go(func() {
				total.Add(int64(i * round % 7))
			})
		}
		wg.Wait()
	}
	fmt.Println(total.Load())
}
