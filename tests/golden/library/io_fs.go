// Packages io, io/fs and io/ioutil: readers of readers, and file systems that are no files.

package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"io/ioutil"
	"os"
	"path"
	"strings"
	"time"
)

func copies() {
	var out strings.Builder
	n, err := io.CopyBuffer(&out, io.LimitReader(strings.NewReader("twelve bytes"), 6), make([]byte, 4))
	fmt.Println(n, err, out.String())
	n, err = io.CopyN(&out, strings.NewReader("abc"), 5)
	fmt.Println(n, err, out.String())
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		io.CopyBuffer(struct{ io.Writer }{&out}, struct{ io.Reader }{strings.NewReader("x")}, []byte{})
	}()
	closer := io.NopCloser(strings.NewReader("kept open"))
	text, err := io.ReadAll(closer)
	_, writesTo := closer.(io.WriterTo)
	fmt.Println(string(text), err, closer.Close(), closer.Close(), writesTo)
	section := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	inner, offset, size := section.Outer()
	fmt.Println(section.Size(), inner != nil, offset, size)
	buf := make([]byte, 4)
	fmt.Println(section.ReadAt(buf, 3))
	fmt.Println(section.Seek(1, io.SeekStart))
	text, err = io.ReadAll(section)
	fmt.Printf("%q %v\n", text, err)
	fmt.Println(section.Seek(-9, io.SeekCurrent))
	_, err = io.ReadFull(strings.NewReader("ab"), buf)
	fmt.Println(err, err == io.ErrUnexpectedEOF)
	_, err = io.ReadAtLeast(strings.NewReader("ab"), buf, 5)
	fmt.Println(err)
	fmt.Println(io.WriteString(io.Discard, "gone"))
}

// tape is a WriterAt in memory.
type tape [12]byte

func (t *tape) WriteAt(p []byte, off int64) (int, error) {
	if n := copy(t[off:], p); n < len(p) {
		return n, io.ErrShortWrite
	}
	return len(p), nil
}

func offsets() {
	t := tape([]byte("............"))
	w := io.NewOffsetWriter(&t, 3)
	fmt.Fprint(w, "ab")
	fmt.Println(w.Seek(1, io.SeekCurrent))
	fmt.Fprint(w, "cd")
	fmt.Println(w.WriteAt([]byte("!"), 0))
	fmt.Println(w.WriteAt([]byte("!"), -1))
	fmt.Println(w.Seek(-9, io.SeekStart))
	fmt.Println(w.Seek(0, io.SeekEnd))
	fmt.Println(w.Seek(7, io.SeekStart))
	fmt.Println(w.Write([]byte("long")))
	fmt.Printf("%s\n", t[:])
}

// attic is a file system of one directory with the given files.
type attic map[string]string

type entry struct {
	name, text string
	mode       fs.FileMode
}

func (e entry) Name() string               { return e.name }
func (e entry) Size() int64                { return int64(len(e.text)) }
func (e entry) Mode() fs.FileMode          { return e.mode }
func (e entry) ModTime() time.Time         { return time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC) }
func (e entry) IsDir() bool                { return e.mode.IsDir() }
func (e entry) Sys() any                   { return nil }
func (e entry) Type() fs.FileMode          { return e.mode.Type() }
func (e entry) Info() (fs.FileInfo, error) { return e, nil }

type file struct {
	entry
	*strings.Reader
	list []fs.DirEntry
}

func (f file) Size() int64                          { return f.entry.Size() }
func (f file) Stat() (fs.FileInfo, error)           { return f.entry, nil }
func (f file) Close() error                         { return nil }
func (f file) ReadDir(n int) ([]fs.DirEntry, error) { return f.list, nil }

func (a attic) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if text, ok := a[name]; ok {
		return file{entry{path.Base(name), text, 0o644}, strings.NewReader(text), nil}, nil
	}
	dir := file{entry: entry{path.Base(name), "", fs.ModeDir | 0o755}, Reader: strings.NewReader("")}
	seen := map[string]bool{}
	for known, text := range a {
		rest, inside := strings.CutPrefix("./"+known, path.Clean("./"+name)+"/")
		if name == "." {
			rest, inside = known, true
		}
		if first, _, deeper := strings.Cut(rest, "/"); inside && !seen[first] {
			seen[first] = true
			e := entry{first, text, 0o644}
			if deeper {
				e = entry{first, "", fs.ModeDir | 0o755}
			}
			dir.list = append(dir.list, e)
		}
	}
	if len(seen) == 0 {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return dir, nil
}

var boxes = attic{"a.txt": "alpha", "b.md": "beta", "box/c.txt": "gamma", "box/deep/d.txt": "delta"}

