"""The short account a reading prints: counts, stories, agreements, and both sides of conflicts."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from tawatur.model.dossier import Dossier, Story
from tawatur.model.finding import Finding

STORIES = 5  # told in full; of the others only the number
AGREEMENTS = 8
CONFLICTS = 8


def show(dossier: Dossier) -> None:
    """Print the account on standard output."""
    console = Console(highlight=False, soft_wrap=True)
    outlets = {d.outlet for d in dossier.documents if d.outlet}
    many = [s for s in dossier.stories if len(s.documents) > 1]
    console.print(
        f"{len(dossier.documents)} reports · {len(outlets)} outlets · "
        f"{len(dossier.stories)} stories · {len(dossier.rejected)} rejected"
    )
    ranked = sorted(many or dossier.stories, key=lambda s: -s.counts.origins)
    for story in ranked[:STORIES]:
        _story(console, story)
    if len(ranked) > STORIES:
        console.print(f"\n… {len(ranked) - STORIES} more stories")
    foreign = [d for d in dossier.documents if not d.compared]
    if foreign:
        console.print(f"\n{len(foreign)} reports in another language: kept, not compared")


def _story(console: Console, story: Story) -> None:
    counts = story.counts
    console.print()
    console.print(Text(story.title, style="bold"))
    console.print(
        f"{counts.reports} reports · {counts.origins} independent origins · "
        f"= {counts.agreements} · ≠ {counts.conflicts} · + {counts.complements}"
    )
    _findings(console, [f for f in story.findings if f.status == "agree"][:AGREEMENTS], "=")
    _findings(console, [f for f in story.findings if f.status == "conflict"][:CONFLICTS], "≠")


def _findings(console: Console, findings: list[Finding], sign: str) -> None:
    for finding in findings:
        kind = f" [{finding.kind}]" if finding.kind else ""
        console.print(Text(f" {sign} {finding.question}{kind}"))
        for position in finding.positions:
            at = f"{position.independent} of {len(position.documents)}"
            console.print(Text(f"     {position.label.ar or position.value}  ({at})"))
