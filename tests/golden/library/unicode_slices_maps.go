package main

import (
	"cmp"
	"fmt"
	"hash/crc32"
	"iter"
	"maps"
	"slices"
	"sort"
	"unicode"
)

type P struct {
	n string
	a int
}

func main() {
	for _, tabs := range []map[string]*unicode.RangeTable{unicode.Categories, unicode.Scripts, unicode.Properties, unicode.FoldCategory, unicode.FoldScript} {
		sum := crc32.NewIEEE()
		for _, k := range slices.Sorted(maps.Keys(tabs)) {
			fmt.Fprint(sum, k, *tabs[k])
		}
		fmt.Println(len(tabs), sum.Sum32())
	}
	fmt.Println(len(unicode.CategoryAliases), unicode.Version, len(unicode.CaseRanges), len(unicode.GraphicRanges), len(unicode.PrintRanges))
	sum := crc32.NewIEEE()
	for r := rune(-1); r < 0x300; r++ {
		fmt.Fprint(sum, unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsNumber(r), unicode.IsSpace(r), unicode.IsUpper(r), unicode.IsLower(r), unicode.IsTitle(r), unicode.IsPunct(r), unicode.IsSymbol(r), unicode.IsMark(r), unicode.IsControl(r), unicode.IsGraphic(r), unicode.IsPrint(r), unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(max(r, 0)), unicode.TurkishCase.ToUpper(r))
	}
	fmt.Println(sum.Sum32())
	s := []int{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5}
	t := slices.Clone(s)
	slices.Sort(t)
	fmt.Println(t, slices.Compact(slices.Clone(t)), slices.Max(s), slices.Min(s), slices.Index(s, 5), slices.Contains(s, 7))
	fmt.Println(slices.BinarySearch(t, 4))
	fmt.Println(slices.BinarySearchFunc(t, 7, cmp.Compare[int]))
	fmt.Println(slices.Insert([]int{1, 2, 3}, 1, 9, 8), slices.Delete([]int{1, 2, 3, 4}, 1, 3), slices.Replace([]int{1, 2, 3, 4}, 1, 3, 7, 7, 7), slices.Equal(s, t), slices.Compare(s, t), slices.Concat(s, t), slices.Repeat([]int{1, 2}, 3), slices.Grow(s, 10)[:2], cap(slices.Clip(s)))
	fmt.Println(slices.Collect(slices.Chunk(s, 4)), slices.Collect(slices.Values(s)), slices.Sorted(slices.Values(s)), slices.IndexFunc(s, func(x int) bool { return x > 5 }), slices.ContainsFunc(s, func(x int) bool { return x > 50 }))
	for i, v := range slices.Backward(s[:3]) {
		fmt.Print(i, v, " ")
	}
	fmt.Println(slices.DeleteFunc(slices.Clone(s), func(x int) bool { return x%2 == 1 }), slices.CompactFunc([]string{"a", "A", "b"}, func(a, b string) bool { return a[0]|32 == b[0]|32 }))
	ps := []P{{"b", 1}, {"a", 2}, {"c", 1}, {"d", 2}, {"e", 0}}
	slices.SortStableFunc(ps, func(a, b P) int { return a.a - b.a })
	fmt.Println(ps, slices.MinFunc(ps, func(a, b P) int { return cmp.Compare(a.n, b.n) }), slices.IsSortedFunc(ps, func(a, b P) int { return a.a - b.a }))
	sort.Slice(ps, func(i, j int) bool { return ps[i].n < ps[j].n })
	fmt.Println(ps, sort.SearchInts(t, 4), sort.IsSorted(sort.Reverse(sort.IntSlice(t))), sort.Search(100, func(i int) bool { return i*i > 50 }))
	x := sort.StringSlice{"q", "b", "z"}
	sort.Sort(sort.Reverse(x))
	fmt.Println(x)
	fmt.Println(sort.Find(3, func(i int) int { return cmp.Compare("b", x[i]) }))
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	n := maps.Clone(m)
	maps.DeleteFunc(n, func(k string, v int) bool { return v == 2 })
	maps.Copy(n, map[string]int{"z": 26})
	fmt.Println(n, maps.Equal(m, n), maps.EqualFunc(m, m, func(a, b int) bool { return a == b }), slices.Sorted(maps.Values(m)), maps.Collect(maps.All(m)))
	maps.Insert(n, maps.All(m))
	fmt.Println(n)
	next, stop := iter.Pull(slices.Values(s))
	fmt.Println(next())
	stop()
	fmt.Println(next())
	for _, f := range []func(){func() { slices.Insert(s, 99, 1) }, func() { slices.Delete(s, 3, 1) }, func() { slices.Min([]int{}) }, func() { slices.Chunk(s, 0) }, func() { slices.Repeat(s, -1) }, func() { slices.Grow(s, -1) }} {
		func() { defer func() { fmt.Println(recover()) }(); f() }()
	}
	fmt.Println(cmp.Or(0, 3, 5), cmp.Compare("a", "b"), cmp.Less(2, 1))
}

// Output:
// 38 2505342295
// 174 2561845686
// 39 1068655043
// 6 1594545947
// 3 356408629
// 42 17.0.0 336 6 5
// 3501860394
// [1 1 2 3 3 4 5 5 5 6 9] [1 2 3 4 5 6 9] 9 1 4 false
// 5 true
// 10 false
// [1 9 8 2 3] [1 4] [1 7 7 7 4] false 1 [3 1 4 1 5 9 2 6 5 3 5 1 1 2 3 3 4 5 5 5 6 9] [1 2 1 2 1 2] [3 1] 11
// [[3 1 4 1] [5 9 2 6] [5 3 5]] [3 1 4 1 5 9 2 6 5 3 5] [1 1 2 3 3 4 5 5 5 6 9] 5 false
// 2 4 1 1 0 3 [4 2 6] [a b]
// [{e 0} {b 1} {c 1} {a 2} {d 2}] {a 2} true
// [{a 2} {b 1} {c 1} {d 2} {e 0}] 5 false 8
// [z q b]
// 0 false
// map[a:1 c:3 z:26] false true [1 2 3] map[a:1 b:2 c:3]
// map[a:1 b:2 c:3 z:26]
// 3 true
// 0 false
// runtime error: slice bounds out of range [99:11]
// runtime error: slice bounds out of range [3:1:]
// slices.Min: empty list
// cannot be less than 1
// cannot be negative
// cannot be negative
// 3 -1 false
