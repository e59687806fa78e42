package main

import "fmt"

func place(n, row int, cols, diag, anti []bool) int {
	if row == n {
		return 1
	}
	found := 0
	for c := 0; c < n; c++ {
		if cols[c] || diag[row+c] || anti[row-c+n] {
			continue
		}
		cols[c], diag[row+c], anti[row-c+n] = true, true, true
		found += place(n, row+1, cols, diag, anti)
		cols[c], diag[row+c], anti[row-c+n] = false, false, false
	}
	return found
}

func main() {
	const n = 9
	fmt.Println(place(n, 0, make([]bool, n), make([]bool, 2*n), make([]bool, 2*n+1)))
}
