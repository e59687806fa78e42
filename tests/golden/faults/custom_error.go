package main

type T struct{ s string }

func (t T) Error() string { return "custom " + t.s }
func main() {
	panic(T{"bad"})
}

// Panic: custom bad
// Stderr: goroutine 1 [running]:
