package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	dir, _ := os.MkdirTemp("", "fp")
	defer os.RemoveAll(dir)
	os.Chdir(dir)
	os.MkdirAll("a/b/c", 0o755)
	os.MkdirAll("a/d", 0o755)
	for _, n := range []string{"a/x.txt", "a/b/y.go", "a/b/c/z.go", "a/d/w.txt"} {
		os.WriteFile(n, []byte(n), 0o644)
	}
	os.Symlink("b/c", "a/link")
	os.Symlink("loop", "loop")
	filepath.WalkDir("a", func(p string, d fs.DirEntry, err error) error {
		fmt.Println(p, d, err)
		if p == "a/b/c" {
			return filepath.SkipDir
		}
		return nil
	})
	filepath.Walk("a", func(p string, info fs.FileInfo, err error) error {
		fmt.Println(p, info.Name(), info.IsDir(), err)
		if info.Name() == "y.go" {
			return filepath.SkipDir
		}
		return nil
	})
	fmt.Println(filepath.WalkDir("nope", func(p string, d fs.DirEntry, err error) error { fmt.Println(p, d, err); return err }))
	for _, p := range []string{"*", "a/*", "a/*/*.go", "a/[b-d]/*", "a/?.txt", "[", "a/[]", "nope", "a/x.txt", "a/*/*/*", "./*", ""} {
		m, err := filepath.Glob(p)
		fmt.Printf("%q %q %v\n", p, m, err)
	}
	for _, p := range []string{"a/link/z.go", "a/../a/link", "loop", "a/x.txt/y", "nope", ".", "a/link/.."} {
		r, err := filepath.EvalSymlinks(p)
		fmt.Println(p, r, err)
	}
	for _, p := range [][2]string{{"a", "a/b"}, {"/a", "/b/c"}, {"../a", "b"}, {"a/b", "a"}, {".", "x"}, {"a", "/b"}, {"..", "."}, {"a/..", "b"}, {"/", "/"}, {"/x", "/xy"}} {
		r, err := filepath.Rel(p[0], p[1])
		fmt.Println(p, r, err)
	}
	for _, p := range []string{"", ".", "/", "a/b/../c", "//x//y/", "a/b.tar.gz", "../x", "a/..", "a/../..", "x/", "..x"} {
		d, f := filepath.Split(p)
		fmt.Printf("%q %q %q %q %q %q %q %v %v\n", p, filepath.Clean(p), d, f, filepath.Base(p), filepath.Dir(p), filepath.Ext(p), filepath.IsLocal(p), filepath.IsAbs(p))
	}
	abs, err := filepath.Abs("a/../b")
	fmt.Println(strings.TrimPrefix(abs, dir), err, filepath.SplitList("a:b::c"), filepath.SplitList(""), filepath.Join("a", "", "../b"), filepath.Join("", ""))
}

// Output:
// a d a/ <nil>
// a/b d b/ <nil>
// a/b/c d c/ <nil>
// a/b/y.go - y.go <nil>
// a/d d d/ <nil>
// a/d/w.txt - w.txt <nil>
// a/link L link <nil>
// a/x.txt - x.txt <nil>
// a a true <nil>
// a/b b true <nil>
// a/b/c c true <nil>
// a/b/c/z.go z.go false <nil>
// a/b/y.go y.go false <nil>
// a/d d true <nil>
// a/d/w.txt w.txt false <nil>
// a/link link false <nil>
// a/x.txt x.txt false <nil>
// nope <nil> lstat nope: no such file or directory
// lstat nope: no such file or directory
// "*" ["a" "loop"] <nil>
// "a/*" ["a/b" "a/d" "a/link" "a/x.txt"] <nil>
// "a/*/*.go" ["a/b/y.go" "a/link/z.go"] <nil>
// "a/[b-d]/*" ["a/b/c" "a/b/y.go" "a/d/w.txt"] <nil>
// "a/?.txt" ["a/x.txt"] <nil>
// "[" [] syntax error in pattern
// "a/[]" [] syntax error in pattern
// "nope" [] <nil>
// "a/x.txt" ["a/x.txt"] <nil>
// "a/*/*/*" ["a/b/c/z.go"] <nil>
// "./*" ["a" "loop"] <nil>
// "" [] <nil>
// a/link/z.go a/b/c/z.go <nil>
// a/../a/link a/b/c <nil>
// loop  EvalSymlinks: too many links
// a/x.txt/y  not a directory
// nope  lstat nope: no such file or directory
// . . <nil>
// a/link/.. a/b <nil>
// [a a/b] b <nil>
// [/a /b/c] ../b/c <nil>
// [../a b]  Rel: can't make b relative to ../a
// [a/b a] .. <nil>
// [. x] x <nil>
// [a /b]  Rel: can't make /b relative to a
// [.. .]  Rel: can't make . relative to ..
// [a/.. b] b <nil>
// [/ /] . <nil>
// [/x /xy] ../xy <nil>
// "" "." "" "" "." "." "" false false
// "." "." "" "." "." "." "." true false
// "/" "/" "/" "" "/" "/" "" false true
// "a/b/../c" "a/c" "a/b/../" "c" "c" "a" "" true false
// "//x//y/" "/x/y" "//x//y/" "" "y" "/x/y" "" false true
// "a/b.tar.gz" "a/b.tar.gz" "a/" "b.tar.gz" "b.tar.gz" "a" ".gz" true false
// "../x" "../x" "../" "x" "x" ".." "" false false
// "a/.." "." "a/" ".." ".." "a" "." true false
// "a/../.." ".." "a/../" ".." ".." "." "." false false
// "x/" "x" "x/" "" "x" "x" "" true false
// "..x" "..x" "" "..x" "..x" "." ".x" true false
// /b <nil> [a b  c] [] b
