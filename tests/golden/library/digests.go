package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"hash/maphash"
	"io"
	"strings"
)

// try runs f and prints what it panics with.
func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

// The digest of data that is at hand, in one call.
func sums() {
	data := []byte("The quick brown fox jumps over the lazy dog")
	fmt.Printf("md5 %x\nsha1 %x\n", md5.Sum(data), sha1.Sum(data))
	fmt.Printf("sha224 %x\nsha256 %x\n", sha256.Sum224(data), sha256.Sum256(data))
	fmt.Printf("sha384 %x\nsha512 %x\n", sha512.Sum384(data), sha512.Sum512(data))
	fmt.Printf("sha512/224 %x\nsha512/256 %x\n", sha512.Sum512_224(data), sha512.Sum512_256(data))
	fmt.Println(md5.Size, md5.BlockSize, sha1.Size, sha1.BlockSize, sha256.Size224, sha256.Size, sha256.BlockSize, sha512.Size224, sha512.Size256, sha512.Size384, sha512.Size, sha512.BlockSize)
}

// Data that comes in pieces is written to a hash, which can tell its sum at any time.
func pieces() {
	h := sha256.New()
	fmt.Println(io.Copy(h, strings.NewReader("The quick brown fox ")))
	fmt.Printf("%x\n", h.Sum([]byte("so far: "))[:12])
	state, err := h.(encoding.BinaryMarshaler).MarshalBinary()
	longer, _ := h.(encoding.BinaryAppender).AppendBinary([]byte("state"))
	fmt.Println(len(state), err, bytes.Equal(longer, append([]byte("state"), state...)))
	io.WriteString(h, "jumps over the lazy dog")
	other := sha256.New()
	fmt.Println(other.(encoding.BinaryUnmarshaler).UnmarshalBinary(state))
	other.Write([]byte("jumps over the lazy dog"))
	fmt.Println(hmac.Equal(h.Sum(nil), other.Sum(nil)), hmac.Equal(nil, []byte{}), hmac.Equal(h.Sum(nil), h.Sum([]byte{1})))
	fmt.Println(sha512.New().(encoding.BinaryUnmarshaler).UnmarshalBinary(state), md5.New().(encoding.BinaryUnmarshaler).UnmarshalBinary(state[:3]))

	mac := hmac.New(sha1.New, []byte("key"))
	io.WriteString(mac, "message")
	first := mac.Sum(nil)
	mac.Reset()
	io.WriteString(mac, "message")
	fmt.Printf("%x %v %d %d\n", first, hmac.Equal(first, mac.Sum(nil)), mac.Size(), mac.BlockSize())
	same := sha256.New()
	try("one hash twice", func() { hmac.New(func() hash.Hash { return same }, nil) })
}

// Checksums find accidents; a table says which polynomial.
func checksums() {
	data := []byte("123456789")
	fmt.Printf("%08x %08x %08x\n", crc32.ChecksumIEEE(data), crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)), crc32.Checksum(data, crc32.MakeTable(crc32.Koopman)))
	half := crc32.Update(0, crc32.IEEETable, data[:4])
	fmt.Println(crc32.Update(half, crc32.IEEETable, data[4:]) == crc32.ChecksumIEEE(data), crc32.MakeTable(0xd5828281)[1])
	iso, ecma := crc64.MakeTable(crc64.ISO), crc64.MakeTable(crc64.ECMA)
	fmt.Printf("%016x %016x %v\n", crc64.Checksum(data, iso), crc64.Checksum(data, ecma), crc64.Update(crc64.Checksum(data[:2], ecma), ecma, data[2:]) == crc64.Checksum(data, ecma))
	fmt.Printf("%016x %08x\n", crc64.Checksum(data, crc64.MakeTable(0x95ac9329ac4bc9b5)), adler32.Checksum(data))
	for _, h := range []hash.Hash{crc32.NewIEEE(), crc32.New(crc32.MakeTable(crc32.Koopman)), crc64.New(iso), adler32.New(), fnv.New32(), fnv.New32a(), fnv.New64(), fnv.New64a(), fnv.New128(), fnv.New128a()} {
		h.Write(data)
		fmt.Printf("%T %d %d %x", h, h.Size(), h.BlockSize(), h.Sum(nil))
		switch h := h.(type) {
		case hash.Hash32:
			fmt.Print(" ", h.Sum32())
		case hash.Hash64:
			fmt.Print(" ", h.Sum64())
		}
		h.Reset()
		fmt.Printf(" %x\n", h.Sum(nil))
	}
}

// A maphash is another one in each process, so that only what holds for all of them can be told.
func seeded() {
	var a, b maphash.Hash
	seed := maphash.MakeSeed()
	a.SetSeed(seed)
	b.SetSeed(a.Seed())
	a.WriteString("hello ")
	a.WriteByte('w')
	a.Write([]byte("orld"))
	b.WriteString("hello world")
	fmt.Println(a.Sum64() == b.Sum64(), a.Sum64() == maphash.String(seed, "hello world"), maphash.Bytes(seed, []byte("hello world")) == b.Sum64(), len(a.Sum(nil)), a.Size(), a.BlockSize())
	b.Reset()
	fmt.Println(a.Sum64() == b.Sum64(), b.Seed() == seed, maphash.MakeSeed() == seed)
	type point struct {
		x, y int
		name string
	}
	fmt.Println(maphash.Comparable(seed, point{1, 2, "a"}) == maphash.Comparable(seed, point{1, 2, "a"}), maphash.Comparable(seed, point{1, 2, "a"}) == maphash.Comparable(seed, point{2, 1, "a"}))
	var c, d maphash.Hash
	c.SetSeed(seed)
	d.SetSeed(seed)
	for _, x := range []any{1, "one", 1.5, point{}} {
		maphash.WriteComparable(&c, x)
		maphash.WriteComparable(&d, x)
	}
	fmt.Println(c.Sum64() == d.Sum64())
	clone, err := c.Clone()
	clone.Write([]byte("more"))
	d.WriteString("more")
	fmt.Println(clone.(hash.Hash64).Sum64() == d.Sum64(), c.Sum64() == d.Sum64(), err)
	try("not comparable", func() { maphash.Comparable[any](seed, []int{1}) })
	try("no seed", func() { maphash.String(maphash.Seed{}, "") })
	try("no seed", func() { a.SetSeed(maphash.Seed{}) })
}

