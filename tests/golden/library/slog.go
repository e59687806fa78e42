package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"math"
	"os"
	"strings"
	"time"
)

type tok string

func (tok) LogValue() slog.Value { return slog.StringValue("REDACTED") }

type user struct{ id int }

func (u user) LogValue() slog.Value { return slog.GroupValue(slog.Int("id", u.id), slog.Group("g")) }

type bad struct{}

func (*bad) MarshalText() ([]byte, error) { panic("boom") }

type bad2 struct{ x *int }

func (b *bad2) Error() string { return fmt.Sprint(*b.x) }

type loop struct{}

func (l loop) LogValue() slog.Value { return slog.AnyValue(l) }

type S struct {
	A int
	B string
}

func noTime(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && len(groups) == 0 {
		return slog.Attr{}
	}
	if a.Key == "src" || a.Key == "source" {
		s := a.Value.Any().(*slog.Source)
		s.File = s.File[strings.LastIndexByte(s.File, '/')+1:]
	}
	if a.Key == "secret" {
		return slog.String("secret", strings.Join(groups, "/"))
	}
	return a
}

func emit(l *slog.Logger) {
	l.Info("plain")
	l.Info("hello world", "a", 1, "b", "two words", "c", 3.5, "d", true, "e", time.Second, "f", nil, "g", errors.New("err or"))
	l.Debug("dbg", "k", "v")
	l.Warn("w\n\"q\"=", slog.Int("x", 1), slog.Group("grp", "a", 1, slog.Group("in", "b", 2), slog.Group("empty")), "odd")
	l.Error("e", 5, slog.Any("tok", tok("secret")), "u", user{7}, "uu", uint8(9), "i64", int64(-5), "big", uint64(1<<63), "f32", float32(0.1))
	l.With("w1", 1, "secret", "x").WithGroup("G").With("w2", 2).WithGroup("H").Info("nested", "z", 1, "secret", 2, slog.Group("I", "secret", 3))
	l.WithGroup("E").Info("nothing")
	l.WithGroup("E").With("q", slog.GroupValue()).Info("nothing", slog.Group("x"))
	l.Info("t", "time", time.Date(2020, 1, 2, 3, 4, 5, 678912345, time.UTC), "inf", math.Inf(1), "small", 1e-9, "large", 1e21, "neg", -0.0, "by", []byte("ab\"c"), "sl", []string{"a", "b c"}, "m", map[string]any{"z": 1, "a": []int{1, 2}, "n": nil})
	l.Info("", "", "", "k y", "é=\u2028\x00\x7f\xff", "nilerr", (*bad2)(nil), "loop", loop{}, "lvl", slog.LevelWarn+1, "dur", []any{time.Second, "x", 1.5, true})
	l.LogAttrs(context.Background(), slog.LevelError+2, "attrs", slog.Uint64("u", 5), slog.Bool("b", false), slog.GroupAttrs("", slog.Int("inl", 1)))
	l.Log(nil, slog.Level(-10), "low")
	l.Info("pan", "p", &bad{})
}

func main() {
	lv := new(slog.LevelVar)
	lv.Set(slog.LevelDebug)
	emit(slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{Level: lv, ReplaceAttr: noTime, AddSource: true})))
	emit(slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{Level: lv, ReplaceAttr: noTime, AddSource: true})))
	h := slog.NewTextHandler(os.Stdout, nil)
	jh := slog.NewJSONHandler(os.Stdout, nil)
	r := slog.NewRecord(time.Date(2021, 5, 6, 7, 8, 9, 123999999, time.FixedZone("", 3600)), slog.LevelInfo+1, "msg here", 0)
	r.Add("s", S{1, "x y"}, "k", 1)
	h.Handle(context.Background(), r)
	r = slog.NewRecord(time.Date(2021, 5, 6, 7, 8, 9, 123999999, time.UTC), slog.LevelWarn, "msg here", 0)
	r.Add("k", 1)
	jh.WithGroup("g").WithAttrs([]slog.Attr{slog.Int("a", 1)}).Handle(context.Background(), r)
	h.WithGroup("g").WithAttrs([]slog.Attr{slog.Int("a", 1)}).Handle(context.Background(), r)
	m := slog.NewMultiHandler(h, jh).WithAttrs([]slog.Attr{slog.String("m", "x")})
	m.Handle(context.Background(), r)
	fmt.Println(slog.Int("a", 1), slog.Group("g", "a", 1), slog.AnyValue(S{1, "b"}), slog.KindGroup, slog.Kind(99), slog.StringValue("x").Equal(slog.AnyValue("x")), slog.TimeValue(time.Time{}), r.NumAttrs())
	var l slog.Level
	fmt.Println(l.UnmarshalText([]byte("warn+3")), l, l.UnmarshalText([]byte("foo")), l.UnmarshalText([]byte("info+x")), lv)
	func() { defer func() { fmt.Println(recover()) }(); slog.StringValue("x").Int64() }()
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	slog.Info("default", "a", 1, "b", "c d")
	slog.Debug("no")
	slog.With("x", 1).WithGroup("g").Warn("dw", "y", 2)
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime})))
	log.Print("via log")
	slog.Error("now", "e", errors.New("x"))
	slog.NewLogLogger(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime, AddSource: true}), slog.LevelWarn).Println("through")
	slog.New(slog.DiscardHandler).Error("x")
}

// Output:
// level=INFO source=slog.go:55 msg=plain
// level=INFO source=slog.go:56 msg="hello world" a=1 b="two words" c=3.5 d=true e=1s f=<nil> g="err or"
// level=DEBUG source=slog.go:57 msg=dbg k=v
// level=WARN source=slog.go:58 msg="w\n\"q\"=" x=1 grp.a=1 grp.in.b=2 !BADKEY=odd
// level=ERROR source=slog.go:59 msg=e !BADKEY=5 tok=REDACTED u.id=7 uu=9 i64=-5 big=9223372036854775808 f32=0.10000000149011612
// level=INFO source=slog.go:60 msg=nested w1=1 secret="" G.w2=2 G.H.z=1 G.H.secret=G/H G.H.I.secret=G/H/I
// level=INFO source=slog.go:61 msg=nothing
// level=INFO source=slog.go:62 msg=nothing
// level=INFO source=slog.go:63 msg=t inf=+Inf small=1e-09 large=1e+21 neg=0 by="ab\"c" sl="[a b c]" m="map[a:[1 2] n:<nil> z:1]"
// level=INFO source=slog.go:64 msg="" ""="" "k y"="é=\u2028\x00\x7f\xff" nilerr=<nil> loop="LogValue called too many times on Value of type main.loop" lvl=WARN+1 dur="[1s x 1.5 true]"
// level=ERROR+2 source=slog.go:65 msg=attrs u=5 b=false inl=1
// level=INFO source=slog.go:67 msg=pan p="!PANIC: boom"
// {"level":"INFO","source":{"function":"main.emit","file":"slog.go","line":55},"msg":"plain"}
// {"level":"INFO","source":{"function":"main.emit","file":"slog.go","line":56},"msg":"hello world","a":1,"b":"two words","c":3.5,"d":true,"e":1000000000,"f":null,"g":"err or"}
// {"level":"DEBUG","source":{"function":"main.emit","file":"slog.go","line":57},"msg":"dbg","k":"v"}
// {"level":"WARN","source":{"function":"main.emit","file":"slog.go","line":58},"msg":"w\n\"q\"=","x":1,"grp":{"a":1,"in":{"b":2}},"!BADKEY":"odd"}
// {"level":"ERROR","source":{"function":"main.emit","file":"slog.go","line":59},"msg":"e","!BADKEY":5,"tok":"REDACTED","u":{"id":7},"uu":9,"i64":-5,"big":9223372036854775808,"f32":0.10000000149011612}
// {"level":"INFO","source":{"function":"main.emit","file":"slog.go","line":60},"msg":"nested","w1":1,"secret":"","G":{"w2":2,"H":{"z":1,"secret":"G/H","I":{"secret":"G/H/I"}}}}
// {"level":"INFO","source":{"function":"main.emit","file":"slog.go","line":61},"msg":"nothing"}
// {"level":"INFO","source":{"function":"main.emit","file":"slog.go","line":62},"msg":"nothing"}
// {"level":"INFO","source":{"function":"main.emit","file":"slog.go","line":63},"msg":"t","inf":"!ERROR:json: unsupported value: +Inf","small":1e-9,"large":1e+21,"neg":0,"by":"YWIiYw==","sl":["a","b c"],"m":{"a":[1,2],"n":null,"z":1}}
// {"level":"INFO","source":{"function":"main.emit","file":"slog.go","line":64},"msg":"","":"","k y":"é=\u2028\u0000�","nilerr":"<nil>","loop":"LogValue called too many times on Value of type main.loop","lvl":"WARN+1","dur":[1000000000,"x",1.5,true]}
// {"level":"ERROR+2","source":{"function":"main.emit","file":"slog.go","line":65},"msg":"attrs","u":5,"b":false,"inl":1}
// {"level":"INFO","source":{"function":"main.emit","file":"slog.go","line":67},"msg":"pan","p":"!PANIC: boom"}
// time=2021-05-06T07:08:09.123+01:00 level=INFO+1 msg="msg here" s="{A:1 B:x y}" k=1
// {"time":"2021-05-06T07:08:09.123999999Z","level":"WARN","msg":"msg here","g":{"a":1,"k":1}}
// time=2021-05-06T07:08:09.123Z level=WARN msg="msg here" g.a=1 g.k=1
// time=2021-05-06T07:08:09.123Z level=WARN msg="msg here" m=x k=1
// {"time":"2021-05-06T07:08:09.123999999Z","level":"WARN","msg":"msg here","m":"x","k":1}
// a=1 g=[a=1] {1 b} Group <unknown slog.Kind> true 0001-01-01 00:00:00 +0000 UTC 1
// <nil> WARN+3 slog: level string "foo": unknown name slog: level string "info+x": strconv.Atoi: parsing "+x": invalid syntax LevelVar(DEBUG)
// Value kind is String, not Int64
// INFO default a=1 b="c d"
// WARN dw x=1 g.y=2
// level=INFO msg="via log"
// level=ERROR msg=now e=x
// {"level":"WARN","source":{"function":"main.main","file":"slog.go","line":98},"msg":"through"}
