package main

import "fmt"

type point struct{ x, y int }

func modify(a [3]int, s []int) { a[0] = 99; s[0] = 99 }

func variadic(prefix string, xs ...int) string { return fmt.Sprint(prefix, len(xs), xs, xs == nil) }

func main() {
	a := [3]int{1, 2, 3}
	s := a[:]
	b := a
	modify(b, s)
	fmt.Println(a, b, s, a == b, a == [3]int{99, 2, 3})
	fmt.Println([...]string{2: "c", 0: "a"}, len([...]int{5: 1, 2, 1: 7}), [2][2]int{{1}, {2, 3}})

	t := make([]int, 2, 10)
	u := append(t, 1)
	v := append(t, 2)
	fmt.Println(t, u, v, len(u), cap(u))
	w := append(t[:1:1], 7)
	w[0] = 5
	fmt.Println(t, w, cap(t[1:4:6]), len(t[1:4:6]))

	var n []int
	fmt.Println(n == nil, len(n), cap(n), n[:0] == nil, append(n, nil...) == nil)
	for i := range 5 {
		n = append(n, i*i)
	}
	n = append(n[:1], n[2:]...)
	fmt.Println(n)
	n = append(n, n...)
	copy(n[1:], n)
	fmt.Println(n, copy(n, []int{8, 8}))
	clear(n[2:4])
	fmt.Println(n)

	fmt.Println(variadic("a"), variadic("b", 1, 2), variadic("c", n[:2]...), variadic("d", nil...))

	grid := make([][]rune, 3)
	for i := range grid {
		grid[i] = []rune("...")
	}
	grid[1][1] = '#'
	for _, row := range grid {
		fmt.Println(string(row))
	}
	ps := []point{{1, 2}, {3, 4}}
	for i, p := range ps {
		p.x = 100
		ps[i].y += p.x
	}
	fmt.Println(ps)
	qs := []*point{{1, 2}, {3, 4}}
	for _, q := range qs {
		q.x *= 10
	}
	fmt.Println(*qs[0], qs[1].x, len(qs))
	arr := [4]int{1, 2, 3, 4}
	for i, x := range arr {
		arr[3-i] = x * 10
	}
	fmt.Println(arr)
	for i, x := range &arr {
		arr[3-i] = x + 1
	}
	fmt.Println(arr)
	sl := []int{1, 2, 3}
	for i, x := range sl {
		if i == 0 {
			sl = append(sl, 4)
			sl[1] = 50
		}
		fmt.Print(x, " ")
	}
	fmt.Println(sl)
	pa := &arr
	pa[2] = 7
	fmt.Println(len(pa), pa[1:3], *pa)
	c4 := [4]int(sl)
	p2 := (*[2]int)(sl)
	p2[0] = -1
	fmt.Println(c4, *p2, sl)
	matrix := [3][3]int{}
	for i := range matrix {
		for j := range matrix[i] {
			matrix[i][j] = i*3 + j
		}
	}
	m2 := matrix
	m2[1][1] = -1
	fmt.Println(matrix, m2, matrix != m2)
	i := 0
	i, sl[i] = 2, 42
	fmt.Println(i, sl)
	sl[0], sl[1], sl[2] = sl[2], sl[0], sl[1]
	fmt.Println(sl)
	var nested [2]struct {
		name string
		vals [2]int
	}
	nested[1].vals[0] = 3
	nested[0].name = "n"
	fmt.Printf("%v %+v\n", nested, nested)
	big := make([]int, 0)
	caps := map[int]bool{}
	for i := 0; i < 2000; i++ {
		big = append(big, i)
		caps[cap(big)] = true
	}
	fmt.Println(len(big), big[1999], len(caps) < 30)
}

// Output:
// [99 2 3] [1 2 3] [99 2 3] false true
// [a  c] 7 [[1 0] [2 3]]
// [0 0] [0 0 2] [0 0 2] 3 10
// [0 0] [5 7] 5 3
// true 0 0 true true
// [0 4 9 16]
// [8 8 4 9 16 0 4 9] 2
// [8 8 0 0 16 0 4 9]
// a0 [] true b2 [1 2] false c2 [8 8] false d0 [] true
// ...
// .#.
// ...
// [{1 102} {3 104}]
// {10 2} 30 2
// [40 30 20 10]
// [42 32 31 41]
// 1 2 3 [1 50 3 4]
// 4 [32 7] [42 32 7 41]
// [1 50 3 4] [-1 50] [-1 50 3 4]
// [[0 1 2] [3 4 5] [6 7 8]] [[0 1 2] [3 -1 5] [6 7 8]] true
// 2 [42 50 3 4]
// [3 42 50 4]
// [{n [0 0]} { [3 0]}] [{name:n vals:[0 0]} {name: vals:[3 0]}]
// 2000 1999 true
