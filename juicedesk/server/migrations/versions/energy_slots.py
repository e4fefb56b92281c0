"""Energy by quarters of an hour, notifications, and a time before which a unit does not charge."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table and the columns."""
    op.create_table(
        "energy_slots",
        sa.Column("unit_id", sa.String(40), sa.ForeignKey("units.unit_id"), primary_key=True),
        sa.Column("session_started_at", sa.Integer, primary_key=True),
        sa.Column("slot_at", sa.Integer, primary_key=True),
        sa.Column("energy_wh", sa.Integer, nullable=False),
    )
    op.add_column("units", sa.Column("notifications", sa.Text))
    op.add_column("units", sa.Column("not_before", sa.Integer))
