package main

type E struct{ a, b int }
type P struct{ *E }
type S struct {
	E
	c int
}
type K struct{ S }
type I interface{ M() }
type IS struct{ I }

func main() {
	_ = S{a: 1, c: 2}
	_ = S{E: E{1, 2}, a: 1} //~ "cannot specify promoted field a and enclosing embedded field E"
	_ = S{a: 1, E: E{1, 2}} //~ "cannot specify embedded field E and enclosed promoted field a"
	_ = S{a: 1, a: 1} //~ "duplicate field name a in struct literal"
	_ = K{S: S{}, a: 1} //~ "cannot specify promoted field a and enclosing embedded field S"
	_ = P{a: 1} //~ "invalid implicit pointer indirection to reach a"
	_ = IS{M: nil} //~ "M is not a field"
}
