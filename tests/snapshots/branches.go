package main

func sign(n int) int {
	if n < 0 {
		return -1
	} else if n == 0 {
		return 0
	}
	return 1
}

func main() {
	x := sign(-5)
	if ok := x < 0 && x != -2 || x > 9; !ok {
		println("no")
	}
}
