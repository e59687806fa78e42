// Hoare's matrix multiplication: a grid of processes through which numbers flow. Rows come from the west, sums from the
// north; each process multiplies what passes by its own element, adds it to the sum, and passes both on.
//
// Teaches: an ordinary Go file (package, imports, main), a two-dimensional network of channels.
package main

import (
	"fmt"
	"sync"
)

var matrix = [3][3]int{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}

func cell(element int, west, north <-chan int, east, south chan<- int, done *sync.WaitGroup) {
	defer done.Done()
	for x := range west {
		sum := <-north
		south <- sum + element*x
		east <- x
	}
	close(east)
}

func main() {
	vectors := [][3]int{{1, 0, 0}, {1, 1, 1}, {2, 0, -1}}

	var horizontal, vertical [4][4]chan int
	for i := range 4 {
		for j := range 4 {
			horizontal[i][j] = make(chan int)
			vertical[i][j] = make(chan int)
		}
	}
	var done sync.WaitGroup
	for i := range 3 {
		for j := range 3 {
			done.Add(1)
			go cell(matrix[i][j], horizontal[i][j], vertical[i][j], horizontal[i][j+1], vertical[i+1][j], &done)
		}
		go func() { // The west: the i-th number of each vector.
			for _, v := range vectors {
				horizontal[i][0] <- v[i]
			}
			close(horizontal[i][0])
		}()
		go func() { // The east: numbers that have passed the whole row are of no more use.
			for range horizontal[i][3] {
			}
		}()
		go func() { // The north: sums begin at zero.
			for range vectors {
				vertical[0][i] <- 0
			}
		}()
	}
	for _, v := range vectors {
		fmt.Println(v, "times the matrix is", [3]int{<-vertical[3][0], <-vertical[3][1], <-vertical[3][2]})
	}
	done.Wait()
}

// Output:
// [1 0 0] times the matrix is [1 2 3]
// [1 1 1] times the matrix is [12 15 18]
// [2 0 -1] times the matrix is [-5 -4 -3]
