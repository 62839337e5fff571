"""Register of recognised units; a table that only grows, with a chain of its own."""

import sqlalchemy as sa
from alembic import op

from yuboard.ledger.migrations.versions.r0001_entries_and_events import NUMBER, guard

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "recognitions",
        sa.Column("recognition_id", NUMBER, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("place", "unit", "kind", "act", "day")),
        sa.Column("note", sa.Text),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("line", NUMBER, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("author", "author_place", "moment", "hash")),
    )
    guard("recognitions", "recognition_id")


def downgrade() -> None:
    raise NotImplementedError("the ledger only grows")
