// Imports with a dot: functions, constants, and types with their methods.

package main

import (
	. "encoding/base32"
	. "fmt"
	. "strings"
	. "time"
)

type loud struct{ *Builder }

func (l loud) Shout(s string) { l.WriteString(ToUpper(s) + "!") }

func main() {
	var text Builder
	loud{&text}.Shout("hello")
	Println(text.String(), text.Len())
	Println(StdEncoding.EncodeToString([]byte("x")), HexEncoding.WithPadding(NoPadding).EncodedLen(3))
	var err error = CorruptInputError(7)
	Println(err, NewReplacer("a", "b").Replace("banana"))
	Println(1500*Millisecond, Duration(90).Nanoseconds(), Unix(0, 0).UTC().Format(DateOnly), March)
	var s Stringer = Sunday
	Println(s)
}

// Output:
// HELLO! 6
// PA====== 5
// illegal base32 data at input byte 7 bbnbnb
// 1.5s 90 1970-01-01 March
// Sunday
