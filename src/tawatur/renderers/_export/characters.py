"""Characters a format cannot hold, replaced one for one so that offsets stay true."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

REPLACEMENT = "\ufffd"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONE = re.compile("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """The text with lone surrogates, which UTF-8 has no bytes for, replaced."""
    return _LONE.sub(REPLACEMENT, text)


def content(text: str) -> str:
    """The text as content of an XML element."""
    return escape(_NOT_XML.sub(REPLACEMENT, text), {"\r": "&#13;"})


def attribute(text: str) -> str:
    """The text as the value of an XML attribute, in its quotes."""
    return quoteattr(_NOT_XML.sub(REPLACEMENT, text))
