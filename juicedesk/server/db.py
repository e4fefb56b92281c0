"""The server's database: opening, migrating, and whole transactions with errors in our own words."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from errno import ENOSPC
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError

from juicedesk.domain.errors import DiskFull, StoreError
from juicedesk.domain.wiring import FLOOR_AMPS
from juicedesk.server.circuits import GroupChange, KeptGroup
from juicedesk.server.migrations import migrate
from juicedesk.server.newest import NewestStamp
from juicedesk.server.restored import distrusted
from juicedesk.server.slots import EnergySlot
from juicedesk.server.sqlite_file import check, copy_file, engine_of, error_of
from juicedesk.server.tables import (
    ENERGY_SLOTS,
    IDENTITY,
    LOAD_GROUPS,
    REPORTS,
    SESSIONS,
    SHARES,
    TOKEN_GENERATIONS,
    UNITS,
    Row,
    slot_of,
    unit_of,
    unit_row,
)
from juicedesk.server.unit import Unit
from juicedesk.server.upserts import Rows, put

_LOG = logging.getLogger(__name__)
_GROUP_STAMP = "load_group_stamp"
_SETTINGS_NUMBER = "settings_number"
_REPORTED = (REPORTS.c.datagram, REPORTS.c.heard_at, REPORTS.c.address, REPORTS.c.plug_changed_at)


class Database:
    """One SQLite file. Every method is one transaction, and what it wrote is on the disk when it returns.

    Any thread, one at a time; every call blocks and raises StoreError, DiskFull or DamagedDatabase.
    """

    def __init__(self, path: Path, state_folder: Path | None = None) -> None:
        """Open or make the file and bring it up to date. Raises NewerDatabase too.

        `state_folder` is where this computer keeps how new the database is, outside of its folder.
        """
        self.path = path
        self._newest = NewestStamp(path.with_suffix(".load-groups"), state_folder)
        self._newest_settings = NewestStamp(path.with_suffix(".newest-setting"), state_folder)
        with self._own_errors():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
        self._engine = engine_of(path)
        try:
            with self._transaction() as connection:
                check(connection, path)
                migrate(connection, path)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def copy_to(self, path: Path) -> None:
        """Make a copy as of now, whole or not at all; only its owner can read it. From any thread."""
        unfinished = path.with_suffix(".part")
        try:
            with self._own_errors():
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                unfinished.unlink(missing_ok=True)
                unfinished.touch(mode=0o600)
                copy_file(self.path, unfinished)
                unfinished.replace(path)
        finally:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)

    def identity(self) -> dict[str, str]:
        """What the server knows of itself, by key."""
        with self._transaction() as connection:
            return {row.key: row.value for row in connection.execute(select(IDENTITY))}

    def keep_identity(self, values: dict[str, str]) -> None:
        """Keep what the server knows of itself."""
        with self._transaction() as connection:
            for key, value in values.items():
                _put_identity(connection, key, value)

    def units(self, token_of: Callable[[str], str]) -> list[Unit]:
        """All units as they were when they were last kept, with their open sessions.

        In a database that is older than the newest change of any setting no unit's settings can raise
        its box any more, see `restored`.
        """
        with self._own_errors():
            newest = self._newest_settings.read()
        with self._transaction() as connection:
            units = _units(connection, token_of)
            number = _number(connection, _SETTINGS_NUMBER)
            if newest > number:
                number = newest + 1
                _distrust(connection, units, number)
        if number > newest:
            self._newest_settings.try_to_keep(number)
        return units

    def keep(self, rows: Rows) -> None:
        """Keep what is new of units: all of it, or on an error nothing."""
        with self._transaction() as connection:
            for table, some in rows.by_table():
                put(connection, table, some)
            number = _next_settings_number(connection) if rows.units else 0
        if number:
            self._newest_settings.try_to_keep(number)

    def keep_group(self, unit_rows: Sequence[Row], change: GroupChange) -> None:
        """Keep a changed load group and its units: all of it, or on an error nothing."""
        with self._transaction() as connection:
            put(connection, UNITS, list(unit_rows))
            number = _next_settings_number(connection)
            if change.kept is None:
                connection.execute(delete(LOAD_GROUPS).where(LOAD_GROUPS.c.group_id == change.group_id))
            else:
                put(connection, LOAD_GROUPS, [asdict(change.kept)])
            _put_identity(connection, _GROUP_STAMP, str(change.change_stamp))
        # Afterwards: what fails here is made good at the next start, and the change is kept already.
        self._newest.try_to_keep(change.change_stamp)
        self._newest_settings.try_to_keep(number)

    def load_groups(self) -> tuple[list[KeptGroup], int]:
        """All load groups, and the highest change stamp that one was ever given.

        In a database that is older than the newest change every circuit is lowered to 6 A, for it may
        have been lowered since; what it really carries is for a person to say.
        """
        with self._own_errors():
            newest = self._newest.read()
        with self._transaction() as connection:
            if newest > _number(connection, _GROUP_STAMP):
                _lower_circuits(connection, newest + 1)
            rows = connection.execute(select(LOAD_GROUPS)).mappings().all()
            stamp = _number(connection, _GROUP_STAMP)
        if stamp > newest:
            self._newest.try_to_keep(stamp)
        return [KeptGroup(**row) for row in rows], stamp

    def sessions(self, unit_id: str) -> list[Row]:
        """The sessions of a unit, newest first."""
        chosen = select(SESSIONS).where(SESSIONS.c.unit_id == unit_id).order_by(SESSIONS.c.started_at.desc())
        with self._transaction() as connection:
            return [dict(row) for row in connection.execute(chosen).mappings()]

    def generations(self) -> dict[str, int]:
        """How often the token of each unit was renewed, also of those that were removed."""
        with self._transaction() as connection:
            return {row.unit_id: row.generation for row in connection.execute(select(TOKEN_GENERATIONS))}

    def next_generation(self, unit_id: str) -> int:
        """Count one more renewal of a unit's token; how many there are with it."""
        with self._transaction() as connection:
            return _next_generation(connection, unit_id)

    def shares_of(self, unit_id: str) -> list[Row]:
        """The shares of a unit, oldest first."""
        chosen = select(SHARES).where(SHARES.c.unit_id == unit_id).order_by(SHARES.c.share_id)
        with self._transaction() as connection:
            return [dict(row) for row in connection.execute(chosen).mappings()]

    def shares(self) -> list[tuple[str, int]]:
        """The units that are shared and the numbers of their shares."""
        with self._transaction() as connection:
            rows = connection.execute(select(SHARES.c.unit_id, SHARES.c.share_id))
            return [(row.unit_id, row.share_id) for row in rows]

    def add_share(self, unit_id: str, made_at: int) -> int:
        """Share a unit once more; the number of the share, never given before."""
        with self._transaction() as connection:
            made = insert(SHARES).values(unit_id=unit_id, made_at=made_at).returning(SHARES.c.share_id)
            return int(connection.execute(made).scalar_one())

    def remove_shares(self, unit_id: str, share_id: int | None = None) -> int:
        """Withdraw all shares of a unit, or one; how many there were."""
        chosen = delete(SHARES).where(SHARES.c.unit_id == unit_id)
        if share_id is not None:
            chosen = chosen.where(SHARES.c.share_id == share_id)
        with self._transaction() as connection:
            return connection.execute(chosen).rowcount

    def remove_unit(self, unit_id: str) -> int:
        """Remove a unit and all that belongs to it; its token's generation should it come back."""
        with self._transaction() as connection:
            for table in (ENERGY_SLOTS, SESSIONS, SHARES, REPORTS, UNITS):
                connection.execute(delete(table).where(table.c.unit_id == unit_id))
            generation = _next_generation(connection, unit_id)
            number = _next_settings_number(connection)
        self._newest_settings.try_to_keep(number)
        return generation

    def ended_sessions(self, unit_id: str, before_id: int | None, most: int) -> list[Row]:
        """The newest sessions of a unit that have ended, newest first; only those before an ID."""
        chosen = select(SESSIONS).where(SESSIONS.c.unit_id == unit_id, SESSIONS.c.ended_at.is_not(None))
        if before_id is not None:
            chosen = chosen.where(SESSIONS.c.session_id < before_id)
        chosen = chosen.order_by(SESSIONS.c.session_id.desc()).limit(most)
        with self._transaction() as connection:
            return [dict(row) for row in connection.execute(chosen).mappings()]

    def session_with_slots(self, unit_id: str, session_id: int) -> tuple[Row, list[EnergySlot]] | None:
        """A session of a unit with its energy, oldest slot first; None when there is no such session."""
        chosen = select(SESSIONS).where(SESSIONS.c.unit_id == unit_id, SESSIONS.c.session_id == session_id)
        with self._transaction() as connection:
            row = connection.execute(chosen).mappings().one_or_none()
            if row is None:
                return None
            session = dict(row)
            slots = connection.execute(_slots_of(unit_id, session).order_by(ENERGY_SLOTS.c.slot_at))
            return session, [slot_of(dict(row)) for row in slots.mappings()]

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._own_errors(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _own_errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as exc:
            raise error_of(self.path, exc.orig) from exc
        except sqlite3.Error as exc:
            raise error_of(self.path, exc) from exc
        except OSError as exc:
            kind = DiskFull if exc.errno == ENOSPC else StoreError
            raise kind(self.path, exc.strerror or str(exc)) from exc


def _number(connection: Connection, key: str) -> int:
    chosen = select(IDENTITY.c.value).where(IDENTITY.c.key == key)
    return int(connection.execute(chosen).scalar() or 0)


def _next_settings_number(connection: Connection) -> int:
    """Every transaction that changes a setting has one of its own."""
    number = _number(connection, _SETTINGS_NUMBER) + 1
    _put_identity(connection, _SETTINGS_NUMBER, str(number))
    return number


def _units(connection: Connection, token_of: Callable[[str], str]) -> list[Unit]:
    chosen = select(UNITS, *_REPORTED).outerjoin(REPORTS).order_by(UNITS.c.unit_id)
    open_rows = connection.execute(select(SESSIONS).where(SESSIONS.c.ended_at.is_(None)))
    sessions = {row["unit_id"]: dict(row) for row in open_rows.mappings()}
    slots = {row["unit_id"]: dict(row) for row in connection.execute(_last_slots()).mappings()}
    return [
        unit_of(dict(row), sessions.get(unit_id), token_of(unit_id), slots.get(unit_id))
        for row in connection.execute(chosen).mappings()
        for unit_id in (row["unit_id"],)
    ]


def _distrust(connection: Connection, units: Sequence[Unit], number: int) -> None:
    for unit in units:
        unit.settings = replace(distrusted(unit), info_timestamp=unit.next_stamp(0))
    put(connection, UNITS, [unit_row(unit.unit_id, unit.settings) for unit in units])
    _put_identity(connection, _SETTINGS_NUMBER, str(number))
    if units:
        _LOG.warning(
            "the database is older than the last change of a setting: every box is held at %d A or less"
            " until a person sets its limits again",
            FLOOR_AMPS,
        )


def _lower_circuits(connection: Connection, stamp: int) -> None:
    lowered = update(LOAD_GROUPS).values(circuit_amps=FLOOR_AMPS, change_stamp=stamp)
    if connection.execute(lowered).rowcount:
        _LOG.warning(
            "the database is older than the last change of a load group: every circuit is set to %d A"
            " until a person says what it carries",
            FLOOR_AMPS,
        )
    _put_identity(connection, _GROUP_STAMP, str(stamp))


def _slots_of(unit_id: str, session: Row) -> Select[Any]:
    return select(ENERGY_SLOTS).where(
        ENERGY_SLOTS.c.unit_id == unit_id, ENERGY_SLOTS.c.session_started_at == session["started_at"]
    )


def _last_slots() -> Select[Any]:
    """The newest slot of every session that is still open."""
    of_session = (
        (SESSIONS.c.unit_id == ENERGY_SLOTS.c.unit_id)
        & (SESSIONS.c.started_at == ENERGY_SLOTS.c.session_started_at)
        & SESSIONS.c.ended_at.is_(None)
    )
    newest = (
        select(SESSIONS.c.unit_id, SESSIONS.c.started_at, func.max(ENERGY_SLOTS.c.slot_at).label("slot_at"))
        .select_from(SESSIONS.join(ENERGY_SLOTS, of_session))
        .group_by(SESSIONS.c.unit_id, SESSIONS.c.started_at)
        .subquery()
    )
    is_newest = (
        (ENERGY_SLOTS.c.unit_id == newest.c.unit_id)
        & (ENERGY_SLOTS.c.session_started_at == newest.c.started_at)
        & (ENERGY_SLOTS.c.slot_at == newest.c.slot_at)
    )
    return select(ENERGY_SLOTS).join(newest, is_newest)


def _next_generation(connection: Connection, unit_id: str) -> int:
    known = select(TOKEN_GENERATIONS.c.generation).where(TOKEN_GENERATIONS.c.unit_id == unit_id)
    generation = int(connection.execute(known).scalar() or 0) + 1
    put(connection, TOKEN_GENERATIONS, [{"unit_id": unit_id, "generation": generation}])
    return generation


def _put_identity(connection: Connection, key: str, value: str) -> None:
    put(connection, IDENTITY, [{"key": key, "value": value}])
