"""Which units are held at little because an old database was put in the place of the present one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column. Of units that were held before nobody knows any more: they say nothing."""
    op.add_column(
        "units", sa.Column("held_since_restore", sa.Boolean, nullable=False, server_default=sa.false())
    )
