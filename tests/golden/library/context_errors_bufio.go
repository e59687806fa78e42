package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"
)

type key int

func (k key) String() string { return fmt.Sprintf("key%d", int(k)) }

type E struct{ s string }

func (e *E) Error() string        { return e.s }
func (e *E) Is(t error) bool      { return t == errIs }
func (e *E) As(t any) bool        { if p, ok := t.(**fs.PathError); ok { *p = &fs.PathError{Op: "as"}; return true }; return false }

var errIs = errors.New("is")

func main() {
	bg := context.Background()
	c1, cancel1 := context.WithCancel(bg)
	c2 := context.WithValue(c1, key(1), "v")
	c3, cancel3 := context.WithDeadline(c2, time.Date(2100, 1, 2, 3, 4, 5, 0, time.UTC))
	c4 := context.WithoutCancel(c3)
	c5, cancel5 := context.WithCancelCause(c4)
	c6 := context.WithValue(bg, "s", 5)
	c7 := context.WithValue(bg, struct{}{}, nil)
	fmt.Println(bg, context.TODO(), c1, c2, c6, c7)
	s := fmt.Sprint(c3)
	fmt.Println(s[:strings.Index(s, "[")])
	fmt.Println(c2.Value(key(1)), c2.Value(key(2)), c4.Value(key(1)), c4.Err(), c4.Done() == nil)
	stop := context.AfterFunc(c1, func() { fmt.Println("after") })
	_ = stop
	st2 := context.AfterFunc(c1, func() { fmt.Println("never") })
	fmt.Println(st2(), st2())
	cancel1()
	time.Sleep(5 * time.Millisecond)
	fmt.Println(c1.Err(), c2.Err(), c3.Err(), c4.Err(), context.Cause(c3), stop())
	cancel5(errors.New("why"))
	fmt.Println(c5.Err(), context.Cause(c5), context.Cause(bg))
	cancel3()
	c8, cancel8 := context.WithTimeoutCause(bg, time.Millisecond, errors.New("slow"))
	<-c8.Done()
	cancel8()
	fmt.Println(c8.Err(), context.Cause(c8), errors.Is(c8.Err(), context.DeadlineExceeded), errors.Is(c8.Err(), os.ErrDeadlineExceeded))
	var te interface{ Timeout() bool }
	fmt.Println(errors.As(c8.Err(), &te), te.Timeout())
	c9, cancel9 := context.WithDeadlineCause(c1, time.Now().Add(time.Hour), errIs)
	fmt.Println(c9.Err(), context.Cause(c9))
	cancel9()
	_, ok := c1.Deadline()
	dl, ok2 := c3.Deadline()
	fmt.Println(ok, dl.Unix(), ok2)
	for _, f := range []func(){func() { context.WithCancel(nil) }, func() { context.WithValue(bg, nil, 1) }, func() { context.WithValue(bg, []int{}, 1) }, func() { context.WithValue(nil, 1, 1) }, func() { context.WithoutCancel(nil) }} {
		func() { defer func() { fmt.Println(recover()) }(); f() }()
	}
	j := errors.Join(nil, errIs, nil, &E{"two"})
	fmt.Println(j, errors.Join(nil, nil) == nil, errors.Is(j, errIs))
	fmt.Printf("%q %T\n", j, j)
	w := fmt.Errorf("a %w b %w", io.EOF, &E{"e"})
	var pe *fs.PathError
	var ee *E
	fmt.Println(w, errors.Is(w, io.EOF), errors.Is(w, errIs), errors.As(w, &pe), pe.Op, errors.As(w, &ee), ee, errors.Unwrap(w))
	for _, f := range []func(){func() { errors.As(w, nil) }, func() { errors.As(w, 5) }, func() { var s *string; errors.As(w, s) }, func() { var s string; errors.As(w, &s) }} {
		func() { defer func() { fmt.Println(recover()) }(); f() }()
	}
	_, err := os.Open("/nope")
	fmt.Println(err, errors.Is(err, fs.ErrNotExist), errors.Is(err, os.ErrNotExist))
	e2, ok3 := errors.AsType[*fs.PathError](err)
	fmt.Println(e2, ok3)
	// sync
	var m sync.Map
	m.Store(1, "a")
	fmt.Println(m.LoadOrStore(1, "b"))
	fmt.Println(m.Swap(2, "c"))
	fmt.Println(m.CompareAndSwap(2, "c", "d"), m.CompareAndDelete(2, "x"))
	fmt.Println(m.LoadAndDelete(1))
	m.Range(func(k, v any) bool { fmt.Println(k, v); return true })
	m.Clear()
	of := sync.OnceFunc(func() { fmt.Println("once"); panic("p") })
	for range 2 {
		func() { defer func() { fmt.Println(recover()) }(); of() }()
	}
	ov := sync.OnceValues(func() (int, error) { fmt.Println("ov"); return 1, io.EOF })
	fmt.Println(ov())
	fmt.Println(ov())
	var wg sync.WaitGroup
	wg.Go(func() { fmt.Println("go") })
	wg.Wait()
	for _, f := range []func(){func() { wg.Done() }, func() { var mu sync.Mutex; fmt.Println(mu.TryLock(), mu.TryLock()) }} {
		func() { defer func() { fmt.Println(recover()) }(); f() }()
	}
	p := sync.Pool{New: func() any { return "new" }}
	fmt.Println(p.Get())
	// bufio
	br := bufio.NewReaderSize(strings.NewReader("line1\nline2 long\r\nrest é\xff"), 16)
	fmt.Println(br.ReadLine())
	b, err := br.Peek(3)
	fmt.Println(string(b), err, br.Buffered(), br.Size())
	str, err := br.ReadString('\n')
	fmt.Printf("%q %v\n", str, err)
	fmt.Println(br.Discard(5))
	r, sz, err := br.ReadRune()
	fmt.Println(r, sz, err, br.UnreadRune(), br.UnreadRune())
	_, err = br.Peek(17)
	fmt.Println(err)
	sc := bufio.NewScanner(strings.NewReader("a b\n\nc\r\nd"))
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println(sc.Err())
	sc = bufio.NewScanner(strings.NewReader(strings.Repeat("x", 100)))
	sc.Buffer(make([]byte, 10), 20)
	fmt.Println(sc.Scan(), sc.Err())
	sc = bufio.NewScanner(strings.NewReader("é\xffa b  c "))
	sc.Split(bufio.ScanRunes)
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println()
	var buf bytes.Buffer
	bw := bufio.NewWriterSize(&buf, 8)
	fmt.Fprintf(bw, "hello %d", 12345)
	fmt.Println(buf.String(), bw.Buffered(), bw.Available(), bw.Size(), bw.Flush(), buf.String())
	pr, pw := io.Pipe()
	go func() { fmt.Fprint(pw, "piped"); pw.CloseWithError(errIs) }()
	bs, err := io.ReadAll(pr)
	fmt.Println(string(bs), err)
	fmt.Println(fs.ValidPath("a/../b"), fs.ValidPath("a/b"), fs.FileMode(0o4755|fs.ModeDir|fs.ModeSymlink), fs.FileMode(0o1777|fs.ModeSticky))
	fmt.Println(io.Copy(io.Discard, io.LimitReader(strings.NewReader("abcdef"), 3)))
	fmt.Println(io.ReadAtLeast(strings.NewReader("ab"), make([]byte, 4), 3))
	sr := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	bs, err = io.ReadAll(sr)
	fmt.Println(string(bs), err, sr.Size())
	var tb bytes.Buffer
	bs, _ = io.ReadAll(io.TeeReader(strings.NewReader("tee"), &tb))
	fmt.Println(string(bs), tb.String())
}

