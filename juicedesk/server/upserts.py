"""Rows to keep, and the statement by which they become the present ones, whether they were there or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from sqlalchemy import Connection, Dialect, Insert, Table, UniqueConstraint
from sqlalchemy.dialects import postgresql, sqlite

from juicedesk.server.tables import ENERGY_SLOTS, REPORTS, SESSIONS, UNITS, Row


@dataclass(frozen=True, slots=True)
class Rows:
    """What is new, by table; the unit of every row is among `units` or was kept before."""

    units: list[Row] = field(default_factory=list)
    reports: list[Row] = field(default_factory=list)
    sessions: list[Row] = field(default_factory=list)
    slots: list[Row] = field(default_factory=list)

    def by_table(self) -> Iterator[tuple[Table, list[Row]]]:
        """Every table with its rows, in an order in which no row refers to a later one."""
        yield UNITS, self.units
        yield REPORTS, self.reports
        yield SESSIONS, self.sessions
        yield ENERGY_SLOTS, self.slots


def put(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Make rows of a table, each whole, the present ones: a new one is inserted, a known one replaced."""
    if rows:
        # As text: working out each parameter anew takes as long as SQLite itself.
        connection.exec_driver_sql(_text_of(connection.dialect, table), rows)


@lru_cache
def _text_of(dialect: Dialect, table: Table) -> str:
    keys = _keys_of(table)
    replaced = [column.name for column in table.c if column.name not in keys and not column.primary_key]
    made = _upsert(dialect, table, keys, replaced)
    return str(made.compile(dialect=dialect, column_keys=[*keys, *replaced]))


def _upsert(dialect: Dialect, table: Table, keys: list[str], replaced: list[str]) -> Insert:
    if dialect.name == "postgresql":
        pg = postgresql.insert(table)
        return pg.on_conflict_do_update(
            index_elements=keys, set_={name: pg.excluded[name] for name in replaced}
        )
    lite = sqlite.insert(table)
    return lite.on_conflict_do_update(
        index_elements=keys, set_={name: lite.excluded[name] for name in replaced}
    )


def _keys_of(table: Table) -> list[str]:
    """The columns by which a row is named from outside: where a number is given by the database, not that."""
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            return [column.name for column in constraint.columns]
    return [column.name for column in table.primary_key.columns]
