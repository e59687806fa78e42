package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

type Message struct {
	Topic string
	Body  any
}

type Broker struct {
	mu     sync.RWMutex
	subs   map[string][]chan Message
	closed bool
	sent   int
}

func NewBroker() *Broker { return &Broker{subs: make(map[string][]chan Message)} }

func (b *Broker) Subscribe(topics ...string) <-chan Message {
	ch := make(chan Message, 16)
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, t := range topics {
		b.subs[t] = append(b.subs[t], ch)
	}
	return ch
}

func (b *Broker) Publish(topic string, body any) (n int) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if b.closed {
		return -1
	}
	for pattern, subs := range b.subs {
		if pattern == topic || strings.HasSuffix(pattern, "*") && strings.HasPrefix(topic, strings.TrimSuffix(pattern, "*")) {
			for _, s := range subs {
				s <- Message{topic, body}
				n++
			}
		}
	}
	return n
}

func (b *Broker) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return
	}
	b.closed = true
	seen := map[chan Message]bool{}
	for _, subs := range b.subs {
		for _, s := range subs {
			if !seen[s] {
				seen[s] = true
				close(s)
			}
		}
	}
}

func main() {
	b := NewBroker()
	results := make([][]string, 3)
	var wg sync.WaitGroup
	for i, topics := range [][]string{{"news"}, {"news", "sport"}, {"s*"}} {
		ch := b.Subscribe(topics...)
		wg.Go(func() {
			for m := range ch {
				switch body := m.Body.(type) {
				case string:
					results[i] = append(results[i], m.Topic+":"+body)
				case fmt.Stringer:
					results[i] = append(results[i], m.Topic+"="+body.String())
				case []int:
					results[i] = append(results[i], fmt.Sprintf("%s%v", m.Topic, body))
				}
			}
		})
	}
	fmt.Println(b.Publish("news", "one"), b.Publish("sport", []int{3, 1}), b.Publish("science", "x"), b.Publish("none", "lost"))
	b.Close()
	b.Close()
	wg.Wait()
	fmt.Println(b.Publish("news", "late"))
	for i, r := range results {
		sort.Strings(r)
		fmt.Println(i, r)
	}
}

// Output:
// 2 2 1 0
// -1
// 0 [news:one]
// 1 [news:one sport[3 1]]
// 2 [science:x sport[3 1]]
