package main

import (
	"fmt"
	"math"
	"strconv"
)

func main() {
	// More digits than a number can have are zeros.
	for _, format := range []byte("efg") {
		text := strconv.FormatFloat(1.5, format, 70000, 64)
		fmt.Println(len(text), text[:3])
	}
	for _, text := range []string{"12", "+12", "-12", "007", "999999999999999999", "9999999999999999999", "-", "1_0", "12x", ""} {
		n, err := strconv.Atoi(text)
		m, err2 := strconv.ParseInt(text, 10, 64)
		fmt.Println(n, err, m, err2)
	}
	// NaN has the bits of math.NaN, unless it went through 32 bits.
	for _, size := range []int{32, 64} {
		f, err := strconv.ParseFloat("nan", size)
		fmt.Printf("%#x %v\n", math.Float64bits(f), err)
	}
	// A number that is infinite as a float32 is, in a format that does not exist too.
	for _, format := range []byte("egvz%") {
		fmt.Println(strconv.FormatFloat(math.MaxFloat64, format, -1, 32), strconv.FormatFloat(1, format, -1, 32))
	}
}

// Output:
// 70006 1.5
// 70002 1.5
// 3 1.5
// 12 <nil> 12 <nil>
// 12 <nil> 12 <nil>
// -12 <nil> -12 <nil>
// 7 <nil> 7 <nil>
// 999999999999999999 <nil> 999999999999999999 <nil>
// 9223372036854775807 strconv.Atoi: parsing "9999999999999999999": value out of range 9223372036854775807 strconv.ParseInt: parsing "9999999999999999999": value out of range
// 0 strconv.Atoi: parsing "-": invalid syntax 0 strconv.ParseInt: parsing "-": invalid syntax
// 0 strconv.Atoi: parsing "1_0": invalid syntax 0 strconv.ParseInt: parsing "1_0": invalid syntax
// 0 strconv.Atoi: parsing "12x": invalid syntax 0 strconv.ParseInt: parsing "12x": invalid syntax
// 0 strconv.Atoi: parsing "": invalid syntax 0 strconv.ParseInt: parsing "": invalid syntax
// 0x7ff8000000000000 <nil>
// 0x7ff8000000000001 <nil>
// +Inf 1e+00
// +Inf 1
// +Inf %v
// +Inf %z
// +Inf %%
