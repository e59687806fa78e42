// Elements of slices of slices, which one instruction reaches: both bounds, all ways to use one, and the order of what
// fails.
package main

import "fmt"

type board struct{ rows [][]byte }

func try(what string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(what, "-", r)
		}
	}()
	f()
	fmt.Println(what, "- fine")
}

func sum(m [][]int) (s int) {
	for i := 0; i < len(m); i++ {
		for j := 0; j < len(m[i]); j++ {
			s += m[i][j]
		}
	}
	return s
}

func main() {
	ints := [][]int{{1, 2, 3}, {4, 5}, nil}
	floats := [][]float64{{0.5}, {1.5, 2.5}}
	bools := [][]bool{{true, false}, {false}}
	bytes := board{[][]byte{[]byte("abc"), []byte("de")}}
	small := [][]int16{{1, 2}, {3}}
	texts := [][]string{{"a", "b"}, {"c"}}
	ptrs := [][]*int{{&ints[0][1]}}

	ints[0][2] += ints[1][0] * 10
	ints[1][1]++
	ints[0][0], ints[0][1] = ints[0][1], ints[0][0]
	floats[1][0] *= floats[1][1]
	bools[1][0] = !bools[0][1] && bools[0][0]
	bytes.rows[0][1] = bytes.rows[1][1] - 'a' + 'A'
	bytes.rows[1][0] |= 1
	small[0][1] -= small[1][0]
	texts[1][0] += texts[0][1]
	*ptrs[0][0] += 100
	p := &ints[1][1]
	*p = -*p
	fmt.Println(ints, floats, bools, string(bytes.rows[0]), string(bytes.rows[1]), small, texts, sum(ints))

	one, two, minus := 1, 2, -1
	wide := uint64(1) << 63
	zero := one - 1
	try("first beyond", func() { fmt.Println(ints[two+one][zero]) })
	try("second beyond", func() { fmt.Println(ints[one][two]) })
	try("of nil", func() { ints[two][zero] = 1 })
	try("both beyond", func() { ints[two+two][minus] = 1 })
	try("second negative", func() { fmt.Println(floats[one][minus]) })
	try("first negative", func() { bools[minus][one] = true })
	try("second unsigned", func() { fmt.Println(ints[zero][wide]) })
	try("first unsigned", func() { fmt.Println(ints[wide][zero]) })
	try("division in the second", func() { fmt.Println(ints[two*two][one/zero]) })
	try("division stored", func() { ints[zero][zero] = one / zero })
	try("last of each", func() { bytes.rows[one][one], ints[one][one] = 'x', 7 })
	try("swapped, then beyond", func() { ints[zero][zero], ints[one][two] = 50, 60 })

	rows := [][]int{{1}, {2}}
	i := 0
	i, rows[i][0] = 1, 9
	rows[i], rows[i][0] = []int{8}, 7
	fmt.Println(rows, i, ints)

	grow := func() int {
		rows = append(rows, []int{3, 4})
		rows[0] = []int{5, 6}
		return 1
	}
	rows[0] = []int{1, 2}
	rows[0][grow()] = rows[0][0] + 10
	fmt.Println(rows, rows[2][grow()])
}

// Output:
// [[2 101 43] [4 -6] []] [[0.5] [3.75 2.5]] [[true false] [true]] aEc ee [[1 -1] [3]] [[a b] [cb]] 144
// first beyond - runtime error: index out of range [3] with length 3
// second beyond - runtime error: index out of range [2] with length 2
// of nil - runtime error: index out of range [0] with length 0
// both beyond - runtime error: index out of range [4] with length 3
// second negative - runtime error: index out of range [-1]
// first negative - runtime error: index out of range [-1]
// second unsigned - runtime error: index out of range [9223372036854775808] with length 3
// first unsigned - runtime error: index out of range [9223372036854775808] with length 3
// division in the second - runtime error: index out of range [4] with length 3
// division stored - runtime error: integer divide by zero
// last of each - fine
// swapped, then beyond - runtime error: index out of range [2] with length 2
// [[9] [8]] 1 [[50 101 43] [4 7] []]
// [[5 6] [8] [3 4] [3 4]] 4
