"""Names under which the outside world knows the parts of a dossier: the same in every export."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import quote

from tawatur.model.dossier import Document

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f\ud800-\udfff]+", re.ASCII)
_LENGTH = 24  # hexadecimal digits of a key: 96 bits, no two alike in any pile


def iri(kind: str, *parts: object) -> str:
    """An absolute IRI, such as ``urn:tawatur:document:6d4506bc6bc1``."""
    written = (quote(str(part), safe="-._~", errors="replace") for part in (kind, *parts))
    return "urn:tawatur:" + ":".join(written)


def key(kind: str, *parts: object) -> str:
    """A short id of letters and digits that depends on nothing but its parts."""
    joined = "\0".join(str(part) for part in (kind, *parts)).encode("utf-8", "surrogatepass")
    return "tawatur-" + sha256(joined).hexdigest()[:_LENGTH]


def web(document: Document) -> str | None:
    """The document's address on the web; None where what it gives is none."""
    found = _WEB.fullmatch((document.url or "").strip())
    return quote(found.group(), safe="%/:?#[]@!$&'()*+,;=-._~") if found else None
