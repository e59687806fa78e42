package main

import "fmt"

var log []string

func t(name string, v int) int     { log = append(log, name); return v }
func b(name string, v bool) bool   { log = append(log, name); return v }
func s(name string) []int          { log = append(log, name); return []int{1, 2, 3} }
func m(name string) map[int]int    { log = append(log, name); return map[int]int{} }
func two(name string) (int, int)   { log = append(log, name); return 1, 2 }
func ptr(name string, p *int) *int { log = append(log, name); return p }

func show(what string) {
	fmt.Println(what+":", log)
	log = nil
}

type T struct{ a, b int }

func (x T) M(n int) T { log = append(log, fmt.Sprint("M", n)); return x }

func main() {
	_ = t("a", 1) + t("b", 2)*t("c", 3)
	show("arithmetic")
	_ = b("a", false) && b("b", true) || b("c", true) && !b("d", false)
	show("logic")
	s("slice")[t("index", 1)] = t("value", 5)
	show("element")
	m("m1")[t("k1", 1)], m("m2")[t("k2", 2)] = two("two")
	show("tuple")
	_ = T{b: t("b", 1), a: t("a", 2)}
	_ = []int{2: t("x", 1), 0: t("y", 2)}
	_ = map[int]int{t("k", 1): t("v", 2), t("k'", 3): t("v'", 4)}
	show("literals")
	T{}.M(t("one", 1)).M(t("two", 2))
	show("chain")
	x := 1
	*ptr("p", &x) += t("v", 3)
	show("compound")
	func(a, b int) {}(t("arg1", 1), t("arg2", 2))
	show("call")
	c := make(chan int, 1)
	ch := func(n string) chan int { log = append(log, n); return c }
	ch("chan") <- t("sent", 3)
	show("send")
	select {
	case s("target")[t("i", 0)] = <-ch("source"):
	case ch("other") <- t("unused", 1):
	}
	fmt.Println(len(log) >= 3)
	log = nil
	for i := t("init", 0); b("cond", i < 2); i += t("post", 1) {
	}
	show("for")
	for range s("ranged") {
		t("body", 1)
	}
	show("range")
	i := 0
	i, arr := 1, []int{5, 6, 7}
	i, arr[i] = 2, 9
	fmt.Println(i, arr)
	a, bb := 1, 2
	a, bb = bb, a+bb
	fmt.Println(a, bb)
	y := []int{1, 2, 3}
	for i, v := range y {
		y[2] += v
		_ = i
	}
	fmt.Println(y)
	var p *T
	defer func() { recover(); show("nil") }()
	p.a = t("right", 1)
}

// Output:
// arithmetic: [a b c]
// logic: [a c d]
// element: [slice index value]
// tuple: [m1 k1 m2 k2 two]
// literals: [b a x y k v k' v']
// chain: [one M1 two M2]
// compound: [p v]
// call: [arg1 arg2]
// send: [chan sent]
// true
// for: [init cond post cond post cond]
// range: [ranged body body body]
// 2 [5 9 7]
// 2 3
// [1 2 12]
// nil: [right]
