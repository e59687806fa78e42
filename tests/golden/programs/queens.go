package main

import "fmt"

func solve(n int, visit func([]int) bool) (count int) {
	cols, d1, d2 := make([]bool, n), make([]bool, 2*n), make([]bool, 2*n)
	board := make([]int, 0, n)
	var place func(row int) bool
	place = func(row int) bool {
		if row == n {
			count++
			return visit == nil || visit(board)
		}
		for c := range n {
			if cols[c] || d1[row+c] || d2[row-c+n] {
				continue
			}
			cols[c], d1[row+c], d2[row-c+n] = true, true, true
			board = append(board, c)
			more := place(row + 1)
			board = board[:row]
			cols[c], d1[row+c], d2[row-c+n] = false, false, false
			if !more {
				return false
			}
		}
		return true
	}
	place(0)
	return
}

func main() {
	for n := 1; n <= 6; n++ {
		fmt.Print(solve(n, nil), " ")
	}
	fmt.Println()
	solve(8, func(b []int) bool {
		for _, c := range b {
			for i := range b {
				if i == c {
					fmt.Print("Q ")
				} else {
					fmt.Print(". ")
				}
			}
			fmt.Println()
		}
		return false
	})
	var firsts [][]int
	solve(6, func(b []int) bool {
		firsts = append(firsts, append([]int(nil), b...))
		return len(firsts) < 3
	})
	fmt.Println(firsts)
	parallel := make(chan int)
	for n := 4; n <= 6; n++ {
		go func() { parallel <- solve(n, nil) }()
	}
	fmt.Println(<-parallel + <-parallel + <-parallel)
}

// Output:
// 1 0 0 2 10 4
// Q . . . . . . .
// . . . . Q . . .
// . . . . . . . Q
// . . . . . Q . .
// . . Q . . . . .
// . . . . . . Q .
// . Q . . . . . .
// . . . Q . . . .
// [[1 3 5 0 2 4] [2 5 1 4 0 3] [3 0 4 1 5 2]]
// 16
