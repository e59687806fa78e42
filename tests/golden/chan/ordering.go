package main

import (
	"fmt"
	"sync"
	"time"
)

type token struct {
	from int
	hops int
}

func ring(n, rounds int) int {
	first := make(chan token)
	in := first
	for i := range n {
		out := make(chan token)
		go func() {
			for t := range in {
				t.hops++
				t.from = i
				out <- t
			}
			close(out)
		}()
		in = out
	}
	done := make(chan int)
	go func() {
		hops := 0
		for t := range in {
			hops = t.hops
			if t.hops < n*rounds {
				first <- t
			} else {
				close(first)
			}
		}
		done <- hops
	}()
	first <- token{}
	return <-done
}

func quicksort(xs []int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		if len(xs) == 0 {
			return
		}
		var lo, hi []int
		for _, x := range xs[1:] {
			if x < xs[0] {
				lo = append(lo, x)
			} else {
				hi = append(hi, x)
			}
		}
		l, h := quicksort(lo), quicksort(hi)
		for x := range l {
			out <- x
		}
		out <- xs[0]
		for x := range h {
			out <- x
		}
	}()
	return out
}

type Future[T any] struct {
	done chan struct{}
	val  T
}

func Async[T any](f func() T) *Future[T] {
	fu := &Future[T]{done: make(chan struct{})}
	go func() {
		defer close(fu.done)
		fu.val = f()
	}()
	return fu
}

func (f *Future[T]) Await() T { <-f.done; return f.val }

func main() {
	fmt.Println(ring(10, 5))
	for x := range quicksort([]int{5, 2, 9, 1, 5, 6, -3}) {
		fmt.Print(x, " ")
	}
	fmt.Println()
	a := Async(func() int { time.Sleep(time.Millisecond); return 20 })
	b := Async(func() string { return "b" })
	fmt.Println(a.Await(), b.Await(), a.Await())

	turn := []chan bool{make(chan bool), make(chan bool), make(chan bool)}
	var wg sync.WaitGroup
	for i, name := range []string{"tic", "tac", "toe"} {
		wg.Go(func() {
			for range 3 {
				<-turn[i]
				fmt.Print(name, " ")
				select {
				case turn[(i+1)%3] <- true:
				case <-time.After(50 * time.Millisecond):
				}
			}
		})
	}
	turn[0] <- true
	wg.Wait()
	fmt.Println()

	unbuffered, order := make(chan int), []int{}
	go func() {
		for i := range 5 {
			unbuffered <- i
		}
		close(unbuffered)
	}()
	for x := range unbuffered {
		order = append(order, x)
	}
	fmt.Println(order)
	waiting := make(chan int)
	var got [3]int
	for i := range 3 {
		wg.Go(func() { got[i] = <-waiting })
		time.Sleep(2 * time.Millisecond)
	}
	for i := range 3 {
		waiting <- i + 1
	}
	wg.Wait()
	sum := got[0] + got[1] + got[2]
	fmt.Println(sum)
	panics := make(chan any, 3)
	for i := range 3 {
		wg.Go(func() {
			defer func() { panics <- recover() }()
			if i%2 == 0 {
				panic(fmt.Sprint("worker ", i))
			}
		})
	}
	wg.Wait()
	close(panics)
	n := 0
	for p := range panics {
		if p != nil {
			n++
		}
	}
	fmt.Println(n, "panicked")
}

// Fatal: all goroutines are asleep - deadlock!
