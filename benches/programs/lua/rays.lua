local sqrt = math.sqrt
local V = {} V.__index = V
local function vec(x,y,z) return setmetatable({X=x,Y=y,Z=z}, V) end
function V.Add(a,b) return vec(a.X+b.X,a.Y+b.Y,a.Z+b.Z) end
function V.Sub(a,b) return vec(a.X-b.X,a.Y-b.Y,a.Z-b.Z) end
function V.Mul(a,k) return vec(a.X*k,a.Y*k,a.Z*k) end
function V.Dot(a,b) return a.X*b.X+a.Y*b.Y+a.Z*b.Z end
function V.Norm(a) return a:Mul(1/sqrt(a:Dot(a))) end
local function hit(s,o,d)
  local oc = o:Sub(s.C)
  local b = oc:Dot(d)
  local c = oc:Dot(oc)-s.R*s.R
  local disc = b*b-c
  if disc < 0 then return 0, false end
  local t = -b-sqrt(disc)
  return t, t > 1e-4
end
local spheres = {{C=vec(0,0,5),R=1},{C=vec(2,0,6),R=1.5},{C=vec(-2,1,4),R=0.7},{C=vec(0,-101,5),R=100}}
local n, sum = 400, 0.0
local light = vec(1,1,-1):Norm()
for y=0,n-1 do
  for x=0,n-1 do
    local d = vec(x/n-0.5, 0.5-y/n, 1):Norm()
    local o = vec(0,0,0)
    local best, at = math.huge, -1
    for i=1,#spheres do
      local t, ok = hit(spheres[i], o, d)
      if ok and t < best then best, at = t, i end
    end
    if at >= 0 then
      local p = o:Add(d:Mul(best))
      local nn = p:Sub(spheres[at].C):Norm()
      local l = nn:Dot(light)
      if l > 0 then sum = sum + l end
    end
  end
end
print(string.format("%.6f", sum))
