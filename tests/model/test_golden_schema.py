"""The published JSON Schema is the one the model has, and real dossiers keep to it."""

import json
from pathlib import Path

import jsonschema
import pytest

import tawatur
from tawatur.model.codec import json_schema

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "docs" / "reference" / "dossier.schema.json"


def test_golden_schema(golden):
    wanted = json.dumps(json_schema(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    golden(SCHEMA, wanted.encode())


def test_a_dossier_keeps_to_the_schema():
    dossier = tawatur.read([ROOT / "examples" / "summit", ROOT / "nowhere"])
    assert dossier.rejected
    jsonschema.validate(json.loads(tawatur.encode(dossier)), json.loads(SCHEMA.read_bytes()))


@pytest.mark.parametrize(
    "payload", [b"", b"[]", b"{}x", b'{"documents": 3}', b"\xff\xfe", b"[" * 5000]
)
def test_what_is_no_dossier_is_refused(payload):
    with pytest.raises(tawatur.TawaturError):
        tawatur.decode(payload)
