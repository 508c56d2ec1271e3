"""Transfer: what an answer holds, without the chunks and the packing in which it was sent.

Crawlers keep answers as they were sent, or unpacked with the head left as it was; what the bytes
are counts, and they stay as they stand where they are not what their head says.
"""

from __future__ import annotations

import re
import zlib
from importlib import import_module
from io import BytesIO

_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\n]{0,200})?\r?\n")
_PACKED = re.compile(r"gzip|deflate|zstd|\bbr\b")


def undone(content: bytes, sent: str, packing: str, most: int) -> bytes:
    """The content itself, ``most`` bytes of it and one more at most; ``sent`` and ``packing`` are
    the headers Transfer-Encoding and Content-Encoding."""
    if "chunked" in sent.lower():
        content = _joined(content)
    for name in reversed(_PACKED.findall(f"{packing} {sent}".lower())):
        content = _unpacked(content, name, most + 1)
    return content


def _joined(content: bytes) -> bytes:
    """The chunks in a row, up to where they break off."""
    parts, at = list[bytes](), 0
    while found := _SIZE.match(content, at):
        size = int(found[1], 16)
        if not size:
            break
        parts.append(content[found.end() : found.end() + size])
        at = found.end() + size
        at += 2 if content.startswith(b"\r\n", at) else content.startswith(b"\n", at)
    return b"".join(parts) if parts else content


def _unpacked(content: bytes, name: str, most: int) -> bytes:
    try:
        if name in ("gzip", "deflate"):
            return zlib.decompressobj(47).decompress(content, most)
        arrow = import_module("pyarrow")  # half a second to load
        kind = {"br": "brotli"}.get(name, name)
        stream = arrow.CompressedInputStream(arrow.PythonFile(BytesIO(content), mode="r"), kind)
        return bytes(stream.read(most))
    except (OSError, zlib.error):
        return content
