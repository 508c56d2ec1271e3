"""From a raw page to a report: which words are the article, and which are the page around it."""

from __future__ import annotations

from tawatur.cleaning import bylines, cues, heads, labels, languages, origins, pieces
from tawatur.model.report import KEPT, Page, Region, Report
from tawatur.model.span import Span
from tawatur.model.text import Text

__all__ = ["clean", "stretches"]


def clean(page: Page, text: Text, id: str) -> Report:
    """The report of a page: its regions cover all but white space and do not overlap.

    What the input does not say is read off the page where the page says it: outlet (credit,
    masthead), time of publication (date stamp), language.
    """
    regions: list[Region] = []
    begin, title = 0, None
    if front := heads.front_matter(page):
        regions.append(Region(front[0].start, front[0].end, "masthead"))
        begin, title = front[0].end, front[1]
    given = heads.given_title(page) if begin == 0 else None
    if given is not None:
        regions.append(Region(given.start, given.end, "title"))
        begin = given.end
    elif title is not None:
        given = _repeated(page.text, title, begin)
        if given is not None:
            regions.append(Region(given.start, given.end, "title"))
            begin = given.end
    said = cues.said(text)
    below = pieces.cut(text, said, begin)
    titled = given is not None or title is not None
    heading = said.among(text.tokens_in(given)) if given is not None else ()
    while given is not None and below and below[0].line.words == heading:
        regions.append(Region(below[0].span.start, below[0].span.end, "title"))
        below = below[1:]
    regions.extend(r for r in labels.regions(below, said.words, titled=titled))
    found = tuple(_with_byline(page.text, regions))
    headline = _heading(found) or title
    return Report(
        id=id,
        location=page.location,
        text=page.text,
        title=headline,
        outlet=page.outlet or origins.outlet(text, said, found),
        published=page.published or origins.published(text, found),
        url=page.url,
        language=languages.identify(text, said, found),
        regions=found,
    )


def _repeated(original: str, title: Span, begin: int) -> Span | None:
    """The headline below a front-matter block that gives the same title."""
    start = begin + len(original[begin:]) - len(original[begin:].lstrip())
    words = title.of(original)
    return Span(start, start + len(words)) if original.startswith(words, start) else None


def _heading(regions: tuple[Region, ...]) -> Span | None:
    """The main article's title: the one that stands above its body."""
    for region in regions:
        if region.label == "title":
            return Span(region.start, region.end)
        if region.label in ("body", "embedded"):
            return None
    return None


def _with_byline(original: str, regions: list[Region]) -> list[Region]:
    """The regions, with a byline at the head of the body as a credit of its own."""
    for k, region in enumerate(regions):
        if region.label != "body":
            continue
        end = bylines.lead(original, region)
        if end is None or not original[end : region.end].strip():
            return regions
        start = end + len(original[end:]) - len(original[end:].lstrip())
        split = [Region(region.start, end, "credit"), Region(start, region.end, "body")]
        return [*regions[:k], *split, *regions[k + 1 :]]
    return regions


def stretches(report: Report) -> tuple[tuple[Span, str, int], ...]:
    """The kept regions in order: span, label and part.

    Part 0 is the page's main article; each embedded article has the next number, which the
    title above it shares.
    """
    kept = [region for region in report.regions if region.label in KEPT]
    out: list[tuple[Span, str, int]] = []
    part = 0
    for k, region in enumerate(kept):
        after = kept[k + 1] if k + 1 < len(kept) else None
        heads_another = region.label == "title" and after is not None and after.label == "embedded"
        if heads_another or (region.label == "embedded" and part == 0):
            part += 1
        out.append((Span(region.start, region.end), region.label, part))
    return tuple(out)
