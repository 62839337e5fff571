"""Tables of the ledger for SQLAlchemy Core, as ``migrations/`` make them; a test holds the two together."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, Table, Text

from yuboard.ledger.rows import ACTIONS, BASES, KINDS, ROLES, STATUSES

METADATA = MetaData()
# SQLite keys rows by INTEGER only; PostgreSQL's counts to two thousand million, so there the wider one.
NUMBER = BigInteger().with_variant(Integer(), "sqlite")


def one_of(column: str, codes: tuple[str, ...]) -> CheckConstraint:
    """The constraint that a column holds one of these codes."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} in ({listed})", name=f"{column}_known")


ENTRIES = Table(
    "entries",
    METADATA,
    Column("entry_id", NUMBER, primary_key=True, autoincrement=False),
    Column("batch", NUMBER, nullable=False),
    Column("place", Text, nullable=False),
    Column("indicator", Text, nullable=False),
    Column("subject", Text),
    Column("period_start", Text, nullable=False),
    Column("period_end", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("as_of", Text),
    Column("value", Text),
    Column("unit", Text),
    Column("status", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("problem", Text),
    Column("file", Text, nullable=False),
    Column("sheet", Text),
    Column("cell", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("moment", Text, nullable=False),
    Column("replaces", NUMBER, ForeignKey("entries.entry_id")),
    Column("hash", Text, nullable=False),
    one_of("basis", BASES),
    one_of("status", STATUSES),
    one_of("kind", KINDS),
    Index("entries_by_identity", "place", "indicator", "period_start", "period_end"),
    Index("entries_by_batch", "batch"),
)

ANSWERS = Table(
    "answers",
    METADATA,
    Column("answer_id", NUMBER, primary_key=True, autoincrement=False),
    Column("place", Text, nullable=False),
    Column("layout", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("choice", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("moment", Text, nullable=False),
    Index("answers_by_layout", "place", "layout"),
)

RECOGNITIONS = Table(
    "recognitions",
    METADATA,
    Column("recognition_id", NUMBER, primary_key=True, autoincrement=False),
    Column("place", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("note", Text),
    Column("file", Text, nullable=False),
    Column("line", NUMBER, nullable=False),
    Column("author", Text, nullable=False),
    Column("author_place", Text, nullable=False),
    Column("moment", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("voids", NUMBER),
    Index("recognitions_voided_once", "voids", unique=True),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("event_id", NUMBER, primary_key=True, autoincrement=False),
    Column("action", Text, nullable=False),
    Column("batch", NUMBER),
    Column("place", Text),
    Column("reason", Text),
    Column("until", Text),
    Column("period_start", Text),
    Column("period_end", Text),
    Column("answers", NUMBER),
    Column("excluded", Text),
    Column("file", Text),
    Column("file_hash", Text),
    Column("rows", NUMBER, nullable=False),
    Column("content", Text),
    Column("author", Text, nullable=False),
    Column("author_place", Text),
    Column("author_role", Text, nullable=False),
    Column("moment", Text, nullable=False),
    Column("entries", NUMBER, nullable=False),
    Column("entries_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    one_of("action", ACTIONS),
    one_of("author_role", ROLES),
    Index("events_by_batch", "batch"),
)
