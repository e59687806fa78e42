// Package os/exec: what programs print, how they end, and why they cannot be started.

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
)

func outputs() {
	out, err := exec.Command("echo", "hello", "world").Output()
	fmt.Printf("%q %v\n", out, err)
	out, err = exec.Command("sh", "-c", "echo out; echo err >&2; exit 3").Output()
	fmt.Printf("%q %v %T\n", out, err, err)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		status := exit.Sys().(syscall.WaitStatus)
		fmt.Printf("%q %d %v %v %v\n", exit.Stderr, exit.ExitCode(), exit.Exited(), exit.Success(), status.Signal())
	}
	out, err = exec.Command("sh", "-c", "echo a; echo b >&2; echo c").CombinedOutput()
	fmt.Printf("%q %v\n", out, err)
	c := exec.Command("sh", "-c", "kill -9 $$")
	fmt.Println(c.Run(), c.ProcessState.Exited(), c.ProcessState.ExitCode())
}

func faults() {
	for _, name := range []string{"nosuchprogram", "/nosuch/program", "/etc", "/etc/passwd", ""} {
		fmt.Println(exec.Command(name).Run())
	}
	fmt.Println((&exec.Cmd{}).Run())
	c := exec.Command("true")
	c.Dir = "/nosuch"
	fmt.Println(c.Run())
	fmt.Println(c.Run(), c.Wait())
	c = exec.Command("true")
	c.Env = []string{"A=\x00"}
	fmt.Println(c.Run())
	fmt.Println(exec.Command("true", "a\x00b").Run())
}

func surroundings() {
	c := exec.Command("sh", "-c", "pwd; echo $A $B; cat; echo three >&3")
	c.Dir = "/"
	c.Env = []string{"A=1", "B=x", "A=2"}
	c.Stdin = strings.NewReader("from stdin\n")
	r, w, err := os.Pipe()
	c.ExtraFiles = []*os.File{w}
	out, err := c.Output()
	w.Close()
	three, _ := io.ReadAll(r)
	fmt.Printf("%q %v %q %v\n", out, err, three, c.Environ())
	fmt.Print("order ")
	c = exec.Command("sh", "-c", "printf 'is '")
	c.Stdout = os.Stdout
	c.Run()
	fmt.Println("kept")
}

func pipes() {
	c := exec.Command("sort")
	in, _ := c.StdinPipe()
	out, _ := c.StdoutPipe()
	_, err := c.StdoutPipe()
	fmt.Println(err, c.Start())
	_, err = c.StderrPipe()
	fmt.Println(err)
	io.WriteString(in, "b\na\nc\n")
	in.Close()
	all, err := io.ReadAll(out)
	fmt.Printf("%q %v %v\n", all, err, c.Wait())
	fmt.Println(c.Wait())
	_, err = out.Read(make([]byte, 1))
	fmt.Println(err)
}

func main() {
	outputs()
	faults()
	surroundings()
	pipes()
	var both bytes.Buffer
	c := exec.Command("sh", "-c", "echo 1; echo 2 >&2; echo 3")
	c.Stdout, c.Stderr = &both, &both
	fmt.Printf("%v %q\n", c.Run(), both.String())
	os.Chdir("/bin")
	os.Setenv("PATH", ".")
	c = exec.Command("sh")
	fmt.Println(c.Path, c.Run(), errors.Is(c.Err, exec.ErrDot))
	fmt.Println(syscall.Exec("/bin/echo", []string{"echo", "another", "program"}, nil))
}

// Output:
// "hello world\n" <nil>
// "out\n" exit status 3 *exec.ExitError
// "err\n" 3 true false signal -1
// "a\nb\nc\n" <nil>
// signal: killed false -1
// exec: "nosuchprogram": executable file not found in $PATH
// fork/exec /nosuch/program: no such file or directory
// fork/exec /etc: permission denied
// fork/exec /etc/passwd: permission denied
// exec: no command
// exec: no command
// chdir /nosuch: no such file or directory
// exec: already started exec: not started
// exec: environment variable contains NUL
// fork/exec /usr/bin/true: invalid argument
// "/\n2 x\nfrom stdin\n" <nil> "three\n" [B=x A=2]
// order is kept
// exec: Stdout already set <nil>
// exec: StderrPipe after process started
// "a\nb\nc\n" <nil> <nil>
// exec: Wait was already called
// read |0: file already closed
// <nil> "1\n2\n3\n"
// sh exec: "sh": cannot run executable found relative to current directory true
// another program
