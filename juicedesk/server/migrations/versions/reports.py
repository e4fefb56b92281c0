"""What a unit said last gets a table of its own, apart from what is set for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_MOVED = ("last_datagram", "last_heard_at", "last_address", "plug_changed_at")


def upgrade() -> None:
    """Make the table, move what is there, and remove the columns that held it."""
    op.create_table(
        "reports",
        sa.Column("unit_id", sa.String(40), sa.ForeignKey("units.unit_id"), primary_key=True),
        sa.Column("datagram", sa.Text, nullable=False),
        sa.Column("heard_at", sa.Float, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("plug_changed_at", sa.Integer),
    )
    op.execute(
        "INSERT INTO reports (unit_id, datagram, heard_at, address, plug_changed_at)"
        f" SELECT unit_id, {', '.join(_MOVED)} FROM units WHERE last_datagram IS NOT NULL"
    )
    for column in _MOVED:
        op.drop_column("units", column)
