package main

import (
	"fmt"
	"io"
	"os"
)

// Small reads and writes, which do not wait, and reads of a pipe that nobody has written to yet.
func main() {
	file, err := os.CreateTemp("", "small")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.Remove(file.Name())
	for i := range 300 {
		fmt.Fprintf(file, "line %d\n", i)
	}
	at, err := file.Seek(0, io.SeekCurrent)
	fmt.Println(at, err)
	at, err = file.Seek(-9, io.SeekEnd)
	fmt.Println(at, err)
	var word string
	var n int
	fmt.Println(fmt.Fscan(file, &word, &n))
	fmt.Println(word, n)
	one := make([]byte, 1)
	count, err := file.Read(one)
	fmt.Println(count, err)
	count, err = file.ReadAt(one, 5)
	fmt.Printf("%d %v %q\n", count, err, one)
	count, err = file.WriteAt([]byte("LINE"), 7)
	fmt.Println(count, err)
	count, err = file.ReadAt(make([]byte, 5), at+6)
	fmt.Println(count, err)
	whole, err := os.ReadFile(file.Name())
	fmt.Printf("%d %v %q\n", len(whole), err, whole[:14])
	count, err = file.Write(make([]byte, 100_000))
	fmt.Println(count, err, file.Close())

	reader, writer, err := os.Pipe()
	if err != nil {
		fmt.Println(err)
		return
	}
	asked := make(chan bool)
	go func() {
		<-asked
		for i := range 3 {
			fmt.Fprintln(writer, i*i)
		}
		writer.Close()
	}()
	asked <- true
	for {
		if _, err = fmt.Fscanln(reader, &n); err != nil {
			break
		}
		fmt.Println(n)
	}
	fmt.Println(err)
	count, err = reader.Read(one)
	fmt.Println(count, err, reader.Close())
	directory, _ := os.Open(os.TempDir())
	_, err = directory.Read(one)
	fmt.Println(err != nil, directory.Close())
}

// Output:
// 2590 <nil>
// 2581 <nil>
// 2 <nil>
// line 299
// 0 EOF
// 1 <nil> "0"
// 4 <nil>
// 3 EOF
// 2590 <nil> "line 0\nLINE 1\n"
// 100000 <nil> <nil>
// 0
// 1
// 4
// EOF
// 0 EOF <nil>
// true <nil>
