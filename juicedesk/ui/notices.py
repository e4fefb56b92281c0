"""What has happened between two looks at the desk that a person may want to be told. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from juicedesk.domain.charger import Blocking, ChargerState
from juicedesk.domain.intent import FieldGroup, IntentState
from juicedesk.domain.schedule import Schedule
from juicedesk.store.view import ChargerView, DeskView, LinkState

UNPLUGGED_BEFORE = timedelta(minutes=15)
WAITED_LONG_S = 600.0
"""Whoever saved and saw it confirmed at once need not be told of it."""

_WENT_WRONG = (IntentState.REJECTED, IntentState.NOT_KEPT, IntentState.CHANGED_AFTER, IntentState.EXPIRED)
_AWAY = (
    LinkState.AWAY,
    LinkState.NO_INTERNET,
    LinkState.NONSENSE,
    LinkState.TOKEN_REFUSED,
    LinkState.UNTRUSTED,
)


class NoticeKind(StrEnum):
    """Each can be switched by itself, but for LIMIT_TOO_HIGH: that one is danger."""

    LIMIT_TOO_HIGH = "limit_too_high"
    FAULT = "fault"
    NEEDS_YOU = "needs_you"
    CONFIRMED = "confirmed"
    SERVER = "server"
    CHARGER = "charger"
    CHARGING = "charging"
    WAITS = "waits"
    UNPLUGGED = "unplugged"


ON_BY_DEFAULT = frozenset(
    {NoticeKind.LIMIT_TOO_HIGH, NoticeKind.FAULT, NoticeKind.NEEDS_YOU, NoticeKind.CONFIRMED}
)
"""Failures, and what somebody waited for. The rest is for those who ask for it."""


class What(StrEnum):
    """What it is, within its kind."""

    LIMIT_TOO_HIGH = "limit_too_high"
    LIMIT_FORGOTTEN = "limit_forgotten"
    FAULT = "fault"
    UNDECIDED = "undecided"
    WENT_WRONG = "went_wrong"
    CONFIRMED = "confirmed"
    SERVER_LOST = "server_lost"
    SERVER_BACK = "server_back"
    CHARGER_LOST = "charger_lost"
    CHARGER_BACK = "charger_back"
    STARTED = "started"
    STOPPED = "stopped"
    WAITS = "waits"
    UNPLUGGED = "unplugged"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell; `unit_id` is empty for what concerns no charger. `matters` outranks a kind that is
    off: a server that comes back to changes which waited for it."""

    kind: NoticeKind
    what: What
    name: str = ""
    unit_id: str = ""
    matters: bool = False


def notices_between(before: DeskView, after: DeskView) -> tuple[Notice, ...]:
    """What is new in `after`. Nothing is told twice, and nothing of an account that was not shown before."""
    if before.link.address != after.link.address:
        return ()
    return (*_of_changes(before, after), *_of_server(before, after), *_of_chargers(before, after))


def unplugged_before_window(view: DeskView, now: datetime) -> dict[str, datetime]:
    """The chargers without a car whose window opens soon, and when it does on their own clocks. `now` is UTC
    and naive; a car that is not there is not told of before."""
    soon: dict[str, datetime] = {}
    for charger in view.chargers:
        schedule, measured = charger.field(FieldGroup.SCHEDULE).reported, charger.measurement
        is_empty = measured is not None and measured.state is ChargerState.STANDBY
        if not is_empty or not isinstance(schedule, Schedule) or charger.local_offset_s is None:
            continue
        local = now + timedelta(seconds=charger.local_offset_s)
        opens = None if schedule.allows(local) else schedule.next_change(local)
        if opens is not None and opens - local <= UNPLUGGED_BEFORE:
            soon[charger.unit_id] = opens
    return soon


def _of_changes(before: DeskView, after: DeskView) -> Iterator[Notice]:
    undecided = {change.change_id for change in before.undecided}
    for change in after.undecided:
        if change.change_id not in undecided:
            yield Notice(NoticeKind.NEEDS_YOU, What.UNDECIDED, change.charger_name, change.unit_id)
    was_open = {change.change_id for change in (*before.waiting, *before.undecided)}
    for change in after.done:
        if change.change_id not in was_open:
            continue
        if change.state in _WENT_WRONG:
            yield Notice(NoticeKind.NEEDS_YOU, What.WENT_WRONG, change.charger_name, change.unit_id)
        waited_s = (change.settled_at or change.made_at) - change.made_at
        if change.state is IntentState.CONFIRMED and waited_s > WAITED_LONG_S:
            yield Notice(NoticeKind.CONFIRMED, What.CONFIRMED, change.charger_name, change.unit_id)


def _of_server(before: DeskView, after: DeskView) -> Iterator[Notice]:
    was, now = before.link.state, after.link.state
    has_work = bool(after.waiting)
    if was is LinkState.CONNECTED and now in _AWAY:
        yield Notice(NoticeKind.SERVER, What.SERVER_LOST, matters=has_work)
    if was in _AWAY and now is LinkState.CONNECTED:
        yield Notice(NoticeKind.SERVER, What.SERVER_BACK, matters=has_work)


def _of_chargers(before: DeskView, after: DeskView) -> Iterator[Notice]:
    known = {charger.unit_id: charger for charger in before.chargers}
    for charger in after.chargers:
        old = known.get(charger.unit_id)
        if old is charger:
            continue  # of thousands, few have news
        if old is None or old.measurement is None or charger.measurement is None:
            continue
        found = _of_charger(old, charger)
        if found is not None:
            kind, what = found
            yield Notice(kind, what, charger.name, charger.unit_id)


def _of_charger(before: ChargerView, after: ChargerView) -> tuple[NoticeKind, What] | None:
    assert before.measurement is not None and after.measurement is not None
    if after.measurement.came_back_at not in (None, before.measurement.came_back_at):
        return NoticeKind.LIMIT_TOO_HIGH, What.LIMIT_FORGOTTEN
    was, now = before.measurement.state, after.measurement.state
    if now is ChargerState.PLUGGED and after.measurement.blocking is Blocking.SCHEDULE:
        is_new = was is not now or before.measurement.blocking is not Blocking.SCHEDULE
        return (NoticeKind.WAITS, What.WAITS) if is_new and was is not ChargerState.CHARGING else None
    if was is now:
        return None
    match now:
        case ChargerState.ERROR:
            return NoticeKind.FAULT, What.FAULT
        case ChargerState.DISCONNECT:
            return NoticeKind.CHARGER, What.CHARGER_LOST
        case ChargerState.CHARGING:
            return NoticeKind.CHARGING, What.STARTED
    return _came_from(was)


def _came_from(was: ChargerState | None) -> tuple[NoticeKind, What] | None:
    if was is ChargerState.DISCONNECT:
        return NoticeKind.CHARGER, What.CHARGER_BACK
    return (NoticeKind.CHARGING, What.STOPPED) if was is ChargerState.CHARGING else None
