"""Which chargers lost their "charge now" to an outage, to be asked about once. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from juicedesk.domain.charger import ChargerState
from juicedesk.domain.intent import FieldGroup, Override
from juicedesk.store.view import ChargerView, DeskView, LinkState

ASKED_FOR_S = 2 * 3600.0
"""After that the question is stale: the car may have been needed, or the night has begun."""

_GONE = (LinkState.AWAY, LinkState.NO_INTERNET, LinkState.NONSENSE)
Cars = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Offer:
    """A charger that charged at once before the outage and waits for its schedule now."""

    unit_id: str
    car: int | None
    since: float


@dataclass(frozen=True, slots=True)
class ChargeAgain:
    """What was being charged at once (by unit ID, with the car), and what is offered now.

    An override is never replayed by itself (fact 6 of the vendor's FAQ): the person decides, once.
    """

    before: Cars = field(default_factory=dict)
    was_away: bool = False
    offers: tuple[Offer, ...] = ()

    def after(self, view: DeskView, now: float) -> ChargeAgain:
        """The state a look later; `now` is UTC epoch seconds."""
        offers = tuple(offer for offer in self.offers if _still_fits(offer, view, now))
        if view.link.state in _GONE:
            return ChargeAgain({**self.before, **_charged_now(view)}, True, offers)._without_taken_back(view)
        if view.link.state is not LinkState.CONNECTED:
            return replace(self, offers=offers)
        if not self.was_away:
            return ChargeAgain(_charged_now(view), False, offers)
        return self._back(view, now, offers)

    def dismissed(self, unit_id: str) -> ChargeAgain:
        """The person has answered for a charger."""
        return replace(self, offers=tuple(offer for offer in self.offers if offer.unit_id != unit_id))

    def _back(self, view: DeskView, now: float, offers: tuple[Offer, ...]) -> ChargeAgain:
        """Each charger is judged by its first reading after the outage."""
        waiting: dict[str, int | None] = {}
        for unit_id, car in self.before.items():
            charger = view.charger(unit_id)
            if charger is None:
                continue
            if (charger.measured_at or 0.0) <= (view.link.since or 0.0):
                waiting[unit_id] = car
            elif _waits(charger, car):
                offers = (*offers, Offer(unit_id, car, now))
        return ChargeAgain(waiting or _charged_now(view), bool(waiting), offers)

    def _without_taken_back(self, view: DeskView) -> ChargeAgain:
        """Whoever asked for the schedule during the outage wants no question about it."""
        kept = {
            unit_id: car
            for unit_id, car in self.before.items()
            if (charger := view.charger(unit_id)) is not None and not _is_taken_back(charger)
        }
        return replace(self, before=kept)


def _charged_now(view: DeskView) -> Cars:
    return {
        charger.unit_id: _car(charger)
        for charger in view.chargers
        if charger.field(FieldGroup.OVERRIDE).shown is Override.CHARGE_NOW
    }


def _is_taken_back(charger: ChargerView) -> bool:
    override = charger.field(FieldGroup.OVERRIDE)
    return override.pending is not None and override.shown is Override.BACK_TO_SCHEDULE


def _waits(charger: ChargerView, car: int | None) -> bool:
    """The same car is plugged in, gets nothing, and nobody has asked for anything new."""
    override, measured = charger.field(FieldGroup.OVERRIDE), charger.measurement
    is_same_car = car is None or _car(charger) in (None, car)
    is_plugged = measured is not None and measured.state is ChargerState.PLUGGED
    has_ended = override.shown is Override.BACK_TO_SCHEDULE and override.pending is None
    return is_same_car and is_plugged and has_ended


def _still_fits(offer: Offer, view: DeskView, now: float) -> bool:
    charger = view.charger(offer.unit_id)
    return charger is not None and now - offer.since < ASKED_FOR_S and _waits(charger, offer.car)


def _car(charger: ChargerView) -> int | None:
    return None if charger.measurement is None else charger.measurement.plug_in_period
