package main

import "fmt"

type index uint

func try(what string, f func()) {
	defer func() {
		fmt.Println(what, recover())
	}()
	f()
}

type grid [3][4]int

func main() {
	big, mid, neg := ^uint64(0), uint(1)<<63, -1
	var ptr uintptr = 1<<64 - 2
	small := uint32(1<<32 - 1)
	named := ^index(0)
	s, str := []int{1, 2, 3}, "abc"
	var arr [4]int
	parr := &arr
	var g grid
	var wide [100]string
	try("slice", func() { _ = s[big] })
	try("slice uint", func() { _ = s[mid] })
	try("slice uintptr", func() { s[ptr] = 1 })
	try("slice uint32", func() { s[small]++ })
	try("slice named", func() { s[named]-- })
	try("slice int", func() { _ = s[neg] })
	try("converted", func() { _ = s[uint(neg)] })
	try("converted back", func() { _ = s[int(big)] })
	try("string", func() { _ = str[big] })
	try("array", func() { arr[mid] = 3 })
	try("array pointer", func() { _ = &parr[big] })
	try("wide array", func() { wide[big] = "x" })
	try("grid outer", func() { _ = g[big][neg] })
	try("grid inner", func() { g[1][mid] = 2 })
	try("grid int", func() { g[uint(2)][neg] = 2 })
	try("one register twice", func() { _ = g[1][[]int{1, 2}[int(big)]] + g[big][0] })
	try("local", func() {
		var local [3][2]int
		i, j := big, neg
		local[i][j] = 1
	})
	try("local inner", func() {
		var local [3][2]int
		i, j := uint(1), big
		fmt.Println(local[i][j])
	})
	try("lo", func() { _ = s[big:] })
	try("hi", func() { _ = s[:mid] })
	try("lo hi", func() { _ = s[mid:2] })
	try("lo of a long slice", func() { _ = s[big:neg] })
	try("mixed", func() { _ = s[neg:big] })
	try("both", func() { _ = s[neg:uint(2)] })
	try("max", func() { _ = s[0:1:big] })
	try("hi max", func() { _ = s[0:mid:2] })
	try("lo hi max", func() { _ = s[ptr:1:2] })
	try("signed max", func() { _ = s[big:mid:neg] })
	try("array hi", func() { _ = arr[:big] })
	try("array lo", func() { _ = parr[mid:] })
	try("array max", func() { _ = parr[0:1:mid] })
	try("string hi", func() { _ = str[:big] })
	try("string lo", func() { _ = str[named:] })
	try("string both", func() { _ = str[big:mid] })
	try("string int", func() { _ = str[neg:] })
	try("string int hi", func() { _ = str[:neg] })
	s = append(s, s[uint(0):uint(2)]...)
	s[uint64(1)], s[0] = s[uintptr(0)], s[big>>63]
	fmt.Println(s)
}

// Output:
// slice runtime error: index out of range [18446744073709551615] with length 3
// slice uint runtime error: index out of range [9223372036854775808] with length 3
// slice uintptr runtime error: index out of range [18446744073709551614] with length 3
// slice uint32 runtime error: index out of range [4294967295] with length 3
// slice named runtime error: index out of range [18446744073709551615] with length 3
// slice int runtime error: index out of range [-1]
// converted runtime error: index out of range [18446744073709551615] with length 3
// converted back runtime error: index out of range [-1]
// string runtime error: index out of range [18446744073709551615] with length 3
// array runtime error: index out of range [9223372036854775808] with length 4
// array pointer runtime error: index out of range [18446744073709551615] with length 4
// wide array runtime error: index out of range [18446744073709551615] with length 100
// grid outer runtime error: index out of range [18446744073709551615] with length 3
// grid inner runtime error: index out of range [9223372036854775808] with length 4
// grid int runtime error: index out of range [-1]
// one register twice runtime error: index out of range [-1]
// local runtime error: index out of range [18446744073709551615] with length 3
// local inner runtime error: index out of range [18446744073709551615] with length 2
// lo runtime error: slice bounds out of range [18446744073709551615:3]
// hi runtime error: slice bounds out of range [:9223372036854775808] with capacity 3
// lo hi runtime error: slice bounds out of range [9223372036854775808:2]
// lo of a long slice runtime error: slice bounds out of range [:-1]
// mixed runtime error: slice bounds out of range [:18446744073709551615] with capacity 3
// both runtime error: slice bounds out of range [-1:]
// max runtime error: slice bounds out of range [::18446744073709551615] with capacity 3
// hi max runtime error: slice bounds out of range [:9223372036854775808:2]
// lo hi max runtime error: slice bounds out of range [18446744073709551614:1:]
// signed max runtime error: slice bounds out of range [::-1]
// array hi runtime error: slice bounds out of range [:18446744073709551615] with length 4
// array lo runtime error: slice bounds out of range [9223372036854775808:4]
// array max runtime error: slice bounds out of range [::9223372036854775808] with length 4
// string hi runtime error: slice bounds out of range [:18446744073709551615] with length 3
// string lo runtime error: slice bounds out of range [18446744073709551615:3]
// string both runtime error: slice bounds out of range [:9223372036854775808] with length 3
// string int runtime error: slice bounds out of range [-1:]
// string int hi runtime error: slice bounds out of range [:-1]
// [2 1 3 1 2]
