package main

import (
	"errors"
	"fmt"
	"runtime"
)

type T struct {
	a int
	s []int
}
type I interface{ M() }

func (t *T) M() { t.a++ }

func try(what string, f func()) {
	defer func() {
		r := recover()
		e, ok := r.(error)
		var re runtime.Error
		fmt.Printf("%-22s %v %t\n", what, r, ok && errors.As(e, &re))
	}()
	f()
}

func main() {
	n, neg, big := 5, -1, 1<<40
	s, arr, str := []int{1, 2, 3}, [3]int{}, "abc"
	pa := &arr
	var np *T
	var ni I
	var nm map[string]int
	var nf func()
	var nc chan int
	var x any = "text"
	try("index", func() { _ = s[n] })
	try("index negative", func() { _ = s[neg] })
	try("index array", func() { _ = arr[n] })
	try("index pointer", func() { _ = pa[n] })
	try("index string", func() { _ = str[n] })
	try("store", func() { s[n] = 1 })
	try("slice high", func() { _ = s[:n] })
	try("slice low", func() { _ = s[n:] })
	try("slice crossed", func() { _ = s[n-2 : n-3] })
	try("slice string", func() { _ = str[n:] })
	try("slice string crossed", func() { _ = str[3:neg+2] })
	try("slice array", func() { _ = pa[:n] })
	try("slice max", func() { _ = s[0:1:n] })
	try("slice three", func() { _ = s[0:3 : neg+3] })
	try("slice negative", func() { _ = s[neg:] })
	try("conversion", func() { _ = [4]int(s) })
	try("conversion pointer", func() { _ = (*[4]int)(s) })
	try("nil pointer", func() { _ = np.a })
	try("nil store", func() { np.s = nil })
	try("nil method", func() { np.M() })
	try("nil interface", func() { ni.M() })
	try("nil map", func() { nm["a"]++ })
	try("nil function", func() { nf() })
	try("nil close", func() { close(nc) })
	try("division", func() { _ = n / (neg + 1) })
	try("remainder", func() { _ = n % (neg + 1) })
	try("shift", func() { _ = n << neg })
	try("make", func() { _ = make([]int, neg) })
	try("make capacity", func() { _ = make([]int, n, 2) })
	try("make huge", func() { _ = make([]int, big*big>>20) })
	try("make channel", func() { _ = make(chan int, neg) })
	try("assertion", func() { _ = x.(int) })
	try("assertion interface", func() { _ = x.(I) })
	try("assertion nil", func() { _ = ni.(*T) })
	try("assertion value", func() { _ = any(T{}).(I) })
	try("hash", func() { _ = map[any]bool{T{}: true} })
	try("compare", func() { _ = any(T{}) == any(T{}) })
	try("compare array", func() { _ = any([1]any{s}) == any([1]any{s}) })
	try("send closed", func() { c := make(chan int, 1); close(c); c <- 1 })
	try("close closed", func() { c := make(chan int); close(c); close(c) })
	try("nil panic", func() { panic(nil) })
	try("value", func() { panic(T{a: 1}) })
	try("error", func() { panic(fmt.Errorf("wrapped %w", errors.New("e"))) })
	try("string index expr", func() { _ = str[len(str)] })
	try("unsigned", func() { u := uint8(200); _ = s[u] })
}

// Output:
// index                  runtime error: index out of range [5] with length 3 true
// index negative         runtime error: index out of range [-1] true
// index array            runtime error: index out of range [5] with length 3 true
// index pointer          runtime error: index out of range [5] with length 3 true
// index string           runtime error: index out of range [5] with length 3 true
// store                  runtime error: index out of range [5] with length 3 true
// slice high             runtime error: slice bounds out of range [:5] with capacity 3 true
// slice low              runtime error: slice bounds out of range [5:3] true
// slice crossed          runtime error: slice bounds out of range [3:2] true
// slice string           runtime error: slice bounds out of range [5:3] true
// slice string crossed   runtime error: slice bounds out of range [3:1] true
// slice array            runtime error: slice bounds out of range [:5] with length 3 true
// slice max              runtime error: slice bounds out of range [::5] with capacity 3 true
// slice three            runtime error: slice bounds out of range [:3:2] true
// slice negative         runtime error: slice bounds out of range [-1:] true
// conversion             runtime error: cannot convert slice with length 3 to array or pointer to array with length 4 true
// conversion pointer     runtime error: cannot convert slice with length 3 to array or pointer to array with length 4 true
// nil pointer            runtime error: invalid memory address or nil pointer dereference true
// nil store              runtime error: invalid memory address or nil pointer dereference true
// nil method             runtime error: invalid memory address or nil pointer dereference true
// nil interface          runtime error: invalid memory address or nil pointer dereference true
// nil map                assignment to entry in nil map true
// nil function           runtime error: invalid memory address or nil pointer dereference true
// nil close              close of nil channel true
// division               runtime error: integer divide by zero true
// remainder              runtime error: integer divide by zero true
// shift                  runtime error: negative shift amount true
// make                   runtime error: makeslice: len out of range true
// make capacity          runtime error: makeslice: cap out of range true
// make huge              <nil> false
// make channel           makechan: size out of range true
// assertion              interface conversion: interface {} is string, not int true
// assertion interface    interface conversion: string is not main.I: missing method M true
// assertion nil          interface conversion: main.I is nil, not *main.T true
// assertion value        interface conversion: main.T is not main.I: missing method M true
// hash                   runtime error: hash of unhashable type main.T true
// compare                runtime error: comparing uncomparable type main.T true
// compare array          runtime error: comparing uncomparable type []int true
// send closed            send on closed channel true
// close closed           close of closed channel true
// nil panic              runtime error: panic called with nil argument true
// value                  {1 []} false
// error                  wrapped e false
// string index expr      runtime error: index out of range [3] with length 3 true
// unsigned               runtime error: index out of range [200] with length 3 true
