// Package os: making, changing and reading files, and what goes wrong.

package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"time"
)

func show(what string, err error) {
	fmt.Println(what, err, errors.Is(err, fs.ErrNotExist), os.IsNotExist(err), os.IsExist(err), os.IsPermission(err))
}

func files() {
	f, err := os.OpenFile("f", os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o640)
	fmt.Println(f.Name(), err)
	_, err = os.OpenFile("f", os.O_CREATE|os.O_EXCL, 0o640)
	show("again:", err)
	fmt.Println(f.WriteString("hello, world\n"))
	fmt.Println(f.WriteAt([]byte("HELLO"), 0))
	fmt.Println(f.Seek(7, io.SeekStart))
	n, err := f.WriteTo(os.Stdout)
	fmt.Println(n, err)
	_, err = f.WriteAt(nil, -1)
	fmt.Println(err)
	_, err = f.Seek(-1, io.SeekStart)
	fmt.Println(err)
	fmt.Println(f.Sync(), f.Truncate(5), f.Chmod(0o600))
	info, err := f.Stat()
	fmt.Println(info.Name(), info.Size(), info.Mode(), info.IsDir(), err)
	buf := make([]byte, 9)
	fmt.Println(f.ReadAt(buf, 3))
	count, err := f.ReadFrom(strings.NewReader("from a reader"))
	fmt.Println(count, err, f.Close(), f.Close())
	_, err = f.Write(nil)
	fmt.Println(err, errors.Is(err, os.ErrClosed))
	text, err := os.ReadFile("f")
	fmt.Printf("%q %v\n", text, err)
	var none *os.File
	_, err = none.ReadAt(nil, 0)
	fmt.Println(err, none.Close(), none.Sync())
	_, err = os.Open("nowhere/f")
	show("open:", err)
	_, err = os.ReadFile(".")
	show("read:", err)
	second := os.NewFile(1, "<the output>")
	fmt.Println(second.Name(), second.Fd())
	fmt.Fprintln(second, "to the same output")
	fmt.Println(os.NewFile(^uintptr(0), "bad") == nil)
}

func names() {
	fmt.Println(os.Rename("f", "g"), os.Link("g", "hard"), os.Symlink("g", "soft"))
	fmt.Println(os.Readlink("soft"))
	_, err := os.Readlink("g")
	fmt.Println(err)
	fmt.Println(os.Rename("none", "x"), os.Link("none", "x"), os.Symlink("g", "soft"))
	g, _ := os.Stat("g")
	hard, _ := os.Stat("hard")
	soft, _ := os.Lstat("soft")
	through, _ := os.Stat("soft")
	fmt.Println(os.SameFile(g, hard), os.SameFile(g, soft), os.SameFile(g, through), soft.Mode().Type() == fs.ModeSymlink)
	fmt.Println(os.Truncate("g", 3), os.Truncate("none", 3), os.Chmod("g", 0o444), os.Chmod("none", 0))
	when := time.Date(2001, 2, 3, 4, 5, 6, 7, time.UTC)
	fmt.Println(os.Chtimes("g", time.Time{}, when), os.Chtimes("none", when, when), os.Chown("none", 1, 1), os.Lchown("none", 1, 1))
	fmt.Println(os.Chown("g", -1, -1), os.Lchown("soft", -1, -1))
	g, err = os.Stat("g")
	fmt.Println(g.Size(), g.Mode(), g.ModTime().UTC(), err)
	fmt.Println(os.Remove("none"), os.Remove("hard"))
	_, err = os.Lstat("hard")
	show("removed:", err)
}

