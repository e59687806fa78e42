// When gc evaluates the parts of an assignment.
package main

import "fmt"

type Q struct {
	x    int
	a    [3]int
	s    []int
	next *Q
}

var (
	g     int
	s     []int
	m     map[int]int
	keyed map[any]int
	list  map[string][]int
	a     [4]int
	b     [40]int
	p     *Q
	np    *Q
	text  string
	zero  int
)

func reset() {
	g, s, m, keyed, a = 1, []int{10, 20, 30}, map[int]int{1: 5, 2: 6}, map[any]int{1: 1}, [4]int{1, 2, 3, 4}
	p = &Q{x: 2, s: []int{4, 5, 6}, next: &Q{x: 9, s: []int{1, 2, 3}, next: &Q{x: 11}}}
	list = map[string][]int{"k": {1}}
	text, b = "t", [40]int{9}
}

//go:noinline
func change() int {
	g++
	s = append([]int{7}, s...)
	m[1]++
	list["k"] = append(list["k"], 2)
	p = &Q{x: p.x + 1, s: []int{8, 8, 8}, next: &Q{x: 70, s: []int{6, 6, 6}}}
	text += "q"
	b[0]++
	return 1
}

func inlined() int { g += 100; s[0]++; return 2 }

func two() (int, int) { return change(), g }

func try(name string, f func()) {
	reset()
	defer func() {
		r := recover()
		fmt.Println(name, "|", r, g, s, m, len(keyed), a, p.x, p.a, p.s, p.next.x, p.next.s, text, list, b[0])
	}()
	f()
}

func main() {
	try("s[g] =", func() { s[g] = change() })
	try("s[g] +=", func() { s[g] += change() })
	try("s[g] -= g*", func() { s[g] -= g * change() })
	try("a[g] *=", func() { a[g] *= change() + 2 })
	try("g +=", func() { g += change() })
	try("g *= inlined", func() { g *= inlined() })
	try("s[0] += inlined", func() { s[0] += inlined() })
	try("p.s[g] =", func() { p.s[g] = change() })
	try("p.next.s[g] +=", func() { p.next.s[g] += change() })
	try("p.a[g] =", func() { p.a[g] = change() })
	try("p.next.x =", func() { p.next.x = change() + g })
	try("text +=", func() { text += fmt.Sprint(change()) + text })
	try("m[g] =", func() { m[g] = change() })
	try("m[g] +=", func() { m[g] += change() })
	try("list append", func() { list["k"] = append(list["k"], change(), g) })
	try("s append", func() { s = append(s[:1], change(), g) })
	try("b =", func() { b[change()] = b[0] })

	try("s[9] =", func() { s[9] = change() })
	try("s[9] +=", func() { s[9] += change() })
	try("np.x =", func() { np.x = change() })
	try("np.next.x =", func() { np.next.x = change() })
	try("np.s[0] =", func() { np.s[0] = 1 / zero })
	try("s[1/zero] =", func() { s[1/zero] = np.x })
	try("s[s[0]] =", func() { s[s[0]] = np.x })
	try("m[1/zero] =", func() { m[1/zero] = np.x })
	try("m[7] = s[9]", func() { m[7] = s[9] })
	try("m[7] /=", func() { m[7] /= zero })
	try("m[7] <<=", func() { m[7] <<= zero - 1 })
	try("keyed[slice] =", func() { keyed[[]int{1}] = change() })

	try("swap", func() { s[0], s[1] = s[1], s[0] })
	try("swap out of range", func() { s[8], s[9] = s[9], s[8] })
	try("g, s[g]", func() { g, s[g] = 2, 5 })
	try("s[g], g", func() { s[g], g = 5, 2 })
	try("s, s[0]", func() { s, s[0] = nil, 3 })
	try("p, p.x", func() { p, p.x = p.next, 3 })
	try("list reversal", func() { p, p.next, p.next.next = p.next, p.next.next, p })
	try("g, np.x", func() { g, np.x = 5, 6 })
	try("np.x, g", func() { np.x, g = 5, 6 })
	try("m[7], g = 1/n", func() {
		n := g - 1
		m[7], g = 1/n, 2
	})
	try("g, n = 1/n", func() {
		n := g - 1
		g, n = 9, 1/n
	})
	try("two", func() { s[g], p.x = two() })
	try("two, nil", func() { s[g], np.x = two() })
	try("m, ok", func() {
		var ok bool
		s[g], ok = m[change()]
		fmt.Println(ok)
	})
	try("range", func() {
		for s[g], p.x = range []int{5, 6} {
			g++
		}
	})
	try("results", func() {
		f := func() (x, y int) {
			defer func() { fmt.Println(recover(), x, y) }()
			return s[9], np.x
		}
		fmt.Println(f())
		h := func() (x, y int) {
			defer func() { recover() }()
			x, y = 1, 1/zero
			return
		}
		fmt.Println(h())
	})
}

