package main

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
)

type wide struct {
	a, b, c, d string
	e          [4]int
}

type stack struct{ items []int }

func (s *stack) Push(xs ...int) { s.items = append(s.items, xs...) }
func (s *stack) Pop() (x int, err error) {
	if len(s.items) == 0 {
		return 0, errors.New("empty")
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, nil
}
func (s stack) Len() int       { return len(s.items) }
func (s stack) String() string { return fmt.Sprint("stack", s.items) }
func (s stack) hidden()        {}

type lener interface{ Len() int }

// traced returns f with a line before and after each call.
func traced[F any](name string, f F) F {
	v := reflect.ValueOf(f)
	return reflect.MakeFunc(v.Type(), func(args []reflect.Value) []reflect.Value {
		fmt.Println("->", name, args)
		defer fmt.Println("<-", name)
		if v.Type().IsVariadic() {
			return v.CallSlice(args)
		}
		return v.Call(args)
	}).Interface().(F)
}

func mix(a int8, s string, w wide, e error, f float32, xs []any) (wide, error, string, float32) {
	w.e[1] = int(a)
	return w, fmt.Errorf("%w in %s", e, s), fmt.Sprint(xs...), f * 2
}

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func main() {
	fmt.Println(traced("upper", strings.ToUpper)("x"))
	fmt.Println(traced("sprintf", fmt.Sprintf)("%d-%d", 1, 2))
	m := traced("mix", mix)
	w, err, s, f := m(3, "mix", wide{a: "a", d: "d"}, errors.New("fault"), 1.25, []any{1, "b", nil})
	fmt.Println(w, err, s, f)

	st := &stack{}
	v := reflect.ValueOf(st)
	t := v.Type()
	for i := range t.NumMethod() {
		fmt.Println(i, t.Method(i).Name, t.Method(i).Type, v.Method(i).Type())
	}
	v.MethodByName("Push").Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2)})
	v.MethodByName("Push").CallSlice([]reflect.Value{reflect.ValueOf([]int{3, 4})})
	pop := v.MethodByName("Pop").Interface().(func() (int, error))
	for range 5 {
		fmt.Println(pop())
	}
	st.Push(9)
	length := t.Method(0).Func.Interface().(func(*stack) int)
	fmt.Println(length(st), v.Elem().Method(0).Call(nil)[0], v.MethodByName("hidden").IsValid())
	var l lener = st
	lv := reflect.ValueOf(&l).Elem()
	fmt.Println(lv.NumMethod(), lv.Method(0).Call(nil)[0], lv.Type().Method(0).Type)

	var recurse func(int) int
	rv := reflect.ValueOf(&recurse).Elem()
	rv.Set(reflect.MakeFunc(rv.Type(), func(a []reflect.Value) []reflect.Value {
		n := a[0].Int()
		if n <= 1 {
			return []reflect.Value{reflect.ValueOf(1)}
		}
		return []reflect.Value{reflect.ValueOf(int(n) * recurse(int(n)-1))}
	}))
	fmt.Println(recurse(10))
	for i, x := range reflect.ValueOf(func(yield func(int, string) bool) { _ = yield(1, "a") && yield(2, "b") }).Seq2() {
		fmt.Println(i, x)
	}

	try("few:", func() { reflect.ValueOf(mix).Call(nil) })
	try("type:", func() { reflect.ValueOf(strings.ToUpper).Call([]reflect.Value{reflect.ValueOf(1)}) })
	try("nil:", func() { reflect.ValueOf((func())(nil)).Call(nil) })
	try("zero:", func() { reflect.ValueOf(strings.ToUpper).Call([]reflect.Value{{}}) })
	try("panics:", func() { reflect.ValueOf(func() { panic("in the callee") }).Call(nil) })
	try("count:", func() {
		reflect.MakeFunc(reflect.TypeFor[func() int](), func([]reflect.Value) []reflect.Value { return nil }).Interface().(func() int)()
	})
	defer func() {
		fmt.Println("recovered", recover())
		fmt.Println(reflect.ValueOf(func() string { defer func() { recover() }(); panic(1) }).Call(nil)[0].Len())
	}()
	traced("deep", func() { panic("through a made function") })()
}

// Output:
// -> upper [x]
// <- upper
// X
// -> sprintf [%d-%d <[]interface {} Value>]
// <- sprintf
// 1-2
// -> mix [<int8 Value> mix <main.wide Value> <error Value> <float32 Value> <[]interface {} Value>]
// <- mix
// {a   d [0 3 0 0]} fault in mix 1b<nil> 2.5
// 0 Len func(*main.stack) int func() int
// 1 Pop func(*main.stack) (int, error) func() (int, error)
// 2 Push func(*main.stack, ...int) func(...int)
// 3 String func(*main.stack) string func() string
// 4 <nil>
// 3 <nil>
// 2 <nil>
// 1 <nil>
// 0 empty
// 1 1 false
// 1 1 func() int
// 3628800
// 1 a
// 2 b
// few: reflect: Call with too few input arguments
// type: reflect: Call using int as type string
// nil: reflect.Value.Call: call of nil function
// zero: reflect: Call using zero Value argument
// panics: in the callee
// count: reflect: wrong return count from function created by MakeFunc
// -> deep []
// <- deep
// recovered through a made function
// 0
