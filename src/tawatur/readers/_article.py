"""Articles: from the markup of a page to its report, or the reason why there is none.

Resiliparse leaves the menus and margins of a page out (Bevendorff et al., «An Empirical
Comparison of Web Content Extraction Algorithms», SIGIR 2023). What remains begins at the
headline, and ends where the element that holds the paragraphs ends; boxes that news systems put
between paragraphs are left out by the names of their elements. Lines of furniture that stay are
told apart by the cleaning, as in any text.
"""

from __future__ import annotations

import html
import re
from functools import cache

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import ElementNode, HTMLTree

from tawatur import lexicons
from tawatur.errors import InputError
from tawatur.model.report import Page
from tawatur.readers import _declared, _decoding, _empty, _fragment, _mojibake, _visible
from tawatur.readers._declared import Declared

PARAGRAPH = 12  # words of a paragraph; captions, buttons and most headlines have fewer
# The share of the paragraphs' characters that one element must hold to be the article: below it
# the article stands in several elements, as live blogs do.
HOLDS = 0.9
BOX = 0.4  # a box that holds paragraphs has at most this share of the article's characters
STATED = 0.5  # a body stated in JSON-LD is read where the page shows less than this share of it
HEADLINE = 8  # characters of a link that may be the headline of another report
SURE = 20  # characters of a line that stands in an element by more than chance
HEADING = 40  # lines that may stand between a headline and the first paragraph
DEEP = 60  # levels the search for the article's element goes down

_LINK = re.compile(r"<a\s[^>]{0,2000}>(.{1,800}?)</a\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_NO_HOLDERS = frozenset("script style noscript template svg p span a b strong i em font".split())


def page(markup: str, location: str) -> Page:
    """The report on an HTML page; InputError says why there is none."""
    tree = _fragment.parse(markup, location)
    stated = _declared.read(tree)
    lines = _report(tree, stated.title, _links(markup))
    body = _stated_body(stated, lines)
    text = (body if body is not None else "\n".join(lines)).strip()
    if reason := _empty.reason(markup, text, is_free=stated.is_free):
        raise InputError(location, reason)
    title = stated.title
    return Page(
        location=location,
        text=_decoding.whole(f"{title}\n\n{text}" if title else text),
        title=title and _decoding.whole(title),
        outlet=stated.outlet,
        published=stated.published or _stamp(lines),
        url=stated.url,
    )


def _report(tree: HTMLTree, title: str | None, links: frozenset[str]) -> list[str]:
    """The lines of the article below its headline, with the credits that stand there."""
    main = _below_heading(_shown(tree, main=True), title)[0]
    paragraphs = _paragraphs(main, links)
    holder = _holder(tree, paragraphs)
    if holder is None:
        return main
    whole, is_headed = _below_heading(_shown(tree, main=False), title)
    head = next((at for at, line in enumerate(whole) if line in main and _is_long(line)), HEADING)
    return _inside(whole if is_headed and head < HEADING else main, holder, paragraphs)


def _shown(tree: HTMLTree, *, main: bool) -> list[str]:
    """What the page shows, or only what is no menu or margin of it, as lines."""
    shown = extract_plain_text(
        tree, main_content=main, preserve_formatting=True, alt_texts=False, comments=False
    )
    return _lines(_mojibake.mend(shown))


def _is_long(line: str) -> bool:
    return len(line.split()) >= PARAGRAPH


def _holder(tree: HTMLTree, paragraphs: list[str]) -> ElementNode | None:
    """The smallest element that holds the article's paragraphs; None where they stand in
    several places or there are none."""
    needed = HOLDS * sum(map(len, paragraphs))
    holder, inside = None, tree.body
    for _ in range(DEEP):
        inside = _holding(inside, paragraphs, needed) if inside is not None else None
        if inside is None:
            break
        holder = inside
    return holder


def _paragraphs(lines: list[str], links: frozenset[str]) -> list[str]:
    """The long lines, but those right below a line that is nothing but a link: they tease
    another report, whose headline the link is."""
    out: list[str] = []
    above = ""
    for line in filter(None, lines):
        if _is_long(line) and _narrow(line) not in links and above not in links:
            out.append(_narrow(line))
        above = _narrow(line)
    return out


def _links(markup: str) -> frozenset[str]:
    """The words of the page's links (read off the markup: walking the elements of a list takes
    Resiliparse quadratic time)."""
    found = (html.unescape(_TAG.sub("", inner)) for inner in _LINK.findall(markup))
    return frozenset(words for inner in found if len(words := _narrow(inner)) >= HEADLINE)


def _holding(element: ElementNode, paragraphs: list[str], needed: float) -> ElementNode | None:
    """The child that holds enough of the paragraphs."""
    for child in element.children:
        text = child.text if child.tag not in _NO_HOLDERS else None
        if not text or len(text) < needed:
            continue
        narrow = _narrow(text)
        if len(narrow) >= needed > 0 and needed <= sum(
            len(paragraph) for paragraph in paragraphs if paragraph in narrow
        ):
            return child
    return None


def _inside(lines: list[str], holder: ElementNode, paragraphs: list[str]) -> list[str]:
    """The lines up to the last one that the article's element holds, without its boxes."""
    whole = _narrow(holder.text or "")
    boxes = "\n".join(
        text
        for box in holder.query_selector_all(_selectors())
        if (text := _narrow(box.text or ""))
        and (len(text) <= BOX * len(whole) or not any(each in text for each in paragraphs))
    )
    for stop in range(len(lines), 0, -1):
        words = _bare(lines[stop - 1])
        sure = len(words) >= SURE and words in whole
        if words and (sure or whole.endswith(words)) and words not in boxes:
            return _lines("\n".join(li for li in lines[:stop] if not li or _bare(li) not in boxes))
    return lines


@cache
def _selectors() -> str:
    return ", ".join(row["selector"] for row in lexicons.rows("page_boxes"))


def _bare(line: str) -> str:
    return _narrow(line).lstrip("•")


def _narrow(text: str) -> str:
    return "".join(text.split())


def _lines(shown: str) -> list[str]:
    """The lines of a text, each with its white space narrowed; an empty one parts paragraphs."""
    out: list[str] = []
    for line in shown.split("\n"):
        words = " ".join(line.replace("\ufeff", "").split())
        if words or (out and out[-1]):
            out.append(words)
    return out


def _below_heading(lines: list[str], title: str | None) -> tuple[list[str], bool]:
    """The lines below the headline, and whether there is one; what stands above it is the head
    of the page. The last of several headlines before the first paragraph counts."""
    head = _narrow(title or "")
    below = 0
    for at, line in enumerate(lines) if head else ():
        words = _narrow(line)
        if words == head or (not below and words.endswith(head) and len(words) < 2 * len(head)):
            below = at + 1
        elif below and _is_long(line):
            break
    return lines[below:], below > 0


def _stated_body(stated: Declared, lines: list[str]) -> str | None:
    """The body that the page's JSON-LD carries, where the page shows much less of it."""
    if stated.body is None:
        return None
    body = _fragment.text(stated.body)
    shown = sum(len(line.split()) for line in lines)
    return body if shown < STATED * len(body.split()) else None


def _stamp(lines: list[str]) -> str | None:
    """The date in words between the headline and the first paragraph."""
    for line in lines[:HEADING]:
        if len(line.split()) >= 2 * PARAGRAPH:
            return None
        if found := _visible.iso(line):
            return found
    return None
