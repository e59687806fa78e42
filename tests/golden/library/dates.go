package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"time"
)

// The parts of a moment, in one zone and in another.
func parts() {
	paris := time.FixedZone("CEST", 2*60*60)
	t := time.Date(2024, time.February, 29, 23, 59, 58, 123456789, paris)
	fmt.Println(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Weekday(), t.YearDay())
	year, week := t.ISOWeek()
	hour, min, sec := t.Clock()
	name, offset := t.Zone()
	fmt.Println(year, week, hour, min, sec, name, offset, t.Location(), t.IsDST())
	for _, in := range []time.Time{t.UTC(), t.In(time.FixedZone("", -5*3600-30*60)), t.In(time.FixedZone("X", 86399)), time.Time{}} {
		fmt.Println(in, in.Year(), in.Month(), in.Day(), in.Hour(), in.Minute(), in.YearDay(), in.Equal(t), in == t, in.IsZero())
	}
	fmt.Println(t.Unix(), t.UnixMilli(), t.UnixMicro(), t.UnixNano(), time.Unix(0, 0).UTC(), time.UnixMilli(-1).UTC(), time.UnixMicro(1).UTC(), time.Unix(1e9, 2e9).UTC())
	fmt.Printf("%#v %#v %#v\n", t, t.UTC(), time.Time{})

	// Dates outside their range go on into the next.
	for _, d := range []time.Time{
		time.Date(2023, 13, 32, 25, 61, 61, 1e9, time.UTC), time.Date(2023, 0, 0, -1, -1, -1, -1, time.UTC), time.Date(1900, 2, 29, 0, 0, 0, 0, time.UTC),
		time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(-44, 3, 15, 12, 0, 0, 0, time.UTC), time.Date(12345, 6, 7, 8, 9, 10, 0, time.UTC),
	} {
		fmt.Println(d, d.Weekday(), d.YearDay())
	}
}

// Moments are added to, subtracted, compared and rounded.
func arithmetic() {
	t := time.Date(2024, 1, 31, 10, 20, 30, 456, time.UTC)
	fmt.Println(t.Add(36*time.Hour), t.Add(-time.Nanosecond), t.AddDate(0, 1, 0), t.AddDate(-1, -11, 1), t.AddDate(0, 0, 366))
	later := t.AddDate(1, 0, 0)
	fmt.Println(later.Sub(t), t.Sub(later), t.Before(later), t.After(later), t.Compare(later), later.Compare(t), t.Compare(t), t.Equal(t.In(time.FixedZone("Z", 60))))
	fmt.Println(time.Date(3000, 1, 1, 0, 0, 0, 0, time.UTC).Sub(time.Time{}), time.Time{}.Sub(time.Date(3000, 1, 1, 0, 0, 0, 0, time.UTC)))
	for _, d := range []time.Duration{0, time.Microsecond, time.Second, 7 * time.Minute, time.Hour, 24 * time.Hour, -time.Second} {
		fmt.Println(d, t.Truncate(d), t.Round(d))
	}
	for _, d := range []time.Duration{0, 1, 999, 1500, 1e6 + 1, 61e9, 90*time.Minute + 1, -1500 * time.Millisecond, 1<<63 - 1, -1 << 63} {
		fmt.Println(d, d.Hours(), d.Minutes(), d.Seconds(), d.Milliseconds(), d.Microseconds(), d.Nanoseconds(), d.Abs(), d.Round(time.Second), d.Truncate(time.Minute))
	}
	fmt.Println(time.Since(time.Now().Add(-time.Hour)) >= time.Hour, time.Until(time.Now().Add(-time.Hour)) <= -time.Hour, time.Now().Local().Location() == time.Local)
	fmt.Println(time.March, time.Month(13), time.Sunday, time.Weekday(9), time.Month(-1), time.Weekday(-1))
}

