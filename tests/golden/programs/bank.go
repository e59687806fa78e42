package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"sync"
)

type Cents int64

func (c Cents) String() string { return fmt.Sprintf("$%d.%02d", int64(c)/100, int64(c)%100) }

var ErrInsufficient = errors.New("insufficient funds")

type AccountError struct {
	Account string
	Err     error
}

func (e *AccountError) Error() string { return "account " + e.Account + ": " + e.Err.Error() }
func (e *AccountError) Unwrap() error { return e.Err }

type Account struct {
	mu      sync.Mutex
	name    string
	balance Cents
	history []Cents
}

func (a *Account) apply(amount Cents) error {
	if a.balance+amount < 0 {
		return &AccountError{a.name, fmt.Errorf("withdraw %v of %v: %w", -amount, a.balance, ErrInsufficient)}
	}
	a.balance += amount
	a.history = append(a.history, amount)
	return nil
}

type Bank struct {
	accounts map[string]*Account
	failed   map[string]int
	mu       sync.Mutex
}

func (b *Bank) Transfer(from, to string, amount Cents) (err error) {
	x, ok := b.accounts[from]
	if !ok {
		return &AccountError{from, errors.New("no such account")}
	}
	y := b.accounts[to]
	first, second := x, y
	if to < from {
		first, second = y, x
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	if err := x.apply(-amount); err != nil {
		b.mu.Lock()
		b.failed[from]++
		b.mu.Unlock()
		return err
	}
	return y.apply(amount)
}

func (b *Bank) Total() (t Cents) {
	for _, a := range b.accounts {
		a.mu.Lock()
		t += a.balance
		a.mu.Unlock()
	}
	return
}

func main() {
	b := &Bank{accounts: map[string]*Account{}, failed: map[string]int{}}
	names := []string{"alice", "bob", "carol", "dave"}
	for _, n := range names {
		b.accounts[n] = &Account{name: n, balance: 100_00}
	}
	fmt.Println("total before", b.Total())
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for k := range 40 {
				from, to := names[(i+k)%4], names[(i+k*3+1)%4]
				if from != to {
					_ = b.Transfer(from, to, Cents(100+k))
				}
			}
		})
	}
	wg.Wait()
	fmt.Println("total after", b.Total())
	negative := false
	for _, a := range b.accounts {
		negative = negative || a.balance < 0
	}
	fmt.Println("negative", negative)

	err := b.Transfer("alice", "bob", 10_000_00)
	var ae *AccountError
	fmt.Println(errors.Is(err, ErrInsufficient), errors.As(err, &ae), ae.Account)
	fmt.Println(b.Transfer("zed", "bob", 1))

	small := &Account{name: "small", balance: 5_05}
	for _, amt := range []Cents{-1_00, 2_50, -50_00, -6_55} {
		if err := small.apply(amt); err != nil {
			fmt.Fprintln(os.Stdout, "error:", err)
		}
	}
	h := small.history
	sort.Slice(h, func(i, j int) bool { return h[i] < h[j] })
	fmt.Println(small.balance, h)
}

// Output:
// total before $400.00
// total after $400.00
// negative false
// true true alice
// account zed: no such account
// error: account small: withdraw $50.00 of $6.55: insufficient funds
// $0.00 [$-6.-55 $-1.00 $2.50]
