"""A box keeps its offline limit in an EEPROM, which wears out with every change."""

from __future__ import annotations

from juicedesk.domain.errors import OFFLINE_BUDGET_SPENT, InvalidChange

MOST_CHANGES_A_DAY = 10
_DAY_S = 86_400


def with_one_more(changed_at: tuple[int, ...], now_s: float) -> tuple[int, ...]:
    """The times of the last day's changes with one made now (UTC epoch seconds).

    Raises InvalidChange when the box has had as many as it may have in a day. A time in the future, left by a
    clock that was set back, counts as one of today's.
    """
    recent = tuple(at for at in changed_at if now_s - at < _DAY_S)
    if len(recent) >= MOST_CHANGES_A_DAY:
        raise InvalidChange(OFFLINE_BUDGET_SPENT, limit=MOST_CHANGES_A_DAY)
    return (*recent, int(now_s))
