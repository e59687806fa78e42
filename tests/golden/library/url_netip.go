package main

import (
	"fmt"
	"net/netip"
	"net/url"
)

func main() {
	base, _ := url.Parse("http://u:p@host.example:80/a/b/c?q=1#f")
	for _, s := range []string{"", "http://a.b/c", "http://a.b:80/c?d=e&f=g#h", "//host/path", "/p%2fq", "p?x", "?", "#", "a:b", "mailto:x@y.z", "http://[::1]:80/", "http://[fe80::1%25en0]/", "http://[::1", "http://[1.2.3.4]/", "http://a b/", "http://a/%zz", "http://a/%", "http://user@h/", "http://us er@h", "http://h:port/", "x://h:1:2/", "../../../x/./y/..", "./a", "..", "http:", "://x", "1http://x", "http://%41/", "http://\xff/", "\x01", "*", "http://a/é?ü#ö", "http://h?q", "http://h/?", "http:///p", "x:/p//q", "x:////p", "http://a;b@h/", "a b c", "http://h/a+b?c+d", "/a/b/../../c//d", "http://h/a?b;c=d"} {
		u, err := url.Parse(s)
		fmt.Printf("%q err=%v\n", s, err)
		if err == nil {
			fmt.Printf("  %q %q %q %v %q %q %q %q %q %q %v %v\n", u.Scheme, u.Opaque, u.String(), u.User, u.Host, u.Path, u.RawPath, u.RawQuery, u.Fragment, u.RawFragment, u.ForceQuery, u.OmitHost)
			fmt.Printf("  %q %q %q %q %q %q %v %q %q\n", u.Hostname(), u.Port(), u.RequestURI(), u.EscapedPath(), u.Redacted(), base.ResolveReference(u), u.IsAbs(), u.JoinPath("x", "../y", "z/"), u.Query())
		}
		_, err = url.ParseRequestURI(s)
		fmt.Println("  ", err)
		fmt.Printf("  %q %q\n", url.QueryEscape(s), url.PathEscape(s))
		a, err := url.QueryUnescape(s)
		b, err2 := url.PathUnescape(s)
		fmt.Printf("  %q %v %q %v\n", a, err, b, err2)
	}
	v := url.Values{"b": {"1", "2 3"}, "a": {"é&="}, "c": nil}
	fmt.Println(v.Encode(), v.Get("b"), v.Has("c"), v.Get("z"))
	for _, q := range []string{"a=1&b=2&a=3", "a;b=1&c", "%zz=1&d=2", "=x&&y", "a+b=c%20d"} {
		v, err := url.ParseQuery(q)
		fmt.Printf("%v %v %q\n", v, err, v.Encode())
	}
	fmt.Println((&url.URL{Path: "a:b"}).String(), (&url.URL{Scheme: "http", Host: "h", Path: "a b"}).String(), url.UserPassword("a:b", "c@d"))
	fmt.Println(url.JoinPath("http://h/a/", "../b//c"))
	for _, s := range []string{"", "1.2.3.4", "1.2.3", "1.2.3.4.5", "01.2.3.4", "256.1.1.1", "1..2.3", "1.2.3.", ".1.2.3", "1.2.3.x", "::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7::", "::1:2:3:4:5:6:7:8", "1::2::3", "12345::", "g::", ":1", "1:", "::ffff:1.2.3.4", "::1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3", "fe80::1%eth0", "fe80::1%", "%", "abc", "1%x", "::ffff:1.2.3.4%z", "2001:db8:0:0:1:0:0:1", "0:0:1::", "ff02::1", "10.1.2.3", "127.0.0.1", "169.254.1.1", "224.0.0.5", "fc00::1", "::ffff:10.0.0.1"} {
		a, err := netip.ParseAddr(s)
		fmt.Printf("%q %v %v\n", s, a, err)
		if err == nil {
			t, _ := a.MarshalText()
			b, _ := a.MarshalBinary()
			fmt.Println("  ", a.StringExpanded(), a.BitLen(), a.Zone(), a.Is4(), a.Is6(), a.Is4In6(), a.Unmap(), a.Next(), a.Prev(), a.AsSlice(), a.As16(), string(t), b)
			fmt.Println("  ", a.IsPrivate(), a.IsLoopback(), a.IsMulticast(), a.IsLinkLocalUnicast(), a.IsLinkLocalMulticast(), a.IsInterfaceLocalMulticast(), a.IsGlobalUnicast(), a.IsUnspecified(), a.Compare(netip.MustParseAddr("::2")), a.WithZone("q"))
			for _, n := range []int{-1, 9, 32, 70, 129} {
				p, err := a.Prefix(n)
				fmt.Print(p, " ", err, " ", netip.PrefixFrom(a, n), " ", p.Contains(a), " ", p.Masked(), " | ")
			}
			fmt.Println(netip.AddrPortFrom(a, 80))
		}
	}
	for _, s := range []string{"1.2.3.4/24", "1.2.3.4", "1.2.3.4/33", "1.2.3.4/024", "1.2.3.4/-1", "1.2.3.4/+1", "::/0", "fe80::%x/10", "x/1", "1.2.3.4/", "2001:db8::/129"} {
		p, err := netip.ParsePrefix(s)
		fmt.Println(p, err, p.Bits(), p.IsSingleIP(), p.Masked(), p.Overlaps(netip.MustParsePrefix("1.0.0.0/8")))
	}
	for _, s := range []string{"1.2.3.4:80", "[::1]:80", "::1:80", "[1.2.3.4]:80", "1.2.3.4", "1.2.3.4:", ":80", "1.2.3.4:x", "1.2.3.4:65536", "[::1:80", "x:1"} {
		p, err := netip.ParseAddrPort(s)
		fmt.Println(p, err, p.Port(), p.IsValid())
	}
}

