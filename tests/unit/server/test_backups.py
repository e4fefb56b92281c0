"""The daily copies: one a day, seven days, whole, private, and said when they fail."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from juicedesk.domain.errors import DiskFull
from juicedesk.server.backups import KEPT_DAYS, Backups
from juicedesk.server.db import Database
from tests.unit.server.home import BOX_ID, IDLE, Home

DAY_S = 86_400.0
MONDAY_S = datetime(2026, 1, 12, 11, 0, tzinfo=UTC).timestamp()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "backups").iterdir())


def made_on(days: int, home: Home) -> Backups:
    backups = Backups(home.database, lambda: MONDAY_S + days * DAY_S)
    backups.make_if_due()
    return backups


def test_one_copy_a_day_for_seven_days(home: Home, tmp_path: Path) -> None:
    for day in range(KEPT_DAYS + 3):
        made_on(day, home)
        made_on(day, home)
    assert names(tmp_path) == [f"server-2026-01-{day}.sqlite3" for day in range(15, 22)]


def test_a_copy_opens_with_everything_in_it_and_only_its_owner_reads_it(home: Home, tmp_path: Path) -> None:
    home.adopted(IDLE)
    home.flush()
    made_on(0, home)
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.stat().st_mode & 0o077 == 0
    database = Database(copy)
    assert [unit.unit_id for unit in database.units(lambda unit_id: unit_id)] == [BOX_ID]
    database.close()


def test_a_clock_that_was_wrong_for_a_day_costs_no_good_copy(home: Home, tmp_path: Path) -> None:
    for day in range(KEPT_DAYS):
        made_on(day, home)
    made_on(20_000, home)
    made_on(KEPT_DAYS, home)
    assert "server-2080-10-16.sqlite3" not in names(tmp_path)
    assert len(names(tmp_path)) == KEPT_DAYS


def test_a_copy_that_fails_leaves_nothing_is_said_once_and_is_tried_again(
    home: Home, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = Backups(home.database, lambda: MONDAY_S)
    with monkeypatch.context() as patched:

        def no_room(source: Path, target: Path) -> None:
            target.write_bytes(b"half a copy")
            raise DiskFull(target, "there is no room left on the disk")

        patched.setattr("juicedesk.server.db.copy_file", no_room)
        backups.make_if_due()
        backups.make_if_due()
    assert isinstance(backups.problem, DiskFull)
    assert names(tmp_path) == []
    assert [record.levelno for record in caplog.records if "copy" in record.message] == [logging.ERROR]
    backups.make_if_due()
    assert backups.problem is None
    assert len(names(tmp_path)) == 1
