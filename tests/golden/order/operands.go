// What gc evaluates first in an expression: calls and what it keeps in temporaries, then the rest.
package main

import "fmt"

type Q struct {
	x    int
	on   bool
	s    []int
	next *Q
	f    func(int) int
}

func (q Q) value(n int) int    { return q.x*100 + n }
func (q *Q) pointer(n int) int { q.x++; return n }

type adder interface{ pointer(int) int }

var (
	g    int
	s    []int
	m    map[string]int
	flag map[string]bool
	a    [3]int
	p    *Q
	np   *Q
	i    any
	zero int
	text string
	it   adder
	nit  adder
)

func reset() {
	g, s, m, flag, a = 1, []int{10, 20, 30}, map[string]int{"a": 5}, map[string]bool{}, [3]int{1, 2, 3}
	p = &Q{x: 2, s: []int{4, 5}, next: &Q{x: 9}, f: func(n int) int { return n }}
	i, zero, text, it = 4, 0, "xyz", p
}

// change changes all of them.
//
//go:noinline
func change() int {
	g, a[1], i, text = g+1, a[1]+1, 100+g, text+"q"
	s = append([]int{7}, s...)
	m["a"]++
	flag["b"] = true
	p = &Q{x: p.x + 1, on: true, s: []int{8, 8, 8}, next: &Q{x: 7}, f: func(n int) int { return -n }}
	return 1
}

func inlined() int { g += 100; return 2 }

func sum(list ...int) (n int) {
	for _, v := range list {
		n = 10*n + v
	}
	return n
}

func try(name string, f func()) {
	reset()
	defer func() {
		if r := recover(); r != nil {
			fmt.Print(name, ": ", r, "; g=", g, "\n")
		}
	}()
	fmt.Print(name, ": ")
	f()
}

func main() {
	try("variable", func() { fmt.Println(g + change()) })
	try("element", func() { fmt.Println(s[1] - change()) })
	try("field", func() { fmt.Println(p.x*10 + change()) })
	try("map", func() { fmt.Println(m["a"] * change()) })
	try("length", func() { fmt.Println(len(s)*10 + change()) })
	try("length of a string", func() { fmt.Println(len(text)*10 + change() + len(text)) })
	try("slice", func() { fmt.Println(s[1:], change(), s) })
	try("bounds", func() { fmt.Println(s[len(text)-2:change()+2], s[g-1:change()+1]) })
	try("assertion", func() { fmt.Println(i.(int) + change()) })
	try("min", func() { fmt.Println(min(g, 50)*10 + change()) })
	try("inlined", func() { fmt.Println(g + inlined()) })
	try("inlined argument", func() { fmt.Println(sum(g, inlined(), g)) })
	try("closure", func() { fmt.Println(g + func() int { g *= 5; return g }()) })
	try("text", func() { fmt.Println(text + fmt.Sprint(change()) + text) })
	try("bytes", func() { fmt.Println(len([]byte(text)), string([]byte{byte(64 + g)}), change()) })
	try("arguments", func() { fmt.Println(g, a[1], p.x, len(s), m["a"], change()) })
	try("bools", func() { fmt.Println(p.on, p.on == true, flag["b"], change(), !p.on, g > 1 && p.on) })
	try("composite", func() { fmt.Println([]int{g, change(), g}, [2]int{g, change()}, Q{x: g}.x, &[]int{g}) })
	try("map literal", func() { fmt.Println(map[int]int{g: change(), g + 10: g}) })
	try("receiver", func() { fmt.Println(p.value(change()), it.pointer(g*10+change())) })
	try("func field", func() { fmt.Println(p.f(change())) })
	try("append", func() { fmt.Println(append(s, g, change(), g), append(s[:1], change())) })
	try("condition", func() {
		if g == change()+1 {
			fmt.Println("after the call")
		}
	})
	try("&&", func() { fmt.Println(sum(g, change()) > 20 && g == change()+2, g) })
	try("switch", func() {
		switch g + change() {
		case g + 1:
			fmt.Println("after the call")
		}
	})
	try("results", func() {
		f := func() (int, int, int) { return g, change(), g }
		fmt.Println(f())
	})

	try("index after call", func() { fmt.Println(s[9] + change()) })
	try("nil field after call", func() { fmt.Println(np.x + change()) })
	try("nil field in arguments", func() { fmt.Println(fmt.Sprint(np.x, change())) })
	try("division after call", func() { fmt.Println(1/zero + change()) })
	try("length before call", func() { fmt.Println(len(np.s) + change()) })
	try("slice before call", func() { fmt.Println(len(s[9:]) + change()) })
	try("&& before call", func() { fmt.Println(np.on && p.on, change()) })
	try("bool of nil after call", func() { fmt.Println(np.on, change()) })
	try("comparison before call", func() { fmt.Println(np.x == 1, change()) })
	try("assertion before call", func() { fmt.Println(i.(string), change()) })
	try("length before index", func() { fmt.Println(s[9] + len(np.s)) })
	try("method of nil interface", func() { fmt.Println(nit.pointer(change())) })
	try("method of nil pointer", func() { fmt.Println(np.value(change())) })
	try("arguments before callee", func() { fmt.Println(np.f(s[7])) })
	try("operations before places", func() { fmt.Println(append(s, s[7], 1/zero)) })
	try("right interface first", func() { fmt.Println(any(s[9]) == any(np.x)) })
}

// Output:
// variable: 3
// element: 9
// field: 31
// map: 6
// length: 31
// length of a string: 35
// slice: [20 30] 1 [7 10 20 30]
// bounds: [10 20] [7]
// assertion: 5
// min: 11
// inlined: 103
// inlined argument: 10221
// closure: 10
// text: xyzq1xyzq
// bytes: 3 B 1
// arguments: 2 3 3 3 6 1
// bools: true false false 1 false true
// composite: [3 1 3] [3 1] 3 &[3]
// map literal: map[2:1 12:2]
// receiver: 301 31
// func field: -1
// append: [7 10 20 30 2 1 2] [7 1]
// condition: after the call
// &&: true 3
// switch: after the call
// results: 2 1 2
// index after call: index after call: runtime error: index out of range [9] with length 4; g=2
// nil field after call: nil field after call: runtime error: invalid memory address or nil pointer dereference; g=2
// nil field in arguments: nil field in arguments: runtime error: invalid memory address or nil pointer dereference; g=2
// division after call: division after call: runtime error: integer divide by zero; g=2
// length before call: length before call: runtime error: invalid memory address or nil pointer dereference; g=1
// slice before call: slice before call: runtime error: slice bounds out of range [9:3]; g=1
// && before call: && before call: runtime error: invalid memory address or nil pointer dereference; g=1
// bool of nil after call: bool of nil after call: runtime error: invalid memory address or nil pointer dereference; g=2
// comparison before call: comparison before call: runtime error: invalid memory address or nil pointer dereference; g=1
// assertion before call: assertion before call: interface conversion: interface {} is int, not string; g=1
// length before index: length before index: runtime error: invalid memory address or nil pointer dereference; g=1
// method of nil interface: method of nil interface: runtime error: invalid memory address or nil pointer dereference; g=2
// method of nil pointer: method of nil pointer: runtime error: invalid memory address or nil pointer dereference; g=2
// arguments before callee: arguments before callee: runtime error: index out of range [7] with length 3; g=1
// operations before places: operations before places: runtime error: integer divide by zero; g=1
// right interface first: right interface first: runtime error: invalid memory address or nil pointer dereference; g=1
