package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type Limiter struct {
	tokens chan struct{}
	stop   chan struct{}
	once   sync.Once
}

func NewLimiter(burst int, every time.Duration) *Limiter {
	l := &Limiter{make(chan struct{}, burst), make(chan struct{}), sync.Once{}}
	for range burst {
		l.tokens <- struct{}{}
	}
	go func() {
		t := time.NewTicker(every)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				select {
				case l.tokens <- struct{}{}:
				default:
				}
			case <-l.stop:
				return
			}
		}
	}()
	return l
}

func (l *Limiter) Allow() bool {
	select {
	case <-l.tokens:
		return true
	default:
		return false
	}
}

func (l *Limiter) Wait(ctx context.Context) error {
	select {
	case <-l.tokens:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("wait: %w", context.Cause(ctx))
	}
}

func (l *Limiter) Close() { l.once.Do(func() { close(l.stop) }) }

func main() {
	l := NewLimiter(3, 5*time.Millisecond)
	defer l.Close()
	allowed := 0
	for range 10 {
		if l.Allow() {
			allowed++
		}
	}
	fmt.Println(allowed >= 3 && allowed <= 5)
	start := time.Now()
	for range 4 {
		if err := l.Wait(context.Background()); err != nil {
			panic(err)
		}
	}
	fmt.Println(time.Since(start) > 5*time.Millisecond)
	slow := NewLimiter(0, time.Hour)
	defer slow.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Millisecond)
	defer cancel()
	err := slow.Wait(ctx)
	fmt.Println(err, errors.Is(err, context.DeadlineExceeded))
	l.Close()
	l.Close()
}

// Output:
// true
// true
// wait: context deadline exceeded true
