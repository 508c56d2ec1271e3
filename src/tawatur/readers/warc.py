"""WARC: crawls; every HTML page that was answered is one report.

Answers that are no pages (pictures, scripts, redirects) are passed over; a page without an
article, and a record that is broken, are named with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import msgspec
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _article, _markup, _transfer

SUFFIXES = (".warc",)
PARTIAL = True  # reads what stands before a break
MAX_RECORD = 32 << 20  # bytes of one answer; a page of more is none
_TYPES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_PAGES = ("text/html", "application/xhtml+xml")
_MARK = b"WARC/"


def recognises(content: bytes) -> bool:
    """True where the content begins like a WARC record."""
    return content.startswith(_MARK)


def read(content: bytes, location: str) -> Iterator[Page | Rejection]:
    """A page for each HTML page answered, located ``path#address``, and for each extracted text
    (a conversion record); of a crawl that breaks off, what stands before the break."""
    if not recognises(content):
        raise InputError(location, "not a WARC: it does not begin with a record")
    records = ArchiveIterator(BytesIO(content), record_types=_TYPES, auto_decode="none")
    found = False
    while True:
        try:
            record = next(records)
            page = _answer(record, location)
        except StopIteration:
            break
        except InputError as error:
            page = Rejection(error.location, error.reason)
        except Exception as error:  # the library's errors have no base of their own
            yield Rejection(location, f"the crawl is broken after what was read: {error}")
            return
        if page is not None:
            found = True
            yield page
    if not found:
        raise InputError(location, "the crawl holds no HTML pages")


def _body(record: WarcRecord) -> bytes:
    """What a record holds, no more than a page may and one byte."""
    content: bytes = record.reader.read(MAX_RECORD + 1)
    headers = record.http_headers
    if headers is None or len(content) > MAX_RECORD:
        return content
    sent, packing = (headers.get(f"{k}-Encoding") or "" for k in ("Transfer", "Content"))
    return _transfer.undone(content, sent, packing, MAX_RECORD)


def _answer(record: WarcRecord, location: str) -> Page | Rejection | None:
    """The page of one record, None where it holds none."""
    address = record.headers.get("WARC-Target-URI") or record.record_id or "?"
    where = f"{location}#{address.strip('<>')}"
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").lower()
    kind = kind.partition(";")[0].strip()
    status = record.http_headers.status_code if record.http_headers is not None else None
    is_text = kind == "text/plain" and record.record_type == WarcRecordType.conversion
    if not (kind in _PAGES or is_text) or (status is not None and 300 <= status < 400):
        return None
    if status is not None and status >= 400:
        return Rejection(where, f"the server answered with status {status}")
    body = _body(record)
    if len(body) > MAX_RECORD:
        return Rejection(where, f"a page of more than {MAX_RECORD >> 20} MB")
    text = _markup.decode(body, where, record.http_charset)
    page = Page(location=where, text=text.strip()) if is_text else _article.page(text, where)
    if page.url is None and address.startswith(("http://", "https://")):
        return msgspec.structs.replace(page, url=address)
    return page
