"""Answers to questions about sheets, by layout; a table that only grows, too."""

import sqlalchemy as sa
from alembic import op

from yuboard.ledger.migrations.versions.r0001_entries_and_events import NUMBER, guard

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "answers",
        sa.Column("answer_id", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("layout", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("choice", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("moment", sa.Text, nullable=False),
    )
    op.create_index("answers_by_layout", "answers", ["place", "layout"])
    guard("answers", "answer_id")


def downgrade() -> None:
    raise NotImplementedError("the ledger only grows")
