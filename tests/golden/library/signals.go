// Package os/signal: signals that the process sends to itself.

package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func send(s syscall.Signal) {
	if err := syscall.Kill(os.Getpid(), s); err != nil {
		fmt.Println(err)
	}
}

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGUSR1, syscall.SIGHUP)
	send(syscall.SIGUSR1)
	fmt.Println(<-c)
	send(syscall.SIGHUP)
	fmt.Println(<-c)

	// What two channels want, both get.
	other := make(chan os.Signal, 1)
	signal.Notify(other, syscall.SIGUSR1)
	send(syscall.SIGUSR1)
	fmt.Println(<-c, <-other)
	signal.Stop(c)
	send(syscall.SIGUSR1)
	fmt.Println(<-other, len(c))
	signal.Stop(other)

	// Ignored signals come to nobody.
	fmt.Println(signal.Ignored(syscall.SIGUSR2))
	signal.Ignore(syscall.SIGUSR2)
	fmt.Println(signal.Ignored(syscall.SIGUSR2))
	send(syscall.SIGUSR2)
	signal.Notify(c, syscall.SIGUSR2)
	send(syscall.SIGUSR2)
	fmt.Println(<-c, signal.Ignored(syscall.SIGUSR2))
	signal.Reset(syscall.SIGUSR2)
	fmt.Println(signal.Ignored(syscall.SIGUSR2))

	// Some have no effect by default, or none that could be missed.
	for _, s := range []syscall.Signal{syscall.SIGCONT, syscall.SIGWINCH, 50} {
		send(s)
		signal.Notify(c, s)
		send(s)
		fmt.Println(<-c)
		signal.Stop(c)
	}

	// A write that nobody will read is an error, and a signal for who asks.
	r, w, _ := os.Pipe()
	r.Close()
	_, err := w.WriteString("into the void")
	fmt.Println(err)
	signal.Notify(c, syscall.SIGPIPE)
	_, err = w.WriteString("into the void")
	fmt.Println(err, <-c)
	signal.Stop(c)

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	fmt.Println(ctx.Err(), ctx)
	send(syscall.SIGINT)
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	stop()

	cancelled, cancel := context.WithCancel(context.Background())
	ctx, stop = signal.NotifyContext(cancelled, os.Interrupt)
	cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	stop()

	signal.Notify(c, os.Interrupt)
	signal.Reset()
	fmt.Println(os.Interrupt, os.Kill, syscall.Signal(99))
	defer func() { fmt.Println("recovered:", recover()) }()
	signal.Notify(nil, os.Interrupt)
}

// Output:
// user defined signal 1
// hangup
// user defined signal 1 user defined signal 1
// user defined signal 1 0
// false
// true
// user defined signal 2 false
// false
// continued
// window changed
// signal 50
// write |1: broken pipe
// write |1: broken pipe broken pipe
// <nil> signal.NotifyContext(context.Background, [interrupt terminated])
// context canceled interrupt signal received
// context canceled context canceled
// interrupt killed signal 99
// recovered: os/signal: Notify using nil channel
