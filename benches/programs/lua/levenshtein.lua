local byte = string.byte
local function lev(a, b)
  local d = {}
  for i=0,#a do d[i] = {} for j=0,#b do d[i][j]=0 end d[i][0] = i end
  for j=0,#b do d[0][j] = j end
  for i=1,#a do
    for j=1,#b do
      local cost = 1
      if byte(a,i) == byte(b,j) then cost = 0 end
      local x, y, z = d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost
      if y < x then x = y end
      if z < x then x = z end
      d[i][j] = x
    end
  end
  return d[#a][#b]
end
local ta, tb = {}, {}
for i=0,999 do ta[#ta+1] = string.char(97+i*7%26) tb[#tb+1] = string.char(97+i*11%26) end
local a, b = table.concat(ta), table.concat(tb)
local s = 0
for i=0,2 do s = s + lev(a, b:sub(i+1)) end
print(s)
