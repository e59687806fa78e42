package main

import (
	"fmt"
	"sort"
	"strings"
)

type SKU string
type Money int

func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s%d.%02d", sign, m/100, m%100)
}

type Product struct {
	SKU   SKU
	Name  string
	Price Money
	Tags  []string
}

type Priced interface{ Total() Money }
type Discount interface{ Apply(Priced) Money }
type Line struct {
	*Product
	Qty int
}

func (l Line) Total() Money { return l.Price * Money(l.Qty) }

type Percent float64
type Flat Money
type Best []Discount

func (p Percent) Apply(x Priced) Money { return x.Total() - Money(float64(x.Total())*float64(p)/100) }
func (f Flat) Apply(x Priced) Money    { return max(0, x.Total()-Money(f)) }
func (b Best) Apply(x Priced) Money {
	best := x.Total()
	for _, d := range b {
		best = min(best, d.Apply(x))
	}
	return best
}

type Order struct {
	Lines    []Line
	Discount Discount
}

func (o Order) Total() (t Money) {
	for _, l := range o.Lines {
		t += l.Total()
	}
	return
}

type Stock map[SKU]int
type ShortageError struct {
	SKU        SKU
	Have, Want int
}

func (e ShortageError) Error() string {
	return fmt.Sprintf("%s: have %d, want %d", e.SKU, e.Have, e.Want)
}

func (s Stock) Reserve(o Order) (err error) {
	done := Stock{}
	defer func() {
		if err != nil {
			for k, n := range done {
				s[k] += n
			}
		}
	}()
	for _, l := range o.Lines {
		if s[l.SKU] < l.Qty {
			return ShortageError{l.SKU, s[l.SKU], l.Qty}
		}
		s[l.SKU] -= l.Qty
		done[l.SKU] += l.Qty
	}
	return nil
}

func main() {
	products := []*Product{{"A1", "apple", 35, []string{"fruit"}}, {"B2", "bread", 250, nil}, {"C3", "cheese", 1299, []string{"dairy", "aged"}}}
	bySKU := map[SKU]*Product{}
	stock := Stock{}
	for i, p := range products {
		bySKU[p.SKU] = p
		stock[p.SKU] = 10 * (i + 1)
	}
	o := Order{Lines: []Line{{bySKU["A1"], 6}, {bySKU["C3"], 2}}}
	fmt.Println(o.Total(), stock.Reserve(o), stock)
	for _, d := range []Discount{Percent(10), Flat(500), Flat(999999), Best{Percent(50), Flat(100)}, Best(nil)} {
		o.Discount = d
		fmt.Printf("%T %v\n", d, o.Discount.Apply(o))
	}
	big := Order{Lines: []Line{{bySKU["B2"], 5}, {bySKU["A1"], 60}}}
	err := stock.Reserve(big)
	fmt.Println(err, stock)
	if se, ok := err.(ShortageError); ok {
		fmt.Printf("%+v %d short\n", se, se.Want-se.Have)
	}
	bySKU["A1"].Price *= 2
	fmt.Println(o.Total(), o.Lines[0].Product, *products[0])
	sort.Slice(products, func(i, j int) bool { return products[i].Price > products[j].Price })
	for _, p := range products {
		fmt.Printf("%-8s %8v %q\n", p.Name, p.Price, strings.Join(p.Tags, "|"))
	}
	fmt.Println(Money(-5), Money(-12345), []Money{1, 100})
}

// Output:
// 28.08 <nil> map[A1:4 B2:20 C3:28]
// main.Percent 25.28
// main.Flat 23.08
// main.Flat 0.00
// main.Best 14.04
// main.Best 28.08
// A1: have 4, want 60 map[A1:4 B2:20 C3:28]
// A1: have 4, want 60 56 short
// 30.18 &{A1 apple 0.70 [fruit]} {A1 apple 0.70 [fruit]}
// cheese      12.99 "dairy|aged"
// bread        2.50 ""
// apple        0.70 "fruit"
// -0.05 -123.45 [0.01 1.00]
