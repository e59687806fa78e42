package main

import "fmt"

type config struct {
	retries *int
	name    *string
}

func main() {
	c := config{retries: new(3), name: new("x" + "y")}
	p := new(*c.retries + 1)
	*c.retries = 10
	fmt.Println(*c.retries, *c.name, *p)
	q := new([]int{1, 2})
	*q = append(*q, 3)
	z := new(int)
	fmt.Println(*q, *z, *new(2.5), *new(config{}) == config{})
}

// Output:
// 10 xy 4
// [1 2 3] 0 2.5 true
