package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// The types and texts of what package os gives back, and changes of owners to what they are.
func main() {
	fmt.Printf("%T %v\n", os.ErrDeadlineExceeded, os.ErrDeadlineExceeded)
	file, err := os.CreateTemp("", "owner")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.Remove(file.Name())
	fmt.Println(file.Chown(os.Getuid(), os.Getgid()), os.Lchown(file.Name(), -1, -1), file.Close())
	masked := func(err error) string { return strings.ReplaceAll(err.Error(), file.Name(), "FILE") }
	fmt.Println(masked(file.Chown(-1, -1)))
	fmt.Println(os.Lchown("no such file", 1, 1))
	_, err = file.Stat()
	fmt.Println(masked(err), errors.Is(err, os.ErrClosed))
	_, err = os.Getgroups()
	fmt.Println(err)
	info, err := os.Stat(os.TempDir())
	fmt.Println(len(info.ModTime().UTC().String()) > 20, err)
}

// Output:
// *poll.DeadlineExceededError i/o timeout
// <nil> <nil> <nil>
// chown FILE: file already closed
// lchown no such file: no such file or directory
// stat FILE: file already closed true
// <nil>
// true <nil>
