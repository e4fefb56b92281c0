"""When something happens next to a change, and when a person may stop waiting for it."""

from __future__ import annotations

from juicedesk.domain.intent import IntentState
from juicedesk.store.view import Change, LinkState, LinkView

AWAY_LONG_S = 600.0
"""So long nobody is offered to give a change up: most outages are over by then."""

IN_FLIGHT = frozenset({IntentState.UNKNOWN, IntentState.VERIFYING})


def next_try_at(change: Change, link: LinkView) -> float | None:
    """When the next try or look is due (UTC epoch seconds); None when nothing is waited for."""
    is_paused = link.is_paused and change.state is IntentState.QUEUED
    if change.state is IntentState.SENDING or is_paused:
        return None
    if link.state is LinkState.CONNECTED:
        return change.not_before or None
    if link.next_try_at is None:
        return None
    return max(link.next_try_at, change.not_before)


def may_give_up(change: Change, link: LinkView, now: float) -> bool:
    """Whether the server has been away for long while the outcome of a send is not known.

    Not before the watch is over: until then what was sent may still land.
    """
    away_since = link.since if link.state is not LinkState.CONNECTED else None
    if change.state not in IN_FLIGHT or away_since is None:
        return False
    watch_is_over = change.watch_until is None or change.watch_until <= now
    return watch_is_over and now - max(away_since, change.made_at) >= AWAY_LONG_S
