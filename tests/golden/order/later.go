// What go and defer evaluate at once, and how often.
package main

import "fmt"

type closer interface{ Close(int) }

type file string

func (f file) Close(n int) { fmt.Println("close", string(f), n) }

func open(name string) closer {
	fmt.Println("open", name)
	return file(name)
}

var g = 1

func change() int { g++; return g }

func main() {
	defer open("a").Close(change())
	func() {
		defer open("b").Close(g + change())
		defer fmt.Println("deferred", g, change(), g)
		g += 100
	}()
	for range func(yield func() bool) { yield() } {
		defer open("c").Close(change())
	}
	done := make(chan bool)
	go func(a, b int) { fmt.Println("go", a, b); done <- true }(g, change())
	<-done
	var none closer
	func() {
		defer func() { fmt.Println(recover(), g) }()
		defer none.Close(change())
		fmt.Println("not reached")
	}()
	func() {
		defer func() { fmt.Println(recover(), g) }()
		var f func(int)
		defer f(change())
		fmt.Println("reached")
	}()
	m := map[int]int{1: 1, 2: 2}
	func() {
		k := 1
		defer delete(m, k)
		k = 2
	}()
	fmt.Println(m)
}

// Output:
// open a
// open b
// deferred 4 4 4
// close b 6
// open c
// go 106 106
// runtime error: invalid memory address or nil pointer dereference 107
// reached
// runtime error: invalid memory address or nil pointer dereference 108
// map[2:2]
// close c 105
// close a 2
