#!/usr/bin/env bash
# Draws the gallery: docs/gallery/*.png and docs/gallery.md, from the sample eruption and from made-up clouds where maps are
# hard: the dateline, the pole, the whole globe, a few kilometres, nothing at all, very large and very small values.
# Look at every picture before you commit it. Needs ncgen (Debian: netcdf-bin) and libnetcdf. ASHPLOT names another program.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
ashplot=${ASHPLOT:-./ashplot}
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
gallery=docs/gallery
page=docs/gallery.md
rm -rf -- "$gallery"
mkdir -p -- "$gallery"
cat > "$page" << 'END'
# Gallery

Made by `docs/gallery.sh`, which draws each map with the options shown, at 500x375 pixels: half the usual size.
END

section() { printf '\n## %s\n' "$1" >> "$page"; }

# picture NAME WHAT-TO-LOOK-AT INPUT END-OF-PATH OPTIONS...: draws a run and keeps one map.
picture() {
  local name=$1 text=$2 input=$3 map=$4
  shift 4
  "$ashplot" render "$input" -o "$work/maps-$name" --workers 2 --size 500x375 --no-html -q "$@" > /dev/null
  local found
  found=$(find "$work/maps-$name" -name "*$map.png" | sort | head -n 1)
  cp -- "$found" "$gallery/$name.png"
  printf '\n**%s** `%s`\n![%s](gallery/%s.png)\n' "$text." "${*:-no options}" "$text" "$name" >> "$page"
  rm -rf -- "$work/maps-$name"
}

# cloud NAME WEST DX NX SOUTH DY NY LONGITUDE LATITUDE SIZE PEAK [KNOWN-FROM]: an oval cloud of one time as a CF NetCDF file, whose
# values west of a longitude are missing.
cloud() {
  awk -v west="$2" -v dx="$3" -v nx="$4" -v south="$5" -v dy="$6" -v ny="$7" -v x0="$8" -v y0="$9" -v size="${10}" -v peak="${11}" -v known="${12:--999}" '
    function list(from, step, count,    i, text) { for (i = 0; i < count; i++) text = text (i ? ", " : "") from + i * step; return text }
    BEGIN {
      radian = atan2(0, -1) / 180
      print "netcdf cloud { dimensions: time = 1; latitude = " ny "; longitude = " nx ";"
      print "variables: double time(time); time:units = \"hours since 2010-04-18\"; time:standard_name = \"time\";"
      print "double latitude(latitude); latitude:units = \"degrees_north\"; latitude:standard_name = \"latitude\";"
      print "double longitude(longitude); longitude:units = \"degrees_east\"; longitude:standard_name = \"longitude\";"
      print "float ash(time, latitude, longitude); ash:units = \"g m-2\"; ash:standard_name = \"atmosphere_mass_content_of_volcanic_ash\";"
      print ":Conventions = \"CF-1.8\"; :title = \"Made-up cloud\";"
      print "data: time = 3; latitude = " list(south, dy, ny) "; longitude = " list(west, dx, nx) "; ash = "
      for (row = 0; row < ny; row++) {
        for (column = 0; column < nx; column++) {
          y = south + row * dy; x = west + column * dx
          # The angle between the cell and the middle of the cloud: round on the globe, at the pole as elsewhere.
          c = sin(y * radian) * sin(y0 * radian) + cos(y * radian) * cos(y0 * radian) * cos((x - x0) * radian)
          c = c > 1 ? 1 : c
          angle = atan2(sqrt(1 - c * c), c) / radian
          value = angle < size ? peak * (1 - angle / size) ^ 2 : 0
          printf "%s%s", row + column ? ", " : "", x < known ? "NaNf" : value
        }
      }
      print "; }"
    }' > "$work/$1.cdl"
  ncgen -o "$work/$1.nc" "$work/$1.cdl"
}

sample=data/sample
noon=_FL200-350_20250101060000

section "Colours"
picture viridis "The default" $sample $noon
for colours in plasma cividis turbo; do
  picture "$colours" "Another colour map" $sample $noon --colours "$colours"
