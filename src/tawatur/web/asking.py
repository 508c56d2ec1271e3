"""From a request to what a page is asked, and from its answer to what is sent.

A page's address gives HTML; the same address with .json, .csv or .md gives the answer itself.
Every GET answer carries an ETag of its bytes, and a request that has those already gets 304.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from types import ModuleType

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from tawatur.model.finding import Bilingual
from tawatur.web import looks
from tawatur.web.desk import Desk
from tawatur.web.keeping import Sent
from tawatur.web.shapes import FORMATS, Format, Refusal, Table, Visitor

_encoder = msgspec.json.Encoder()
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_DEEPEST = 4  # lists in lists that a form can have
_MOST = 2**31  # numbers of 32 bits: what PostgreSQL's integer holds
_LONGEST_KEPT = 1000  # characters of a question whose answer is kept
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def query(page: ModuleType, request: Request) -> msgspec.Struct:
    """What a page is asked: its path's and query's values as its ``Query``; 400 says what is
    wrong."""
    given: dict[str, object] = {k: v for k, v in request.query_params.items() if v != ""}
    for name in _lists(page.Query):
        given[name] = request.query_params.getlist(name)
    given |= request.path_params
    try:
        asked: msgspec.Struct = msgspec.convert(storable(given), page.Query, strict=False)
    except msgspec.ValidationError as error:
        why = Bilingual(f"سؤال لا يُفهم: {error}", f"The question is malformed: {error}")
        raise Refusal(400, why) from error
    return _small(asked)


@cache
def _lists(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields of a question that can be given more than once."""
    fields = msgspec.structs.fields(kind)
    return tuple(f.name for f in fields if getattr(f.type, "__origin__", None) is tuple)


def id_of(request: Request) -> str:
    """The id in an address."""
    return str(storable(request.path_params["id"]))


def storable(given: object, depth: int = 0) -> object:
    """What was sent without the characters that no text has and no store can hold."""
    if isinstance(given, str):
        return _UNSTORABLE.sub("\ufffd", given)
    if isinstance(given, Mapping) and depth < _DEEPEST:
        return {k: storable(v, depth + 1) for k, v in given.items()}
    if isinstance(given, list | tuple) and depth < _DEEPEST:
        return [storable(each, depth + 1) for each in given]
    return given


def _small(asked: msgspec.Struct) -> msgspec.Struct:
    """The question, if its whole numbers are such as every store can hold; 400 otherwise."""
    for name, value in msgspec.structs.asdict(asked).items():
        for each in value if isinstance(value, list | tuple) else (value,):
            if isinstance(each, int) and not -_MOST <= each < _MOST:
                raise Refusal(400, Bilingual(f"عدد كبير: {name}", f"Too large a number: {name}"))
    return asked


def answered(page: ModuleType, desk: Desk, request: Request, form: Format) -> Response:
    """The response of a page in a format: kept or made."""
    visitor: Visitor = request.state.visitor
    asked = query(page, request)
    shared = () if getattr(page, "SHARED", False) else None
    own = page.own(desk, asked, visitor) if hasattr(page, "own") else shared
    if own is None or len(request.url.query) > _LONGEST_KEPT:
        return tagged(request, _sent(page, desk, asked, visitor, form), FORMATS[form])
    role = visitor.holder.role
    key = (page.PATH, form, asked, own, visitor.language, visitor.theme, visitor.partial, role)
    sent = desk.kept.answer(key, lambda: _sent(page, desk, asked, visitor, form))
    return tagged(request, sent, FORMATS[form])


def _sent(
    page: ModuleType, desk: Desk, asked: msgspec.Struct, visitor: Visitor, form: Format
) -> Sent:
    answer = page.answer(desk, asked, visitor)
    if form == "html":
        body = written(page, desk, asked, answer, visitor)
    elif form == "json":
        body = _encoder.encode(answer)
    else:
        body = (_csv if form == "csv" else _markdown)(page.rows(answer)).encode("utf-8")
    return signed(body)


def written(
    page: ModuleType, desk: Desk, asked: msgspec.Struct, answer: object, visitor: Visitor
) -> bytes:
    """The page as HTML; for htmx only the part of it that changes, where the page has one."""
    name = page.__name__.rpartition(".")[2]
    values = page.view(desk, asked, answer, visitor) if hasattr(page, "view") else {}
    partial: str = getattr(page, "PARTIAL", "") if visitor.partial else ""
    template = looks.environment().get_template(partial or f"pages/{name}.html.j2")
    made = template.render(asked=asked, answer=answer, visitor=visitor, page_name=name, **values)
    return looks.parts().shown(made, visitor.language)


def signed(body: bytes) -> Sent:
    """The body with its ETag."""
    return Sent(body, f'"{blake2b(body, digest_size=12).hexdigest()}"')


def tagged(request: Request, sent: Sent, kind: str) -> Response:
    """The body with its ETag, or 304 where the asker has it."""
    headers = {"ETag": sent.tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, HX-Request"}
    asked = request.headers.get("if-none-match", "").split(",")
    held = [t.strip().removeprefix("W/") for t in asked]
    if sent.tag in held or "*" in held:
        return Response(status_code=304, headers=headers)
    return Response(sent.body, media_type=kind, headers=headers)


def _csv(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return out.getvalue()


def _cell(value: object) -> object:
    """A value a spreadsheet does not take for a formula."""
    written = "" if value is None else value
    harmful = isinstance(written, str) and written.startswith(_FORMULA)
    return "'" + str(written) if harmful else written


def _markdown(table: Table) -> str:
    def line(cells: object) -> str:
        return "| " + " | ".join(_plain(cell) for cell in cells) + " |"  # type: ignore[attr-defined]

    rule = "|" + " --- |" * len(table.columns)
    return "\n".join([line(table.columns), rule, *(line(row) for row in table.rows)]) + "\n"


def _plain(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").split())


def fields(given: Mapping[str, object], form: type[msgspec.Struct]) -> msgspec.Struct:
    """What an action is asked, from a form or JSON; 400 says what is wrong."""
    try:
        asked: msgspec.Struct = msgspec.convert(storable(given), form, strict=False)
    except msgspec.ValidationError as error:
        why = Bilingual(f"طلب لا يُفهم: {error}", f"The request is malformed: {error}")
        raise Refusal(400, why) from error
    return _small(asked)
