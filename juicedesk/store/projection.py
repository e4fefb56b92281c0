"""Reads the tables into what the screen shows: reported state with the changes on top."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping

from juicedesk.domain.intent import FieldGroup, GroupValue, IntentState, Reason
from juicedesk.domain.load_group import NO_GROUP, LoadGroup
from juicedesk.store.database import Database
from juicedesk.store.reported_chargers import ReportedChargers
from juicedesk.store.values import required_value, value_from_text
from juicedesk.store.view import Change, ChargerView, DeskView, Field, LinkView, LoadGroupView

DONE_SHOWN = 200

SELECT_CHANGES = """SELECT intent.*, charger.name AS charger_name, edit.made_at_wall,
    next.wanted AS next_wanted
    FROM intent JOIN edit USING(edit_id) LEFT JOIN edit AS next ON next.edit_id = intent.next_edit_id
    LEFT JOIN charger ON charger.account_id = intent.account_id AND charger.unit_id = intent.unit_id
    WHERE intent.account_id = ?"""
"""The rows that `change_of` reads, of one account."""

_WAITING = f"{SELECT_CHANGES} AND settled_at IS NULL ORDER BY intent_id"
_DONE = f"{SELECT_CHANGES} AND settled_at IS NOT NULL ORDER BY settled_at DESC LIMIT {DONE_SHOWN}"


class Projection:
    """The one reader behind the screen. Any thread; never waits for a writer."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reported = ReportedChargers()

    def view(self, account_id: str, link: LinkView) -> DeskView:
        """Everything of one account at one moment; a few milliseconds, for thousands of chargers too.

        A charger of which nothing is new is the very same object as in the last view.
        """
        with self._database.reading() as db:
            known = self._reported.known(db, account_id)
            waiting = _changes(db, _WAITING, account_id, known)
            done = _changes(db, _DONE, account_id, known)
            chargers = self._reported.chargers(db, account_id, waiting)
            offers = _offers_load_groups(db, account_id)
            load_groups = _load_groups(db, account_id, waiting, offers)
        return DeskView(
            link=link,
            chargers=chargers,
            waiting=tuple(change for change in waiting if change.state is not IntentState.HELD),
            undecided=tuple(change for change in waiting if change.state is IntentState.HELD),
            done=tuple(done),
            load_groups=load_groups,
            offers_load_groups=offers,
        )


def _changes(
    db: sqlite3.Connection, query: str, account_id: str, known: Mapping[str, ChargerView]
) -> list[Change]:
    def name_of(unit_id: str) -> str:
        return known[unit_id].name if unit_id in known else ""

    return [change_of(row, name_of) for row in db.execute(query, (account_id,))]


def change_of(row: sqlite3.Row, name_of: Callable[[str], str]) -> Change:
    """The change in a row of `SELECT_CHANGES`; `name_of` knows the account's chargers, else it is empty."""
    group = FieldGroup(row["field_group"])
    wanted, base = required_value(group, row["wanted"]), value_from_text(group, row["base"])
    server_value = value_from_text(group, row["server_value"])
    queued_next = value_from_text(group, row["next_wanted"])
    return Change(
        change_id=row["intent_id"],
        unit_id=row["unit_id"],
        charger_name=change_name(row, (wanted, base)),
        group=group,
        state=IntentState(row["state"]),
        reason=Reason(row["reason"]),
        base=base,
        wanted=wanted,
        server_value=server_value,
        made_at=row["made_at_wall"],
        settled_at=row["settled_at"],
        reads_equal=row["reads_equal"],
        queued_next=queued_next,
        sent_at=row["sent_at"],
        watch_until=row["watch_until"],
        not_before=row["not_before"],
        tries=row["tries"],
        ceiling_amps=row["ceiling_amps"],
        member_names=_member_names((wanted, base, server_value, queued_next), name_of),
    )


def _member_names(values: Iterable[GroupValue | None], name_of: Callable[[str], str]) -> dict[str, str]:
    members = {unit_id for value in values if isinstance(value, LoadGroup) for unit_id in value.member_ids}
    return {unit_id: name for unit_id in members if (name := name_of(unit_id))}


def change_name(row: sqlite3.Row, values: Iterable[GroupValue | None]) -> str:
    """Whom a change is of: the charger's name, the load group's, or else the end of the ID."""
    names = [value.name for value in values if isinstance(value, LoadGroup) and value.name]
    return row["charger_name"] or next(iter(names), f"…{row['unit_id'][-4:]}")


def _offers_load_groups(db: sqlite3.Connection, account_id: str) -> bool | None:
    row = db.execute("SELECT offers_load_groups FROM account WHERE account_id = ?", (account_id,)).fetchone()
    return None if row is None or row[0] is None else bool(row[0])


def _load_groups(
    db: sqlite3.Connection, account_id: str, waiting: Iterable[Change], offers: bool | None
) -> tuple[LoadGroupView, ...]:
    """Those that the server has, and those that are only asked for, by their names."""
    pending = {change.unit_id: change for change in waiting if change.group is FieldGroup.LOAD_GROUP}
    query = "SELECT group_id, value, read_at FROM load_group WHERE account_id = ?"
    groups = [
        LoadGroupView(
            row["group_id"],
            Field(
                required_value(FieldGroup.LOAD_GROUP, row["value"]),
                row["read_at"],
                pending.pop(row["group_id"], None),
            ),
        )
        for row in db.execute(query, (account_id,))
    ]
    # Where the list has been read, a group that is not in it is known not to exist.
    nothing = NO_GROUP if offers else None
    groups += [LoadGroupView(group_id, Field(nothing, None, change)) for group_id, change in pending.items()]
    return tuple(sorted(groups, key=lambda group: (group.shown.name.casefold(), group.group_id)))
