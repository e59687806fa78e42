package main

import "errors"
import "fmt"

func main() {
	panic(fmt.Errorf("ctx: %w", errors.New("inner")))
}

// Panic: ctx: inner
// Stderr: goroutine 1 [running]:
