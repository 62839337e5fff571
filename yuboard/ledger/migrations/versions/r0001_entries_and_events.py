"""Entries and events, and triggers that let them only grow."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# A number other than the next is refused too: INSERT OR REPLACE would remove a row without a word.
_SQLITE = (
    "create trigger {table}_no_update before update on {table} begin select raise(abort, '台账只增不改'); end",
    "create trigger {table}_no_delete before delete on {table} begin select raise(abort, '台账只增不改'); end",
    "create trigger {table}_in_order before insert on {table}"
    " when new.{key} <> (select coalesce(max({key}), 0) + 1 from {table})"
    " begin select raise(abort, '台账只增不改'); end",
)
_POSTGRESQL = (
    "create function {table}_refuse() returns trigger language plpgsql as"
    " $$ begin raise exception '台账只增不改' using errcode = 'restrict_violation'; end $$",
    "create function {table}_in_order() returns trigger language plpgsql as $$ begin"
    " if new.{key} <> (select coalesce(max({key}), 0) + 1 from {table}) then"
    " raise exception '台账只增不改' using errcode = 'restrict_violation'; end if; return new; end $$",
    "create trigger {table}_only_grows before update or delete or truncate on {table}"
    " for each statement execute function {table}_refuse()",
    "create trigger {table}_in_order before insert on {table} for each row execute function {table}_in_order()",
)


def _codes(column: str, *codes: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{code}'" for code in codes)
    return sa.CheckConstraint(f"{column} in ({listed})", name=f"{column}_known")


def upgrade() -> None:
    _create_entries()
    _create_events()
    for table, key in (("entries", "entry_id"), ("events", "event_id")):
        guard(table, key)


def _create_entries() -> None:
    op.create_table(
        "entries",
        sa.Column("entry_id", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("batch", NUMBER, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("subject", sa.Text),
        sa.Column("period_start", sa.Text, nullable=False),
        sa.Column("period_end", sa.Text, nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
        sa.Column("as_of", sa.Text),
        sa.Column("value", sa.Text),
        sa.Column("unit", sa.Text),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("problem", sa.Text),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("sheet", sa.Text),
        sa.Column("cell", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("moment", sa.Text, nullable=False),
        sa.Column("replaces", NUMBER, sa.ForeignKey("entries.entry_id")),
        sa.Column("hash", sa.Text, nullable=False),
        _codes("basis", "当期", "累计", "时点"),
        _codes("status", "reported", "zero", "nothing_to_report", "not_applicable", "withdrawn"),
        _codes("kind", "快报", "公报", "自报"),
    )
    op.create_index("entries_by_identity", "entries", ["place", "indicator", "period_start", "period_end"])
    op.create_index("entries_by_batch", "entries", ["batch"])


def _create_events() -> None:
    op.create_table(
        "events",
        sa.Column("event_id", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("batch", NUMBER),
        sa.Column("place", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("until", sa.Text),
        sa.Column("period_start", sa.Text),
        sa.Column("period_end", sa.Text),
        sa.Column("answers", NUMBER),
        sa.Column("excluded", sa.Text),
        sa.Column("file", sa.Text),
        sa.Column("file_hash", sa.Text),
        sa.Column("rows", NUMBER, nullable=False),
        sa.Column("content", sa.Text),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("author_place", sa.Text),
        sa.Column("author_role", sa.Text, nullable=False),
        sa.Column("moment", sa.Text, nullable=False),
        sa.Column("entries", NUMBER, nullable=False),
        sa.Column("entries_hash", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        _codes("action", "created", "draft", "submitted", "returned", "approved", "reopened"),
        _codes("author_role", "system", "reporter", "reviewer"),
    )
    op.create_index("events_by_batch", "events", ["batch"])


def guard(table: str, key: str) -> None:
    """Let a table only grow, its rows numbered in order."""
    for statement in _POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _SQLITE:
        op.execute(statement.format(table=table, key=key))


def downgrade() -> None:
    raise NotImplementedError("the ledger only grows")
