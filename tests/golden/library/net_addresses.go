// Packages net/netip and net/url: the well-known addresses, binary and text forms, and parts of URLs.

package main

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"os"
	"strings"
)

func addresses() {
	for _, a := range []netip.Addr{netip.IPv4Unspecified(), netip.IPv6Unspecified(), netip.IPv6Loopback(), netip.IPv6LinkLocalAllNodes(), netip.IPv6LinkLocalAllRouters(), netip.AddrFrom4([4]byte{10, 1, 2, 3}), netip.AddrFrom16([16]byte{10: 255, 11: 255, 12: 1, 15: 4}), netip.MustParseAddr("fe80::1%eth0"), {}} {
		text, err := a.AppendText([]byte("text "))
		fmt.Print(string(text), " ", err, " ", string(a.AppendTo([]byte("to "))))
		binary, err := a.AppendBinary([]byte{0xaa})
		fmt.Printf(" %x %v", binary, err)
		var back netip.Addr
		fmt.Println("", back.UnmarshalBinary(binary[1:]), back == a, a.BitLen(), a.Is4(), a.Is4In6(), a.Unmap())
	}
	fmt.Println(netip.AddrFromSlice([]byte{1, 2, 3, 4}))
	fmt.Println(netip.AddrFromSlice(make([]byte, 16)))
	fmt.Println(netip.AddrFromSlice([]byte{1, 2, 3}))
	fmt.Println(netip.MustParseAddr("::ffff:9.8.7.6").As4(), netip.MustParseAddr("1.2.3.4").As16(), netip.MustParseAddr("1.2.3.4").AsSlice())
	for _, f := range []func(){
		func() { netip.MustParseAddr("::1").As4() },
		func() { netip.Addr{}.As4() },
		func() { netip.MustParseAddr("1.2.3") },
		func() { netip.MustParseAddrPort("1.2.3.4") },
		func() { netip.MustParsePrefix("1.2.3.4/33") },
	} {
		func() {
			defer func() { fmt.Println("recovered:", recover()) }()
			f()
		}()
	}
}

func portsAndPrefixes() {
	for _, s := range []string{"1.2.3.4:80", "[::1%lo]:65535", "[::ffff:1.2.3.4]:0"} {
		p := netip.MustParseAddrPort(s)
		text, err := p.AppendText(nil)
		binary, err2 := p.AppendBinary(nil)
		fmt.Printf("%s %v %s %x %v %d %v\n", text, err, p.AppendTo([]byte("> ")), binary, err2, p.Port(), p.Addr())
		var back netip.AddrPort
		fmt.Println(back.UnmarshalBinary(binary), back == p, back.UnmarshalText(text), p.Compare(netip.AddrPortFrom(p.Addr(), 443)))
	}
	for _, s := range []string{"10.0.0.0/8", "2001:db8::/32", "0.0.0.0/0"} {
		p := netip.MustParsePrefix(s)
		text, err := p.AppendText(nil)
		binary, err2 := p.AppendBinary(nil)
		fmt.Printf("%s %v %s %x %v %d\n", text, err, p.AppendTo([]byte("> ")), binary, err2, p.Bits())
		var back netip.Prefix
		fmt.Println(back.UnmarshalBinary(binary), back == p, p.Masked(), p.Contains(netip.MustParseAddr("10.255.0.1")), p.IsSingleIP())
	}
	var none netip.Prefix
	text, err := none.AppendText([]byte("none: "))
	fmt.Printf("%q %v %q %q\n", text, err, none, netip.AddrPort{})
}

