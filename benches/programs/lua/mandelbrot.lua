local size, most, inside = 260, 50, 0
for py = 0, size - 1 do
  for px = 0, size - 1 do
    local cr, ci = 2 * px / size - 1.5, 2 * py / size - 1
    local zr, zi, r2, i2, n = 0, 0, 0, 0, 0
    while n < most and r2 + i2 <= 4 do
      zi = 2 * zr * zi + ci
      zr = r2 - i2 + cr
      r2, i2 = zr * zr, zi * zi
      n = n + 1
    end
    if n == most then inside = inside + 1 end
  end
end
print(inside)
