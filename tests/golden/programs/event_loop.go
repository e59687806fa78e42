package main

import (
	"fmt"
	"time"
)

type Event struct {
	Name string
	At   time.Duration
}

type Loop struct {
	events chan Event
	timers map[string]*time.Timer
	log    []string
	start  time.Time
}

func NewLoop() *Loop {
	return &Loop{events: make(chan Event, 8), timers: map[string]*time.Timer{}, start: time.Now()}
}

func (l *Loop) After(name string, d time.Duration) {
	if t, ok := l.timers[name]; ok {
		t.Stop()
	}
	l.timers[name] = time.AfterFunc(d, func() { l.events <- Event{name, d} })
}

func (l *Loop) Cancel(name string) bool {
	t, ok := l.timers[name]
	delete(l.timers, name)
	return ok && t.Stop()
}

func (l *Loop) Run(handle func(Event) bool, idle time.Duration) string {
	for {
		select {
		case e := <-l.events:
			delete(l.timers, e.Name)
			l.log = append(l.log, e.Name)
			if !handle(e) {
				return "stopped by " + e.Name
			}
		case <-time.After(idle):
			return "idle"
		}
	}
}

func main() {
	l := NewLoop()
	l.After("c", 160*time.Millisecond)
	l.After("a", 10*time.Millisecond)
	l.After("b", 60*time.Millisecond)
	l.After("never", 15*time.Millisecond)
	fmt.Println(l.Cancel("never"), l.Cancel("unknown"))
	count := 0
	why := l.Run(func(e Event) bool {
		if e.Name == "b" {
			if count++; count < 3 {
				l.After("b", 15*time.Millisecond)
			}
		}
		if e.Name == "c" {
			l.After("late", time.Millisecond)
		}
		return true
	}, 300*time.Millisecond)
	fmt.Println(why, l.log[:2], len(l.log), count)
	l.After("x", time.Millisecond)
	fmt.Println(l.Run(func(e Event) bool { return e.Name != "x" }, time.Second))
}

// Output:
// true false
// idle [a b] 6 3
// stopped by x
