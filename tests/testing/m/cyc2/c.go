package cyc2

import _ "example.com/m/cyc"

const X = 1
