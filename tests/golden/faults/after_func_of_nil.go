package main

import (
	"fmt"
	"time"
)

// A timer starts its function as a go statement does.
func main() {
	fmt.Println("waiting")
	time.AfterFunc(1, nil)
	time.Sleep(time.Minute)
}

// Output:
// waiting
// Fatal: go of nil func value
