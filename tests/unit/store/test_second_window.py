"""What a window that does not send may do with the file that another process looks after."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from juicedesk.domain.errors import NewerDatabase, OlderDatabase, StoreError
from juicedesk.store import Store


def test_a_second_window_opens_a_file_of_its_own_version_only(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    with pytest.raises(StoreError):
        Store.open_beside(path)
    assert not path.exists(), "only the sender makes the file"
    first = Store(path)
    second = Store.open_beside(path)
    second.settings.keep("theme", "dark")
    assert first.settings.get("theme") == "dark"
    second.close()
    first.close()
    for version, error in ((1, OlderDatabase), (99, NewerDatabase)):
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"PRAGMA user_version={version}")
        with pytest.raises(error, match=f"version {version}, this program uses"):
            Store.open_beside(path)
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA user_version").fetchone()[0] == version
