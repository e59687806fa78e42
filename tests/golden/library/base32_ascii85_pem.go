// Packages encoding/base32, encoding/ascii85 and encoding/pem, and os/user.

package main

import (
	"bytes"
	"encoding/ascii85"
	"encoding/base32"
	"encoding/pem"
	"fmt"
	"io"
	"os/user"
	"strings"
)

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func base32s() {
	raw := base32.HexEncoding.WithPadding(base32.NoPadding)
	for _, enc := range []*base32.Encoding{base32.StdEncoding, raw} {
		for _, s := range []string{"", "f", "fo", "foo", "foob", "fooba", "foobar"} {
			text := enc.EncodeToString([]byte(s))
			back, err := enc.DecodeString(text)
			var b bytes.Buffer
			w := base32.NewEncoder(enc, &b)
			io.WriteString(w, s)
			w.Close()
			half, halfErr := io.ReadAll(base32.NewDecoder(enc, strings.NewReader("\n"+text[:len(text)/2])))
			fmt.Printf("%q %q %v %v %q %v\n", text, back, err, b.String() == text, half, halfErr)
		}
		for _, s := range []string{"!", "A=", "AA=A====", "AA======", "AAA=====", "A\nA=\r=====", "AAAAAAAA=", "aa======"} {
			back, err := enc.DecodeString(s)
			fmt.Printf("%q %x %v\n", s, back, err)
		}
	}
	try(func() { base32.NewEncoding("abc") })
	try(func() { base32.StdEncoding.WithPadding('A') })
	try(func() { base32.StdEncoding.Encode(make([]byte, 3), []byte("abc")) })
}

func ascii85s() {
	for _, s := range []string{"", "a", "abc", "abcd", "\x00\x00\x00\x00\x00", "Man is distinguished"} {
		var b bytes.Buffer
		w := ascii85.NewEncoder(&b)
		io.WriteString(w, s)
		w.Close()
		back, err := io.ReadAll(ascii85.NewDecoder(strings.NewReader(b.String())))
		fmt.Printf("%s %q %v\n", b.String(), back, err)
	}
	for _, s := range []string{"v", "zz", "a", "a b\nc", "~>"} {
		dst := make([]byte, 20)
		n, taken, err := ascii85.Decode(dst, []byte(s), true)
		fmt.Printf("%q %d %v\n", dst[:n], taken, err)
	}
}

func pems() {
	headers := map[string]string{"B": "2", "Proc-Type": "4,ENCRYPTED", "A": "1"}
	text := pem.EncodeToMemory(&pem.Block{Type: "TEST KEY", Headers: headers, Bytes: bytes.Repeat([]byte("hello "), 12)})
	fmt.Print(string(text))
	for _, s := range []string{
		"junk\n" + string(text) + "rest", "", "-----BEGIN X-----\n-----END X-----",
		"-----BEGIN X-----\n-----END Y-----\n" + string(text), "-----BEGIN X-----\nYQ==\n-----END X-----trailing\n",
		"-----BEGIN X-----\nK: v\n-----END X-----\n", "-----BEGIN X-----\n Y Q==\r\n-----END X----- \nr",
		"-----BEGIN A-----\n-----BEGIN B-----\nYQ==\n-----END B-----",
	} {
		block, rest := pem.Decode([]byte(s))
		if block == nil {
			fmt.Printf("nil %q\n", rest)
			continue
		}
		fmt.Printf("%q %v %q %q\n", block.Type, block.Headers, block.Bytes, rest)
	}
	fmt.Println(pem.Encode(io.Discard, &pem.Block{Headers: map[string]string{"a:b": ""}}))
}

func users() {
	u, err := user.Lookup("root")
	fmt.Println(u.Uid, u.Gid, u.HomeDir, err)
	_, err = user.Lookup("nosuch")
	_, err2 := user.LookupId("99999")
	_, err3 := user.LookupId("x")
	fmt.Println(err, err2, err3)
	g, err := user.LookupGroupId("0")
	_, err2 = user.LookupGroup("nosuch")
	_, err3 = user.LookupGroupId("99999")
	fmt.Println(g.Name, err, err2, err3)
}

