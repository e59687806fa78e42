package main

func main() {
	var f32 float32
	var f64 float64
	_ = complex(1, "a") //~ ") (mismatched types untyped float and untyped string)"
	_ = complex(f32, f64) //~ "invalid operation: complex(f32, f64) (mismatched types float32 and float64)"
	_ = complex(int(1), 2) //~ "invalid argument: arguments have type int, expected floating-point"
	_ = complex(1i, 2) //~ "invalid operation: complex(1i, 2) (mismatched types untyped complex and untyped float)"
	_ = real("a") //~ "invalid argument: argument has type untyped string, expected complex type"
	_ = real(f64) //~ "invalid argument: argument has type float64, expected complex type"
	_ = imag(2i) + "a" //~ "(mismatched types untyped float and untyped string)"
	_ = real(complex64(1)) + f64 //~ "invalid operation: real(complex64(1)) + f64 (mismatched types float32 and float64)"
}
