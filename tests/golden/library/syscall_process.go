// Package syscall: the process, its environment and its children.

package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"syscall"
)

func environment() {
	syscall.Clearenv()
	fmt.Println(syscall.Setenv("A", "1"), syscall.Setenv("", "x"), syscall.Setenv("B", ""), syscall.Setenv("C\x00", ""))
	fmt.Println(syscall.Getenv("A"))
	fmt.Println(syscall.Getenv("B"))
	fmt.Println(syscall.Getenv("NONE"))
	fmt.Println(syscall.Unsetenv("B"), slices.Sorted(slices.Values(syscall.Environ())))
}

func ids() {
	fmt.Println(syscall.Getpid() == os.Getpid(), syscall.Getppid() == os.Getppid())
	fmt.Println(syscall.Getuid() == os.Getuid(), syscall.Geteuid() == os.Geteuid(), syscall.Getgid() == os.Getgid(), syscall.Getegid() == os.Getegid())
	groups, err := syscall.Getgroups()
	mine, err2 := os.Getgroups()
	fmt.Println(slices.Equal(groups, mine), err, err2, syscall.Getpagesize() == os.Getpagesize())
}

func wait(pid int, startErr error) {
	var status syscall.WaitStatus
	var usage syscall.Rusage
	got, err := syscall.Wait4(pid, &status, 0, &usage)
	fmt.Println(startErr, pid > 0, got == pid, err, status.Exited(), status.ExitStatus(), status.Signaled(), status.Signal(), status.CoreDump(), usage.Utime.Nano() >= 0)
}

func children() {
	files := []uintptr{0, 1, 2}
	pid, err := syscall.ForkExec("/bin/sh", []string{"sh", "-c", "echo $WORD; exit 3"}, &syscall.ProcAttr{Env: []string{"WORD=forked"}, Files: files})
	wait(pid, err)
	pid, handle, err := syscall.StartProcess("/bin/sh", []string{"sh", "-c", "kill -TERM $$"}, &syscall.ProcAttr{Files: files})
	wait(pid, err)
	fmt.Println(handle)
	_, err = syscall.ForkExec("/none", []string{"none"}, nil)
	fmt.Println(err, errors.Is(err, os.ErrNotExist))
	_, err = syscall.Wait4(-1, nil, 0, nil)
	fmt.Println(err)
	fmt.Println(syscall.Kill(syscall.Getpid(), 0))
}

func main() {
	environment()
	ids()
	children()
	defer fmt.Println("not run")
	syscall.Exit(7)
}

// Output:
// <nil> invalid argument <nil> invalid argument
// 1 true
//  true
//  false
// <nil> [A=1]
// true true
// true true true true
// true <nil> <nil> true
// forked
// <nil> true true <nil> true 3 false signal -1 false true
// <nil> true true <nil> false -1 true terminated false true
// 0
// no such file or directory true
// no child processes
// <nil>
// Exit: 7