func main() {
	base32s()
	ascii85s()
	pems()
	users()
}

// Output:
// "" "" <nil> true "" <nil>
// "MY======" "f" <nil> true "" unexpected EOF
// "MZXQ====" "fo" <nil> true "" unexpected EOF
// "MZXW6===" "foo" <nil> true "" unexpected EOF
// "MZXW6YQ=" "foob" <nil> true "" unexpected EOF
// "MZXW6YTB" "fooba" <nil> true "" unexpected EOF
// "MZXW6YTBOI======" "foobar" <nil> true "fooba" <nil>
// "!"  illegal base32 data at input byte 0
// "A="  illegal base32 data at input byte 1
// "AA=A===="  illegal base32 data at input byte 2
// "AA======" 00 <nil>
// "AAA====="  illegal base32 data at input byte 3
// "A\nA=\r=====" 00 <nil>
// "AAAAAAAA=" 0000000000 illegal base32 data at input byte 8
// "aa======"  illegal base32 data at input byte 0
// "" "" <nil> true "" <nil>
// "CO" "f" <nil> true "" <nil>
// "CPNG" "fo" <nil> true "f" <nil>
// "CPNMU" "foo" <nil> true "f" <nil>
// "CPNMUOG" "foob" <nil> true "" <nil>
// "CPNMUOJ1" "fooba" <nil> true "fo" <nil>
// "CPNMUOJ1E8" "foobar" <nil> true "foo" <nil>
// "!"  illegal base32 data at input byte 0
// "A="  illegal base32 data at input byte 1
// "AA=A===="  illegal base32 data at input byte 2
// "AA======"  illegal base32 data at input byte 2
// "AAA====="  illegal base32 data at input byte 3
// "A\nA=\r====="  illegal base32 data at input byte 2
// "AAAAAAAA=" 5294a5294a illegal base32 data at input byte 8
// "aa======"  illegal base32 data at input byte 0
// encoding alphabet is not 32-bytes long
// padding contained in alphabet
// runtime error: index out of range [4] with length 3
//  "" <nil>
// @/ "a" <nil>
// @:E^ "abc" <nil>
// @:E_W "abcd" <nil>
// z!! "\x00\x00\x00\x00\x00" <nil>
// 9jqo^BlbD-BleB1DJ+*+F(f,q "Man is distinguished" <nil>
// "" 0 illegal ascii85 data at input byte 0
// "\x00\x00\x00\x00\x00\x00\x00\x00" 2 <nil>
// "" 0 illegal ascii85 data at input byte 1
// "ɉ" 5 <nil>
// "" 0 illegal ascii85 data at input byte 0
// -----BEGIN TEST KEY-----
// Proc-Type: 4,ENCRYPTED
// A: 1
// B: 2
//
// aGVsbG8gaGVsbG8gaGVsbG8gaGVsbG8gaGVsbG8gaGVsbG8gaGVsbG8gaGVsbG8g
// aGVsbG8gaGVsbG8gaGVsbG8gaGVsbG8g
// -----END TEST KEY-----
// "TEST KEY" map[A:1 B:2 Proc-Type:4,ENCRYPTED] "hello hello hello hello hello hello hello hello hello hello hello hello " "rest"
// nil ""
// "X" map[] "" ""
// "TEST KEY" map[A:1 B:2 Proc-Type:4,ENCRYPTED] "hello hello hello hello hello hello hello hello hello hello hello hello " ""
// nil "-----BEGIN X-----\nYQ==\n-----END X-----trailing\n"
// nil "-----BEGIN X-----\nK: v\n-----END X-----\n"
// "X" map[] "a" "r"
// "B" map[] "a" ""
// pem: cannot encode a header key that contains a colon
// 0 0 /root <nil>
// user: unknown user nosuch user: unknown userid 99999 strconv.Atoi: parsing "x": invalid syntax
// root <nil> group: unknown group nosuch group: unknown groupid 99999
