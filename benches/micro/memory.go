package main

import "runtime"

type node struct{ left, right *node }

func tree(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{tree(depth - 1), tree(depth - 1)}
}

// memory measures allocations and collections.
func memory() {
	measure("allocate 16 bytes", func(n int) {
		for range n {
			anySink = &node{}
		}
	})
	measure("allocate 1 KiB", func(n int) {
		for range n {
			anySink = new([128]int)
		}
	})
	measure("make a slice of 10 ints", func(n int) {
		for i := range n {
			s := make([]int, 10)
			s[i%10] = i
			anySink = &s[0]
		}
	})
	measure("append an int", func(n int) {
		var s []int
		for i := range n {
			if len(s) == 1024 {
				s = nil
			}
			s = append(s, i)
		}
		intSink = len(s)
	})
	measure("box an int", func(n int) {
		for i := range n {
			anySink = i
		}
	})
	measure("make a closure", func(n int) {
		for i := range n {
			anySink = func() int { return i }
		}
	})
	measure("copy 1 KiB", func(n int) {
		from, to := make([]byte, 1024), make([]byte, 1024)
		for range n {
			intSink = copy(to, from)
		}
	})
	measure("collect 131,071 nodes", func(n int) {
		root := tree(16)
		for range n {
			runtime.GC()
		}
		runtime.KeepAlive(root)
	})
}
