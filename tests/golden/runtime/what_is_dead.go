package main

import (
	"errors"
	"fmt"
	"runtime"
	"time"
)

// node is large enough to live in the heap.
type node struct {
	next *node
	data [16]int
}

var sink *node

// watched makes a node that tells when it is gone.
func watched(gone chan<- string, name string) *node {
	n := new(node)
	runtime.SetFinalizer(n, func(*node) { gone <- name })
	return n
}

// collect runs the collector until something is told; after some seconds it gives up.
func collect(gone <-chan string) string {
	return try(gone, 5000)
}

// keep runs the collector a few times.
func keep(gone <-chan string) string {
	return try(gone, 3)
}

func try(gone <-chan string, times int) string {
	for range times {
		runtime.GC()
		select {
		case name := <-gone:
			return name
		case <-time.After(time.Millisecond / 2):
		}
	}
	return "nothing"
}

//go:noinline
func use(n *node) int {
	return n.data[3]
}

func afterLastUse(gone chan string) {
	n := watched(gone, "n")
	fmt.Println("used", use(n))
	fmt.Println("after its last use:", collect(gone))
}

func parameter(n *node, gone chan string) {
	fmt.Println("used", use(n))
	fmt.Println("a parameter:", collect(gone))
}

func keptAlive(gone chan string) {
	n := watched(gone, "n")
	fmt.Println("before KeepAlive:", keep(gone))
	runtime.KeepAlive(n)
	fmt.Println("after KeepAlive:", collect(gone))
}

func overwritten(gone chan string) {
	n := watched(gone, "first")
	for i := range 2 {
		fmt.Println("used", use(n))
		n = nil
		fmt.Println("overwritten:", collect(gone))
		n = watched(gone, fmt.Sprint("again ", i))
	}
	fmt.Println("used", use(n))
	fmt.Println(collect(gone))
}

func receiver(gone chan string) {
	work, done := make(chan *node), make(chan bool)
	go func() {
		for n := range work {
			use(n)
			done <- true
		}
		close(done)
	}()
	work <- watched(gone, "message")
	<-done
	time.Sleep(time.Millisecond)
	fmt.Println("a receiver that waits:", collect(gone))
	close(work)
	<-done
}

func selecting(gone chan string) {
	work, other, done := make(chan *node), make(chan *node), make(chan bool)
	go func() {
		for {
			select {
			case n := <-work:
				use(n)
				done <- true
			case n := <-other:
				use(n)
			case done <- false:
				return
			}
		}
	}()
	work <- watched(gone, "message")
	<-done
	time.Sleep(time.Millisecond)
	fmt.Println("a select that waits:", collect(gone))
	for <-done {
	}
}

func recovered(gone chan string) (n *node, err error) {
	defer func() {
		fmt.Println("a result of a panicking function:", keep(gone))
		err = errors.New(fmt.Sprint(recover()))
	}()
	n = watched(gone, "result")
	n.data[3] = 7
	var m *node
	fmt.Println(m.data[3])
	return nil, nil
}

func unwound(gone chan string) {
	n := watched(gone, "n")
	defer func() {
		fmt.Println("of a panicking function:", collect(gone), recover())
	}()
	fmt.Println("used", use(n))
	panic("it")
}

func captured(gone chan string) {
	n := watched(gone, "captured")
	f := func() int { return n.data[3] }
	n = nil
	fmt.Println("a captured variable:", collect(gone))
	n = watched(gone, "another")
	fmt.Println("used", use(n), f())
	fmt.Println("and its function:", collect(gone))
}

func deep(n int, gone chan string) int {
	list := &node{}
	list.data[3] = n
	if n == 0 {
		runtime.GC()
		return 0
	}
	below := deep(n-1, gone)
	return below + list.data[3]
}

func main() {
	gone := make(chan string, 10)
	afterLastUse(gone)
	parameter(watched(gone, "parameter"), gone)
	keptAlive(gone)
	overwritten(gone)
	receiver(gone)
	selecting(gone)
	n, err := recovered(gone)
	fmt.Println(n.data[3], err)
	fmt.Println("a result:", collect(gone))
	unwound(gone)
	captured(gone)
	fmt.Println(deep(1000, gone))
}

// Output:
// used 0
// after its last use: n
// used 0
// a parameter: parameter
// before KeepAlive: nothing
// after KeepAlive: n
// used 0
// overwritten: first
// used 0
// overwritten: again 0
// used 0
// again 1
// a receiver that waits: message
// a select that waits: message
// a result of a panicking function: nothing
// 7 runtime error: invalid memory address or nil pointer dereference
// a result: result
// used 0
// of a panicking function: n it
// a captured variable: captured
// used 0 0
// and its function: another
// 500500
