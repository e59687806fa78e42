// Maps from words to words, which the instructions find their way in by themselves: growth, deletion, reuse, iteration,
// pointers, and their limits.
package main

import "fmt"

type node struct {
	n    int
	next *node
}

func main() {
	m := map[int]int{}
	for i := range 1000 {
		m[i*i] += i
		m[i%7]++
	}
	sum, n := 0, 0
	for k, v := range m {
		sum += k ^ v
		n++
	}
	fmt.Println(len(m), n, sum, m[49], m[50], m[-1])

	for i := range 1000 {
		delete(m, i*i)
	}
	_, gone := m[81]
	fmt.Println(len(m), gone)
	for round := range 50 {
		for i := range 40 {
			m[i+round*1000]++
		}
		for i := range 40 {
			delete(m, i+round*1000)
		}
	}
	fmt.Println(len(m))
	for i := range 20 {
		m[-i]--
	}
	v, ok := m[-7]
	w, no := m[1<<40]
	fmt.Println(len(m), v, ok, w, no)

	var zero map[int]int
	v, ok = zero[1]
	fmt.Println(v, ok, zero[2])
	func() {
		defer func() { fmt.Println(recover()) }()
		zero[1]++
	}()

	nodes := map[*node]*node{}
	var list *node
	for i := range 100 {
		list = &node{i, list}
		nodes[list] = list.next
	}
	count := 0
	for at := list; at != nil; at = nodes[at] {
		count += at.n
	}
	_, has := nodes[nil]
	fmt.Println(len(nodes), count, has)

	floats, funcs, narrow := map[rune]float64{}, map[uint64]func() int{}, map[int8]uint64{}
	for i := range 30 {
		floats['a'+rune(i)] = float64(i) / 4
		funcs[1<<63+uint64(i)] = func() int { return i * i }
		narrow[int8(-i)] = uint64(i) << 60
	}
	fmt.Println(floats['b'], floats['A'], funcs[1<<63+5](), funcs[0] == nil, narrow[-17], narrow[17])
	bytes, texts := map[int]byte{}, map[int]string{}
	for i := range 30 {
		bytes[i] = byte(i * 10)
		texts[i] = fmt.Sprint(i)
		bytes[i] += 1
		texts[i/2] += "."
	}
	fmt.Println(bytes[7], bytes[70], texts[3], texts[33] == "", len(bytes), len(texts))

	for k := range m {
		if k%2 == 0 {
			delete(m, k)
		} else {
			m[k] = k
		}
	}
	clear(floats)
	floats['x']++
	fmt.Println(len(m), m[-5], len(floats), floats)
}

// Output:
// 1004 1004 332866450 7 0 0
// 4 false
// 0
// 20 -1 true 0 false
// 0 false 0
// assignment to entry in nil map
// 100 4950 false
// 0.25 0 25 true 1152921504606846976 0
// 71 0 3.. true 30 30
// 10 -5 1 map[120:1]