func directories() {
	fmt.Println(os.Mkdir("d", 0o755), os.Mkdir("d", 0o755), os.Mkdir("x/y", 0o755), os.MkdirAll("d/e/f", 0o755), os.MkdirAll("g/h", 0o755))
	for _, name := range []string{"d/b", "d/a", "d/c"} {
		fmt.Println(os.WriteFile(name, []byte(name), 0o600))
	}
	entries, err := os.ReadDir("d")
	for _, e := range entries {
		fmt.Print(e, "; ")
	}
	fmt.Println(err)
	_, err = os.ReadDir("none")
	fmt.Println(err)
	d, _ := os.Open("d")
	read, err := d.Readdirnames(2)
	fmt.Println(len(read), err)
	infos, err := d.Readdir(-1)
	fmt.Println(len(infos), err)
	rest, err := d.ReadDir(1)
	fmt.Println(len(rest), err, d.Close())
	_, err = d.Readdirnames(0)
	fmt.Println(err)
	fmt.Println(os.CopyFS("copy", os.DirFS("d")), os.CopyFS("copy", os.DirFS("d")))
	text, err := os.ReadFile("copy/b")
	fmt.Println(string(text), err)
	fmt.Println(os.Remove("d"), os.RemoveAll("d"), os.RemoveAll("d"), os.RemoveAll("copy/."))
	temp, err := os.CreateTemp("copy", "a*b")
	fmt.Println(strings.HasPrefix(temp.Name(), "copy/a"), strings.HasSuffix(temp.Name(), "b"), err, temp.Close())
	_, err = os.MkdirTemp("", "a/b")
	fmt.Println(err)
	_, err = os.MkdirTemp("nowhere", "x")
	fmt.Println(err)
	before, _ := os.Getwd()
	fmt.Println(os.Chdir("copy"), os.Chdir("copy"))
	after, err := os.Getwd()
	fmt.Println(strings.TrimPrefix(after, before), err)
}

func errorsOf() {
	fmt.Println(os.NewSyscallError("call", nil), os.NewSyscallError("call", syscall.ENOENT))
	show("syscall:", os.NewSyscallError("call", syscall.EACCES))
	show("link:", &os.LinkError{Op: "link", Old: "a", New: "b", Err: syscall.EEXIST})
	fmt.Println(os.IsTimeout(os.ErrDeadlineExceeded), os.IsTimeout(nil), os.IsPathSeparator('/'), os.IsPathSeparator('\\'))
	fmt.Println(syscall.ENOENT.Error(), syscall.EAGAIN.Temporary(), syscall.ETIMEDOUT.Timeout(), syscall.ENOENT.Is(fs.ErrNotExist), syscall.Errno(9999))
}

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
	files()
	names()
	directories()
	errorsOf()
}

// Output:
// f <nil>
// again: open f: file exists false false true false
// 13 <nil>
// 5 <nil>
// 7 <nil>
// world
// 6 <nil>
// writeat f: negative offset
// seek f: invalid argument
// <nil> <nil> <nil>
// f 5 -rw------- false <nil>
// 2 EOF
// 13 <nil> <nil> close f: file already closed
// write f: file already closed true
// "HELLO\x00\x00\x00\x00\x00\x00\x00\x00from a reader" <nil>
// invalid argument invalid argument invalid argument
// open: open nowhere/f: no such file or directory true true false false
// read: read .: is a directory false false false false
// <the output> 1
// to the same output
// true
// <nil> <nil> <nil>
// g <nil>
// readlink g: invalid argument
// rename none x: no such file or directory link none x: no such file or directory symlink g soft: file exists
// true false true true
// <nil> truncate none: no such file or directory <nil> chmod none: no such file or directory
// <nil> chtimes none: no such file or directory chown none: no such file or directory lchown none: no such file or directory
// <nil> <nil>
// 3 -r--r--r-- 2001-02-03 04:05:06.000000007 +0000 UTC <nil>
// remove none: no such file or directory <nil>
// removed: lstat hard: no such file or directory true true false false
// <nil> mkdir d: file exists mkdir x/y: no such file or directory <nil> mkdir g: not a directory
// <nil>
// <nil>
// <nil>
// - a; - b; - c; d e/; <nil>
// open none: no such file or directory
// 2 <nil>
// 2 <nil>
// 0 EOF <nil>
// readdirent d: use of closed file
// <nil> open copy/a: file exists
// d/b <nil>
// remove d: directory not empty <nil> <nil> RemoveAll copy/.: invalid argument
// true true <nil> <nil>
// mkdirtemp a/b: pattern contains path separator
// stat nowhere: no such file or directory
// <nil> chdir copy: no such file or directory
// /copy <nil>
// <nil> call: no such file or directory
// syscall: call: permission denied false false false true
// link: link a b: file exists false false true false
// true false true false
// no such file or directory true true true errno 9999
