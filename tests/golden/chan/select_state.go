package main

import (
	"fmt"
	"time"
)

type event struct {
	kind string
	n    int
}

func main() {
	events, quit := make(chan event), make(chan string)
	acks := make(chan int)
	go func() {
		for i := range 3 {
			events <- event{"tick", i}
			<-acks
		}
		quit <- "done"
		close(quit)
	}()
	total := 0
loop:
	for {
		select {
		case e := <-events:
			total += e.n
			fmt.Println(e.kind, e.n)
			acks <- total
		case why, ok := <-quit:
			fmt.Println(why, ok)
			break loop
		}
	}
	_, ok := <-quit
	fmt.Println(ok)

	a, b := make(chan int), make(chan int)
	go func() {
		for i := range 3 {
			a <- i
		}
		close(a)
	}()
	go func() {
		for i := range 3 {
			b <- 10 * i
		}
		close(b)
	}()
	got := map[int]bool{}
	for a != nil || b != nil {
		select {
		case x, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			got[x] = true
		case x, ok := <-b:
			if !ok {
				b = nil
				break
			}
			got[x+1] = true
		}
	}
	fmt.Println(len(got), got)

	out := make(chan string, 2)
	var arr [3]string
	i := 0
	for range 2 {
		select {
		case out <- fmt.Sprint("sent", i):
			i++
		default:
			fmt.Println("full")
		}
	}
	select {
	case out <- "third":
	default:
		fmt.Println("full", len(out))
	}
	for j := range 3 {
		select {
		case arr[j] = <-out:
		default:
			arr[j] = "-"
		}
	}
	fmt.Println(arr)

	timeout := time.After(20 * time.Millisecond)
	tick := time.NewTicker(4 * time.Millisecond)
	n := 0
	for stop := false; !stop; {
		select {
		case <-tick.C:
			n++
		case <-timeout:
			stop = true
		}
	}
	tick.Stop()
	fmt.Println(n >= 1 && n <= 5)

	fair := [2]int{}
	x, y := make(chan bool, 1000), make(chan bool, 1000)
	for range 1000 {
		x <- true
		y <- true
	}
	for range 1000 {
		select {
		case <-x:
			fair[0]++
		case <-y:
			fair[1]++
		}
	}
	fmt.Println(fair[0] > 300, fair[1] > 300, fair[0]+fair[1])
	self := make(chan int, 1)
	for i := range 4 {
		select {
		case v := <-self:
			fmt.Print("r", v, " ")
		case self <- i:
			fmt.Print("s", i, " ")
		}
	}
	fmt.Println()
}

// Output:
// tick 0
// tick 1
// tick 2
// done true
// false
// 5 map[0:true 1:true 2:true 11:true 21:true]
// full 2
// [sent0 sent1 -]
// true
// true true 1000
// s0 r0 s2 r2
