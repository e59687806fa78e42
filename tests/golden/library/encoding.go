package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

type header struct {
	Magic [4]byte
	Ver   uint16
	Flag  bool
	_     [3]byte
	F     float32
	D     float64
	C     complex64
	Z     complex128
	In    struct{ A, B int8 }
	Arr   [2]int64
}

type swapped struct{}

func (swapped) Uint16(b []byte) uint16       { return uint16(b[1])<<8 | uint16(b[0]) ^ 0xff }
func (swapped) Uint32(b []byte) uint32       { return binary.BigEndian.Uint32(b) ^ 1 }
func (swapped) Uint64(b []byte) uint64       { return binary.BigEndian.Uint64(b) ^ 2 }
func (swapped) PutUint16(b []byte, v uint16) { b[0], b[1] = byte(v)^0xff, byte(v>>8) }
func (swapped) PutUint32(b []byte, v uint32) { binary.BigEndian.PutUint32(b, v^1) }
func (swapped) PutUint64(b []byte, v uint64) { binary.BigEndian.PutUint64(b, v^2) }
func (swapped) String() string               { return "swapped" }

func bin() {
	h := header{Magic: [4]byte{'a', 'b', 'c', 'd'}, Ver: 0x1234, Flag: true, F: 1.5, D: -2.25, C: complex(1, -2), Z: complex(3, 4)}
	h.In.A, h.In.B = -1, 127
	h.Arr = [2]int64{-5, 1 << 40}
	for _, o := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian, binary.NativeEndian, swapped{}} {
		var b bytes.Buffer
		fmt.Println(o, binary.Write(&b, o, h), binary.Size(h), b.Len())
		fmt.Printf("%x\n", b.Bytes())
		var g header
		fmt.Println(binary.Read(&b, o, &g), g == h, g)
		x, err := binary.Append([]byte("x"), o, []uint16{1, 2, 0xfffe})
		fmt.Printf("%x %v\n", x, err)
		var s = make([]uint16, 2)
		n, err := binary.Decode(x[1:], o, s)
		fmt.Println(n, err, s)
		var i32 int32 = -7
		n, err = binary.Encode(x, o, &i32)
		fmt.Printf("%d %v %x\n", n, err, x)
	}
	fmt.Println(binary.Write(io.Discard, binary.BigEndian, 5), binary.Size("x"), binary.Size([]int{1}), binary.Size([]bool{true, false}))
	fmt.Println(binary.Write(io.Discard, binary.BigEndian, struct{ A []byte }{}))
	fmt.Println(binary.Read(strings.NewReader("abc"), binary.BigEndian, 5))
	var u64 uint64
	fmt.Println(binary.Read(strings.NewReader("abc"), binary.BigEndian, &u64))
	fmt.Println(binary.Read(strings.NewReader(""), binary.BigEndian, &u64))
	_, err := binary.Encode(make([]byte, 3), binary.BigEndian, u64)
	fmt.Println(err)
	_, err = binary.Decode(make([]byte, 3), binary.BigEndian, &u64)
	fmt.Println(err)
	for _, v := range []int64{0, 1, -1, 63, 64, -64, -65, 1 << 62, -1 << 63, 1<<63 - 1} {
		b := binary.AppendVarint(nil, v)
		w, n := binary.Varint(b)
		u := binary.AppendUvarint(nil, uint64(v))
		x, m := binary.Uvarint(u)
		r, err := binary.ReadVarint(bytes.NewReader(b))
		_, err2 := binary.ReadUvarint(bytes.NewReader(u[:len(u)-1]))
		fmt.Printf("%x %d %d %x %d %d %d %v %v\n", b, w, n, u, x, m, r, err, err2)
	}
	fmt.Println(binary.Uvarint([]byte{0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 2}))
	fmt.Println(binary.ReadUvarint(bytes.NewReader([]byte{0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 2})))
	fmt.Println(binary.LittleEndian.String(), fmt.Sprintf("%#v", binary.BigEndian))
	func() {
		defer func() { fmt.Println(recover()) }()
		binary.BigEndian.Uint32([]byte{1, 2})
	}()
}

