package main

func main() {
	var i any
	println(i.(int))
}

// Panic: interface conversion: interface {} is nil, not int
// Stderr: goroutine 1 [running]:
