"""The server's database: what is kept, what is refused, and that nothing is half-written."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from juicedesk.domain.errors import DamagedDatabase, DiskFull, NewerDatabase, StoreError
from juicedesk.server.db import Database
from juicedesk.server.tables import METADATA
from juicedesk.server.upserts import Rows
from tests.unit.earlier_versions import NAMES, WIRE_AMPS, earlier, number_of, write
from tests.unit.server.home import BOX_ID, IDLE, LOADING, PARKED, ZONE, Home

NIGHT = {"start": 1380, "end": 360, "car_ready_by": 420}


def file_of(folder: Path) -> Path:
    return folder / "server.sqlite3"


def test_everything_that_is_set_survives_without_a_clean_end(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(PARKED)
    home.ask("set_info", name="Carport", timeZoneId=ZONE, amps_wire_rating=24, zip="12345")
    home.ask("set_limit", amperage=16)
    home.ask("set_schedule", type="custom", weekday=NIGHT, weekend=NIGHT)
    home.ask("set_override", override_time=1_700_000_000, energy_to_add=9_000)
    settings, token = home.unit.settings, home.unit.token
    home.kill()
    again = Home(tmp_path)
    assert (again.unit.settings, again.unit.token) == (settings, token)
    again.close()


def test_a_raise_is_still_awaited_after_a_restart(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(IDLE)
    home.ask("set_info", timeZoneId=ZONE, amps_wire_rating=40)
    home.kill()
    again = Home(tmp_path)
    command = again.hear(IDLE)
    assert command is not None and command.offline_amps == 40
    again.close()


def test_the_last_report_and_the_open_session_survive(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(PARKED)
    home.hear(replace(LOADING, lifetime_wh=1_000_400, session_wh=400), after_s=10)
    before = home.ask("get_state")
    home.close()
    again = Home(tmp_path)
    again.now_s = home.now_s
    assert again.ask("get_state") == before
    again.hear(replace(IDLE, lifetime_wh=1_000_900), after_s=60)
    again.flush()
    (session,) = again.database.sessions(BOX_ID)
    assert (session["energy_wh"], session["ended_at"]) == (900, again.now_s)
    again.close()


def test_a_car_that_left_while_the_server_was_away_ends_its_override(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(PARKED)
    home.ask("set_override", override_time=1, energy_to_add=0)
    home.close()
    again = Home(tmp_path)
    again.hear(IDLE)
    assert again.unit.settings.override is None
    again.close()


def test_the_account_token_itself_is_nowhere_in_the_file(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(IDLE)
    token = home.unit.token
    home.close()
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"the account's token" not in content
    assert token.encode() not in content


def test_a_file_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    Home(tmp_path).close()
    with sqlite3.connect(file_of(tmp_path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = file_of(tmp_path).read_bytes()
    with pytest.raises(NewerDatabase, match="newer version"):
        Database(file_of(tmp_path))
    assert file_of(tmp_path).read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file_of(tmp_path).write_bytes(b"no database at all, but long enough to look like one" * 100)
    with pytest.raises(DamagedDatabase):
        Database(file_of(tmp_path))


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError):
        Database(tmp_path / "file" / "server.sqlite3")


def fill_up(home: Home) -> None:
    """SQLite's own limit on the file's size stands in for the full disk: it gives the same error."""
    with home.database._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with contextlib.suppress(DiskFull):
        for number in range(10_000):
            home.database.keep(Rows(sessions=[session_of(number)]))


def test_a_full_disk_refuses_the_change_and_changes_nothing(home: Home) -> None:
    home.adopted(IDLE)
    home.unit.change(details={"filler": "x" * 3_600})  # nearly a whole page
    home.flush()
    before = home.unit.settings
    fill_up(home)
    answer = home.ask("set_info", name="y" * 60, **dict.fromkeys(("zip", "city", "address"), "x" * 100))
    assert not answer["success"] and "full" in answer["error_message"]
    assert home.unit.settings == before
    assert home.ask("get_info")["name"] == "Garage"


def test_boxes_are_answered_while_the_disk_is_full_and_kept_once_there_is_room(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    home.adopted(IDLE)
    fill_up(home)
    home.hear(PARKED)
    home.unit.change(details={"city": "x" * 4_000})
    home.flush()
    home.flush()
    assert home.hear(LOADING) is not None
    assert [record.levelname for record in caplog.records if "kept" in record.message] == ["ERROR"]
    with home.database._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    home.flush()
    assert home.registry.unsaved == set()


def session_of(number: int) -> dict[str, object]:
    return {
        "unit_id": BOX_ID,
        "started_at": number,
        "ended_at": number,
        "energy_wh": 0,
        "charging_s": 0.0,
        "lifetime_before_wh": None,
    }


def test_a_transaction_that_fails_leaves_nothing(home: Home) -> None:
    home.adopted(IDLE)
    with home.database._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        home.database.keep(Rows(sessions=[session_of(number) for number in range(5_000)]))
    assert home.database.sessions(BOX_ID) == []


def test_the_migrations_make_exactly_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    Home(tmp_path).close()
    engine = create_engine(f"sqlite:///{file_of(tmp_path)}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()


@pytest.mark.parametrize("fixture", earlier("server"), ids=lambda fixture: fixture.stem)
def test_what_any_earlier_version_kept_is_still_there(tmp_path: Path, fixture: Path) -> None:
    write(fixture, file_of(tmp_path))
    database = Database(file_of(tmp_path), tmp_path)
    units = {unit.settings.name: unit for unit in database.units(lambda unit_id: "token")}
    database.close()
    assert set(units) == NAMES
    assert units["Garage"].settings.wire_limit_amps == WIRE_AMPS["Garage"]
    assert all(unit.report is not None for unit in units.values())


def test_every_earlier_version_has_its_fixture(tmp_path: Path) -> None:
    Home(tmp_path).close()
    with contextlib.closing(sqlite3.connect(file_of(tmp_path))) as connection:
        (newest,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    assert [number_of(fixture) for fixture in earlier("server")] == list(range(1, int(newest)))


def test_what_a_unit_said_last_survives_its_move_into_a_table_of_its_own(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(PARKED)
    before = home.ask("get_state")
    home.close()
    with sqlite3.connect(file_of(tmp_path)) as connection:
        for column, kind in (("datagram", "TEXT"), ("heard_at", "FLOAT"), ("address", "TEXT")):
            connection.execute(f"ALTER TABLE units ADD COLUMN last_{column} {kind}")
            connection.execute(f"UPDATE units SET last_{column} = (SELECT {column} FROM reports)")
        connection.execute("ALTER TABLE units ADD COLUMN plug_changed_at INTEGER")
        connection.execute("UPDATE units SET plug_changed_at = (SELECT plug_changed_at FROM reports)")
        connection.execute("DROP TABLE reports")
        connection.execute("DROP TABLE token_generations")
        for column in ("held_since_restore", "cars"):
            connection.execute(f"ALTER TABLE units DROP COLUMN {column}")
        connection.execute("UPDATE alembic_version SET version_num = '0004'")
    connection.close()
    again = Home(tmp_path)
    again.now_s = home.now_s
    assert again.ask("get_state") == before
    again.close()
