package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"unsafe"
)

// Each kind of number has functions for plain variables, and a type with methods.
func integers() {
	i32, i64, u32, u64, up := int32(10), int64(10), uint32(10), uint64(10), uintptr(10)
	fmt.Println(atomic.AddInt32(&i32, -11), atomic.AddInt64(&i64, 1<<40), atomic.AddUint32(&u32, ^uint32(10)), atomic.AddUint64(&u64, 5), atomic.AddUintptr(&up, 5))
	fmt.Println(atomic.LoadInt32(&i32), atomic.LoadInt64(&i64), atomic.LoadUint32(&u32), atomic.LoadUint64(&u64), atomic.LoadUintptr(&up))
	fmt.Println(atomic.SwapInt32(&i32, 0xff), atomic.SwapInt64(&i64, 0xff), atomic.SwapUint32(&u32, 0xff), atomic.SwapUint64(&u64, 0xff), atomic.SwapUintptr(&up, 0xff))
	fmt.Println(atomic.AndInt32(&i32, 0x3c), atomic.AndInt64(&i64, 0x3c), atomic.AndUint32(&u32, 0x3c), atomic.AndUint64(&u64, 0x3c), atomic.AndUintptr(&up, 0x3c))
	fmt.Println(atomic.OrInt32(&i32, 0x41), atomic.OrInt64(&i64, 0x41), atomic.OrUint32(&u32, 0x41), atomic.OrUint64(&u64, 0x41), atomic.OrUintptr(&up, 0x41))
	fmt.Println(i32, i64, u32, u64, up)
	fmt.Println(atomic.CompareAndSwapInt32(&i32, 125, 1), atomic.CompareAndSwapInt64(&i64, 125, 1), atomic.CompareAndSwapUint32(&u32, 125, 1), atomic.CompareAndSwapUint64(&u64, 125, 1), atomic.CompareAndSwapUintptr(&up, 125, 1))
	fmt.Println(atomic.CompareAndSwapInt32(&i32, 125, 2), atomic.CompareAndSwapInt64(&i64, 125, 2), atomic.CompareAndSwapUint32(&u32, 125, 2), atomic.CompareAndSwapUint64(&u64, 125, 2), atomic.CompareAndSwapUintptr(&up, 125, 2))
	atomic.StoreInt32(&i32, -1)
	atomic.StoreInt64(&i64, -1)
	atomic.StoreUint32(&u32, 1<<32-1)
	atomic.StoreUint64(&u64, 1<<64-1)
	atomic.StoreUintptr(&up, 1<<64-1)
	fmt.Println(i32, i64, u32, u64, up, atomic.AddInt32(&i32, -1<<31), atomic.AddUint32(&u32, 1), atomic.AddUint64(&u64, 1))
}

// A number is what the methods of the integer types have in common.
type number[T any] interface {
	Load() T
	Store(T)
	Swap(T) T
	CompareAndSwap(old, new T) bool
	Add(T) T
	And(T) T
	Or(T) T
}

func methods[T interface {
	int32 | int64 | uint32 | uint64 | uintptr
}](n number[T]) {
	n.Store(0xf0)
	fmt.Println(n.Add(0x0f), n.And(0x3c), n.Load(), n.Or(0x41), n.Swap(7), n.CompareAndSwap(7, 8), n.CompareAndSwap(7, 9), n.Load(), fmt.Sprintf("%T", n))
}

// Pointers and values of any type are swapped whole.
func pointers() {
	a, b := "a", "b"
	var p atomic.Pointer[string]
	fmt.Println(p.Load(), p.CompareAndSwap(nil, &a), *p.Load(), *p.Swap(&b), p.CompareAndSwap(&a, nil), *p.Load())
	p.Store(nil)
	fmt.Println(p.Load())

	x, y := 1, 2
	var plain unsafe.Pointer
	atomic.StorePointer(&plain, unsafe.Pointer(&x))
	fmt.Println(atomic.LoadPointer(&plain) == unsafe.Pointer(&x), atomic.CompareAndSwapPointer(&plain, unsafe.Pointer(&y), nil), atomic.CompareAndSwapPointer(&plain, unsafe.Pointer(&x), unsafe.Pointer(&y)))
	fmt.Println(atomic.SwapPointer(&plain, nil) == unsafe.Pointer(&y), atomic.LoadPointer(&plain) == nil)

	var flag atomic.Bool
	fmt.Println(flag.Load(), flag.Swap(true), flag.CompareAndSwap(false, true), flag.CompareAndSwap(true, false), flag.Load())
	flag.Store(true)
	fmt.Println(flag.Load())

	var v atomic.Value
	fmt.Println(v.Load(), v.CompareAndSwap(nil, "first"), v.Load(), v.Swap("second"), v.CompareAndSwap("first", "third"), v.CompareAndSwap("second", "third"), v.Load())
	for _, f := range []func(){
		func() { v.Store(1) }, func() { v.Store(nil) }, func() { v.Swap(nil) }, func() { v.Swap(2.5) },
		func() { v.CompareAndSwap("third", nil) }, func() { v.CompareAndSwap("third", 3) }, func() { v.CompareAndSwap(3, "third") },
		func() {
			var list atomic.Value
			list.Store([]int{1})
			list.CompareAndSwap([]int{1}, []int{2})
		},
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

// Goroutines that count together lose nothing.
func together() {
	var plain int64
	var typed atomic.Uint64
	var most atomic.Int32
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for i := range 50 {
				atomic.AddInt64(&plain, 1)
				typed.Add(2)
				for mine := int32(g*100 + i); ; {
					seen := most.Load()
					if seen >= mine || most.CompareAndSwap(seen, mine) {
						break
					}
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(atomic.LoadInt64(&plain), typed.Load(), most.Load())
}

func main() {
	integers()
	methods(new(atomic.Int32))
	methods(new(atomic.Int64))
	methods(new(atomic.Uint32))
	methods(new(atomic.Uint64))
	methods(new(atomic.Uintptr))
	pointers()
	together()
}

// Output:
// -1 1099511627786 4294967295 15 15
// -1 1099511627786 4294967295 15 15
// -1 1099511627786 4294967295 15 15
// 255 255 255 255 255
// 60 60 60 60 60
// 125 125 125 125 125
// true true true true true
// false false false false false
// 2147483647 -1 0 0 18446744073709551615 2147483647 0 0
// 255 255 60 60 125 true false 8 *atomic.Int32
// 255 255 60 60 125 true false 8 *atomic.Int64
// 255 255 60 60 125 true false 8 *atomic.Uint32
// 255 255 60 60 125 true false 8 *atomic.Uint64
// 255 255 60 60 125 true false 8 *atomic.Uintptr
// <nil> true a a false b
// <nil>
// true false true
// true true
// false false false true false
// true
// <nil> true first first false true third
// sync/atomic: store of inconsistently typed value into Value
// sync/atomic: store of nil value into Value
// sync/atomic: swap of nil value into Value
// sync/atomic: swap of inconsistently typed value into Value
// sync/atomic: compare and swap of nil value into Value
// sync/atomic: compare and swap of inconsistently typed values
// sync/atomic: compare and swap of inconsistently typed values
// runtime error: comparing uncomparable type []int
// 200 400 349
