// os.Root: what is inside of the directory, and what is not.

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"
)

func prepare() {
	os.MkdirAll("r/a/b", 0755)
	os.WriteFile("outside", []byte("secret"), 0644)
	os.WriteFile("r/a/f", []byte("file"), 0644)
	links := [][2]string{
		{"a/f", "l"}, {"../outside", "esc"}, {"/etc/passwd", "abs"}, {"a", "ld"}, {"../a/f", "a/up"}, {"loop", "loop"},
		{"gone", "dang"}, {"..", "dotdot"},
	}
	for _, link := range links {
		os.Symlink(link[0], "r/"+link[1])
	}
}

func look(r *os.Root) {
	names := []string{
		"a/f", "l", "esc", "abs", "ld/up", "loop", "dang", "", "..", "a/../..", "a/../l", "/a", "a/f/", "l/", "ld/",
		"nope/x", "a/f/x", "dotdot/r/l", "./a//f",
	}
	for _, name := range names {
		text, err := r.ReadFile(name)
		fmt.Printf("%q %q %v\n", name, text, err)
		_, err = r.Stat(name)
		_, linkErr := r.Lstat(name)
		target, readErr := r.Readlink(name)
		fmt.Println(err, linkErr, target, readErr, r.Chmod(name, 0755), r.Chtimes(name, time.Time{}, time.Unix(5, 0)))
		sub, err := r.OpenRoot(name)
		if err == nil {
			_, err = sub.Open("../f")
			fmt.Println(sub.Name(), err, sub.Close())
		} else {
			fmt.Println(err)
		}
	}
}

func change(r *os.Root) {
	fmt.Println(r.Mkdir("m", 0755), r.Mkdir("m", 0755), r.Mkdir("m/x/", 0755), r.Mkdir("../x", 0755))
	fmt.Println(r.MkdirAll("ld/new/dir", 0755), r.MkdirAll("a/f/x", 0755), r.MkdirAll("l", 0755), r.MkdirAll("esc/x", 0755))
	fmt.Println(r.WriteFile("w", []byte("text"), 0600), r.WriteFile("esc", nil, 0600), r.WriteFile("dang", nil, 0600))
	_, err := r.OpenFile("esc", os.O_CREATE|os.O_EXCL|os.O_RDWR, 0600)
	fmt.Println(err, r.Mkdir("s", fs.ModeSticky|0700))
	fmt.Println(r.Rename("w", "w2"), r.Rename("w", "w3"), r.Rename("w2", "m"), r.Rename("w2", "../w"), r.Rename("w2", "w4/"))
	fmt.Println(r.Link("w2", "w5"), r.Link("w2", "w5"), r.Symlink("any/thing", "s"), r.Symlink("any", "s"))
	fmt.Println(r.Remove("w5"), r.Remove("w5"), r.Remove("m"), r.Remove("../outside"))
	fmt.Println(r.RemoveAll("m"), r.RemoveAll("none"), r.RemoveAll("a/."), r.RemoveAll("esc"), r.RemoveAll("../outside"))
	_, err = os.Stat("outside")
	fmt.Println(err)
}

func main() {
	dir, err := os.MkdirTemp("", "root")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	os.Chdir(dir)
	prepare()
	_, err = os.OpenRoot("outside")
	_, err2 := os.OpenInRoot("r", "esc")
	fmt.Println(err, err2)
	r, err := os.OpenRoot("r")
	fmt.Println(r.Name(), err)
	look(r)
	change(r)
	fs.WalkDir(r.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		fmt.Println(path, d, err)
		return nil
	})
	_, err = fs.ReadFile(r.FS(), "../outside")
	fmt.Println(err, r.Close())
	_, err = r.Open("a")
	fmt.Println(err, errors.Is(err, fs.ErrClosed))
}

