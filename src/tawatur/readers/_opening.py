"""Opening: the bytes of a file, unpacked where it is compressed."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from tawatur.errors import InputError

MAX_BYTES = 1 << 30  # an input may hold this many bytes, unpacked: more will not fit in memory
_CHUNK = 1 << 16


class BrokenOffError(InputError):
    """A packed file that cannot be unpacked to its end; ``content`` is what could."""

    def __init__(self, location: str, why: str, content: bytes) -> None:
        super().__init__(location, f"the compressed file is broken: {why}")
        self.content = content


def _open_gz(packed: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, gzip.GzipFile(fileobj=packed))


def _open_xz(packed: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, lzma.LZMAFile(packed))


def _open_bz2(packed: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, bz2.BZ2File(packed))


def _open_zst(packed: BinaryIO) -> BinaryIO:
    arrow = import_module("pyarrow")  # half a second to load
    return cast(BinaryIO, arrow.CompressedInputStream(arrow.PythonFile(packed, mode="r"), "zstd"))


_PACKINGS: dict[str, tuple[bytes, Callable[[BinaryIO], BinaryIO]]] = {
    ".gz": (b"\x1f\x8b", _open_gz),
    ".xz": (b"\xfd7zXZ\x00", _open_xz),
    ".bz2": (b"BZh", _open_bz2),
    ".zst": (b"\x28\xb5\x2f\xfd", _open_zst),
}


def inner_suffix(name: str) -> str:
    """The suffix of the file name that is left when the packing is taken off, in lower case."""
    path = PurePath(name)
    suffix = path.suffix.lower()
    return path.with_suffix("").suffix.lower() if suffix in _PACKINGS else suffix


def load(path: Path, location: str) -> bytes:
    """The bytes of a regular file, unpacked; InputError says why there are none."""
    try:
        if path.is_dir() or not path.exists():
            raise InputError(location, "no such file")
        if not path.is_file():
            raise InputError(location, "not a regular file")
        if path.stat().st_size > MAX_BYTES:
            raise InputError(location, f"larger than {MAX_BYTES >> 20} MB")
        return unpack(path.read_bytes(), location)
    except OSError as error:
        raise InputError(location, error.strerror or "cannot be read") from error


def unpack(content: bytes, location: str) -> bytes:
    """``content`` itself, or what a gzip, xz, bzip2 or Zstandard packing holds."""
    for signature, opened in _PACKINGS.values():
        if content.startswith(signature):
            return _drain(opened(BytesIO(content)), location)
    return content


def drain(stream: BinaryIO, location: str) -> bytes:
    """Everything a stream holds, unpacked; InputError where it is too much."""
    return unpack(_drain(stream, location), location)


def _drain(stream: BinaryIO, location: str) -> bytes:
    out = bytearray()
    take = getattr(stream, "read1", stream.read)  # gives what there is before a break
    try:
        while chunk := take(_CHUNK):
            out += chunk
            if len(out) > MAX_BYTES:
                raise InputError(location, f"larger than {MAX_BYTES >> 20} MB when unpacked")
    except (OSError, EOFError, lzma.LZMAError, zlib.error, ValueError) as error:
        raise BrokenOffError(location, str(error), bytes(out)) from error
    return bytes(out)