// What takes as long whatever the data is.
func constantTime() {
	x, y := []byte("secret"), []byte("secreT")
	fmt.Println(subtle.ConstantTimeCompare(x, x), subtle.ConstantTimeCompare(x, y), subtle.ConstantTimeCompare(x, x[:3]), subtle.ConstantTimeSelect(1, 10, 20), subtle.ConstantTimeSelect(0, 10, 20))
	fmt.Println(subtle.ConstantTimeByteEq('a', 'a'), subtle.ConstantTimeByteEq(0, 255), subtle.ConstantTimeEq(-5, -5), subtle.ConstantTimeEq(1, -1), subtle.ConstantTimeLessOrEq(2, 3), subtle.ConstantTimeLessOrEq(3, 2))
	subtle.ConstantTimeCopy(0, x, y)
	fmt.Print(string(x), " ")
	subtle.ConstantTimeCopy(1, x, y)
	fmt.Println(string(x))
	try("lengths", func() { subtle.ConstantTimeCopy(1, x, y[:2]) })
	key := []byte{1, 2, 3, 4, 5, 6}
	masked := make([]byte, 8)
	fmt.Println(subtle.XORBytes(masked, x, key), masked, subtle.XORBytes(masked, masked, key[:3]), string(masked[:3]), subtle.XORBytes(nil, x, nil))
	try("too short", func() { subtle.XORBytes(masked[:2], x, key) })
	try("shifted", func() { subtle.XORBytes(masked[1:], masked, key) })
	try("side by side", func() { fmt.Print(subtle.XORBytes(masked[:3], masked[3:6], masked[5:]), " ") })
	subtle.WithDataIndependentTiming(func() { fmt.Println("called", subtle.ConstantTimeCompare(x, y)) })
}

func main() {
	sums()
	pieces()
	checksums()
	seeded()
	constantTime()
}

// Output:
// md5 9e107d9d372bb6826bd81d3542a419d6
// sha1 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12
// sha224 730e109bd7a8a32b1cb9d9a09aa2325d2430587ddbc0c38bad911525
// sha256 d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592
// sha384 ca737f1014a48f4c0b6dd43cb177b0afd9e5169367544c494011e3317dbf9a509cb1e5dc1e85a941bbee3d7f2afbc9b1
// sha512 07e547d9586f6a73f73fbac0435ed76951218fb7d0c8d788a309d785436bbb642e93a252a954f23912547d1e8a3b5ed6e1bfd7097821233fa0538f3db854fee6
// sha512/224 944cd2847fb54558d4775db0485a50003111c8e5daa63fe722c6aa37
// sha512/256 dd9d67b371519c339ed8dbd25af90e976a1eeefd4ad3d889005e532fc5bef04d
// 16 64 20 64 28 32 64 28 32 48 64 128
// 20 <nil>
// 736f206661723a20b29d66e5
// 108 <nil> true
// <nil>
// true true false
// crypto/sha512: invalid hash state identifier crypto/md5: invalid hash state identifier
// 2088df74d5f2146b48146caf4965377e9d0be3a4 true 20 64
// one hash twice crypto/hmac: hash generation function does not produce unique values
// cbf43926 e3069283 2d3dd0ae
// true 2577006594
// b90956c775a41001 995dc9bbdf1939fa true
// 3558e8e979f60d7e 091e01de
// *crc32.digest 4 1 cbf43926 3421780262 00000000
// *crc32.digest 4 1 2d3dd0ae 759025838 00000000
// *crc64.digest 8 1 b90956c775a41001 13333283586479230977 0000000000000000
// *adler32.digest 4 4 091e01de 152961502 00000001
// *fnv.sum32 4 1 24148816 605325334 811c9dc5
// *fnv.sum32a 4 1 bb86b11c 3146166556 811c9dc5
// *fnv.sum64 8 1 a72ffc362bf916d6 12047124837835544278 cbf29ce484222325
// *fnv.sum64a 8 1 06d5573923c6cdfc 492395637191921148 cbf29ce484222325
// *fnv.sum128 16 1 8bea2c73be03b30fd4142fb1ec2c2066 6c62272e07bb014262b821756295c58d
// *fnv.sum128a 16 1 da2d42a08d04e4585dd325117f71d504 6c62272e07bb014262b821756295c58d
// true true true 8 8 128
// false true false
// true false
// true
// true false <nil>
// not comparable runtime error: hash of unhashable type []int
// no seed maphash: use of uninitialized Seed
// no seed maphash: use of uninitialized Seed
// 1 0 0 10 20
// 1 0 1 0 1 0
// secret secreT
// lengths subtle: slices have different lengths
// 6 [115 101 99 118 96 82 0 0] 3 sec 0
// too short subtle.XORBytes: dst too short
// shifted subtle.XORBytes: invalid overlap
// 3 side by side <nil>
// called 1
