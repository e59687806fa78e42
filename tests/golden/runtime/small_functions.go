package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
)

// The number of processors in use can be asked for and changed.
func processors() {
	before := runtime.GOMAXPROCS(0)
	fmt.Println(before > 0, runtime.GOMAXPROCS(3) == before, runtime.GOMAXPROCS(-1), runtime.GOMAXPROCS(before), runtime.GOMAXPROCS(0) == before, runtime.NumCPU() > 0)
	fmt.Println(runtime.GOOS, runtime.GOARCH, runtime.Compiler, strings.HasPrefix(runtime.Version(), "go1."), runtime.NumCgoCall())
}

// Goroutines that wait are counted until they have ended.
func goroutines() {
	before := runtime.NumGoroutine()
	hold := make(chan int)
	var wg sync.WaitGroup
	for range 5 {
		wg.Go(func() { <-hold })
	}
	fmt.Println(before, runtime.NumGoroutine())
	close(hold)
	wg.Wait()
	for runtime.NumGoroutine() > before {
		runtime.Gosched()
	}
	fmt.Println(runtime.NumGoroutine())
	runtime.LockOSThread()
	runtime.LockOSThread()
	runtime.UnlockOSThread()
	runtime.UnlockOSThread()
	runtime.UnlockOSThread()
	wg.Go(func() {
		defer fmt.Println("deferred", recover())
		runtime.Goexit()
		fmt.Println("not reached")
	})
	wg.Wait()
}

func named() {}

type gadget struct{}

func (gadget) Value()    {}
func (*gadget) Pointer() {}

// A pc leads back to the source.
func functions() {
	pc, file, line, ok := runtime.Caller(0)
	f := runtime.FuncForPC(pc)
	at, n := f.FileLine(pc)
	fmt.Println(f.Name(), filepath.Ext(file), line, at == file, n, ok)
	fmt.Println(f.Entry() <= pc, runtime.FuncForPC(f.Entry()).Name())
	closure := func() {}
	for _, f := range []any{named, closure, strings.ToUpper, gadget.Value, (*gadget).Pointer, gadget{}.Value, processors} {
		fmt.Print(runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name(), " ")
	}
	fmt.Println()
	var none *runtime.Func
	fmt.Println(runtime.FuncForPC(0) == nil, none.Name() == "")
	_, _, _, ok = runtime.Caller(1000)
	fmt.Println(ok, runtime.Callers(1000, make([]uintptr, 4)), runtime.Callers(0, nil))
}

// Run-time errors are errors, and runtime.Error tells them from others.
func failures() {
	zero, none := 0, []int(nil)
	var any1 any = "text"
	var pointer *gadget
	for _, f := range []func(){
		func() { fmt.Println(1 / zero) }, func() { none[1] = 0 }, func() { _ = any1.(int) }, func() { _ = any1.(fmt.Stringer) }, func() { fmt.Println(any1.(error).Error()) }, func() { panic(nil) },
		func() { pointer.Value() }, func() { panic(errors.New("mine")) }, func() { _ = [2]int(make([]int, zero)) }, func() { _ = make([]int, zero-1) },
	} {
		func() {
			defer func() {
				cause := recover()
				_, ok := cause.(runtime.Error)
				fmt.Printf("%T %v %v\n", cause, ok, cause)
				var assertion *runtime.TypeAssertionError
				if err, _ := cause.(error); errors.As(err, &assertion) {
					assertion.RuntimeError()
					fmt.Println(assertion.Error())
				}
				var nothing *runtime.PanicNilError
				if err, _ := cause.(error); errors.As(err, &nothing) {
					nothing.RuntimeError()
					fmt.Println(nothing)
				}
			}()
			f()
		}()
	}
}

// A Pinner holds what foreign code looks at.
func pins() {
	var p runtime.Pinner
	x, list := 1, []int{1}
	p.Pin(&x)
	p.Pin(&list[0])
	p.Unpin()
	p.Unpin()
	for _, bad := range []any{1, "text", nil} {
		func() {
			defer func() { fmt.Println(recover()) }()
			p.Pin(bad)
		}()
	}
	runtime.KeepAlive(&x)
}

// What tells about, and adjusts, the program that runs.
func settings() {
	percent := debug.SetGCPercent(50)
	fmt.Println(debug.SetGCPercent(percent), debug.SetMaxThreads(20000), debug.SetMaxThreads(10000))
	fmt.Println(debug.SetMaxStack(1<<20), debug.SetMaxStack(1e9))
	limit := debug.SetMemoryLimit(-1)
	fmt.Println(debug.SetMemoryLimit(1<<40) == limit, debug.SetMemoryLimit(limit))
	fmt.Println(debug.SetPanicOnFault(false))
	fmt.Println(runtime.SetMutexProfileFraction(5), runtime.SetMutexProfileFraction(-1), runtime.SetMutexProfileFraction(0))
	runtime.SetBlockProfileRate(1)
	runtime.SetBlockProfileRate(0)
	debug.SetTraceback("single")
	debug.FreeOSMemory()
	var stats debug.GCStats
	debug.ReadGCStats(&stats)
	fmt.Println(stats.NumGC > 0, len(stats.Pause) > 0, stats.PauseTotal > 0)
	stack := string(debug.Stack())
	fmt.Println(strings.HasPrefix(stack, "goroutine 1 [running]:\n"), strings.Contains(stack, "main.settings("), strings.Contains(stack, "main.main()"))

	r, w, err := os.Pipe()
	old := os.Stderr
	os.Stderr = w
	debug.PrintStack()
	os.Stderr = old
	w.Close()
	text := make([]byte, 4096)
	n, _ := r.Read(text)
	fmt.Println(err, strings.HasPrefix(string(text[:n]), "goroutine 1 [running]:\n"))
}

func main() {
	processors()
	goroutines()
	functions()
	failures()
	pins()
	settings()
}

// Output:
// true true 3 3 true true
// linux amd64 gc true 0
// 1 6
// 1
// deferred <nil>
// main.functions .go 59 true 59 true
// true main.functions
// main.named main.functions.func1 strings.ToUpper main.gadget.Value main.(*gadget).Pointer main.gadget.Value-fm main.processors
// true true
// false 0 0
// runtime.errorString true runtime error: integer divide by zero
// runtime.boundsError true runtime error: index out of range [1] with length 0
// *runtime.TypeAssertionError true interface conversion: interface {} is string, not int
// interface conversion: interface {} is string, not int
// *runtime.TypeAssertionError true interface conversion: string is not fmt.Stringer: missing method String
// interface conversion: string is not fmt.Stringer: missing method String
// *runtime.TypeAssertionError true interface conversion: string is not error: missing method Error
// interface conversion: string is not error: missing method Error
// *runtime.PanicNilError true runtime error: panic called with nil argument
// runtime error: panic called with nil argument
// runtime.errorString true runtime error: invalid memory address or nil pointer dereference
// *errors.errorString false mine
// runtime.boundsError true runtime error: cannot convert slice with length 0 to array or pointer to array with length 2
// runtime.errorString true runtime error: makeslice: len out of range
// runtime error: runtime.Pinner: argument is not a pointer: int
// runtime error: runtime.Pinner: argument is not a pointer: string
// runtime error: runtime.Pinner: argument is nil
// 50 10000 20000
// 1000000000 1048576
// true 1099511627776
// false
// 0 5 5
// true true true
// true true true
// <nil> true
