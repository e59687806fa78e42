package main

import "strings"

// calculations measures instructions without calls. Six operations of integers are one turn.
func calculations() {
	measure("dispatch: 6 operations", func(n int) {
		x := uint64(88172645463325252)
		for range n {
			x ^= x << 13
			x ^= x >> 7
			x ^= x << 17
		}
		intSink = int(x)
	})
	measure("dispatch: loop and sum", func(n int) {
		sum := 0
		for i := 0; i < n; i++ {
			sum += i
		}
		intSink = sum
	})
	measure("dispatch: float multiply, add", func(n int) {
		x := 1.0
		for range n {
			x = x*0.999 + 0.5
		}
		intSink = int(x)
	})
	measure("index a slice", func(n int) {
		values, sum := make([]int, 1024), 0
		for i := range n {
			sum += values[i&1023]
		}
		intSink = sum
	})
	measure("index a slice of slices", func(n int) {
		rows, sum := make([][]int, 32), 0
		for i := range rows {
			rows[i] = make([]int, 32)
		}
		for i := range n {
			sum += rows[i>>5&31][i&31]
		}
		intSink = sum
	})
	measure("switch of 8 ints", func(n int) {
		sum := 0
		for i := range n {
			switch i & 7 {
			case 0:
				sum += 3
			case 1:
				sum += 5
			case 2:
				sum ^= 9
			case 3:
				sum -= 4
			case 4:
				sum += i
			case 5:
				sum ^= i
			case 6:
				sum++
			default:
				sum--
			}
		}
		intSink = sum
	})
	measure("switch of 8 strings", func(n int) {
		words := []string{"add", "sub", "mul", "div", "load", "store", "jump", "halt"}
		sum := 0
		for i := range n {
			switch words[i&7] {
			case "add":
				sum += 3
			case "sub":
				sum -= 4
			case "mul":
				sum ^= 9
			case "div":
				sum += i
			case "load":
				sum ^= i
			case "store":
				sum++
			case "jump":
				sum--
			default:
				sum += 2
			}
		}
		intSink = sum
	})
	measure("type switch of 4", func(n int) {
		values, sum := []any{1, "x", 2.5, []int{4}}, 0
		for i := range n {
			switch v := values[i&3].(type) {
			case int:
				sum += v
			case string:
				sum += len(v)
			case float64:
				sum++
			default:
				sum--
			}
		}
		intSink = sum
	})
}

type adder interface{ add(n int) int }

type one struct{ sum int }

//go:noinline
func (o *one) add(n int) int {
	o.sum += n
	return o.sum
}

type two struct{ sum int }

func (t *two) add(n int) int {
	t.sum += 2 * n
	return t.sum
}

//go:noinline
func plus(a, b int) int { return a + b }

func small(a, b int) int { return a + b }

//go:noinline
func guarded(p *int) {
	defer func() { *p++ }()
	*p++
}

// calls measures a call of each kind.
func calls() {
	measure("call: function", func(n int) {
		sum := 0
		for i := range n {
			sum = plus(sum, i)
		}
		intSink = sum
	})
	measure("call: small function", func(n int) {
		sum := 0
		for i := range n {
			sum = small(sum, i)
		}
		intSink = sum
	})
	measure("call: method", func(n int) {
		o := &one{}
		for i := range n {
			o.add(i)
		}
		intSink = o.sum
	})
	measure("call: interface", func(n int) {
		adders := []adder{&one{}}
		for i := range n {
			adders[0].add(i)
		}
	})
	measure("call: interface, two types", func(n int) {
		adders := []adder{&one{}, &two{}}
		for i := range n {
			adders[i&1].add(i)
		}
	})
	measure("call: closure", func(n int) {
		sum := 0
		fs := []func(int){func(i int) { sum += i }}
		for i := range n {
			fs[0](i)
		}
		intSink = sum
	})
	measure("call: native", func(n int) {
		sum := 0
		for range n {
			sum += strings.IndexByte("abcdef", 'e')
		}
		intSink = sum
	})
	measure("call: with defer", func(n int) {
		for range n {
			guarded(&intSink)
		}
	})
	measure("call: panic and recover", func(n int) {
		for range n {
			func() {
				defer func() { anySink = recover() }()
				panic("x")
			}()
		}
	})
}
