package main

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"sync"
	"unique"
	"weak"
)

type node struct {
	name  string
	left  *node
	count int
}

// collected runs collections until done says so, and reports whether it did.
func collected(done func() bool) bool {
	for range 50 {
		runtime.GC()
		if done() {
			return true
		}
	}
	return false
}

// A weak pointer leads to what something else keeps alive, and then nowhere.
func pointers() {
	n := &node{name: "kept"}
	p, q := weak.Make(n), weak.Make(n)
	runtime.GC()
	fmt.Println(p == q, p.Value() == n, p.Value().name, p == weak.Make(&node{}), weak.Make[node](nil).Value() == nil, weak.Make[node](nil) == weak.Pointer[node]{})

	inner, name := weak.Make(&n.count), weak.Make(&n.name)
	*inner.Value() = 7
	fmt.Println(n.count, *name.Value())
	runtime.KeepAlive(n)

	n = nil
	fmt.Println(collected(func() bool { return p.Value() == nil }), inner.Value() == nil, name.Value() == nil, p == q)

	// Two that lead to each other keep each other no longer than one alone.
	gone := func() weak.Pointer[node] {
		a, b := &node{name: "a"}, &node{name: "b"}
		a.left, b.left = b, a
		return weak.Make(a)
	}()
	fmt.Println(collected(func() bool { return gone.Value() == nil }))
}

// A cache that forgets what nobody uses.
type cache struct {
	mu    sync.Mutex
	known map[string]weak.Pointer[node]
	made  int
}

func (c *cache) get(name string) *node {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n := c.known[name].Value(); n != nil {
		return n
	}
	c.made++
	n := &node{name: name}
	c.known[name] = weak.Make(n)
	runtime.AddCleanup(n, c.forget, name)
	return n
}

func (c *cache) forget(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known[name].Value() == nil {
		delete(c.known, name)
	}
}

func (c *cache) size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.known)
}

func caches() {
	c := &cache{known: map[string]weak.Pointer[node]{}}
	kept := c.get("kept")
	func() {
		fmt.Println(c.get("kept") == kept, c.get("a").name, c.get("b").name, c.size() > 0)
	}()
	fmt.Println(collected(func() bool { runtime.Gosched(); return c.size() == 1 }), c.get("kept") == kept, c.get("a").name, c.made)
	runtime.KeepAlive(kept)
}

// Handles are equal when their values are; the values are forgotten when nobody has their handle.
func handles() {
	a, b := unique.Make("some text"), unique.Make(strings.Join([]string{"some", "text"}, " "))
	fmt.Println(a == b, a.Value(), a == unique.Make("other"), unique.Make(1) == unique.Make(1), any(unique.Make(1)) == any(unique.Make(int8(1))))
	type point struct {
		x, y int
		name any
	}
	p := unique.Make(point{1, 2, "p"})
	fmt.Println(p == unique.Make(point{1, 2, "p"}), p == unique.Make(point{1, 2, "q"}), p.Value(), unique.Make(struct{}{}) == unique.Make(struct{}{}))
	fmt.Println(unique.Make(math.NaN()) == unique.Make(math.NaN()), unique.Make(0.0) == unique.Make(math.Copysign(0, -1)))
	seen := map[unique.Handle[string]]int{}
	for _, word := range strings.Fields("to be or not to be") {
		seen[unique.Make(word)]++
	}
	fmt.Println(len(seen), seen[unique.Make("be")], seen[unique.Make("not")])
	for i := range 200 {
		unique.Make(fmt.Sprint("value ", i))
	}
	runtime.GC()
	fmt.Println(unique.Make("value 7").Value(), a == unique.Make("some text"))
	var wg sync.WaitGroup
	made := make([]unique.Handle[int], 8)
	for i := range made {
		wg.Go(func() { made[i] = unique.Make(1000) })
	}
	wg.Wait()
	for _, h := range made {
		fmt.Print(h == made[0], " ")
	}
	fmt.Println()
	defer func() { fmt.Println(recover()) }()
	unique.Make[any]([]int{})
}

func main() {
	pointers()
	caches()
	handles()
}

// Output:
// true true kept false true true
// 7 kept
// true true true true
// true
// true a b true
// true true a 4
// true some text false true false
// true false {1 2 p} true
// false true
// 4 2 1
// value 7 true
// true true true true true true true true
// runtime error: hash of unhashable type []int
