package main

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// try runs f and prints what it panics with.
func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

// A lock is taken at once or not at all by Try; readers share theirs.
func locks() {
	var m sync.Mutex
	fmt.Println(m.TryLock(), m.TryLock())
	m.Unlock()
	m.Lock()
	m.Unlock()
	var rw sync.RWMutex
	fmt.Println(rw.TryRLock(), rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	rw.RUnlock()
	fmt.Println(rw.TryLock(), rw.TryRLock(), rw.TryLock())
	rw.Unlock()

	reader := rw.RLocker()
	reader.Lock()
	fmt.Println(rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	reader.Unlock()
	for _, l := range []sync.Locker{&m, &rw, reader} {
		l.Lock()
		fmt.Printf("%T ", l)
		l.Unlock()
	}
	fmt.Println()

	// A writer that waits goes before readers that come later.
	var order []string
	var wg sync.WaitGroup
	rw.RLock()
	wg.Go(func() {
		rw.Lock()
		order = append(order, "writer")
		rw.Unlock()
	})
	for rw.TryRLock() {
		rw.RUnlock()
	}
	wg.Go(func() {
		rw.RLock()
		fmt.Println(order)
		rw.RUnlock()
	})
	rw.RUnlock()
	wg.Wait()
}

// A condition is waited for with the lock, which Wait gives up and takes again.
func conditions() {
	var m sync.Mutex
	c := sync.NewCond(&m)
	open, inside := false, 0
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			m.Lock()
			defer m.Unlock()
			for !open {
				c.Wait()
			}
			inside++
		})
	}
	c.Signal()
	m.Lock()
	open = true
	c.Broadcast()
	m.Unlock()
	wg.Wait()
	fmt.Println(inside, c.L == &m)
}

// What is done once is done for all who ask, a panic included.
func onces() {
	calls := 0
	f := sync.OnceFunc(func() { calls++ })
	f()
	f()
	v := sync.OnceValue(func() string { calls++; return strings.Repeat("v", calls) })
	a, b := sync.OnceValues(func() (int, error) { calls++; return calls, nil })()
	fmt.Println(v(), v(), a, b, calls)
	bad := sync.OnceValue(func() int { panic(fmt.Sprint("failed after ", calls)) })
	try("first", func() { bad() })
	calls = 99
	try("second", func() { bad() })
	var once sync.Once
	try("panics", func() { once.Do(func() { panic("in Do") }) })
	once.Do(func() { fmt.Println("not called") })
}

// A Map may be used by all goroutines at the same time.
func maps() {
	var m sync.Map
	m.Store("a", 1)
	fmt.Println(m.Load("a"))
	fmt.Println(m.Load("b"))
	fmt.Println(m.LoadOrStore("a", 2))
	fmt.Println(m.LoadOrStore("b", 2))
	fmt.Println(m.Swap("b", 3))
	fmt.Println(m.Swap("c", 4))
	fmt.Println(m.CompareAndSwap("c", 4, 5), m.CompareAndSwap("c", 4, 6), m.CompareAndSwap("d", nil, 1))
	fmt.Println(m.CompareAndDelete("c", 4), m.CompareAndDelete("c", 5), m.CompareAndDelete("c", 5))
	fmt.Println(m.LoadAndDelete("b"))
	fmt.Println(m.LoadAndDelete("b"))
	m.Store("x", 1)
	m.Delete("a")
	m.Store(1.5, "y")
	var keys []string
	m.Range(func(key, value any) bool {
		keys = append(keys, fmt.Sprint(key, "=", value))
		return true
	})
	slices.Sort(keys)
	fmt.Println(keys)
	seen := 0
	m.Range(func(key, value any) bool {
		seen++
		return false
	})
	m.Clear()
	m.Range(func(key, value any) bool { seen += 10; return true })
	fmt.Println(seen)
	try("compare", func() {
		m.Store("list", []int{})
		m.CompareAndSwap("list", []int{}, 1)
	})
	try("delete", func() { m.CompareAndDelete("list", []int{}) })
	try("key", func() { m.Store([]int{}, 1) })
}

// A Pool gives back what was put into it, or something new.
func pools() {
	made := 0
	p := sync.Pool{New: func() any { made++; return new(strings.Builder) }}
	b := p.Get().(*strings.Builder)
	b.WriteString("used")
	b.Reset()
	p.Put(b)
	fmt.Println(p.Get().(*strings.Builder).Len(), made >= 1)
	var empty sync.Pool
	empty.Put(nil)
	fmt.Println(empty.Get())
}

// A WaitGroup that is counted below zero says so.
func groups() {
	var wg sync.WaitGroup
	try("below zero", func() { wg.Done() })
	var other sync.WaitGroup
	other.Add(2)
	other.Add(-2)
	other.Wait()
	results := make([]int, 5)
	for i := range results {
		other.Go(func() { results[i] = i * i })
	}
	other.Wait()
	fmt.Println(results)
}

func main() {
	locks()
	conditions()
	onces()
	maps()
	pools()
	groups()
}

// Output:
// true false
// true true false
// true false false
// true false
// *sync.Mutex *sync.RWMutex *sync.rlocker
// [writer]
// 4 true
// vvv vvv 2 <nil> 3
// first failed after 3
// second failed after 3
// panics in Do
// 1 true
// <nil> false
// 1 true
// 2 false
// 2 true
// <nil> false
// true false false
// false true false
// 3 true
// <nil> false
// [1.5=y x=1]
// 1
// compare runtime error: comparing uncomparable type []int
// delete runtime error: comparing uncomparable type []int
// key runtime error: hash of unhashable type []int
// 0 true
// <nil>
// below zero sync: negative WaitGroup counter
// [0 1 4 9 16]
