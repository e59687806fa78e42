local function at(i, j) local s = i + j; return 1 / (s * (s + 1) / 2 + i + 1) end
local n = 350
local function times(v, out)
  for i = 0, n - 1 do
    local sum = 0
    for j = 0, n - 1 do sum = sum + at(i, j) * v[j] end
    out[i] = sum
  end
end
local function transposed(v, out)
  for i = 0, n - 1 do
    local sum = 0
    for j = 0, n - 1 do sum = sum + at(j, i) * v[j] end
    out[i] = sum
  end
end
local u, v, t = {}, {}, {}
for i = 0, n - 1 do u[i], v[i], t[i] = 1, 0, 0 end
for _ = 1, 10 do times(u, t) transposed(t, v) times(v, t) transposed(t, u) end
local vBv, vv = 0, 0
for i = 0, n - 1 do vBv = vBv + u[i] * v[i]; vv = vv + v[i] * v[i] end
print(string.format("%.9f", math.sqrt(vBv / vv)))