// Moments are written by example: how 15:04:05 on January 2 of 2006 would look.
func layouts() {
	t := time.Date(2024, time.March, 5, 7, 8, 9, 10203040, time.FixedZone("NST", -(3*3600+30*60)))
	for _, layout := range []string{
		time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano,
		time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly,
		"Monday _2 Jan 06, day 002 and __2", "3:4:5.000 pm", "15h04m05,999s", "Z07 Z0700 Z07:00 Z070000 Z07:00:00 -07 -070000 -07:00:00", "January Jan 1 01 Janus 2006 20061", "MST05.00 _2006",
	} {
		fmt.Printf("%q %q\n", t.Format(layout), t.AppendFormat([]byte("at "), layout))
	}
	for _, p := range [][2]string{
		{time.RFC3339, "2024-03-05T07:08:09.5+05:30"}, {time.RFC3339, "2024-02-30T07:08:09Z"}, {time.RFC3339, "2024-03-05T24:08:09Z"}, {time.DateOnly, "2024-3-5"}, {time.Kitchen, "12:01AM"},
		{time.RFC1123, "Tue, 05 Mar 2024 07:08:09 GMT"}, {time.RFC1123, "Tue, 05 Mar 2024 07:08:09 ABC"}, {time.ANSIC, "Tue Mar  5 07:08:09 2024"}, {"2006-002", "2024-366"}, {"2006-002", "2023-366"}, {"Jan _2", "Feb 30"},
		{"15:04:05", "07:08:09.123456789123"}, {"06", "68"}, {"06", "69"}, {"2 Monday", "2 Someday"}, {"-0700", "+2500"}, {"MST", "GMT-7"}, {"pm", "xm"}, {"2006", "2024 and more"}, {"2006 a", "2024 b"},
	} {
		got, err := time.Parse(p[0], p[1])
		fmt.Println(got, err)
	}
	got, err := time.ParseInLocation(time.DateTime, "2024-07-01 12:00:00", time.FixedZone("here", 3600))
	fmt.Println(got, err)
	for _, s := range []string{"0", "1h15m30.918s", "-1.5h", "+5us", "5µs", ".5s", "1d", "", "1", "9223372036854775808ns", "-9223372036854775808ns", "1h-1m", "3000000h"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
}

// Moments as text, as JSON and as bytes come back as they were.
func encodings() {
	t := time.Date(2024, 3, 5, 7, 8, 9, 500, time.FixedZone("NST", -(3*3600+30*60)))
	text, err := t.MarshalText()
	more, _ := t.AppendText([]byte("text "))
	fmt.Println(string(text), err, string(more))
	data, err := t.MarshalBinary()
	longer, _ := t.AppendBinary([]byte{9})
	gob, _ := t.GobEncode()
	fmt.Println(data, err, bytes.Equal(longer[1:], data), bytes.Equal(gob, data))
	js, err := json.Marshal(map[string]any{"at": t, "for": 3 * time.Second})
	fmt.Println(string(js), err)
	var a, b, c, d time.Time
	fmt.Println(a.UnmarshalText(text), b.UnmarshalBinary(data), c.GobDecode(gob), d.UnmarshalJSON([]byte(`"2024-03-05T07:08:09Z"`)))
	fmt.Println(a.Equal(t), b.Equal(t), c.Equal(t), a, d)
	fmt.Println(a.UnmarshalText([]byte("yesterday")), b.UnmarshalBinary(nil), b.UnmarshalBinary([]byte{7}), b.UnmarshalBinary(data[:5]), d.UnmarshalJSON([]byte("5")), d.UnmarshalJSON([]byte("null")))
	_, err = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC).MarshalJSON()
	fmt.Println(err)
	_, err = time.Date(2024, 1, 1, 0, 0, 0, 0, time.FixedZone("far", 25*3600)).MarshalText()
	fmt.Println(err)
	seconds, err := time.Date(1900, 1, 1, 0, 0, 0, 0, time.FixedZone("old", 561)).MarshalBinary()
	fmt.Println(seconds, err)
}

