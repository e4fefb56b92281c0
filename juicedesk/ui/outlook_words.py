"""Who is in control of a charger and what comes next, in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from juicedesk.domain.charger import ChargerState
from juicedesk.domain.intent import FieldGroup, Override
from juicedesk.domain.outlook import Holder, Next, Outlook, Situation, outlook
from juicedesk.domain.schedule import Schedule
from juicedesk.store.view import ChargerView, LinkState, LinkView
from juicedesk.ui.format import clock_text, kilowatts_text, wall_clock_text
from juicedesk.ui.messages import Sign, charger_sign
from juicedesk.ui.values import window_text

translate = QCoreApplication.translate

OLD_S = 120.0
"""Four readings that did not come: what was read before that may be otherwise now."""


def is_old(charger: ChargerView, link: LinkView, now: float) -> bool:
    """Whether what is shown of a charger is from earlier; `now` is UTC epoch seconds."""
    is_there = link.state in (LinkState.CONNECTED, LinkState.CONNECTING)
    return not is_there or now - (charger.measured_at or 0.0) > OLD_S


def charger_time(charger: ChargerView, now: datetime) -> datetime:
    """A moment (aware) on the charger's own wall clock, naive."""
    return (now.astimezone(UTC) + timedelta(seconds=charger.local_offset_s or 0)).replace(tzinfo=None)


def situation_of(charger: ChargerView, link: LinkView, now: datetime) -> Situation:
    """What is known of a charger at a moment (aware): only what the server has, no wish that waits."""
    measured = charger.measurement
    schedule = charger.field(FieldGroup.SCHEDULE).reported
    limit = charger.field(FieldGroup.LIMIT).reported
    local_time = charger_time(charger, now)
    if measured is None:
        return Situation(local_time, is_read=False)
    return Situation(
        local_time,
        is_current=not is_old(charger, link, now.timestamp()),
        state=measured.state,
        blocking=measured.blocking,
        is_overridden=charger.field(FieldGroup.OVERRIDE).reported is Override.CHARGE_NOW,
        schedule=schedule if isinstance(schedule, Schedule) else None,
        limit_amps=limit if isinstance(limit, int) else None,
        starts_at=_naive(measured.starts_local_s),
        is_of_utility=charger.facts.policy.is_of_utility,
    )


def _naive(local_s: int | None) -> datetime | None:
    return None if local_s is None else datetime.fromtimestamp(local_s, UTC).replace(tzinfo=None)


def holder_words(holder: Holder, now: Situation) -> tuple[Sign, str]:
    """Who is in control, or was when it was last read, and what that means."""
    sign = {
        Holder.UNKNOWN: Sign("circle-question-mark", translate("Outlook", "Not known"), "text_2"),
        Holder.FAULT: Sign("octagon-x", translate("Outlook", "The box, with a fault"), "fault"),
        Holder.BOX: Sign("ev-charger", translate("Outlook", "The box alone"), "text_2"),
        Holder.SWITCHED_OFF: Sign("circle-pause", translate("Outlook", "Switched off"), "text_2"),
        Holder.UTILITY: Sign("lock", translate("Outlook", "The utility"), "text_2"),
        Holder.LOAD_GROUP: Sign("timer", translate("Outlook", "The load group"), "text_2"),
        Holder.OVERRIDE: Sign("zap", translate("Outlook", "Charge now"), "charging"),
        Holder.SOMETHING_ELSE: Sign("lock", translate("Outlook", "Something else"), "text_2"),
        Holder.SCHEDULE: Sign("calendar-clock", translate("Outlook", "The schedule"), "scheduled"),
        Holder.NOBODY: Sign("infinity", translate("Outlook", "Nobody"), "text_2"),
    }[holder]
    return sign, _holder_note(holder, now)


def _holder_note(holder: Holder, now: Situation) -> str:
    if holder is Holder.SWITCHED_OFF and now.limit_amps != 0:
        return translate("Outlook", "The server keeps it off.")
    if holder is Holder.OVERRIDE and not now.has_schedule:
        return translate("Outlook", "Until the car is unplugged.")
    return {
        Holder.UNKNOWN: translate("Outlook", "The server has not said enough about it yet."),
        Holder.FAULT: translate("Outlook", "It gives no power while the fault lasts."),
        Holder.BOX: translate("Outlook", "It does not report to the server, so nothing here reaches it."),
        Holder.SWITCHED_OFF: translate("Outlook", "The charge limit is 0 A."),
        Holder.UTILITY: translate("Outlook", "A policy of the server controls this charger."),
        Holder.LOAD_GROUP: translate(
            "Outlook", "The circuit has nothing left at the moment; its boxes take turns."
        ),
        Holder.OVERRIDE: translate("Outlook", "Until the car is unplugged, then the schedule is back."),
        Holder.SOMETHING_ELSE: translate("Outlook", "The server holds it back and does not say why."),
        Holder.SCHEDULE: translate("Outlook", "The car charges in its windows."),
        Holder.NOBODY: translate("Outlook", "Charging is allowed at any time."),
    }[holder]


def next_sign(found: Outlook, now: datetime) -> Sign:
    """What comes next, in one sentence; `now` is the charger's own time."""
    at = "" if found.at is None else when_words(found.at, now)
    words = _next_words(found, at)
    if found.ready_by is not None:
        ready = wall_clock_text(found.ready_by)
        words = translate("Outlook", "{0} To be ready by {1}.").format(words, ready)
    return Sign(_ICONS.get(found.next, "circle-question-mark"), words, _TOKENS.get(found.next, "text_2"))


