// Package os/exec: programs that a context ends, and pipes that outlive their program.

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	c := exec.CommandContext(ctx, "sh", "-c", "echo ready; exec sleep 100")
	out, _ := c.StdoutPipe()
	c.Start()
	out.Read(make([]byte, 6))
	cancel()
	fmt.Println(c.Wait())
	fmt.Println(exec.CommandContext(ctx, "sleep", "100").Run())

	ctx, cancel = context.WithCancel(context.Background())
	c = exec.CommandContext(ctx, "sh", "-c", "trap 'exit 7' TERM; echo ready; while :; do sleep 0.01; done")
	c.Cancel = func() error { return c.Process.Signal(syscall.SIGTERM) }
	out, _ = c.StdoutPipe()
	c.Start()
	out.Read(make([]byte, 6))
	cancel()
	fmt.Println(c.Wait())

	// The shell ends, what it started keeps the pipe open.
	c = exec.Command("sh", "-c", "sleep 100 & echo $! >&3")
	c.WaitDelay = time.Millisecond
	c.Stdout = &bytes.Buffer{}
	r, w, _ := os.Pipe()
	c.ExtraFiles = []*os.File{w}
	fmt.Println(c.Run())
	var pid int
	fmt.Fscan(r, &pid)
	fmt.Println(syscall.Kill(pid, syscall.SIGKILL))

	c = exec.Command("true")
	c.Cancel = func() error { return nil }
	fmt.Println(c.Run())
}

// Output:
// signal: killed
// context canceled
// exit status 7
// exec: WaitDelay expired before I/O complete
// <nil>
// exec: command with a non-nil Cancel was not created with CommandContext
