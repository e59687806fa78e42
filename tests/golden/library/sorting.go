package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"sort"
	"strings"
)

type person struct {
	name string
	age  int
}

type byAge []person

func (p byAge) Len() int           { return len(p) }
func (p byAge) Less(i, j int) bool { return p[i].age < p[j].age }
func (p byAge) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }

// Package sort works on anything with a length, an order and a swap.
func interfaces() {
	people := []person{{"Ada", 36}, {"Alan", 41}, {"Grace", 85}, {"Edsger", 41}, {"Tony", 36}}
	sort.Stable(byAge(people))
	fmt.Println(people, sort.IsSorted(byAge(people)))
	sort.Sort(sort.Reverse(byAge(people)))
	fmt.Println(people[0], sort.IsSorted(byAge(people)), sort.IsSorted(sort.Reverse(byAge(people))))
	sort.Slice(people, func(i, j int) bool { return people[i].name < people[j].name })
	fmt.Println(people, sort.SliceIsSorted(people, func(i, j int) bool { return people[i].name < people[j].name }))
	sort.SliceStable(people, func(i, j int) bool { return people[i].age < people[j].age })
	fmt.Println(people, sort.SliceIsSorted(people, func(i, j int) bool { return people[i].name < people[j].name }))

	ints, floats, strs := []int{3, -1, 2}, []float64{2.5, math.NaN(), -1, math.Inf(-1)}, []string{"b", "", "a"}
	fmt.Println(sort.IntsAreSorted(ints), sort.Float64sAreSorted(floats), sort.StringsAreSorted(strs))
	sort.Ints(ints)
	sort.Float64s(floats)
	sort.Strings(strs)
	fmt.Println(ints, floats, strs, sort.IntsAreSorted(ints), sort.Float64sAreSorted(floats), sort.StringsAreSorted(strs))
	sort.Sort(sort.Reverse(sort.IntSlice(ints)))
	sort.Sort(sort.Reverse(sort.Float64Slice(floats)))
	sort.StringSlice(strs).Swap(0, 2)
	sort.IntSlice(ints).Sort()
	fmt.Println(ints, floats, strs, sort.Float64Slice(floats).Less(2, 3))
}

// Binary search returns where a thing is, or where it would be put in.
func searches() {
	ints, floats, strs := []int{1, 3, 3, 7}, []float64{-1, 0.5, 2}, []string{"go", "rust", "zig"}
	for _, x := range []int{0, 1, 3, 5, 9} {
		i, found := slices.BinarySearch(ints, x)
		j, at := sort.Find(len(ints), func(i int) int { return cmp.Compare(x, ints[i]) })
		fmt.Print(sort.SearchInts(ints, x), sort.IntSlice(ints).Search(x), i, found, j, at, "; ")
	}
	fmt.Println(sort.SearchFloat64s(floats, 0.5), sort.Float64Slice(floats).Search(9), sort.SearchStrings(strs, "java"), sort.StringSlice(strs).Search("zig"))
	fmt.Println(sort.Search(1000, func(i int) bool { return i*i >= 500 }), sort.Search(0, nil))
	i, found := slices.BinarySearchFunc([]person{{"Ada", 36}, {"Alan", 41}}, 41, func(p person, age int) int { return p.age - age })
	fmt.Println(i, found)
}

// Package slices sorts by the order of the elements, or by a function.
func ordered() {
	people := []person{{"Ada", 36}, {"Alan", 41}, {"Grace", 85}, {"Edsger", 41}}
	byName := func(a, b person) int { return strings.Compare(a.name, b.name) }
	byBoth := func(a, b person) int { return cmp.Or(-cmp.Compare(a.age, b.age), byName(a, b)) }
	slices.SortFunc(people, byBoth)
	fmt.Println(people, slices.IsSortedFunc(people, byBoth), slices.IsSortedFunc(people, byName))
	slices.SortStableFunc(people, func(a, b person) int { return a.age%2 - b.age%2 })
	fmt.Println(people, slices.MinFunc(people, byName), slices.MaxFunc(people, byName))
	floats := []float64{2, math.NaN(), -1}
	slices.Sort(floats)
	fmt.Println(floats, slices.IsSorted(floats), slices.Max(floats), slices.Min([]string{"b", "a"}), slices.Max([]int{3, 9, 2}))
	slices.Reverse(people)
	fmt.Println(people[0], cmp.Less(math.NaN(), 1), cmp.Compare(math.NaN(), math.NaN()), cmp.Compare("a", "b"), cmp.Or(0, 0, 5, 6), cmp.Or[string]())
	stock := map[string]int{"pears": 3, "apples": 7, "figs": 0}
	for _, name := range slices.Sorted(maps.Keys(stock)) {
		fmt.Print(name, stock[name], " ")
	}
	fmt.Println(slices.SortedFunc(maps.Values(stock), func(a, b int) int { return b - a }), slices.SortedStableFunc(slices.Values(people), byName))
}

// Elements are compared by ==, by <, or by a function.
func comparisons() {
	a, b := []int{1, 2, 3}, []string{"1", "2", "3"}
	same := func(n int, s string) bool { return fmt.Sprint(n) == s }
	order := func(n int, s string) int { return strings.Compare(fmt.Sprint(n), s) }
	fmt.Println(slices.EqualFunc(a, b, same), slices.EqualFunc(a[:2], b, same), slices.EqualFunc(a, []string{"1", "x", "3"}, same), slices.EqualFunc([]int(nil), b[:0], same))
	fmt.Println(slices.CompareFunc(a, b, order), slices.CompareFunc(a[:2], b, order), slices.CompareFunc(a, b[:1], order), slices.CompareFunc(a, []string{"1", "3"}, order))
	fmt.Println(slices.Equal(a, []int{1, 2, 3}), slices.Equal([]float64{math.NaN()}, []float64{math.NaN()}), slices.Compare(a, []int{1, 2}), slices.Compare(a, []int{2}), slices.Compare([]float64{math.NaN()}, []float64{0}))
	defer func() { fmt.Println(recover()) }()
	fmt.Println(slices.MaxFunc([]int{}, func(a, b int) int { return a - b }))
}

func main() {
	interfaces()
	searches()
	ordered()
	comparisons()
}

// Output:
// [{Ada 36} {Tony 36} {Alan 41} {Edsger 41} {Grace 85}] true
// {Grace 85} false true
// [{Ada 36} {Alan 41} {Edsger 41} {Grace 85} {Tony 36}] true
// [{Ada 36} {Tony 36} {Alan 41} {Edsger 41} {Grace 85}] false
// false false false
// [-1 2 3] [NaN -Inf -1 2.5] [ a b] true true true
// [-1 2 3] [2.5 -1 -Inf NaN] [b a ] false
// 0 0 0 false 0 false; 0 0 0 true 0 true; 1 1 1 true 1 true; 3 3 3 false 3 false; 4 4 4 false 4 false; 1 3 1 2
// 23 0
// 1 true
// [{Grace 85} {Alan 41} {Edsger 41} {Ada 36}] true false
// [{Ada 36} {Grace 85} {Alan 41} {Edsger 41}] {Ada 36} {Grace 85}
// [NaN -1 2] true NaN a 9
// {Edsger 41} true 0 -1 5
// apples7 figs0 pears3 [7 3 0] [{Ada 36} {Alan 41} {Edsger 41} {Grace 85}]
// true false false true
// 0 -1 1 -1
// true false 1 -1 -1
// slices.MaxFunc: empty list
