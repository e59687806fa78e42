local Constant, Variable, Add, Mul = {}, {}, {}, {}
for _, c in ipairs { Constant, Variable, Add, Mul } do c.__index = c end
function Constant:eval() return self.v end
function Variable:eval(x) return x end
function Add:eval(x) return self.a:eval(x) + self.b:eval(x) end
function Mul:eval(x) return self.a:eval(x) * self.b:eval(x) end
local function new(c, t) return setmetatable(t, c) end
local tree = new(Variable, {})
for i = 0, 11 do
  if i % 2 == 0 then
    tree = new(Add, { a = tree, b = new(Constant, { v = i }) })
  else
    tree = new(Mul, { a = tree, b = new(Add, { a = new(Variable, {}), b = new(Constant, { v = 0.5 }) }) })
  end
end
local sum = 0.0
for i = 0, 59999 do sum = sum + tree:eval((i % 10) / 10) end
local bit = bit or { bxor = load "return function(a, b) return a ~ b end" (), band = load "return function(a, b) return a & b end" () }
local k, bxor, band = 3, bit.bxor, bit.band
local fs = { function(x) return x + k end, function(x) return bxor(x, 5) end, function(x) return band(x, 0xffff) end }
local function apply(fs, x)
  for i = 1, #fs do x = fs[i](x) end
  return x
end
local total = 0
for i = 0, 299999 do total = total + apply(fs, i) end
print(string.format("%.3f %d", sum, total))
