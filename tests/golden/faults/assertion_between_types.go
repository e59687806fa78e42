package main

type I interface{ M() }
type T struct{ a int }

func (T) M() {}

type U struct{ a int }

func (U) M() {}
func main() {
	var i I = T{}
	println(i.(U).a)
}

// Panic: interface conversion: main.I is main.T, not main.U
// Stderr: goroutine 1 [running]:
