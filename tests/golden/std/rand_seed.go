package main

import (
	"fmt"
	"math/rand"
)

// Seed makes the numbers of the package's functions those of a source with that seed.
func main() {
	rand.Seed(42)
	own := rand.New(rand.NewSource(42))
	fmt.Println(rand.Intn(1000), rand.Float64(), rand.Perm(5), rand.NormFloat64(), rand.Uint64())
	fmt.Println(own.Intn(1000), own.Float64(), own.Perm(5), own.NormFloat64(), own.Uint64())
	rand.Seed(42)
	bytes := make([]byte, 9)
	rand.Read(bytes[:4])
	rand.Read(bytes[4:])
	fmt.Println(bytes, rand.Int31n(10))
	rand.Shuffle(5, func(i, j int) { fmt.Print(i, "-", j, " ") })
	fmt.Println()
}

// Output:
// 305 0.06600049679351791 [1 3 4 2 0] 0.6296099782367262 12756335378660268676
// 305 0.06600049679351791 [1 3 4 2 0] 0.6296099782367262 12756335378660268676
// [83 140 127 150 177 100 191 27 151] 8
// 4-1 3-0 2-1 1-1
