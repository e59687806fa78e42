package main

import "fmt"

const (
	opPush = iota
	opAdd
	opSub
	opDup
	opJnz
	opSwap
	opHalt
)

type instr struct{ op, arg int }

func run(code []instr) int {
	var stack [64]int
	sp, pc := 0, 0
	for {
		in := code[pc]
		pc++
		switch in.op {
		case opPush:
			stack[sp] = in.arg
			sp++
		case opAdd:
			sp--
			stack[sp-1] += stack[sp]
		case opSub:
			sp--
			stack[sp-1] -= stack[sp]
		case opDup:
			stack[sp] = stack[sp-1]
			sp++
		case opSwap:
			stack[sp-1], stack[sp-2] = stack[sp-2], stack[sp-1]
		case opJnz:
			if stack[sp-1] != 0 {
				pc = in.arg
			}
		case opHalt:
			return stack[sp-2]
		}
	}
}

func main() {
	code := []instr{
		{opPush, 0}, {opPush, 700000},
		{opSwap, 0}, {opPush, 3}, {opAdd, 0}, {opSwap, 0},
		{opPush, 1}, {opSub, 0}, {opJnz, 2}, {opHalt, 0},
	}
	fmt.Println(run(code))
}
