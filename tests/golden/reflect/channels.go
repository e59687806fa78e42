package main

import (
	"fmt"
	"reflect"
	"sort"
	"sync"
)

type big struct {
	a [12]int
	s string
}

// stage is a stage of a pipeline of any type of elements.
func stage(in reflect.Value, f func(reflect.Value) reflect.Value) reflect.Value {
	out := reflect.MakeChan(reflect.ChanOf(reflect.BothDir, in.Type().Elem()), 1)
	go func() {
		defer out.Close()
		for v, ok := in.Recv(); ok; v, ok = in.Recv() {
			out.Send(f(v))
		}
	}()
	return out
}

func collect(n int) []int {
	var cases []reflect.SelectCase
	for i := range n {
		ch := make(chan int)
		go func() {
			for j := range 5 {
				ch <- i*10 + j
			}
			close(ch)
		}()
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(ch)})
	}
	var got []int
	for open := n; open > 0; {
		i, v, ok := reflect.Select(cases)
		if !ok {
			cases[i].Chan = reflect.Value{}
			open--
			continue
		}
		got = append(got, int(v.Int()))
	}
	sort.Ints(got)
	return got
}

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func main() {
	words := make(chan string)
	go func() {
		for _, w := range []string{"a", "b", "c"} {
			words <- w
		}
		close(words)
	}()
	twice := func(v reflect.Value) reflect.Value { return reflect.ValueOf(v.String() + v.String()) }
	for w := range stage(stage(reflect.ValueOf(words), twice), twice).Seq() {
		fmt.Println(w)
	}
	fmt.Println(collect(6))

	bigs := make(chan big)
	var wg sync.WaitGroup
	wg.Go(func() { reflect.ValueOf(bigs).Send(reflect.ValueOf(big{a: [12]int{1, 2, 3}, s: "compiled receiver"})) })
	b := <-bigs
	fmt.Println(b.a[2], b.s)
	wg.Go(func() { bigs <- big{a: [12]int{4, 5, 6}, s: "compiled sender"} })
	v, ok := reflect.ValueOf(bigs).Recv()
	fmt.Println(v.Field(0).Index(2), v.Field(1), ok)
	wg.Wait()

	ifaces := make(chan error, 1)
	reflect.ValueOf(ifaces).Send(reflect.ValueOf(fmt.Errorf("an error")))
	fmt.Println(<-ifaces)
	x, ok := reflect.ValueOf(ifaces).TryRecv()
	fmt.Println(x.IsValid(), ok, reflect.ValueOf(ifaces).TrySend(reflect.Zero(reflect.TypeFor[error]())), <-ifaces)
	close(ifaces)
	x, ok = reflect.ValueOf(ifaces).TryRecv()
	fmt.Println(x.IsValid(), x.IsNil(), ok)

	try("send closed:", func() { reflect.ValueOf(ifaces).Send(reflect.Zero(reflect.TypeFor[error]())) })
	try("select closed:", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(ifaces), Send: reflect.Zero(reflect.TypeFor[error]())}})
	})
	try("close twice:", func() { reflect.ValueOf(ifaces).Close() })
	try("direction:", func() { reflect.ValueOf((<-chan int)(nil)).Send(reflect.ValueOf(1)) })
	try("type:", func() { reflect.ValueOf(make(chan int, 1)).Send(reflect.ValueOf("s")) })
	i, _, _ := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf((chan int)(nil))}, {Dir: reflect.SelectDefault}})
	fmt.Println("default", i)
}

// Output:
// aaaa
// bbbb
// cccc
// [0 1 2 3 4 10 11 12 13 14 20 21 22 23 24 30 31 32 33 34 40 41 42 43 44 50 51 52 53 54]
// 3 compiled receiver
// 6 compiled sender true
// an error
// false false true <nil>
// true true false
// send closed: send on closed channel
// select closed: send on closed channel
// close twice: close of closed channel
// direction: reflect: send on recv-only channel
// type: reflect.Value.Send: value of type string is not assignable to type int
// default 1
