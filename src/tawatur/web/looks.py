"""How the desk looks: the dossier page's components with the desk's own templates and styles.

The renderer ``html`` is met through the registry only; ``roles.Parts`` draws what it lends.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import cast
from urllib.parse import quote

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from tawatur import registry
from tawatur.model.finding import Bilingual
from tawatur.roles import Parts

STATIC = {
    "desk.css": "text/css; charset=utf-8",
    "embed.css": "text/css; charset=utf-8",
    "embed.js": "text/javascript; charset=utf-8",
    "frame.js": "text/javascript; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "desk.js": "text/javascript; charset=utf-8",
    "early.js": "text/javascript; charset=utf-8",
    "htmx.min.js": "text/javascript; charset=utf-8",
}

_SAID = 4096  # words in both languages and dates that are remembered as the page writes them
_ARABIC = re.compile("[\u0600-\u06ff]")
_IN_ARABIC, _IN_ENGLISH = Markup('lang="ar" dir="rtl"'), Markup('lang="en" dir="ltr"')
LENT = ("embed.js",)  # what pages of other sites may load


def parts() -> Parts:
    """The components of the dossier page."""
    return cast(Parts, registry.load("renderers", "html").PARTS)


@cache
def environment() -> Environment:
    """The templates."""
    made = parts().environment(PackageLoader("tawatur.web"))
    made.auto_reload = False  # nobody edits the templates of a desk that is open
    for name in ("t", "tr"):
        made.globals[name] = lru_cache(_SAID)(cast(Callable[..., Markup], made.globals[name]))
    when = lru_cache(_SAID)(parts().when)
    made.globals.update(asset=asset, when=when, desk=True, q=quoted, spoken=spoken)
    return made


def quoted(part: str) -> str:
    """A part of an address."""
    return quote(part, safe="")


def spoken(title: str) -> Markup:
    """The language and direction of a title, as attributes: Arabic where it has Arabic letters."""
    return _IN_ARABIC if _ARABIC.search(title) else _IN_ENGLISH


def asset(name: str) -> str:
    """The address of a file of the desk, which changes with its content."""
    return f"/static/{name}?v={_version(name)}"


@cache
def _version(name: str) -> str:
    return sha256(static(name)[0]).hexdigest()[:10]


@cache
def static(name: str) -> tuple[bytes, str]:
    """A file of the desk and its type; KeyError where there is none."""
    if name.endswith(".woff2") and "/" not in name:
        try:
            return parts().font(name), "font/woff2"
        except OSError as error:
            raise KeyError(name) from error
    kind = STATIC[name]
    faces = parts().faces(lambda font: f"/static/{font}") if name.endswith(".css") else ""
    if name == "embed.css":
        return (faces + _own(name)).encode("utf-8"), kind
    if name == "desk.css":
        return (faces + parts().stylesheet() + _own("desk.css")).encode("utf-8"), kind
    if name == "page.js":
        return parts().script().encode("utf-8"), kind
    return _own(name).encode("utf-8"), kind


def _own(name: str) -> str:
    return files("tawatur.web").joinpath("static", name).read_text(encoding="utf-8")


def part(template: str, **values: object) -> Markup:
    """A piece of a page."""
    return Markup(environment().get_template(template).render(**values))


def both(ar: str, en: str) -> Markup:
    """Words in both languages, as the templates write them."""
    written = environment().globals["t"]
    return cast(Markup, written(Bilingual(ar, en)))  # type: ignore[operator]
