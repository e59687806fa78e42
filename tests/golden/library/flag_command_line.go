// Package flag: the functions of the program's own command line.

package main

import (
	"errors"
	"flag"
	"fmt"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"time"
)

// list is a flag that may be given several times.
type list []string

func (l *list) String() string { return strings.Join(*l, "+") }

func (l *list) Set(s string) error {
	if s == "" {
		return errors.New("empty element")
	}
	*l = append(*l, s)
	return nil
}

var (
	verbose = flag.Bool("v", false, "say more")
	count   = flag.Int("n", 3, "how many `things` to make")
	big     = flag.Int64("big", -1, "a large number")
	size    = flag.Uint("size", 8, "a size")
	mask    = flag.Uint64("mask", 0xff, "a mask")
	name    = flag.String("name", "nobody", "a `name`\nin two lines")
	ratio   = flag.Float64("ratio", 0.5, "")
	wait    = flag.Duration("wait", time.Second, "how long to wait")

	on     bool
	i      int
	i64    int64
	u      uint
	u64    uint64
	s      string
	f      float64
	d      time.Duration
	parts  list
	home   netip.Addr
	called []string
)

func define() {
	flag.BoolVar(&on, "on", true, "on or off")
	flag.IntVar(&i, "i", 0, "an int")
	flag.Int64Var(&i64, "i64", 64, "an int64")
	flag.UintVar(&u, "u", 0, "a uint")
	flag.Uint64Var(&u64, "u64", 0, "a uint64")
	flag.StringVar(&s, "s", "", "a string")
	flag.Float64Var(&f, "f", 0, "a float64")
	flag.DurationVar(&d, "d", 0, "a duration")
	flag.Var(&parts, "part", "a part; may be repeated")
	flag.TextVar(&home, "home", netip.MustParseAddr("127.0.0.1"), "an address")
	flag.Func("call", "call with a `number`", func(text string) error {
		called = append(called, text)
		_, err := strconv.Atoi(text)
		return err
	})
	flag.BoolFunc("quick", "call without a value", func(text string) error {
		called = append(called, "quick "+text)
		return nil
	})
}

func main() {
	define()
	flag.CommandLine.Init("tool", flag.ContinueOnError)
	flag.CommandLine.SetOutput(os.Stdout)
	fmt.Println(flag.Parsed(), flag.CommandLine.ErrorHandling() == flag.ContinueOnError, flag.CommandLine.Name())
	os.Args = strings.Fields("tool -v --n=7 -big 0x10 -size=0b11 -mask=1_000 -name x -ratio=1e3 -wait 1h30m -on=f -i -5 -i64=9 -u 1 -u64=2 -s=a=b -f .5 -d 1ms -part a -part b -home ::1 -call 12 -quick -- -rest of line")
	flag.Parse()
	fmt.Println(flag.Parsed(), flag.NFlag(), flag.NArg(), flag.Args(), flag.Arg(0), flag.Arg(9) == "")
	fmt.Println(*verbose, *count, *big, *size, *mask, *name, *ratio, *wait)
	fmt.Println(on, i, i64, u, u64, s, f, d, parts, home, called)
	flag.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
	fmt.Println()
	defined := 0
	flag.VisitAll(func(*flag.Flag) { defined++ })
	fmt.Println(defined, flag.Lookup("n").DefValue, flag.Lookup("none") == nil)
	fmt.Println(flag.Set("n", "eight"), flag.Set("none", "1"), flag.Set("n", "8"), *count)
	getter := flag.Lookup("wait").Value.(flag.Getter)
	fmt.Printf("%T %v\n", getter.Get(), getter.Get())
	placeholder, usage := flag.UnquoteUsage(flag.Lookup("name"))
	fmt.Printf("%q %q\n", placeholder, usage)
	flag.PrintDefaults()
	fmt.Println(flag.CommandLine.Output() == os.Stdout)
	for _, args := range []string{"-call x", "-part=", "-none", "-n", "-v=maybe", "--=x", "-u -1", "-h"} {
		flag.CommandLine.Usage = func() { fmt.Println("usage") }
		fmt.Println("error:", flag.CommandLine.Parse(strings.Fields(args)))
	}
}

// Output:
// false true tool
// true 20 3 [-rest of line] -rest true
// true 7 16 3 1000 x 1000 1h30m0s
// false -5 9 1 2 a=b 0.5 1ms [a b] ::1 [12 quick true]
// big=16 call= d=1ms f=0.5 home=::1 i=-5 i64=9 mask=1000 n=7 name=x on=false part=a+b quick= ratio=1000 s=a=b size=3 u=1 u64=2 v=true wait=1h30m0s
// 20 3 true
// parse error no such flag -none <nil> 8
// time.Duration 1h30m0s
// "name" "a name\nin two lines"
//   -big int
//     	a large number (default -1)
//   -call number
//     	call with a number
//   -d duration
//     	a duration
//   -f float
//     	a float64
//   -home value
//     	an address (default 127.0.0.1)
//   -i int
//     	an int
//   -i64 int
//     	an int64 (default 64)
//   -mask uint
//     	a mask (default 255)
//   -n things
//     	how many things to make (default 3)
//   -name name
//     	a name
//     	in two lines (default "nobody")
//   -on
//     	on or off (default true)
//   -part value
//     	a part; may be repeated
//   -quick
//     	call without a value
//   -ratio float
//     	 (default 0.5)
//   -s string
//     	a string
//   -size uint
//     	a size (default 8)
//   -u uint
//     	a uint
//   -u64 uint
//     	a uint64
//   -v	say more
//   -wait duration
//     	how long to wait (default 1s)
// true
// invalid value "x" for flag -call: strconv.Atoi: parsing "x": invalid syntax
// usage
// error: invalid value "x" for flag -call: strconv.Atoi: parsing "x": invalid syntax
// invalid value "" for flag -part: empty element
// usage
// error: invalid value "" for flag -part: empty element
// flag provided but not defined: -none
// usage
// error: flag provided but not defined: -none
// flag needs an argument: -n
// usage
// error: flag needs an argument: -n
// invalid boolean value "maybe" for -v: parse error
// usage
// error: invalid boolean value "maybe" for -v: parse error
// bad flag syntax: --=x
// usage
// error: bad flag syntax: --=x
// invalid value "-1" for flag -u: parse error
// usage
// error: invalid value "-1" for flag -u: parse error
// usage
// error: flag: help requested
