"""From names in reports to the people, bodies and places they name."""

from tawatur.linking.decisions import Decision, Decisions, Merge, parse, written
from tawatur.linking.gazetteer import words_of
from tawatur.linking.publishers import outlets
from tawatur.linking.resolving import resolve
from tawatur.linking.rulings import of_findings, of_outlet, of_report, of_statements, unmet
from tawatur.linking.settling import merges, settle

__all__ = [
    "Decision",
    "Decisions",
    "Merge",
    "merges",
    "of_findings",
    "of_outlet",
    "of_report",
    "of_statements",
    "outlets",
    "parse",
    "resolve",
    "settle",
    "unmet",
    "words_of",
    "written",
]
