package main

import (
	"fmt"
	"sync"
)

func main() {
	queue := make(chan []int, 16)
	var producers, consumers sync.WaitGroup
	for p := range 8 {
		producers.Add(1)
		go func() {
			defer producers.Done()
			for i := range 20000 {
				queue <- []int{p, i, p + i}
			}
		}()
	}
	var mu sync.Mutex
	total := 0
	for range 8 {
		consumers.Add(1)
		go func() {
			defer consumers.Done()
			sum := 0
			for item := range queue {
				sum += item[0] + item[1] + item[2]
			}
			mu.Lock()
			total += sum
			mu.Unlock()
		}()
	}
	producers.Wait()
	close(queue)
	consumers.Wait()
	fmt.Println(total)
}
