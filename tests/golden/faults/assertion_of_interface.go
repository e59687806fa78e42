package main

type I interface{ M() }

func main() {
	var i any = 1
	i.(I).M()
}

// Panic: interface conversion: int is not main.I: missing method M
// Stderr: goroutine 1 [running]:
