package main

import (
	"fmt"
	"time"
)


func P(a ...any) {
	for i, x := range a {
		if t, ok := x.(time.Time); ok {
			a[i] = t.String()
		}
	}
	fmt.Println(a...)
}

func main() {
	ny, err := time.LoadLocation("America/New_York")
	P(ny, err)
	_, err = time.LoadLocation("No/Where")
	P(err)
	_, err = time.LoadLocation("../x")
	P(err)
	utc, err := time.LoadLocation("")
	P(utc, err)
	layouts := []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly, "2006-002 15h", "__2 _2 02 2 06 Z07 Z0700 Z07:00:00 -07:00:00 -07 PM pm .000 ,999 .999999 Jan January Mon Monday MST 3 03 4 04 5 05 1 01", "05.000000000 05,00 Z070000 -070000"}
	times := []time.Time{
		time.Date(2009, 11, 10, 23, 4, 5, 123456789, time.UTC), time.Date(2024, 2, 29, 0, 0, 0, 0, ny), time.Date(2024, 7, 4, 12, 30, 1, 500000000, ny),
		{}, time.Date(12345, 12, 31, 23, 59, 59, 999999999, time.FixedZone("XX", -3600*3-1800-5)), time.Date(2024, 3, 10, 2, 30, 0, 0, ny), time.Date(2020, 14, -3, 25, 61, 61, 1e9+1, time.UTC), time.UnixMicro(1234567890123456).UTC(),
	}
	for _, t := range times {
		for _, l := range layouts {
			s := t.Format(l)
			u, err := time.Parse(l, s)
			fmt.Printf("%q", s)
			if err != nil {
				P("", err)
			} else {
				P("", u.UnixNano(), u.Location(), u.Equal(t))
			}
		}
		y, w := t.ISOWeek()
		z, off := t.Zone()
		a, b := t.ZoneBounds()
		P(y, w, t.YearDay(), t.Weekday(), t.Month(), z, off, a.UTC(), b.UTC(), t.IsDST(), t.Unix(), t.UnixMilli(), t.UnixMicro(), t.UnixNano())
		P(t.Truncate(time.Hour).UTC(), t.Round(7*time.Minute).UTC(), t.AddDate(1, -2, 40).UTC(), t.AddDate(0, 1, 0), t.Add(time.Hour*1000).UTC(), t.Sub(times[0]), times[0].Sub(t), t.After(times[0]), t.Before(times[0]), t.Compare(times[0]), t.IsZero())
		P(t, t.In(ny))
		m, err := t.MarshalText()
		j, err2 := t.MarshalJSON()
		bin, err3 := t.MarshalBinary()
		P(string(m), err, string(j), err2, bin, err3)
		var tt, tj, tb time.Time
		P(tt.UnmarshalText(m), tj.UnmarshalJSON(j), tb.UnmarshalBinary(bin), tt.Equal(t), tj.Equal(t), tb.Equal(t), tt, tb.UTC())
		h, mi, s := t.Clock()
		yy, mo, d := t.Date()
		P(h, mi, s, yy, mo, d, t.Nanosecond(), t.UTC(), t.GoString())
	}
	for _, in := range [][2]string{{time.RFC3339, "2020-13-01T00:00:00Z"}, {time.RFC3339, "2020-02-30T00:00:00Z"}, {time.RFC3339, "2020-02-28T25:00:00Z"}, {time.RFC3339, "2020-02-28T20:00:00"}, {time.RFC3339, "2020-02-28T20:00:00+25:00"}, {time.RFC3339, "2020-02-28T20:00:00.5Z"}, {time.RFC3339, "2020-02-28T20:00:00,5Z"}, {time.RFC3339, "x"}, {time.Kitchen, "13:00PM"}, {time.Kitchen, "3:04xm"}, {"Jan _2 2006", "Feb  3 2021"}, {"Jan _2 2006", "Foo 3 2021"}, {"Mon Jan 2", "Xyz Jan 2"}, {time.RFC1123, "Tue, 10 Nov 2009 23:00:00 EST"}, {time.RFC1123, "Tue, 10 Nov 2009 23:00:00 GMT+3"}, {time.DateOnly, "2020-1-2"}, {time.DateOnly, "2020-01-02x"}, {"2006-002", "2021-366"}, {"2006-002", "2020-366"}, {"15:04:05.000", "01:02:03.12"}, {"15:04:05", "01:02:03.123456789123"}, {"02 Jan 06", "31 Apr 21"}, {"3PM", "12AM"}, {"06", "68"}, {"06", "69"}, {"2006", "20"}, {"MST", "WILLY"}, {"MST", "+03"}, {"Z07:00", "Z"}, {"Z07:00", "+9:00"}, {"05", "60"}, {"", "x"}, {"x", ""}, {"January", "march"}, {"Monday", "SUNDAY"}} {
		t, err := time.Parse(in[0], in[1])
		P(in, t, err)
		t, err = time.ParseInLocation(in[0], in[1], ny)
		P(t, err)
	}
	for _, s := range []string{"", "0", "1", "1s", "-1.5h", "+3m2s", "1h2m3.004005006s", "1us", "1µs", "1μs", "1.5ns", ".5s", "1.s", ".s", "1x", "1h-2m", "9223372036s", "9223372037s", "-9223372036854775808ns", "9223372036854775808ns", "3000000h", "1d", "1 s", "0.000000000000000001s", "1.00000000000000000000000000001h"} {
		d, err := time.ParseDuration(s)
		fmt.Printf("%q %v %d %v\n", s, d, d, err)
	}
	for _, d := range []time.Duration{0, 1, 999, 1000, 1500, 1e6, 1e9 - 1, 1e9, 61e9, 3600e9, 3661e9 + 5, -1, -1500e6, 1<<63 - 1, -1 << 63, 90 * time.Minute} {
		P(d, d.Hours(), d.Minutes(), d.Seconds(), d.Milliseconds(), d.Microseconds(), d.Nanoseconds(), d.Round(time.Second), d.Truncate(time.Minute), d.Abs(), d.Round(7))
	}
	P(time.Month(0), time.Month(13), time.Weekday(7), time.Weekday(-1), time.December, time.Saturday, time.UTC, time.FixedZone("A", 60))
	P(time.Until(time.Now().Add(time.Hour)).Round(time.Hour), time.Since(time.Now().Add(-time.Hour)).Round(time.Hour))
	a := time.Now()
	P(a.Equal(a.Round(0)), a == a.Round(0), a.Sub(a), a.Round(0).Sub(a))
	var e *time.ParseError
	_, err = time.Parse("x", "y")
	fmt.Printf("%T %#v\n", err, err)
	_ = e
	func() {
		defer func() { P(recover()) }()
		time.NewTicker(0)
	}()
	func() {
		defer func() { P(recover()) }()
		time.Date(1, 1, 1, 1, 1, 1, 1, nil)
	}()
	func() {
		defer func() { P(recover()) }()
		time.Time{}.In(nil)
	}()
}

