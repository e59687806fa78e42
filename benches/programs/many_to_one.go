package main

import "fmt"

func main() {
	ch := make(chan int)
	const senders, each = 100, 5000
	for s := range senders {
		go func() {
			for i := range each {
				ch <- i + s
			}
		}()
	}
	sum := 0
	for range senders * each {
		sum += <-ch
	}
	fmt.Println(sum)
}
