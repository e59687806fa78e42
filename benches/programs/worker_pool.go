package main

import (
	"fmt"
	"sync"
)

type job struct{ id, n int }
type result struct{ id, sum int }

func main() {
	jobs, results := make(chan job, 64), make(chan result, 64)
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				sum := 0
				for i := range j.n {
					sum += i ^ j.id
				}
				results <- result{j.id, sum}
			}
		}()
	}
	go func() {
		for i := range 200000 {
			jobs <- job{i, 20}
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	total := 0
	for r := range results {
		total += r.sum + r.id
	}
	fmt.Println(total)
}
