package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strings"
	"unicode"
)

type count struct {
	word string
	n    int
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 16), 1<<16)
	lines, chars := 0, 0
	words := map[string]int{}
	for in.Scan() {
		lines++
		line := in.Text()
		chars += len([]rune(line)) + 1
		for _, w := range strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
			words[w]++
		}
	}
	if err := in.Err(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	counts := make([]count, 0, len(words))
	total := 0
	for w, n := range words {
		counts = append(counts, count{w, n})
		total += n
	}
	sort.Slice(counts, func(i, j int) bool {
		if counts[i].n != counts[j].n {
			return counts[i].n > counts[j].n
		}
		return counts[i].word < counts[j].word
	})
	fmt.Printf("%7d %7d %7d\n", lines, total, chars)
	for _, c := range counts[:min(5, len(counts))] {
		fmt.Printf("%-8s %3d %s\n", c.word, c.n, strings.Repeat("#", c.n))
	}
}

// Input:
// It was the best of times, it was the worst of times,
// it was the age of wisdom, it was the age of foolishness,
// it's été — naïve café: été!

// Output:
//       3      29     138
// it         4 ####
// of         4 ####
// the        4 ####
// was        4 ####
// age        2 ##