func b64() {
	src := []byte("The quick brown fox jumps over\x00\xff\xfe the lazy dog")
	for i := 0; i < 12; i++ {
		for _, e := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding} {
			s := e.EncodeToString(src[i : 3*i])
			d, err := e.DecodeString(s)
			fmt.Printf("%s %q %v\n", s, d, err)
			for _, bad := range []string{s + "=", s + "\n", "\n" + s, strings.TrimRight(s, "="), s[:len(s)/2] + "!" + s[len(s)/2:], s[:len(s)/2] + "\r\n" + s[len(s)/2:]} {
				d, err := e.DecodeString(bad)
				fmt.Printf("%q %v\n", d, err)
			}
		}
	}
	for _, s := range []string{"AA==", "AB==", "AAA=", "AAB=", "A", "AA=", "AA=A", "AA==A", "AA=\n=\n", "====", "A===", "AAAA=", "YWJj\nZGVm", "YW\nJj"} {
		a, err := base64.StdEncoding.DecodeString(s)
		b, err2 := base64.StdEncoding.Strict().DecodeString(s)
		c, err3 := io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader(s)))
		d, err4 := base64.StdEncoding.AppendDecode([]byte("x"), []byte(s))
		fmt.Printf("%q %x %v | %x %v | %x %v | %x %v\n", s, a, err, b, err2, c, err3, d, err4)
	}
	var b strings.Builder
	w := base64.NewEncoder(base64.StdEncoding, &b)
	for i := range src {
		w.Write(src[i : i+1])
	}
	w.Close()
	fmt.Println(b.String())
}

func main() {
	bin()
	b64()
	fmt.Print(hex.Dump([]byte("hello, world\x00\x01\x02 and something more")))
	for _, s := range []string{"", "0", "00ff", "0g", "zz", "abc", "ab c", "ABcd"} {
		d, err := hex.DecodeString(s)
		fmt.Printf("%x %v %v\n", d, err, errors.Is(err, hex.ErrLength))
		into := make([]byte, len(s))
		n, err := hex.Decode(into, []byte(s))
		fmt.Printf("%x %v\n", into[:n], err)
		e, err := io.ReadAll(hex.NewDecoder(strings.NewReader(s)))
		fmt.Printf("%x %v\n", e, err)
	}
	r := csv.NewReader(strings.NewReader("a,b,c\n# x\n\"q\"\"r\",\"two\nlines\",3\r\n\n x , y,\"z\"\nshort\nbad\"x,1,2\n"))
	r.FieldsPerRecord = 3
	r.Comment = '#'
	for {
		rec, err := r.Read()
		if err == io.EOF {
			break
		}
		fmt.Printf("%q %v\n", rec, err)
		for i := range rec {
			l, c := r.FieldPos(i)
			fmt.Print(l, ":", c, " ")
		}
		fmt.Println(r.InputOffset())
	}
	var out strings.Builder
	cw := csv.NewWriter(&out)
	cw.WriteAll([][]string{{"a", "b c", " d", "e\"f", "g,h", "i\nj", "", `\.`}, {"é", "\"\""}})
	cw.UseCRLF = true
	cw.Write([]string{"x\r\ny", "z"})
	cw.Flush()
	fmt.Printf("%q\n", out.String())
	for _, fl := range []uint{0, tabwriter.AlignRight, tabwriter.Debug, tabwriter.AlignRight | tabwriter.Debug, tabwriter.TabIndent, tabwriter.DiscardEmptyColumns, tabwriter.FilterHTML | tabwriter.StripEscape} {
		for _, pc := range []byte{' ', '\t', '.'} {
			out.Reset()
			tw := tabwriter.NewWriter(&out, 5, 8, 1, pc, fl)
			fmt.Fprintln(tw, "a\tb\tc")
			fmt.Fprintln(tw, "aaaa\tbbbbbbb\tc\t")
			fmt.Fprintln(tw, "\t\tééé\tx")
			fmt.Fprintln(tw, "<b>x</b>\t&amp;\t\xffa\tb\xff\v\vend")
			fmt.Fprintln(tw, "no tabs\fform")
			fmt.Fprint(tw, "last\tcell")
			tw.Flush()
			fmt.Printf("%q\n", out.String())
		}
	}
}

