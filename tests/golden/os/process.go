// Processes, and pipes with deadlines.

package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
	"time"
)

func processes() {
	p, err := os.StartProcess("/bin/sh", []string{"sh", "-c", "exit 5"}, &os.ProcAttr{Files: []*os.File{nil, os.Stdout}})
	fmt.Println(err)
	state, err := p.Wait()
	fmt.Println(state, err, state.Pid() == p.Pid, p.Signal(syscall.SIGTERM), p.Kill())
	_, err = os.StartProcess("/nosuch", nil, &os.ProcAttr{})
	fmt.Println(err, errors.Is(err, fs.ErrNotExist))
	_, err = os.StartProcess("/bin/sh", nil, &os.ProcAttr{Dir: "/nosuch"})
	fmt.Println(err)
	p, err = os.StartProcess("/bin/sleep", []string{"sleep", "100"}, &os.ProcAttr{})
	fmt.Println(err, p.Kill())
	state, err = p.Wait()
	fmt.Println(state, err, state.ExitCode())
	p, err = os.FindProcess(1 << 22)
	fmt.Println(err, p.Signal(syscall.Signal(0)))
	fmt.Println(p.Release(), p.Pid)
	for _, w := range []syscall.WaitStatus{0, 0x300, 9, 0x8b, 0x137f, 0xffff, 0x3057f} {
		fmt.Println(w.Exited(), w.ExitStatus(), w.Signal(), w.CoreDump(), w.StopSignal(), w.Continued(), w.TrapCause())
	}
}

func pipes() {
	r, w, _ := os.Pipe()
	fmt.Println(r.SetReadDeadline(time.Now().Add(time.Millisecond)))
	_, err := r.Read(make([]byte, 1))
	fmt.Println(err, errors.Is(err, os.ErrDeadlineExceeded), os.IsTimeout(err), r.SetReadDeadline(time.Time{}))
	go func() {
		time.Sleep(time.Millisecond)
		r.Close()
	}()
	_, err = r.Read(make([]byte, 1))
	fmt.Println(err)
	_, err = w.Write([]byte("x"))
	fmt.Println(err, w.Close(), w.SetDeadline(time.Now()))

	r, w, _ = os.Pipe()
	w.SetWriteDeadline(time.Now().Add(time.Millisecond))
	n, err := w.Write(make([]byte, 100000))
	fmt.Println(n, err)
	w.SetWriteDeadline(time.Time{})
	go func() {
		w.Write(make([]byte, 100000))
		w.Close()
	}()
	count, err := io.Copy(io.Discard, r)
	fmt.Println(count, err)

	c, _ := r.SyscallConn()
	fmt.Println(c.Control(func(fd uintptr) { fmt.Println(fd == r.Fd()) }))
	f, _ := os.Open("/etc/passwd")
	fmt.Println(f.SetDeadline(time.Now()))
}

func main() {
	processes()
	pipes()
}

// Output:
// <nil>
// exit status 5 <nil> true os: process already finished os: process already finished
// fork/exec /nosuch: no such file or directory true
// chdir /nosuch: no such file or directory
// <nil> <nil>
// signal: killed <nil> -1
// <nil> os: process already finished
// <nil> -1
// true 0 signal -1 false signal -1 false -1
// true 3 signal -1 false signal -1 false -1
// false -1 killed false signal -1 false -1
// false -1 segmentation fault true signal -1 false -1
// false -1 signal -1 false stopped (signal) false -1
// false -1 signal -1 false signal -1 true -1
// false -1 signal -1 false trace/breakpoint trap false 3
// <nil>
// read |0: i/o timeout true true <nil>
// read |0: file already closed
// write |1: broken pipe <nil> use of closed file
// 65536 write |1: i/o timeout
// 165536 <nil>
// true
// <nil>
// file type does not support deadline
