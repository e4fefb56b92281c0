"""Identity, units and sessions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "identity",
        sa.Column("key", sa.String(40), primary_key=True),
        sa.Column("value", sa.String(200), nullable=False),
    )
    op.create_table(
        "units",
        sa.Column("unit_id", sa.String(40), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("time_zone_id", sa.Text, nullable=False),
        sa.Column("info_timestamp", sa.Integer, nullable=False),
        sa.Column("unit_rating_amps", sa.Integer),
        sa.Column("wire_limit_amps", sa.Integer),
        sa.Column("wire_limit_verified", sa.Boolean, nullable=False),
        sa.Column("wire_limit_awaited", sa.Boolean, nullable=False),
        sa.Column("wire_limit_lowered", sa.Boolean, nullable=False),
        sa.Column("charge_limit_amps", sa.Integer),
        sa.Column("schedule", sa.Text, nullable=False),
        sa.Column("override_start", sa.Integer),
        sa.Column("override_energy_wh", sa.Integer),
        sa.Column("override_given_at_session_wh", sa.Integer),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("last_datagram", sa.Text),
        sa.Column("last_heard_at", sa.Float),
        sa.Column("last_address", sa.Text),
        sa.Column("plug_changed_at", sa.Integer),
    )
    op.create_table(
        "sessions",
        sa.Column("session_id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("unit_id", sa.String(40), sa.ForeignKey("units.unit_id"), nullable=False),
        sa.Column("started_at", sa.Integer, nullable=False),
        sa.Column("ended_at", sa.Integer),
        sa.Column("energy_wh", sa.Integer, nullable=False),
        sa.Column("charging_s", sa.Float, nullable=False),
        sa.Column("lifetime_before_wh", sa.Integer),
        sa.UniqueConstraint("unit_id", "started_at"),
    )
