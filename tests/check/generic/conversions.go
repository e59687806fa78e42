package main

func f[V int | string, F float32 | float64, B ~[]byte | string](b B, x F) {
	_ = V("a") //~ "(untyped string value) to type V: cannot convert"
	_ = F(1)
	_ = F("a") //~ "(untyped string value) to type F: cannot convert"
	_ = F(1e100) //~ "cannot convert 1e100 (untyped float value) to type F: cannot convert 1e100 (untyped float constant"
	_ = []byte(b)
	_ = string(b)
	_ = int(b) //~ "cannot convert b (variable of type B constrained by ~[]byte | string) to type int: cannot convert"
	_ = V(x) //~ "cannot convert x (variable of type F constrained by float32 | float64) to type V: cannot convert"
	const c = F(1) //~ "F(1) (value of type F constrained by float32 | float64) is not constant"
}

func main() {}
