package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

// Points of the plane: by length and angle, and back.
func main() {
	for _, x := range []complex128{0, 1, -1, 3 + 4i, -3 - 4i, 2i, complex(math.Copysign(0, -1), -1), cmplx.Inf(), cmplx.NaN(), complex(math.Inf(-1), 2)} {
		r, theta := cmplx.Polar(x)
		fmt.Println(x, r, theta, cmplx.Rect(r, theta), cmplx.Abs(x), cmplx.Phase(x), cmplx.Conj(x), cmplx.IsInf(x), cmplx.IsNaN(x))
	}

	// The five fifth roots of -1, and their sum.
	var sum complex128
	for k := range 5 {
		root := cmplx.Rect(1, math.Pi*float64(2*k+1)/5)
		sum += root
		fmt.Printf("%.4f %.4f %.4f\n", root, cmplx.Pow(root, 5), cmplx.Exp(cmplx.Log(root)))
	}
	fmt.Println(cmplx.Abs(sum) < 1e-15, cmplx.Sqrt(-4), cmplx.Sqrt(-4-0i), cmplx.Log10(-100))

	// Functions that are real on the real line go on beside it.
	for _, f := range []func(complex128) complex128{
		cmplx.Sin, cmplx.Cos, cmplx.Tan, cmplx.Cot, cmplx.Asin, cmplx.Acos, cmplx.Atan, cmplx.Sinh, cmplx.Cosh, cmplx.Tanh, cmplx.Asinh, cmplx.Acosh, cmplx.Atanh,
	} {
		fmt.Printf("%.6g %.6g %.6g\n", f(0.5), f(0.5+0.25i), f(-2i))
	}
}

// Output:
// (0+0i) 0 0 (0+0i) 0 0 (0-0i) false false
// (1+0i) 1 0 (1+0i) 1 0 (1-0i) false false
// (-1+0i) 1 3.141592653589793 (-1+1.2246467991473515e-16i) 1 3.141592653589793 (-1-0i) false false
// (3+4i) 5 0.9272952180016122 (3.0000000000000004+3.9999999999999996i) 5 0.9272952180016122 (3-4i) false false
// (-3-4i) 5 -2.214297435588181 (-2.999999999999999-4i) 5 -2.214297435588181 (-3+4i) false false
// (0+2i) 2 1.5707963267948966 (1.2246467991473515e-16+2i) 2 1.5707963267948966 (0-2i) false false
// (-0-1i) 1 -1.5707963267948966 (6.123233995736757e-17-1i) 1 -1.5707963267948966 (-0+1i) false false
// (+Inf+Infi) +Inf 0.7853981633974483 (+Inf+Infi) +Inf 0.7853981633974483 (+Inf-Infi) true false
// (NaN+NaNi) NaN NaN (NaN+NaNi) NaN NaN (NaN+NaNi) false true
// (-Inf+2i) +Inf 3.141592653589793 (-Inf+Infi) +Inf 3.141592653589793 (-Inf-2i) true false
// (0.8090+0.5878i) (-1.0000+0.0000i) (0.8090+0.5878i)
// (-0.3090+0.9511i) (-1.0000+0.0000i) (-0.3090+0.9511i)
// (-1.0000+0.0000i) (-1.0000+0.0000i) (-1.0000+0.0000i)
// (-0.3090-0.9511i) (-1.0000+0.0000i) (-0.3090-0.9511i)
// (0.8090-0.5878i) (-1.0000+0.0000i) (0.8090-0.5878i)
// true (0+2i) (0+2i) (2+1.3643763538418412i)
// (0.479426+0i) (0.494486+0.221688i) (0-3.62686i)
// (0.877583-0i) (0.90515-0.121109i) (3.7622+0i)
// (0.546302+0i) (0.504501+0.312421i) (0-0.964028i)
// (1.83049-0i) (1.43272-0.887237i) (0+1.03731i)
// (0.523599+0i) (0.501609+0.281396i) (0-1.44364i)
// (1.0472-0i) (1.06919-0.281396i) (1.5708+1.44364i)
// (0.463648+0i) (0.484254+0.200587i) (-1.5708-0.549306i)
// (0.521095+0i) (0.504896+0.278979i) (-0-0.909297i)
// (1.12763+0i) (1.09257+0.128921i) (-0.416147-0i)
// (0.462117+0i) (0.485487+0.198055i) (0+2.18504i)
// (0.481212+0i) (0.492676+0.224328i) (1.31696-1.5708i)
// (0+1.0472i) (0.281396+1.06919i) (1.44364-1.5708i)
// (0.549306+0i) (0.50037+0.314398i) (0-1.10715i)
