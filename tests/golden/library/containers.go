package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"strings"
)

// show prints a list from both ends.
func show(l *list.List) {
	var there, back []string
	for e := l.Front(); e != nil; e = e.Next() {
		there = append(there, fmt.Sprint(e.Value))
	}
	for e := l.Back(); e != nil; e = e.Prev() {
		back = append(back, fmt.Sprint(e.Value))
	}
	fmt.Println(l.Len(), strings.Join(there, " "), "|", strings.Join(back, " "))
}

// Elements of a list are put before, behind and between others, and moved.
func lists() {
	var l list.List
	b := l.PushBack("b")
	a := l.PushFront("a")
	d := l.InsertAfter("d", b)
	c := l.InsertBefore("c", d)
	show(&l)
	l.MoveToFront(c)
	l.MoveToBack(a)
	show(&l)
	l.MoveBefore(d, c)
	l.MoveAfter(c, a)
	show(&l)
	l.MoveBefore(a, a)
	l.MoveAfter(b, b)
	show(&l)
	fmt.Println(l.Remove(b), l.Remove(b), b.Next(), b.Prev(), l.Front() == d, l.Back() == c)
	show(&l)

	// Elements of other lists are left alone.
	other := list.New()
	x := other.PushBack("x")
	fmt.Println(l.InsertBefore("y", x), l.InsertAfter("y", x), l.Remove(x))
	l.MoveToFront(x)
	l.MoveToBack(x)
	l.MoveBefore(x, a)
	l.MoveAfter(a, x)
	show(&l)
	l.PushBackList(other)
	l.PushFrontList(&l)
	show(&l)
	fmt.Println(l.Init().Len(), l.Front(), l.Back(), other.Len())
}

type task struct {
	name   string
	urgent int
	at     int
}

type queue []*task

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].urgent > q[j].urgent }
func (q queue) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].at, q[j].at = i, j
}
func (q *queue) Push(x any) {
	t := x.(*task)
	t.at = len(*q)
	*q = append(*q, t)
}
func (q *queue) Pop() any {
	last := len(*q) - 1
	t := (*q)[last]
	*q = (*q)[:last]
	t.at = -1
	return t
}

// A heap gives out its least element, whatever its order is; one that changes is put right.
func heaps() {
	q := queue{{"sleep", 1, 0}, {"eat", 5, 1}, {"work", 3, 2}}
	heap.Init(&q)
	read := &task{name: "read", urgent: 2}
	heap.Push(&q, read)
	heap.Push(&q, &task{name: "run", urgent: 9})
	read.urgent = 7
	heap.Fix(&q, read.at)
	for _, t := range q {
		if t.name == "work" {
			fmt.Println("gone:", heap.Remove(&q, t.at).(*task).name)
			break
		}
	}
	for q.Len() > 0 {
		t := heap.Pop(&q).(*task)
		fmt.Print(t.name, t.urgent, " ")
	}
	fmt.Println(read.at)
}

// A ring has no beginning; cutting it makes two, linking two makes one.
func rings() {
	r := ring.New(6)
	for i := range r.Len() {
		r.Value = i
		r = r.Next()
	}
	print := func(r *ring.Ring) {
		r.Do(func(x any) { fmt.Print(x, " ") })
		fmt.Println(r.Len())
	}
	print(r)
	print(r.Move(2))
	print(r.Move(-1))
	print(r.Prev())
	cut := r.Unlink(8)
	print(cut)
	print(r)
	back := r.Link(cut)
	print(r)
	fmt.Println(back.Value, r.Unlink(0), ring.New(0) == nil, (*ring.Ring)(nil).Len())
	alone := new(ring.Ring)
	alone.Value = "alone"
	print(alone)
	fmt.Println(alone.Next() == alone, alone.Move(3) == alone, alone.Prev() == alone)
}

func main() {
	lists()
	heaps()
	rings()
}

// Output:
// 4 a b c d | d c b a
// 4 c b d a | a d b c
// 4 d b a c | c a b d
// 4 d b a c | c a b d
// b b <nil> <nil> true true
// 3 d a c | c a d
// <nil> <nil> x
// 3 d a c | c a d
// 8 d a c x d a c x | x c a d x c a d
// 0 <nil> <nil> 1
// gone: work
// run9 read7 eat5 sleep1 -1
// 0 1 2 3 4 5 6
// 2 3 4 5 0 1 6
// 5 0 1 2 3 4 6
// 5 0 1 2 3 4 6
// 1 2 2
// 0 3 4 5 4
// 0 1 2 3 4 5 6
// 3 <nil> true 0
// alone 1
// true true true
