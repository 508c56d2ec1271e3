"""robots.txt: which paths of a site may be visited (RFC 9309).

The group that names Tawatur counts, else the group of all; of the rules that fit a path the
longest decides, and of two as long the one that allows.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

import msgspec

AGENT = "tawatur"
MAX_BYTES = 512 << 10  # the standard asks for this much to be read
MAX_RULES = 2000
MAX_DELAY = 300.0  # seconds; a site that asks for more is asked this often all the same

_LINE = re.compile(r"^\s*([A-Za-z-]+)\s*:\s*([^#\r\n]*)", re.MULTILINE)


class Robots(msgspec.Struct, frozen=True):
    """The rules of a site for this reader: (pattern, allowed), and the pause it asks for; ``why``
    is the reason why the site could not say."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0
    sitemaps: tuple[str, ...] = ()
    why: str | None = None

    def allows(self, path: str) -> bool:
        """True where the path (with its query) may be visited."""
        plain = _plain(path or "/")
        best, allowed = -1, True
        for pattern, is_allowed in self.rules:
            fits = len(pattern) > best or (len(pattern) == best and is_allowed)
            if fits and _fits(pattern, plain):
                best, allowed = len(pattern), is_allowed
        return allowed


ALL = Robots()


def nothing(why: str) -> Robots:
    """The rules of a site that cannot say: nothing may be visited."""
    return Robots((("/", False),), why=f"its robots.txt cannot be read: {why}")


def parse(text: str, agent: str = AGENT) -> Robots:
    """The rules for ``agent`` in a robots.txt."""
    groups: dict[str, list[tuple[str, bool]]] = {}
    delays: dict[str, float] = {}
    sitemaps: list[str] = []
    names: list[str] = []
    in_names = False
    for found, written in _LINE.findall(text):
        key, value = found.lower(), written.strip()
        if key == "user-agent":
            names = [*names, value.lower()] if in_names else [value.lower()]
            groups.setdefault(value.lower(), [])
            in_names = True
            continue
        if key == "sitemap":
            sitemaps.append(value)
            continue
        in_names = False
        for name in names:
            if key in ("allow", "disallow") and value and len(groups[name]) < MAX_RULES:
                groups[name].append((_plain(value), key == "allow"))
            elif key == "crawl-delay":
                delays[name] = _seconds(value)
    chosen = agent if agent in groups else "*"
    delay = delays.get(chosen, 0.0)
    return Robots(tuple(groups.get(chosen, ())), delay, tuple(sitemaps))


def _seconds(value: str) -> float:
    try:
        return min(max(float(value), 0.0), MAX_DELAY)
    except ValueError:
        return 0.0


def _plain(path: str) -> str:
    """A path or pattern with its escapes written one way."""
    return quote(unquote(path, errors="replace"), safe="/*$?&=:;,+@!~.-_()'")


def _fits(pattern: str, path: str) -> bool:
    """True where the pattern matches from the beginning of the path; in time linear in both."""
    parts = pattern.removesuffix("$").split("*")
    if not path.startswith(parts[0]):
        return False
    at = len(parts[0])
    for part in parts[1:]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if not pattern.endswith("$"):
        return True
    last = parts[-1]
    return path.endswith(last) and (len(parts) > 1 or at == len(path))