// Output:
// "" err=<nil>
//   "" "" ""  "" "" "" "" "" "" false false
//   "" "" "/" "" "" "http://u:p@host.example:80/a/b/c?q=1#f" false "y/z/" map[]
//    parse "": empty url
//   "" ""
//   "" <nil> "" <nil>
// "http://a.b/c" err=<nil>
//   "http" "" "http://a.b/c"  "a.b" "/c" "" "" "" "" false false
//   "a.b" "" "/c" "/c" "http://a.b/c" "http://a.b/c" true "http://a.b/c/y/z/" map[]
//    <nil>
//   "http%3A%2F%2Fa.b%2Fc" "http:%2F%2Fa.b%2Fc"
//   "http://a.b/c" <nil> "http://a.b/c" <nil>
// "http://a.b:80/c?d=e&f=g#h" err=<nil>
//   "http" "" "http://a.b:80/c?d=e&f=g#h"  "a.b:80" "/c" "" "d=e&f=g" "h" "" false false
//   "a.b" "80" "/c?d=e&f=g" "/c" "http://a.b:80/c?d=e&f=g#h" "http://a.b:80/c?d=e&f=g#h" true "http://a.b:80/c/y/z/?d=e&f=g#h" map["d":["e"] "f":["g"]]
//    <nil>
//   "http%3A%2F%2Fa.b%3A80%2Fc%3Fd%3De%26f%3Dg%23h" "http:%2F%2Fa.b:80%2Fc%3Fd=e&f=g%23h"
//   "http://a.b:80/c?d=e&f=g#h" <nil> "http://a.b:80/c?d=e&f=g#h" <nil>
// "//host/path" err=<nil>
//   "" "" "//host/path"  "host" "/path" "" "" "" "" false false
//   "host" "" "/path" "/path" "//host/path" "http://host/path" false "//host/path/y/z/" map[]
//    <nil>
//   "%2F%2Fhost%2Fpath" "%2F%2Fhost%2Fpath"
//   "//host/path" <nil> "//host/path" <nil>
// "/p%2fq" err=<nil>
//   "" "" "/p%2fq"  "" "/p/q" "/p%2fq" "" "" "" false false
//   "" "" "/p%2fq" "/p%2fq" "/p%2fq" "http://u:p@host.example:80/p%2fq" false "/p%2fq/y/z/" map[]
//    <nil>
//   "%2Fp%252fq" "%2Fp%252fq"
//   "/p/q" <nil> "/p/q" <nil>
// "p?x" err=<nil>
//   "" "" "p?x"  "" "p" "" "x" "" "" false false
//   "" "" "p?x" "p" "p?x" "http://u:p@host.example:80/a/b/p?x" false "p/y/z/?x" map["x":[""]]
//    parse "p?x": invalid URI for request
//   "p%3Fx" "p%3Fx"
//   "p?x" <nil> "p?x" <nil>
// "?" err=<nil>
//   "" "" "?"  "" "" "" "" "" "" true false
//   "" "" "/?" "" "?" "http://u:p@host.example:80/a/b/c?" false "y/z/?" map[]
//    parse "?": invalid URI for request
//   "%3F" "%3F"
//   "?" <nil> "?" <nil>
// "#" err=<nil>
//   "" "" ""  "" "" "" "" "" "" false false
//   "" "" "/" "" "" "http://u:p@host.example:80/a/b/c?q=1#f" false "y/z/" map[]
//    parse "#": invalid URI for request
//   "%23" "%23"
//   "#" <nil> "#" <nil>
// "a:b" err=<nil>
//   "a" "b" "a:b"  "" "" "" "" "" "" false false
//   "" "" "b" "" "a:b" "a:b" true "a:b" map[]
//    <nil>
//   "a%3Ab" "a:b"
//   "a:b" <nil> "a:b" <nil>
// "mailto:x@y.z" err=<nil>
//   "mailto" "x@y.z" "mailto:x@y.z"  "" "" "" "" "" "" false false
//   "" "" "x@y.z" "" "mailto:x@y.z" "mailto:x@y.z" true "mailto:x@y.z" map[]
//    <nil>
//   "mailto%3Ax%40y.z" "mailto:x@y.z"
//   "mailto:x@y.z" <nil> "mailto:x@y.z" <nil>
// "http://[::1]:80/" err=<nil>
//   "http" "" "http://[::1]:80/"  "[::1]:80" "/" "" "" "" "" false false
//   "::1" "80" "/" "/" "http://[::1]:80/" "http://[::1]:80/" true "http://[::1]:80/y/z/" map[]
//    <nil>
//   "http%3A%2F%2F%5B%3A%3A1%5D%3A80%2F" "http:%2F%2F%5B::1%5D:80%2F"
//   "http://[::1]:80/" <nil> "http://[::1]:80/" <nil>
// "http://[fe80::1%25en0]/" err=<nil>
//   "http" "" "http://[fe80::1%25en0]/"  "[fe80::1%en0]" "/" "" "" "" "" false false
//   "fe80::1%en0" "" "/" "/" "http://[fe80::1%25en0]/" "http://[fe80::1%25en0]/" true "http://[fe80::1%25en0]/y/z/" map[]
//    <nil>
//   "http%3A%2F%2F%5Bfe80%3A%3A1%2525en0%5D%2F" "http:%2F%2F%5Bfe80::1%2525en0%5D%2F"
//   "http://[fe80::1%en0]/" <nil> "http://[fe80::1%en0]/" <nil>
// "http://[::1" err=parse "http://[::1": missing ']' in host
//    parse "http://[::1": missing ']' in host
//   "http%3A%2F%2F%5B%3A%3A1" "http:%2F%2F%5B::1"
//   "http://[::1" <nil> "http://[::1" <nil>
// "http://[1.2.3.4]/" err=parse "http://[1.2.3.4]/": invalid IP-literal
//    parse "http://[1.2.3.4]/": invalid IP-literal
//   "http%3A%2F%2F%5B1.2.3.4%5D%2F" "http:%2F%2F%5B1.2.3.4%5D%2F"
//   "http://[1.2.3.4]/" <nil> "http://[1.2.3.4]/" <nil>
// "http://a b/" err=parse "http://a b/": invalid character " " in host name
//    parse "http://a b/": invalid character " " in host name
//   "http%3A%2F%2Fa+b%2F" "http:%2F%2Fa%20b%2F"
//   "http://a b/" <nil> "http://a b/" <nil>
// "http://a/%zz" err=parse "http://a/%zz": invalid URL escape "%zz"
//    parse "http://a/%zz": invalid URL escape "%zz"
//   "http%3A%2F%2Fa%2F%25zz" "http:%2F%2Fa%2F%25zz"
//   "" invalid URL escape "%zz" "" invalid URL escape "%zz"
// "http://a/%" err=parse "http://a/%": invalid URL escape "%"
//    parse "http://a/%": invalid URL escape "%"
//   "http%3A%2F%2Fa%2F%25" "http:%2F%2Fa%2F%25"
//   "" invalid URL escape "%" "" invalid URL escape "%"
// "http://user@h/" err=<nil>
//   "http" "" "http://user@h/" user "h" "/" "" "" "" "" false false
//   "h" "" "/" "/" "http://user@h/" "http://user@h/" true "http://user@h/y/z/" map[]
//    <nil>
//   "http%3A%2F%2Fuser%40h%2F" "http:%2F%2Fuser@h%2F"
//   "http://user@h/" <nil> "http://user@h/" <nil>
// "http://us er@h" err=parse "http://us er@h": net/url: invalid userinfo
//    parse "http://us er@h": net/url: invalid userinfo
//   "http%3A%2F%2Fus+er%40h" "http:%2F%2Fus%20er@h"
//   "http://us er@h" <nil> "http://us er@h" <nil>
// "http://h:port/" err=parse "http://h:port/": invalid port ":port" after host
//    parse "http://h:port/": invalid port ":port" after host
//   "http%3A%2F%2Fh%3Aport%2F" "http:%2F%2Fh:port%2F"
//   "http://h:port/" <nil> "http://h:port/" <nil>
// "x://h:1:2/" err=<nil>
//   "x" "" "x://h:1:2/"  "h:1:2" "/" "" "" "" "" false false
//   "h:1" "2" "/" "/" "x://h:1:2/" "x://h:1:2/" true "x://h:1:2/y/z/" map[]
//    <nil>
//   "x%3A%2F%2Fh%3A1%3A2%2F" "x:%2F%2Fh:1:2%2F"
//   "x://h:1:2/" <nil> "x://h:1:2/" <nil>
// "../../../x/./y/.." err=<nil>
//   "" "" "../../../x/./y/.."  "" "../../../x/./y/.." "" "" "" "" false false
//   "" "" "../../../x/./y/.." "../../../x/./y/.." "../../../x/./y/.." "http://u:p@host.example:80/x/" false "x/y/z/" map[]
//    parse "../../../x/./y/..": invalid URI for request
//   "..%2F..%2F..%2Fx%2F.%2Fy%2F.." "..%2F..%2F..%2Fx%2F.%2Fy%2F.."
//   "../../../x/./y/.." <nil> "../../../x/./y/.." <nil>
// "./a" err=<nil>
//   "" "" "./a"  "" "./a" "" "" "" "" false false
//   "" "" "./a" "./a" "./a" "http://u:p@host.example:80/a/b/a" false "a/y/z/" map[]
//    parse "./a": invalid URI for request
//   ".%2Fa" ".%2Fa"
//   "./a" <nil> "./a" <nil>
// ".." err=<nil>
//   "" "" ".."  "" ".." "" "" "" "" false false
//   "" "" ".." ".." ".." "http://u:p@host.example:80/a/" false "y/z/" map[]
//    parse "..": invalid URI for request
//   ".." ".."
//   ".." <nil> ".." <nil>
// "http:" err=<nil>
//   "http" "" "http:"  "" "" "" "" "" "" false false
//   "" "" "/" "" "http:" "http:" true "http://y/z/" map[]
//    <nil>
//   "http%3A" "http:"
//   "http:" <nil> "http:" <nil>
// "://x" err=parse "://x": missing protocol scheme
//    parse "://x": missing protocol scheme
//   "%3A%2F%2Fx" ":%2F%2Fx"
//   "://x" <nil> "://x" <nil>
// "1http://x" err=parse "1http://x": first path segment in URL cannot contain colon
//    parse "1http://x": invalid URI for request
//   "1http%3A%2F%2Fx" "1http:%2F%2Fx"
//   "1http://x" <nil> "1http://x" <nil>
// "http://%41/" err=parse "http://%41/": invalid URL escape "%41"
//    parse "http://%41/": invalid URL escape "%41"
//   "http%3A%2F%2F%2541%2F" "http:%2F%2F%2541%2F"
//   "http://A/" <nil> "http://A/" <nil>
// "http://\xff/" err=<nil>
//   "http" "" "http://%FF/"  "\xff" "/" "" "" "" "" false false
//   "\xff" "" "/" "/" "http://%FF/" "http://%FF/" true "http://%FF/y/z/" map[]
//    <nil>
//   "http%3A%2F%2F%FF%2F" "http:%2F%2F%FF%2F"
//   "http://\xff/" <nil> "http://\xff/" <nil>
// "\x01" err=parse "\x01": net/url: invalid control character in URL
//    parse "\x01": net/url: invalid control character in URL
//   "%01" "%01"
//   "\x01" <nil> "\x01" <nil>
// "*" err=<nil>
//   "" "" "*"  "" "*" "" "" "" "" false false
//   "" "" "*" "*" "*" "http://u:p@host.example:80/a/b/*" false "*/y/z/" map[]
//    <nil>
//   "%2A" "%2A"
//   "*" <nil> "*" <nil>
// "http://a/é?ü#ö" err=<nil>
//   "http" "" "http://a/%C3%A9?ü#%C3%B6"  "a" "/é" "/é" "ü" "ö" "ö" false false
//   "a" "" "/%C3%A9?ü" "/%C3%A9" "http://a/%C3%A9?ü#%C3%B6" "http://a/%C3%A9?ü#%C3%B6" true "http://a/%C3%A9/y/z/?ü#%C3%B6" map["ü":[""]]
//    <nil>
//   "http%3A%2F%2Fa%2F%C3%A9%3F%C3%BC%23%C3%B6" "http:%2F%2Fa%2F%C3%A9%3F%C3%BC%23%C3%B6"
//   "http://a/é?ü#ö" <nil> "http://a/é?ü#ö" <nil>
// "http://h?q" err=<nil>
//   "http" "" "http://h?q"  "h" "" "" "q" "" "" false false
//   "h" "" "/?q" "" "http://h?q" "http://h?q" true "http://h/y/z/?q" map["q":[""]]
//    <nil>
//   "http%3A%2F%2Fh%3Fq" "http:%2F%2Fh%3Fq"
//   "http://h?q" <nil> "http://h?q" <nil>
// "http://h/?" err=<nil>
//   "http" "" "http://h/?"  "h" "/" "" "" "" "" true false
//   "h" "" "/?" "/" "http://h/?" "http://h/?" true "http://h/y/z/?" map[]
//    <nil>
//   "http%3A%2F%2Fh%2F%3F" "http:%2F%2Fh%2F%3F"
//   "http://h/?" <nil> "http://h/?" <nil>
// "http:///p" err=<nil>
//   "http" "" "http:///p"  "" "/p" "" "" "" "" false false
//   "" "" "/p" "/p" "http:///p" "http:///p" true "http:///p/y/z/" map[]
//    <nil>
//   "http%3A%2F%2F%2Fp" "http:%2F%2F%2Fp"
//   "http:///p" <nil> "http:///p" <nil>
// "x:/p//q" err=<nil>
//   "x" "" "x:/p//q"  "" "/p//q" "" "" "" "" false true
//   "" "" "/p//q" "/p//q" "x:/p//q" "x:/p//q" true "x:/p/q/y/z/" map[]
//    <nil>
//   "x%3A%2Fp%2F%2Fq" "x:%2Fp%2F%2Fq"
//   "x:/p//q" <nil> "x:/p//q" <nil>
// "x:////p" err=<nil>
//   "x" "" "x:////p"  "" "//p" "" "" "" "" false false
//   "" "" "//p" "//p" "x:////p" "x:////p" true "x:///p/y/z/" map[]
//    <nil>
//   "x%3A%2F%2F%2F%2Fp" "x:%2F%2F%2F%2Fp"
//   "x:////p" <nil> "x:////p" <nil>
// "http://a;b@h/" err=<nil>
//   "http" "" "http://a;b@h/" a;b "h" "/" "" "" "" "" false false
//   "h" "" "/" "/" "http://a;b@h/" "http://a;b@h/" true "http://a;b@h/y/z/" map[]
//    <nil>
//   "http%3A%2F%2Fa%3Bb%40h%2F" "http:%2F%2Fa%3Bb@h%2F"
//   "http://a;b@h/" <nil> "http://a;b@h/" <nil>
// "a b c" err=<nil>
//   "" "" "a%20b%20c"  "" "a b c" "a b c" "" "" "" false false
//   "" "" "a%20b%20c" "a%20b%20c" "a%20b%20c" "http://u:p@host.example:80/a/b/a%20b%20c" false "a%20b%20c/y/z/" map[]
//    parse "a b c": invalid URI for request
//   "a+b+c" "a%20b%20c"
//   "a b c" <nil> "a b c" <nil>
// "http://h/a+b?c+d" err=<nil>
//   "http" "" "http://h/a+b?c+d"  "h" "/a+b" "" "c+d" "" "" false false
//   "h" "" "/a+b?c+d" "/a+b" "http://h/a+b?c+d" "http://h/a+b?c+d" true "http://h/a+b/y/z/?c+d" map["c d":[""]]
//    <nil>
//   "http%3A%2F%2Fh%2Fa%2Bb%3Fc%2Bd" "http:%2F%2Fh%2Fa+b%3Fc+d"
//   "http://h/a b?c d" <nil> "http://h/a+b?c+d" <nil>
// "/a/b/../../c//d" err=<nil>
//   "" "" "/a/b/../../c//d"  "" "/a/b/../../c//d" "" "" "" "" false false
//   "" "" "/a/b/../../c//d" "/a/b/../../c//d" "/a/b/../../c//d" "http://u:p@host.example:80/c//d" false "/c/d/y/z/" map[]
//    <nil>
//   "%2Fa%2Fb%2F..%2F..%2Fc%2F%2Fd" "%2Fa%2Fb%2F..%2F..%2Fc%2F%2Fd"
//   "/a/b/../../c//d" <nil> "/a/b/../../c//d" <nil>
// "http://h/a?b;c=d" err=<nil>
//   "http" "" "http://h/a?b;c=d"  "h" "/a" "" "b;c=d" "" "" false false
//   "h" "" "/a?b;c=d" "/a" "http://h/a?b;c=d" "http://h/a?b;c=d" true "http://h/a/y/z/?b;c=d" map[]
//    <nil>
//   "http%3A%2F%2Fh%2Fa%3Fb%3Bc%3Dd" "http:%2F%2Fh%2Fa%3Fb%3Bc=d"
//   "http://h/a?b;c=d" <nil> "http://h/a?b;c=d" <nil>
// a=%C3%A9%26%3D&b=1&b=2+3 1 true
// map[a:[1 3] b:[2]] <nil> "a=1&a=3&b=2"
// map[c:[]] invalid semicolon separator in query "c="
// map[d:[2]] invalid URL escape "%zz" "d=2"
// map[:[x] y:[]] <nil> "=x&y="
// map[a b:[c d]] <nil> "a+b=c+d"
// ./a:b http://h/a%20b a%3Ab:c%40d
// http://h/b/c <nil>
// "" invalid IP ParseAddr(""): unable to parse IP
// "1.2.3.4" 1.2.3.4 <nil>
//    1.2.3.4 32  true false false 1.2.3.4 1.2.3.5 1.2.3.3 [1 2 3 4] [0 0 0 0 0 0 0 0 0 0 255 255 1 2 3 4] 1.2.3.4 [1 2 3 4]
//    false false false false false false true false -1 1.2.3.4
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | 1.0.0.0/9 <nil> 1.2.3.4/9 true 1.0.0.0/9 | 1.2.3.4/32 <nil> 1.2.3.4/32 true 1.2.3.4/32 | invalid Prefix prefix length 70 too large for IPv4 invalid Prefix false invalid Prefix | invalid Prefix prefix length 129 too large for IPv4 invalid Prefix false invalid Prefix | 1.2.3.4:80
// "1.2.3" invalid IP ParseAddr("1.2.3"): IPv4 address too short
// "1.2.3.4.5" invalid IP ParseAddr("1.2.3.4.5"): IPv4 address too long
// "01.2.3.4" invalid IP ParseAddr("01.2.3.4"): IPv4 field has octet with leading zero
// "256.1.1.1" invalid IP ParseAddr("256.1.1.1"): IPv4 field has value >255
// "1..2.3" invalid IP ParseAddr("1..2.3"): IPv4 field must have at least one digit (at ".2.3")
// "1.2.3." invalid IP ParseAddr("1.2.3."): IPv4 field must have at least one digit (at ".")
// ".1.2.3" invalid IP ParseAddr(".1.2.3"): IPv4 field must have at least one digit (at ".1.2.3")
// "1.2.3.x" invalid IP ParseAddr("1.2.3.x"): unexpected character (at "x")
// "::" :: <nil>
//    0000:0000:0000:0000:0000:0000:0000:0000 128  false true false :: ::1 invalid IP [0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0] [0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0] :: [0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0]
//    false false false false false false false true -1 ::%q
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | ::/9 <nil> ::/9 true ::/9 | ::/32 <nil> ::/32 true ::/32 | ::/70 <nil> ::/70 true ::/70 | invalid Prefix prefix length 129 too large for IPv6 invalid Prefix false invalid Prefix | [::]:80
// "::1" ::1 <nil>
//    0000:0000:0000:0000:0000:0000:0000:0001 128  false true false ::1 ::2 :: [0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1] [0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1] ::1 [0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1]
//    false true false false false false false false -1 ::1%q
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | ::/9 <nil> ::1/9 true ::/9 | ::/32 <nil> ::1/32 true ::/32 | ::/70 <nil> ::1/70 true ::/70 | invalid Prefix prefix length 129 too large for IPv6 invalid Prefix false invalid Prefix | [::1]:80
// "1::" 1:: <nil>
//    0001:0000:0000:0000:0000:0000:0000:0000 128  false true false 1:: 1::1 0:ffff:ffff:ffff:ffff:ffff:ffff:ffff [0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0] [0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0] 1:: [0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0]
//    false false false false false false true false 1 1::%q
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | ::/9 <nil> 1::/9 true ::/9 | 1::/32 <nil> 1::/32 true 1::/32 | 1::/70 <nil> 1::/70 true 1::/70 | invalid Prefix prefix length 129 too large for IPv6 invalid Prefix false invalid Prefix | [1::]:80
// "1:2:3:4:5:6:7:8" 1:2:3:4:5:6:7:8 <nil>
//    0001:0002:0003:0004:0005:0006:0007:0008 128  false true false 1:2:3:4:5:6:7:8 1:2:3:4:5:6:7:9 1:2:3:4:5:6:7:7 [0 1 0 2 0 3 0 4 0 5 0 6 0 7 0 8] [0 1 0 2 0 3 0 4 0 5 0 6 0 7 0 8] 1:2:3:4:5:6:7:8 [0 1 0 2 0 3 0 4 0 5 0 6 0 7 0 8]
//    false false false false false false true false 1 1:2:3:4:5:6:7:8%q
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | ::/9 <nil> 1:2:3:4:5:6:7:8/9 true ::/9 | 1:2::/32 <nil> 1:2:3:4:5:6:7:8/32 true 1:2::/32 | 1:2:3:4::/70 <nil> 1:2:3:4:5:6:7:8/70 true 1:2:3:4::/70 | invalid Prefix prefix length 129 too large for IPv6 invalid Prefix false invalid Prefix | [1:2:3:4:5:6:7:8]:80
// "1:2:3:4:5:6:7:8:9" invalid IP ParseAddr("1:2:3:4:5:6:7:8:9"): trailing garbage after address (at "9")
// "1:2:3:4:5:6:7" invalid IP ParseAddr("1:2:3:4:5:6:7"): address string too short
// "1:2:3:4:5:6:7::" 1:2:3:4:5:6:7:0 <nil>
//    0001:0002:0003:0004:0005:0006:0007:0000 128  false true false 1:2:3:4:5:6:7:0 1:2:3:4:5:6:7:1 1:2:3:4:5:6:6:ffff [0 1 0 2 0 3 0 4 0 5 0 6 0 7 0 0] [0 1 0 2 0 3 0 4 0 5 0 6 0 7 0 0] 1:2:3:4:5:6:7:0 [0 1 0 2 0 3 0 4 0 5 0 6 0 7 0 0]
//    false false false false false false true false 1 1:2:3:4:5:6:7:0%q
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | ::/9 <nil> 1:2:3:4:5:6:7:0/9 true ::/9 | 1:2::/32 <nil> 1:2:3:4:5:6:7:0/32 true 1:2::/32 | 1:2:3:4::/70 <nil> 1:2:3:4:5:6:7:0/70 true 1:2:3:4::/70 | invalid Prefix prefix length 129 too large for IPv6 invalid Prefix false invalid Prefix | [1:2:3:4:5:6:7:0]:80
// "::1:2:3:4:5:6:7:8" invalid IP ParseAddr("::1:2:3:4:5:6:7:8"): the :: must expand to at least one field of zeros
// "1::2::3" invalid IP ParseAddr("1::2::3"): multiple :: in address (at ":3")
// "12345::" invalid IP ParseAddr("12345::"): each group must have 4 or less digits (at "12345::")
// "g::" invalid IP ParseAddr("g::"): each colon-separated field must have at least one digit (at "g::")
// ":1" invalid IP ParseAddr(":1"): each colon-separated field must have at least one digit (at ":1")
// "1:" invalid IP ParseAddr("1:"): colon must be followed by more characters (at ":")
// "::ffff:1.2.3.4" ::ffff:1.2.3.4 <nil>
//    0000:0000:0000:0000:0000:ffff:0102:0304 128  false true true 1.2.3.4 ::ffff:1.2.3.5 ::ffff:1.2.3.3 [0 0 0 0 0 0 0 0 0 0 255 255 1 2 3 4] [0 0 0 0 0 0 0 0 0 0 255 255 1 2 3 4] ::ffff:1.2.3.4 [0 0 0 0 0 0 0 0 0 0 255 255 1 2 3 4]
//    false false false false false false true false 1 ::ffff:1.2.3.4%q
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | ::/9 <nil> ::ffff:1.2.3.4/9 true ::/9 | ::/32 <nil> ::ffff:1.2.3.4/32 true ::/32 | ::/70 <nil> ::ffff:1.2.3.4/70 true ::/70 | invalid Prefix prefix length 129 too large for IPv6 invalid Prefix false invalid Prefix | [::ffff:1.2.3.4]:80
// "::1.2.3.4" ::102:304 <nil>
//    0000:0000:0000:0000:0000:0000:0102:0304 128  false true false ::102:304 ::102:305 ::102:303 [0 0 0 0 0 0 0 0 0 0 0 0 1 2 3 4] [0 0 0 0 0 0 0 0 0 0 0 0 1 2 3 4] ::102:304 [0 0 0 0 0 0 0 0 0 0 0 0 1 2 3 4]
//    false false false false false false true false 1 ::102:304%q
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | ::/9 <nil> ::102:304/9 true ::/9 | ::/32 <nil> ::102:304/32 true ::/32 | ::/70 <nil> ::102:304/70 true ::/70 | invalid Prefix prefix length 129 too large for IPv6 invalid Prefix false invalid Prefix | [::102:304]:80
// "1:2:3:4:5:6:1.2.3.4" 1:2:3:4:5:6:102:304 <nil>
//    0001:0002:0003:0004:0005:0006:0102:0304 128  false true false 1:2:3:4:5:6:102:304 1:2:3:4:5:6:102:305 1:2:3:4:5:6:102:303 [0 1 0 2 0 3 0 4 0 5 0 6 1 2 3 4] [0 1 0 2 0 3 0 4 0 5 0 6 1 2 3 4] 1:2:3:4:5:6:102:304 [0 1 0 2 0 3 0 4 0 5 0 6 1 2 3 4]
//    false false false false false false true false 1 1:2:3:4:5:6:102:304%q
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | ::/9 <nil> 1:2:3:4:5:6:102:304/9 true ::/9 | 1:2::/32 <nil> 1:2:3:4:5:6:102:304/32 true 1:2::/32 | 1:2:3:4::/70 <nil> 1:2:3:4:5:6:102:304/70 true 1:2:3:4::/70 | invalid Prefix prefix length 129 too large for IPv6 invalid Prefix false invalid Prefix | [1:2:3:4:5:6:102:304]:80
// "1:2:3:4:5:1.2.3.4" invalid IP ParseAddr("1:2:3:4:5:1.2.3.4"): embedded IPv4 address must replace the final 2 fields of the address (at "1.2.3.4")
// "1:2:3:4:5:6:7:1.2.3.4" invalid IP ParseAddr("1:2:3:4:5:6:7:1.2.3.4"): embedded IPv4 address must replace the final 2 fields of the address (at "1.2.3.4")
// "::1.2.3" invalid IP ParseAddr("::1.2.3"): IPv4 address too short
// "fe80::1%eth0" fe80::1%eth0 <nil>
//    fe80:0000:0000:0000:0000:0000:0000:0001%eth0 128 eth0 false true false fe80::1%eth0 fe80::2%eth0 fe80::%eth0 [254 128 0 0 0 0 0 0 0 0 0 0 0 0 0 1] [254 128 0 0 0 0 0 0 0 0 0 0 0 0 0 1] fe80::1%eth0 [254 128 0 0 0 0 0 0 0 0 0 0 0 0 0 1 101 116 104 48]
//    false false false true false false false false 1 fe80::1%q
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | fe80::/9 <nil> fe80::1/9 false fe80::/9 | fe80::/32 <nil> fe80::1/32 false fe80::/32 | fe80::/70 <nil> fe80::1/70 false fe80::/70 | invalid Prefix prefix length 129 too large for IPv6 invalid Prefix false invalid Prefix | [fe80::1%eth0]:80
// "fe80::1%" invalid IP ParseAddr("fe80::1%"): zone must be a non-empty string
// "%" invalid IP ParseAddr("%"): missing IPv6 address
// "abc" invalid IP ParseAddr("abc"): unable to parse IP
// "1%x" invalid IP ParseAddr("1%x"): missing IPv6 address
// "::ffff:1.2.3.4%z" ::ffff:1.2.3.4%z <nil>
//    0000:0000:0000:0000:0000:ffff:0102:0304%z 128 z false true true 1.2.3.4 ::ffff:1.2.3.5%z ::ffff:1.2.3.3%z [0 0 0 0 0 0 0 0 0 0 255 255 1 2 3 4] [0 0 0 0 0 0 0 0 0 0 255 255 1 2 3 4] ::ffff:1.2.3.4%z [0 0 0 0 0 0 0 0 0 0 255 255 1 2 3 4 122]
//    false false false false false false true false 1 ::ffff:1.2.3.4%q
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | ::/9 <nil> ::ffff:1.2.3.4/9 false ::/9 | ::/32 <nil> ::ffff:1.2.3.4/32 false ::/32 | ::/70 <nil> ::ffff:1.2.3.4/70 false ::/70 | invalid Prefix prefix length 129 too large for IPv6 invalid Prefix false invalid Prefix | [::ffff:1.2.3.4%z]:80
// "2001:db8:0:0:1:0:0:1" 2001:db8::1:0:0:1 <nil>
//    2001:0db8:0000:0000:0001:0000:0000:0001 128  false true false 2001:db8::1:0:0:1 2001:db8::1:0:0:2 2001:db8:0:0:1:: [32 1 13 184 0 0 0 0 0 1 0 0 0 0 0 1] [32 1 13 184 0 0 0 0 0 1 0 0 0 0 0 1] 2001:db8::1:0:0:1 [32 1 13 184 0 0 0 0 0 1 0 0 0 0 0 1]
//    false false false false false false true false 1 2001:db8::1:0:0:1%q
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | 2000::/9 <nil> 2001:db8::1:0:0:1/9 true 2000::/9 | 2001:db8::/32 <nil> 2001:db8::1:0:0:1/32 true 2001:db8::/32 | 2001:db8::/70 <nil> 2001:db8::1:0:0:1/70 true 2001:db8::/70 | invalid Prefix prefix length 129 too large for IPv6 invalid Prefix false invalid Prefix | [2001:db8::1:0:0:1]:80
// "0:0:1::" 0:0:1:: <nil>
//    0000:0000:0001:0000:0000:0000:0000:0000 128  false true false 0:0:1:: 0:0:1::1 ::ffff:ffff:ffff:ffff:ffff [0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0] [0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0] 0:0:1:: [0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0]
//    false false false false false false true false 1 0:0:1::%q
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | ::/9 <nil> 0:0:1::/9 true ::/9 | ::/32 <nil> 0:0:1::/32 true ::/32 | 0:0:1::/70 <nil> 0:0:1::/70 true 0:0:1::/70 | invalid Prefix prefix length 129 too large for IPv6 invalid Prefix false invalid Prefix | [0:0:1::]:80
// "ff02::1" ff02::1 <nil>
//    ff02:0000:0000:0000:0000:0000:0000:0001 128  false true false ff02::1 ff02::2 ff02:: [255 2 0 0 0 0 0 0 0 0 0 0 0 0 0 1] [255 2 0 0 0 0 0 0 0 0 0 0 0 0 0 1] ff02::1 [255 2 0 0 0 0 0 0 0 0 0 0 0 0 0 1]
//    false false true false true false false false 1 ff02::1%q
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | ff00::/9 <nil> ff02::1/9 true ff00::/9 | ff02::/32 <nil> ff02::1/32 true ff02::/32 | ff02::/70 <nil> ff02::1/70 true ff02::/70 | invalid Prefix prefix length 129 too large for IPv6 invalid Prefix false invalid Prefix | [ff02::1]:80
// "10.1.2.3" 10.1.2.3 <nil>
//    10.1.2.3 32  true false false 10.1.2.3 10.1.2.4 10.1.2.2 [10 1 2 3] [0 0 0 0 0 0 0 0 0 0 255 255 10 1 2 3] 10.1.2.3 [10 1 2 3]
//    true false false false false false true false -1 10.1.2.3
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | 10.0.0.0/9 <nil> 10.1.2.3/9 true 10.0.0.0/9 | 10.1.2.3/32 <nil> 10.1.2.3/32 true 10.1.2.3/32 | invalid Prefix prefix length 70 too large for IPv4 invalid Prefix false invalid Prefix | invalid Prefix prefix length 129 too large for IPv4 invalid Prefix false invalid Prefix | 10.1.2.3:80
// "127.0.0.1" 127.0.0.1 <nil>
//    127.0.0.1 32  true false false 127.0.0.1 127.0.0.2 127.0.0.0 [127 0 0 1] [0 0 0 0 0 0 0 0 0 0 255 255 127 0 0 1] 127.0.0.1 [127 0 0 1]
//    false true false false false false false false -1 127.0.0.1
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | 127.0.0.0/9 <nil> 127.0.0.1/9 true 127.0.0.0/9 | 127.0.0.1/32 <nil> 127.0.0.1/32 true 127.0.0.1/32 | invalid Prefix prefix length 70 too large for IPv4 invalid Prefix false invalid Prefix | invalid Prefix prefix length 129 too large for IPv4 invalid Prefix false invalid Prefix | 127.0.0.1:80
// "169.254.1.1" 169.254.1.1 <nil>
//    169.254.1.1 32  true false false 169.254.1.1 169.254.1.2 169.254.1.0 [169 254 1 1] [0 0 0 0 0 0 0 0 0 0 255 255 169 254 1 1] 169.254.1.1 [169 254 1 1]
//    false false false true false false false false -1 169.254.1.1
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | 169.128.0.0/9 <nil> 169.254.1.1/9 true 169.128.0.0/9 | 169.254.1.1/32 <nil> 169.254.1.1/32 true 169.254.1.1/32 | invalid Prefix prefix length 70 too large for IPv4 invalid Prefix false invalid Prefix | invalid Prefix prefix length 129 too large for IPv4 invalid Prefix false invalid Prefix | 169.254.1.1:80
// "224.0.0.5" 224.0.0.5 <nil>
//    224.0.0.5 32  true false false 224.0.0.5 224.0.0.6 224.0.0.4 [224 0 0 5] [0 0 0 0 0 0 0 0 0 0 255 255 224 0 0 5] 224.0.0.5 [224 0 0 5]
//    false false true false true false false false -1 224.0.0.5
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | 224.0.0.0/9 <nil> 224.0.0.5/9 true 224.0.0.0/9 | 224.0.0.5/32 <nil> 224.0.0.5/32 true 224.0.0.5/32 | invalid Prefix prefix length 70 too large for IPv4 invalid Prefix false invalid Prefix | invalid Prefix prefix length 129 too large for IPv4 invalid Prefix false invalid Prefix | 224.0.0.5:80
// "fc00::1" fc00::1 <nil>
//    fc00:0000:0000:0000:0000:0000:0000:0001 128  false true false fc00::1 fc00::2 fc00:: [252 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1] [252 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1] fc00::1 [252 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1]
//    true false false false false false true false 1 fc00::1%q
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | fc00::/9 <nil> fc00::1/9 true fc00::/9 | fc00::/32 <nil> fc00::1/32 true fc00::/32 | fc00::/70 <nil> fc00::1/70 true fc00::/70 | invalid Prefix prefix length 129 too large for IPv6 invalid Prefix false invalid Prefix | [fc00::1]:80
// "::ffff:10.0.0.1" ::ffff:10.0.0.1 <nil>
//    0000:0000:0000:0000:0000:ffff:0a00:0001 128  false true true 10.0.0.1 ::ffff:10.0.0.2 ::ffff:10.0.0.0 [0 0 0 0 0 0 0 0 0 0 255 255 10 0 0 1] [0 0 0 0 0 0 0 0 0 0 255 255 10 0 0 1] ::ffff:10.0.0.1 [0 0 0 0 0 0 0 0 0 0 255 255 10 0 0 1]
//    true false false false false false true false 1 ::ffff:10.0.0.1%q
// invalid Prefix negative Prefix bits invalid Prefix false invalid Prefix | ::/9 <nil> ::ffff:10.0.0.1/9 true ::/9 | ::/32 <nil> ::ffff:10.0.0.1/32 true ::/32 | ::/70 <nil> ::ffff:10.0.0.1/70 true ::/70 | invalid Prefix prefix length 129 too large for IPv6 invalid Prefix false invalid Prefix | [::ffff:10.0.0.1]:80
// 1.2.3.4/24 <nil> 24 false 1.2.3.0/24 true
// invalid Prefix netip.ParsePrefix("1.2.3.4"): no '/' -1 false invalid Prefix false
// invalid Prefix netip.ParsePrefix("1.2.3.4/33"): prefix length out of range -1 false invalid Prefix false
// invalid Prefix netip.ParsePrefix("1.2.3.4/024"): bad bits after slash: "024" -1 false invalid Prefix false
// invalid Prefix netip.ParsePrefix("1.2.3.4/-1"): bad bits after slash: "-1" -1 false invalid Prefix false
// invalid Prefix netip.ParsePrefix("1.2.3.4/+1"): bad bits after slash: "+1" -1 false invalid Prefix false
// ::/0 <nil> 0 false ::/0 false
// invalid Prefix netip.ParsePrefix("fe80::%x/10"): IPv6 zones cannot be present in a prefix -1 false invalid Prefix false
// invalid Prefix netip.ParsePrefix("x/1"): ParseAddr("x"): unable to parse IP -1 false invalid Prefix false
// invalid Prefix netip.ParsePrefix("1.2.3.4/"): bad bits after slash: "" -1 false invalid Prefix false
// invalid Prefix netip.ParsePrefix("2001:db8::/129"): prefix length out of range -1 false invalid Prefix false
// 1.2.3.4:80 <nil> 80 true
// [::1]:80 <nil> 80 true
// invalid AddrPort invalid ip:port "::1:80", IPv6 addresses must be surrounded by square brackets 0 false
// invalid AddrPort invalid ip:port "[1.2.3.4]:80", square brackets can only be used with IPv6 addresses 0 false
// invalid AddrPort not an ip:port 0 false
// invalid AddrPort no port 0 false
// invalid AddrPort no IP 0 false
// invalid AddrPort invalid port "x" parsing "1.2.3.4:x" 0 false
// invalid AddrPort invalid port "65536" parsing "1.2.3.4:65536" 0 false
// invalid AddrPort missing ] 0 false
// invalid AddrPort ParseAddr("x"): unable to parse IP 0 false
