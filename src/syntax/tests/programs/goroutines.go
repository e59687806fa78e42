package main

import (
	"fmt"
	"time"
)

var begin time.Time

func init() {
	begin = time.Now()
}

func letters(word string) {
	for _, r := range word {
		fmt.Printf("%c after %v\n", r, time.Since(begin))
		time.Sleep(10 * time.Millisecond)
	}
}

func digits(ds []int) {
	for _, d := range ds {
		fmt.Printf("%d ", d)
	}
}

func greet() {
	fmt.Println("hello, 世界 😀")
}

func main() {
	fmt.Println("started")
	go greet()
	go letters("Hello")
	go digits([]int{1, 2, 3, 4, 5})
	go func() {
		defer fmt.Println("done")
		greet()
	}()
	time.Sleep(200 * time.Millisecond)
	fmt.Println("\n stopped", time.Since(begin))
}
