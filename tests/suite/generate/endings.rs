//! How programs end: by themselves, by os.Exit, or by a panic that nobody recovers.

use super::Generator;

const ENDINGS: &[&str] = &[
    "os.Exit($)",
    "panic(\"the end\")",
    "panic($)",
    "panic(&Failure{$})",
    "panic(fmt.Errorf(\"wrapped: %w\", &Failure{$}))",
    "panic(MyStr(\"mine\"))",
    "panic(Color($))",
    "panic(float64($) / 2)",
    "var s []int; fmt.Println(s[id($)])",
    "var m map[string]int; m[\"k\"] = $",
    "var p *Pair[int, int]; p.First = $",
    "var t Totaler; t.Total()",
    "var x any = $; fmt.Println(x.(string))",
    "fmt.Println($ / id(0))",
    "defer func() { panic(recover()) }(); panic(\"again\")",
    "defer func() { panic(\"second\") }(); panic(\"first\")",
    "defer fmt.Println(\"deferred\"); panic(errors.New(\"line\\nbreak\"))",
    "c := make(chan int); close(c); close(c)",
    "c := make(chan int); <-c",
    "var mu sync.Mutex; mu.Unlock()",
    "var wg sync.WaitGroup; wg.Add(1); wg.Wait()",
    "go panic(\"elsewhere\"); select {}",
];

impl Generator {
    /// The function that ends the program, and whether there is one.
    pub(super) fn ending(&mut self) -> bool {
        if self.rng.chance(65) {
            return false;
        }
        let ending = self.rng.pick(ENDINGS).replace('$', &self.rng.below(10).to_string());
        self.out.push_str(&format!("\nfunc ending() {{\n\t{ending}\n}}\n"));
        true
    }
}