func urls() {
	u, err := url.Parse("https://us%65r:p%40ss@host.example:8080/a%2Fb/c?q=1&q=2&x=%20#frag%2Fment")
	fmt.Println(err, u.User.Username(), u.Redacted(), u.Hostname(), u.Port(), u.EscapedPath(), u.Path, u.RawPath)
	password, set := u.User.Password()
	fmt.Println(password, set, u.User, u.EscapedFragment(), u.Fragment, u.RequestURI())
	var nobody *url.Userinfo
	password, set = nobody.Password()
	fmt.Printf("%q %q %t\n", nobody.Username(), password, set)
	values := u.Query()
	values.Del("x")
	values.Add("q", "3 & 4")
	values.Set("y", "")
	fmt.Println(values.Encode(), values.Get("q"), values.Has("x"), values.Get("none"), len(values["q"]))
	b, err := u.AppendBinary([]byte("> "))
	fmt.Println(string(b), err)
	var back url.URL
	fmt.Println(back.UnmarshalBinary(b[2:]), back.String() == u.String())
	fmt.Println(u.JoinPath("../d", "e/"), u.ResolveReference(&url.URL{Path: "../z"}))
	for _, s := range []string{"http://[::1", ":x", "http://a b/", "%zz", "http://h:port/", "//host/p", "mailto:a@b", "?only=query", "\x7f"} {
		u, err := url.Parse(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%q %q %q %q %t\n", u.Scheme, u.Opaque, u.Host, u.Path, u.IsAbs())
	}
	failure := &url.Error{Op: "Get", URL: "http://x", Err: os.ErrDeadlineExceeded}
	fmt.Println(failure, failure.Timeout(), failure.Temporary(), errors.Is(failure, os.ErrDeadlineExceeded))
	fmt.Println((&url.Error{Op: "Get", URL: "http://x", Err: errors.New("plain")}).Temporary())
	fmt.Println(url.QueryEscape("a b&c/é"), url.PathEscape("a b&c/é"))
	fmt.Println(url.QueryUnescape("a+b%2"))
	fmt.Println(url.PathUnescape("a+b%2F"))
	fmt.Println(strings.Count(url.UserPassword("a:b", "c/d").String(), "%"), url.User("only"))
}

func main() {
	addresses()
	portsAndPrefixes()
	urls()
}

// Output:
// text 0.0.0.0 <nil> to 0.0.0.0 aa00000000 <nil> <nil> true 32 true false 0.0.0.0
// text :: <nil> to :: aa00000000000000000000000000000000 <nil> <nil> true 128 false false ::
// text ::1 <nil> to ::1 aa00000000000000000000000000000001 <nil> <nil> true 128 false false ::1
// text ff02::1 <nil> to ff02::1 aaff020000000000000000000000000001 <nil> <nil> true 128 false false ff02::1
// text ff02::2 <nil> to ff02::2 aaff020000000000000000000000000002 <nil> <nil> true 128 false false ff02::2
// text 10.1.2.3 <nil> to 10.1.2.3 aa0a010203 <nil> <nil> true 32 true false 10.1.2.3
// text ::ffff:1.0.0.4 <nil> to ::ffff:1.0.0.4 aa00000000000000000000ffff01000004 <nil> <nil> true 128 false true 1.0.0.4
// text fe80::1%eth0 <nil> to fe80::1%eth0 aafe80000000000000000000000000000165746830 <nil> <nil> true 128 false false fe80::1%eth0
// text  <nil> to  aa <nil> <nil> true 0 false false invalid IP
// 1.2.3.4 true
// :: true
// invalid IP false
// [9 8 7 6] [0 0 0 0 0 0 0 0 0 0 255 255 1 2 3 4] [1 2 3 4]
// recovered: As4 called on IPv6 address
// recovered: As4 called on IP zero value
// recovered: ParseAddr("1.2.3"): IPv4 address too short
// recovered: not an ip:port
// recovered: netip.ParsePrefix("1.2.3.4/33"): prefix length out of range
// 1.2.3.4:80 <nil> > 1.2.3.4:80 010203045000 <nil> 80 1.2.3.4
// <nil> true <nil> -1
// [::1%lo]:65535 <nil> > [::1%lo]:65535 000000000000000000000000000000016c6fffff <nil> 65535 ::1%lo
// <nil> true <nil> 1
// [::ffff:1.2.3.4]:0 <nil> > [::ffff:1.2.3.4]:0 00000000000000000000ffff010203040000 <nil> 0 ::ffff:1.2.3.4
// <nil> true <nil> -1
// 10.0.0.0/8 <nil> > 10.0.0.0/8 0a00000008 <nil> 8
// <nil> true 10.0.0.0/8 true false
// 2001:db8::/32 <nil> > 2001:db8::/32 20010db800000000000000000000000020 <nil> 32
// <nil> true 2001:db8::/32 false false
// 0.0.0.0/0 <nil> > 0.0.0.0/0 0000000000 <nil> 0
// <nil> true 0.0.0.0/0 true false
// "none: " <nil> "invalid Prefix" "invalid AddrPort"
// <nil> user https://user:xxxxx@host.example:8080/a%2Fb/c?q=1&q=2&x=%20#frag%2Fment host.example 8080 /a%2Fb/c /a/b/c /a%2Fb/c
// p@ss true user:p%40ss frag%2Fment frag/ment /a%2Fb/c?q=1&q=2&x=%20
// "" "" false
// q=1&q=2&q=3+%26+4&y= 1 false  3
// > https://user:p%40ss@host.example:8080/a%2Fb/c?q=1&q=2&x=%20#frag%2Fment <nil>
// <nil> true
// https://user:p%40ss@host.example:8080/a%2Fb/d/e/?q=1&q=2&x=%20#frag%2Fment https://user:p%40ss@host.example:8080/z
// parse "http://[::1": missing ']' in host
// parse ":x": missing protocol scheme
// parse "http://a b/": invalid character " " in host name
// parse "%zz": invalid URL escape "%zz"
// parse "http://h:port/": invalid port ":port" after host
// "" "" "host" "/p" false
// "mailto" "a@b" "" "" true
// "" "" "" "" false
// parse "\x7f": net/url: invalid control character in URL
// Get "http://x": i/o timeout true true true
// false
// a+b%26c%2F%C3%A9 a%20b&c%2F%C3%A9
//  invalid URL escape "%2"
// a+b/ <nil>
// 2 only
