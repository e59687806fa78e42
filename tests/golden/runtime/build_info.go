package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"runtime/debug"
)

// What a program was built from, as text and back.
func main() {
	info := debug.BuildInfo{
		GoVersion: "go1.27", Path: "example.com/tool/cmd", Main: debug.Module{Path: "example.com/tool", Version: "(devel)"},
		Deps: []*debug.Module{
			{Path: "example.com/a", Version: "v1.2.3", Sum: "h1:abc="},
			{Path: "example.com/b", Version: "v0.1.0", Replace: &debug.Module{Path: "../b", Version: ""}},
		},
		Settings: []debug.BuildSetting{{"-tags", "a,b"}, {"CGO_CFLAGS", "-O2 -g"}, {"a=b", `say "hi"`}, {"", ""}},
	}
	text := info.String()
	fmt.Println(text)
	back, err := debug.ParseBuildInfo(text)
	fmt.Println(err, back.String() == text)
	back.GoVersion = info.GoVersion
	fmt.Println(reflect.DeepEqual(*back, info), back.Deps[1].Replace.Path)
	data, err := json.Marshal(back)
	fmt.Println(string(data), err)

	for _, bad := range []string{
		"", "no tab\nunknown\tword\npath\tp\nmod\tm\tv1\n", "path\tcut off", "mod\tm\n", "dep\ta\tb\tc\td\n", "path\tx\n=>\ta\tb\tc\n", "mod\ta\tb\n=>\ta\tb\n",
		"build\t\n", "build\t=x\n", "build\tx\n", "build\tx y=1\n", "build\t\"x\n", "build\t\"x\"\n", "build\t\"x\"y\n", "build\tx=a b\n", "build\tx=\"a\n", "build\t`x y`=\"a b\"\n",
	} {
		info, err := debug.ParseBuildInfo(bad)
		fmt.Printf("%q %v %v\n", bad, info != nil, err)
		if err == nil {
			fmt.Printf("%+v\n", *info)
		}
	}
	_, ok := debug.ReadBuildInfo()
	_ = ok // true of a program that Go has built
}

// Output:
// go	go1.27
// path	example.com/tool/cmd
// mod	example.com/tool	(devel)
// dep	example.com/a	v1.2.3	h1:abc=
// dep	example.com/b	v0.1.0
// =>	../b
//
// build	-tags=a,b
// build	CGO_CFLAGS="-O2 -g"
// build	"a=b"="say \"hi\""
// build	""=
//
// <nil> false
// true ../b
// {"GoVersion":"go1.27","Path":"example.com/tool/cmd","Main":{"Path":"example.com/tool","Version":"(devel)"},"Deps":[{"Path":"example.com/a","Version":"v1.2.3","Sum":"h1:abc="},{"Path":"example.com/b","Version":"v0.1.0","Replace":{"Path":"../b"}}],"Settings":[{"Key":"-tags","Value":"a,b"},{"Key":"CGO_CFLAGS","Value":"-O2 -g"},{"Key":"a=b","Value":"say \"hi\""},{}]} <nil>
// "" true <nil>
// {GoVersion: Path: Main:{Path: Version: Sum: Replace:<nil>} Deps:[] Settings:[]}
// "no tab\nunknown\tword\npath\tp\nmod\tm\tv1\n" true <nil>
// {GoVersion: Path:p Main:{Path:m Version:v1 Sum: Replace:<nil>} Deps:[] Settings:[]}
// "path\tcut off" true <nil>
// {GoVersion: Path: Main:{Path: Version: Sum: Replace:<nil>} Deps:[] Settings:[]}
// "mod\tm\n" false could not parse Go build info: line 1: expected 2 or 3 columns; got 1
// "dep\ta\tb\tc\td\n" false could not parse Go build info: line 1: expected 2 or 3 columns; got 4
// "path\tx\n=>\ta\tb\tc\n" false could not parse Go build info: line 2: replacement with no module on previous line
// "mod\ta\tb\n=>\ta\tb\n" false could not parse Go build info: line 2: expected 3 columns for replacement; got 2
// "build\t\n" false could not parse Go build info: line 1: build line missing '='
// "build\t=x\n" false could not parse Go build info: line 1: build line with missing key
// "build\tx\n" false could not parse Go build info: line 1: build line missing '=' after key
// "build\tx y=1\n" false could not parse Go build info: line 1: unquoted key "x y" must be quoted
// "build\t\"x\n" false could not parse Go build info: line 1: invalid quoted key in build line
// "build\t\"x\"\n" false could not parse Go build info: line 1: build line missing '=' after quoted key
// "build\t\"x\"y\n" false could not parse Go build info: line 1: unexpected character after quoted key: 'y'
// "build\tx=a b\n" false could not parse Go build info: line 1: unquoted value "a b" must be quoted
// "build\tx=\"a\n" false could not parse Go build info: line 1: invalid quoted value in build line
// "build\t`x y`=\"a b\"\n" true <nil>
// {GoVersion: Path: Main:{Path: Version: Sum: Replace:<nil>} Deps:[] Settings:[{Key:x y Value:a b}]}
