package main

func main() {
	var i int
	var f32 float32
	var f64 float64
	_ = max() //~ "invalid operation: not enough arguments for max() (expected 1, found 0)"
	_ = min(1, "a") //~ "invalid argument: mismatched types untyped int (previous argument) and untyped string (type of"
	_ = min(f32, f64) //~ "invalid argument: mismatched types float32 (previous argument) and float64 (type of f64)"
	_ = min([]int{}) //~ "invalid argument: []int{} (value of type []int) cannot be ordered"
	_ = min(true, false) //~ "invalid argument: true (untyped bool constant) cannot be ordered"
	_ = min(i, 2.5) //~ "2.5 (untyped float constant) truncated to int"
	_ = min(i, 1<<70) //~ "1 << 70 (untyped int constant 1180591620717411303424) overflows int"
	_ = max("a", "b") + 1 //~ ") + 1 (mismatched types untyped string and untyped int)"
	const c = min(i, 2) //~ "min(i, 2) (value of type int) is not constant"
	const d = min(1, 2.5)
	_ = min(1i, 2) //~ "invalid argument: 1i (untyped complex constant (0 + 1i)) cannot be ordered"
}
