"""The desktop's SQLite: reported state, intents, history, settings."""

from __future__ import annotations

from pathlib import Path

from juicedesk.store.chargers import Chargers
from juicedesk.store.database import Database
from juicedesk.store.intents import Intents
from juicedesk.store.projection import Projection
from juicedesk.store.settings import Settings


class Store:
    """One profile's file and the four ways to look at it."""

    def __init__(self, path: Path) -> None:
        """Open or make the file. Raises NewerDatabase, DamagedDatabase, DiskFull or StoreError."""
        self._database = Database(path)
        self.chargers = Chargers(self._database)
        self.intents = Intents(self._database)
        self.projection = Projection(self._database)
        self.settings = Settings(self._database)

    def close(self) -> None:
        """Close the file; nothing may be asked afterwards."""
        self._database.close()
