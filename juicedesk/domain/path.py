"""Which server's way to a charger counts: exactly one account is in charge of it (sync model §3.10).

A box reports to one server at a time. While it reports to the home server the vendor's cannot reach it,
so what the vendor's server accepts then means nothing, and what it accepted before must not turn up later.
"""

from __future__ import annotations

from dataclasses import dataclass

from juicedesk.domain.intent import FieldGroup

CLOCKS_MAY_DIFFER_S = 60.0


@dataclass(frozen=True, slots=True)
class Path:
    """The account that is in charge of a charger, and since when (UTC epoch seconds)."""

    unit_id: str
    account_id: str
    since: float


def may_write(path: Path | None, account_id: str, group: FieldGroup, *, may_land_elsewhere: bool) -> bool:
    """Whether an account may write a field group of a charger.

    It has to be in charge, and nothing sent through another account may still change that group. A load
    group is not one charger's, so it has no path.
    """
    if group is FieldGroup.LOAD_GROUP:
        return True
    return path is not None and path.account_id == account_id and not may_land_elsewhere


def reports_here(path: Path, last_ping: float | None) -> bool:
    """Whether the box has reported to the server in charge since it is in charge, whatever the two clocks
    say: then what was sent through another server does not reach it any more."""
    return last_ping is not None and last_ping > path.since + CLOCKS_MAY_DIFFER_S
