"""The four currents of a charger as bars, each with its origin and its age."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.intent import FieldGroup
from juicedesk.store.view import ChargerView
from juicedesk.ui.format import age_text, limit_text, moment_text
from juicedesk.ui.widgets.amp_bars import AmpBar, BarStyle, scale_text

translate = QCoreApplication.translate


def wiring_bars(charger: ChargerView, allowed_amps: int | None, now: float) -> tuple[AmpBar, ...]:
    """Hardware, wiring, box and car, from the most to the least. `now` is UTC epoch seconds."""
    unknown, rating = translate("Wiring", "unknown"), charger.unit_rating_amps
    return (
        AmpBar(
            translate("Wiring", "Hardware can deliver"),
            translate("Wiring", "unit rating, from the server"),
            rating,
            scale_text(rating, unknown),
            BarStyle.GREY,
        ),
        AmpBar(
            translate("Wiring", "Your wiring allows"),
            translate("Wiring", "breaker, cable, plug"),
            allowed_amps,
            scale_text(allowed_amps, translate("Wiring", "not given")),
            BarStyle.OUTLINE,
        ),
        _box_bar(charger, unknown, now),
        _car_bar(charger, unknown, now),
    )


def _box_bar(charger: ChargerView, unknown: str, now: float) -> AmpBar:
    field = charger.field(FieldGroup.WIRE)
    reported = field.reported if isinstance(field.reported, int) else None
    origin = translate("Wiring", "from the server")
    if field.shown != field.reported:
        shown = field.shown if isinstance(field.shown, int) else None
        origin = translate("Wiring", "server; {0} requested").format(limit_text(shown))
    age = "" if field.read_at is None else moment_text(field.read_at, now)
    words = translate("Wiring", "Set in the box")
    return AmpBar(words, origin, reported, scale_text(reported, unknown), BarStyle.SOLID, age)


def _car_bar(charger: ChargerView, unknown: str, now: float) -> AmpBar:
    measured = charger.measurement
    drawn = None if measured is None else measured.current_amps
    age = "" if charger.measured_at is None else age_text(now - charger.measured_at)
    words, origin = translate("Wiring", "Car draws now"), translate("Wiring", "measured by the box")
    return AmpBar(words, origin, drawn, scale_text(drawn, unknown), BarStyle.DOTTED, age)
