package main

import (
	"runtime"
	"strconv"
	"sync"
)

type node struct{ left, right *node }

func tree(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{tree(depth - 1), tree(depth - 1)}
}

// binaryTrees keeps a tree of a million nodes and makes others that die at once, of up to the same size.
func binaryTrees(r *record) {
	long, other := tree(19), tree(19)
	r.noteLive()
	runtime.KeepAlive(other)
	for depth := 4; depth <= 19; depth += 3 {
		for range 1 << (21 - depth) {
			tree(depth)
		}
		r.note()
	}
	runtime.KeepAlive(long)
}

type entry struct {
	name  string
	count int
}

// millionEntries fills a map and then replaces entries of it.
func millionEntries(r *record) {
	const n = 1_000_000
	m := map[int]*entry{}
	for i := range n {
		m[i] = &entry{strconv.Itoa(i), i}
	}
	r.note()
	r.noteLive()
	for i := range 3 * n {
		at := i * 7919 % n
		m[at] = &entry{m[at].name, i}
	}
	r.note()
	runtime.KeepAlive(m)
}

// goroutines has 100,000 of them wait while others make garbage.
func goroutines(r *record) {
	const n = 100_000
	var begun, ended sync.WaitGroup
	begun.Add(n)
	gate := make(chan int)
	for i := range n {
		ended.Go(func() {
			own := &entry{"goroutine", i}
			begun.Done()
			<-gate
			own.count++
		})
	}
	begun.Wait()
	r.noteLive()
	for range 30 {
		tree(17)
	}
	r.note()
	close(gate)
	ended.Wait()
}