// Output:
// America/New_York <nil>
// unknown time zone No/Where
// time: invalid location name
// UTC <nil>
// "11/10 11:04:05PM '09 +0000" 1257894245000000000 Local false
// "Tue Nov 10 23:04:05 2009" 1257894245000000000 UTC false
// "Tue Nov 10 23:04:05 UTC 2009" 1257894245000000000 UTC false
// "Tue Nov 10 23:04:05 +0000 2009" 1257894245000000000 Local false
// "10 Nov 09 23:04 UTC" 1257894240000000000 UTC false
// "10 Nov 09 23:04 +0000" 1257894240000000000 Local false
// "Tuesday, 10-Nov-09 23:04:05 UTC" 1257894245000000000 UTC false
// "Tue, 10 Nov 2009 23:04:05 UTC" 1257894245000000000 UTC false
// "Tue, 10 Nov 2009 23:04:05 +0000" 1257894245000000000 Local false
// "2009-11-10T23:04:05Z" 1257894245000000000 UTC false
// "2009-11-10T23:04:05.123456789Z" 1257894245123456789 UTC true
// "11:04PM" -6826903938871345152 UTC false
// "Nov 10 23:04:05" -6799774333871345152 UTC false
// "Nov 10 23:04:05.123" -6799774333748345152 UTC false
// "Nov 10 23:04:05.123456" -6799774333747889152 UTC false
// "Nov 10 23:04:05.123456789" -6799774333747888363 UTC false
// "2009-11-10 23:04:05" 1257894245000000000 UTC false
// "2009-11-10" 1257811200000000000 UTC false
// "23:04:05" -6826903933871345152 UTC false
// "2009-314 23h" 1257894000000000000 UTC false
// "314 10 10 10 09 Z Z Z +00:00:00 +00 PM pm .123 ,123 .123456 Nov November Tue Tuesday UTC 11 11 4 04 5 05 11 11" 1257894245123456000 UTC false
// "05.123456789 05,12 Z +000000" -6826986973751345152 UTC false
// 2009 46 314 Tuesday November UTC 0 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC false 1257894245 1257894245123 1257894245123456 1257894245123456789
// 2009-11-10 23:00:00 +0000 UTC 2009-11-10 23:01:00 +0000 UTC 2010-10-20 23:04:05.123456789 +0000 UTC 2009-12-10 23:04:05.123456789 +0000 UTC 2009-12-22 15:04:05.123456789 +0000 UTC 0s 0s false false 0 false
// 2009-11-10 23:04:05.123456789 +0000 UTC 2009-11-10 18:04:05.123456789 -0500 EST
// 2009-11-10T23:04:05.123456789Z <nil> "2009-11-10T23:04:05.123456789Z" <nil> [1 0 0 0 14 194 139 232 101 7 91 205 21 255 255] <nil>
// <nil> <nil> <nil> true true true 2009-11-10 23:04:05.123456789 +0000 UTC 2009-11-10 23:04:05.123456789 +0000 UTC
// 23 4 5 2009 November 10 123456789 2009-11-10 23:04:05.123456789 +0000 UTC time.Date(2009, time.November, 10, 23, 4, 5, 123456789, time.UTC)
// "02/29 12:00:00AM '24 -0500" 1709182800000000000  true
// "Thu Feb 29 00:00:00 2024" 1709164800000000000 UTC false
// "Thu Feb 29 00:00:00 EST 2024" 1709164800000000000 EST false
// "Thu Feb 29 00:00:00 -0500 2024" 1709182800000000000  true
// "29 Feb 24 00:00 EST" 1709164800000000000 EST false
// "29 Feb 24 00:00 -0500" 1709182800000000000  true
// "Thursday, 29-Feb-24 00:00:00 EST" 1709164800000000000 EST false
// "Thu, 29 Feb 2024 00:00:00 EST" 1709164800000000000 EST false
// "Thu, 29 Feb 2024 00:00:00 -0500" 1709182800000000000  true
// "2024-02-29T00:00:00-05:00" 1709182800000000000  true
// "2024-02-29T00:00:00-05:00" 1709182800000000000  true
// "12:00AM" -6826986978871345152 UTC false
// "Feb 29 00:00:00" -6821889378871345152 UTC false
// "Feb 29 00:00:00.000" -6821889378871345152 UTC false
// "Feb 29 00:00:00.000000" -6821889378871345152 UTC false
// "Feb 29 00:00:00.000000000" -6821889378871345152 UTC false
// "2024-02-29 00:00:00" 1709164800000000000 UTC false
// "2024-02-29" 1709164800000000000 UTC false
// "00:00:00" -6826986978871345152 UTC false
// "2024-060 00h" 1709164800000000000 UTC false
// " 60 29 29 29 24 -05 -0500 -05:00:00 -05:00:00 -05 AM am .000   Feb February Thu Thursday EST 12 12 0 00 0 00 2 02" parsing time " 60 29 29 29 24 -05 -0500 -05:00:00 -05:00:00 -05 AM am .000   Feb February Thu Thursday EST 12 12 0 00 0 00 2 02" as "__2 _2 02 2 06 Z07 Z0700 Z07:00:00 -07:00:00 -07 PM pm .000 ,999 .999999 Jan January Mon Monday MST 3 03 4 04 5 05 1 01": cannot parse "Feb February Thu Thursday EST 12 12 0 00 0 00 2 02" as " "
// "00.000000000 00,00 -050000 -050000" -6826968978871345152  false
// 2024 9 60 Thursday February EST -18000 2023-11-05 06:00:00 +0000 UTC 2024-03-10 07:00:00 +0000 UTC false 1709182800 1709182800000 1709182800000000 1709182800000000000
// 2024-02-29 05:00:00 +0000 UTC 2024-02-29 05:00:00 +0000 UTC 2025-02-07 05:00:00 +0000 UTC 2024-03-29 00:00:00 -0400 EDT 2024-04-10 21:00:00 +0000 UTC 125357h55m54.876543211s -125357h55m54.876543211s true false 1 false
// 2024-02-29 00:00:00 -0500 EST 2024-02-29 00:00:00 -0500 EST
// 2024-02-29T00:00:00-05:00 <nil> "2024-02-29T00:00:00-05:00" <nil> [1 0 0 0 14 221 114 6 80 0 0 0 0 254 212] <nil>
// <nil> <nil> <nil> true true true 2024-02-29 00:00:00 -0500 -0500 2024-02-29 05:00:00 +0000 UTC
// 0 0 0 2024 February 29 0 2024-02-29 05:00:00 +0000 UTC time.Date(2024, time.February, 29, 0, 0, 0, 0, time.Location("America/New_York"))
// "07/04 12:30:01PM '24 -0400" 1720110601000000000  false
// "Thu Jul  4 12:30:01 2024" 1720096201000000000 UTC false
// "Thu Jul  4 12:30:01 EDT 2024" 1720096201000000000 EDT false
// "Thu Jul 04 12:30:01 -0400 2024" 1720110601000000000  false
// "04 Jul 24 12:30 EDT" 1720096200000000000 EDT false
// "04 Jul 24 12:30 -0400" 1720110600000000000  false
// "Thursday, 04-Jul-24 12:30:01 EDT" 1720096201000000000 EDT false
// "Thu, 04 Jul 2024 12:30:01 EDT" 1720096201000000000 EDT false
// "Thu, 04 Jul 2024 12:30:01 -0400" 1720110601000000000  false
// "2024-07-04T12:30:01-04:00" 1720110601000000000  false
// "2024-07-04T12:30:01.5-04:00" 1720110601500000000  true
// "12:30PM" -6826941978871345152 UTC false
// "Jul  4 12:30:01" -6810957977871345152 UTC false
// "Jul  4 12:30:01.500" -6810957977371345152 UTC false
// "Jul  4 12:30:01.500000" -6810957977371345152 UTC false
// "Jul  4 12:30:01.500000000" -6810957977371345152 UTC false
// "2024-07-04 12:30:01" 1720096201000000000 UTC false
// "2024-07-04" 1720051200000000000 UTC false
// "12:30:01" -6826941977871345152 UTC false
// "2024-186 12h" 1720094400000000000 UTC false
// "186  4 04 4 24 -04 -0400 -04:00:00 -04:00:00 -04 PM pm .500 ,5 .5 Jul July Thu Thursday EDT 12 12 30 30 1 01 7 07" 1720110601500000000 EDT true
// "01.500000000 01,50 -040000 -040000" -6826972577371345152  false
// 2024 27 186 Thursday July EDT -14400 2024-03-10 07:00:00 +0000 UTC 2024-11-03 06:00:00 +0000 UTC true 1720110601 1720110601500 1720110601500000 1720110601500000000
// 2024-07-04 16:00:00 +0000 UTC 2024-07-04 16:33:00 +0000 UTC 2025-06-13 16:30:01.5 +0000 UTC 2024-08-04 12:30:01.5 -0400 EDT 2024-08-15 08:30:01.5 +0000 UTC 128393h25m56.376543211s -128393h25m56.376543211s true false 1 false
// 2024-07-04 12:30:01.5 -0400 EDT 2024-07-04 12:30:01.5 -0400 EDT
// 2024-07-04T12:30:01.5-04:00 <nil> "2024-07-04T12:30:01.5-04:00" <nil> [1 0 0 0 14 222 24 197 9 29 205 101 0 255 16] <nil>
// <nil> <nil> <nil> true true true 2024-07-04 12:30:01.5 -0400 -0400 2024-07-04 16:30:01.5 +0000 UTC
// 12 30 1 2024 July 4 500000000 2024-07-04 16:30:01.5 +0000 UTC time.Date(2024, time.July, 4, 12, 30, 1, 500000000, time.Location("America/New_York"))
// "01/01 12:00:00AM '01 +0000" 978307200000000000 Local false
// "Mon Jan  1 00:00:00 0001" -6795364578871345152 UTC true
// "Mon Jan  1 00:00:00 UTC 0001" -6795364578871345152 UTC true
// "Mon Jan 01 00:00:00 +0000 0001" -6795364578871345152 Local true
// "01 Jan 01 00:00 UTC" 978307200000000000 UTC false
// "01 Jan 01 00:00 +0000" 978307200000000000 Local false
// "Monday, 01-Jan-01 00:00:00 UTC" 978307200000000000 UTC false
// "Mon, 01 Jan 0001 00:00:00 UTC" -6795364578871345152 UTC true
// "Mon, 01 Jan 0001 00:00:00 +0000" -6795364578871345152 Local true
// "0001-01-01T00:00:00Z" -6795364578871345152 UTC true
// "0001-01-01T00:00:00Z" -6795364578871345152 UTC true
// "12:00AM" -6826986978871345152 UTC false
// "Jan  1 00:00:00" -6826986978871345152 UTC false
// "Jan  1 00:00:00.000" -6826986978871345152 UTC false
// "Jan  1 00:00:00.000000" -6826986978871345152 UTC false
// "Jan  1 00:00:00.000000000" -6826986978871345152 UTC false
// "0001-01-01 00:00:00" -6795364578871345152 UTC true
// "0001-01-01" -6795364578871345152 UTC true
// "00:00:00" -6826986978871345152 UTC false
// "0001-001 00h" -6795364578871345152 UTC true
// "  1  1 01 1 01 Z Z Z +00:00:00 +00 AM am .000   Jan January Mon Monday UTC 12 12 0 00 0 00 1 01" parsing time "  1  1 01 1 01 Z Z Z +00:00:00 +00 AM am .000   Jan January Mon Monday UTC 12 12 0 00 0 00 1 01" as "__2 _2 02 2 06 Z07 Z0700 Z07:00:00 -07:00:00 -07 PM pm .000 ,999 .999999 Jan January Mon Monday MST 3 03 4 04 5 05 1 01": cannot parse "Jan January Mon Monday UTC 12 12 0 00 0 00 1 01" as " "
// "00.000000000 00,00 Z +000000" -6826986978871345152 UTC false
// 1 1 1 Monday January UTC 0 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC false -62135596800 -62135596800000 -62135596800000000 -6795364578871345152
// 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-12-11 00:00:00 +0000 UTC 0001-02-01 00:00:00 +0000 UTC 0001-02-11 16:00:00 +0000 UTC -2562047h47m16.854775808s 2562047h47m16.854775807s false true -1 true
// 0001-01-01 00:00:00 +0000 UTC 0000-12-31 19:03:58 -0456 LMT
// 0001-01-01T00:00:00Z <nil> "0001-01-01T00:00:00Z" <nil> [1 0 0 0 0 0 0 0 0 0 0 0 0 255 255] <nil>
// <nil> <nil> <nil> true true true 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC
// 0 0 0 1 January 1 0 0001-01-01 00:00:00 +0000 UTC time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)
// "12/31 11:59:59PM '45 -0330" 2398390199000000000  false
// "Mon Dec 31 23:59:59 12345" parsing time "Mon Dec 31 23:59:59 12345": extra text: "5"
// "Mon Dec 31 23:59:59 XX 12345" parsing time "Mon Dec 31 23:59:59 XX 12345" as "Mon Jan _2 15:04:05 MST 2006": cannot parse "XX 12345" as "MST"
// "Mon Dec 31 23:59:59 -0330 12345" parsing time "Mon Dec 31 23:59:59 -0330 12345": extra text: "5"
// "31 Dec 45 23:59 XX" parsing time "31 Dec 45 23:59 XX" as "02 Jan 06 15:04 MST": cannot parse "XX" as "MST"
// "31 Dec 45 23:59 -0330" 2398390140000000000  false
// "Monday, 31-Dec-45 23:59:59 XX" parsing time "Monday, 31-Dec-45 23:59:59 XX" as "Monday, 02-Jan-06 15:04:05 MST": cannot parse "XX" as "MST"
// "Mon, 31 Dec 12345 23:59:59 XX" parsing time "Mon, 31 Dec 12345 23:59:59 XX" as "Mon, 02 Jan 2006 15:04:05 MST": cannot parse "5 23:59:59 XX" as " "
// "Mon, 31 Dec 12345 23:59:59 -0330" parsing time "Mon, 31 Dec 12345 23:59:59 -0330" as "Mon, 02 Jan 2006 15:04:05 -0700": cannot parse "5 23:59:59 -0330" as " "
// "12345-12-31T23:59:59-03:30" parsing time "12345-12-31T23:59:59-03:30" as "2006-01-02T15:04:05Z07:00": cannot parse "5-12-31T23:59:59-03:30" as "-"
// "12345-12-31T23:59:59.999999999-03:30" parsing time "12345-12-31T23:59:59.999999999-03:30" as "2006-01-02T15:04:05.999999999Z07:00": cannot parse "5-12-31T23:59:59.999999999-03:30" as "-"
// "11:59PM" -6826900638871345152 UTC false
// "Dec 31 23:59:59" -6795364579871345152 UTC false
// "Dec 31 23:59:59.999" -6795364578872345152 UTC false
// "Dec 31 23:59:59.999999" -6795364578871346152 UTC false
// "Dec 31 23:59:59.999999999" -6795364578871345153 UTC false
// "12345-12-31 23:59:59" parsing time "12345-12-31 23:59:59" as "2006-01-02 15:04:05": cannot parse "5-12-31 23:59:59" as "-"
// "12345-12-31" parsing time "12345-12-31" as "2006-01-02": cannot parse "5-12-31" as "-"
// "23:59:59" -6826900579871345152 UTC false
// "12345-365 23h" parsing time "12345-365 23h" as "2006-002 15h": cannot parse "5-365 23h" as "-"
// "365 31 31 31 45 -03 -0330 -03:30:05 -03:30:05 -03 PM pm .999 ,999 .999999 Dec December Mon Monday XX 11 11 59 59 59 59 12 12" parsing time "365 31 31 31 45 -03 -0330 -03:30:05 -03:30:05 -03 PM pm .999 ,999 .999999 Dec December Mon Monday XX 11 11 59 59 59 59 12 12" as "__2 _2 02 2 06 Z07 Z0700 Z07:00:00 -07:00:00 -07 PM pm .000 ,999 .999999 Jan January Mon Monday MST 3 03 4 04 5 05 1 01": cannot parse "XX 11 11 59 59 59 59 12 12" as "MST"
// "59.999999999 59,99 -033005 -033005" -6826974313881345152  false
// 12346 1 365 Monday December XX -12605 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC false 327434931004 327434931004999 327434931004999999 -4606462321771929089
// 12346-01-01 03:00:00 +0000 UTC 12346-01-01 03:32:00 +0000 UTC 12346-12-11 03:30:04.999999999 +0000 UTC 12346-01-31 23:59:59.999999999 -0330 XX 12346-02-11 19:30:04.999999999 +0000 UTC 2562047h47m16.854775807s -2562047h47m16.854775808s true false 1 false
// 12345-12-31 23:59:59.999999999 -0330 XX 12345-12-31 22:30:04.999999999 -0500 EST
//  Time.MarshalText: year outside of range [0,9999]  Time.MarshalJSON: year outside of range [0,9999] [2 0 0 0 90 180 54 130 60 59 154 201 255 255 46 251] <nil>
// parsing time "" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "2006" Time.UnmarshalJSON: input is not a JSON string <nil> false false true 0001-01-01 00:00:00 +0000 UTC 12346-01-01 03:30:04.999999999 +0000 UTC
// 23 59 59 12345 December 31 999999999 12346-01-01 03:30:04.999999999 +0000 UTC time.Date(12345, time.December, 31, 23, 59, 59, 999999999, time.Location("XX"))
// "03/10 01:30:00AM '24 -0500" 1710052200000000000  true
// "Sun Mar 10 01:30:00 2024" 1710034200000000000 UTC false
// "Sun Mar 10 01:30:00 EST 2024" 1710034200000000000 EST false
// "Sun Mar 10 01:30:00 -0500 2024" 1710052200000000000  true
// "10 Mar 24 01:30 EST" 1710034200000000000 EST false
// "10 Mar 24 01:30 -0500" 1710052200000000000  true
// "Sunday, 10-Mar-24 01:30:00 EST" 1710034200000000000 EST false
// "Sun, 10 Mar 2024 01:30:00 EST" 1710034200000000000 EST false
// "Sun, 10 Mar 2024 01:30:00 -0500" 1710052200000000000  true
// "2024-03-10T01:30:00-05:00" 1710052200000000000  true
// "2024-03-10T01:30:00-05:00" 1710052200000000000  true
// "1:30AM" -6826981578871345152 UTC false
// "Mar 10 01:30:00" -6821019978871345152 UTC false
// "Mar 10 01:30:00.000" -6821019978871345152 UTC false
// "Mar 10 01:30:00.000000" -6821019978871345152 UTC false
// "Mar 10 01:30:00.000000000" -6821019978871345152 UTC false
// "2024-03-10 01:30:00" 1710034200000000000 UTC false
// "2024-03-10" 1710028800000000000 UTC false
// "01:30:00" -6826981578871345152 UTC false
// "2024-070 01h" 1710032400000000000 UTC false
// " 70 10 10 10 24 -05 -0500 -05:00:00 -05:00:00 -05 AM am .000   Mar March Sun Sunday EST 1 01 30 30 0 00 3 03" parsing time " 70 10 10 10 24 -05 -0500 -05:00:00 -05:00:00 -05 AM am .000   Mar March Sun Sunday EST 1 01 30 30 0 00 3 03" as "__2 _2 02 2 06 Z07 Z0700 Z07:00:00 -07:00:00 -07 PM pm .000 ,999 .999999 Jan January Mon Monday MST 3 03 4 04 5 05 1 01": cannot parse "Mar March Sun Sunday EST 1 01 30 30 0 00 3 03" as " "
// "00.000000000 00,00 -050000 -050000" -6826968978871345152  false
// 2024 10 70 Sunday March EST -18000 2023-11-05 06:00:00 +0000 UTC 2024-03-10 07:00:00 +0000 UTC false 1710052200 1710052200000 1710052200000000 1710052200000000000
// 2024-03-10 06:00:00 +0000 UTC 2024-03-10 06:30:00 +0000 UTC 2025-02-19 06:30:00 +0000 UTC 2024-04-10 01:30:00 -0400 EDT 2024-04-20 22:30:00 +0000 UTC 125599h25m54.876543211s -125599h25m54.876543211s true false 1 false
// 2024-03-10 01:30:00 -0500 EST 2024-03-10 01:30:00 -0500 EST
// 2024-03-10T01:30:00-05:00 <nil> "2024-03-10T01:30:00-05:00" <nil> [1 0 0 0 14 221 127 74 104 0 0 0 0 254 212] <nil>
// <nil> <nil> <nil> true true true 2024-03-10 01:30:00 -0500 -0500 2024-03-10 06:30:00 +0000 UTC
// 1 30 0 2024 March 10 0 2024-03-10 06:30:00 +0000 UTC time.Date(2024, time.March, 10, 1, 30, 0, 0, time.Location("America/New_York"))
// "01/29 02:02:02AM '21 +0000" 1611885722000000000 Local false
// "Fri Jan 29 02:02:02 2021" 1611885722000000000 UTC false
// "Fri Jan 29 02:02:02 UTC 2021" 1611885722000000000 UTC false
// "Fri Jan 29 02:02:02 +0000 2021" 1611885722000000000 Local false
// "29 Jan 21 02:02 UTC" 1611885720000000000 UTC false
// "29 Jan 21 02:02 +0000" 1611885720000000000 Local false
// "Friday, 29-Jan-21 02:02:02 UTC" 1611885722000000000 UTC false
// "Fri, 29 Jan 2021 02:02:02 UTC" 1611885722000000000 UTC false
// "Fri, 29 Jan 2021 02:02:02 +0000" 1611885722000000000 Local false
// "2021-01-29T02:02:02Z" 1611885722000000000 UTC false
// "2021-01-29T02:02:02.000000001Z" 1611885722000000001 UTC true
// "2:02AM" -6826979658871345152 UTC false
// "Jan 29 02:02:02" -6824560456871345152 UTC false
// "Jan 29 02:02:02.000" -6824560456871345152 UTC false
// "Jan 29 02:02:02.000000" -6824560456871345152 UTC false
// "Jan 29 02:02:02.000000001" -6824560456871345151 UTC false
// "2021-01-29 02:02:02" 1611885722000000000 UTC false
// "2021-01-29" 1611878400000000000 UTC false
// "02:02:02" -6826979656871345152 UTC false
// "2021-029 02h" 1611885600000000000 UTC false
// " 29 29 29 29 21 Z Z Z +00:00:00 +00 AM am .000   Jan January Fri Friday UTC 2 02 2 02 2 02 1 01" parsing time " 29 29 29 29 21 Z Z Z +00:00:00 +00 AM am .000   Jan January Fri Friday UTC 2 02 2 02 2 02 1 01" as "__2 _2 02 2 06 Z07 Z0700 Z07:00:00 -07:00:00 -07 PM pm .000 ,999 .999999 Jan January Mon Monday MST 3 03 4 04 5 05 1 01": cannot parse "Jan January Fri Friday UTC 2 02 2 02 2 02 1 01" as " "
// "02.000000001 02,00 Z +000000" -6826986976871345152 UTC false
// 2021 4 29 Friday January UTC 0 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC false 1611885722 1611885722000 1611885722000000 1611885722000000001
// 2021-01-29 02:00:00 +0000 UTC 2021-01-29 02:00:00 +0000 UTC 2022-01-08 02:02:02.000000001 +0000 UTC 2021-03-01 02:02:02.000000001 +0000 UTC 2021-03-11 18:02:02.000000001 +0000 UTC 98330h57m56.876543212s -98330h57m56.876543212s true false 1 false
// 2021-01-29 02:02:02.000000001 +0000 UTC 2021-01-28 21:02:02.000000001 -0500 EST
// 2021-01-29T02:02:02.000000001Z <nil> "2021-01-29T02:02:02.000000001Z" <nil> [1 0 0 0 14 215 165 99 154 0 0 0 1 255 255] <nil>
// <nil> <nil> <nil> true true true 2021-01-29 02:02:02.000000001 +0000 UTC 2021-01-29 02:02:02.000000001 +0000 UTC
// 2 2 2 2021 January 29 1 2021-01-29 02:02:02.000000001 +0000 UTC time.Date(2021, time.January, 29, 2, 2, 2, 1, time.UTC)
// "02/13 11:31:30PM '09 +0000" 1234567890000000000 Local false
// "Fri Feb 13 23:31:30 2009" 1234567890000000000 UTC false
// "Fri Feb 13 23:31:30 UTC 2009" 1234567890000000000 UTC false
// "Fri Feb 13 23:31:30 +0000 2009" 1234567890000000000 Local false
// "13 Feb 09 23:31 UTC" 1234567860000000000 UTC false
// "13 Feb 09 23:31 +0000" 1234567860000000000 Local false
// "Friday, 13-Feb-09 23:31:30 UTC" 1234567890000000000 UTC false
// "Fri, 13 Feb 2009 23:31:30 UTC" 1234567890000000000 UTC false
// "Fri, 13 Feb 2009 23:31:30 +0000" 1234567890000000000 Local false
// "2009-02-13T23:31:30Z" 1234567890000000000 UTC false
// "2009-02-13T23:31:30.123456Z" 1234567890123456000 UTC true
// "11:31PM" -6826902318871345152 UTC false
// "Feb 13 23:31:30" -6823187088871345152 UTC false
// "Feb 13 23:31:30.123" -6823187088748345152 UTC false
// "Feb 13 23:31:30.123456" -6823187088747889152 UTC false
// "Feb 13 23:31:30.123456000" -6823187088747889152 UTC false
// "2009-02-13 23:31:30" 1234567890000000000 UTC false
// "2009-02-13" 1234483200000000000 UTC false
// "23:31:30" -6826902288871345152 UTC false
// "2009-044 23h" 1234566000000000000 UTC false
// " 44 13 13 13 09 Z Z Z +00:00:00 +00 PM pm .123 ,123 .123456 Feb February Fri Friday UTC 11 11 31 31 30 30 2 02" 1234567890123456000 UTC true
// "30.123456000 30,12 Z +000000" -6826986948751345152 UTC false
// 2009 7 44 Friday February UTC 0 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC false 1234567890 1234567890123 1234567890123456 1234567890123456000
// 2009-02-13 23:00:00 +0000 UTC 2009-02-13 23:35:00 +0000 UTC 2010-01-22 23:31:30.123456 +0000 UTC 2009-03-13 23:31:30.123456 +0000 UTC 2009-03-27 15:31:30.123456 +0000 UTC -6479h32m35.000000789s 6479h32m35.000000789s false true -1 false
// 2009-02-13 23:31:30.123456 +0000 UTC 2009-02-13 18:31:30.123456 -0500 EST
// 2009-02-13T23:31:30.123456Z <nil> "2009-02-13T23:31:30.123456Z" <nil> [1 0 0 0 14 193 39 249 210 7 91 202 0 255 255] <nil>
// <nil> <nil> <nil> true true true 2009-02-13 23:31:30.123456 +0000 UTC 2009-02-13 23:31:30.123456 +0000 UTC
// 23 31 30 2009 February 13 123456000 2009-02-13 23:31:30.123456 +0000 UTC time.Date(2009, time.February, 13, 23, 31, 30, 123456000, time.UTC)
// [2006-01-02T15:04:05Z07:00 2020-13-01T00:00:00Z] 0001-01-01 00:00:00 +0000 UTC parsing time "2020-13-01T00:00:00Z": month out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "2020-13-01T00:00:00Z": month out of range
// [2006-01-02T15:04:05Z07:00 2020-02-30T00:00:00Z] 0001-01-01 00:00:00 +0000 UTC parsing time "2020-02-30T00:00:00Z": day out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "2020-02-30T00:00:00Z": day out of range
// [2006-01-02T15:04:05Z07:00 2020-02-28T25:00:00Z] 0001-01-01 00:00:00 +0000 UTC parsing time "2020-02-28T25:00:00Z": hour out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "2020-02-28T25:00:00Z": hour out of range
// [2006-01-02T15:04:05Z07:00 2020-02-28T20:00:00] 0001-01-01 00:00:00 +0000 UTC parsing time "2020-02-28T20:00:00" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "Z07:00"
// 0001-01-01 00:00:00 +0000 UTC parsing time "2020-02-28T20:00:00" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "Z07:00"
// [2006-01-02T15:04:05Z07:00 2020-02-28T20:00:00+25:00] 0001-01-01 00:00:00 +0000 UTC parsing time "2020-02-28T20:00:00+25:00": time zone offset hour out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "2020-02-28T20:00:00+25:00": time zone offset hour out of range
// [2006-01-02T15:04:05Z07:00 2020-02-28T20:00:00.5Z] 2020-02-28 20:00:00.5 +0000 UTC <nil>
// 2020-02-28 20:00:00.5 +0000 UTC <nil>
// [2006-01-02T15:04:05Z07:00 2020-02-28T20:00:00,5Z] 2020-02-28 20:00:00.5 +0000 UTC <nil>
// 2020-02-28 20:00:00.5 +0000 UTC <nil>
// [2006-01-02T15:04:05Z07:00 x] 0001-01-01 00:00:00 +0000 UTC parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"
// 0001-01-01 00:00:00 +0000 UTC parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"
// [3:04PM 13:00PM] 0001-01-01 00:00:00 +0000 UTC parsing time "13:00PM": hour out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "13:00PM": hour out of range
// [3:04PM 3:04xm] 0001-01-01 00:00:00 +0000 UTC parsing time "3:04xm" as "3:04PM": cannot parse "xm" as "PM"
// 0001-01-01 00:00:00 +0000 UTC parsing time "3:04xm" as "3:04PM": cannot parse "xm" as "PM"
// [Jan _2 2006 Feb  3 2021] 2021-02-03 00:00:00 +0000 UTC <nil>
// 2021-02-03 00:00:00 -0500 EST <nil>
// [Jan _2 2006 Foo 3 2021] 0001-01-01 00:00:00 +0000 UTC parsing time "Foo 3 2021" as "Jan _2 2006": cannot parse "Foo 3 2021" as "Jan"
// 0001-01-01 00:00:00 +0000 UTC parsing time "Foo 3 2021" as "Jan _2 2006": cannot parse "Foo 3 2021" as "Jan"
// [Mon Jan 2 Xyz Jan 2] 0001-01-01 00:00:00 +0000 UTC parsing time "Xyz Jan 2" as "Mon Jan 2": cannot parse "Xyz Jan 2" as "Mon"
// 0001-01-01 00:00:00 +0000 UTC parsing time "Xyz Jan 2" as "Mon Jan 2": cannot parse "Xyz Jan 2" as "Mon"
// [Mon, 02 Jan 2006 15:04:05 MST Tue, 10 Nov 2009 23:00:00 EST] 2009-11-10 23:00:00 +0000 EST <nil>
// 2009-11-10 23:00:00 -0500 EST <nil>
// [Mon, 02 Jan 2006 15:04:05 MST Tue, 10 Nov 2009 23:00:00 GMT+3] 2009-11-11 02:00:00 +0300 GMT+3 <nil>
// 2009-11-11 02:00:00 +0300 GMT+3 <nil>
// [2006-01-02 2020-1-2] 0001-01-01 00:00:00 +0000 UTC parsing time "2020-1-2" as "2006-01-02": cannot parse "1-2" as "01"
// 0001-01-01 00:00:00 +0000 UTC parsing time "2020-1-2" as "2006-01-02": cannot parse "1-2" as "01"
// [2006-01-02 2020-01-02x] 0001-01-01 00:00:00 +0000 UTC parsing time "2020-01-02x": extra text: "x"
// 0001-01-01 00:00:00 +0000 UTC parsing time "2020-01-02x": extra text: "x"
// [2006-002 2021-366] 0001-01-01 00:00:00 +0000 UTC parsing time "2021-366": day-of-year out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "2021-366": day-of-year out of range
// [2006-002 2020-366] 2020-12-31 00:00:00 +0000 UTC <nil>
// 2020-12-31 00:00:00 -0500 EST <nil>
// [15:04:05.000 01:02:03.12] 0001-01-01 00:00:00 +0000 UTC parsing time "01:02:03.12" as "15:04:05.000": cannot parse ".12" as ".000"
// 0001-01-01 00:00:00 +0000 UTC parsing time "01:02:03.12" as "15:04:05.000": cannot parse ".12" as ".000"
// [15:04:05 01:02:03.123456789123] 0000-01-01 01:02:03.123456789 +0000 UTC <nil>
// 0000-01-01 01:02:03.123456789 -0456 LMT <nil>
// [02 Jan 06 31 Apr 21] 0001-01-01 00:00:00 +0000 UTC parsing time "31 Apr 21": day out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "31 Apr 21": day out of range
// [3PM 12AM] 0000-01-01 00:00:00 +0000 UTC <nil>
// 0000-01-01 00:00:00 -0456 LMT <nil>
// [06 68] 2068-01-01 00:00:00 +0000 UTC <nil>
// 2068-01-01 00:00:00 -0500 EST <nil>
// [06 69] 1969-01-01 00:00:00 +0000 UTC <nil>
// 1969-01-01 00:00:00 -0500 EST <nil>
// [2006 20] 0001-01-01 00:00:00 +0000 UTC parsing time "20" as "2006": cannot parse "20" as "2006"
// 0001-01-01 00:00:00 +0000 UTC parsing time "20" as "2006": cannot parse "20" as "2006"
// [MST WILLY] 0001-01-01 00:00:00 +0000 UTC parsing time "WILLY" as "MST": cannot parse "WILLY" as "MST"
// 0001-01-01 00:00:00 +0000 UTC parsing time "WILLY" as "MST": cannot parse "WILLY" as "MST"
// [MST +03] 0000-01-01 00:00:00 +0000 +03 <nil>
// 0000-01-01 00:00:00 +0000 +03 <nil>
// [Z07:00 Z] 0000-01-01 00:00:00 +0000 UTC <nil>
// 0000-01-01 00:00:00 +0000 UTC <nil>
// [Z07:00 +9:00] 0001-01-01 00:00:00 +0000 UTC parsing time "+9:00" as "Z07:00": cannot parse "+9:00" as "Z07:00"
// 0001-01-01 00:00:00 +0000 UTC parsing time "+9:00" as "Z07:00": cannot parse "+9:00" as "Z07:00"
// [05 60] 0001-01-01 00:00:00 +0000 UTC parsing time "60": second out of range
// 0001-01-01 00:00:00 +0000 UTC parsing time "60": second out of range
// [ x] 0001-01-01 00:00:00 +0000 UTC parsing time "x": extra text: "x"
// 0001-01-01 00:00:00 +0000 UTC parsing time "x": extra text: "x"
// [x ] 0001-01-01 00:00:00 +0000 UTC parsing time "" as "x": cannot parse "" as "x"
// 0001-01-01 00:00:00 +0000 UTC parsing time "" as "x": cannot parse "" as "x"
// [January march] 0000-03-01 00:00:00 +0000 UTC <nil>
// 0000-03-01 00:00:00 -0456 LMT <nil>
// [Monday SUNDAY] 0000-01-01 00:00:00 +0000 UTC <nil>
// 0000-01-01 00:00:00 -0456 LMT <nil>
// "" 0s 0 time: invalid duration ""
// "0" 0s 0 <nil>
// "1" 0s 0 time: missing unit in duration "1"
// "1s" 1s 1000000000 <nil>
// "-1.5h" -1h30m0s -5400000000000 <nil>
// "+3m2s" 3m2s 182000000000 <nil>
// "1h2m3.004005006s" 1h2m3.004005006s 3723004005006 <nil>
// "1us" 1µs 1000 <nil>
// "1µs" 1µs 1000 <nil>
// "1μs" 1µs 1000 <nil>
// "1.5ns" 1ns 1 <nil>
// ".5s" 500ms 500000000 <nil>
// "1.s" 1s 1000000000 <nil>
// ".s" 0s 0 time: invalid duration ".s"
// "1x" 0s 0 time: unknown unit "x" in duration "1x"
// "1h-2m" 0s 0 time: unknown unit "h-" in duration "1h-2m"
// "9223372036s" 2562047h47m16s 9223372036000000000 <nil>
// "9223372037s" 0s 0 time: invalid duration "9223372037s"
// "-9223372036854775808ns" -2562047h47m16.854775808s -9223372036854775808 <nil>
// "9223372036854775808ns" 0s 0 time: invalid duration "9223372036854775808ns"
// "3000000h" 0s 0 time: invalid duration "3000000h"
// "1d" 0s 0 time: unknown unit "d" in duration "1d"
// "1 s" 0s 0 time: unknown unit " s" in duration "1 s"
// "0.000000000000000001s" 0s 0 <nil>
// "1.00000000000000000000000000001h" 1h0m0s 3600000000000 <nil>
// 0s 0 0 0 0 0 0 0s 0s 0s 0s
// 1ns 2.777777777777778e-13 1.6666666666666667e-11 1e-09 0 0 1 0s 0s 1ns 0s
// 999ns 2.775e-10 1.665e-08 9.99e-07 0 0 999 0s 0s 999ns 1.001µs
// 1µs 2.7777777777777777e-10 1.6666666666666667e-08 1e-06 0 1 1000 0s 0s 1µs 1.001µs
// 1.5µs 4.166666666666667e-10 2.5e-08 1.5e-06 0 1 1500 0s 0s 1.5µs 1.498µs
// 1ms 2.7777777777777776e-07 1.6666666666666667e-05 0.001 1 1000 1000000 0s 0s 1ms 999.999µs
// 999.999999ms 0.0002777777775 0.01666666665 0.999999999 999 999999 999999999 1s 0s 999.999999ms 1.000000001s
// 1s 0.0002777777777777778 0.016666666666666666 1 1000 1000000 1000000000 1s 0s 1s 1.000000001s
// 1m1s 0.016944444444444446 1.0166666666666666 61 61000 61000000 61000000000 1m1s 1m0s 1m1s 1m0.999999998s
// 1h0m0s 1 60 3600 3600000 3600000000 3600000000000 1h0m0s 1h0m0s 1h0m0s 1h0m0.000000002s
// 1h1m1.000000005s 1.0169444444458333 61.01666666675 3661.000000005 3661000 3661000000 3661000000005 1h1m1s 1h1m0s 1h1m1.000000005s 1h1m1.000000007s
// -1ns -2.777777777777778e-13 -1.6666666666666667e-11 -1e-09 0 0 -1 0s 0s 1ns 0s
// -1.5s -0.0004166666666666667 -0.025 -1.5 -1500 -1500000 -1500000000 -2s 0s 1.5s -1.499999998s
// 2562047h47m16.854775807s 2.5620477880152157e+06 1.5372286728091294e+08 9.223372036854776e+09 9223372036854 9223372036854775 9223372036854775807 2562047h47m16.854775807s 2562047h47m0s 2562047h47m16.854775807s 2562047h47m16.854775807s
// -2562047h47m16.854775808s -2.5620477880152157e+06 -1.5372286728091294e+08 -9.223372036854776e+09 -9223372036854 -9223372036854775 -9223372036854775808 -2562047h47m16.854775808s -2562047h47m0s 2562047h47m16.854775807s -2562047h47m16.854775807s
// 1h30m0s 1.5 90 5400 5400000 5400000000 5400000000000 1h30m0s 1h30m0s 1h30m0s 1h30m0.000000003s
// %!Month(0) %!Month(13) %!Weekday(7) %!Weekday(18446744073709551615) December Saturday UTC A
// 1h0m0s 1h0m0s
// true false 0s 0s
// *time.ParseError &time.ParseError{Layout:"x", Value:"y", LayoutElem:"x", ValueElem:"y", Message:""}
// non-positive interval for NewTicker
// time: missing Location in call to Date
// time: missing Location in call to Time.In