// A zone file says when clocks were changed; here one is made by hand: an hour forward at 1,000,000 s, back at 2,000,000 s.
func zones() {
	file := append([]byte("TZif2"), make([]byte, 15)...)
	counts := []byte{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 8}
	file = append(file, counts...)
	file = append(file, 0, 0x0f, 0x42, 0x40, 0, 0x1e, 0x84, 0x80, 1, 0)
	file = append(file, 0, 0, 0x0e, 0x10, 0, 0, 0, 0, 0x1c, 0x20, 1, 4)
	file = append(file, "WIN\x00SUM\x00"...)
	file = append(append(file, "TZif2"...), make([]byte, 15)...)
	file = append(file, counts...)
	file = append(file, 0, 0, 0, 0, 0, 0x0f, 0x42, 0x40, 0, 0, 0, 0, 0, 0x1e, 0x84, 0x80, 1, 0)
	file = append(file, 0, 0, 0x0e, 0x10, 0, 0, 0, 0, 0x1c, 0x20, 1, 4)
	file = append(file, "WIN\x00SUM\x00\nWIN-1\n"...)
	zone, err := time.LoadLocationFromTZData("Test/Zone", file)
	fmt.Println(zone, err)
	for _, at := range []int64{0, 999_999, 1_000_000, 1_999_999, 2_000_000, 1e9} {
		t := time.Unix(at, 0).In(zone)
		name, offset := t.Zone()
		start, end := t.ZoneBounds()
		fmt.Println(t, name, offset, t.IsDST(), start, end)
	}
	fmt.Println(time.Date(1970, 1, 12, 15, 30, 0, 0, zone), time.Date(1970, 1, 24, 5, 0, 0, 0, zone))
	_, err = time.LoadLocationFromTZData("Bad", file[:50])
	fmt.Println(err)
	os.Unsetenv("ZONEINFO")
	for _, name := range []string{"", "UTC", "../etc", "/abs", "No/Such"} {
		zone, err := time.LoadLocation(name)
		fmt.Println(zone, err)
	}
}

// Timers and tickers, far from any exact time.
func timers() {
	ticks := 0
	for range time.Tick(time.Millisecond) {
		if ticks++; ticks == 2 {
			break
		}
	}
	ticker := time.NewTicker(time.Hour)
	ticker.Reset(time.Microsecond)
	<-ticker.C
	ticker.Stop()
	timer := time.NewTimer(time.Hour)
	fmt.Println(timer.Reset(time.Millisecond), len(timer.C))
	<-timer.C
	fmt.Println(timer.Stop(), timer.Reset(time.Hour), timer.Stop(), timer.Stop())
	done := make(chan string)
	time.AfterFunc(time.Microsecond, func() { done <- "called" })
	fmt.Println(<-done, ticks)
	select {
	case <-time.After(time.Hour):
		fmt.Println("an hour later")
	case <-time.After(0):
		fmt.Println("at once")
	}
	start := time.Now()
	time.Sleep(2 * time.Millisecond)
	time.Sleep(-1)
	fmt.Println(time.Since(start) >= 2*time.Millisecond, time.Now().After(start), time.Tick(0) == nil)
	for _, f := range []func(){func() { time.NewTicker(0) }, func() { ticker.Reset(-1) }, func() { new(time.Timer).Stop() }, func() { new(time.Ticker).Reset(1) }, func() { time.Now().In(nil) }, func() { time.Date(1, 1, 1, 1, 1, 1, 1, nil) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

func main() {
	parts()
	arithmetic()
	layouts()
	encodings()
	zones()
	timers()
}

// Output:
// 2024 February 29 23 59 58 123456789 Thursday 60
// 2024 9 23 59 58 CEST 7200 CEST false
// 2024-02-29 21:59:58.123456789 +0000 UTC 2024 February 29 21 59 60 true false false
// 2024-02-29 16:29:58.123456789 -0530 -0530 2024 February 29 16 29 60 true false false
// 2024-03-01 21:59:57.123456789 +2359 X 2024 March 1 21 59 61 true false false
// 0001-01-01 00:00:00 +0000 UTC 1 January 1 0 0 1 false false true
// 1709243998 1709243998123 1709243998123456 1709243998123456789 1970-01-01 00:00:00 +0000 UTC 1969-12-31 23:59:59.999 +0000 UTC 1970-01-01 00:00:00.000001 +0000 UTC 2001-09-09 01:46:42 +0000 UTC
// time.Date(2024, time.February, 29, 23, 59, 58, 123456789, time.Location("CEST")) time.Date(2024, time.February, 29, 21, 59, 58, 123456789, time.UTC) time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)
// 2024-02-02 02:02:02 +0000 UTC Friday 33
// 2022-11-29 22:58:58.999999999 +0000 UTC Tuesday 333
// 1900-03-01 00:00:00 +0000 UTC Thursday 60
// 0000-01-01 00:00:00 +0000 UTC Saturday 1
// -0044-03-15 12:00:00 +0000 UTC Thursday 75
// 12345-06-07 08:09:10 +0000 UTC Thursday 158
// 2024-02-01 22:20:30.000000456 +0000 UTC 2024-01-31 10:20:30.000000455 +0000 UTC 2024-03-02 10:20:30.000000456 +0000 UTC 2022-03-04 10:20:30.000000456 +0000 UTC 2025-01-31 10:20:30.000000456 +0000 UTC
// 8784h0m0s -8784h0m0s true false -1 1 0 true
// 2562047h47m16.854775807s -2562047h47m16.854775808s
// 0s 2024-01-31 10:20:30.000000456 +0000 UTC 2024-01-31 10:20:30.000000456 +0000 UTC
// 1µs 2024-01-31 10:20:30 +0000 UTC 2024-01-31 10:20:30 +0000 UTC
// 1s 2024-01-31 10:20:30 +0000 UTC 2024-01-31 10:20:30 +0000 UTC
// 7m0s 2024-01-31 10:20:00 +0000 UTC 2024-01-31 10:20:00 +0000 UTC
// 1h0m0s 2024-01-31 10:00:00 +0000 UTC 2024-01-31 10:00:00 +0000 UTC
// 24h0m0s 2024-01-31 00:00:00 +0000 UTC 2024-01-31 00:00:00 +0000 UTC
// -1s 2024-01-31 10:20:30.000000456 +0000 UTC 2024-01-31 10:20:30.000000456 +0000 UTC
// 0s 0 0 0 0 0 0 0s 0s 0s
// 1ns 2.777777777777778e-13 1.6666666666666667e-11 1e-09 0 0 1 1ns 0s 0s
// 999ns 2.775e-10 1.665e-08 9.99e-07 0 0 999 999ns 0s 0s
// 1.5µs 4.166666666666667e-10 2.5e-08 1.5e-06 0 1 1500 1.5µs 0s 0s
// 1.000001ms 2.7777805555555554e-07 1.6666683333333334e-05 0.001000001 1 1000 1000001 1.000001ms 0s 0s
// 1m1s 0.016944444444444446 1.0166666666666666 61 61000 61000000 61000000000 1m1s 1m1s 1m0s
// 1h30m0.000000001s 1.5000000000002778 90.00000000001667 5400.000000001 5400000 5400000000 5400000000001 1h30m0.000000001s 1h30m0s 1h30m0s
// -1.5s -0.0004166666666666667 -0.025 -1.5 -1500 -1500000 -1500000000 1.5s -2s 0s
// 2562047h47m16.854775807s 2.5620477880152157e+06 1.5372286728091294e+08 9.223372036854776e+09 9223372036854 9223372036854775 9223372036854775807 2562047h47m16.854775807s 2562047h47m16.854775807s 2562047h47m0s
// -2562047h47m16.854775808s -2.5620477880152157e+06 -1.5372286728091294e+08 -9.223372036854776e+09 -9223372036854 -9223372036854775 -9223372036854775808 2562047h47m16.854775807s -2562047h47m16.854775808s -2562047h47m0s
// true true true
// March %!Month(13) Sunday %!Weekday(9) %!Month(18446744073709551615) %!Weekday(18446744073709551615)
// "03/05 07:08:09AM '24 -0330" "at 03/05 07:08:09AM '24 -0330"
// "Tue Mar  5 07:08:09 2024" "at Tue Mar  5 07:08:09 2024"
// "Tue Mar  5 07:08:09 NST 2024" "at Tue Mar  5 07:08:09 NST 2024"
// "Tue Mar 05 07:08:09 -0330 2024" "at Tue Mar 05 07:08:09 -0330 2024"
// "05 Mar 24 07:08 NST" "at 05 Mar 24 07:08 NST"
// "05 Mar 24 07:08 -0330" "at 05 Mar 24 07:08 -0330"
// "Tuesday, 05-Mar-24 07:08:09 NST" "at Tuesday, 05-Mar-24 07:08:09 NST"
// "Tue, 05 Mar 2024 07:08:09 NST" "at Tue, 05 Mar 2024 07:08:09 NST"
// "Tue, 05 Mar 2024 07:08:09 -0330" "at Tue, 05 Mar 2024 07:08:09 -0330"
// "2024-03-05T07:08:09-03:30" "at 2024-03-05T07:08:09-03:30"
// "2024-03-05T07:08:09.01020304-03:30" "at 2024-03-05T07:08:09.01020304-03:30"
// "7:08AM" "at 7:08AM"
// "Mar  5 07:08:09" "at Mar  5 07:08:09"
// "Mar  5 07:08:09.010" "at Mar  5 07:08:09.010"
// "Mar  5 07:08:09.010203" "at Mar  5 07:08:09.010203"
// "Mar  5 07:08:09.010203040" "at Mar  5 07:08:09.010203040"
// "2024-03-05 07:08:09" "at 2024-03-05 07:08:09"
// "2024-03-05" "at 2024-03-05"
// "07:08:09" "at 07:08:09"
// "Tuesday  5 Mar 24, day 065 and  65" "at Tuesday  5 Mar 24, day 065 and  65"
// "7:8:9.010 am" "at 7:8:9.010 am"
// "07h08m09,01s" "at 07h08m09,01s"
// "-03 -0330 -03:30 -033000 -03:30:00 -03 -033000 -03:30:00" "at -03 -0330 -03:30 -033000 -03:30:00 -03 -033000 -03:30:00"
// "March Mar 3 03 Janus 2024 20243" "at March Mar 3 03 Janus 2024 20243"
// "NST09.01 _2024" "at NST09.01 _2024"
// 2024-03-05 07:08:09.5 +0530 +0530 <nil>
// 0001-01-01 00:00:00 +0000 UTC parsing time "2024-02-30T07:08:09Z": day out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "2024-03-05T24:08:09Z": hour out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "2024-3-5" as "2006-01-02": cannot parse "3-5" as "01"
// 0000-01-01 00:01:00 +0000 UTC <nil>
// 2024-03-05 07:08:09 +0000 GMT <nil>
// 2024-03-05 07:08:09 +0000 ABC <nil>
// 2024-03-05 07:08:09 +0000 UTC <nil>
// 2024-12-31 00:00:00 +0000 UTC <nil>
// 0001-01-01 00:00:00 +0000 UTC parsing time "2023-366": day-of-year out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "Feb 30": day out of range
// 0000-01-01 07:08:09.123456789 +0000 UTC <nil>
// 2068-01-01 00:00:00 +0000 UTC <nil>
// 1969-01-01 00:00:00 +0000 UTC <nil>
// 0001-01-01 00:00:00 +0000 UTC parsing time "2 Someday" as "2 Monday": cannot parse "Someday" as "Monday"
// 0001-01-01 00:00:00 +0000 UTC parsing time "+2500": time zone offset hour out of range
// -0001-12-31 17:00:00 -0700 GMT-7 <nil>
// 0001-01-01 00:00:00 +0000 UTC parsing time "xm" as "pm": cannot parse "xm" as "pm"
// 0001-01-01 00:00:00 +0000 UTC parsing time "2024 and more": extra text: " and more"
// 0001-01-01 00:00:00 +0000 UTC parsing time "2024 b" as "2006 a": cannot parse "b" as " a"
// 2024-07-01 12:00:00 +0100 here <nil>
// 0s <nil>
// 1h15m30.918s <nil>
// -1h30m0s <nil>
// 5µs <nil>
// 5µs <nil>
// 500ms <nil>
// 0s time: unknown unit "d" in duration "1d"
// 0s time: invalid duration ""
// 0s time: missing unit in duration "1"
// 0s time: invalid duration "9223372036854775808ns"
// -2562047h47m16.854775808s <nil>
// 0s time: unknown unit "h-" in duration "1h-1m"
// 0s time: invalid duration "3000000h"
// 2024-03-05T07:08:09.0000005-03:30 <nil> text 2024-03-05T07:08:09.0000005-03:30
// [1 0 0 0 14 221 120 237 17 0 0 1 244 255 46] <nil> true true
// {"at":"2024-03-05T07:08:09.0000005-03:30","for":3000000000} <nil>
// <nil> <nil> <nil> <nil>
// true true true 2024-03-05 07:08:09.0000005 -0330 -0330 2024-03-05 07:08:09 +0000 UTC
// parsing time "yesterday" as "2006-01-02T15:04:05Z07:00": cannot parse "yesterday" as "2006" Time.UnmarshalBinary: no data Time.UnmarshalBinary: unsupported version Time.UnmarshalBinary: invalid length Time.UnmarshalJSON: input is not a JSON string <nil>
// Time.MarshalJSON: year outside of range [0,9999]
// Time.MarshalText: timezone hour outside of range [0,23]
// [2 0 0 0 13 243 231 118 79 0 0 0 0 0 9 21] <nil>
// Test/Zone <nil>
// 1970-01-01 01:00:00 +0100 WIN WIN 3600 false 0001-01-01 00:00:00 +0000 UTC 1970-01-12 15:46:40 +0200 SUM
// 1970-01-12 14:46:39 +0100 WIN WIN 3600 false 0001-01-01 00:00:00 +0000 UTC 1970-01-12 15:46:40 +0200 SUM
// 1970-01-12 15:46:40 +0200 SUM SUM 7200 true 1970-01-12 15:46:40 +0200 SUM 1970-01-24 04:33:20 +0100 WIN
// 1970-01-24 05:33:19 +0200 SUM SUM 7200 true 1970-01-12 15:46:40 +0200 SUM 1970-01-24 04:33:20 +0100 WIN
// 1970-01-24 04:33:20 +0100 WIN WIN 3600 false 1970-01-24 04:33:20 +0100 WIN 0001-01-01 00:00:00 +0000 UTC
// 2001-09-09 02:46:40 +0100 WIN WIN 3600 false 1970-01-24 04:33:20 +0100 WIN 0001-01-01 00:00:00 +0000 UTC
// 1970-01-12 16:30:00 +0200 SUM 1970-01-24 05:00:00 +0100 WIN
// malformed time zone information
// UTC <nil>
// UTC <nil>
// UTC time: invalid location name
// UTC time: invalid location name
// UTC unknown time zone No/Such
// true 0
// false false true false
// called 2
// at once
// true true true
// non-positive interval for NewTicker
// non-positive interval for Ticker.Reset
// time: Stop called on uninitialized Timer
// time: Reset called on uninitialized Ticker
// time: missing Location in call to Time.In
// time: missing Location in call to Date
