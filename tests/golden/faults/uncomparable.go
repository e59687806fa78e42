package main

func main() {
	var a, b any = []int{1}, []int{1}
	println(a == b)
}

// Panic: runtime error: comparing uncomparable type []int
// Stderr: goroutine 1 [running]:
