package main

func counter() func() int {
	n := 0
	return func() int {
		n++
		return n
	}
}

func main() {
	next := counter()
	next()
	constant := 5
	add := func(x int) int { return x + constant }
	println(next(), add(1))
}
