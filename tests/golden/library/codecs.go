// Packages encoding/hex, base64, base32, ascii85, binary and pem: bytes as text and back.

package main

import (
	"bytes"
	"encoding/ascii85"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
)

func hexadecimal() {
	src := []byte("Go\x00\xff!")
	dst := make([]byte, hex.EncodedLen(len(src)))
	fmt.Println(hex.Encode(dst, src), string(dst), hex.EncodeToString(src), hex.DecodedLen(len(dst)))
	fmt.Println(string(hex.AppendEncode([]byte("0x"), src)))
	back, err := hex.AppendDecode([]byte("<"), []byte("676F"))
	fmt.Printf("%q %v\n", back, err)
	for _, text := range []string{"abc", "0g", "zz", "ABCDEF", ""} {
		b, err := hex.DecodeString(text)
		fmt.Printf("%q: % x %v\n", text, b, err)
	}
	e := hex.NewEncoder(os.Stdout)
	n, err := e.Write(src)
	fmt.Println("", n, err)
	decoded, err := io.ReadAll(hex.NewDecoder(strings.NewReader("676f6")))
	fmt.Printf("%q %v\n", decoded, err)
	d := hex.Dumper(os.Stdout)
	fmt.Fprint(d, "sixteen bytes in ")
	fmt.Fprint(d, "a row, and some more\n")
	fmt.Println(d.Close(), d.Close())
	_, err = d.Write(src)
	fmt.Println(err)
	fmt.Print(hex.Dump(nil), hex.Dump([]byte("~\x7f")))
}

func base() {
	src := []byte("\xfb\xff\xfe any?")
	own := base64.NewEncoding("zyxwvutsrqponmlkjihgfedcbaZYXWVUTSRQPONMLKJIHGFEDCBA9876543210-_").WithPadding('*')
	for _, e := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding, own, base64.StdEncoding.Strict()} {
		text := e.EncodeToString(src)
		back, err := e.DecodeString(text)
		fmt.Println(text, e.EncodedLen(len(src)), e.DecodedLen(len(text)), bytes.Equal(back, src), err, string(e.AppendEncode([]byte(">"), src[:1])))
	}
	for _, text := range []string{"YQ", "YQ==", "YR==", "Y\nQ=\r=", "Y=Q=", "YWJj!", "=", "YQ==x"} {
		b, err := base64.StdEncoding.DecodeString(text)
		strict, err2 := base64.StdEncoding.Strict().AppendDecode([]byte("+"), []byte(text))
		fmt.Printf("%q: %q %v, %q %v\n", text, b, err, strict, err2)
	}
	for _, e := range []*base32.Encoding{base32.StdEncoding, base32.HexEncoding, base32.StdEncoding.WithPadding(base32.NoPadding)} {
		text := e.EncodeToString(src)
		back, err := e.DecodeString(text)
		fmt.Println(text, e.EncodedLen(len(src)), e.DecodedLen(len(text)), bytes.Equal(back, src), err, string(e.AppendEncode([]byte(">"), src[:1])))
	}
	for _, f := range []func(){
		func() { base64.NewEncoding("short") },
		func() { base64.NewEncoding(strings.Repeat("a", 64)) },
		func() { base64.StdEncoding.WithPadding('A') },
		func() { base32.NewEncoding("short") },
	} {
		func() {
			defer func() { fmt.Println("recovered:", recover()) }()
			f()
		}()
	}
	dst := make([]byte, ascii85.MaxEncodedLen(10))
	n := ascii85.Encode(dst, []byte("\x00\x00\x00\x00easy85"))
	fmt.Println(len(dst), n, string(dst[:n]))
	back := make([]byte, 20)
	fmt.Println(ascii85.Decode(back, dst[:n], true))
	fmt.Printf("%q\n", back[:10])
	fmt.Println(ascii85.Decode(back, []byte("ab{"), true))
}

func varints() {
	buf := make([]byte, binary.MaxVarintLen64)
	for _, x := range []uint64{0, 127, 128, 300, math.MaxUint64} {
		n := binary.PutUvarint(buf, x)
		y, m := binary.Uvarint(buf[:n])
		fmt.Printf("%d: % x %d %d; ", x, buf[:n], y, m)
		signed := int64(x) / -2
		n = binary.PutVarint(buf, signed)
		z, m := binary.Varint(buf[:n])
		fmt.Printf("%d: % x %d %d %x\n", signed, buf[:n], z, m, binary.AppendVarint(nil, -signed))
	}
	fmt.Println(binary.Uvarint(nil))
	fmt.Println(binary.Uvarint(bytes.Repeat([]byte{0xff}, 11)))
	fmt.Println(binary.ReadUvarint(bytes.NewReader([]byte{0x80})))
	fmt.Println(binary.ReadVarint(bytes.NewReader([]byte{0x03})))
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		binary.PutUvarint(buf[:1], 1000)
	}()
}

type header struct {
	Magic [2]byte
	_     uint16
	Size  int32
	Ratio float32
	On    bool
}

// sealed has a field that can be written, but not read into.
type sealed struct {
	Open   uint16
	hidden [2]int8
}

