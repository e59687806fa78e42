// log.Fatal ends the program at once, with exit code 1.

package main

import (
	"log"
	"os"
)

func main() {
	defer println("not run")
	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	log.Fatal("fatal: ", 1, 2, " ", "x", "y")
}

// Output:
// fatal: 1 2 xy
// Exit: 1
