"""Units that their owner has shared: each share has a token of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table. A number is never given twice, so that a withdrawn token stays dead."""
    op.create_table(
        "shares",
        sa.Column("share_id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("unit_id", sa.String(40), sa.ForeignKey("units.unit_id"), nullable=False),
        sa.Column("made_at", sa.Integer, nullable=False),
        sqlite_autoincrement=True,
    )
