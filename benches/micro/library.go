package main

import (
	"bytes"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
)

const text = "the quick brown fox jumps over the lazy dog"

// texts measures strings.
func texts() {
	measure("string: concatenate", func(n int) {
		for i := range n {
			stringSink = text[:i&31] + text
		}
	})
	measure("string: compare", func(n int) {
		words := strings.Fields(text)
		for i := range n {
			if words[i&7] < words[(i+1)&7] {
				intSink++
			}
		}
	})
	measure("string: a byte", func(n int) {
		sum := 0
		for i := range n {
			sum += int(text[i&31])
		}
		intSink = sum
	})
	measureEach("string: range over a rune", len(text), func(n int) {
		sum := 0
		for range n {
			for _, r := range text {
				sum += int(r)
			}
		}
		intSink = sum
	})
	measure("string: to bytes and back", func(n int) {
		for range n {
			stringSink = string([]byte(text))
		}
	})
	measure("strings.Builder: a byte", func(n int) {
		var b strings.Builder
		for range n {
			if b.Len() == 1024 {
				b.Reset()
			}
			b.WriteByte('x')
		}
		intSink = b.Len()
	})
	measure("strings.Index", func(n int) {
		for range n {
			intSink = strings.Index(text, "lazy")
		}
	})
	measure("strings.Split", func(n int) {
		for range n {
			intSink = len(strings.Split(text, " "))
		}
	})
	measure("strings.ToUpper", func(n int) {
		for range n {
			stringSink = strings.ToUpper(text)
		}
	})
	measure("strings.ToUpper, not ASCII", func(n int) {
		for range n {
			stringSink = strings.ToUpper("größere wörter, straße: été, naïve façade")
		}
	})
	measure("strings.TrimSpace", func(n int) {
		for range n {
			stringSink = strings.TrimSpace("  \t a word \n")
		}
	})
	measure("bytes.Trim", func(n int) {
		word := []byte("--=a word=--")
		for range n {
			intSink = len(bytes.Trim(word, "-="))
		}
	})
	measure("bytes.TrimSpace", func(n int) {
		word := []byte("  \t a word \n")
		for range n {
			intSink = len(bytes.TrimSpace(word))
		}
	})
}

type byValue []int

func (v byValue) Len() int           { return len(v) }
func (v byValue) Less(i, j int) bool { return v[i] < v[j] }
func (v byValue) Swap(i, j int)      { v[i], v[j] = v[j], v[i] }

// sorting measures a way to sort, for each of 1000 elements.
func sorting(name string, sort func(values []int)) {
	values := make([]int, 1000)
	measureEach(name, len(values), func(n int) {
		for range n {
			state := 42
			for i := range values {
				state = state * 16807 % 2147483647
				values[i] = state
			}
			sort(values)
		}
		intSink = values[0]
	})
}

// library measures sorting, formatting and numbers as text.
func library() {
	sorting("sort.Ints: an element", sort.Ints)
	sorting("slices.SortFunc: an element", func(v []int) { slices.SortFunc(v, func(a, b int) int { return a - b }) })
	sorting("sort.Slice: an element", func(v []int) { sort.Slice(v, func(i, j int) bool { return v[i] < v[j] }) })
	sorting("sort.Sort: an element", func(v []int) { sort.Sort(byValue(v)) })
	sorting("sort.Stable: an element", func(v []int) { sort.Stable(byValue(v)) })
	measure("fmt.Sprintf: %d", func(n int) {
		for i := range n {
			stringSink = fmt.Sprintf("%d", i)
		}
	})
	measure("fmt.Sprintf: %s %5.2f", func(n int) {
		for i := range n {
			stringSink = fmt.Sprintf("%s: %5.2f", "value", float64(i))
		}
	})
	measure("fmt.Sprintf: %v of a struct", func(n int) {
		type pair struct {
			Name  string
			Value int
		}
		for i := range n {
			stringSink = fmt.Sprintf("%v", pair{"x", i})
		}
	})
	measure("fmt.Sprint: 3 values", func(n int) {
		for i := range n {
			stringSink = fmt.Sprint("a", i, true)
		}
	})
	measure("strconv.Itoa", func(n int) {
		for i := range n {
			stringSink = strconv.Itoa(i * 1000)
		}
	})
	measure("strconv.Atoi", func(n int) {
		for range n {
			intSink, _ = strconv.Atoi("1234567")
		}
	})
	measure("strconv.ParseFloat", func(n int) {
		for range n {
			f, _ := strconv.ParseFloat("3.14159", 64)
			intSink = int(f)
		}
	})
}
