package main

import "fmt"

type M [2][2]int

func f() (r M) {
	i, j := 1, 0
	r[i][j] = 5
	r[i][1] += 7
	r[j][i] += 3
	r[j][i]++
	return
}

type S struct {
	a [2]struct{ x, y [2]int }
	n int
}

func main() {
	fmt.Println(f())
	var s S
	k := 1
	s.a[k].y[k] = 4
	s.a[k].y[k] += 2
	s.a[0].x[k]++
	s.a[k].x = [2]int{8, 9}
	s.a[k].x[k] *= 2
	p := s.a[k].y
	fmt.Println(s, p[k], s.a[k].x[k], len(s.a[k].y))
	q := [3][2]string{{"a", "b"}}
	q[k][0] += "z"
	q[k][k] = "w"
	for i := range q {
		for j, v := range q[i] {
			fmt.Print(i, j, v, q[i][j], " ")
		}
	}
	q[0], q[2] = q[2], q[0]
	fmt.Println(q)
}

// Output:
// [[0 4] [5 7]]
// {[{[0 1] [0 0]} {[8 18] [0 6]}] 0} 6 18 2
// 0 0aa 0 1bb 1 0zz 1 1ww 2 0 2 1 [[ ] [z w] [a b]]
