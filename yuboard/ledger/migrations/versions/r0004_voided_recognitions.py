"""Acts of the register of recognised units that declare an earlier one void, each one once."""

import sqlalchemy as sa
from alembic import op

from yuboard.ledger.migrations.versions.r0001_entries_and_events import NUMBER

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("recognitions", sa.Column("voids", NUMBER))
    op.create_index("recognitions_voided_once", "recognitions", ["voids"], unique=True)


def downgrade() -> None:
    raise NotImplementedError("the ledger only grows")
