"""Writes lexicons/countries/territories.tsv from CLDR, as Babel ships it (Unicode licence v3).

Run with Babel installed: python training/gazetteers/countries.py
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale

HERE = Path(__file__).resolve().parents[2] / "src/tawatur/lexicons/countries/territories.tsv"
NOT_PLACES = frozenset("ZZ XA XB QO EZ UN EU CP DG IC EA TA AC CQ BV".split())
HEAD = """# Names of countries and territories in Arabic and English, from CLDR through Babel.
# Origin: Unicode CLDR, (c) Unicode, Inc., Unicode licence v3;
# made by training/gazetteers/countries.py.
iso	kind	name	name_en
"""


def rows() -> list[str]:
    arabic, english = Locale("ar").territories, Locale("en").territories
    return [
        f"{code}\tcountry\t{_plain(arabic[code])}\t{_plain(english[code])}"
        for code in sorted(english)
        if len(code) == 2 and code not in NOT_PLACES and code in arabic
    ]


def _plain(name: str) -> str:
    """Without a bracketed remark and with the ampersand written out."""
    return name.split(" (", maxsplit=1)[0].replace(" - ", "-").replace(" & ", " and ").strip()


if __name__ == "__main__":
    HERE.write_text(HEAD + "\n".join(rows()) + "\n", encoding="utf-8")
