package main

import (
	"fmt"
	"sync"
	"time"
)

type fork struct{ sync.Mutex }

type philosopher struct {
	id          int
	left, right *fork
	meals       int
}

func (p *philosopher) dine(n int, host chan struct{}, wg *sync.WaitGroup) {
	defer wg.Done()
	for range n {
		host <- struct{}{}
		p.left.Lock()
		p.right.Lock()
		p.meals++
		time.Sleep(50 * time.Microsecond)
		p.right.Unlock()
		p.left.Unlock()
		<-host
	}
}

func main() {
	const n = 5
	forks := make([]*fork, n)
	for i := range forks {
		forks[i] = new(fork)
	}
	host := make(chan struct{}, n-1)
	ps := make([]*philosopher, n)
	var wg sync.WaitGroup
	for i := range ps {
		ps[i] = &philosopher{id: i, left: forks[i], right: forks[(i+1)%n]}
		wg.Add(1)
		go ps[i].dine(10, host, &wg)
	}
	wg.Wait()
	for _, p := range ps {
		fmt.Printf("philosopher %d ate %d times\n", p.id, p.meals)
	}
}

// Output:
// philosopher 0 ate 10 times
// philosopher 1 ate 10 times
// philosopher 2 ate 10 times
// philosopher 3 ate 10 times
// philosopher 4 ate 10 times
