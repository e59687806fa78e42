package main

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

func gen(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			c <- i
		}
	}()
	return c
}

func stage(in <-chan int, f func(int) int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for x := range in {
			out <- f(x)
		}
	}()
	return out
}

func merge(cs ...<-chan int) <-chan int {
	out := make(chan int)
	var wg sync.WaitGroup
	for _, c := range cs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for x := range c {
				out <- x
			}
		}()
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

type request struct {
	n     int
	reply chan<- int
}

func server(reqs <-chan request) {
	total := 0
	for r := range reqs {
		total += r.n
		r.reply <- total
	}
}

func workers(n, jobs int) map[int]int {
	in, out := make(chan int), make(chan [2]int)
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			for j := range in {
				out <- [2]int{j, j * j}
			}
		})
	}
	go func() {
		for j := range jobs {
			in <- j
		}
		close(in)
		wg.Wait()
		close(out)
	}()
	res := map[int]int{}
	for r := range out {
		res[r[0]] = r[1]
	}
	return res
}

func withTimeout(d, limit time.Duration) error {
	done := make(chan struct{})
	go func() { time.Sleep(d); close(done) }()
	select {
	case <-done:
		return nil
	case <-time.After(limit):
		return errors.New("timeout")
	}
}

func main() {
	sum := 0
	for x := range stage(stage(gen(10), func(x int) int { return x * x }), func(x int) int { return x + 1 }) {
		sum += x
	}
	fmt.Println("pipeline", sum)
	sum = 0
	for x := range merge(gen(5), gen(10), gen(20)) {
		sum += x
	}
	fmt.Println("merge", sum)
	reqs, reply := make(chan request), make(chan int)
	go server(reqs)
	for i := 1; i <= 4; i++ {
		reqs <- request{i, reply}
		fmt.Print(<-reply, " ")
	}
	close(reqs)
	fmt.Println()
	fmt.Println(workers(3, 8))
	fmt.Println(withTimeout(time.Millisecond, 10*time.Second), withTimeout(10*time.Second, time.Millisecond))

	sem := make(chan struct{}, 2)
	var mu sync.Mutex
	running, most := 0, 0
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			sem <- struct{}{}
			mu.Lock()
			running++
			most = max(most, running)
			mu.Unlock()
			time.Sleep(time.Millisecond)
			mu.Lock()
			running--
			mu.Unlock()
			<-sem
		})
	}
	wg.Wait()
	fmt.Println("at most two", most <= 2, running)

	c := make(chan int, 3)
	c <- 1
	c <- 2
	fmt.Println(len(c), cap(c))
	close(c)
	for range 4 {
		v, ok := <-c
		fmt.Print(v, ok, " ")
	}
	fmt.Println()
	var nilc chan int
	select {
	case <-nilc:
	case nilc <- 1:
	default:
		fmt.Println("nil channels never are ready")
	}
	ping, pong := make(chan int), make(chan int)
	go func() {
		for x := range ping {
			pong <- x + 1
		}
		close(pong)
	}()
	x := 0
	for range 100 {
		ping <- x
		x = <-pong
	}
	close(ping)
	_, ok := <-pong
	fmt.Println(x, ok)
	cc := make(chan chan string, 1)
	inner := make(chan string, 1)
	cc <- inner
	inner <- "through"
	fmt.Println(<-<-cc)
	var ro <-chan string = inner
	var so chan<- string = inner
	so <- "dir"
	fmt.Println(<-ro, inner == ro)
}

// Output:
// pipeline 295
// merge 245
// 1 3 6 10
// map[0:0 1:1 2:4 3:9 4:16 5:25 6:36 7:49]
// <nil> timeout
// at most two true 0
// 2 3
// 1 true 2 true 0 false 0 false
// nil channels never are ready
// 100 false
// through
// dir true