func systems() {
	list, err := fs.ReadDir(boxes, ".")
	for _, e := range list {
		fmt.Print(fs.FormatDirEntry(e), "; ")
	}
	fmt.Println(err)
	_, err = fs.ReadDir(boxes, "a.txt")
	fmt.Println(err)
	text, err := fs.ReadFile(boxes, "box/c.txt")
	fmt.Println(string(text), err)
	_, err = fs.ReadFile(boxes, "../up")
	fmt.Println(err, errors.Is(err, fs.ErrInvalid))
	for _, pattern := range []string{"*.txt", "*/*.txt", "box/*/d*", "[", "none*"} {
		names, err := fs.Glob(boxes, pattern)
		fmt.Println(pattern, names, err)
	}
	sub, err := fs.Sub(boxes, "box")
	fmt.Println(err)
	fmt.Println(fs.Glob(sub, "*"))
	_, err = sub.Open("nope")
	fmt.Println(err)
	_, err = fs.Sub(boxes, "/abs")
	fmt.Println(err)
	info, err := fs.Lstat(boxes, "a.txt")
	fmt.Println(fs.FormatFileInfo(info), err, info.Mode().IsRegular(), info.Mode().IsDir(), info.Mode().Perm())
	info, err = fs.Stat(boxes, "box")
	fmt.Println(fs.FormatFileInfo(info), err, info.Mode().IsRegular(), info.Mode().Type())
	fmt.Println(fs.FormatDirEntry(fs.FileInfoToDirEntry(info)), fs.FileInfoToDirEntry(nil) == nil)
	_, err = fs.ReadLink(boxes, "a.txt")
	fmt.Println(err)
	err = fs.WalkDir(boxes, ".", func(name string, d fs.DirEntry, err error) error {
		fmt.Print(name, " ")
		switch name {
		case "b.md":
			return nil
		case "box/deep":
			return fs.SkipDir
		}
		return err
	})
	fmt.Println(err)
	err = fs.WalkDir(boxes, ".", func(name string, d fs.DirEntry, err error) error {
		fmt.Print(name, " ")
		if name == "a.txt" {
			return fs.SkipAll
		}
		return err
	})
	fmt.Println(err)
	fmt.Println(fs.WalkDir(boxes, "missing", func(name string, d fs.DirEntry, err error) error { return err }))
	for _, mode := range []fs.FileMode{0, 0o7777, fs.ModeDir | 0o700, fs.ModeSymlink | fs.ModeSetuid, fs.ModeCharDevice | fs.ModeDevice | fs.ModeSticky, fs.ModeNamedPipe | fs.ModeSocket | fs.ModeIrregular} {
		fmt.Print(mode, " ", mode.IsRegular(), "; ")
	}
	fmt.Println()
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

func real() {
	defer elsewhere()()
	os.Mkdir("d", 0o755)
	os.WriteFile("d/f", []byte("real"), 0o644)
	os.Symlink("f", "d/link")
	fmt.Println(fs.ReadLink(os.DirFS("d"), "link"))
	info, err := fs.Lstat(os.DirFS("d"), "link")
	fmt.Println(info.Mode().Type(), err)
	temp, err := ioutil.TempFile("d", "temp*.txt")
	fmt.Println(path.Dir(temp.Name()), path.Ext(temp.Name()), err, temp.Close())
	text, err := ioutil.ReadFile("d/f")
	fmt.Println(string(text), err, ioutil.WriteFile("d/g", []byte("x"), 0o600))
	dir, err := ioutil.TempDir("d", "sub")
	fmt.Println(strings.HasPrefix(dir, "d/sub"), err)
	infos, err := ioutil.ReadDir("d")
	fmt.Println(len(infos), infos[0].Name(), err)
	text, err = ioutil.ReadAll(ioutil.NopCloser(strings.NewReader("all")))
	fmt.Println(string(text), err)
}

func main() {
	copies()
	offsets()
	systems()
	real()
}

// Output:
// 6 <nil> twelve
// 3 EOF twelveabc
// recovered: empty buffer in CopyBuffer
// kept open <nil> <nil> <nil> true
// 5 true 2 5
// 2 EOF
// 1 <nil>
// "3456" <nil>
// 0 Seek: invalid offset
// unexpected EOF true
// short buffer
// 4 <nil>
// 3 <nil>
// 1 <nil>
// 0 Seek: invalid offset
// 0 Seek: invalid offset
// 0 Seek: invalid whence
// 7 <nil>
// 2 short write
// ...!b.cd..lo
// - a.txt; - b.md; d box/; <nil>
// <nil>
// gamma <nil>
// open ../up: invalid argument true
// *.txt [a.txt] <nil>
// */*.txt [] <nil>
// box/*/d* [] <nil>
// [ [] syntax error in pattern
// none* [] <nil>
// <nil>
// [] <nil>
// open nope: file does not exist
// sub /abs: invalid argument
// -rw-r--r-- 5 2001-02-03 04:05:06 a.txt <nil> true false -rw-r--r--
// Exit: 2
