"""The port to whatever keeps the server's data: all that the rest of the server asks of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from juicedesk.server.circuits import GroupChange, KeptGroup
from juicedesk.server.slots import EnergySlot
from juicedesk.server.tables import Row
from juicedesk.server.unit import Unit
from juicedesk.server.upserts import Rows


class Storage(Protocol):
    """Every method is one transaction; what it wrote is kept for good when it returns.

    Any thread, one at a time. Every call blocks and raises StoreError or one of its kinds. `db.Database`
    is the one on SQLite.
    """

    def identity(self) -> dict[str, str]:
        """What the server knows of itself, by key."""

    def keep_identity(self, values: dict[str, str]) -> None:
        """Keep what the server knows of itself."""

    def units(self, token_of: Callable[[str], str]) -> list[Unit]:
        """All units as they were when they were last kept, with their open sessions."""

    def load_groups(self) -> tuple[list[KeptGroup], int]:
        """All load groups, and the highest change stamp that one was ever given."""

    def keep(self, rows: Rows) -> None:
        """Keep what is new of units: all of it, or on an error nothing."""

    def keep_group(self, unit_rows: Sequence[Row], change: GroupChange) -> None:
        """Keep a changed load group and its units: all of it, or on an error nothing."""

    def remove_unit(self, unit_id: str) -> int:
        """Remove a unit and all that belongs to it; its token's generation should it come back."""

    def generations(self) -> dict[str, int]:
        """How often the token of each unit was renewed, also of those that were removed."""

    def next_generation(self, unit_id: str) -> int:
        """Count one more renewal of a unit's token; how many there are with it."""

    def shares(self) -> list[tuple[str, int]]:
        """The units that are shared and the numbers of their shares."""

    def shares_of(self, unit_id: str) -> list[Row]:
        """The shares of a unit, oldest first."""

    def add_share(self, unit_id: str, made_at: int) -> int:
        """Share a unit once more; the number of the share, never given before."""

    def remove_shares(self, unit_id: str, share_id: int | None = None) -> int:
        """Withdraw all shares of a unit, or one; how many there were."""

    def ended_sessions(self, unit_id: str, before_id: int | None, most: int) -> list[Row]:
        """The newest sessions of a unit that have ended, newest first; only those before an ID."""

    def session_with_slots(self, unit_id: str, session_id: int) -> tuple[Row, list[EnergySlot]] | None:
        """A session of a unit with its energy, oldest slot first; None when there is no such session."""
