package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

func named() (x int, err error) {
	defer func() {
		x *= 2
		if r := recover(); r != nil {
			err = fmt.Errorf("got %v", r)
		}
	}()
	x = 21
	panic("late")
}

func order() {
	for i := range 3 {
		defer fmt.Print("d", i, " ")
	}
	x := 1
	defer fmt.Println("argument evaluated early:", x)
	x = 2
}

func inner() (s string) {
	defer func() {
		defer func() { s += fmt.Sprint(" second:", recover()) }()
		s = fmt.Sprint("first:", recover())
		panic("again")
	}()
	panic("one")
}

func notDirect() (r any) {
	defer func() { r = recover() }()
	defer func() {
		func() { fmt.Println("indirect:", recover()) }()
	}()
	panic("p")
}

type closer struct{ name string }

func (c closer) Close() error { fmt.Println("close", c.name); return nil }

func resources() (err error) {
	for _, n := range []string{"a", "b"} {
		c := closer{n}
		defer c.Close()
	}
	defer func(c closer) { c.Close() }(closer{"c"})
	return errors.New("failed")
}

func catch(name string, f func()) {
	defer func() {
		r := recover()
		if e, ok := r.(runtime.Error); ok {
			fmt.Printf("%s: runtime error: %v\n", name, e)
			return
		}
		fmt.Printf("%s: %v (%T)\n", name, r, r)
	}()
	f()
}

type myErr struct{ code int }

func (e *myErr) Error() string { return fmt.Sprint("code ", e.code) }

func main() {
	fmt.Println(named())
	order()
	fmt.Println(inner())
	fmt.Println(notDirect())
	fmt.Println(resources())
	var m map[string]int
	var p *myErr
	var s []int
	var i any = "str"
	zero := 0
	catch("map", func() { m["a"] = 1 })
	catch("nil", func() { _ = p.code })
	catch("index", func() { _ = s[3] })
	catch("slice", func() { _ = s[1:] })
	catch("div", func() { _ = 1 / zero })
	catch("assert", func() { _ = i.(int) })
	catch("assert iface", func() { _ = i.(error) })
	catch("custom", func() { panic(&myErr{3}) })
	catch("error", func() { panic(errors.New("plain")) })
	catch("value", func() { panic(fmt.Sprint("x", 1)) })
	catch("hash", func() { _ = map[any]int{s: 1} })
	catch("compare", func() { var a, b any = s, s; _ = a == b })
	catch("closed", func() { c := make(chan int); close(c); close(c) })
	catch("none", func() {})
	catch("conversion", func() { _ = [2]int(make([]int, 1)) })
	catch("shift", func() { n := -1; _ = 1 << n })
	catch("make", func() { n := -1; _ = make([]int, n) })

	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { fmt.Println("goexit recover:", recover()) }()
		runtime.Goexit()
	}()
	<-done
	func() {
		defer func() { fmt.Println(recover()) }()
		defer panic("third")
		defer panic("second")
		panic("first")
	}()
	defer fmt.Println("never printed")
	defer os.Exit(3)
	defer func() { recover() }()
	panic("swallowed")
}

// Output:
// 42 got late
// argument evaluated early: 1
// d2 d1 d0 first:one second:again
// indirect: <nil>
// p
// close c
// close b
// close a
// failed
// map: runtime error: assignment to entry in nil map
// nil: runtime error: runtime error: invalid memory address or nil pointer dereference
// index: runtime error: runtime error: index out of range [3] with length 0
// slice: runtime error: runtime error: slice bounds out of range [1:0]
// div: runtime error: runtime error: integer divide by zero
// assert: runtime error: interface conversion: interface {} is string, not int
// assert iface: runtime error: interface conversion: string is not error: missing method Error
// custom: code 3 (*main.myErr)
// error: plain (*errors.errorString)
// value: x1 (string)
// hash: runtime error: runtime error: hash of unhashable type []int
// compare: runtime error: runtime error: comparing uncomparable type []int
// closed: runtime error: close of closed channel
// none: <nil> (<nil>)
// conversion: runtime error: runtime error: cannot convert slice with length 1 to array or pointer to array with length 2
// shift: runtime error: runtime error: negative shift amount
// make: runtime error: runtime error: makeslice: len out of range
// goexit recover: <nil>
// third

// Exit: 3
