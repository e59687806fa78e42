package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type Counter struct {
	sync.Mutex
	m map[string]int
}

func (c *Counter) Inc(k string) {
	c.Lock()
	defer c.Unlock()
	c.m[k]++
}

type Queue struct {
	mu    sync.Mutex
	cond  *sync.Cond
	items []int
}

func (q *Queue) Put(x int) {
	q.mu.Lock()
	q.items = append(q.items, x)
	q.mu.Unlock()
	q.cond.Signal()
}

func (q *Queue) Get() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.cond.Wait()
	}
	x := q.items[0]
	q.items = q.items[1:]
	return x
}

func main() {
	c := Counter{m: map[string]int{}}
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 25 {
				c.Inc([]string{"a", "b"}[i%2])
			}
		}()
	}
	wg.Wait()
	fmt.Println(c.m)

	var rw sync.RWMutex
	shared := 0
	sums := make([]int, 4)
	for i := range 4 {
		wg.Go(func() {
			for range 20 {
				rw.RLock()
				sums[i] += shared - shared
				rw.RUnlock()
			}
		})
		wg.Go(func() {
			for range 20 {
				rw.Lock()
				shared++
				rw.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(shared, sums, rw.TryLock(), rw.TryRLock())

	var once sync.Once
	for range 3 {
		wg.Go(func() { once.Do(func() { fmt.Println("once") }) })
	}
	wg.Wait()
	v := sync.OnceValue(func() int { fmt.Println("computed"); return 42 })
	fmt.Println(v(), v())

	q := &Queue{}
	q.cond = sync.NewCond(&q.mu)
	total := make(chan int)
	for range 3 {
		go func() {
			s := 0
			for x := q.Get(); x >= 0; x = q.Get() {
				s += x
			}
			total <- s
		}()
	}
	for i := range 50 {
		q.Put(i)
	}
	for range 3 {
		q.Put(-1)
	}
	fmt.Println(<-total + <-total + <-total)

	var n atomic.Int64
	var flag atomic.Bool
	var old int32 = 5
	for range 10 {
		wg.Go(func() {
			for range 30 {
				n.Add(2)
			}
			flag.Store(true)
		})
	}
	wg.Wait()
	fmt.Println(n.Load(), flag.Load(), atomic.CompareAndSwapInt32(&old, 5, 6), atomic.CompareAndSwapInt32(&old, 5, 7), atomic.AddInt32(&old, -10), n.Load(), n.Swap(1), n.Load())
	var val atomic.Value
	fmt.Println(val.Load())
	val.Store([]int{1, 2})
	fmt.Println(val.Load().([]int))
	var p atomic.Pointer[Counter]
	fmt.Println(p.Load() == nil, p.CompareAndSwap(nil, &c), p.Load() == &c)

	var m sync.Map
	for i := range 5 {
		m.Store(i, i*i)
	}
	m.Delete(2)
	x, ok := m.Load(3)
	_, missing := m.Load(2)
	act, loaded := m.LoadOrStore(3, "no")
	size := 0
	m.Range(func(k, v any) bool { size++; return true })
	fmt.Println(x, ok, missing, act, loaded, size)
	pool := sync.Pool{New: func() any { return new(Counter) }}
	pc := pool.Get().(*Counter)
	pool.Put(pc)
	fmt.Println(pc.m == nil)

	start, ready := make(chan struct{}), sync.NewCond(&sync.Mutex{})
	woken := 0
	for range 5 {
		wg.Go(func() {
			ready.L.Lock()
			start <- struct{}{}
			ready.Wait()
			woken++
			ready.L.Unlock()
		})
	}
	for range 5 {
		<-start
	}
	ready.L.Lock()
	ready.Broadcast()
	ready.L.Unlock()
	wg.Wait()
	fmt.Println(woken)
}

// Output:
// map[a:250 b:250]
// 80 [0 0 0 0] true false
// once
// computed
// 42 42
// 1225
// 600 true true false -4 600 600 1
// <nil>
// [1 2]
// true true true
// 9 true false 9 true 4
// true
// 5
