package main

import (
	"fmt"
	"sort"
	"strings"
)

type num int

func (n num) plus(m int) num   { return n + num(m) }
func (n *num) inc() *num       { *n++; return n }

type op func(num, int) num

func apply(f op, n num, m int) num { return f(n, m) }

type handler interface{ handle(string) string }
type handlerFunc func(string) string

func (h handlerFunc) handle(s string) string { return h(s) }

type middleware func(handler) handler

func chain(h handler, ms ...middleware) handler {
	for i := len(ms) - 1; i >= 0; i-- {
		h = ms[i](h)
	}
	return h
}

func wrap(tag string) middleware {
	return func(next handler) handler {
		return handlerFunc(func(s string) string { return "<" + tag + ">" + next.handle(s) + "</" + tag + ">" })
	}
}

type visitor struct {
	depth int
	out   []string
}

func (v *visitor) visit(n node) func(node) {
	v.out = append(v.out, strings.Repeat(" ", v.depth)+n.name)
	v.depth++
	return func(node) { v.depth-- }
}

type node struct {
	name string
	kids []node
}

func walk(n node, visit func(node) func(node)) {
	defer visit(n)(n)
	for _, k := range n.kids {
		walk(k, visit)
	}
}

func main() {
	n := num(5)
	f := n.plus
	n = 100
	g := (&n).inc
	g()
	fmt.Println(f(1), apply(num.plus, 2, 3), *g().inc())
	h := (*num).inc
	h(&n)
	fmt.Println(n, num.plus(n, 1))
	fmt.Println(chain(handlerFunc(strings.ToUpper), wrap("b"), wrap("i")).handle("text"))
	v := &visitor{}
	walk(node{"root", []node{{"a", []node{{"a1", nil}}}, {"b", nil}}}, v.visit)
	fmt.Println(strings.Join(v.out, "|"))
	fs := map[string]func(string) string{"up": strings.ToUpper, "trim": strings.TrimSpace, "rev": func(s string) string {
		r := []rune(s)
		for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
			r[i], r[j] = r[j], r[i]
		}
		return string(r)
	}}
	var names []string
	for k := range fs {
		names = append(names, k)
	}
	sort.Strings(names)
	s := " héllo "
	for _, k := range names {
		s = fs[k](s)
		fmt.Printf("%s %q\n", k, s)
	}
	var fn func(int) int
	fmt.Println(fn == nil, fs["none"] == nil)
	type pair struct {
		f func() string
		n int
	}
	ps := []pair{{func() string { return "first" }, 1}, {n: 2}}
	for _, p := range ps {
		if p.f != nil {
			fmt.Println(p.f(), p.n)
		}
	}
	fmt.Println(func(a, b int) int { return a * b }(6, 7))
}

// Output:
// 6 5 103
// 104 105
// <b><i>TEXT</i></b>
// root| a|  a1| b
// rev " olléh "
// trim "olléh"
// up "OLLÉH"
// true true
// first 1
// 42
