package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

type bad struct{ p *int }

func (b bad) String() string     { return fmt.Sprint(*b.p) }
func (b bad) Set(s string) error { return errors.New("no " + s) }

func try(args ...string) {
	fset := flag.NewFlagSet("prog", flag.ContinueOnError)
	fset.SetOutput(os.Stdout)
	b := fset.Bool("b", false, "a bool")
	long := fset.Bool("long", true, "a long bool")
	n := fset.Int("n", 7, "an `int` of yours")
	i64 := fset.Int64("i64", 0, "int64\nsecond line")
	u := fset.Uint("u", 3, "uint")
	u64 := fset.Uint64("u64", 0, "")
	s := fset.String("s", "def\"x", "a string")
	f := fset.Float64("f", 1.5, "float")
	d := fset.Duration("d", time.Second, "duration")
	var l list
	fset.Var(&l, "l", "list `one `two")
	one := 1
	fset.Var(bad{&one}, "bad", "bad one")
	var t time.Time
	fset.TextVar(&t, "t", time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC), "time")
	fset.Func("fn", "a func", func(s string) error {
		if s == "x" {
			return errors.New("bad x")
		}
		fmt.Println("fn", s)
		return nil
	})
	fset.BoolFunc("bf", "a bool func", func(s string) error { fmt.Println("bf", s); return nil })
	err := fset.Parse(args)
	fmt.Println(args, "->", err, errors.Is(err, flag.ErrHelp), *b, *long, *n, *i64, *u, *u64, *s, *f, *d, l, t.Unix(), fset.Args(), fset.NArg(), fset.NFlag(), fset.Arg(0))
	fset.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
	fmt.Println()
	fmt.Println(fset.Set("n", "12"), fset.Set("zz", "1"), *n, fset.Lookup("n").DefValue)
}

func main() {
	try()
	try("-h")
	for _, a := range [][]string{{"-b", "-n", "0x10", "rest", "-x"}, {"--n=5", "-s", "a b", "--", "-b"}, {"-n"}, {"-n", "x"}, {"-n", "99999999999999999999"}, {"-u", "-1"}, {"-f", "x"}, {"-d", "5x"}, {"-d", "1m"}, {"-b=maybe"}, {"-b=F"}, {"-zz"}, {"---b"}, {"-=x"}, {"-l", "a", "-l=b"}, {"-fn", "x"}, {"-fn=y", "-bf", "-bf=no"}, {"-t", "2021-01-01T00:00:00Z"}, {"-t", "x"}, {"-", "x"}, {"-bad", "q"}, {"-s="}} {
		try(a...)
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		fset := flag.NewFlagSet("", flag.PanicOnError)
		fset.SetOutput(os.Stdout)
		fset.Int("a", 1, "")
		fset.Parse([]string{"-q"})
	}()
	for _, name := range []string{"-x", "a=b", "dup"} {
		func() {
			defer func() { fmt.Println(recover()) }()
			fset := flag.NewFlagSet("p", flag.PanicOnError)
			fset.SetOutput(os.Stdout)
			fset.Int("dup", 1, "")
			fset.Int(name, 1, "")
		}()
	}
}