// Output:
// s[g] = | <nil> 2 [7 10 1 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// s[g] += | <nil> 2 [7 10 21 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// s[g] -= g* | <nil> 2 [7 10 18 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// a[g] *= | <nil> 2 [7 10 20 30] map[1:6 2:6] 1 [1 2 9 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// g += | <nil> 3 [7 10 20 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// g *= inlined | <nil> 202 [11 20 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// s[0] += inlined | <nil> 101 [13 20 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// p.s[g] = | <nil> 2 [7 10 20 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 1] 70 [6 6 6] tq map[k:[1 2]] 10
// p.next.s[g] += | <nil> 2 [7 10 20 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 7] tq map[k:[1 2]] 10
// p.a[g] = | <nil> 2 [7 10 20 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 1] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// p.next.x = | <nil> 2 [7 10 20 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 3 [6 6 6] tq map[k:[1 2]] 10
// text += | <nil> 2 [7 10 20 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq1tq map[k:[1 2]] 10
// m[g] = | <nil> 2 [7 10 20 30] map[1:6 2:1] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// m[g] += | <nil> 2 [7 10 20 30] map[1:6 2:7] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// list append | <nil> 2 [7 10 20 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2 1 2]] 10
// s append | <nil> 2 [10 1 2] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// b = | <nil> 2 [7 10 20 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// s[9] = | runtime error: index out of range [9] with length 4 2 [7 10 20 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// s[9] += | runtime error: index out of range [9] with length 4 2 [7 10 20 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// np.x = | runtime error: invalid memory address or nil pointer dereference 2 [7 10 20 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// np.next.x = | runtime error: invalid memory address or nil pointer dereference 2 [7 10 20 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// np.s[0] = | runtime error: integer divide by zero 1 [10 20 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// s[1/zero] = | runtime error: integer divide by zero 1 [10 20 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// s[s[0]] = | runtime error: invalid memory address or nil pointer dereference 1 [10 20 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// m[1/zero] = | runtime error: invalid memory address or nil pointer dereference 1 [10 20 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// m[7] = s[9] | runtime error: index out of range [9] with length 3 1 [10 20 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// m[7] /= | runtime error: integer divide by zero 1 [10 20 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// m[7] <<= | runtime error: negative shift amount 1 [10 20 30] map[1:5 2:6 7:0] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// keyed[slice] = | runtime error: hash of unhashable type []int 2 [7 10 20 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// swap | <nil> 1 [20 10 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// swap out of range | runtime error: index out of range [8] with length 3 1 [10 20 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// g, s[g] | <nil> 2 [10 5 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// s[g], g | <nil> 2 [10 5 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// s, s[0] | <nil> 1 [] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// p, p.x | <nil> 1 [10 20 30] map[1:5 2:6] 1 [1 2 3 4] 9 [0 0 0] [1 2 3] 11 [] t map[k:[1]] 9
// list reversal | <nil> 1 [10 20 30] map[1:5 2:6] 1 [1 2 3 4] 9 [0 0 0] [1 2 3] 2 [4 5 6] t map[k:[1]] 9
// g, np.x | runtime error: invalid memory address or nil pointer dereference 5 [10 20 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// np.x, g | runtime error: invalid memory address or nil pointer dereference 1 [10 20 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// m[7], g = 1/n | runtime error: integer divide by zero 1 [10 20 30] map[1:5 2:6 7:0] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// g, n = 1/n | runtime error: integer divide by zero 9 [10 20 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// two | <nil> 2 [7 10 1 30] map[1:6 2:6] 1 [1 2 3 4] 2 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// two, nil | runtime error: invalid memory address or nil pointer dereference 2 [7 10 1 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// true
// m, ok | <nil> 2 [7 10 6 30] map[1:6 2:6] 1 [1 2 3 4] 3 [0 0 0] [8 8 8] 70 [6 6 6] tq map[k:[1 2]] 10
// range | <nil> 3 [10 0 1] map[1:5 2:6] 1 [1 2 3 4] 6 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
// runtime error: invalid memory address or nil pointer dereference 0 0
// 0 0
// 0 0
// results | <nil> 1 [10 20 30] map[1:5 2:6] 1 [1 2 3 4] 2 [0 0 0] [4 5 6] 9 [1 2 3] t map[k:[1]] 9
