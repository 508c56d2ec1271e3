"""From names in reports to the people, bodies and places they name."""

from tawatur.linking.decisions import Decision, Decisions, Merge, parse
from tawatur.linking.gazetteer import words_of
from tawatur.linking.publishers import outlets
from tawatur.linking.resolving import resolve
from tawatur.linking.settling import merges, settle

__all__ = [
    "Decision",
    "Decisions",
    "Merge",
    "merges",
    "outlets",
    "parse",
    "resolve",
    "settle",
    "words_of",
]
