package main

func main() {
	var i any = "s"
	println(i.(int))
}

// Panic: interface conversion: interface {} is string, not int
// Stderr: goroutine 1 [running]:
