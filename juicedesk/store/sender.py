"""Which process of the profile sends: each take-over begins an epoch (sync model §3.10)."""

from __future__ import annotations

from juicedesk.store.database import Database


class Senders:
    """The one row that names the sender. Any thread; who may take over is decided by a lock elsewhere."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def epoch(self) -> int:
        """The epoch of the newest take-over, 0 before the first."""
        return int(self._database.rows("SELECT epoch FROM sender")[0][0])

    def take_over(self, pid: int, now: float) -> int:
        """Begin an epoch, which ends every older one at once. Raises StoreError: nothing has changed."""
        with self._database.transaction() as db:
            row = db.execute(
                "UPDATE sender SET epoch = epoch + 1, pid = ?, taken_at = ? RETURNING epoch", (pid, now)
            ).fetchone()
            return int(row[0])
