package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"unicode"
)

type Kind int

const (
	Num Kind = iota
	Ident
	Op
	LParen
	RParen
	Comma
	EOF
)

//go:generate stringer
func (k Kind) String() string {
	return [...]string{"Num", "Ident", "Op", "LParen", "RParen", "Comma", "EOF"}[k]
}

type Token struct {
	Kind Kind
	Text string
	Pos  int
}

func lex(src string) (<-chan Token, <-chan error) {
	out, errs := make(chan Token), make(chan error, 1)
	go func() {
		defer close(out)
		rs := []rune(src)
		for i := 0; i < len(rs); {
			start := i
			take := func(pred func(rune) bool) string {
				for i < len(rs) && pred(rs[i]) {
					i++
				}
				return string(rs[start:i])
			}
			switch r := rs[i]; {
			case unicode.IsSpace(r):
				i++
			case unicode.IsDigit(r) || r == '.':
				out <- Token{Num, take(func(r rune) bool { return unicode.IsDigit(r) || r == '.' }), start}
			case unicode.IsLetter(r):
				out <- Token{Ident, take(unicode.IsLetter), start}
			case strings.ContainsRune("+-*/^=%", r):
				i++
				out <- Token{Op, string(r), start}
			case r == '(':
				i++
				out <- Token{LParen, "(", start}
			case r == ')':
				i++
				out <- Token{RParen, ")", start}
			case r == ',':
				i++
				out <- Token{Comma, ",", start}
			default:
				errs <- fmt.Errorf("%d: unexpected %q", start, r)
				return
			}
		}
		out <- Token{EOF, "", len(rs)}
	}()
	return out, errs
}

type Node interface {
	Eval(env map[string]float64) float64
}
type (
	number float64
	name   string
	binary struct {
		op   byte
		l, r Node
	}
	neg  struct{ x Node }
	call struct {
		fn   string
		args []Node
	}
	assign struct {
		to string
		x  Node
	}
)

type evalError string

func (e evalError) Error() string { return "eval: " + string(e) }

func (n number) Eval(map[string]float64) float64 { return float64(n) }
func (n name) Eval(env map[string]float64) float64 {
	v, ok := env[string(n)]
	if !ok {
		panic(evalError("undefined " + string(n)))
	}
	return v
}
func (n neg) Eval(env map[string]float64) float64 { return -n.x.Eval(env) }
func (b binary) Eval(env map[string]float64) float64 {
	x, y := b.l.Eval(env), b.r.Eval(env)
	switch b.op {
	case '+':
		return x + y
	case '-':
		return x - y
	case '*':
		return x * y
	case '/':
		if y == 0 {
			panic(evalError("division by zero"))
		}
		return x / y
	case '%':
		return math.Mod(x, y)
	}
	return math.Pow(x, y)
}

var funcs = map[string]func(...float64) float64{
	"sqrt": func(a ...float64) float64 { return math.Sqrt(a[0]) },
	"max": func(a ...float64) float64 {
		m := math.Inf(-1)
		for _, x := range a {
			m = math.Max(m, x)
		}
		return m
	},
}

func (c call) Eval(env map[string]float64) float64 {
	f, ok := funcs[c.fn]
	if !ok {
		panic(evalError("no function " + c.fn))
	}
	var args []float64
	for _, a := range c.args {
		args = append(args, a.Eval(env))
	}
	return f(args...)
}
func (a assign) Eval(env map[string]float64) float64 {
	env[a.to] = a.x.Eval(env)
	return env[a.to]
}

type parser struct {
	toks []Token
}

var prec = map[string]int{"=": 1, "+": 2, "-": 2, "*": 3, "/": 3, "%": 3, "^": 5}

func (p *parser) next() Token { t := p.toks[0]; p.toks = p.toks[1:]; return t }

func (p *parser) expr(min int) Node {
	var left Node
	switch t := p.next(); t.Kind {
	case Num:
		f, err := strconv.ParseFloat(t.Text, 64)
		if err != nil {
			panic(err)
		}
		left = number(f)
	case Ident:
		left = name(t.Text)
		if p.toks[0].Kind == LParen {
			p.next()
			c := call{fn: t.Text}
			for p.toks[0].Kind != RParen {
				c.args = append(c.args, p.expr(1))
				if p.toks[0].Kind == Comma {
					p.next()
				}
			}
			p.next()
			left = c
		}
	case LParen:
		left = p.expr(1)
		if t := p.next(); t.Kind != RParen {
			panic(fmt.Errorf("%d: want ), got %v", t.Pos, t.Kind))
		}
	case Op:
		if t.Text == "-" {
			left = neg{p.expr(4)}
			break
		}
		fallthrough
	default:
		panic(fmt.Errorf("%d: unexpected %v %q", t.Pos, t.Kind, t.Text))
	}
	for p.toks[0].Kind == Op && prec[p.toks[0].Text] >= min {
		op := p.next()
		switch op.Text {
		case "=":
			to, ok := left.(name)
			if !ok {
				panic(fmt.Errorf("%d: cannot assign to %T", op.Pos, left))
			}
			left = assign{string(to), p.expr(1)}
		case "^":
			left = binary{'^', left, p.expr(5)}
		default:
			left = binary{op.Text[0], left, p.expr(prec[op.Text] + 1)}
		}
	}
	return left
}

func eval(src string, env map[string]float64) (v float64, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
		}
	}()
	toks, errs := lex(src)
	p := &parser{}
	for t := range toks {
		p.toks = append(p.toks, t)
	}
	select {
	case err := <-errs:
		return 0, err
	default:
	}
	n := p.expr(1)
	if t := p.toks[0]; t.Kind != EOF {
		return 0, fmt.Errorf("%d: trailing %v", t.Pos, t.Kind)
	}
	return n.Eval(env), nil
}

func main() {
	env := map[string]float64{"pi": math.Pi}
	for _, line := range []string{"1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "x = y = 4", "x * y % 7", "sqrt(x) + max(1, 5, 3)", "1 / 0", "1 +", "2 $ 3", "foo + 1", "bar(1)", "(1", "1 2", "3 = 4", "1.2.3", "2 * pi", "10 - 4 - 3"} {
		v, err := eval(line, env)
		if err != nil {
			fmt.Fprintf(os.Stdout, "%-24s error: %v\n", line, err)
			continue
		}
		fmt.Printf("%-24s %.6g\n", line, v)
	}
}

// Output:
// 1 + 2 * 3                7
// (1 + 2) * 3              9
// 2 ^ 3 ^ 2                512
// -2 ^ 2                   -4
// x = y = 4                4
// x * y % 7                2
// sqrt(x) + max(1, 5, 3)   7
// 1 / 0                    error: eval: division by zero
// 1 +                      error: 3: unexpected EOF ""
// 2 $ 3                    error: 2: unexpected '$'
// foo + 1                  error: eval: undefined foo
// bar(1)                   error: eval: no function bar
// (1                       error: 2: want ), got EOF
// 1 2                      error: 2: trailing Num
// 3 = 4                    error: 2: cannot assign to main.number
// 1.2.3                    error: strconv.ParseFloat: parsing "1.2.3": invalid syntax
// 2 * pi                   6.28319
// 10 - 4 - 3               3
