"""The dossier as JSON and back, and its published JSON Schema."""

from __future__ import annotations

from typing import Any

import msgspec

from tawatur.errors import DossierError
from tawatur.model.dossier import Dossier

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Dossier)


def encode(dossier: Dossier) -> bytes:
    """The dossier as UTF-8 JSON, two spaces deep, ending in a newline: the same dossier gives
    the same bytes."""
    return msgspec.json.format(_encoder.encode(dossier), indent=1) + b"\n"


def decode(payload: bytes) -> Dossier:
    """The dossier in ``payload``; DossierError says where it departs from the schema."""
    try:
        return _decoder.decode(payload)
    except (msgspec.DecodeError, RecursionError) as error:
        raise DossierError(f"not a dossier: {error}") from error


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the dossier."""
    return msgspec.json.schema(Dossier)
