package main

type tagged struct {
	A int `json:"a" xml` //~ "struct field tag `json:"
	B int `json: "b"` //~ "struct field tag `json:"
	C int `json:"c"`
	D int "plain" //~ "struct field tag `plain` not compatible with reflect.StructTag.Get: bad syntax for struct tag pair"
	E int `k:"v"j:"u"` //~ "struct field tag `k:"
	F int `k:"v" k:"w"`
	G int `json:"c"` //~ "struct field G repeats json tag"
	H int `json:"h,omitempty" xml:"h"`
	I int `json:"-"`
	J int `json:"-"`
}

func main() { _ = tagged{} }
