package main

import (
	"container/heap"
	"fmt"
	"math"
	"strings"
)

type Edge struct {
	to     string
	weight int
}
type Graph map[string][]Edge

func (g Graph) Add(a, b string, w int) {
	g[a] = append(g[a], Edge{b, w})
	g[b] = append(g[b], Edge{a, w})
}

type state struct {
	node string
	dist int
}
type queue []state

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return q[i].dist < q[j].dist || q[i].dist == q[j].dist && q[i].node < q[j].node
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(state)) }
func (q *queue) Pop() (x any) {
	n := len(*q) - 1
	x, *q = (*q)[n], (*q)[:n]
	return
}

func (g Graph) Shortest(from, to string) (path []string, total int, ok bool) {
	dist, prev := map[string]int{}, map[string]string{}
	for n := range g {
		dist[n] = math.MaxInt
	}
	if _, known := dist[from]; !known {
		return nil, 0, false
	}
	dist[from] = 0
	q := &queue{{from, 0}}
	for q.Len() > 0 {
		s := heap.Pop(q).(state)
		if s.dist > dist[s.node] {
			continue
		}
		if s.node == to {
			for n := to; ; n = prev[n] {
				path = append([]string{n}, path...)
				if n == from {
					return path, s.dist, true
				}
			}
		}
		for _, e := range g[s.node] {
			if d := s.dist + e.weight; d < dist[e.to] {
				dist[e.to], prev[e.to] = d, s.node
				heap.Push(q, state{e.to, d})
			}
		}
	}
	return nil, 0, false
}

func main() {
	g := Graph{}
	for _, line := range strings.Split("A B 7;A C 9;A F 14;B C 10;B D 15;C D 11;C F 2;D E 6;E F 9;X Y 1", ";") {
		var a, b string
		var w int
		parts := strings.Fields(line)
		a, b = parts[0], parts[1]
		for _, c := range parts[2] {
			w = w*10 + int(c-'0')
		}
		g.Add(a, b, w)
	}
	for _, p := range [][2]string{{"A", "E"}, {"A", "D"}, {"B", "F"}, {"A", "A"}, {"A", "Y"}, {"Q", "A"}} {
		path, total, ok := g.Shortest(p[0], p[1])
		fmt.Println(p, strings.Join(path, "→"), total, ok)
	}
	n := 20
	grid := Graph{}
	for i := range n {
		for j := range n {
			if i+1 < n {
				grid.Add(fmt.Sprint(i, ",", j), fmt.Sprint(i+1, ",", j), (i*j)%5+1)
			}
			if j+1 < n {
				grid.Add(fmt.Sprint(i, ",", j), fmt.Sprint(i, ",", j+1), (i+j)%3+1)
			}
		}
	}
	path, total, _ := grid.Shortest("0,0", "19,19")
	fmt.Println(len(path), total)
}

// Output:
// [A E] A→C→F→E 20 true
// [A D] A→C→D 20 true
// [B F] B→C→F 12 true
// [A A] A 0 true
// [A Y]  0 false
// [Q A]  0 false
// 39 53
