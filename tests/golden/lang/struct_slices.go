// Slices of structs: parts of elements, elements as values, addresses of elements, and floats in memory.
package main

import "fmt"

type vec struct{ x, y, z float64 }

type body struct {
	at, speed vec
	mass      float64
	name      string
	hits      int32
	next      *body
	tags      [2]int
}

type words struct {
	a, b int
	p    *int
	c    uint64
}

func (v vec) add(w vec) vec            { return vec{v.x + w.x, v.y + w.y, v.z + w.z} }
func (v vec) swap() vec                { return vec{v.z, v.y, v.x} }
func (v vec) scale(k float64) (r vec)  { r = vec{r.y + v.x*k, v.y * k, v.z * k}; r = vec{r.y, r.x, r.z}; return r }
func (b *body) push(v vec, dt float64) { b.speed = b.speed.add(v.scale(dt)); b.hits++ }
func pair(a, b int) words              { return words{a: b, b: a, c: uint64(a + b)} }

func energy(bs []body) (e float64) {
	for i := range bs {
		b := &bs[i]
		e += 0.5 * b.mass * (b.speed.x*b.speed.x + b.speed.y*b.speed.y + b.speed.z*b.speed.z)
		for j := i + 1; j < len(bs); j++ {
			c := &bs[j]
			dx, dy := b.at.x-c.at.x, b.at.y-c.at.y
			e -= b.mass * c.mass / (1 + dx*dx + dy*dy) * (b.at.z + c.at.z)
		}
	}
	return e
}

func try(what string, f func()) {
	defer func() { fmt.Println(what, "-", recover()) }()
	f()
}

func main() {
	bs := make([]body, 3)
	for i := range bs {
		bs[i].at = vec{float64(i), float64(i * i), 1}
		bs[i].mass = float64(i) + 0.5
		bs[i].name = fmt.Sprint("b", i)
		bs[i].next = &bs[(i+1)%3]
		bs[i].hits = int32(-i)
		bs[i].tags[i%2] = i
		bs[i].at.y -= bs[i].mass * bs[i].at.x
	}
	for i := 0; i < len(bs); i++ {
		bs[i].push(bs[i].next.at, 0.5)
		bs[i].mass, bs[i].at.x = bs[i].at.x, bs[i].mass
		bs[i].hits *= 3
		bs[i].name += bs[i].next.name
	}
	bs[0].tags, bs[1].tags = bs[1].tags, bs[0].tags
	bs[2].tags[1]++
	bs[2].at.z++
	for _, b := range bs {
		b.at = b.at.swap()
		fmt.Println(b.at, b.speed, b.mass, b.name, b.hits, b.next.name, b.tags)
	}
	fmt.Println(energy(bs), bs[1].at.add(bs[2].at).scale(2), bs[0].at.x*bs[1].at.x-bs[2].mass+bs[1].mass)

	v := vec{1, 2, 3}
	v = vec{v.z, v.x, v.y}
	w := v.add(vec{x: v.y}).swap()
	{
		v := vec{v.y, v.z, v.x}
		w := vec{z: w.x}
		v, w = w, v
		fmt.Println(v, w)
	}
	for i := range 2 {
		u := vec{y: float64(i)}
		u.x += v.x
		defer func() { fmt.Println("deferred", u) }()
		v = u.add(u)
	}
	a, b := pair(1, 2), vec{y: v.x}
	var c words
	c = pair(a.b, a.a)
	fmt.Println(v, w, a, b, c)

	n := 7
	ws := []words{{1, 2, &n, 3}, {4, 5, nil, 6}}
	sum := 0
	for i, w := range ws {
		if w.p != nil {
			*w.p += w.a + w.b
			w.p = nil
		}
		ws[1-i].c += w.c
		sum += w.a*w.b + int(w.c)
	}
	ws = append(ws, ws[0], words{c: ws[1].c})
	ws[2].a, ws[3].p = ws[3].a+1, ws[0].p
	*ws[3].p--
	grid := [][]words{ws[:1], ws[1:]}
	grid[1][0].a = grid[0][0].b * 10
	moved := make(map[string]words)
	moved["w"] = grid[1][0]
	fmt.Println(n, sum, ws[2].a, ws[3].b, ws[1], len(ws), moved["w"].a, *ws[0].p == n, ws[2].c)

	three, minus, wide := 3, -1, uint64(1<<63)
	var none *body
	var nowhere []words
	try("read beyond", func() { fmt.Println(bs[three].mass) })
	try("written beyond", func() { bs[three].mass = 1 })
	try("added beyond", func() { bs[three].at.x += 1 })
	try("negative", func() { fmt.Println(ws[minus].a) })
	try("unsigned", func() { ws[wide].b = 1 })
	try("of nil", func() { nowhere[0].c = 2 })
	try("address", func() { p := &bs[three]; fmt.Println(p) })
	try("through nil", func() { fmt.Println(v.x * none.mass) })
	try("of next of nil", func() { fmt.Println(v.x + bs[0].next.next.next.mass - none.next.mass) })
	try("order", func() { bs[three].mass = v.x * none.mass })
}

// Output:
// {1 0 0.5} {-0.25 0.5 0.5} 0 b0b1 3 b1b2 [0 1]
// {1 -0.5 1.5} {-0.5 1 0.5} 1 b1b2 0 b2b0b1 [0 0]
// {2 -1 2.5} {0 0.25 0.5} 2 b2b0b1 -3 b0b1 [2 1]
// -1.6041666666666665 {-3 8 6} -0.25
// {0 0 2} {1 2 3}
// {12 2 0} {2 1 4} {2 1 <nil> 3} {0 12 0} {2 1 <nil> 3}
// 9 34 1 0 {20 5 <nil> 9} 4 20 true 12
// read beyond - runtime error: index out of range [3] with length 3
// written beyond - runtime error: index out of range [3] with length 3
// added beyond - runtime error: index out of range [3] with length 3
// negative - runtime error: index out of range [-1]
// unsigned - runtime error: index out of range [9223372036854775808] with length 4
// of nil - runtime error: index out of range [0] with length 0
// address - runtime error: index out of range [3] with length 3
// through nil - runtime error: invalid memory address or nil pointer dereference
// of next of nil - runtime error: invalid memory address or nil pointer dereference
// order - runtime error: invalid memory address or nil pointer dereference
// deferred {6 1 0}
// deferred {3 0 0}
