// Packages path and path/filepath: patterns, and what differs between systems elsewhere.

package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

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
	for _, pattern := range []string{"*.go", "a?c", "[a-c]*", "[^a]b", "[^a", `\*`, "[]a]", "*/b", "a[", "", "é?", "[\\-]", "a*b*c*"} {
		for _, name := range []string{"main.go", "abc", "xb", "*", "a/b", "", "é世", "-", "aXbYc"} {
			matched, err := path.Match(pattern, name)
			again, err2 := filepath.Match(pattern, name)
			if matched || err != nil {
				fmt.Printf("%q %q %t %v %t; ", pattern, name, matched, err, again == matched && err2 == err)
			}
		}
		fmt.Println()
	}
	for _, p := range []string{"", ".", "/", "//a//b/", "a/../b", "../../x", "/..", "./a/./b.tar.gz", "a/b/"} {
		dir, file := path.Split(p)
		fmt.Printf("%q: %q %q %q %q %q %q %t\n", p, path.Clean(p), path.Base(p), path.Dir(p), path.Ext(p), dir, file, path.IsAbs(p))
		fmt.Printf("\t%q %q %q %q %q\n", filepath.ToSlash(p), filepath.FromSlash(p), filepath.VolumeName(p), filepath.Join(p, "..", "end"), path.Join("start", p))
		local, err := filepath.Localize(p)
		fmt.Printf("\t%q %v %t %t\n", local, err, filepath.IsLocal(p), filepath.HasPrefix(p, "a"))
	}
	fmt.Println(filepath.Rel("a/b", "a/c/d"))
	fmt.Println(filepath.Rel("/a", "b"))
	fmt.Println(filepath.Rel("..", "a"))
	fmt.Printf("%q %q\n", filepath.SplitList("/a::/b"), filepath.SplitList(""))
	os.MkdirAll("tree/sub", 0o755)
	os.WriteFile("tree/sub/leaf", nil, 0o644)
	os.WriteFile("tree/twig", nil, 0o644)
	os.Symlink("sub", "tree/link")
	fmt.Println(filepath.Glob("tree/*/leaf"))
	fmt.Println(filepath.Glob("tree/["))
	fmt.Println(filepath.EvalSymlinks("tree/link/../link/leaf"))
	_, err := filepath.EvalSymlinks("tree/none")
	fmt.Println(err)
	fmt.Println(filepath.Walk("tree", func(name string, info fs.FileInfo, err error) error {
		fmt.Print(name, " ", info.IsDir(), "; ")
		if name == "tree/sub" {
			return filepath.SkipDir
		}
		return err
	}))
	fmt.Println(filepath.WalkDir("tree", func(name string, entry fs.DirEntry, err error) error {
		fmt.Print(name, " ", entry.Type()&fs.ModeSymlink != 0, "; ")
		return err
	}))
	fmt.Println(filepath.Walk("none", func(name string, info fs.FileInfo, err error) error { return err }))
	abs, err := filepath.Abs("x")
	fmt.Println(filepath.IsAbs(abs), filepath.Base(abs), err)
}

// Output:
// "*.go" "main.go" true <nil> true;
// "a?c" "abc" true <nil> true;
// "[a-c]*" "abc" true <nil> true; "[a-c]*" "aXbYc" true <nil> true;
// "[^a]b" "xb" true <nil> true;
// "[^a" "main.go" false syntax error in pattern false; "[^a" "abc" false syntax error in pattern false; "[^a" "xb" false syntax error in pattern false; "[^a" "*" false syntax error in pattern false; "[^a" "a/b" false syntax error in pattern false; "[^a" "" false syntax error in pattern false; "[^a" "é世" false syntax error in pattern false; "[^a" "-" false syntax error in pattern false; "[^a" "aXbYc" false syntax error in pattern false;
// "\\*" "*" true <nil> true;
// "[]a]" "main.go" false syntax error in pattern false; "[]a]" "abc" false syntax error in pattern false; "[]a]" "xb" false syntax error in pattern false; "[]a]" "*" false syntax error in pattern false; "[]a]" "a/b" false syntax error in pattern false; "[]a]" "" false syntax error in pattern false; "[]a]" "é世" false syntax error in pattern false; "[]a]" "-" false syntax error in pattern false; "[]a]" "aXbYc" false syntax error in pattern false;
// "*/b" "a/b" true <nil> true;
// "a[" "main.go" false syntax error in pattern false; "a[" "abc" false syntax error in pattern false; "a[" "xb" false syntax error in pattern false; "a[" "*" false syntax error in pattern false; "a[" "a/b" false syntax error in pattern false; "a[" "" false syntax error in pattern false; "a[" "é世" false syntax error in pattern false; "a[" "-" false syntax error in pattern false; "a[" "aXbYc" false syntax error in pattern false;
// "" "" true <nil> true;
// "é?" "é世" true <nil> true;
// "[\\-]" "-" true <nil> true;
// "a*b*c*" "abc" true <nil> true; "a*b*c*" "aXbYc" true <nil> true;
// "": "." "." "." "" "" "" false
// 	"" "" "" "../end" "start"
// 	"" invalid path false false
// ".": "." "." "." "." "" "." false
// 	"." "." "" "../end" "start"
// 	"." <nil> true false
// "/": "/" "/" "/" "" "/" "" true
// 	"/" "/" "" "/end" "start"
// 	"" invalid path false false
// "//a//b/": "/a/b" "b" "/a/b" "" "//a//b/" "" true
// 	"//a//b/" "//a//b/" "" "/a/end" "start/a/b"
// 	"" invalid path false false
// "a/../b": "b" "b" "." "" "a/../" "b" false
// 	"a/../b" "a/../b" "" "end" "start/b"
// 	"" invalid path true true
// "../../x": "../../x" "x" "../.." "" "../../" "x" false
// 	"../../x" "../../x" "" "../../end" "../x"
// 	"" invalid path false false
// "/..": "/" ".." "/" "." "/" ".." true
// 	"/.." "/.." "" "/end" "."
// 	"" invalid path false false
// "./a/./b.tar.gz": "a/b.tar.gz" "b.tar.gz" "a" ".gz" "./a/./" "b.tar.gz" false
// 	"./a/./b.tar.gz" "./a/./b.tar.gz" "" "a/end" "start/a/b.tar.gz"
// 	"" invalid path true false
// "a/b/": "a/b" "b" "a/b" "" "a/b/" "" false
// 	"a/b/" "a/b/" "" "a/end" "start/a/b"
// 	"" invalid path true true
// ../c/d <nil>
//  Rel: can't make b relative to /a
//  Rel: can't make a relative to ..
// ["/a" "" "/b"] []
// [tree/link/leaf tree/sub/leaf] <nil>
// [] syntax error in pattern
// tree/sub/leaf <nil>
// lstat tree/none: no such file or directory
// tree true; tree/link false; tree/sub true; tree/twig false; <nil>
// tree false; tree/link true; tree/sub false; tree/sub/leaf false; tree/twig false; <nil>
// lstat none: no such file or directory
// true x <nil>
