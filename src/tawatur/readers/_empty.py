"""Empty pages: why a page that could be opened has no article on it."""

from __future__ import annotations

import re

from tawatur import lexicons

FEW_WORDS = 25  # below this a page is looked at for what it holds instead of an article

_WORD = re.compile(r"[^\W\d_]{2,}")
_ENOUGH = re.compile(
    rf"(?:[\W\d_]*+(?:[^\W\d_][\W\d_]++)*+[^\W\d_]{{2,}}+){{{FEW_WORDS}}}"  # as many words
)
_REASONS = {
    "challenge": "a page that asks whether the visitor is human, not the report itself",
    "paywall": "the report stands behind a paywall: the page shows none of it",
    "missing": "an error page of the site, not a report",
    "script": "a page that scripts fill in: saved without its text",
    "redirect": "a page that only leads to another address",
    "frames": "a page of frames: the report is in another file",
}
NO_TEXT = "the page has no text, or next to none"
MIN_WORDS = 4  # fewer words are no report


def reason(markup: str, text: str, *, is_free: bool) -> str | None:
    """Why there is nothing to read; None where the page holds an article, however short."""
    if _ENOUGH.match(text):
        return None
    words = len(_WORD.findall(text))
    if words and not is_free:
        return None  # a teaser is a report that stops early
    source, shown = markup.lower(), _shown(markup, text)
    for row in lexicons.rows("page_signs"):
        if words and row["where"] == "markup" and row["reason"] in ("script", "redirect"):
            continue
        if row["sign"].lower() in (source if row["where"] == "markup" else shown):
            return _REASONS[row["reason"]]
    if not is_free:
        return _REASONS["paywall"]
    return None if words >= MIN_WORDS else NO_TEXT


def challenge(markup: str) -> str | None:
    """What a page that a server sent with an error is, where it asks something of its visitor."""
    source, shown = markup.lower(), _shown(markup, "")
    for row in lexicons.rows("page_signs"):
        if row["reason"] not in ("challenge", "paywall"):
            continue
        if row["sign"].lower() in (source if row["where"] == "markup" else shown):
            return _REASONS[row["reason"]]
    return None


def _shown(markup: str, text: str) -> str:
    """The page's title and words in lower case, also those it shows without scripts."""
    hidden = re.findall(
        r"<(?:title|noscript|h1|p)\b[^>]*>(.{0,2000}?)</", markup[: 1 << 20], re.I | re.S
    )
    return " ".join(" ".join([text, *hidden]).lower().split())
