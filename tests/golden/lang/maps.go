package main

import (
	"fmt"
	"math"
	"sort"
)

type key struct {
	a int
	b string
}

func main() {
	m := map[string][]int{"x": {1}, "y": nil}
	m["x"] = append(m["x"], 2)
	m["z"] = append(m["z"], 3)
	v, ok := m["none"]
	fmt.Println(m, len(m), v == nil, ok)
	delete(m, "y")
	delete(m, "not there")
	_, ok = m["y"]
	fmt.Println(m, ok)

	k := map[key]float64{{1, "a"}: 1.5, {2, "b"}: 2.5}
	k[key{1, "a"}] *= 2
	fmt.Println(k[key{1, "a"}], k[key{9, ""}], k)

	var n map[int]int
	fmt.Println(n == nil, n[1], len(n))
	for range n {
		fmt.Println("never")
	}
	delete(n, 1)

	c := map[int]int{}
	for i := range 1000 {
		c[i] = i * i
	}
	sum := 0
	for k, v := range c {
		sum += v - k
		if k%2 == 0 {
			delete(c, k)
		}
	}
	fmt.Println(sum, len(c), c[3], c[4])
	clear(c)
	fmt.Println(len(c))

	a := map[any]string{1: "int", int8(1): "int8", "1": "string", 1.0: "float", [2]int{1, 2}: "array", key{}: "struct", nil: "nil", true: "bool"}
	fmt.Println(a[1], a[int8(1)], a["1"], a[1.0], a[[2]int{1, 2}], a[key{0, ""}], a[nil], a[1 == 1], a[uint(1)] == "", len(a))

	f := map[float64]int{}
	f[math.NaN()]++
	f[math.NaN()]++
	f[0.0]++
	f[math.Copysign(0, -1)]++
	fmt.Println(len(f), f[0], f[math.NaN()])

	nested := map[string]map[string]int{}
	for _, p := range [][2]string{{"a", "x"}, {"a", "y"}, {"b", "x"}, {"a", "x"}} {
		if nested[p[0]] == nil {
			nested[p[0]] = map[string]int{}
		}
		nested[p[0]][p[1]]++
	}
	fmt.Println(nested)

	keys := make([]string, 0, len(nested))
	for k := range nested {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Println(keys)

	s := map[string]struct{}{}
	s["p"] = struct{}{}
	_, in := s["p"]
	fmt.Println(in, len(s), s)

	funcs := map[string]func(int, int) int{
		"+": func(a, b int) int { return a + b },
		"-": func(a, b int) int { return a - b },
	}
	fmt.Println(funcs["+"](3, 4), funcs["-"](3, 4), funcs["*"] == nil)

	pm := map[*int]int{}
	x, y := 1, 1
	pm[&x], pm[&y] = 1, 2
	fmt.Println(pm[&x], pm[&y], len(pm))

	counts := [3]map[rune]int{}
	for i, w := range []string{"aab", "xyz", "zzz"} {
		counts[i] = map[rune]int{}
		for _, r := range w {
			counts[i][r]++
		}
	}
	fmt.Println(counts)
	same := m
	same["new"] = nil
	fmt.Println(len(m), len(same))
	type st struct{ n int }
	ms := map[string]*st{"a": {1}}
	ms["a"].n++
	mv := map[string]st{"a": {1}}
	t := mv["a"]
	t.n = 50
	fmt.Println(ms["a"].n, mv["a"].n, mv["b"].n)
	grown := 0
	g := map[int]bool{0: true}
	for k := range g {
		if len(g) < 100 {
			g[k+1000+len(g)] = true
		}
		grown++
	}
	fmt.Println(grown >= 1, grown <= 100)
}

// Output:
// map[x:[1 2] y:[] z:[3]] 3 true false
// map[x:[1 2] z:[3]] false
// 3 0 map[{1 a}:3 {2 b}:2.5]
// true 0 0
// 332334000 500 9 0
// 0
// int int8 string float array struct nil bool true 8
// 3 2 0
// map[a:map[x:2 y:1] b:map[x:1]]
// [a b]
// true 1 map[p:{}]
// 7 -1 true
// 1 2 2
// [map[97:2 98:1] map[120:1 121:1 122:1] map[122:3]]
// 3 3
// 2 1 0
// true true