done
picture logarithmic "A logarithmic scale" $sample $noon --log --min 1ug/m3
picture slice "A scale of its own for each map" $sample _FL350-550_20250101060000 --scale slice
picture vaac "Classes of the VAACs" $sample $noon --colours vaac
picture qva "Classes of quantitative volcanic ash" $sample $noon --colours qva
picture classes "Classes of one's own" $sample _Total_Deposition_20250101060000 --colours data/colours/deposit.json
picture many-classes "More classes than there is room for words" $sample $noon --colours data/colours/concentration.json
picture beyond "Values beyond both ends of the scale" $sample $noon --log --min 1mg/m3 --max 5mg/m3
picture file-title "The name of the file as the title" $sample $noon --title file

section "Contours and landmarks"
picture contours "Contours of classes" $sample _Total_Column_Mass_20250101090000 --contours
picture contours-smooth "Contours with rounded corners, on a colour map" $sample $noon --contours smooth --colours viridis
picture cities "Cities" $sample $noon --cities

section "Quantities"
picture column "Total column mass" $sample _Total_Column_Mass_20250101090000
picture deposition "Total deposition" $sample _Total_Deposition_20250101120000
picture metres "A height in metres, from NAME III" $sample/name3 _Air_Concentration_04000_20250101060000

section "Geography"
picture limits "A part of the grid" $sample $noon --limits -25 50 0 67
picture plume "The box of all ash" $sample $noon --zoom plume
for projection in mercator lambert polar-stereographic; do
  picture "$projection" "Another projection" $sample $noon --projection "$projection"
done

cloud dateline 150.25 0.5 140 40.25 0.5 60 178 55 9 3
picture dateline "Across the dateline" "$work/dateline.nc" _Mass_20100418030000
picture dateline-limits "Limits across the dateline" "$work/dateline.nc" _Mass_20100418030000 --limits 170 45 -165 62
cloud pole 0.5 1 360 55.5 1 35 30 84 12 3
picture pole "A cloud over the pole, by degrees" "$work/pole.nc" _Mass_20100418030000
picture pole-stereographic "The same cloud, truly" "$work/pole.nc" _Mass_20100418030000 --projection polar-stereographic
cloud south -179.5 1 360 -89.5 1 40 -60 -80 14 3
picture south-pole "The south pole" "$work/south.nc" _Mass_20100418030000 --projection polar-stereographic
cloud globe 0 2 180 -90 2 91 5 -20 30 2
picture globe "The whole globe, stored from 0 to 360" "$work/globe.nc" _Mass_20100418030000
picture globe-pacific "The same, with the Pacific in the middle" "$work/globe.nc" _Mass_20100418030000 --central-longitude 180
cloud tiny 14.6 0.01 80 37.5 0.01 60 15 37.75 0.2 40
picture tiny "A few kilometres about Etna" "$work/tiny.nc" _Mass_20100418030000
cloud lakes -99.75 0.5 60 38.25 0.5 32 -95 46 6 3
picture lakes "Lakes and their islands" "$work/lakes.nc" _Mass_20100418030000

picture outside "Beyond the grid" $sample $noon --limits -70 30 40 80 --colours vaac
picture outside-lambert "Beyond the grid, on a cone" $sample $noon --limits -70 30 40 80 --projection lambert

section "Values"
cloud missing -30 0.5 100 45 0.5 50 -8 57 9 3 -12
picture missing "Values missing in the west" "$work/missing.nc" _Mass_20100418030000
cloud nothing -30 0.5 100 45 0.5 50 -8 57 9 3 999
picture nothing "No data at all" "$work/nothing.nc" _Mass_20100418030000
picture empty "Nothing to show" $sample $noon --mask-below 1g/m3
cloud huge -30 0.5 100 50 0.5 40 -5 60 9 250000000
picture huge "Very large values" "$work/huge.nc" _Mass_20100418030000
cloud faint -30 0.5 100 50 0.5 40 -5 60 9 0.0000004
picture faint "Very small values" "$work/faint.nc" _Mass_20100418030000

echo "$page"
