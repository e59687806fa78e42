package main

import "fmt"

func lev(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
		}
	}
	return d[len(a)][len(b)]
}

func main() {
	a, b := "", ""
	for i := 0; i < 1000; i++ {
		a += string(rune('a' + i*7%26))
		b += string(rune('a' + i*11%26))
	}
	s := 0
	for i := 0; i < 3; i++ {
		s += lev(a, b[i:])
	}
	fmt.Println(s)
}
