local function matrix(n, seed)
  local m = {}
  for i = 0, n - 1 do
    local row = {}
    for j = 0, n - 1 do row[j] = seed * (i - j) + (i + j) / 2 end
    m[i] = row
  end
  return m
end
local function multiply(a, b, n)
  local c = {}
  for i = 0, n - 1 do
    local row, ai = {}, a[i]
    for j = 0, n - 1 do
      local sum = 0.0
      for k = 0, n - 1 do sum = sum + ai[k] * b[k][j] end
      row[j] = sum
    end
    c[i] = row
  end
  return c
end
local n = 160
local a, b = matrix(n, 1.5), matrix(n, 0.25)
local c = multiply(a, b, n)
for _ = 1, 2 do
  c = multiply(c, b, n)
  c[3][5] = 1
  for i = 0, n - 1 do for j = 0, n - 1 do c[i][j] = c[i][j] / 1e6 end end
end
print(string.format("%.6f %.6f", c[0][0], c[n / 2][math.floor(n / 3)]))
