# The work of check_includes: reads the table of rooms, then every source file once. With -v edges=1 it prints which room
# includes which, for draw_rooms.

function complain(text) { print FILENAME ":" FNR ": " text; broken = 1 }

function stem(path) { sub(/\.(h|cpp|inl)$/, "", path); return path }
function folder(path) { sub(/\/[^\/]*$/, "", path); return path }

# The room of a file; "" if it has none.
function room_of(path,    key, i) {
  key = stem(path)
  if (key in listed) return listed[key]
  for (i = 1; i <= patterns; ++i) if (path ~ pattern[i]) return pattern_room[i]
  return ""
}

# The file that `#include "name"` means in FILENAME.
function resolve(name,    place, i, candidate) {
  place[1] = folder(FILENAME); place[2] = "engine/include"; place[3] = "engine/src"
  place[4] = "native"; place[5] = "native/shared"; place[6] = "native/cli"; place[7] = "native/gui"
  for (i = 1; i <= 7; ++i) {
    candidate = place[i] "/" name
    while (sub(/[^\/]+\/\.\.\//, "", candidate)) continue
    if (candidate in exists) return candidate
  }
  return ""
}

BEGIN {
  while ((getline line < table) > 0) {
    if (line ~ /^#/ || line !~ /:/) continue
    room = line; sub(/:.*/, "", room)
    files = line; sub(/^[^:]*: */, "", files)
    allowed = files; sub(/^[^>]*>/, "", allowed); sub(/ *>.*/, "", files)
    count = split(allowed, names, " ")
    for (i = 1; i <= count; ++i) may[room, names[i]] = 1
    count = split(files, names, " ")
    for (i = 1; i <= count; ++i) {
      if (i == 1 && names[1] ~ /\/$/) continue # the folder of the others
      glob = names[1] ~ /\/$/ ? names[1] names[i] : names[i]
      if (glob ~ /\*/) {
        gsub(/\./, "\\.", glob); gsub(/\*/, ".*", glob)
        pattern[++patterns] = "^" glob "$"; pattern_room[patterns] = room
      } else {
        listed[glob] = room
      }
    }
  }
  if (!patterns) { print "includes.awk: no rooms in " table; exit 2 }
  for (i = 1; i < ARGC; ++i) exists[ARGV[i]] = 1
}

FNR == 1 {
  room = room_of(FILENAME)
  if (room == "") complain("this file is in no room; rooms.txt must name it")
}

/^ *# *include *"/ {
  name = $0; sub(/^[^"]*"/, "", name); sub(/".*/, "", name)
  target = resolve(name)
  if (target == "") next # what the build makes
  other = room_of(target)
  if (edges && other != "" && other != room && !seen[room, other]++) print room, other
  if (other == "" || other == room) {
    if (stem(target) != stem(FILENAME)) edge[stem(FILENAME), ++out[stem(FILENAME)]] = stem(target)
  } else if (other != "public" && !((room, other) in may)) {
    complain(room " may not include " other " (" name ")")
  } else if (other != "public") {
    edge[stem(FILENAME), ++out[stem(FILENAME)]] = stem(target)
  }
}

room == "public" && /^ *# *include *</ && /Eigen|nlohmann|intrin/ { complain("a public header needs the standard library only") }

# Vectors, intrinsics and scratch space stay in the kernels, and elementary functions come from kernels/bitexact.h.
FILENAME ~ /^engine\/src\// && room != "kernels" {
  code = $0; sub(/\/\/.*/, "", code)
  if (code ~ /simd::|vector_size|__builtin_shufflevector|_mm[0-9]*_|intrin\.h/) complain("vectors belong into engine/src/kernels")
  if (code ~ /\.(exp|log|tanh|log1p|expm1|sin|cos|pow)\(\)/) complain("Eigen's elementary functions differ between platforms; bitexact:: has its own")
}

# Depth first; a file that is met again on the way down closes a circle.
function visit(file, path,    i) {
  if (state[file] == "done") return
  if (state[file] == "open") { print "a circle of includes: " path " > " file; broken = 1; return }
  state[file] = "open"
  for (i = 1; i <= out[file]; ++i) visit(edge[file, i], path " > " file)
  state[file] = "done"
}

END {
  for (file in out) visit(file, "")
  exit broken
}
