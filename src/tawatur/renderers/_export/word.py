"""A Word file written right to left: paragraphs, runs and true footnotes (ECMA-376).

Every paragraph is ``w:bidi``, every run of Arabic ``w:rtl`` with a font for complex script, the
section runs from the right; a run that begins in Latin letters, such as an address, stays left to
right. Times in the archive are fixed, so that the same content gives the same bytes.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Sequence
from importlib.resources import files

from tawatur.renderers._export.characters import attribute, content

_PARTS = files("tawatur.renderers._export") / "word_parts"
_FIXED = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip archive can hold
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708"'
    ' w:footer="708" w:gutter="0"/><w:bidi/></w:sectPr>'
)
_RULES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:bidi/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:bidi/></w:pPr>'
    "<w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)
# The fixed parts of the archive, in the order they are written.
_FIXED_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package.rels",
    "word/_rels/document.xml.rels": "document.rels",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
}


def run(text: str, *, bold: bool = False) -> str:
    """Text in one direction: that of its first letter."""
    face = "<w:b/><w:bCs/>" if bold else ""
    direction = "<w:rtl/>" if _from_right(text) else ""
    kept = f'<w:t xml:space="preserve">{content(" ".join(text.split(chr(10))))}</w:t>'
    return f"<w:r><w:rPr>{face}{direction}</w:rPr>{kept}</w:r>"


def note_mark(number: int) -> str:
    """The raised figure that leads to the footnote with that number."""
    style = '<w:rStyle w:val="FootnoteReference"/><w:rtl/>'
    return f'<w:r><w:rPr>{style}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def paragraph(runs: Sequence[str], style: str = "") -> str:
    """A paragraph that runs from the right."""
    named = f"<w:pStyle w:val={attribute(style)}/>" if style else ""
    return f"<w:p><w:pPr>{named}<w:bidi/></w:pPr>{''.join(runs)}</w:p>"


def packed(title: str, body: Sequence[str], notes: Sequence[str]) -> bytes:
    """The file: paragraphs, and the runs of each footnote, numbered from 1."""
    noted = "".join(_note(number, runs) for number, runs in enumerate(notes, 1))
    said = "".join(body) or paragraph([])
    written = {
        "docProps/core.xml": _core(title),
        "word/document.xml": f"<w:document {_SPACE}><w:body>{said}{_SECTION}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {_SPACE}>{_RULES}{noted}</w:footnotes>",
    }
    fixed = {
        place: (_PARTS / name).read_text(encoding="utf-8") for place, name in _FIXED_PARTS.items()
    }
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, xml in (*fixed.items(), *((p, _HEAD + x) for p, x in written.items())):
            entry = zipfile.ZipInfo(place, _FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, xml.encode("utf-8"))
    return page.getvalue()


def _note(number: int, runs: str) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/><w:rtl/></w:rPr><w:footnoteRef/></w:r>'
    return (
        f'<w:footnote w:id="{number}">'
        f"{paragraph([mark, run(' '), runs], 'FootnoteText')}</w:footnote>"
    )


def _core(title: str) -> str:
    spaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    return (
        f"<cp:coreProperties {spaces}><dc:title>{content(title)}</dc:title>"
        "<dc:creator>Tawatur</dc:creator><dc:language>ar</dc:language></cp:coreProperties>"
    )


def _from_right(text: str) -> bool:
    """True unless the first character with a direction of its own is written from the left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return True