// Output:
// LittleEndian <nil> 64 64
// 616263643412010000000000c03f00000000000002c00000803f000000c000000000000008400000000000001040ff7ffbffffffffffffff0000000000010000
// <nil> true {[97 98 99 100] 4660 true [0 0 0] 1.5 -2.25 (1-2i) (3+4i) {-1 127} [-5 1099511627776]}
// 7801000200feff <nil>
// 4 <nil> [1 2]
// 4 <nil> f9ffffff00feff
// BigEndian <nil> 64 64
// 616263641234010000003fc00000c0020000000000003f800000c000000040080000000000004010000000000000ff7ffffffffffffffffb0000010000000000
// <nil> true {[97 98 99 100] 4660 true [0 0 0] 1.5 -2.25 (1-2i) (3+4i) {-1 127} [-5 1099511627776]}
// 7800010002fffe <nil>
// 4 <nil> [1 2]
// 4 <nil> fffffff902fffe
// NativeEndian <nil> 64 64
// 616263643412010000000000c03f00000000000002c00000803f000000c000000000000008400000000000001040ff7ffbffffffffffffff0000000000010000
// <nil> true {[97 98 99 100] 4660 true [0 0 0] 1.5 -2.25 (1-2i) (3+4i) {-1 127} [-5 1099511627776]}
// 7801000200feff <nil>
// 4 <nil> [1 2]
// 4 <nil> f9ffffff00feff
// swapped <nil> 64 64
// 61626364cb12010000003fc00001c0020000000000023f800001c000000140080000000000024010000000000002ff7ffffffffffffffff90000010000000002
// <nil> true {[97 98 99 100] 4660 true [0 0 0] 1.5 -2.25 (1-2i) (3+4i) {-1 127} [-5 1099511627776]}
// 78fe00fd0001ff <nil>
// 4 <nil> [1 2]
// 4 <nil> fffffff80001ff
// binary.Write: some values are not fixed-sized in type int -1 -1 2
// binary.Write: some values are not fixed-sized in type struct { A []uint8 }
// binary.Read: invalid type int
// unexpected EOF
// EOF
// buffer too small
// buffer too small
// 00 0 1 00 0 1 0 <nil> EOF
// 02 1 1 01 1 1 1 <nil> EOF
// 01 -1 1 ffffffffffffffffff01 18446744073709551615 10 -1 <nil> unexpected EOF
// 7e 63 1 3f 63 1 63 <nil> EOF
// 8001 64 2 40 64 1 64 <nil> EOF
// 7f -64 1 c0ffffffffffffffff01 18446744073709551552 10 -64 <nil> unexpected EOF
// 8101 -65 2 bfffffffffffffffff01 18446744073709551551 10 -65 <nil> unexpected EOF
// 80808080808080808001 4611686018427387904 10 808080808080808040 4611686018427387904 9 4611686018427387904 <nil> unexpected EOF
// ffffffffffffffffff01 -9223372036854775808 10 80808080808080808001 9223372036854775808 10 -9223372036854775808 <nil> unexpected EOF
// feffffffffffffffff01 9223372036854775807 10 ffffffffffffffff7f 9223372036854775807 9 9223372036854775807 <nil> unexpected EOF
// 0 -10
// 0 binary: varint overflows a 64-bit integer
// LittleEndian binary.BigEndian
// runtime error: index out of range [3] with length 2
//  "" <nil>
// "" illegal base64 data at input byte 0
// "" <nil>
// "" <nil>
// "" <nil>
// "" illegal base64 data at input byte 0
// "" <nil>
//  "" <nil>
// "" illegal base64 data at input byte 0
// "" <nil>
// "" <nil>
// "" <nil>
// "" illegal base64 data at input byte 0
// "" <nil>
//  "" <nil>
// "" illegal base64 data at input byte 0
// "" <nil>
// "" <nil>
// "" <nil>
// "" illegal base64 data at input byte 0
// "" <nil>
//  "" <nil>
// "" illegal base64 data at input byte 0
// "" <nil>
// "" <nil>
// "" <nil>
// "" illegal base64 data at input byte 0
// "" <nil>
// aGU= "he" <nil>
// "he" illegal base64 data at input byte 4
// "he" <nil>
// "he" <nil>
// "" illegal base64 data at input byte 0
// "" illegal base64 data at input byte 2
// "he" <nil>
// aGU= "he" <nil>
// "he" illegal base64 data at input byte 4
// "he" <nil>
// "he" <nil>
// "" illegal base64 data at input byte 0
// "" illegal base64 data at input byte 2
// "he" <nil>
// aGU "he" <nil>
// "" illegal base64 data at input byte 3
// "he" <nil>
// "he" <nil>
// "he" <nil>
// "" illegal base64 data at input byte 1
// "he" <nil>
// aGU "he" <nil>
// "" illegal base64 data at input byte 3
// "he" <nil>
// "he" <nil>
// "he" <nil>
// "" illegal base64 data at input byte 1
// "he" <nil>
// ZSBxdQ== "e qu" <nil>
// "e qu" illegal base64 data at input byte 8
// "e qu" <nil>
// "e qu" <nil>
// "e q" illegal base64 data at input byte 4
// "e q" illegal base64 data at input byte 4
// "e qu" <nil>
// ZSBxdQ== "e qu" <nil>
// "e qu" illegal base64 data at input byte 8
// "e qu" <nil>
// "e qu" <nil>
// "e q" illegal base64 data at input byte 4
// "e q" illegal base64 data at input byte 4
// "e qu" <nil>
// ZSBxdQ "e qu" <nil>
// "e q" illegal base64 data at input byte 6
// "e qu" <nil>
// "e qu" <nil>
// "e qu" <nil>
// "" illegal base64 data at input byte 3
// "e qu" <nil>
// ZSBxdQ "e qu" <nil>
// "e q" illegal base64 data at input byte 6
// "e qu" <nil>
// "e qu" <nil>
// "e qu" <nil>
// "" illegal base64 data at input byte 3
// "e qu" <nil>
// IHF1aWNr " quick" <nil>
// " quick" illegal base64 data at input byte 8
// " quick" <nil>
// " quick" <nil>
// " quick" <nil>
// " qu" illegal base64 data at input byte 4
// " quick" <nil>
// IHF1aWNr " quick" <nil>
// " quick" illegal base64 data at input byte 8
// " quick" <nil>
// " quick" <nil>
// " quick" <nil>
// " qu" illegal base64 data at input byte 4
// " quick" <nil>
// IHF1aWNr " quick" <nil>
// " quick" illegal base64 data at input byte 8
// " quick" <nil>
// " quick" <nil>
// " quick" <nil>
// " qu" illegal base64 data at input byte 4
// " quick" <nil>
// IHF1aWNr " quick" <nil>
// " quick" illegal base64 data at input byte 8
// " quick" <nil>
// " quick" <nil>
// " quick" <nil>
// " qu" illegal base64 data at input byte 4
// " quick" <nil>
// cXVpY2sgYnI= "quick br" <nil>
// "quick br" illegal base64 data at input byte 12
// "quick br" <nil>
// "quick br" <nil>
// "quick " illegal base64 data at input byte 8
// "qui" illegal base64 data at input byte 6
// "quick br" <nil>
// cXVpY2sgYnI= "quick br" <nil>
// "quick br" illegal base64 data at input byte 12
// "quick br" <nil>
// "quick br" <nil>
// "quick " illegal base64 data at input byte 8
// "qui" illegal base64 data at input byte 6
// "quick br" <nil>
// cXVpY2sgYnI "quick br" <nil>
// "quick " illegal base64 data at input byte 11
// "quick br" <nil>
// "quick br" <nil>
// "quick br" <nil>
// "qui" illegal base64 data at input byte 5
// "quick br" <nil>
// cXVpY2sgYnI "quick br" <nil>
// "quick " illegal base64 data at input byte 11
// "quick br" <nil>
// "quick br" <nil>
// "quick br" <nil>
// "qui" illegal base64 data at input byte 5
// "quick br" <nil>
// dWljayBicm93bg== "uick brown" <nil>
// "uick brown" illegal base64 data at input byte 16
// "uick brown" <nil>
// "uick brown" <nil>
// "uick brow" illegal base64 data at input byte 12
// "uick b" illegal base64 data at input byte 8
// "uick brown" <nil>
// dWljayBicm93bg== "uick brown" <nil>
// "uick brown" illegal base64 data at input byte 16
// "uick brown" <nil>
// "uick brown" <nil>
// "uick brow" illegal base64 data at input byte 12
// "uick b" illegal base64 data at input byte 8
// "uick brown" <nil>
// dWljayBicm93bg "uick brown" <nil>
// "uick brow" illegal base64 data at input byte 14
// "uick brown" <nil>
// "uick brown" <nil>
// "uick brown" <nil>
// "uic" illegal base64 data at input byte 7
// "uick brown" <nil>
// dWljayBicm93bg "uick brown" <nil>
// "uick brow" illegal base64 data at input byte 14
// "uick brown" <nil>
// "uick brown" <nil>
// "uick brown" <nil>
// "uic" illegal base64 data at input byte 7
// "uick brown" <nil>
// aWNrIGJyb3duIGZv "ick brown fo" <nil>
// "ick brown fo" illegal base64 data at input byte 16
// "ick brown fo" <nil>
// "ick brown fo" <nil>
// "ick brown fo" <nil>
// "ick br" illegal base64 data at input byte 8
// "ick brown fo" <nil>
// aWNrIGJyb3duIGZv "ick brown fo" <nil>
// "ick brown fo" illegal base64 data at input byte 16
// "ick brown fo" <nil>
// "ick brown fo" <nil>
// "ick brown fo" <nil>
// "ick br" illegal base64 data at input byte 8
// "ick brown fo" <nil>
// aWNrIGJyb3duIGZv "ick brown fo" <nil>
// "ick brown fo" illegal base64 data at input byte 16
// "ick brown fo" <nil>
// "ick brown fo" <nil>
// "ick brown fo" <nil>
// "ick br" illegal base64 data at input byte 8
// "ick brown fo" <nil>
// aWNrIGJyb3duIGZv "ick brown fo" <nil>
// "ick brown fo" illegal base64 data at input byte 16
// "ick brown fo" <nil>
// "ick brown fo" <nil>
// "ick brown fo" <nil>
// "ick br" illegal base64 data at input byte 8
// "ick brown fo" <nil>
// Y2sgYnJvd24gZm94IGo= "ck brown fox j" <nil>
// "ck brown fox j" illegal base64 data at input byte 20
// "ck brown fox j" <nil>
// "ck brown fox j" <nil>
// "ck brown fox" illegal base64 data at input byte 16
// "ck bro" illegal base64 data at input byte 10
// "ck brown fox j" <nil>
// Y2sgYnJvd24gZm94IGo= "ck brown fox j" <nil>
// "ck brown fox j" illegal base64 data at input byte 20
// "ck brown fox j" <nil>
// "ck brown fox j" <nil>
// "ck brown fox" illegal base64 data at input byte 16
// "ck bro" illegal base64 data at input byte 10
// "ck brown fox j" <nil>
// Y2sgYnJvd24gZm94IGo "ck brown fox j" <nil>
// "ck brown fox" illegal base64 data at input byte 19
// "ck brown fox j" <nil>
// "ck brown fox j" <nil>
// "ck brown fox j" <nil>
// "ck bro" illegal base64 data at input byte 9
// "ck brown fox j" <nil>
// Y2sgYnJvd24gZm94IGo "ck brown fox j" <nil>
// "ck brown fox" illegal base64 data at input byte 19
// "ck brown fox j" <nil>
// "ck brown fox j" <nil>
// "ck brown fox j" <nil>
// "ck bro" illegal base64 data at input byte 9
// "ck brown fox j" <nil>
// ayBicm93biBmb3gganVtcA== "k brown fox jump" <nil>
// "k brown fox jump" illegal base64 data at input byte 24
// "k brown fox jump" <nil>
// "k brown fox jump" <nil>
// "k brown fox jum" illegal base64 data at input byte 20
// "k brown f" illegal base64 data at input byte 12
// "k brown fox jump" <nil>
// ayBicm93biBmb3gganVtcA== "k brown fox jump" <nil>
// "k brown fox jump" illegal base64 data at input byte 24
// "k brown fox jump" <nil>
// "k brown fox jump" <nil>
// "k brown fox jum" illegal base64 data at input byte 20
// "k brown f" illegal base64 data at input byte 12
// "k brown fox jump" <nil>
// ayBicm93biBmb3gganVtcA "k brown fox jump" <nil>
// "k brown fox jum" illegal base64 data at input byte 22
// "k brown fox jump" <nil>
// "k brown fox jump" <nil>
// "k brown fox jump" <nil>
// "k brow" illegal base64 data at input byte 11
// "k brown fox jump" <nil>
// ayBicm93biBmb3gganVtcA "k brown fox jump" <nil>
// "k brown fox jum" illegal base64 data at input byte 22
// "k brown fox jump" <nil>
// "k brown fox jump" <nil>
// "k brown fox jump" <nil>
// "k brow" illegal base64 data at input byte 11
// "k brown fox jump" <nil>
// IGJyb3duIGZveCBqdW1wcyBv " brown fox jumps o" <nil>
// " brown fox jumps o" illegal base64 data at input byte 24
// " brown fox jumps o" <nil>
// " brown fox jumps o" <nil>
// " brown fox jumps o" <nil>
// " brown fo" illegal base64 data at input byte 12
// " brown fox jumps o" <nil>
// IGJyb3duIGZveCBqdW1wcyBv " brown fox jumps o" <nil>
// " brown fox jumps o" illegal base64 data at input byte 24
// " brown fox jumps o" <nil>
// " brown fox jumps o" <nil>
// " brown fox jumps o" <nil>
// " brown fo" illegal base64 data at input byte 12
// " brown fox jumps o" <nil>
// IGJyb3duIGZveCBqdW1wcyBv " brown fox jumps o" <nil>
// " brown fox jumps o" illegal base64 data at input byte 24
// " brown fox jumps o" <nil>
// " brown fox jumps o" <nil>
// " brown fox jumps o" <nil>
// " brown fo" illegal base64 data at input byte 12
// " brown fox jumps o" <nil>
// IGJyb3duIGZveCBqdW1wcyBv " brown fox jumps o" <nil>
// " brown fox jumps o" illegal base64 data at input byte 24
// " brown fox jumps o" <nil>
// " brown fox jumps o" <nil>
// " brown fox jumps o" <nil>
// " brown fo" illegal base64 data at input byte 12
// " brown fox jumps o" <nil>
// YnJvd24gZm94IGp1bXBzIG92ZXI= "brown fox jumps over" <nil>
// "brown fox jumps over" illegal base64 data at input byte 28
// "brown fox jumps over" <nil>
// "brown fox jumps over" <nil>
// "brown fox jumps ov" illegal base64 data at input byte 24
// "brown fox" illegal base64 data at input byte 14
// "brown fox jumps over" <nil>
// YnJvd24gZm94IGp1bXBzIG92ZXI= "brown fox jumps over" <nil>
// "brown fox jumps over" illegal base64 data at input byte 28
// "brown fox jumps over" <nil>
// "brown fox jumps over" <nil>
// "brown fox jumps ov" illegal base64 data at input byte 24
// "brown fox" illegal base64 data at input byte 14
// "brown fox jumps over" <nil>
// YnJvd24gZm94IGp1bXBzIG92ZXI "brown fox jumps over" <nil>
// "brown fox jumps ov" illegal base64 data at input byte 27
// "brown fox jumps over" <nil>
// "brown fox jumps over" <nil>
// "brown fox jumps over" <nil>
// "brown fox" illegal base64 data at input byte 13
// "brown fox jumps over" <nil>
// YnJvd24gZm94IGp1bXBzIG92ZXI "brown fox jumps over" <nil>
// "brown fox jumps ov" illegal base64 data at input byte 27
// "brown fox jumps over" <nil>
// "brown fox jumps over" <nil>
// "brown fox jumps over" <nil>
// "brown fox" illegal base64 data at input byte 13
// "brown fox jumps over" <nil>
// cm93biBmb3gganVtcHMgb3ZlcgD//g== "rown fox jumps over\x00\xff\xfe" <nil>
// "rown fox jumps over\x00\xff\xfe" illegal base64 data at input byte 32
// "rown fox jumps over\x00\xff\xfe" <nil>
// "rown fox jumps over\x00\xff\xfe" <nil>
// "rown fox jumps over\x00\xff" illegal base64 data at input byte 28
// "rown fox jum" illegal base64 data at input byte 16
// "rown fox jumps over\x00\xff\xfe" <nil>
// cm93biBmb3gganVtcHMgb3ZlcgD__g== "rown fox jumps over\x00\xff\xfe" <nil>
// "rown fox jumps over\x00\xff\xfe" illegal base64 data at input byte 32
// "rown fox jumps over\x00\xff\xfe" <nil>
// "rown fox jumps over\x00\xff\xfe" <nil>
// "rown fox jumps over\x00\xff" illegal base64 data at input byte 28
// "rown fox jum" illegal base64 data at input byte 16
// "rown fox jumps over\x00\xff\xfe" <nil>
// cm93biBmb3gganVtcHMgb3ZlcgD//g "rown fox jumps over\x00\xff\xfe" <nil>
// "rown fox jumps over\x00\xff" illegal base64 data at input byte 30
// "rown fox jumps over\x00\xff\xfe" <nil>
// "rown fox jumps over\x00\xff\xfe" <nil>
// "rown fox jumps over\x00\xff\xfe" <nil>
// "rown fox " illegal base64 data at input byte 15
// "rown fox jumps over\x00\xff\xfe" <nil>
// cm93biBmb3gganVtcHMgb3ZlcgD__g "rown fox jumps over\x00\xff\xfe" <nil>
// "rown fox jumps over\x00\xff" illegal base64 data at input byte 30
// "rown fox jumps over\x00\xff\xfe" <nil>
// "rown fox jumps over\x00\xff\xfe" <nil>
// "rown fox jumps over\x00\xff\xfe" <nil>
// "rown fox " illegal base64 data at input byte 15
// "rown fox jumps over\x00\xff\xfe" <nil>
// "AA==" 00 <nil> | 00 <nil> | 00 <nil> | 7800 <nil>
// "AB==" 00 <nil> |  illegal base64 data at input byte 2 | 00 <nil> | 7800 <nil>
// "AAA=" 0000 <nil> | 0000 <nil> | 0000 <nil> | 780000 <nil>
// "AAB=" 0000 <nil> |  illegal base64 data at input byte 3 | 0000 <nil> | 780000 <nil>
// "A"  illegal base64 data at input byte 0 |  illegal base64 data at input byte 0 |  unexpected EOF | 78 illegal base64 data at input byte 0
// "AA="  illegal base64 data at input byte 3 |  illegal base64 data at input byte 3 |  unexpected EOF | 78 illegal base64 data at input byte 3
// "AA=A"  illegal base64 data at input byte 2 |  illegal base64 data at input byte 2 |  illegal base64 data at input byte 2 | 78 illegal base64 data at input byte 2
// "AA==A" 00 illegal base64 data at input byte 4 | 00 illegal base64 data at input byte 4 | 00 unexpected EOF | 7800 illegal base64 data at input byte 4
// "AA=\n=\n" 00 <nil> | 00 <nil> | 00 <nil> | 7800 <nil>
// "===="  illegal base64 data at input byte 0 |  illegal base64 data at input byte 0 |  illegal base64 data at input byte 0 | 78 illegal base64 data at input byte 0
// "A==="  illegal base64 data at input byte 1 |  illegal base64 data at input byte 1 |  illegal base64 data at input byte 1 | 78 illegal base64 data at input byte 1
// "AAAA=" 000000 illegal base64 data at input byte 4 | 000000 illegal base64 data at input byte 4 | 000000 unexpected EOF | 78000000 illegal base64 data at input byte 4
// "YWJj\nZGVm" 616263646566 <nil> | 616263646566 <nil> | 616263646566 <nil> | 78616263646566 <nil>
// "YW\nJj" 616263 <nil> | 616263 <nil> | 616263 <nil> | 78616263 <nil>
// VGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyAP/+IHRoZSBsYXp5IGRvZw==
// 00000000  68 65 6c 6c 6f 2c 20 77  6f 72 6c 64 00 01 02 20  |hello, world... |
// 00000010  61 6e 64 20 73 6f 6d 65  74 68 69 6e 67 20 6d 6f  |and something mo|
// 00000020  72 65                                             |re|
//  <nil> false
//  <nil>
//  <nil>
//  encoding/hex: odd length hex string true
//  encoding/hex: odd length hex string
//  unexpected EOF
// 00ff <nil> false
// 00ff <nil>
// 00ff <nil>
//  encoding/hex: invalid byte: U+0067 'g' false
//  encoding/hex: invalid byte: U+0067 'g'
//  encoding/hex: invalid byte: U+0067 'g'
//  encoding/hex: invalid byte: U+007A 'z' false
//  encoding/hex: invalid byte: U+007A 'z'
//  encoding/hex: invalid byte: U+007A 'z'
// ab encoding/hex: odd length hex string true
// ab encoding/hex: odd length hex string
// ab unexpected EOF
// ab encoding/hex: invalid byte: U+0020 ' ' false
// ab encoding/hex: invalid byte: U+0020 ' '
// ab encoding/hex: invalid byte: U+0020 ' '
// abcd <nil> false
// abcd <nil>
// abcd <nil>
// ["a" "b" "c"] <nil>
// 1:1 1:3 1:5 6
// ["q\"r" "two\nlines" "3"] <nil>
// 3:1 3:8 4:8 32
// [" x " " y" "z"] <nil>
// 6:1 6:5 6:8 44
// ["short"] record on line 7: wrong number of fields
// 7:1 50
// [] parse error on line 8, column 4: bare " in non-quoted-field
// 60
// "a,b c,\" d\",\"e\"\"f\",\"g,h\",\"i\nj\",,\"\\.\"\né,\"\"\"\"\"\"\n\"x\r\ny\",z\r\n"
// "a        b       c\naaaa     bbbbbbb c    \n                 ééé  x\n<b>x</b> &amp;   \xffa\tb\xff       end\nno tabs\nform\nlast cell"
// "a\t\tb\tc\naaaa\t\tbbbbbbb\tc\t\n\t\t\tééé\tx\n<b>x</b>\t&amp;\t\xffa\tb\xff\t\tend\nno tabs\nform\nlast\tcell"
// "a........b.......c\naaaa.....bbbbbbb.c....\n.................ééé..x\n<b>x</b>.&amp;...\xffa\tb\xff.......end\nno tabs\nform\nlast.cell"
// "        a       bc\n     aaaa bbbbbbb    c\n                   éééx\n <b>x</b>   &amp;  \xffa\tb\xff     end\nno tabs\nform\n lastcell"
// "a\t\tb\tc\naaaa\t\tbbbbbbb\tc\t\n\t\t\tééé\tx\n<b>x</b>\t&amp;\t\xffa\tb\xff\t\tend\nno tabs\nform\nlast\tcell"
// "........a.......bc\n.....aaaa.bbbbbbb....c\n...................éééx\n.<b>x</b>...&amp;..\xffa\tb\xff.....end\nno tabs\nform\n.lastcell"
// "a        |b       |c\naaaa     |bbbbbbb |c    |\n         |        |ééé  |x\n<b>x</b> |&amp;   |\xffa\tb\xff  |     |end\nno tabs\n---\nform\nlast |cell"
// "a\t\t|b\t|c\naaaa\t\t|bbbbbbb\t|c\t|\n\t\t|\t|ééé\t|x\n<b>x</b>\t|&amp;\t|\xffa\tb\xff\t|\t|end\nno tabs\n---\nform\nlast\t|cell"
// "a........|b.......|c\naaaa.....|bbbbbbb.|c....|\n.........|........|ééé..|x\n<b>x</b>.|&amp;...|\xffa\tb\xff..|.....|end\nno tabs\n---\nform\nlast.|cell"
// "        a|       b|c\n     aaaa| bbbbbbb|    c|\n         |        |  ééé|x\n <b>x</b>|   &amp;|  \xffa\tb\xff|     |end\nno tabs\n---\nform\n last|cell"
// "a\t\t|b\t|c\naaaa\t\t|bbbbbbb\t|c\t|\n\t\t|\t|ééé\t|x\n<b>x</b>\t|&amp;\t|\xffa\tb\xff\t|\t|end\nno tabs\n---\nform\nlast\t|cell"
// "........a|.......b|c\n.....aaaa|.bbbbbbb|....c|\n.........|........|..ééé|x\n.<b>x</b>|...&amp;|..\xffa\tb\xff|.....|end\nno tabs\n---\nform\n.last|cell"
// "a        b       c\naaaa     bbbbbbb c    \n\t\t\tééé  x\n<b>x</b> &amp;   \xffa\tb\xff       end\nno tabs\nform\nlast cell"
// "a\t\tb\tc\naaaa\t\tbbbbbbb\tc\t\n\t\t\tééé\tx\n<b>x</b>\t&amp;\t\xffa\tb\xff\t\tend\nno tabs\nform\nlast\tcell"
// "a........b.......c\naaaa.....bbbbbbb.c....\n\t\t\tééé..x\n<b>x</b>.&amp;...\xffa\tb\xff.......end\nno tabs\nform\nlast.cell"
// "a        b       c\naaaa     bbbbbbb c    \n                 ééé  x\n<b>x</b> &amp;   \xffa\tb\xff  end\nno tabs\nform\nlast cell"
// "a\t\tb\tc\naaaa\t\tbbbbbbb\tc\t\n\t\t\tééé\tx\n<b>x</b>\t&amp;\t\xffa\tb\xff\tend\nno tabs\nform\nlast\tcell"
// "a........b.......c\naaaa.....bbbbbbb.c....\n.................ééé..x\n<b>x</b>.&amp;...\xffa\tb\xff..end\nno tabs\nform\nlast.cell"
// "a    b       c\naaaa bbbbbbb c    \n             ééé  x\n<b>x</b>    &amp;       a\tb       end\nno tabs\nform\nlast cell"
// "a\tb\tc\naaaa\tbbbbbbb\tc\t\n\t\tééé\tx\n<b>x</b>\t&amp;\ta\tb\t\tend\nno tabs\nform\nlast\tcell"
// "a....b.......c\naaaa.bbbbbbb.c....\n.............ééé..x\n<b>x</b>....&amp;.......a\tb.......end\nno tabs\nform\nlast.cell"
