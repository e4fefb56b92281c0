"""The cars that are charged at a unit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column; no unit has a car yet."""
    op.add_column("units", sa.Column("cars", sa.Text))
