package main

import (
	"fmt"
	"sort"
)

type item struct {
	key  int
	name string
}

func quick(a []int) {
	for len(a) > 12 {
		pivot, i, j := a[len(a)/2], 0, len(a)-1
		for i <= j {
			for a[i] < pivot {
				i++
			}
			for a[j] > pivot {
				j--
			}
			if i <= j {
				a[i], a[j] = a[j], a[i]
				i++
				j--
			}
		}
		quick(a[:j+1])
		a = a[i:]
	}
	for i := 1; i < len(a); i++ {
		for j := i; j > 0 && a[j] < a[j-1]; j-- {
			a[j], a[j-1] = a[j-1], a[j]
		}
	}
}

func main() {
	const n = 300000
	a, items := make([]int, n), make([]item, n/6)
	x := 42
	for i := range a {
		x = (x*1103515245 + 12345) & 0x7fffffff
		a[i] = x
	}
	for i := range items {
		items[i] = item{a[i] % 1000, "n"}
	}
	b := append([]int(nil), a...)
	quick(a)
	sort.Ints(b)
	sort.Slice(items, func(i, j int) bool { return items[i].key < items[j].key })
	fmt.Println(a[0], a[n/2], a[n-1] == b[n-1], b[n/3] == a[n/3], items[100].key, items[n/12].key)
}
