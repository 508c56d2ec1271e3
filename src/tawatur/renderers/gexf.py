"""The network of outlets, reports and speakers as GEXF 1.2, for Gephi and its kin."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.model.dossier import Dossier
from tawatur.renderers._export.characters import attribute
from tawatur.renderers._export.network import EDGE_FIELDS, NODE_FIELDS, Network, network

SUFFIX = ".gexf"


def render(dossier: Dossier) -> bytes:
    """The network as one GEXF document in UTF-8."""
    return ("\n".join(_lines(network(dossier))) + "\n").encode("utf-8")


def _lines(found: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
    yield "<meta><creator>Tawatur</creator></meta>"
    yield '<graph defaultedgetype="directed" mode="static">'
    for kind, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        columns = "".join(f'<attribute id="{f}" title="{f}" type="string"/>' for f in fields)
        yield f'<attributes class="{kind}">{columns}</attributes>'
    yield "<nodes>"
    for node in found.nodes:
        values = _values(node, NODE_FIELDS)
        yield f"<node id={attribute(node.id)} label={attribute(node.label)}>{values}</node>"
    yield "</nodes>"
    yield "<edges>"
    for number, edge in enumerate(found.edges):
        ends = f"source={attribute(edge.start)} target={attribute(edge.end)}"
        values = _values(edge, EDGE_FIELDS)
        shown = f'label="{edge.tie}" weight="{edge.weight}"'
        yield f'<edge id="{number}" {ends} type="directed" {shown}>{values}</edge>'
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _values(item: object, fields: tuple[str, ...]) -> str:
    held = ((field, getattr(item, field)) for field in fields)
    written = (f'<attvalue for="{f}" value={attribute(value)}/>' for f, value in held if value)
    return "<attvalues>" + "".join(written) + "</attvalues>"
