package main

func main() {
	a, b := 7, 2
	var u8 uint8 = 250
	u8 += uint8(a)
	f := float64(a) / 2
	println(a+b*3, a%b, a&^b|1, -a, a<<b>>1, u8, f*f)
}
