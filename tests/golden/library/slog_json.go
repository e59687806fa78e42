// Package log/slog: values of all types in JSON and in text.

package main

import (
	"encoding/json"
	"errors"
	"log/slog"
	"math"
	"os"
	"time"
)

type point struct {
	X, Y   int    `json:"x"`
	Name   string `json:"name,omitempty"`
	hidden int
}

type blob []byte

type failure struct{ code int }

func (failure) Error() string { return "a failure" }

// both is an error that knows how it is written in JSON.
type both struct{ error }

func (both) MarshalJSON() ([]byte, error) { return []byte(`{"both": true}`), nil }

type refuses struct{}

func (refuses) MarshalJSON() ([]byte, error) { return nil, errors.New("no") }

type speaks struct{}

func (speaks) String() string { return "speaks!" }

type panics struct{ when string }

func (p *panics) MarshalText() ([]byte, error) { panic("in " + p.when) }

// withoutTime leaves the time out, which is another in each run.
func withoutTime(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && len(groups) == 0 {
		return slog.Attr{}
	}
	return a
}

func main() {
	options := &slog.HandlerOptions{ReplaceAttr: withoutTime}
	for _, h := range []slog.Handler{slog.NewJSONHandler(os.Stdout, options), slog.NewTextHandler(os.Stdout, options)} {
		l := slog.New(h)
		l.Info("structs", "value", point{1, 2, "", 3}, "pointer", &point{X: 1, Name: "<n>"}, "nil", (*point)(nil))
		l.Info("bytes", "named", blob("ab c"), "plain", []byte("x\x00"), "raw", json.RawMessage(`{"a": 1}`))
		l.Info("floats", "large", float32(1e30), "round", 1e21, "small", 1e-7, "none", math.NaN())
		l.Info("errors", "plain", failure{1}, "in a list", []error{failure{1}}, "both", both{failure{2}}, "refuses", refuses{})
		l.Info("containers", "array", [2]any{1, "x"}, "map", map[int]string{2: "b", 1: "a"}, "times", []time.Duration{5})
		l.Info("no JSON", "complex", complex(1, 2), "speaks", speaks{}, "any", any(nil))
		l.Info("panic", "value", &panics{"a method"}, "nil", (*panics)(nil))
		l.Info("<html>&\u2028\x7f\b\f\xff", "a key with \"quotes\"", map[string]any{"<": "&"}, slog.Group("", "inline", 1), slog.Group("empty"))
	}
}

// Output:
// {"level":"INFO","msg":"structs","value":{},"pointer":{"name":"<n>"},"nil":null}
// {"level":"INFO","msg":"bytes","named":"YWIgYw==","plain":"eAA=","raw":{"a":1}}
// {"level":"INFO","msg":"floats","large":1.0000000150474662e+30,"round":1e+21,"small":1e-7,"none":"!ERROR:json: unsupported value: NaN"}
// {"level":"INFO","msg":"errors","plain":"a failure","in a list":[{}],"both":{"both":true},"refuses":"!ERROR:json: error calling MarshalJSON for type *main.refuses: no"}
// {"level":"INFO","msg":"containers","array":[1,"x"],"map":{"1":"a","2":"b"},"times":[5]}
// {"level":"INFO","msg":"no JSON","complex":"!ERROR:json: unsupported type: complex128","speaks":{},"any":null}
// {"level":"INFO","msg":"panic","value":"!PANIC: in a method","nil":null}
// {"level":"INFO","msg":"<html>&\u2028\u0008\u000c�","a key with \"quotes\"":{"<":"&"},"inline":1}
// level=INFO msg=structs value="{X:1 Y:2 Name: hidden:3}" pointer="&{X:1 Y:0 Name:<n> hidden:0}" nil=<nil>
// level=INFO msg=bytes named="ab c" plain="x\x00" raw="{\"a\": 1}"
// level=INFO msg=floats large=1.0000000150474662e+30 round=1e+21 small=1e-07 none=NaN
// level=INFO msg=errors plain="a failure" "in a list"="[a failure]" both="a failure" refuses={}
// level=INFO msg=containers array="[1 x]" map="map[1:a 2:b]" times=[5ns]
// level=INFO msg="no JSON" complex=(1+2i) speaks=speaks! any=<nil>
// level=INFO msg=panic value="!PANIC: in a method" nil=<nil>
// level=INFO msg="<html>&\u2028\x7f\b\f\xff" "a key with \"quotes\""=map[<:&] inline=1
