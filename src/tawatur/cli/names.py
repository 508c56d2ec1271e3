"""``tawatur names``: who and what a dossier names, under which spellings, and what is doubtful."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

import tawatur
from tawatur.errors import InputError, TawaturError
from tawatur.model.annotation import Merge
from tawatur.model.ruling import CONFIRM, Ruling, of

DOUBTFUL = 0.9  # a merge less sure than this is listed: by a slip, an alias, a first name
_HEAD = """\
# Decisions, for: tawatur read PATH... --decisions {name}
# Remove the leading # where you decide so. What is written here wins over what is inferred.
#
# [[same]]
# names = ["...", "..."]
#
# [[different]]
# names = ["...", "..."]
#
# [type]
# "..." = "PER, ORG or LOC"
#
# [english]
# "..." = "..."
#
# [[decide]]
# finding, statement, region or outlet = "its id"
# as = "confirm, dismiss, or what it is"
"""
Spellings = Mapping[str, Counter[tuple[str, str]]]  # entity: how often (spelling, outlet)


@click.command(epilog="Example:  tawatur names dossier.json --decisions names.toml")
@click.argument("dossier", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--decisions",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the doubtful merges there to be decided; where the file exists, show what it says.",
)
def command(dossier: Path, *, decisions: Path | None) -> None:
    """List the entities of a dossier (JSON) with their spellings, and the doubtful merges."""
    read = tawatur.decode(dossier.read_bytes())
    spellings = _spellings(read)
    for entity in read.entities:
        _show(entity, spellings.get(entity.id, Counter()))
    doubtful = sorted({m for e in read.entities for m in e.merges if m.score < DOUBTFUL})
    doubtful.sort(key=lambda m: (m.score, m))
    click.echo(f"\n{len(doubtful)} doubtful merges")
    for merge in doubtful:
        click.echo(f"  {merge.score:.2f}  {merge.name} = {merge.other}  ({merge.reason})")
    if decisions is not None and decisions.exists():
        decided = _decided(decisions)
        _account(decided, read.entities)
        for ruling in decided.rulings:
            met = next(tawatur.linking.unmet([ruling], read), None)
            standing = "not in this dossier" if met else "takes effect with: tawatur read"
            click.echo(f"  {ruling.thing} {ruling.id}: {ruling.said}  ({standing})")
    elif decisions is not None:
        _write(decisions, doubtful, read)


def _spellings(dossier: tawatur.Dossier) -> Spellings:
    names = {entity.id: entity.name for entity in dossier.entities}
    found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for document in dossier.documents:
        outlet = names.get(document.outlet or "", document.location)
        for mention in document.mentions if document.text is not None else ():
            written = " ".join(mention.of(document.text or "").split())
            found[mention.entity][written, outlet] += 1
    return found


def _show(entity: tawatur.Entity, counts: Counter[tuple[str, str]]) -> None:
    english = f" · {entity.name_en}" if entity.name_en else ""
    click.echo(f"{entity.type:<5} {entity.name}{english}  [{entity.id}]")
    by_spelling: dict[str, Counter[str]] = defaultdict(Counter)
    for (written, outlet), times in counts.items():
        by_spelling[written][outlet] += times
    for written, outlets in sorted(
        by_spelling.items(), key=lambda item: (-item[1].total(), item[0])
    ):
        ordered = sorted(outlets.items(), key=lambda item: (-item[1], item[0]))
        listed = ", ".join(f"{outlet} {times}" for outlet, times in ordered)
        click.echo(f"        {outlets.total():>4}  {written}  ({listed})")


def _decided(path: Path) -> tawatur.linking.Decisions:
    try:
        return tawatur.linking.parse(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise InputError(str(path), error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "not UTF-8") from error


def _account(decided: tawatur.linking.Decisions, entities: Iterable[tawatur.Entity]) -> None:
    """Say what each decision meets in the dossier."""
    holders: dict[tuple[str, ...], str] = {}
    for entity in entities:
        for name in (entity.name, *entity.names):
            holders.setdefault(tawatur.linking.words_of(name), entity.id)
    click.echo("\ndecisions")
    for pair in decided.pairs:
        ids = [holders.get(tawatur.linking.words_of(name)) for name in (pair.name, pair.other)]
        met = "not in this dossier" if None in ids else _standing(pair.same, ids[0] == ids[1])
        click.echo(f"  {pair.name} {'=' if pair.same else '≠'} {pair.other}  ({met})")
    for name, said in (*decided.types, *decided.english):
        met = holders.get(tawatur.linking.words_of(name), "not in this dossier")
        click.echo(f"  {name}: {said}  ({met})")


def _standing(same: bool, one: bool) -> str:
    return "so it stands" if same == one else "takes effect with: tawatur read --names"


def _write(path: Path, doubtful: Iterable[Merge], dossier: tawatur.Dossier) -> None:
    blocks = [
        f"\n# {merge.reason}, {merge.score:.2f}\n# [[different]]\n# names = [{_quoted(merge)}]\n"
        for merge in doubtful
    ]
    try:
        told = "".join([_HEAD.format(name=path.name), *blocks, *_disputes(dossier)])
        path.write_text(told, encoding="utf-8")
    except OSError as error:
        raise TawaturError(f"{path}: cannot be written: {error.strerror}") from error
    click.echo(f"→ {path}")


def _disputes(dossier: tawatur.Dossier) -> list[str]:
    """A proposal for each conflict, to be confirmed, dismissed or given another class."""
    blocks = []
    for finding in (f for s in dossier.stories for f in s.findings if f.status == "conflict"):
        passages = tuple(of(p.evidence[0]) for p in finding.positions)
        ruling = Ruling("finding", finding.id, CONFIRM, passages)
        lines = tawatur.linking.written(tawatur.linking.Decisions(rulings=(ruling,))).splitlines()
        told = " / ".join(p.label.ar or p.value for p in finding.positions)
        shown = " ".join(f"{finding.question} {told}".split())
        blocks.append("\n" + "".join(f"# {line}\n" for line in (shown, *lines)))
    return blocks


def _quoted(merge: Merge) -> str:
    return ", ".join(json.dumps(name, ensure_ascii=False) for name in (merge.name, merge.other))
