// Package os: variables of the environment, and what a process is told about itself.

package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func variables() {
	os.Clearenv()
	fmt.Println(len(os.Environ()), os.Setenv("ONE", "1"), os.Setenv("EMPTY", ""), os.Setenv("", "x"), os.Setenv("A=B", "x"))
	fmt.Println(os.LookupEnv("EMPTY"))
	fmt.Println(os.LookupEnv("NONE"))
	fmt.Printf("%q %q\n", os.Getenv("ONE"), os.Getenv("NONE"))
	fmt.Println(os.ExpandEnv("$ONE ${ONE}x $ONEx [$NONE] $$ ${} ${ONE $1 $"))
	fmt.Println(os.Expand("${greet}, $name$! ${*} $*", func(name string) string { return "<" + name + ">" }))
	fmt.Println(os.Setenv("ONE", "again"), os.Unsetenv("EMPTY"), os.Unsetenv("NONE"), slices.Sorted(slices.Values(os.Environ())))
	_, err := exec.Command("/bin/sh", "-c", "exit 3").Output()
	fmt.Println(err)
	out, err := exec.Command("/bin/sh", "-c", `echo "$ONE"`).Output()
	fmt.Printf("%q %v\n", out, err)
}

func directories() {
	home, err := os.UserHomeDir()
	fmt.Printf("%q %v\n", home, err)
	_, err = os.UserCacheDir()
	fmt.Println(err)
	_, err = os.UserConfigDir()
	fmt.Println(err)
	os.Setenv("HOME", "/home/gopher")
	fmt.Println(os.UserHomeDir())
	fmt.Println(os.UserCacheDir())
	fmt.Println(os.UserConfigDir())
	os.Setenv("XDG_CACHE_HOME", "/cache")
	os.Setenv("XDG_CONFIG_HOME", "relative")
	fmt.Println(os.UserCacheDir())
	fmt.Println(os.UserConfigDir())
	os.Setenv("TMPDIR", "/elsewhere")
	fmt.Println(os.TempDir())
}

func process() {
	self, err := os.FindProcess(os.Getpid())
	fmt.Println(self.Pid == os.Getpid(), err, os.Getppid() > 0, os.Getpagesize()%4096)
	fmt.Println(os.Getuid() == os.Geteuid(), os.Getgid() == os.Getegid())
	_, err = os.Getgroups()
	fmt.Println(err)
	hostname, err := os.Hostname()
	fmt.Println(hostname != "", err)
	executable, err := os.Executable()
	fmt.Println(filepath.IsAbs(executable), err, len(os.Args))
}

func find() {
	os.Mkdir("bin", 0o755)
	os.WriteFile("bin/tool", []byte("#!/bin/sh\necho found\n"), 0o755)
	os.WriteFile("bin/data", []byte("text"), 0o644)
	dir, _ := os.Getwd()
	os.Setenv("PATH", dir+"/bin")
	found, err := exec.LookPath("tool")
	fmt.Println(strings.TrimPrefix(found, dir), err)
	out, err := exec.Command("tool").Output()
	fmt.Printf("%q %v\n", out, err)
	for _, name := range []string{"data", "none", "./none", "bin/data", ""} {
		_, err = exec.LookPath(name)
		fmt.Println(err)
	}
}

func users() {
	me, err := user.Current()
	fmt.Println(me.Uid == strconv.Itoa(os.Getuid()), me.Gid == strconv.Itoa(os.Getgid()), err)
	groups, err := me.GroupIds()
	fmt.Println(slices.Contains(groups, me.Gid), err)
	root, err := user.LookupId("0")
	fmt.Println(root.Username, err)
	_, err = user.Lookup("nobody at all")
	fmt.Println(err)
	_, err = user.LookupId("x")
	fmt.Println(err)
	_, err = user.LookupGroup("no such group")
	fmt.Println(err)
	_, err = user.LookupGroupId("987654")
	fmt.Println(err)
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
	variables()
	directories()
	process()
	find()
	users()
}

// Output:
// 0 <nil> <nil> setenv: invalid argument setenv: invalid argument
//  true
//  false
// "1" ""
// 1 1x  []   ONE  $
// <greet>, <name><!> <*> <*>
// <nil> <nil> <nil> [ONE=again]
// exit status 3
// "again\n" <nil>
// "" $HOME is not defined
// neither $XDG_CACHE_HOME nor $HOME are defined
// neither $XDG_CONFIG_HOME nor $HOME are defined
// /home/gopher <nil>
// /home/gopher/.cache <nil>
// /home/gopher/.config <nil>
// /cache <nil>
//  path in $XDG_CONFIG_HOME is relative
// /elsewhere
// true <nil> true 0
// true true
// <nil>
// true <nil>
// true <nil> 1
// /bin/tool <nil>
// "found\n" <nil>
// exec: "data": executable file not found in $PATH
// exec: "none": executable file not found in $PATH
// exec: "./none": stat ./none: no such file or directory
// exec: "bin/data": permission denied
// exec: "": executable file not found in $PATH
// true true <nil>
// true <nil>
// root <nil>
// user: unknown user nobody at all
// strconv.Atoi: parsing "x": invalid syntax
// group: unknown group no such group
// group: unknown groupid 987654
