package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	var order []int
	var wg sync.WaitGroup
	for _, n := range []int{160, 5, 80} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			time.Sleep(time.Duration(n) * time.Millisecond)
			mu.Lock()
			order = append(order, n)
			mu.Unlock()
		}()
	}
	wg.Wait()
	fmt.Println(order)

	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop(), t.Reset(time.Millisecond), len(t.C), cap(t.C))
	<-t.C
	fmt.Println("fired", t.Stop())

	done := make(chan string)
	time.AfterFunc(2*time.Millisecond, func() { done <- "after func" })
	fmt.Println(<-done)
	stopped := time.AfterFunc(time.Hour, func() { panic("never") })
	fmt.Println(stopped.Stop())

	start := time.Now()
	time.Sleep(5 * time.Millisecond)
	d := time.Since(start)
	fmt.Println(d >= 5*time.Millisecond, d < 2*time.Second, time.Until(start) < 0)

	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Millisecond)
	defer cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err(), errors.Is(ctx.Err(), context.DeadlineExceeded))
	parent, stop := context.WithCancelCause(context.WithValue(context.Background(), "k", 7))
	child, cancelChild := context.WithCancel(parent)
	defer cancelChild()
	stop(errors.New("because"))
	<-child.Done()
	fmt.Println(child.Err(), context.Cause(child), child.Value("k"), child.Value("x"))

	tick := time.NewTicker(2 * time.Millisecond)
	for i := range 3 {
		<-tick.C
		fmt.Print(i, " ")
	}
	tick.Reset(time.Millisecond)
	<-tick.C
	tick.Stop()
	fmt.Println("ticked")
	time.Sleep(0)
	time.Sleep(-5)
	fmt.Println(time.Duration(1500)*time.Microsecond, time.Duration(0), 90*time.Second, 36*time.Hour+5*time.Minute, 1234567*time.Nanosecond, -time.Second)
	fmt.Println((1500 * time.Millisecond).Seconds(), (90 * time.Minute).Hours(), time.Duration(2.5*float64(time.Second)), (1999 * time.Millisecond).Round(time.Second), (1999 * time.Millisecond).Truncate(time.Second))
	p, err := time.ParseDuration("1h15m30.5s")
	fmt.Println(p, err)
	_, err = time.ParseDuration("5 apples")
	fmt.Println(err)
}

// Output:
// [5 80 160]
// true false false 0 0
// fired false
// after func
// true
// true true true
// context deadline exceeded true
// context canceled because 7 <nil>
// 0 1 2 ticked
// 1.5ms 0s 1m30s 36h5m0s 1.234567ms -1s
// 1.5 1.5 2.5s 2s 1s
// 1h15m30.5s <nil>
// time: unknown unit " apples" in duration "5 apples"
