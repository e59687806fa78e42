// Packages os and os/exec: processes, what they used, and how they end.

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
)

func end(script string) {
	cmd := exec.Command("/bin/sh", "-c", script)
	err := cmd.Run()
	state := cmd.ProcessState
	status := state.Sys().(syscall.WaitStatus)
	fmt.Println(err, state, state.Success(), state.Exited(), state.ExitCode(), status.Exited(), status.Signaled(), status.Stopped())
	if status.Signaled() {
		fmt.Println(status.Signal(), status.Signal() == syscall.SIGKILL)
	}
	usage := state.SysUsage().(*syscall.Rusage)
	fmt.Println(state.UserTime() >= 0, state.SystemTime() >= 0, state.UserTime().Nanoseconds() == usage.Utime.Nano(), state.Pid() > 0)
	var failure *exec.ExitError
	fmt.Println(errors.As(err, &failure))
}

func pipes() {
	cmd := exec.Command("/bin/sh", "-c", "read line; echo got $line; echo complaint >&2; exit 4")
	in, _ := cmd.StdinPipe()
	out, _ := cmd.StdoutPipe()
	complaints, _ := cmd.StderrPipe()
	fmt.Println(cmd.Start(), cmd.Start())
	io.WriteString(in, "a line\n")
	in.Close()
	text, _ := io.ReadAll(out)
	complaint, _ := io.ReadAll(complaints)
	fmt.Printf("%q %q %v\n", text, complaint, cmd.Wait())
	fmt.Println(cmd.Wait())
	_, err := cmd.StdoutPipe()
	fmt.Println(err)
	both, err := exec.Command("/bin/sh", "-c", "echo out; echo err >&2").CombinedOutput()
	fmt.Printf("%q %v\n", both, err)
	_, err = exec.Command("/bin/sh", "-c", "echo reason >&2; exit 1").Output()
	fmt.Printf("%v %q\n", err, err.(*exec.ExitError).Stderr)
}

func start() {
	read, write, err := os.Pipe()
	fmt.Println(err)
	process, err := os.StartProcess("/bin/sh", []string{"sh", "-c", "echo $WORD in $PWD >&3"}, &os.ProcAttr{
		Dir:   "/",
		Env:   []string{"WORD=three", "PWD=/"},
		Files: []*os.File{nil, nil, nil, write},
	})
	fmt.Println(err, write.Close())
	text, _ := io.ReadAll(read)
	state, err := process.Wait()
	fmt.Printf("%q %v %v\n", text, state, err)
	fmt.Println(process.Signal(syscall.SIGTERM), process.Kill(), process.Release())
	fmt.Println(process.WithHandle(func(uintptr) {}) != nil)
	_, err = os.StartProcess("/no/such/program", nil, &os.ProcAttr{})
	fmt.Println(err)
	_, err = os.StartProcess("/bin/sh", []string{"sh"}, &os.ProcAttr{Dir: "/no/such/folder"})
	fmt.Println(err)
}

func commands() {
	cmd := exec.Command("echo", "a", "b c")
	fmt.Println(strings.HasSuffix(cmd.String(), "echo a b c"), cmd.Args, cmd.Err)
	cmd = exec.Command("no such program", "x")
	fmt.Println(cmd, cmd.Err, errors.Is(cmd.Err, exec.ErrNotFound), cmd.Run())
	cmd = exec.Command("/bin/sh", "-c", "pwd; echo $EXTRA")
	cmd.Dir = "/"
	cmd.Env = append(cmd.Environ(), "EXTRA=1", "EXTRA=2")
	out, err := cmd.Output()
	fmt.Printf("%q %v\n", out, err)
}

func main() {
	end("exit 0")
	end("exit 5")
	end("kill -KILL $$")
	pipes()
	start()
	commands()
}

// Output:
// <nil> exit status 0 true true 0 true false false
// true true true true
// false
// exit status 5 exit status 5 false true 5 true false false
// true true true true
// true
// signal: killed signal: killed false false -1 false true false
// killed true
// true true true true
// true
// <nil> exec: already started
// "got a line\n" "complaint\n" exit status 4
// exec: Wait was already called
// exec: Stdout already set
// "out\nerr\n" <nil>
// exit status 1 "reason\n"
// <nil>
// <nil> <nil>
// "three in /\n" exit status 0 <nil>
// os: process already finished os: process already finished <nil>
// true
// fork/exec /no/such/program: no such file or directory
// chdir /no/such/folder: no such file or directory
// true [echo a b c] <nil>
// no such program x exec: "no such program": executable file not found in $PATH true exec: "no such program": executable file not found in $PATH
// "/\n2\n" <nil>
