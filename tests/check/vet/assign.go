package main

import (
	"context"
	"time"
)

type point struct{ x, y int }

func main() {
	x := 1
	x = x //~ "self-assignment of x"
	var p point
	p.x = p.x //~ "self-assignment of p.x"
	list := [2]int{}
	list[0] = list[0] //~ "self-assignment of list[0]"
	table := map[int]int{}
	table[0] = table[0]
	a, b := 1, 2
	a, b = a, b //~ "self-assignment of a, b"
	a, b = b, a
	x += x
	list[next()] = list[next()]
	ctx, _ := context.WithCancel(context.Background()) //~ "the cancel function returned by context.WithCancel should be called, not discarded, to avoid a context leak"
	ctx, _ = context.WithTimeout(ctx, time.Second) //~ "the cancel function returned by context.WithTimeout should be called, not discarded, to avoid a context leak"
	ctx, stop := context.WithCancel(ctx)
	stop()
	_, _ = ctx, p
}

func next() int { return 0 }
