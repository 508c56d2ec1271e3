"""Origins of a story's reports: the strip of dots and arcs at its head, and the reasons."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from tawatur.model.dossier import Story
from tawatur.model.finding import Bilingual
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import Article, Catalogue

MOST_DOTS = 30  # dots that fit the page's width without getting smaller, or nearly
BESIDE = 7  # dots that fit beside the headline; more of them stand below it
MOST_REASONS = 6
NUMBERS_SHOWN = 10  # report numbers one reason names
STEP, CLOSE, EDGE = 56, 38, 25  # pixels between dots (where there are many), and at either end


class Dot(NamedTuple):
    """An article on the strip; ``shared`` where it counts as one with another."""

    x: int
    number: Bilingual
    shared: bool


class Arc(NamedTuple):
    """A curve from one dot to another of the same origin."""

    left: int
    right: int
    height: int


class Strip(NamedTuple):
    """The drawing and the words below it; no dots where there are too many articles."""

    width: int
    dots: tuple[Dot, ...]
    arcs: tuple[Arc, ...]
    summary: Bilingual
    reasons: tuple[Bilingual, ...]

    @property
    def below(self) -> bool:
        """True where the strip is too long to stand beside the headline."""
        return len(self.dots) > BESIDE


def origin_of(story: Story) -> dict[str, str]:
    """For each document that shares its origin, the first document of that origin."""
    return {d: lineage.documents[0] for lineage in story.lineages for d in lineage.documents}


def strip(catalogue: Catalogue, story: Story) -> Strip:
    """The lineage strip, first report at the right as the page reads."""
    articles = catalogue.articles(story.documents)
    origins = origin_of(story)
    drawn = together(articles, story) if len(articles) <= MOST_DOTS else ()
    step = STEP if len(drawn) <= BESIDE else CLOSE
    width = 2 * EDGE + step * max(0, len(drawn) - 1)
    at = {a: width - EDGE - step * i for i, a in enumerate(drawn)}
    counts = story.counts
    said = words.listed(
        [words.counted(counts.articles, "article"), words.counted(counts.origins, "origin")]
    )
    return Strip(
        width=width,
        dots=tuple(
            Dot(at[a], catalogue.number(*a), a.document in origins and not a.part) for a in drawn
        ),
        arcs=_arcs(story, at),
        summary=said,
        reasons=_reasons(catalogue, story, articles),
    )


def together(articles: tuple[Article, ...], story: Story) -> tuple[Article, ...]:
    """The articles in report order; where several origins have arcs, those of one origin stand
    together, so that the arcs do not cross."""
    lineages = [lineage for lineage in story.lineages if len(lineage.documents) > 1]
    if len(lineages) < 2:
        return articles
    origins = origin_of(story)
    first: dict[str, int] = {}
    for i, article in enumerate(articles):
        first.setdefault(origins.get(article.document, ""), i)
    last = len(articles)

    def place(article: Article) -> int:
        origin = None if article.part else origins.get(article.document)
        return last if origin is None else first[origin]

    return tuple(sorted(articles, key=place))


def _arcs(story: Story, at: dict[Article, int]) -> tuple[Arc, ...]:
    out: list[Arc] = []
    for lineage in story.lineages:
        xs = sorted(at[Article(d, 0)] for d in lineage.documents if Article(d, 0) in at)
        for left, right in pairwise(xs):
            out.append(Arc(left, right, min(28, 8 + (right - left) // 8)))
    return tuple(out)


def _reasons(
    catalogue: Catalogue, story: Story, articles: tuple[Article, ...]
) -> tuple[Bilingual, ...]:
    out: list[Bilingual] = []
    several = [lineage for lineage in story.lineages if len(lineage.documents) > 1]
    for lineage in several[:MOST_REASONS]:
        numbers = _numbers(catalogue, lineage.documents)
        form = "التقريران" if len(lineage.documents) == 2 else "التقارير"
        out.append(
            Bilingual(
                f"{form} {numbers.ar} أصل واحد: {lineage.reason}.",
                f"Reports {numbers.en} are one origin: {lineage.reason_en}.",
            )
        )
    if len(several) > MOST_REASONS:
        more = words.counted(len(several) - MOST_REASONS, "origin")
        out.append(Bilingual(f"وكذلك {more.ar} سواها.", f"So are {more.en} more."))
    for article in [a for a in articles if a.part][:MOST_REASONS]:
        part, page = catalogue.number(*article), catalogue.number(article.document)
        out.append(
            Bilingual(
                f"{part.ar} مقال آخر في صفحة التقرير {page.ar}.",
                f"{part.en} is another article on the page of report {page.en}.",
            )
        )
    return tuple(out)


def _numbers(catalogue: Catalogue, documents: tuple[str, ...]) -> Bilingual:
    numbers = sorted(catalogue.numbers[d] for d in documents if d in catalogue.numbers)
    shown = [str(n) for n in numbers[:NUMBERS_SHOWN]]
    if len(numbers) > NUMBERS_SHOWN or len(shown) < 2:
        more = len(numbers) > NUMBERS_SHOWN
        ar, en = (" وغيرها", " and others") if more else ("", "")
        return Bilingual("، ".join(shown) + ar, ", ".join(shown) + en)
    return Bilingual(
        "، ".join(shown[:-1]) + " و" + shown[-1], ", ".join(shown[:-1]) + " and " + shown[-1]
    )