def _next_words(found: Outlook, at: str) -> str:
    if found.next in (Next.MAY_FOLLOW, Next.ON_ITS_OWN, Next.UNTOLD, Next.UNREAD, Next.AFTER_FAULT):
        return _unsure_words(found)
    if found.next is Next.CAR_DECIDES and at:
        words = translate("Outlook", "The car may charge until {0}, but takes nothing at the moment.")
    elif found.next is Next.PLUG_STARTS and at:
        words = translate("Outlook", "A plugged-in car charges at once, until {0}.")
    else:
        words = _sure_words(found.next)
    return words.format(at)


def _unsure_words(found: Outlook) -> str:
    window = "" if found.window is None else window_text(found.window)
    return {
        Next.UNREAD: translate("Outlook", "Not known before the server has been asked."),
        Next.UNTOLD: translate("Outlook", "Not known at the moment."),
        Next.AFTER_FAULT: translate("Outlook", "No car charges here until the fault is gone."),
        Next.MAY_FOLLOW: translate("Outlook", "The box may keep following the schedule that it has: {0}."),
        Next.ON_ITS_OWN: translate("Outlook", "A plugged-in car may charge at once, up to the wiring limit."),
    }[found.next].format(window)


def _sure_words(kind: Next) -> str:
    return {
        Next.OFF: translate("Outlook", "No car charges here until the charge limit is raised."),
        Next.STOPS: translate("Outlook", "Charging is about to stop."),
        Next.UNTIL_FULL: translate("Outlook", "The car charges until it is full or unplugged."),
        Next.UNTIL: translate("Outlook", "The car charges until {0} at the latest."),
        Next.EARLY: translate("Outlook", "The car charges before its window, which opens {0}."),
        Next.STARTS: translate("Outlook", "Charging starts {0}."),
        Next.WAITS: translate("Outlook", "The car waits until the server lets it charge."),
        Next.TURN: translate("Outlook", "Charging starts when the others on the circuit leave enough."),
        Next.HELD: translate("Outlook", "The car waits until the server lets it charge."),
        Next.BY_UTILITY: translate("Outlook", "The utility decides when a car charges here."),
        Next.CAR_DECIDES: translate("Outlook", "The car may charge, but takes nothing at the moment."),
        Next.PLUG_STARTS: translate("Outlook", "A plugged-in car charges at once."),
        Next.PLUG_WAITS: translate("Outlook", "A plugged-in car starts charging {0}."),
        Next.PLUG_TURN: translate("Outlook", "A plugged-in car waits for its turn on the circuit."),
        Next.PLUG_HELD: translate("Outlook", "A plugged-in car waits until the server lets it charge."),
    }[kind]


def state_words(charger: ChargerView, link: LinkView, now: datetime) -> str:
    """What a charger does, with its power or how long it waits; what is old says from when it is."""
    words = charger_sign(charger.measurement).words
    measured = charger.measurement
    if link.state is not LinkState.CONNECTED and charger.measured_at is not None:
        as_of = translate("ChargerRow", "as of {0}").format(clock_text(charger.measured_at))
        return f"{words} · {as_of}"
    if measured is not None and measured.state is ChargerState.CHARGING:
        return f"{words} · {kilowatts_text(measured.power_watts)}"
    ahead = outlook(situation_of(charger, link, now))
    if ahead.next is Next.STARTS and ahead.at is not None:
        return translate("ChargerRow", "Waits until {0}").format(_until(ahead.at, charger_time(charger, now)))
    return words


def _until(at: datetime, now: datetime) -> str:
    """The time alone where the next one of its kind is meant."""
    time = wall_clock_text(at)
    if at - now < timedelta(days=1):
        return time
    return f"{QLocale().standaloneDayName(at.isoweekday(), QLocale.FormatType.ShortFormat)} {time}"


_ICONS = {
    Next.AFTER_FAULT: "octagon-x",
    Next.MAY_FOLLOW: "calendar-clock",
    Next.ON_ITS_OWN: "ev-charger",
    Next.OFF: "circle-pause",
    Next.STOPS: "circle-pause",
    Next.UNTIL_FULL: "zap",
    Next.UNTIL: "zap",
    Next.EARLY: "zap",
    Next.STARTS: "calendar-clock",
    Next.WAITS: "clock",
    Next.TURN: "timer",
    Next.HELD: "clock",
    Next.BY_UTILITY: "lock",
    Next.CAR_DECIDES: "plug",
    Next.PLUG_STARTS: "plug-zap",
    Next.PLUG_WAITS: "calendar-clock",
    Next.PLUG_TURN: "timer",
    Next.PLUG_HELD: "clock",
}
_TOKENS = {
    Next.AFTER_FAULT: "fault",
    Next.MAY_FOLLOW: "scheduled",
    Next.STARTS: "scheduled",
    Next.PLUG_WAITS: "scheduled",
    Next.UNTIL_FULL: "charging",
    Next.UNTIL: "charging",
    Next.EARLY: "charging",
}


def when_words(moment: datetime, now: datetime) -> str:
    """today at 22:45, tonight at midnight, tomorrow at 06:30, Saturday at 10:00."""
    days, time = (moment.date() - now.date()).days, wall_clock_text(moment)
    if days == 0:
        return translate("Outlook", "today at {0}").format(time)
    if days == 1 and moment.hour == moment.minute == 0:
        return translate("Outlook", "tonight at midnight")
    if days == 1:
        return translate("Outlook", "tomorrow at {0}").format(time)
    day = QLocale().standaloneDayName(moment.isoweekday())
    return translate("Outlook", "{0} at {1}").format(day, time)
