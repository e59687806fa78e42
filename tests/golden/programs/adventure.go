package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strings"
)

type Direction int

const (
	North Direction = iota
	East
	South
	West
)

var dirNames = map[string]Direction{"north": North, "east": East, "south": South, "west": West, "n": North, "e": East, "s": South, "w": West}

func (d Direction) Opposite() Direction { return (d + 2) % 4 }
func (d Direction) String() string      { return [...]string{"north", "east", "south", "west"}[d] }

type Item struct {
	name, desc string
	use        func(*Game) string
}

type Room struct {
	name  string
	exits map[Direction]*Room
	items map[string]*Item
	dark  bool
}

func NewRoom(name string, dark bool) *Room {
	return &Room{name: name, dark: dark, exits: map[Direction]*Room{}, items: map[string]*Item{}}
}

func (r *Room) Connect(d Direction, o *Room) *Room {
	r.exits[d], o.exits[d.Opposite()] = o, r
	return o
}

type Game struct {
	at    *Room
	bag   map[string]*Item
	lit   bool
	moves int
	won   bool
}

func keys[V any](m map[string]V) []string {
	var ks []string
	for k := range m {
		ks = append(ks, k)
	}
	sort.Strings(ks)
	return ks
}

func (g *Game) Look() string {
	if g.at.dark && !g.lit {
		return "It is pitch dark."
	}
	var exits []string
	for d := North; d <= West; d++ {
		if to := g.at.exits[d]; to != nil {
			exits = append(exits, fmt.Sprintf("%v to %s", d, to.name))
		}
	}
	s := fmt.Sprintf("You are in the %s. Exits: %s.", g.at.name, strings.Join(exits, ", "))
	if len(g.at.items) > 0 {
		s += " You see: " + strings.Join(keys(g.at.items), ", ") + "."
	}
	return s
}

type command func(g *Game, arg string) string

var commands map[string]command

func init() {
	commands = map[string]command{
		"look": func(g *Game, _ string) string { return g.Look() },
		"go": func(g *Game, arg string) string {
			d, ok := dirNames[arg]
			if !ok {
				return "Go where?"
			}
			to := g.at.exits[d]
			if to == nil {
				return "You cannot go " + d.String() + "."
			}
			g.at = to
			g.moves++
			return g.Look()
		},
		"take": func(g *Game, arg string) string {
			it, ok := g.at.items[arg]
			if !ok {
				return fmt.Sprintf("There is no %q here.", arg)
			}
			delete(g.at.items, arg)
			g.bag[arg] = it
			return "Taken: " + it.desc
		},
		"use": func(g *Game, arg string) string {
			if it := g.bag[arg]; it != nil && it.use != nil {
				return it.use(g)
			}
			return "You cannot use that."
		},
		"bag": func(g *Game, _ string) string { return fmt.Sprint(len(g.bag), " things: ", keys(g.bag)) },
	}
}

func main() {
	hall := NewRoom("hall", false)
	cellar := hall.Connect(South, NewRoom("cellar", true))
	vault := cellar.Connect(East, NewRoom("vault", true))
	hall.items["lamp"] = &Item{"lamp", "a brass lamp", func(g *Game) string { g.lit = !g.lit; return fmt.Sprint("lamp lit: ", g.lit) }}
	cellar.items["key"] = &Item{name: "key", desc: "a rusty key"}
	vault.items["gold"] = &Item{"gold", "shiny gold", func(g *Game) string { g.won = true; return "You are rich!" }}
	g := &Game{at: hall, bag: map[string]*Item{}}
	var in *bufio.Scanner
	if len(os.Args) > 1 {
		in = bufio.NewScanner(os.Stdin)
	} else {
		in = bufio.NewScanner(strings.NewReader("look\ngo west\ngo\ntake sword\ntake lamp\ngo s\nlook\nuse lamp\nlook\ntake key\ndance\nuse key\ngo east\ntake gold\nbag\nuse gold\nlook"))
	}
	for in.Scan() && !g.won {
		verb, arg, _ := strings.Cut(strings.TrimSpace(in.Text()), " ")
		fmt.Println(">", verb, arg)
		if cmd, ok := commands[verb]; ok {
			fmt.Println(cmd(g, arg))
		} else {
			fmt.Println("I do not know how to", verb)
		}
	}
	fmt.Printf("%d moves, won: %t\n", g.moves, g.won)
}

// Output:
// > look
// You are in the hall. Exits: south to cellar. You see: lamp.
// > go west
// You cannot go west.
// > go
// Go where?
// > take sword
// There is no "sword" here.
// > take lamp
// Taken: a brass lamp
// > go s
// It is pitch dark.
// > look
// It is pitch dark.
// > use lamp
// lamp lit: true
// > look
// You are in the cellar. Exits: north to hall, east to vault. You see: key.
// > take key
// Taken: a rusty key
// > dance
// I do not know how to dance
// > use key
// You cannot use that.
// > go east
// You are in the vault. Exits: west to cellar. You see: gold.
// > take gold
// Taken: shiny gold
// > bag
// 3 things: [gold key lamp]
// > use gold
// You are rich!
// 2 moves, won: true
