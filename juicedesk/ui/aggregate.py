"""All chargers and changes as one state, for the icon of the whole program. No Qt.

Fault before conflict before rejected before waiting before charging before scheduled before idle. A server
that is away is none of them: what waits for it is, and the status bar and the tool tip tell the rest.
"""

from __future__ import annotations

from enum import StrEnum

from juicedesk.domain.charger import Blocking, ChargerState
from juicedesk.domain.intent import IntentState
from juicedesk.store.view import Change, DeskView

LAST_S = 3600.0
"""So long a change that came to nothing stands out; after that the history tells it."""

FAILED = (IntentState.REJECTED, IntentState.NOT_KEPT)


class Aggregate(StrEnum):
    """The most important first; each has the name of its icon."""

    FAULT = "octagon-x"
    CONFLICT = "git-compare"
    REJECTED = "triangle-alert"
    WAITING = "hourglass"
    CHARGING = "zap"
    SCHEDULED = "calendar-clock"
    IDLE = "plug"


def aggregate(view: DeskView, now: float) -> Aggregate:
    """What is most important at a moment (UTC epoch seconds)."""
    measured = [one.measurement for one in view.chargers if one.measurement is not None]
    states = {one.state for one in measured}
    if ChargerState.ERROR in states:
        return Aggregate.FAULT
    if view.undecided:
        return Aggregate.CONFLICT
    if any(_stands_out(change, view, now) for change in view.done):
        return Aggregate.REJECTED
    if view.waiting:
        return Aggregate.WAITING
    if ChargerState.CHARGING in states:
        return Aggregate.CHARGING
    waits = any(one.state is ChargerState.PLUGGED and one.blocking is Blocking.SCHEDULE for one in measured)
    return Aggregate.SCHEDULED if waits else Aggregate.IDLE


def _stands_out(change: Change, view: DeskView, now: float) -> bool:
    """It came to nothing a short while ago, and nobody has asked for the same field since."""
    if change.state not in FAILED or now - (change.settled_at or 0.0) > LAST_S:
        return False
    later = (*view.waiting, *view.undecided, *view.done)
    return not any(
        other.change_id > change.change_id and (other.unit_id, other.group) == (change.unit_id, change.group)
        for other in later
    )
