// A program can close its standard output and make another file, mostly of that number.

package main

import (
	"errors"
	"fmt"
	"os"
)

// elsewhere makes a new directory the current one; what it returns removes it.
func elsewhere() func() {
	dir, err := os.MkdirTemp("", "golden")
	if err != nil {
		panic(err)
	}
	os.Chdir(dir)
	return func() { os.RemoveAll(dir) }
}

func main() {
	defer elsewhere()()
	defer fmt.Println("to nobody")
	fmt.Println("the last line")
	fmt.Fprintln(os.Stderr, os.Stdout.Close())
	fmt.Fprintln(os.Stderr, os.Stdout.Close())
	_, err := fmt.Println("too late")
	fmt.Fprintln(os.Stderr, err, errors.Is(err, os.ErrClosed))
	f, err := os.Create("log")
	fmt.Fprintln(os.Stderr, err)
	fmt.Fprintln(f, "to the file")
	text, err := os.ReadFile("log")
	fmt.Fprintf(os.Stderr, "%q %v\n", text, err)
	os.Stdout = f
	fmt.Println("with the name of the standard output")
	text, err = os.ReadFile("log")
	fmt.Fprintf(os.Stderr, "%q %v\n", text, err)
}

// Stderr: <nil>
// Stderr: close /dev/stdout: file already closed
// Stderr: write /dev/stdout: file already closed true
// Stderr: "to the file\n" <nil>
// Stderr: "to the file\nwith the name of the standard output\n" <nil>
