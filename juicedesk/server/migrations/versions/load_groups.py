"""Load groups, the boxes' shares of their circuits, and how often a box's own memory was written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table and the columns; no box is in a group."""
    op.create_table(
        "load_groups",
        sa.Column("group_id", sa.String(64), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("circuit_amps", sa.Integer, nullable=False),
        sa.Column("change_stamp", sa.Integer, nullable=False),
    )
    op.add_column("units", sa.Column("load_group_id", sa.String(64)))
    op.add_column("units", sa.Column("offline_share_amps", sa.Integer))
    op.add_column("units", sa.Column("offline_changed_at", sa.Text))