// Output:
// [] -> <nil> false false true 7 0 3 0 def"x 1.5 1s [] 1577934245 [] 0 0
//
// <nil> no such flag -zz 12 7
// Usage of prog:
//   -b	a bool
//   -bad value
//     	bad one
//   -bf
//     	a bool func
//   -d duration
//     	duration (default 1s)
//   -f float
//     	float (default 1.5)
//   -fn value
//     	a func
//   -i64 int
//     	int64
//     	second line
//   -l one
//     	list one two
//   -long
//     	a long bool (default true)
//   -n int
//     	an int of yours (default 7)
//   -s string
//     	a string (default "def\"x")
//   -t value
//     	time (default 2020-01-02T03:04:05Z)
//   -u uint
//     	uint (default 3)
//   -u64 uint
//
//
// panic calling String method on zero main.bad for flag bad: runtime error: invalid memory address or nil pointer dereference
// [-h] -> flag: help requested true false true 7 0 3 0 def"x 1.5 1s [] 1577934245 [] 0 0
//
// <nil> no such flag -zz 12 7
// [-b -n 0x10 rest -x] -> <nil> false true true 16 0 3 0 def"x 1.5 1s [] 1577934245 [rest -x] 2 2 rest
// b=true n=16
// <nil> no such flag -zz 12 7
// [--n=5 -s a b -- -b] -> <nil> false false true 5 0 3 0 a b 1.5 1s [] 1577934245 [-b] 1 2 -b
// n=5 s=a b
// <nil> no such flag -zz 12 7
// flag needs an argument: -n
// Usage of prog:
//   -b	a bool
//   -bad value
//     	bad one
//   -bf
//     	a bool func
//   -d duration
//     	duration (default 1s)
//   -f float
//     	float (default 1.5)
//   -fn value
//     	a func
//   -i64 int
//     	int64
//     	second line
//   -l one
//     	list one two
//   -long
//     	a long bool (default true)
//   -n int
//     	an int of yours (default 7)
//   -s string
//     	a string (default "def\"x")
//   -t value
//     	time (default 2020-01-02T03:04:05Z)
//   -u uint
//     	uint (default 3)
//   -u64 uint
//
//
// panic calling String method on zero main.bad for flag bad: runtime error: invalid memory address or nil pointer dereference
// [-n] -> flag needs an argument: -n false false true 7 0 3 0 def"x 1.5 1s [] 1577934245 [] 0 0
//
// <nil> no such flag -zz 12 7
// invalid value "x" for flag -n: parse error
// Usage of prog:
//   -b	a bool
//   -bad value
//     	bad one
//   -bf
//     	a bool func
//   -d duration
//     	duration (default 1s)
//   -f float
//     	float (default 1.5)
//   -fn value
//     	a func
//   -i64 int
//     	int64
//     	second line
//   -l one
//     	list one two
//   -long
//     	a long bool (default true)
//   -n int
//     	an int of yours (default 7)
//   -s string
//     	a string (default "def\"x")
//   -t value
//     	time (default 2020-01-02T03:04:05Z)
//   -u uint
//     	uint (default 3)
//   -u64 uint
//
//
// panic calling String method on zero main.bad for flag bad: runtime error: invalid memory address or nil pointer dereference
// [-n x] -> invalid value "x" for flag -n: parse error false false true 0 0 3 0 def"x 1.5 1s [] 1577934245 [] 0 0
//
// <nil> no such flag -zz 12 7
// invalid value "99999999999999999999" for flag -n: value out of range
// Usage of prog:
//   -b	a bool
//   -bad value
//     	bad one
//   -bf
//     	a bool func
//   -d duration
//     	duration (default 1s)
//   -f float
//     	float (default 1.5)
//   -fn value
//     	a func
//   -i64 int
//     	int64
//     	second line
//   -l one
//     	list one two
//   -long
//     	a long bool (default true)
//   -n int
//     	an int of yours (default 7)
//   -s string
//     	a string (default "def\"x")
//   -t value
//     	time (default 2020-01-02T03:04:05Z)
//   -u uint
//     	uint (default 3)
//   -u64 uint
//
//
// panic calling String method on zero main.bad for flag bad: runtime error: invalid memory address or nil pointer dereference
// [-n 99999999999999999999] -> invalid value "99999999999999999999" for flag -n: value out of range false false true 9223372036854775807 0 3 0 def"x 1.5 1s [] 1577934245 [] 0 0
//
// <nil> no such flag -zz 12 7
// invalid value "-1" for flag -u: parse error
// Usage of prog:
//   -b	a bool
//   -bad value
//     	bad one
//   -bf
//     	a bool func
//   -d duration
//     	duration (default 1s)
//   -f float
//     	float (default 1.5)
//   -fn value
//     	a func
//   -i64 int
//     	int64
//     	second line
//   -l one
//     	list one two
//   -long
//     	a long bool (default true)
//   -n int
//     	an int of yours (default 7)
//   -s string
//     	a string (default "def\"x")
//   -t value
//     	time (default 2020-01-02T03:04:05Z)
//   -u uint
//     	uint (default 3)
//   -u64 uint
//
//
// panic calling String method on zero main.bad for flag bad: runtime error: invalid memory address or nil pointer dereference
// [-u -1] -> invalid value "-1" for flag -u: parse error false false true 7 0 0 0 def"x 1.5 1s [] 1577934245 [] 0 0
//
// <nil> no such flag -zz 12 7
// invalid value "x" for flag -f: parse error
// Usage of prog:
//   -b	a bool
//   -bad value
//     	bad one
//   -bf
//     	a bool func
//   -d duration
//     	duration (default 1s)
//   -f float
//     	float (default 1.5)
//   -fn value
//     	a func
//   -i64 int
//     	int64
//     	second line
//   -l one
//     	list one two
//   -long
//     	a long bool (default true)
//   -n int
//     	an int of yours (default 7)
//   -s string
//     	a string (default "def\"x")
//   -t value
//     	time (default 2020-01-02T03:04:05Z)
//   -u uint
//     	uint (default 3)
//   -u64 uint
//
//
// panic calling String method on zero main.bad for flag bad: runtime error: invalid memory address or nil pointer dereference
// [-f x] -> invalid value "x" for flag -f: parse error false false true 7 0 3 0 def"x 0 1s [] 1577934245 [] 0 0
//
// <nil> no such flag -zz 12 7
// invalid value "5x" for flag -d: parse error
// Usage of prog:
//   -b	a bool
//   -bad value
//     	bad one
//   -bf
//     	a bool func
//   -d duration
//     	duration (default 1s)
//   -f float
//     	float (default 1.5)
//   -fn value
//     	a func
//   -i64 int
//     	int64
//     	second line
//   -l one
//     	list one two
//   -long
//     	a long bool (default true)
//   -n int
//     	an int of yours (default 7)
//   -s string
//     	a string (default "def\"x")
//   -t value
//     	time (default 2020-01-02T03:04:05Z)
//   -u uint
//     	uint (default 3)
//   -u64 uint
//
//
// panic calling String method on zero main.bad for flag bad: runtime error: invalid memory address or nil pointer dereference
// [-d 5x] -> invalid value "5x" for flag -d: parse error false false true 7 0 3 0 def"x 1.5 0s [] 1577934245 [] 0 0
//
// <nil> no such flag -zz 12 7
// [-d 1m] -> <nil> false false true 7 0 3 0 def"x 1.5 1m0s [] 1577934245 [] 0 1
// d=1m0s
// <nil> no such flag -zz 12 7
// invalid boolean value "maybe" for -b: parse error
// Usage of prog:
//   -b	a bool
//   -bad value
//     	bad one
//   -bf
//     	a bool func
//   -d duration
//     	duration (default 1s)
//   -f float
//     	float (default 1.5)
//   -fn value
//     	a func
//   -i64 int
//     	int64
//     	second line
//   -l one
//     	list one two
//   -long
//     	a long bool (default true)
//   -n int
//     	an int of yours (default 7)
//   -s string
//     	a string (default "def\"x")
//   -t value
//     	time (default 2020-01-02T03:04:05Z)
//   -u uint
//     	uint (default 3)
//   -u64 uint
//
//
// panic calling String method on zero main.bad for flag bad: runtime error: invalid memory address or nil pointer dereference
// [-b=maybe] -> invalid boolean value "maybe" for -b: parse error false false true 7 0 3 0 def"x 1.5 1s [] 1577934245 [] 0 0
//
// <nil> no such flag -zz 12 7
// [-b=F] -> <nil> false false true 7 0 3 0 def"x 1.5 1s [] 1577934245 [] 0 1
// b=false
// <nil> no such flag -zz 12 7
// flag provided but not defined: -zz
// Usage of prog:
//   -b	a bool
//   -bad value
//     	bad one
//   -bf
//     	a bool func
//   -d duration
//     	duration (default 1s)
//   -f float
//     	float (default 1.5)
//   -fn value
//     	a func
//   -i64 int
//     	int64
//     	second line
//   -l one
//     	list one two
//   -long
//     	a long bool (default true)
//   -n int
//     	an int of yours (default 7)
//   -s string
//     	a string (default "def\"x")
//   -t value
//     	time (default 2020-01-02T03:04:05Z)
//   -u uint
//     	uint (default 3)
//   -u64 uint
//
//
// panic calling String method on zero main.bad for flag bad: runtime error: invalid memory address or nil pointer dereference
// [-zz] -> flag provided but not defined: -zz false false true 7 0 3 0 def"x 1.5 1s [] 1577934245 [] 0 0
//
// <nil> no such flag -zz 12 7
// bad flag syntax: ---b
// Usage of prog:
//   -b	a bool
//   -bad value
//     	bad one
//   -bf
//     	a bool func
//   -d duration
//     	duration (default 1s)
//   -f float
//     	float (default 1.5)
//   -fn value
//     	a func
//   -i64 int
//     	int64
//     	second line
//   -l one
//     	list one two
//   -long
//     	a long bool (default true)
//   -n int
//     	an int of yours (default 7)
//   -s string
//     	a string (default "def\"x")
//   -t value
//     	time (default 2020-01-02T03:04:05Z)
//   -u uint
//     	uint (default 3)
//   -u64 uint
//
//
// panic calling String method on zero main.bad for flag bad: runtime error: invalid memory address or nil pointer dereference
// [---b] -> bad flag syntax: ---b false false true 7 0 3 0 def"x 1.5 1s [] 1577934245 [---b] 1 0 ---b
//
// <nil> no such flag -zz 12 7
// bad flag syntax: -=x
// Usage of prog:
//   -b	a bool
//   -bad value
//     	bad one
//   -bf
//     	a bool func
//   -d duration
//     	duration (default 1s)
//   -f float
//     	float (default 1.5)
//   -fn value
//     	a func
//   -i64 int
//     	int64
//     	second line
//   -l one
//     	list one two
//   -long
//     	a long bool (default true)
//   -n int
//     	an int of yours (default 7)
//   -s string
//     	a string (default "def\"x")
//   -t value
//     	time (default 2020-01-02T03:04:05Z)
//   -u uint
//     	uint (default 3)
//   -u64 uint
//
//
// panic calling String method on zero main.bad for flag bad: runtime error: invalid memory address or nil pointer dereference
// [-=x] -> bad flag syntax: -=x false false true 7 0 3 0 def"x 1.5 1s [] 1577934245 [-=x] 1 0 -=x
//
// <nil> no such flag -zz 12 7
// [-l a -l=b] -> <nil> false false true 7 0 3 0 def"x 1.5 1s [a b] 1577934245 [] 0 1
// l=a,b
// <nil> no such flag -zz 12 7
// invalid value "x" for flag -fn: bad x
// Usage of prog:
//   -b	a bool
//   -bad value
//     	bad one
//   -bf
//     	a bool func
//   -d duration
//     	duration (default 1s)
//   -f float
//     	float (default 1.5)
//   -fn value
//     	a func
//   -i64 int
//     	int64
//     	second line
//   -l one
//     	list one two
//   -long
//     	a long bool (default true)
//   -n int
//     	an int of yours (default 7)
//   -s string
//     	a string (default "def\"x")
//   -t value
//     	time (default 2020-01-02T03:04:05Z)
//   -u uint
//     	uint (default 3)
//   -u64 uint
//
//
// panic calling String method on zero main.bad for flag bad: runtime error: invalid memory address or nil pointer dereference
// [-fn x] -> invalid value "x" for flag -fn: bad x false false true 7 0 3 0 def"x 1.5 1s [] 1577934245 [] 0 0
//
// <nil> no such flag -zz 12 7
// fn y
// bf true
// bf no
// [-fn=y -bf -bf=no] -> <nil> false false true 7 0 3 0 def"x 1.5 1s [] 1577934245 [] 0 2
// bf= fn=
// <nil> no such flag -zz 12 7
// [-t 2021-01-01T00:00:00Z] -> <nil> false false true 7 0 3 0 def"x 1.5 1s [] 1609459200 [] 0 1
// t=2021-01-01T00:00:00Z
// <nil> no such flag -zz 12 7
// invalid value "x" for flag -t: parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"
// Usage of prog:
//   -b	a bool
//   -bad value
//     	bad one
//   -bf
//     	a bool func
//   -d duration
//     	duration (default 1s)
//   -f float
//     	float (default 1.5)
//   -fn value
//     	a func
//   -i64 int
//     	int64
//     	second line
//   -l one
//     	list one two
//   -long
//     	a long bool (default true)
//   -n int
//     	an int of yours (default 7)
//   -s string
//     	a string (default "def\"x")
//   -t value
//     	time (default 2020-01-02T03:04:05Z)
//   -u uint
//     	uint (default 3)
//   -u64 uint
//
//
// panic calling String method on zero main.bad for flag bad: runtime error: invalid memory address or nil pointer dereference
// [-t x] -> invalid value "x" for flag -t: parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006" false false true 7 0 3 0 def"x 1.5 1s [] -62135596800 [] 0 0
//
// <nil> no such flag -zz 12 7
// [- x] -> <nil> false false true 7 0 3 0 def"x 1.5 1s [] 1577934245 [- x] 2 0 -
//
// <nil> no such flag -zz 12 7
// invalid value "q" for flag -bad: no q
// Usage of prog:
//   -b	a bool
//   -bad value
//     	bad one
//   -bf
//     	a bool func
//   -d duration
//     	duration (default 1s)
//   -f float
//     	float (default 1.5)
//   -fn value
//     	a func
//   -i64 int
//     	int64
//     	second line
//   -l one
//     	list one two
//   -long
//     	a long bool (default true)
//   -n int
//     	an int of yours (default 7)
//   -s string
//     	a string (default "def\"x")
//   -t value
//     	time (default 2020-01-02T03:04:05Z)
//   -u uint
//     	uint (default 3)
//   -u64 uint
//
//
// panic calling String method on zero main.bad for flag bad: runtime error: invalid memory address or nil pointer dereference
// [-bad q] -> invalid value "q" for flag -bad: no q false false true 7 0 3 0 def"x 1.5 1s [] 1577934245 [] 0 0
//
// <nil> no such flag -zz 12 7
// [-s=] -> <nil> false false true 7 0 3 0  1.5 1s [] 1577934245 [] 0 1
// s=
// <nil> no such flag -zz 12 7
// flag provided but not defined: -q
// Usage:
//   -a int
//     	 (default 1)
// flag provided but not defined: -q
// flag "-x" begins with -
// flag "-x" begins with -
// flag "a=b" contains =
// flag "a=b" contains =
// p flag redefined: dup
// p flag redefined: dup
