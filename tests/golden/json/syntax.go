package main

import (
	"bytes"
	"encoding/json"
	"fmt"
)

var texts = []string{
	``, ` `, `1`, `1 2`, ` [ 1 , { "a" : [ ] , "b" : { } } , "x\u003c<" ] ` + "\n", `{"a"}`, `{"a":}`, `[1,]`, `[,1]`, `{,}`, `{1:2}`, `[1 2]`,
	`{"a":1 "b":2}`, `{"a":1:2}`, `}`, `[}`, `{]`, `{"a":1]`, `[1}`, `{"a",1}`, `x`, `nul`, `nulx`, `tru`, `falsy`, `"abc`, `"a\q"`, `"a\u12"`, `"a\u12x4"`,
	"\"\x01\"", "\"\xff\"", `-`, `-x`, `1.`, `1.x`, `1e`, `1e+`, `1ex`, `01`, `-0`, `[1`, `[1,`, `{"a":1,`, `{"a":`, `{"a"`, `{`, `é`, "\xff", "[\u2028]", `{"a":1,}`,
	"\ufeff1", "1\x00", `"\ud800"`, `'a'`, "`", `[1.]`, `[-]`,
}

func main() {
	for _, s := range texts {
		var v any
		err := json.Unmarshal([]byte(s), &v)
		fmt.Printf("%q %v %q %v", s, json.Valid([]byte(s)), fmt.Sprint(v), err)
		if e, ok := err.(*json.SyntaxError); ok {
			fmt.Print(" ", e.Offset)
		}
		var b bytes.Buffer
		err = json.Compact(&b, []byte(s))
		fmt.Printf(" %q", b.String())
		if e, ok := err.(*json.SyntaxError); ok {
			fmt.Print(" ", e.Offset)
		}
		json.HTMLEscape(&b, []byte(s))
		err = json.Indent(&b, []byte(s), "> ", "--")
		fmt.Printf(" %q %v\n", b.String(), err)
	}
	b, err := json.MarshalIndent(map[string]any{"a": []int{1, 2}, "b": struct{}{}, "c": map[string]any{"d": nil}}, "", "\t")
	fmt.Println(string(b), err)
}

