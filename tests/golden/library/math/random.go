package main

import (
	"bytes"
	"fmt"
	old "math/rand"
	"math/rand/v2"
)

// The numbers of a source with a seed are always the same ones.
func seeded() {
	r := rand.New(rand.NewPCG(3, 4))
	fmt.Println(r.Int(), r.Int32(), r.Int64(), r.Uint32(), r.Uint64(), r.Uint())
	fmt.Println(r.IntN(100), r.Int32N(100), r.Int64N(1<<40), r.Uint32N(100), r.Uint64N(1<<50), r.UintN(7), r.Int64N(1), r.Uint32N(1<<31))
	fmt.Println(r.Float32(), r.Float64(), r.NormFloat64(), r.ExpFloat64(), r.Perm(6))
	letters := []byte("abcdefgh")
	r.Shuffle(len(letters), func(i, j int) { letters[i], letters[j] = letters[j], letters[i] })
	fmt.Println(string(letters))

	q := old.New(old.NewSource(42))
	fmt.Println(q.Int(), q.Int31(), q.Int63(), q.Uint32(), q.Uint64())
	fmt.Println(q.Intn(100), q.Int31n(100), q.Int63n(1<<40), q.Int31n(64), q.Int63n(64), q.Intn(1<<40))
	fmt.Println(q.Float32(), q.Float64(), q.NormFloat64(), q.ExpFloat64(), q.Perm(6))
	q.Shuffle(len(letters), func(i, j int) { letters[i], letters[j] = letters[j], letters[i] })
	data := make([]byte, 11)
	n, err := q.Read(data)
	fmt.Println(string(letters), n, err, data)
	q.Seed(42)
	fmt.Println(q.Int())
	z := old.NewZipf(q, 1.5, 2, 1000)
	w := rand.NewZipf(r, 1.1, 8, 50)
	for range 8 {
		fmt.Print(z.Uint64(), " ", w.Uint64(), " ")
	}
	fmt.Println(old.NewZipf(q, 1, 1, 1), rand.NewZipf(r, 2, 0.5, 1))
}

// The state of a source can be kept and gone back to.
func states() {
	pcg := rand.NewPCG(1, 2)
	pcg.Uint64()
	state, err := pcg.MarshalBinary()
	fmt.Printf("%q %v\n", state, err)
	more, err := pcg.AppendBinary([]byte("state "))
	fmt.Println(bytes.Equal(more, append([]byte("state "), state...)), err)
	next := pcg.Uint64()
	var again rand.PCG
	fmt.Println(again.UnmarshalBinary(state), again.Uint64() == next, again.UnmarshalBinary([]byte("pcg:")))
	again.Seed(1, 2)
	again.Uint64()
	fmt.Println(again.Uint64() == next)

	var seed [32]byte
	copy(seed[:], "a seed of not quite 32 bytes")
	cha := rand.NewChaCha8(seed)
	part := make([]byte, 5)
	cha.Read(part)
	fmt.Println(part, cha.Uint64())
	state, err = cha.MarshalBinary()
	fmt.Printf("%q %v\n", state, err)
	more, err = cha.AppendBinary([]byte("state "))
	fmt.Println(bytes.Equal(more, append([]byte("state "), state...)), err)
	var other rand.ChaCha8
	fmt.Println(other.UnmarshalBinary(state), other.Uint64() == cha.Uint64(), other.UnmarshalBinary(state[:20]))
	other.Seed(seed)
	fmt.Println(other.Uint64())
}

// Without a seed nobody knows the numbers; within their range they are.
func unseeded() {
	ok := true
	for range 100 {
		n, m, f := rand.N(10), rand.N(int8(3)), rand.Float32()
		ok = ok && 0 <= n && n < 10 && 0 <= m && m < 3 && 0 <= f && f < 1
		ok = ok && rand.Int() >= 0 && rand.Int32() >= 0 && rand.Int64() >= 0 && rand.Float64() < 1 && rand.ExpFloat64() >= 0
		ok = ok && rand.IntN(5) < 5 && rand.Int32N(5) < 5 && rand.Int64N(5) < 5 && rand.UintN(5) < 5 && rand.Uint32N(5) < 5 && rand.Uint64N(5) < 5
		ok = ok && old.Int() >= 0 && old.Int31() >= 0 && old.Int63() >= 0 && old.Intn(5) < 5 && old.Int31n(5) < 5 && old.Int63n(5) < 5
		ok = ok && old.Float32() < 1 && old.Float64() < 1 && old.ExpFloat64() >= 0
	}
	fmt.Println(ok, len(rand.Perm(5)), len(old.Perm(5)), rand.Uint64()|rand.Uint64()|uint64(rand.Uint32())|uint64(rand.Uint()) != 0, old.Uint64()|uint64(old.Uint32()) != 0, rand.NormFloat64() != old.NormFloat64())
	sum := 0
	list := []int{1, 2, 3, 4}
	rand.Shuffle(4, func(i, j int) { list[i], list[j] = list[j], list[i] })
	old.Shuffle(4, func(i, j int) { list[i], list[j] = list[j], list[i] })
	for _, n := range list {
		sum += n
	}
	fmt.Println(sum)
}

// try runs f and prints what it panics with.
func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	seeded()
	states()
	unseeded()
	for _, f := range []func(){
		func() { rand.IntN(0) }, func() { rand.Int32N(-1) }, func() { rand.Int64N(0) }, func() { rand.UintN(0) }, func() { rand.Uint32N(0) },
		func() { rand.Uint64N(0) }, func() { rand.N(0) }, func() { rand.Shuffle(-1, nil) },
		func() { old.Intn(0) }, func() { old.Int31n(0) }, func() { old.Int63n(-5) }, func() { old.Shuffle(-1, nil) }, func() { old.Perm(-1) },
	} {
		try(f)
	}
}

// Output:
// 7038299863708874214 1963787554 8583732651486677961 2624858771 17249256795374188980 14452231893864030427
// 53 1 472041027560 87 786302422938552 4 0 775872367
// 0.016798854 0.31880540630246557 -0.07419187093066165 2.675695668914611 [1 5 0 3 4 2]
// fghcadbe
// 3440579354231278675 141734987 5571782338101878760 896869500 9627525982598323465
// 45 57 585391986368 48 24 1073542444034
// 0.21794157 0.3616827612305432 0.3455894937562567 0.32960709807089966 [1 0 2 3 5 4]
// dabfcgeh 11 <nil> [220 45 194 90 91 116 178 225 41 112 94]
// 3440579354231278675
// 143 2 2 37 25 2 230 42 7 11 0 6 7 9 7 0 <nil> <nil>
// "pcg:♭\x9c+\xef0\xba\x9b\x11:H7\x01m\xd9" <nil>
// true <nil>
// <nil> true invalid PCG encoding
// true
// [79 54 77 168 255] 823229122353813481
// "readbuf:\x03\xe3XEchacha8:\x00\x00\x00\x00\x00\x00\x00\x02a seed of not quite 32 bytes\x00\x00\x00\x00" <nil>
// true <nil>
// <nil> true invalid ChaCha8 encoding
// 4996994473747363407
// true 5 5 true true true
// 10
// invalid argument to IntN
// invalid argument to Int32N
// invalid argument to Int64N
// invalid argument to UintN
// invalid argument to Uint32N
// invalid argument to Uint64N
// invalid argument to N
// invalid argument to Shuffle
// invalid argument to Intn
// invalid argument to Int31n
// invalid argument to Int63n
// invalid argument to Shuffle
// runtime error: makeslice: len out of range
