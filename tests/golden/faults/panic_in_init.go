package main

func init() { panic("in init") }
func main() {}

// Panic: in init
// Stderr: goroutine 1 [running]:
