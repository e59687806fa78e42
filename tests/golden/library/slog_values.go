// Package log/slog: attributes, values, records, levels, and the default logger.

package main

import (
	"context"
	"fmt"
	"log"
	"log/slog"
	"os"
	"time"
)

// secret hides what it is.
type secret string

func (secret) LogValue() slog.Value { return slog.StringValue("***") }

// onion is a LogValuer in a LogValuer.
type onion int

func (o onion) LogValue() slog.Value {
	if o == 0 {
		return slog.GroupValue(slog.Int("core", 1))
	}
	return slog.AnyValue(o - 1)
}

// endless never comes to an end.
type endless struct{}

func (endless) LogValue() slog.Value { return slog.AnyValue(endless{}) }

func values() {
	when := time.Date(2020, 1, 2, 3, 4, 5, 6000, time.UTC)
	for _, a := range []slog.Attr{
		slog.Int64("int64", -1), slog.Uint64("uint64", 1<<63), slog.Float64("float64", 0.1), slog.Duration("duration", 90*time.Second),
		slog.Bool("bool", true), slog.String("string", "s"), slog.Time("time", when), slog.Any("any", struct{ A int }{1}), slog.Group("group", "a", 1, slog.Int("b", 2), "odd"),
	} {
		fmt.Println(a, a.Value.Kind(), a.Equal(slog.Attr{}))
	}
	fmt.Println(slog.IntValue(1).Equal(slog.Int64Value(1)), slog.Int64Value(1).Equal(slog.Uint64Value(1)), slog.BoolValue(true).Bool())
	fmt.Println(slog.Uint64Value(7).Uint64(), slog.Float64Value(1.5).Float64(), slog.DurationValue(time.Minute).Duration(), slog.TimeValue(when).Time(), slog.Int64Value(-3).Int64())
	for _, v := range []any{int8(1), uintptr(2), float32(1.5), 'x', "s", time.Hour, when, nil, []int{1}, slog.KindBool, []slog.Attr{slog.Int("a", 1)}, slog.StringValue("v")} {
		fmt.Print(slog.AnyValue(v).Kind(), " ", slog.AnyValue(v), "; ")
	}
	fmt.Println()
	hidden := slog.AnyValue(secret("password"))
	fmt.Println(hidden.Kind(), hidden.LogValuer() == secret("password"), hidden.Resolve(), slog.AnyValue(onion(3)).Resolve(), slog.AnyValue(endless{}).Resolve().Kind())
	defer func() { fmt.Println("recovered:", recover()) }()
	slog.StringValue("x").Int64()
}

func records() {
	r := slog.NewRecord(time.Time{}, slog.LevelWarn, "message", 0)
	r.AddAttrs(slog.Int("a", 1), slog.Int("b", 2))
	r.Add("c", 3, slog.Int("d", 4), "e", 5, "lost")
	other := r.Clone()
	other.AddAttrs(slog.Int("z", 26))
	fmt.Println(r.NumAttrs(), other.NumAttrs(), r.Level, r.Message)
	r.Attrs(func(a slog.Attr) bool {
		fmt.Print(a, " ")
		return a.Key != "e"
	})
	fmt.Println()
}

func levels() {
	for _, l := range []slog.Level{slog.LevelDebug - 1, slog.LevelDebug, slog.LevelInfo, slog.LevelInfo + 1, slog.LevelWarn, slog.LevelError + 100} {
		text, err := l.AppendText([]byte("level "))
		fmt.Print(string(text), " ", err, "; ")
	}
	var l slog.Level
	fmt.Println(l.UnmarshalText([]byte("warn+2")), l, l.UnmarshalText([]byte("loud")))
	var v slog.LevelVar
	v.Set(slog.LevelError)
	text, err := v.AppendText(nil)
	fmt.Println(string(text), err, v.String(), v.Level(), v.UnmarshalText([]byte("DEBUG-3")), v.Level())
	ctx := context.Background()
	h := slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{Level: &v})
	j := slog.NewJSONHandler(os.Stdout, nil)
	both := slog.NewMultiHandler(h, j)
	fmt.Println(h.Enabled(ctx, -7), h.Enabled(ctx, -8), j.Enabled(ctx, slog.LevelDebug), j.Enabled(ctx, 0), both.Enabled(ctx, -7), both.Enabled(ctx, -8))
}

