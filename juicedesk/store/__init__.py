"""The desktop's SQLite: reported state, intents, history, settings."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from juicedesk.domain.errors import DamagedDatabase, NewerDatabase, OlderDatabase
from juicedesk.store.accounts import AccountRows
from juicedesk.store.backups import Backups
from juicedesk.store.chargers import Chargers
from juicedesk.store.charges import Charges
from juicedesk.store.copying import open_read_only
from juicedesk.store.database import Database
from juicedesk.store.failures import as_store_errors
from juicedesk.store.flows import Flows
from juicedesk.store.history import History
from juicedesk.store.intents import Intents
from juicedesk.store.links import Links
from juicedesk.store.load_groups import LoadGroups
from juicedesk.store.paths import Paths
from juicedesk.store.projection import Projection
from juicedesk.store.restoring import RESTORED, Restored, needs_restoring, restore
from juicedesk.store.schema import MIGRATIONS
from juicedesk.store.sender import Senders
from juicedesk.store.settings import Settings


class Store:
    """One profile's file and the ways to look at it."""

    def __init__(self, path: Path) -> None:
        """Open or make the file. Raises NewerDatabase, DamagedDatabase, DiskFull or StoreError.

        A file that is lost although there are copies of it counts as damaged, and so does one that is
        just being restored: nothing is begun empty in silence.
        """
        if needs_restoring(path):
            raise DamagedDatabase(path, "lost or being restored")
        self.path = path
        self._database = Database(path)
        self.accounts = AccountRows(self._database)
        self.backups = Backups(self._database)
        self.chargers = Chargers(self._database)
        self.charges = Charges(self._database)
        self.flows = Flows(self._database)
        self.history = History(self._database)
        self.intents = Intents(self._database)
        self.links = Links(self._database)
        self.load_groups = LoadGroups(self._database)
        self.paths = Paths(self._database)
        self.projection = Projection(self._database)
        self.senders = Senders(self._database)
        self.settings = Settings(self._database)

    @classmethod
    def open_or_restore(cls, path: Path, now: float) -> Store:
        """Open the file; a damaged or lost one is replaced by its newest sound copy, see `restored`.

        Only for who alone has the profile. Raises as the constructor does: DamagedDatabase when there is
        no copy, and then everything is as it was.
        """
        try:
            return cls(path)
        except DamagedDatabase:
            restore(path, now)
        return cls(path)

    @classmethod
    def open_beside(cls, path: Path) -> Store:
        """Open a file that another process of the profile looks after: as it is, or not at all.

        Raises OlderDatabase or NewerDatabase when it is not of this version, else as the constructor does.
        """
        with as_store_errors(path), closing(open_read_only(path)) as db:
            version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version != len(MIGRATIONS):
            kind = OlderDatabase if version < len(MIGRATIONS) else NewerDatabase
            raise kind(path, f"version {version}, this program uses {len(MIGRATIONS)}")
        return cls(path)

    @property
    def restored(self) -> Restored | None:
        """The restore that no person has read about yet."""
        return Restored.from_text(self.settings.get(RESTORED))

    def restore_was_read(self) -> None:
        """A person has read what was restored."""
        self.settings.keep(RESTORED, "")

    def data_version(self) -> int:
        """Another number whenever another process has changed the file."""
        return self._database.data_version()

    def table_sizes(self) -> list[tuple[str, int]]:
        """How many rows each table has."""
        names = self._database.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        counts = ((row[0], self._database.rows(f'SELECT count(*) FROM "{row[0]}"')) for row in names)
        return [(name, int(found[0][0])) for name, found in counts]

    def close(self) -> None:
        """Close the file; nothing may be asked afterwards."""
        self._database.close()
