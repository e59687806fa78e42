package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type counter struct {
	mu sync.Mutex
	n  int
}

type table [2]struct{ inner counter }

func byValue(c counter) {} //~ "byValue passes lock by value: counter contains sync.Mutex"
func (c counter) get()  {} //~ "get passes lock by value: counter contains sync.Mutex"
func byPointer(c *counter, list []counter) {}

func result(wg sync.WaitGroup, c *counter) counter { //~ "result passes lock by value: sync.WaitGroup contains sync.noCopy"
	return *c //~ "return copies lock value: counter contains sync.Mutex"
}

func main() {
	var c counter
	d := c //~ "assignment copies lock value to d: counter contains sync.Mutex"
	_ = &d
	var e = c //~ "variable declaration copies lock value to e: counter contains sync.Mutex"
	e = c //~ "assignment copies lock value to e: counter contains sync.Mutex"
	_ = &e
	byValue(c) //~ "call of byValue copies lock value: counter contains sync.Mutex"
	byPointer(&c, nil)
	list := []counter{c} //~ "literal copies lock value from c: counter contains sync.Mutex"
	for _, each := range list { //~ "range var each copies lock: counter contains sync.Mutex"
		_ = &each
	}
	for i := range list {
		_ = i
	}
	holder := struct{ inner counter }{inner: c} //~ "literal copies lock value from c: counter contains sync.Mutex"
	_ = &holder
	var n atomic.Int64
	m := n //~ "assignment copies lock value to m: sync/atomic.Int64 contains sync/atomic.noCopy"
	_ = &m
	func(mu sync.RWMutex) {}(sync.RWMutex{}) //~ "func passes lock by value: sync.RWMutex"
	fmt.Println(c) //~ "call of fmt.Println copies lock value: counter contains sync.Mutex"
	fresh := counter{n: 1}
	_ = &fresh
	var t table
	u := t //~ "assignment copies lock value to u: struct{inner counter} contains counter contains sync.Mutex"
	_ = &u
	f := result
	got := f(sync.WaitGroup{}, &c)
	_ = &got
}
