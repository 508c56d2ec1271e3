"""The tables, one schema for every store, and the numbered steps that bring a store up to it.

The full-text indexes stand outside: each backend keeps its own (see ``_fulltext``).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

schema = MetaData()

settings = Table(
    "settings",
    schema,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# ``n`` numbers reports in the order they came; ``at`` is the minute of publication.
reports = Table(
    "reports",
    schema,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("location", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("page_title", Text),
    Column("outlet", Text, index=True),
    Column("published", Text),
    Column("day", Text, index=True),
    Column("url", Text),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("passages", Text, nullable=False),
    Column("words", Integer, nullable=False),
)

stories = Table(
    "stories",
    schema,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("conflicts", Integer),
    Column("version", Integer, nullable=False),
    Column("told_version", Integer, nullable=False),
    Column("summary", LargeBinary),
    Column("dossier", LargeBinary),
    Index("stories_by_day", "day", "origins"),
)

story_reports = Table(
    "story_reports",
    schema,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("report", Integer, ForeignKey("reports.n", ondelete="CASCADE"), primary_key=True),
    Index("stories_of_report", "report"),
)

statements = Table(
    "statements",
    schema,
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("story", Text, nullable=False, index=True),
    Column("report", Integer, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("part", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("speaker", Text, index=True),
    Column("speaker_words", Text),
    Column("via", Text, nullable=False),
)

statement_names = Table(
    "statement_names",
    schema,
    Column("statement", BigInteger, primary_key=True),
    Column("entity", Text, primary_key=True),
    Index("statements_naming", "entity"),
)

facts = Table(
    "facts",
    schema,
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("story", Text, nullable=False, index=True),
    Column("report", Integer, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("finding", Text, nullable=False),
    Column("slot", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("number", Float),
    Column("question", Text, nullable=False),
    Column("question_en", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("label_en", Text, nullable=False),
    Index("facts_by_value", "slot", "number"),
)

entities = Table(
    "entities",
    schema,
    Column("id", Text, primary_key=True),
    Column("story", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_en", Text),
    Column("names", Text, nullable=False),
    Column("merges", Text, nullable=False),
    Column("mentions", Integer, nullable=False),
    Index("entities_of_story", "story"),
    Index("entities_by_name", "name"),
)

# Every id a finding ever had; ``now`` is the one it has, NULL where its story tells it no more.
findings = Table(
    "findings",
    schema,
    Column("id", Text, primary_key=True),
    Column("story", Text, nullable=False, index=True),
    Column("now", Text, index=True),
    Column("slot", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("question_en", Text, nullable=False),
)

# What everybody may read where it is embedded.
shares = Table(
    "shares",
    schema,
    Column("kind", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("by", Text, nullable=False),
    Column("made", Text, nullable=False),
)

decisions = Table(
    "decisions",
    schema,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("undone", Text),
)

notes = Table(
    "notes",
    schema,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("story", Text, index=True),
    Column("report", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("words", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("removed", Text),
)

basket = Table(
    "basket",
    schema,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("by", Text, nullable=False, index=True),
    Column("report", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("story", Text),
    Column("added", Text, nullable=False),
)

visits = Table(
    "visits",
    schema,
    Column("by", Text, primary_key=True),
    Column("story", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("seen", LargeBinary, nullable=False),
)

jobs = Table(
    "jobs",
    schema,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("stage", Text, nullable=False),
    Column("done", Integer, nullable=False),
    Column("of", Integer, nullable=False),
    Column("order", LargeBinary, nullable=False),
    Column("result", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("ended", Text),
)

tokens = Table(
    "tokens",
    schema,
    Column("digest", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("revoked", Text),
)

# What outlets have of each other, by story (see ``_ties``): ``other`` is an outlet or an entity.
ties = Table(
    "ties",
    schema,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("outlet", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("n", Integer, nullable=False),
    Index("ties_of_outlet", "outlet"),
    Index("ties_of_other", "other"),
)
