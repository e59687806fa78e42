package main

import "strconv"

// maps measures maps of a thousand and of a hundred thousand entries.
func maps() {
	m, large := map[int]int{}, map[int]int{}
	for i := range 100_000 {
		if i < 1000 {
			m[i*7919] = i
		}
		large[i*7919] = i
	}
	measure("map: get int of 1000", func(n int) {
		sum := 0
		for i := range n {
			sum += m[i%1000*7919]
		}
		intSink = sum
	})
	measure("map: get int of 100,000", func(n int) {
		m, sum := large, 0
		for i := range n {
			sum += m[i*31%100_000*7919]
		}
		intSink = sum
	})
	measure("map: miss", func(n int) {
		sum := 0
		for i := range n {
			sum += m[-i-1]
		}
		intSink = sum
	})
	measure("map: update int", func(n int) {
		for i := range n {
			m[i%1000*7919]++
		}
	})
	measure("map: insert int", func(n int) {
		m := map[int]int{}
		for i := range n {
			if i%100_000 == 0 {
				m = map[int]int{}
			}
			m[i*7919] = i
		}
	})
	measure("map: insert and delete", func(n int) {
		for i := range n {
			m[-i-1] = i
			delete(m, -i-1)
		}
	})
	measureEach("map: iterate", len(m), func(n int) {
		sum := 0
		for range n {
			for k, v := range m {
				sum += k ^ v
			}
		}
		intSink = sum
	})
	measure("map: small literal", func(n int) {
		for i := range n {
			m := map[string]int{"a": 1, "b": i, "c": 3}
			intSink = m["b"]
		}
	})
	words := make([]string, 1000)
	for i := range words {
		words[i] = "word number " + strconv.Itoa(i)
	}
	measure("map: count words", func(n int) {
		m := map[string]int{}
		for i := range n {
			m[words[i%1000]]++
		}
		intSink = len(m)
	})
	type point struct{ x, y int }
	measure("map: get struct", func(n int) {
		m, sum := map[point]int{}, 0
		for i := range 1000 {
			m[point{i, -i}] = i
		}
		for i := range n {
			sum += m[point{i % 1000, -(i % 1000)}]
		}
		intSink = sum
	})
}
