package main

import (
	"fmt"
	"path"
	"runtime"
	"strings"
)

type T struct{}

func (*T) pointer() { where() }
func (T) value()    { where() }

type I interface{ value() }

func generic[P any](p P) { where() }

// where prints the functions from its caller on, up to main's end.
func where() {
	pcs := make([]uintptr, 20)
	n := runtime.Callers(0, pcs)
	var names []string
	frames := runtime.CallersFrames(pcs[:n])
	for {
		frame, more := frames.Next()
		name := frame.Function
		if strings.HasPrefix(name, "main.") {
			name = fmt.Sprintf("%s:%d", name, frame.Line)
		}
		if frame.PC == 0 {
			name += "!"
		}
		names = append(names, name)
		if !more {
			break
		}
	}
	fmt.Println(strings.Join(names, " "))
}

func trapped(f func()) {
	defer func() {
		where()
		fmt.Println(recover())
	}()
	f()
}

func main() {
	(&T{}).pointer()
	T{}.value()
	I(T{}).value()
	I(&T{}).value()
	generic(1)
	generic("s")
	func() { where() }()
	func() {
		func() { where() }()
	}()
	var p *int
	var a []int
	zero := 0
	trapped(func() { fmt.Println(*p) })
	trapped(func() { fmt.Println(a[zero]) })
	trapped(func() { fmt.Println(1 / zero) })
	trapped(func() { fmt.Println(1 << (zero - 1)) })
	trapped(func() { panic("user") })
	done := make(chan bool)
	go func() {
		defer close(done)
		defer where()
		runtime.Goexit()
	}()
	<-done

	_, file, line, ok := runtime.Caller(0)
	fmt.Println(path.IsAbs(file), path.Base(file), line, ok)
	_, _, _, ok = runtime.Caller(100)
	fmt.Println(ok, runtime.Callers(50, make([]uintptr, 3)))
	pc, _, _, _ := runtime.Caller(0)
	f := runtime.FuncForPC(pc)
	fmt.Println(f.Name(), f.Entry() != 0, runtime.FuncForPC(0) == nil, (*runtime.Func)(nil).Name() == "")

	buf := make([]byte, 4096)
	n := runtime.Stack(buf, false)
	lines := strings.Split(string(buf[:n]), "\n")
	fmt.Println(lines[0], lines[1], strings.Contains(lines[2], "callers.go:"), n == len(buf))
	fmt.Println(runtime.Stack(buf[:5], true), string(buf[:5]))
}

// Output:
// runtime.Callers main.where:22 main.(*T).pointer:12 main.main:51 runtime.main runtime.goexit
// runtime.Callers main.where:22 main.T.value:13 main.main:52 runtime.main runtime.goexit
// runtime.Callers main.where:22 main.T.value:13 main.main:53 runtime.main runtime.goexit
// runtime.Callers main.where:22 main.T.value:13 main.main:54 runtime.main runtime.goexit
// runtime.Callers main.where:22 main.generic[...]:17 main.main:55 runtime.main runtime.goexit
// runtime.Callers main.where:22 main.generic[...]:17 main.main:56 runtime.main runtime.goexit
// runtime.Callers main.where:22 main.main.func1:57 main.main:57 runtime.main runtime.goexit
// runtime.Callers main.where:22 main.main.func2.1:59 main.main.func2:59 main.main:60 runtime.main runtime.goexit
// runtime.Callers main.where:22 main.trapped.func1:44 runtime.gopanic runtime.panicmem runtime.sigpanic main.main.func3:64 main.trapped:47 main.main:64 runtime.main runtime.goexit
// runtime error: invalid memory address or nil pointer dereference
// runtime.Callers main.where:22 main.trapped.func1:44 runtime.gopanic runtime.panicBounds64 runtime.panicBounds main.main.func4:65 main.trapped:47 main.main:65 runtime.main runtime.goexit
// runtime error: index out of range [0] with length 0
// runtime.Callers main.where:22 main.trapped.func1:44 runtime.gopanic runtime.panicdivide main.main.func5:66 main.trapped:47 main.main:66 runtime.main runtime.goexit
// runtime error: integer divide by zero
// runtime.Callers main.where:22 main.trapped.func1:44 runtime.gopanic runtime.panicshift main.main.func6:67 main.trapped:47 main.main:67 runtime.main runtime.goexit
// runtime error: negative shift amount
// runtime.Callers main.where:22 main.trapped.func1:44 runtime.gopanic main.main.func7:68 main.trapped:47 main.main:68 runtime.main runtime.goexit
// user
// runtime.Callers main.where:22 runtime.Goexit main.main.func8:73 runtime.goexit
// true callers.go 77 true
// false 0
// main.main true true true
// goroutine 1 [running]: main.main() true false
// 5 gorou