func structs() {
	h := header{[2]byte{'g', 'o'}, 7, -2, 0.5, true}
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		var out bytes.Buffer
		err := binary.Write(&out, order, &h)
		fmt.Printf("%v % x %v", order, out.Bytes(), err)
		var back header
		err = binary.Read(&out, order, &back)
		fmt.Println("", back, err)
	}
	fmt.Println(binary.Size(h), binary.Size([]header{h, h}), binary.Size(1), binary.Size("text"))
	b, err := binary.Append([]byte{9}, binary.BigEndian, []uint16{1, 2})
	fmt.Println(b, err)
	n, err := binary.Encode(b, binary.LittleEndian, sealed{1, [2]int8{2, 3}})
	fmt.Println(n, err, b)
	n, err = binary.Encode(b[:1], binary.LittleEndian, uint32(1))
	fmt.Println(n, err)
	var pair [2]int16
	n, err = binary.Decode([]byte{1, 0, 0xff, 0xff}, binary.LittleEndian, &pair)
	fmt.Println(n, err, pair)
	fmt.Println(binary.Read(strings.NewReader("abc"), binary.LittleEndian, new(uint32)))
	fmt.Println(binary.Read(strings.NewReader(""), binary.LittleEndian, new(uint32)))
	fmt.Println(binary.Read(strings.NewReader("abc"), binary.LittleEndian, 1))
	fmt.Println(binary.Write(io.Discard, binary.LittleEndian, map[string]int{}))
	defer func() { fmt.Println("recovered:", recover()) }()
	binary.Read(strings.NewReader("abcdef"), binary.LittleEndian, &sealed{})
}

func main() {
	hexadecimal()
	base()
	varints()
	structs()
}

// Output:
// 10 476f00ff21 476f00ff21 5
// 0x476f00ff21
// "<go" <nil>
// "abc": ab encoding/hex: odd length hex string
// "0g":  encoding/hex: invalid byte: U+0067 'g'
// "zz":  encoding/hex: invalid byte: U+007A 'z'
// "ABCDEF": ab cd ef <nil>
// "":  <nil>
// 476f00ff21 5 <nil>
// "go" unexpected EOF
// 00000000  73 69 78 74 65 65 6e 20  62 79 74 65 73 20 69 6e  |sixteen bytes in|
// 00000010  20 61 20 72 6f 77 2c 20  61 6e 64 20 73 6f 6d 65  | a row, and some|
// 00000020  20 6d 6f 72 65 0a                                 | more.|
// <nil> <nil>
// encoding/hex: dumper closed
// 00000000  7e 7f                                             |~.|
// +//+IGFueT8= 12 9 true <nil> >+w==
// -__-IGFueT8= 12 9 true <nil> >-w==
// +//+IGFueT8 11 8 true <nil> >+w
// -__-IGFueT8 11 8 true <nil> >-w
// -__-rtuFVg1* 12 9 true <nil> >-D**
// +//+IGFueT8= 12 9 true <nil> >+w==
// "YQ": "" illegal base64 data at input byte 0, "+" illegal base64 data at input byte 0
// "YQ==": "a" <nil>, "+a" <nil>
// "YR==": "a" <nil>, "+" illegal base64 data at input byte 2
// "Y\nQ=\r=": "a" <nil>, "+a" <nil>
// "Y=Q=": "" illegal base64 data at input byte 1, "+" illegal base64 data at input byte 1
// "YWJj!": "abc" illegal base64 data at input byte 4, "+abc" illegal base64 data at input byte 4
// "=": "" illegal base64 data at input byte 0, "+" illegal base64 data at input byte 0
// "YQ==x": "a" illegal base64 data at input byte 4, "+a" illegal base64 data at input byte 4
// 7P774IDBNZ4T6=== 16 10 true <nil> >7M======
// VFVVS831DPSJU=== 16 10 true <nil> >VC======
// 7P774IDBNZ4T6 13 8 true <nil> >7M
// recovered: encoding alphabet is not 64-bytes long
// recovered: encoding alphabet includes duplicate symbols
// recovered: padding contained in alphabet
// recovered: encoding alphabet is not 32-bytes long
// 15 9 zARTY*3&L
// 10 9 <nil>
// "\x00\x00\x00\x00easy85"
// 0 0 illegal ascii85 data at input byte 2
// 0: 00 0 1; 0: 00 0 1 00
// 127: 7f 127 1; -63: 7d -63 1 7e
// 128: 80 01 128 2; -64: 7f -64 1 8001
// 300: ac 02 300 2; -150: ab 02 -150 2 ac02
// 18446744073709551615: ff ff ff ff ff ff ff ff ff 01 18446744073709551615 10; 0: 00 0 1 00
// 0 0
// 0 -11
// 0 unexpected EOF
// -2 <nil>
// recovered: runtime error: index out of range [1] with length 1
// LittleEndian 67 6f 00 00 fe ff ff ff 00 00 00 3f 01 <nil> {[103 111] 0 -2 0.5 true} <nil>
// BigEndian 67 6f 00 00 ff ff ff fe 3f 00 00 00 01 <nil> {[103 111] 0 -2 0.5 true} <nil>
// 13 26 -1 -1
// [9 0 1 0 2] <nil>
// 4 <nil> [1 0 2 3 2]
// 0 buffer too small
// 4 <nil> [1 -1]
// unexpected EOF
// EOF
// binary.Read: invalid type int
// binary.Write: some values are not fixed-sized in type map[string]int
// recovered: reflect: reflect.Value.SetInt using value obtained using unexported field
