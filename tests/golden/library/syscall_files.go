// Package syscall: files by their descriptors, as the system has them.

package main

import (
	"bytes"
	"fmt"
	"os"
	"syscall"
)

func descriptors() {
	fd, err := syscall.Open("f", syscall.O_RDWR|syscall.O_CREAT|syscall.O_CLOEXEC, 0o600)
	fmt.Println(fd > 2, err)
	n, err := syscall.Write(fd, []byte("hello, world"))
	fmt.Println(n, err)
	n, err = syscall.Pwrite(fd, []byte("HELLO"), 0)
	fmt.Println(n, err)
	at, err := syscall.Seek(fd, 3, 0)
	fmt.Println(at, err)
	buf := make([]byte, 4)
	n, err = syscall.Read(fd, buf)
	fmt.Printf("%d %v %q\n", n, err, buf[:n])
	n, err = syscall.Pread(fd, buf, 100)
	fmt.Println(n, err)
	n, err = syscall.Pread(fd, buf, -1)
	fmt.Println(n, err)
	fmt.Println(syscall.Fsync(fd), syscall.Ftruncate(fd, 5), syscall.Fchmod(fd, 0o640), syscall.Fchown(fd, -1, -1))
	var st syscall.Stat_t
	err = syscall.Fstat(fd, &st)
	fmt.Printf("%v %d %o %t %d\n", err, st.Size, st.Mode, st.Uid == uint32(os.Getuid()), st.Nlink)
	fmt.Println(syscall.SetNonblock(fd, true), syscall.Close(fd), syscall.Close(fd))
	_, err = syscall.Read(fd, buf)
	fmt.Println(err, err == syscall.EBADF)
	_, err = syscall.Open("none", syscall.O_RDONLY, 0)
	fmt.Println(err, err == syscall.ENOENT, err.(syscall.Errno).Is(os.ErrNotExist))
	var ends [2]int
	fmt.Println(syscall.Pipe2(ends[:], syscall.O_CLOEXEC))
	n, err = syscall.Write(ends[1], []byte("through"))
	fmt.Println(n, err, syscall.Close(ends[1]))
	buf = make([]byte, 10)
	n, err = syscall.Read(ends[0], buf)
	fmt.Printf("%d %v %q %v\n", n, err, bytes.TrimRight(buf, "\x00"), syscall.Close(ends[0]))
}

func paths() {
	fmt.Println(syscall.Mkdir("d", 0o755), syscall.Mkdir("d", 0o755), syscall.Rmdir("none"), syscall.Unlink("none"))
	fmt.Println(syscall.Rename("f", "d/f"), syscall.Link("d/f", "hard"), syscall.Symlink("hard", "soft"))
	var st, link syscall.Stat_t
	fmt.Println(syscall.Stat("soft", &st), syscall.Lstat("soft", &link), syscall.Stat("none", &st))
	fmt.Println(st.Mode&syscall.S_IFMT == syscall.S_IFREG, link.Mode&syscall.S_IFMT == syscall.S_IFLNK, st.Nlink, st.Ino == link.Ino)
	buf := make([]byte, 10)
	n, err := syscall.Readlink("soft", buf)
	fmt.Printf("%q %v\n", buf[:n], err)
	_, err = syscall.Readlink("hard", buf)
	fmt.Println(err)
	fmt.Println(syscall.Chmod("hard", 0o600), syscall.Chown("hard", -1, -1), syscall.Lchown("soft", -1, -1), syscall.Truncate("hard", 2))
	times := []syscall.Timespec{{Sec: 1000, Nsec: 5}, {Sec: 2000, Nsec: 7}}
	fmt.Println(syscall.UtimesNano("hard", times), syscall.Stat("hard", &st))
	fmt.Println(st.Atim, st.Mtim, st.Mtim.Nano(), st.Size)
	fmt.Println(syscall.Access("hard", 4), syscall.Access("none", 0))
	before, err := syscall.Getwd()
	fmt.Println(syscall.Chdir("d"), syscall.Chdir("none"), err)
	after, _ := syscall.Getwd()
	fmt.Println(after == before+"/d", syscall.Chdir(".."))
	fd, err := syscall.Open("d", syscall.O_RDONLY|syscall.O_DIRECTORY, 0)
	fmt.Println(err, syscall.Fchdir(fd), syscall.Close(fd))
	fmt.Println(syscall.Unlink("f"), syscall.Chdir(".."), syscall.Rmdir("d"))
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
	descriptors()
	paths()
}

// Output:
// true <nil>
// 12 <nil>
// 5 <nil>
// 3 <nil>
// 4 <nil> "LO, "
// 0 <nil>
// -1 invalid argument
// <nil> <nil> <nil> <nil>
// <nil> 5 100640 true 1
// <nil> <nil> bad file descriptor
// bad file descriptor true
// no such file or directory true true
// <nil>
// 7 <nil> <nil>
// 7 <nil> "through" <nil>
// <nil> file exists no such file or directory no such file or directory
// <nil> <nil> <nil>
// <nil> <nil> no such file or directory
// true true 2 false
// "hard" <nil>
// invalid argument
// <nil> <nil> <nil> <nil>
// <nil> <nil>
// {1000 5} {2000 7} 2000000000007 2
// <nil> no such file or directory
// <nil> no such file or directory <nil>
// true <nil>
// <nil> <nil> <nil>
// <nil> <nil> <nil>
