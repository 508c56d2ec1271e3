"""What every test of an export needs: dossiers of odd characters and without texts, and readers."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import zipfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pyarrow.parquet as pq

import tawatur
from tawatur.model.annotation import Entity
from tawatur.model.claim import Claim
from tawatur.model.cluster import Passage, Reuse
from tawatur.model.dossier import (
    AccountSentence,
    Counts,
    Document,
    DocumentMention,
    DocumentQuote,
    Dossier,
    Story,
)
from tawatur.model.finding import Bilingual, Finding, Position
from tawatur.model.report import Region, Rejection

ODD = "قال\x00 <b>&\"'\x07\r\n\t\x85\u202e\ufffe\U0001f600\ud800=1+1؛ «سليم» ]]>"


def beside(name: str):
    """A module of this folder."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def odd() -> Dossier:
    """Every text of the dossier, ids among them, is full of characters that formats stumble on."""
    whole = len(ODD)
    quotes = (
        DocumentQuote(0, whole, kind="direct", speaker=ODD, via=(ODD, "nobody"), addressee=ODD),
        DocumentQuote(4, 5, kind="indirect", act=ODD, status=ODD),
        DocumentQuote(9, whole + 9, kind="mixed", speaker="nobody"),
    )
    document = Document(
        id=ODD,
        location=ODD,
        text=ODD,
        sha256=ODD,
        title=ODD,
        outlet=ODD,
        published=ODD,
        url="https://x.example/" + ODD,
        language=ODD,
        regions=(Region(0, whole, "body"),),
        mentions=(DocumentMention(0, 3, "PER", ODD), DocumentMention(3, 3, "LOC", "unlisted")),
        quotes=quotes,
        claims=(Claim(0, whole, slot=ODD, value=ODD, key=ODD, attributed_to=ODD, unit=ODD),),
    )
    place = Passage(ODD, 0, whole)
    positions = tuple(
        Position(
            value=value,
            documents=(ODD, "nowhere"),
            independent=1,
            evidence=(place, Passage("nowhere", 1, 2)),
            label=Bilingual(ODD, ODD),
            attributed_to=(ODD,),
        )
        for value in (ODD, "")
    )
    conflict = Finding(
        id=ODD, question=ODD, question_en=ODD, slot=ODD, status="conflict", positions=positions
    )
    story = Story(
        id=ODD,
        title=ODD,
        documents=(ODD, "nowhere"),
        counts=Counts(2, 2, 1, 2, 0, 0, 1, 0),
        account=(AccountSentence(ODD, ODD, (place,)),),
        findings=(conflict,),
    )
    return Dossier(
        documents=(document, msgspec.structs.replace(document, id="second")),
        entities=(Entity(ODD, "GROUP", ODD, (ODD,), ODD),),
        duplicates=((ODD, "second"), ("nowhere",), ()),
        reuse=(Reuse(place, Passage("second", 0, 9), "near"),),
        stories=(story, story),
        rejected=(Rejection(ODD, ODD),),
    )


def without_texts(dossier: Dossier) -> Dossier:
    """The dossier as ``--no-text`` leaves it."""
    bare = (msgspec.structs.replace(d, text=None) for d in dossier.documents)
    return msgspec.structs.replace(dossier, documents=tuple(bare))


def text_of(name: str, rendered: bytes) -> str:
    """All that can be read in a rendered file; fails where its format is broken."""
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(rendered)) as archive:
            parts = [archive.read(part) for part in archive.namelist()]
        return "\n".join("".join(ElementTree.fromstring(part).itertext()) for part in parts)
    if name == "parquet":
        return str(pq.read_table(io.BytesIO(rendered)).to_pylist())
    text = rendered.decode("utf-8")
    if name in ("gexf", "graphml"):
        ElementTree.fromstring(rendered)
    elif name in ("csv", "csv_excel"):
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert len({len(row) for row in rows}) == 1
    elif name in ("ninjs", "followthemoney"):
        for line in text.splitlines() if "\x85" not in text else text.split("\n")[:-1]:
            json.loads(line)
    elif name in ("json", "jsonld", "webannotation"):
        json.loads(text)
    return text


@cache
def example() -> Dossier:
    """The dossier of the sample reports of a summit."""
    return tawatur.read([Path(__file__).parents[2] / "examples" / "summit"])
