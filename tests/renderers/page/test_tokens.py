"""The colours keep their contrast on every ground they stand on."""

import re
from importlib.resources import files

import pytest

CSS = files("tawatur.renderers._page").joinpath("static", "tokens.css").read_text("utf-8")
THEMES = {"light": CSS[: CSS.index("@media")], "dark": CSS[CSS.index(":root[data-theme=dark]") :]}
PAIRS = [
    ("ink", "paper"),
    ("ink2", "paper"),
    ("link", "paper"),
    ("brick", "paper"),
    ("link", "chip"),
    ("ink", "q"),
    ("link", "q"),
    ("ink", "f"),
    ("ink", "flash"),
    ("paper", "ink"),
    ("paper", "link"),
    ("paper", "brick"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_contrast_is_at_least_aa(theme, text, ground):
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", THEMES[theme]))
    light, dark = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_both_dark_themes_are_one():
    system = CSS[CSS.index("@media") : CSS.index(":root[data-theme=dark]")]
    assert re.findall(r"--\w+: #\w+", system) == re.findall(r"--\w+: #\w+", THEMES["dark"])
