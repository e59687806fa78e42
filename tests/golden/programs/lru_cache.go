package main

import (
	"container/list"
	"fmt"
	"strings"
)

type entry[K comparable, V any] struct {
	key K
	val V
}

type LRU[K comparable, V any] struct {
	cap     int
	ll      *list.List
	items   map[K]*list.Element
	onEvict func(K, V)
	hits    int
	misses  int
}

func NewLRU[K comparable, V any](cap int, onEvict func(K, V)) *LRU[K, V] {
	return &LRU[K, V]{cap: cap, ll: list.New(), items: make(map[K]*list.Element), onEvict: onEvict}
}

func (c *LRU[K, V]) Get(k K) (v V, ok bool) {
	if e, hit := c.items[k]; hit {
		c.ll.MoveToFront(e)
		c.hits++
		return e.Value.(*entry[K, V]).val, true
	}
	c.misses++
	return
}

func (c *LRU[K, V]) Put(k K, v V) {
	if e, ok := c.items[k]; ok {
		e.Value.(*entry[K, V]).val = v
		c.ll.MoveToFront(e)
		return
	}
	c.items[k] = c.ll.PushFront(&entry[K, V]{k, v})
	if c.ll.Len() > c.cap {
		oldest := c.ll.Back()
		en := c.ll.Remove(oldest).(*entry[K, V])
		delete(c.items, en.key)
		if c.onEvict != nil {
			c.onEvict(en.key, en.val)
		}
	}
}

func (c *LRU[K, V]) String() string {
	var b strings.Builder
	for e := c.ll.Front(); e != nil; e = e.Next() {
		en := e.Value.(*entry[K, V])
		fmt.Fprintf(&b, "[%v:%v]", en.key, en.val)
	}
	return b.String()
}

func main() {
	var evicted []string
	c := NewLRU(3, func(k string, v int) { evicted = append(evicted, fmt.Sprintf("%s=%d", k, v)) })
	for i, w := range strings.Fields("a b c a d e a f b") {
		if v, ok := c.Get(w); ok {
			fmt.Printf("hit %s %d\n", w, v)
		} else {
			c.Put(w, i)
		}
		fmt.Println(c)
	}
	fmt.Println(evicted, c.hits, c.misses)
	c.Put("f", 100)
	fmt.Println(c)
	sq := NewLRU[int, int](2, nil)
	for i := range 5 {
		sq.Put(i%3, i*i)
	}
	fmt.Println(sq, len(sq.items))
}

// Output:
// [a:0]
// [b:1][a:0]
// [c:2][b:1][a:0]
// hit a 0
// [a:0][c:2][b:1]
// [d:4][a:0][c:2]
// [e:5][d:4][a:0]
// hit a 0
// [a:0][e:5][d:4]
// [f:7][a:0][e:5]
// [b:8][f:7][a:0]
// [b=1 c=2 d=4 e=5] 2 7
// [f:100][b:8][a:0]
// [1:16][0:9] 2
