package main

func main() {
	var a [3]int
	var x []int
	const s = "héllo"
	p := &a
	_ = a[3] //~ "invalid argument: index 3 out of bounds [0:3]"
	_ = p[5] //~ "invalid argument: index 5 out of bounds [0:3]"
	_ = s[6] //~ "invalid argument: index 6 out of bounds [0:6]"
	_ = s[5]
	_ = x[-1] //~ "invalid argument: index -1 (constant of type int) must not be negative"
	_ = x[1<<70] //~ "1 << 70 (untyped int constant 1180591620717411303424) overflows int"
	_ = a[2:1] //~ "invalid slice indices: 1 < 2"
	_ = a[:4] //~ "invalid argument: index 4 out of bounds [0:4]"
	_ = s[7:] //~ "invalid argument: index 7 out of bounds [0:7]"
	_ = x[2:1] //~ "invalid slice indices: 1 < 2"
	_ = x[1:2:1] //~ "invalid slice indices: 1 < 2"
	_ = "abc"[1:2:3] //~ "invalid operation: 3-index slice of string"
}
