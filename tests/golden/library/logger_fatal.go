// A Logger's Fatalln ends the program even if its text cannot be written.

package main

import (
	"errors"
	"fmt"
	"log"
	"os"
)

type broken struct{}

func (broken) Write(p []byte) (int, error) {
	fmt.Printf("asked to write %q\n", p)
	return 0, errors.New("broken")
}

func main() {
	l := log.New(os.Stdout, "logger: ", log.Lmsgprefix)
	defer l.Fatal("deferred ", "Fatal")
	defer l.Fatalf("the last of %d: Fatalf", 2)
	l.SetOutput(broken{})
	l.Fatalln("Fatalln", 1)
}

// Output:
// asked to write "logger: Fatalln 1\n"
// Exit: 1
