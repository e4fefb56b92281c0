"""Many chargers in words: kinds, and the columns of a row."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.charger import Blocking, ChargerState, Measurement
from juicedesk.domain.intent import FieldGroup
from juicedesk.store.view import ChargerView
from juicedesk.ui.fleet import Kind
from juicedesk.ui.format import NOTHING, age_text, kilowatts_text
from juicedesk.ui.messages import charger_sign
from juicedesk.ui.values import value_text

translate = QCoreApplication.translate
PLUGGED = Measurement(ChargerState.PLUGGED, "")


def kind_words(kind: Kind) -> str:
    """A kind of chargers, as a heading and a filter."""
    return {
        Kind.ATTENTION: translate("Fleet", "Attention"),
        Kind.CHARGING: translate("Fleet", "Charging"),
        Kind.WAITING: translate("Fleet", "Waiting"),
        Kind.NO_CAR: translate("Fleet", "No car"),
        Kind.OTHER: translate("Fleet", "Other"),
    }[kind]


def kind_icon(kind: Kind) -> str:
    """The icon of a kind."""
    return {
        Kind.ATTENTION: "triangle-alert",
        Kind.CHARGING: "zap",
        Kind.WAITING: "calendar-clock",
        Kind.NO_CAR: "unplug",
        Kind.OTHER: "plug",
    }[kind]


def heads() -> tuple[str, ...]:
    """The headings of the columns."""
    return (
        translate("Fleet", "Charger"),
        translate("Fleet", "State"),
        translate("Fleet", "Power"),
        translate("Fleet", "Schedule"),
        translate("Fleet", "Wiring limit"),
        translate("Fleet", "Seen"),
    )


def columns(charger: ChargerView) -> tuple[str, ...]:
    """What stands under the headings."""
    measured = charger.measurement
    is_charging = measured is not None and measured.state is ChargerState.CHARGING
    power = kilowatts_text(measured.power_watts) if measured is not None and is_charging else NOTHING
    seen = NOTHING if charger.measured_at is None else age_text(time.time() - charger.measured_at)
    return (
        charger.name,
        charger_sign(measured).words,
        power,
        _with_wish(charger, FieldGroup.SCHEDULE),
        _with_wish(charger, FieldGroup.WIRE),
        seen,
    )


def state_words() -> tuple[str, ...]:
    """All that the column of states can say of a charger that is understood."""
    blocked = (replace(PLUGGED, blocking=blocking) for blocking in Blocking)
    others = (replace(PLUGGED, state=state) for state in ChargerState)
    return tuple(charger_sign(measured).words for measured in (None, *blocked, *others))


def spoken(charger: ChargerView) -> str:
    """A whole row, for a screen reader."""
    words = ", ".join(text for text in columns(charger) if text != NOTHING)
    return translate("Fleet", "{0}, a change is waiting").format(words) if charger.pending else words


def _with_wish(charger: ChargerView, group: FieldGroup) -> str:
    field = charger.field(group)
    now = value_text(group, field.reported)
    return now if field.shown == field.reported else f"{now} → {value_text(group, field.shown)}"
