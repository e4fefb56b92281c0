"""An intent in which every field has a value of its own, so that a whole outcome can be compared."""

from __future__ import annotations

from typing import Any

from juicedesk.domain.intent import (
    Edit,
    FieldGroup,
    GroupValue,
    Intent,
    IntentKey,
    IntentState,
    Override,
    Reason,
)
from juicedesk.domain.moment import Moment
from juicedesk.domain.schedule import ALL_DAY, ChargeWindow, Schedule
from juicedesk.sync.planner import Fact
from juicedesk.sync.times import SyncTimes

TIMES = SyncTimes()
NOW = Moment(1_800_000_000.0, 800_000.0, "boot")
NIGHT = Schedule(True, ChargeWindow(1380, 390), ALL_DAY)
EVENING = Schedule(True, ChargeWindow(1200, 60), ALL_DAY)
WANTED_AND_BASE: dict[FieldGroup, tuple[GroupValue, GroupValue]] = {
    FieldGroup.WIRE: (32, 24),
    FieldGroup.LIMIT: (32, 24),
    FieldGroup.SCHEDULE: (NIGHT, EVENING),
    FieldGroup.NAME: ("Garage", "Yard"),
    FieldGroup.OVERRIDE: (Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE),
}


def ago(seconds: float) -> Moment:
    """A moment before NOW, by both clocks."""
    return Moment(NOW.wall_s - seconds, NOW.boot_s - seconds, NOW.boot_id)


def intent(group: FieldGroup, state: IntentState, **fields: Any) -> Intent:
    """Saved 100 s ago, sent twice, watched for another 20 s."""
    wanted, base = WANTED_AND_BASE[group]
    usual: dict[str, Any] = {
        "intent_id": 7,
        "key": IntentKey("home", "0910", group),
        "state": state,
        "wanted": wanted,
        "base": base,
        "made_at": ago(100),
        "reason": Reason.CHARGER_AWAY,
        "confirmed_at": ago(90),
        "plugged_since": 5,
        "server_value": base,
        "attempted": (wanted,),
        "sent_at": NOW.wall_s - 80,
        "watch_until": NOW.wall_s + 20,
        "first_equal_at": NOW.wall_s - 9,
        "reads_equal": 1,
        "not_before": NOW.wall_s - 1,
        "tries": 2,
        "ceiling_amps": 48,
        "foreign": None,
        "undo_to": None,
        "undos": 0,
        "next_edit": None,
        "revision": 4,
    }
    return Intent(**(usual | fields))


def edit(group: FieldGroup, wanted: GroupValue, base: GroupValue | None, confirmed: bool = False) -> Edit:
    """Pressed just now."""
    return Edit(IntentKey("home", "0910", group), wanted, base, NOW, confirmed, plugged_since=6)


def fact(current: GroupValue | None = None, **fields: Any) -> Fact:
    """A box that is there, in a house where 40 A are allowed."""
    usual: dict[str, Any] = {
        "now": NOW,
        "times": TIMES,
        "current": current,
        "unit_rating_amps": 40,
        "wire_limit_amps": 40,
        "charger_silent_s": 1.0,
        "plugged_since": 5,
    }
    return Fact(**(usual | fields))
