local function place(n, row, cols, diag, anti)
  if row == n then return 1 end
  local found = 0
  for c = 0, n - 1 do
    if not (cols[c] or diag[row + c] or anti[row - c + n]) then
      cols[c], diag[row + c], anti[row - c + n] = true, true, true
      found = found + place(n, row + 1, cols, diag, anti)
      cols[c], diag[row + c], anti[row - c + n] = false, false, false
    end
  end
  return found
end
print(place(9, 0, {}, {}, {}))
