"""What has to be known of a charger's clock when its schedule is read, in sentences."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.box_facts import Feature
from juicedesk.domain.clock_change import ClockChange, next_clock_change
from juicedesk.domain.schedule import Schedule
from juicedesk.juicenet.reading import WireError
from juicedesk.juicenet.zones import zone_info
from juicedesk.store.view import ChargerView
from juicedesk.ui.box_words import refusal_words
from juicedesk.ui.format import date_text, length_text
from juicedesk.ui.messages import Sign

translate = QCoreApplication.translate


def schedule_notes(charger: ChargerView, schedule: Schedule, now: datetime) -> tuple[Sign, ...]:
    """Notes on zone, box clock and the next clock change. `now` is aware, in this computer's zone."""
    found = (
        _refusal_note(charger),
        _zone_note(charger, now),
        _clock_note(charger, now),
        _change_note(charger, schedule, now),
    )
    return tuple(note for note in found if note is not None)


def is_refused(charger: ChargerView | None) -> bool:
    """Whether the server lets nobody change the schedule."""
    return charger is not None and bool(refusal_words(charger, Feature.SCHEDULE))


def _refusal_note(charger: ChargerView) -> Sign | None:
    """The server lets nobody change the schedule."""
    words = refusal_words(charger, Feature.SCHEDULE)
    return Sign("lock", words, "pending") if words else None


def _zone_note(charger: ChargerView, now: datetime) -> Sign | None:
    """The charger's clock shows another time than the one beside the person."""
    if charger.local_offset_s is None:
        return None
    minutes = _minutes_apart(charger.local_offset_s, now.utcoffset())
    if not minutes:
        return None
    ahead = translate("ScheduleNotes", "The charger’s clock is {0} ahead of this computer’s.")
    behind = translate("ScheduleNotes", "The charger’s clock is {0} behind this computer’s.")
    words = (ahead if minutes > 0 else behind).format(length_text(abs(minutes)))
    text = words + " " + translate("ScheduleNotes", "All times here are the charger’s.")
    return Sign("clock", text, "scheduled")


def _clock_note(charger: ChargerView, now: datetime) -> Sign | None:
    """The charger's clock does not show the time of its own zone."""
    try:
        zone_offset = now.astimezone(zone_info(charger.time_zone_id)).utcoffset()
    except WireError:
        return None
    if charger.local_offset_s is None:
        return None
    minutes = _minutes_apart(charger.local_offset_s, zone_offset)
    if not minutes:
        return None
    fast = translate("ScheduleNotes", "The charger’s clock is {0} fast for its zone: windows begin early.")
    slow = translate("ScheduleNotes", "The charger’s clock is {0} slow for its zone: windows begin late.")
    words = (fast if minutes > 0 else slow).format(length_text(abs(minutes)))
    return Sign("triangle-alert", words, "pending")


def _change_note(charger: ChargerView, schedule: Schedule, now: datetime) -> Sign | None:
    try:
        change = next_clock_change(schedule, now, zone_info(charger.time_zone_id))
    except WireError:
        return None
    if change is None:
        return None
    return Sign("calendar-days", f"{_turn_words(change)} {_length_words(change)}", "scheduled")


def _turn_words(change: ClockChange) -> str:
    pattern = translate("ScheduleNotes", "dddd, d MMMM")
    day = date_text(change.day, pattern)
    forward = translate("ScheduleNotes", "{0}: clocks go forward.")
    back = translate("ScheduleNotes", "{0}: clocks go back.")
    return (forward if change.is_forward else back).format(day)


def _length_words(change: ClockChange) -> str:
    length = length_text(abs(change.more_minutes))
    if change.more_minutes == 0:
        return translate("ScheduleNotes", "The windows of that day stay as long as ever.")
    if change.more_minutes > 0:
        return translate("ScheduleNotes", "Charging is allowed {0} longer on that day.").format(length)
    return translate("ScheduleNotes", "Charging is allowed {0} less on that day.").format(length)


def _minutes_apart(offset_s: int, other: timedelta | None) -> int:
    return round((offset_s - (other or timedelta()).total_seconds()) / 60)
