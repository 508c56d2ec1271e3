"""The page as one HTML file: templates, styles, script and fonts put together."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from tawatur.model.dossier import Dossier
from tawatur.model.finding import Bilingual
from tawatur.renderers._page import words
from tawatur.renderers._page.page import page_view
from tawatur.renderers._page.reading import RIGHT_TO_LEFT

STYLES = ("tokens", "frame", "sections", "reading", "narrow", "print")
FACES = (  # family, weight, file before the subset, file after it
    ("Mk", 700, "markazi-text", "700-normal"),
    ("Nk", 400, "noto-naskh-arabic", "400-normal"),
    ("Nk", 700, "noto-naskh-arabic", "700-normal"),
    ("Px", 400, "ibm-plex-sans-arabic", "400-normal"),
    ("Px", 600, "ibm-plex-sans-arabic", "600-normal"),
)
RANGES = {  # what each subset holds, as the packages say it
    "arabic": "U+600-6FF,U+750-77F,U+870-88E,U+890-891,U+897-8E1,U+8E3-8FF,U+200C-200E,"
    "U+2010-2011,U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC",
    "latin": "U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-200B,U+200F,U+2012-206F,"
    "U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
}
SECTIONS = (
    ("account", "الخلاصة", "Account"),
    ("grid", "الوقائع", "Facts"),
    ("conflicts", "التعارضات", "Disagreements"),
    ("statements", "الأقوال", "Statements"),
    ("timeline", "التسلسل", "Timeline"),
    ("origins", "من نقل عمّن", "Credits"),
    ("names", "الأسماء", "Names"),
)
# Characters that HTML does not allow or that browsers drop: shown as one character each, so that
# offsets hold.
_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def html(dossier: Dossier) -> bytes:
    """The dossier's page, UTF-8, with everything it needs inside."""
    early, script = static("early.js"), static("page.js")
    page = (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=page_view(dossier),
            fonts=Markup(_fonts()),
            css=Markup(stylesheet()),
            early=Markup(early),
            script=Markup(script),
            hashes=Markup(f"{_hash(early)} {_hash(script)}"),
        )
    )
    return shown(page)


def shown(page: str) -> bytes:
    """A page as it is sent: what HTML does not allow stands as one character each."""
    return _UNSHOWN.sub("\ufffd", page).encode("utf-8")


@cache
def _environment() -> Environment:
    return environment()


def environment(own: BaseLoader | None = None) -> Environment:
    """The page's templates, macros and words; ``own`` templates stand before them."""
    ours = PackageLoader("tawatur.renderers._page")
    environment = Environment(
        loader=ChoiceLoader([own, ours]) if own else ours,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(
        t=both,
        tr=_spelled_out,
        counted=words.counted,
        label=words.label,
        links=_links,
        dir=_direction,
    )
    return environment


def both(said: Bilingual) -> Markup:
    """Words on the page: Arabic, with the English beside them for the switch."""
    ar = escape(said.ar)
    if said.ar == said.en:
        return ar if said.ar.isascii() else Markup(f"<bdi>{ar}</bdi>")
    en = escape(words.isolated(said.en))
    return Markup(f'<span data-en="{en}">{ar}</span>')


def _spelled_out(ar: str, en: str) -> Markup:
    return both(Bilingual(ar, en))


def _direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def _links(prefix: str) -> Markup:
    return Markup("").join(
        Markup('<a href="#{}{}">{}</a>').format(prefix, id, _spelled_out(ar, en))
        for id, ar, en in SECTIONS
    )


@cache
def static(name: str) -> str:
    """A file of the page's own styles and scripts."""
    return files(__package__).joinpath("static", name).read_text(encoding="utf-8")


def stylesheet() -> str:
    """The page's styles, all in one, without its fonts."""
    return "".join(static(f"{name}.css") for name in STYLES)


def _hash(script: str) -> str:
    digest = b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def faces(address: Callable[[str], str]) -> str:
    """The rules for the page's faces; ``address`` says where a font file is to be had."""
    out: list[str] = []
    for family, weight, before, after in FACES:
        for subset, range_ in RANGES.items():
            out.append(
                f"@font-face{{font-family:{family};font-weight:{weight};font-display:block;"
                f"src:url({address(f'{before}-{subset}-{after}.woff2')})"
                f'format("woff2");unicode-range:{range_}}}'
            )
    return "".join(out)


def font(name: str) -> bytes:
    """A font file."""
    return files(__package__).joinpath("fonts", name).read_bytes()


@cache
def _fonts() -> str:
    def embedded(name: str) -> str:
        return f"data:font/woff2;base64,{b64encode(font(name)).decode('ascii')}"

    return faces(embedded)