// Output:
// "" false "<nil>" unexpected end of JSON input 0 "" 0 "" unexpected end of JSON input
// " " false "<nil>" unexpected end of JSON input 1 "" 1 " " unexpected end of JSON input
// "1" true "1" <nil> "1" "111" <nil>
// "1 2" false "<nil>" invalid character '2' after top-level value 3 "" 3 "1 2" invalid character '2' after top-level value
// " [ 1 , { \"a\" : [ ] , \"b\" : { } } , \"x\\u003c<\" ] \n" true "[1 map[a:[] b:map[]] x<<]" <nil> "[1,{\"a\":[],\"b\":{}},\"x\\u003c<\"]" "[1,{\"a\":[],\"b\":{}},\"x\\u003c<\"] [ 1 , { \"a\" : [ ] , \"b\" : { } } , \"x\\u003c\\u003c\" ] \n[\n> --1,\n> --{\n> ----\"a\": [],\n> ----\"b\": {}\n> --},\n> --\"x\\u003c<\"\n> ] \n" <nil>
// "{\"a\"}" false "<nil>" invalid character '}' after object key 5 "" 5 "{\"a\"}" invalid character '}' after object key
// "{\"a\":}" false "<nil>" invalid character '}' looking for beginning of value 6 "" 6 "{\"a\":}" invalid character '}' looking for beginning of value
// "[1,]" false "<nil>" invalid character ']' looking for beginning of value 4 "" 4 "[1,]" invalid character ']' looking for beginning of value
// "[,1]" false "<nil>" invalid character ',' looking for beginning of value 2 "" 2 "[,1]" invalid character ',' looking for beginning of value
// "{,}" false "<nil>" invalid character ',' looking for beginning of object key string 2 "" 2 "{,}" invalid character ',' looking for beginning of object key string
// "{1:2}" false "<nil>" invalid character '1' looking for beginning of object key string 2 "" 2 "{1:2}" invalid character '1' looking for beginning of object key string
// "[1 2]" false "<nil>" invalid character '2' after array element 4 "" 4 "[1 2]" invalid character '2' after array value
// "{\"a\":1 \"b\":2}" false "<nil>" invalid character '"' after object key:value pair 8 "" 8 "{\"a\":1 \"b\":2}" invalid character '"' after object key:value pair
// "{\"a\":1:2}" false "<nil>" invalid character ':' after object key:value pair 7 "" 7 "{\"a\":1:2}" invalid character ':' after object key:value pair
// "}" false "<nil>" invalid character '}' looking for beginning of value 1 "" 1 "}" invalid character '}' looking for beginning of value
// "[}" false "<nil>" invalid character '}' looking for beginning of value 2 "" 2 "[}" invalid character '}' looking for beginning of value
// "{]" false "<nil>" invalid character ']' looking for beginning of object key string 2 "" 2 "{]" invalid character ']' looking for beginning of object key string
// "{\"a\":1]" false "<nil>" invalid character ']' after object key:value pair 7 "" 7 "{\"a\":1]" invalid character ']' after object key:value pair
// "[1}" false "<nil>" invalid character '}' after array element 3 "" 3 "[1}" invalid character '}' after array value
// "{\"a\",1}" false "<nil>" invalid character ',' after object key 5 "" 5 "{\"a\",1}" invalid character ',' after object key
// "x" false "<nil>" invalid character 'x' looking for beginning of value 1 "" 1 "x" invalid character 'x' looking for beginning of value
// "nul" false "<nil>" unexpected end of JSON input 3 "" 3 "nul" unexpected end of JSON input
// "nulx" false "<nil>" invalid character 'x' in literal null (expecting 'l') 4 "" 4 "nulx" invalid character 'x' in literal null (expecting 'l')
// "tru" false "<nil>" unexpected end of JSON input 3 "" 3 "tru" unexpected end of JSON input
// "falsy" false "<nil>" invalid character 'y' in literal false (expecting 'e') 5 "" 5 "falsy" invalid character 'y' in literal false (expecting 'e')
// "\"abc" false "<nil>" unexpected end of JSON input 4 "" 4 "\"abc" unexpected end of JSON input
// "\"a\\q\"" false "<nil>" invalid escape sequence `\q` in string 4 "" 4 "\"a\\q\"" invalid escape sequence `\q` in string
// "\"a\\u12\"" false "<nil>" invalid escape sequence `\u12"` in string 7 "" 7 "\"a\\u12\"" invalid escape sequence `\u12"` in string
// "\"a\\u12x4\"" false "<nil>" invalid escape sequence `\u12x4` in string 8 "" 8 "\"a\\u12x4\"" invalid escape sequence `\u12x4` in string
// "\"\x01\"" false "<nil>" invalid character '\x01' in string 2 "" 2 "\"\x01\"" invalid character '\x01' in string
// "\"\xff\"" true "�" <nil> "\"\xff\"" "\"\xff\"\"\xff\"\"\xff\"" <nil>
// "-" false "<nil>" unexpected end of JSON input 0 "" 0 "-" unexpected end of JSON input
// "-x" false "<nil>" invalid character 'x' in numeric literal 2 "" 2 "-x" invalid character 'x' in numeric literal
// "1." false "<nil>" unexpected end of JSON input 0 "" 1 "1." unexpected end of JSON input
// "1.x" false "<nil>" invalid character 'x' in numeric literal 3 "" 3 "1.x" invalid character 'x' in numeric literal
// "1e" false "<nil>" unexpected end of JSON input 0 "" 1 "1e" unexpected end of JSON input
// "1e+" false "<nil>" unexpected end of JSON input 0 "" 1 "1e+" unexpected end of JSON input
// "1ex" false "<nil>" invalid character 'x' in numeric literal 3 "" 3 "1ex" invalid character 'x' in numeric literal
// "01" false "<nil>" invalid character '1' after top-level value 2 "" 2 "01" invalid character '1' after top-level value
// "-0" true "-0" <nil> "-0" "-0-0-0" <nil>
// "[1" false "<nil>" unexpected end of JSON input 2 "" 2 "[1" unexpected end of JSON input
// "[1," false "<nil>" unexpected end of JSON input 3 "" 3 "[1," unexpected end of JSON input
// "{\"a\":1," false "<nil>" unexpected end of JSON input 7 "" 7 "{\"a\":1," unexpected end of JSON input
// "{\"a\":" false "<nil>" unexpected end of JSON input 5 "" 5 "{\"a\":" unexpected end of JSON input
// "{\"a\"" false "<nil>" unexpected end of JSON input 4 "" 4 "{\"a\"" unexpected end of JSON input
// "{" false "<nil>" unexpected end of JSON input 1 "" 1 "{" unexpected end of JSON input
// "é" false "<nil>" invalid character 'é' looking for beginning of value 2 "" 2 "é" invalid character 'é' looking for beginning of value
// "\xff" false "<nil>" invalid character '\xff' looking for beginning of value 1 "" 1 "\xff" invalid character '\xff' looking for beginning of value
// "[\u2028]" false "<nil>" invalid character '\u2028' looking for beginning of value 4 "" 4 "[\\u2028]" invalid character '\u2028' looking for beginning of value
// "{\"a\":1,}" false "<nil>" invalid character '}' looking for beginning of object key string 8 "" 8 "{\"a\":1,}" invalid character '}' looking for beginning of object key string
// "\ufeff1" false "<nil>" invalid character '\ufeff' looking for beginning of value 3 "" 3 "\ufeff1" invalid character '\ufeff' looking for beginning of value
// "1\x00" false "<nil>" invalid character '\x00' after top-level value 2 "" 2 "1\x00" invalid character '\x00' after top-level value
// "\"\\ud800\"" true "�" <nil> "\"\\ud800\"" "\"\\ud800\"\"\\ud800\"\"\\ud800\"" <nil>
// "'a'" false "<nil>" invalid character '\'' looking for beginning of value 1 "" 1 "'a'" invalid character '\'' looking for beginning of value
// "`" false "<nil>" invalid character '`' looking for beginning of value 1 "" 1 "`" invalid character '`' looking for beginning of value
// "[1.]" false "<nil>" invalid character ']' in numeric literal 4 "" 4 "[1.]" invalid character ']' in numeric literal
// "[-]" false "<nil>" invalid character ']' in numeric literal 3 "" 3 "[-]" invalid character ']' in numeric literal
// {
// 	"a": [
// 		1,
// 		2
// 	],
// 	"b": {},
// 	"c": {
// 		"d": null
// 	}
// } <nil>
