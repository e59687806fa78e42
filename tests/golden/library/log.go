// Package log: the standard logger and others; what ends the program and what panics.

package main

import (
	"bytes"
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
)

func standard() {
	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	log.Print("print ", 1, 2, " ", "a", "b")
	log.Printf("%05d|%q", 42, "quoted")
	log.Println("line", 1, nil)
	log.SetPrefix("[app] ")
	log.Print("prefixed\n")
	log.SetFlags(log.Lmsgprefix | log.Lshortfile)
	log.Print("message prefix")
	fmt.Println(log.Flags() == log.Lmsgprefix|log.Lshortfile, log.Prefix(), log.Writer() == os.Stdout, log.Default().Prefix())
	fmt.Println(log.Output(1, "from output"))
	log.SetFlags(0)
	log.SetPrefix("")
}

func panics(f func()) {
	defer func() {
		r := recover()
		fmt.Printf("recovered %T: %v\n", r, r)
	}()
	f()
}

// full refuses everything.
type full struct{}

func (full) Write(p []byte) (int, error) { return 0, errors.New("full") }

func own() {
	var buf bytes.Buffer
	l := log.New(&buf, "own: ", log.LUTC|log.Ldate|log.Ltime|log.Lmicroseconds|log.Llongfile)
	l.Println("with a time")
	line := buf.String()
	fmt.Println(len(line) > len("own: 2006/01/02 15:04:05.000000 "), strings.HasSuffix(line, "log.go:52: with a time\n"), strings.HasPrefix(line, "own: 2"))
	buf.Reset()
	l.SetFlags(log.Lshortfile | log.Lmsgprefix)
	l.SetPrefix("now: ")
	l.Print("multi\nline")
	l.Printf("no newline")
	l.Output(2, "the caller's line")
	fmt.Print(buf.String())
	fmt.Println(l.Flags(), l.Prefix(), l.Writer() == &buf)
	l.SetOutput(full{})
	fmt.Println(l.Output(1, "lost"))
	l.Print("lost silently")
	l.SetOutput(os.Stdout)
	l.SetFlags(0)
	panics(func() { l.Panic("logger ", 1) })
	panics(func() { l.Panicf("logger %d", 2) })
	panics(func() { l.Panicln("logger", 3) })
	panics(func() { log.Panic("standard ", 1) })
	panics(func() { log.Panicf("standard %d", 2) })
	panics(func() { log.Panicln("standard", 3) })
}

func main() {
	standard()
	own()
	defer fmt.Println("deferred calls are not run")
	log.Fatalln("the end", 1)
}

// Output:
// print 1 2 ab
// 00042|"quoted"
// line 1 <nil>
// [app] prefixed
// log.go:23: [app] message prefix
// true [app]  true [app]
// log.go:25: [app] from output
// <nil>
// true false true
// log.go:52: now: multi
// line
// log.go:53: now: no newline
// log.go:72: now: the caller's line
// 80 now:  true
// full
// now: logger 1
// recovered string: logger 1
// now: logger 2
// recovered string: logger 2
// now: logger 3
// recovered string: logger 3
//
// standard 1
// recovered string: standard 1
// standard 2
// recovered string: standard 2
// standard 3
// recovered string: standard 3
//
// the end 1
// Exit: 1