type plain struct{ slog.Handler }

func (p plain) Handle(ctx context.Context, r slog.Record) error {
	fmt.Print(r.Level, " ", r.Message, " ", ctx.Value("user"))
	r.Attrs(func(a slog.Attr) bool { fmt.Print(" ", a); return true })
	fmt.Println()
	return nil
}

func loggers() {
	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	slog.Info("by package log", "n", 1)
	slog.Warn("warned")
	slog.Debug("not shown")
	before := slog.SetLogLoggerLevel(slog.LevelDebug)
	slog.Debug("shown", "before", before)
	ctx := context.WithValue(context.Background(), "user", "gopher")
	l := slog.New(plain{slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{Level: slog.LevelDebug})})
	_, isPlain := l.Handler().(plain)
	fmt.Println(isPlain, l.Enabled(ctx, slog.LevelDebug), l.Enabled(ctx, slog.LevelDebug-1))
	l.DebugContext(ctx, "debug", "a", 1)
	l.InfoContext(ctx, "info", slog.Int("b", 2))
	l.WarnContext(ctx, "warn", "odd")
	l.ErrorContext(ctx, "error", 5, "x")
	l.LogAttrs(ctx, slog.LevelInfo+1, "attrs", slog.Bool("c", true))
	slog.SetDefault(l)
	fmt.Println(slog.Default() == l)
	slog.DebugContext(ctx, "debug")
	slog.InfoContext(ctx, "info")
	slog.WarnContext(ctx, "warn")
	slog.ErrorContext(ctx, "error")
	slog.LogAttrs(ctx, slog.LevelError, "attrs", slog.Any("secret", secret("x")))
	slog.Log(ctx, slog.LevelInfo, "log", "k", "v")
	log.Print("package log goes to the default logger")
}

func main() {
	values()
	records()
	levels()
	loggers()
}

// Output:
// int64=-1 Int64 false
// uint64=9223372036854775808 Uint64 false
// float64=0.1 Float64 false
// duration=1m30s Duration false
// bool=true Bool false
// string=s String false
// time=2020-01-02 03:04:05.000006 +0000 UTC Time false
// any={1} Any false
// group=[a=1 b=2 !BADKEY=odd] Group false
// true false true
// 7 1.5 1m0s 2020-01-02 03:04:05.000006 +0000 UTC -3
// Int64 1; Uint64 2; Float64 1.5; Int64 120; String s; Duration 1h0m0s; Time 2020-01-02 03:04:05.000006 +0000 UTC; Any <nil>; Any [1]; Any 1; Group [a=1]; String v;
// LogValuer true *** [core=1] Any
// recovered: Value kind is String, not Int64
// 6 7 WARN message
// a=1 b=2 c=3 d=4 e=5
// level DEBUG-1 <nil>; level DEBUG <nil>; level INFO <nil>; level INFO+1 <nil>; level WARN <nil>; level ERROR+100 <nil>; <nil> WARN+2 slog: level string "loud": unknown name
// ERROR <nil> LevelVar(ERROR) ERROR <nil> DEBUG-3
// true false false true true false
// INFO by package log n=1
// WARN warned
// DEBUG shown before=INFO
// true true false
// DEBUG debug gopher a=1
// INFO info gopher b=2
// WARN warn gopher !BADKEY=odd
// ERROR error gopher !BADKEY=5 !BADKEY=x
// INFO+1 attrs gopher c=true
// true
// DEBUG debug gopher
// INFO info gopher
// WARN warn gopher
// ERROR error gopher
// ERROR attrs gopher secret=x
// INFO log gopher k=v
// DEBUG package log goes to the default logger <nil>
