local function adder(k) return function(x) return x+k end end
local function counter() local n = 0 return function() n = n + 1 return n end end
local function apply(xs, f) local s = 0 for i=1,#xs do s = s + f(xs[i]) end return s end
local xs = {}
for i=0,999 do xs[i+1] = i end
local s = 0
for i=0,1999 do s = s + apply(xs, adder(i)) end
local c = counter()
for i=1,2000000 do s = s + c()%2 end
print(s)