// Output:
// context.Background context.TODO context.Background.WithCancel context.Background.WithCancel.WithValue(key1, v) context.Background.WithValue(s, int) context.Background.WithValue(struct {}, <nil>)
// context.Background.WithCancel.WithValue(key1, v).WithDeadline(2100-01-02 03:04:05 +0000 UTC
// v <nil> v <nil> true
// true false
// after
// context canceled context canceled context canceled <nil> context canceled false
// context canceled why <nil>
// context deadline exceeded slow true false
// true true
// context canceled context canceled
// false 4102542245 true
// cannot create context from nil parent
// nil key
// key is not comparable
// cannot create context from nil parent
// cannot create context from nil parent
// is
// two true true
// "is\ntwo" *errors.joinError
// a EOF b e true true true as true e <nil>
// errors: target cannot be nil
// errors: target must be a non-nil pointer
// errors: target must be a non-nil pointer
// errors: *target must be interface or implement error
// open /nope: no such file or directory true true
// open /nope: no such file or directory true
// a true
// <nil> false
// true false
// a true
// 2 d
// once
// p
// p
// ov
// 1 EOF
// 1 EOF
// go
// sync: negative WaitGroup counter
// true false
// <nil>
// new
// [108 105 110 101 49] false <nil>
// lin <nil> 10 16
// "line2 long\r\n" <nil>
// 5 <nil>
// 233 2 <nil> <nil> bufio: invalid use of UnreadRune
// bufio: buffer full
// "a b" "" "c" "d" <nil>
// false bufio.Scanner: token too long
// "é" "�" "a" " " "b" " " " " "c" " "
// hello 12345 0 8 8 <nil> hello 12345
// piped is
// false true dLrwxr-xr-x trwxrwxrwx
// 3 <nil>
// 2 unexpected EOF
// 23456 <nil> 5
// tee tee
