package main

func main() {
	const a = 1 << 511
	const b = 1 << 512 //~ "constant shift overflow"
	const c = 1 << 10000 //~ "invalid operation: invalid shift count 10000 (untyped int constant)"
	const big = 1 << 500
	const d = big * big //~ "constant multiplication overflow"
	const e = big + big
	const f = 1 << -1 //~ "invalid operation: negative shift count -1 (untyped int constant)"
	const g = 1.5 << 1 //~ "invalid operation: shifted operand 1.5 (untyped float constant) must be integer"
	_ = a >> 510
}
