"""How often a unit's token was renewed; kept when the unit is removed, so that its tokens stay dead."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table. A unit without a row has its first token."""
    op.create_table(
        "token_generations",
        sa.Column("unit_id", sa.String(40), primary_key=True),
        sa.Column("generation", sa.Integer, nullable=False),
    )
