"""What the clock of a charger shows."""

from __future__ import annotations

from datetime import UTC, datetime

from juicedesk.domain.schedule import SATURDAY
from juicedesk.store.view import ChargerView


def local_now(charger: ChargerView, now: float) -> datetime:
    """The charger's wall clock, naive, at a moment (UTC epoch seconds); UTC where its zone is not known."""
    return datetime.fromtimestamp(now + (charger.local_offset_s or 0), UTC).replace(tzinfo=None)


def minutes_now(charger: ChargerView, now: float) -> tuple[int | None, int | None]:
    """The minute of the day on the lane of Mon–Fri and on that of Sat–Sun: on one of them at most."""
    if charger.local_offset_s is None:
        return None, None
    at = local_now(charger, now)
    minute = at.hour * 60 + at.minute
    return (None, minute) if at.weekday() >= SATURDAY else (minute, None)
