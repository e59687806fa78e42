package main

import (
	"fmt"
	"math"
	"reflect"
)

type octet byte
type octets []octet
type letter rune

// Slices of bytes and runes of any name convert and are given out.
func main() {
	s := octets{72, 105}
	v := reflect.ValueOf(&s).Elem()
	b := v.Bytes()
	b[1] = 111
	fmt.Println(s, b, cap(b) == cap(s))
	v.SetBytes([]byte("abc"))
	fmt.Println(s, v.Convert(reflect.TypeFor[string]()), v.Convert(reflect.TypeFor[[]octet]()))
	a := [3]octet{1, 2, 3}
	reflect.ValueOf(&a).Elem().Bytes()[0] = 9
	fmt.Println(a)
	text := reflect.ValueOf("aé")
	fmt.Println(text.Convert(v.Type()), text.Convert(reflect.TypeFor[[]letter]()))
	fmt.Println(reflect.ValueOf([]letter("xy")).Convert(text.Type()))
	fmt.Println(reflect.Copy(v, reflect.ValueOf("zz")), s)

	zero := math.Copysign(0, -1)
	fmt.Println(reflect.ValueOf(zero).IsZero(), reflect.ValueOf(complex(zero, 0)).IsZero(), reflect.ValueOf(math.NaN()).IsZero())
}

// Output:
// [72 111] [72 111] true
// [97 98 99] abc [97 98 99]
// [9 2 3]
// [97 195 169] [97 233]
// xy
// 2 [122 122 99]
// true true false
