package main

import "fmt"

func find(grid [][]int, want int) (row, col int, ok bool) {
outer:
	for i, r := range grid {
		for j, v := range r {
			switch {
			case v < 0:
				continue outer
			case v == want:
				row, col, ok = i, j, true
				break outer
			}
		}
	}
	return
}

func retry() (log []string) {
	n := 0
again:
	n++
	log = append(log, fmt.Sprint("try ", n))
	if n < 3 {
		goto again
	}
	return log
}

func main() {
	grid := [][]int{{1, -1, 7}, {2, 3, 7}, {7}}
	fmt.Println(find(grid, 7))
	fmt.Println(find(grid, 9))
	fmt.Println(retry())

loop:
	for i := 0; ; i++ {
		switch i {
		case 2:
			continue loop
		case 5:
			break loop
		default:
			fmt.Print(i, " ")
		}
	}
	fmt.Println()

	c := make(chan int, 4)
	for i := range 4 {
		c <- i
	}
drain:
	for {
		select {
		case v := <-c:
			if v == 1 {
				continue drain
			}
			fmt.Print(v, ";")
		default:
			break drain
		}
	}
	fmt.Println()
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			if j == i {
				goto next
			}
			fmt.Print(i, j, " ")
		}
	next:
	}
	fmt.Println()
}

// Output:
// 1 2 true
// 0 0 false
// [try 1 try 2 try 3]
// 0 1 3 4
// 0;2;3;
// 1 0 2 0 2 1
