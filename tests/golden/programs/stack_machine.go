package main

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

type Rng struct{ s [4]uint64 }

func (r *Rng) Next() uint64 {
	res := bits.RotateLeft64(r.s[1]*5, 7) * 9
	t := r.s[1] << 17
	r.s[2] ^= r.s[0]
	r.s[3] ^= r.s[1]
	r.s[1] ^= r.s[2]
	r.s[0] ^= r.s[3]
	r.s[2] ^= t
	r.s[3] = bits.RotateLeft64(r.s[3], 45)
	return res
}

type Vm struct {
	stack []int
	prog  []string
	calls []int
	out   strings.Builder
	steps int
}

type op func(*Vm) error

var ops map[string]op

func bin(f func(a, b int) int) op {
	return func(v *Vm) error {
		if len(v.stack) < 2 {
			return fmt.Errorf("stack underflow at step %d", v.steps)
		}
		n := len(v.stack)
		v.stack = append(v.stack[:n-2], f(v.stack[n-2], v.stack[n-1]))
		return nil
	}
}

func init() {
	ops = map[string]op{
		"+":   bin(func(a, b int) int { return a + b }),
		"*":   bin(func(a, b int) int { return a * b }),
		"-":   bin(func(a, b int) int { return a - b }),
		"/":   bin(func(a, b int) int { return a / b }),
		"dup": func(v *Vm) error { v.stack = append(v.stack, v.stack[len(v.stack)-1]); return nil },
		".": func(v *Vm) error {
			fmt.Fprint(&v.out, v.stack[len(v.stack)-1], " ")
			v.stack = v.stack[:len(v.stack)-1]
			return nil
		},
	}
}

func (v *Vm) run(src string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("crash: %v", r)
		}
	}()
	for _, w := range strings.Fields(src) {
		v.steps++
		if f, ok := ops[w]; ok {
			if err := f(v); err != nil {
				return err
			}
			continue
		}
		n, err := strconv.Atoi(w)
		if err != nil {
			return fmt.Errorf("unknown word %q", w)
		}
		v.stack = append(v.stack, n)
	}
	return nil
}

func main() {
	r := Rng{[4]uint64{1, 2, 3, 4}}
	hist := [8]int{}
	for range 1000 {
		hist[r.Next()>>61]++
	}
	fmt.Println(hist, r.Next())
	fmt.Println(bits.OnesCount(255), bits.LeadingZeros32(1), bits.TrailingZeros(8), bits.Len(1023), bits.Reverse8(1))
	hi, lo := bits.Mul64(1<<63, 6)
	fmt.Println(hi, lo)
	for _, src := range []string{"1 2 + dup * .", "1 +", "4 0 /", ".", "7 foo"} {
		v := &Vm{}
		err := v.run(src)
		fmt.Printf("%q %q %v\n", src, v.out.String(), err)
	}
}

// Output:
// [145 114 103 115 133 141 110 139] 3067761616919423670
// 8 31 3 10 128
// 3 0
// "1 2 + dup * ." "9 " <nil>
// "1 +" "" stack underflow at step 2
// "4 0 /" "" crash: runtime error: integer divide by zero
// "." "" crash: runtime error: index out of range [-1]
// "7 foo" "" unknown word "foo"
