package main

import (
	"errors"
	"fmt"
)

func upto(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		defer fmt.Println("iterator ends", n)
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

type T struct{ n int }

func (t T) show(s string)   { fmt.Println("T.show", t.n, s) }
func (t *T) pshow(s string) { fmt.Println("T.pshow", t.n, s) }

type shower interface{ show(string) }

func defers() (r int) {
	defer fmt.Println("first")
	t := T{1}
	var sh shower = t
	m := map[string]int{"a": 1}
	for i := range upto(3) {
		defer fmt.Println("d", i)
		defer func(x int) { r += x; fmt.Println("lit", i, x, r) }(i * 10)
		if i == 1 {
			for j := range upto(2) {
				defer t.show(fmt.Sprint("j", j))
				defer t.pshow("p")
				defer sh.show("iface")
				defer delete(m, "a")
			}
			t.n = 5
			sh = T{99}
		}
	}
	defer fmt.Println("between", len(m))
	for i := range upto(1) {
		defer fmt.Println("second loop", i)
		return 1
	}
	return 2
}

func panics() (err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("recovered %v", e)
		}
	}()
	for i := range upto(3) {
		if i == 1 {
			panic("boom")
		}
	}
	return nil
}

func recoverInside() (s string) {
	for i := range upto(2) {
		defer func() { s += fmt.Sprint("rec ", recover(), i, ";") }()
	}
	panic("late")
}

func deferPanics() (s string) {
	defer func() { s += fmt.Sprint(recover()) }()
	for i := range upto(3) {
		defer func() { s += fmt.Sprint(i, " ") }()
		defer func() {
			if i == 1 {
				panic("in deferred")
			}
		}()
	}
	return "r:"
}

func check(name string, f func()) {
	defer func() {
		e := recover()
		if er, ok := e.(error); ok {
			var re interface{ RuntimeError() }
			fmt.Println(name, "error:", er, errors.As(er, &re))
		} else {
			fmt.Println(name, e)
		}
	}()
	f()
}

func misuse() {
	check("continued after false", func() {
		for range func(yield func() bool) { yield(); yield() } {
			break
		}
	})
	var keep func(int) bool
	check("escaped", func() {
		for range func(yield func(int) bool) { keep = yield; yield(1) } {
		}
		keep(2)
	})
	check("escaped after break", func() {
		for range func(yield func(int) bool) { keep = yield; yield(1) } {
			break
		}
		keep(2)
	})
	check("swallowed", func() {
		for range func(yield func(int) bool) {
			func() {
				defer func() { fmt.Println("swallow", recover()) }()
				yield(1)
			}()
		} {
			panic("body")
		}
	})
	check("continued after panic", func() {
		for range func(yield func(int) bool) {
			func() {
				defer func() { fmt.Println("swallow", recover()) }()
				yield(1)
			}()
			yield(2)
		} {
			panic("body")
		}
	})
	check("swallowed continue", func() {
		for range func(yield func(int) bool) {
			yield(1)
			func() {
				defer func() { fmt.Println("swallow", recover()) }()
				yield(1)
			}()
		} {
			break
		}
	})
	check("reentrant", func() {
		for range func(yield func(int) bool) { keep = yield; yield(1) } {
			keep(3)
		}
	})
	check("nested outer return false", func() {
	outer:
		for range func(y func() bool) { y(); y() } {
			for range func(y func() bool) { y(); y() } {
				continue outer
			}
		}
		fmt.Println("not reached")
	})
	check("changed panic", func() {
		for range func(yield func(int) bool) {
			defer func() { recover(); panic("other") }()
			yield(1)
		} {
			panic("body")
		}
	})
	check("nil func", func() {
		var f func(func() bool)
		for range f {
		}
	})
}

func unnamed() int {
	defer func() { recover() }()
	defer func() { panic(1) }()
	return 5
}
func unnamed2() (int, string) {
	defer func() { recover() }()
	for range upto(1) {
		defer func() { panic(1) }()
		return 6, "six"
	}
	return 7, "seven"
}
func unnamed3() (int, string) {
	defer func() { recover() }()
	for range upto(1) {
		panic(1)
	}
	return 7, "seven"
}

func goexit(done chan bool) {
	defer close(done)
	for range upto(3) {
		defer fmt.Println("deferred in goexit")
		func() {
			for range upto(1) {
				return
			}
		}()
		return
	}
}

func noArgs(fs []func()) {
	for _, f := range fs {
		for range upto(1) {
			defer f()
		}
	}
}

func main() {
	fmt.Println(defers())
	fmt.Println(panics())
	fmt.Println(recoverInside())
	fmt.Println(deferPanics())
	misuse()
	fmt.Println(unnamed())
	fmt.Println(unnamed2())
	fmt.Println(unnamed3())
	done := make(chan bool)
	go goexit(done)
	<-done
	noArgs([]func(){func() { fmt.Println("f0") }, func() { fmt.Println("f1") }})
	check("nil deferred", func() { noArgs([]func(){nil}) })
}

// Output:
// iterator ends 2
// iterator ends 3
// iterator ends 1
// second loop 0
// between 1
// lit 2 20 21
// d 2
// T.show 1 iface
// T.pshow 5 p
// T.show 1 j1
// T.show 1 iface
// T.pshow 5 p
// T.show 1 j0
// lit 1 10 31
// d 1
// lit 0 0 31
// d 0
// first
// 31
// iterator ends 3
// recovered boom
// iterator ends 2
// rec late1;rec <nil> 0;
// iterator ends 3
// r:2 1 0 in deferred
// continued after false error: runtime error: range function continued iteration after function for loop body returned false true
// escaped error: runtime error: range function continued iteration after whole loop exit true
// escaped after break error: runtime error: range function continued iteration after whole loop exit true
// swallow body
// swallowed error: runtime error: range function recovered a loop body panic and did not resume panicking true
// swallow body
// continued after panic error: runtime error: range function continued iteration after loop body panic true
// swallow runtime error: range function continued iteration after function for loop body returned false
// swallowed continue error: runtime error: range function recovered a loop body panic and did not resume panicking true
// reentrant error: runtime error: range function continued iteration after loop body panic true
// nested outer return false error: runtime error: range function continued iteration after function for loop body returned false true
// changed panic other
// nil func error: runtime error: invalid memory address or nil pointer dereference true
// 5
// iterator ends 1
// 6 six
// iterator ends 1
// 0
// iterator ends 1
// iterator ends 3
// deferred in goexit
// iterator ends 1
// iterator ends 1
// f1
// f0
// iterator ends 1
// nil deferred error: runtime error: invalid memory address or nil pointer dereference true