// Output:
// open outside: not a directory openat esc: path escapes from parent
// r <nil>
// "a/f" "file" <nil>
// <nil> <nil>  readlinkat a/f: invalid argument <nil> <nil>
// open r/a/f: not a directory
// "l" "file" <nil>
// <nil> <nil> a/f <nil> <nil> <nil>
// open r/l: not a directory
// "esc" "" openat esc: path escapes from parent
// statat esc: path escapes from parent <nil> ../outside <nil> chmodat esc: path escapes from parent chtimesat esc: path escapes from parent
// openat esc: path escapes from parent
// "abs" "" openat abs: path escapes from parent
// statat abs: path escapes from parent <nil> /etc/passwd <nil> chmodat abs: path escapes from parent chtimesat abs: path escapes from parent
// openat abs: path escapes from parent
// "ld/up" "file" <nil>
// <nil> <nil> ../a/f <nil> <nil> <nil>
// open r/ld/up: not a directory
// "loop" "" openat loop: too many levels of symbolic links
// statat loop: too many levels of symbolic links <nil> loop <nil> chmodat loop: too many levels of symbolic links chtimesat loop: too many levels of symbolic links
// openat loop: too many levels of symbolic links
// "dang" "" openat dang: no such file or directory
// statat dang: no such file or directory <nil> gone <nil> chmodat dang: no such file or directory chtimesat dang: no such file or directory
// openat dang: no such file or directory
// "" "" openat : empty path
// statat : empty path statat : empty path  readlinkat : empty path chmodat : empty path chtimesat : empty path
// openat : empty path
// ".." "" openat ..: path escapes from parent
// statat ..: path escapes from parent statat ..: path escapes from parent  readlinkat ..: path escapes from parent chmodat ..: path escapes from parent chtimesat ..: path escapes from parent
// openat ..: path escapes from parent
// "a/../.." "" openat a/../..: path escapes from parent
// statat a/../..: path escapes from parent statat a/../..: path escapes from parent  readlinkat a/../..: path escapes from parent chmodat a/../..: path escapes from parent chtimesat a/../..: path escapes from parent
// openat a/../..: path escapes from parent
// "a/../l" "file" <nil>
// <nil> <nil> a/f <nil> <nil> <nil>
// open r/a/../l: not a directory
// "/a" "" openat /a: path escapes from parent
// statat /a: path escapes from parent statat /a: path escapes from parent  readlinkat /a: path escapes from parent chmodat /a: path escapes from parent chtimesat /a: path escapes from parent
// openat /a: path escapes from parent
// "a/f/" "" openat a/f/: not a directory
// statat a/f/: not a directory statat a/f/: not a directory  readlinkat a/f/: not a directory chmodat a/f/: not a directory chtimesat a/f/: not a directory
// openat a/f/: not a directory
// "l/" "" openat l/: not a directory
// statat l/: not a directory statat l/: not a directory  readlinkat l/: not a directory chmodat l/: not a directory chtimesat l/: not a directory
// openat l/: not a directory
// "ld/" "" read r/ld/: is a directory
// <nil> <nil>  readlinkat ld/: invalid argument <nil> <nil>
// r/ld/ openat ../f: path escapes from parent <nil>
// "nope/x" "" openat nope/x: no such file or directory
// statat nope/x: no such file or directory statat nope/x: no such file or directory  readlinkat nope/x: no such file or directory chmodat nope/x: no such file or directory chtimesat nope/x: no such file or directory
// openat nope/x: no such file or directory
// "a/f/x" "" openat a/f/x: not a directory
// statat a/f/x: not a directory statat a/f/x: not a directory  readlinkat a/f/x: not a directory chmodat a/f/x: not a directory chtimesat a/f/x: not a directory
// openat a/f/x: not a directory
// "dotdot/r/l" "" openat dotdot/r/l: path escapes from parent
// statat dotdot/r/l: path escapes from parent statat dotdot/r/l: path escapes from parent  readlinkat dotdot/r/l: path escapes from parent chmodat dotdot/r/l: path escapes from parent chtimesat dotdot/r/l: path escapes from parent
// openat dotdot/r/l: path escapes from parent
// "./a//f" "file" <nil>
// <nil> <nil>  readlinkat ./a//f: invalid argument <nil> <nil>
// open r/./a//f: not a directory
// <nil> mkdirat m: file exists <nil> mkdirat ../x: path escapes from parent
// <nil> openat a/f: not a directory mkdirat l: not a directory mkdirat esc/x: path escapes from parent
// <nil> openat esc: path escapes from parent <nil>
// openat esc: file exists mkdirat s: unsupported file mode
// <nil> renameat w w3: no such file or directory renameat w2 m: file exists renameat w2 ../w: path escapes from parent renameat w2 w4/: not a directory
// <nil> linkat w2 w5: file exists <nil> symlinkat any s: file exists
// <nil> removeat w5: no such file or directory removeat m: directory not empty removeat ../outside: path escapes from parent
// <nil> <nil> RemoveAll a/.: invalid argument <nil> RemoveAll ../outside: path escapes from parent
// <nil>
// . d ./ <nil>
// a d a/ <nil>
// a/b d b/ <nil>
// a/f - f <nil>
// a/new d new/ <nil>
// a/new/dir d dir/ <nil>
// a/up L up <nil>
// abs L abs <nil>
// dang L dang <nil>
// dotdot L dotdot <nil>
// gone - gone <nil>
// l L l <nil>
// ld L ld <nil>
// loop L loop <nil>
// s L s <nil>
// w2 - w2 <nil>
// readfile ../outside: invalid argument <nil>
// openat a: file already closed true
