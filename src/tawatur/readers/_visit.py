"""Visits: the pages behind an address, and the addresses that a feed or sitemap leads on to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _empty, _formats, _markup, _opening, _xml
from tawatur.readers._web import Answer, Visitor
from tawatur.readers._xml import Link

MAPS = 5  # sitemaps of an index that are looked into, the newest first
_BUSY = (429, 503)
_STATUSES = {
    401: "the site asks for a password",
    402: "the site asks for a payment",
    403: "the site refuses to show it",
    404: "there is no such page",
    410: "the page was taken down",
    429: "the site asks for fewer visits",
    451: "the page is blocked for legal reasons",
    500: "the site has an error",
    502: "the site has an error",
    503: "the site is out of service",
    504: "the site has an error",
}


def visit(
    url: str, visitor: Visitor, columns: Mapping[str, str] | None = None
) -> Iterator[Page | Rejection]:
    """The pages behind an address; where it is a feed or sitemap and ``follow`` asks for it,
    those behind its newest entries."""
    try:
        answer = patient(url, visitor)
        follow = visitor.visiting.follow
        if follow and (found := links(answer, url, visitor)):
            for link in newest(found)[:follow]:
                yield from _page(link.url, patient_or_none(link.url, visitor), link, columns)
            return
        yield from _page(url, answer, None, columns)
    except InputError as error:
        yield Rejection(url, error.reason)


def patient(url: str, visitor: Visitor) -> Answer:
    """The answer at an address; a server that is busy for a moment is asked again once."""
    answer = visitor.fetch(url)
    wait = answer.retry_after
    if answer.status in _BUSY and wait is not None and wait <= visitor.visiting.patience:
        visitor.visiting.sleep(wait)
        answer = visitor.fetch(url)
    if reason := refusal(answer):
        raise InputError(url, reason)
    return answer


def patient_or_none(url: str, visitor: Visitor) -> Answer | str:
    """The answer at an address, or the reason why there is none."""
    try:
        return patient(url, visitor)
    except InputError as error:
        return error.reason


def refusal(answer: Answer) -> str | None:
    """Why an answer holds no report, by its status; None where it may."""
    status = answer.status
    if 200 <= status < 300:
        return None if answer.content.strip() else "the answer is empty"
    said = _STATUSES.get(status, "no report")
    if answer.content and (shown := _challenge(answer)):
        said = shown
    wait = answer.retry_after
    later = f"; it asks for {wait:.0f} seconds of rest" if wait is not None else ""
    return f"the server answered with status {status}: {said}{later}"


def _challenge(answer: Answer) -> str | None:
    """What an error's page is instead, where it is a question whether the visitor is human."""
    try:
        markup = _markup.decode(answer.content[: 1 << 20], answer.url)
    except InputError:
        return None
    return _empty.challenge(markup)


def links(answer: Answer, url: str, visitor: Visitor | None = None) -> list[Link]:
    """The addresses that an answer leads to, if it is a feed or sitemap; those of the newest
    sitemaps of an index, where there is a visitor to look into them."""
    content = _opening.unpack(answer.content, url)
    if not (_xml.is_sitemap(content) or _markup.is_feed(content)):
        return []
    known = _formats.members()
    module = known["sitemap"] if _xml.is_sitemap(content) else known["feed"]
    found: list[Link] = module.links(content, url)
    if visitor is None:
        return found
    out = [link for link in found if not link.is_map]
    for link in newest([link for link in found if link.is_map])[:MAPS]:
        inner = patient_or_none(link.url, visitor)
        if isinstance(inner, Answer):
            out += [each for each in links(inner, link.url) if not each.is_map]
    return out


def entries(answer: Answer) -> list[Page]:
    """The entries of a feed or news sitemap as reports of their own; none where it has no words."""
    found = answered(answer, answer.url)
    return [page for page in found if isinstance(page, Page)]


def answered(answer: Answer, url: str) -> Iterator[Page | Rejection]:
    """The pages that an answer holds."""
    yield from _page(url, answer, None, None)


def newest(found: list[Link]) -> list[Link]:
    """The links, those that say they are newest first; the rest in their order."""
    return sorted(found, key=lambda link: link.published or "", reverse=True)


def _page(
    url: str, answer: Answer | str, link: Link | None, columns: Mapping[str, str] | None
) -> Iterator[Page | Rejection]:
    if isinstance(answer, str):
        yield Rejection(url, answer)
        return
    try:
        content = _opening.unpack(answer.content, url)
        module = _formats.answered(content, answer.kind, url)
        for page in _formats.apply(module, content, url, columns):
            yield _completed(page, answer, link) if isinstance(page, Page) else page
    except InputError as error:
        yield Rejection(error.location, error.reason)


def _completed(page: Page, answer: Answer, link: Link | None) -> Page:
    """The page with what its address and the link to it say, where it does not say it itself."""
    return msgspec.structs.replace(
        page,
        url=page.url or answer.url,
        outlet=page.outlet or (link.outlet if link else None),
        published=page.published or (link.published if link else None),
    )
