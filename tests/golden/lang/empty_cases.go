package main

import "fmt"

// Cases without statements at the end of a loop's body go on with the loop, whatever stands around them.

func tagless(s []int) (n int) {
	for _, r := range s {
		switch {
		case r == 9:
		case r < 3:
			n++
		}
	}
	return n
}

func tagged(s []int) (n int) {
	for _, r := range s {
		switch r {
		case 9:
		case 3:
			n++
		case 4:
		}
	}
	return n
}

func returns(s []int) int {
	for _, r := range s {
		switch {
		case r == 9:
		case r < 3:
			return 1
		case r == 4:
			return 2
		}
	}
	return 0
}

func table(s []int) (n int) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case 1:
		case 2:
			n += 2
		case 3:
		case 4:
			n += 4
		case 5:
		default:
		case 6:
			n += 6
		}
	}
	return n
}

func types(s []any) (n int) {
	for _, x := range s {
		switch x.(type) {
		case int:
		case string:
			n++
		case nil:
		}
	}
	return n
}

func ifs(s []int) (n int) {
	for _, r := range s {
		if r == 9 {
		} else if r == 8 {
		} else if r < 3 {
			n++
		} else {
		}
	}
	return n
}

func breaks(s string) (n int) {
	for _, r := range s {
		switch r {
		case 'a':
			break
		case 'b':
			if n > 5 {
				break
			}
			n++
		case 'c':
			continue
		case 'd':
		}
	}
	return n
}

func nested(s [][]int) (n int) {
	for _, row := range s {
		for _, r := range row {
			switch {
			case r == 9:
			case r == 8:
				switch {
				case n == 0:
				case n == 1:
					n += 10
				}
			default:
				n++
			}
		}
	}
	return n
}

func selects(c chan int) (n int) {
	for range 4 {
		select {
		case x := <-c:
			switch x {
			case 1:
			case 2:
				n++
			}
		default:
		}
	}
	return n
}

func main() {
	fmt.Println(tagless([]int{9, 1, 9, 9, 2, 5, 0}), tagged([]int{9, 3, 4, 3, 9, 3}), returns([]int{9, 9, 1}), returns([]int{5, 9, 4}))
	fmt.Println(table([]int{1, 2, 3, 4, 5, 6, 7, 2}), types([]any{1, "a", nil, 2.5, "b"}), ifs([]int{9, 8, 1, 5, 2, 9, 0}))
	fmt.Println(breaks("abcdbabb"), nested([][]int{{9, 1, 8}, {8, 9, 2}, {9}}))
	c := make(chan int, 4)
	c <- 1
	c <- 2
	c <- 2
	fmt.Println(selects(c))
}

// Output:
// 3 3 1 2
// 14 2 3
// 4 12
// 2
