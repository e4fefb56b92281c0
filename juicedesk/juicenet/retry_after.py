"""How long a server asks to be left alone (RFC 9110 §10.2.3, sync model §3.8)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_S = 3600.0
"""No server may keep this program away for longer by one answer."""

_STATUSES = (429, 503)
_MOST_DIGITS = 30
_SECONDS = re.compile(rf"[-+]?[0-9]{{1,{_MOST_DIGITS}}}")


def retry_after_s(status: int, headers: Mapping[str, str]) -> float | None:
    """0 to 3600, or None where the answer asks for nothing, or for nothing that can be understood.

    A date counts from the answer's own Date, so that this computer's clock may be wrong.
    """
    asked = headers.get("Retry-After", "").strip()
    if status not in _STATUSES or not asked:
        return None
    if _SECONDS.fullmatch(asked):
        return _bounded(float(asked))
    until = _date(asked)
    if until is None:
        return None
    said_at = _date(headers.get("Date", "")) or datetime.now(UTC)
    return _bounded((until - said_at).total_seconds())


def _bounded(wait_s: float) -> float:
    return min(max(wait_s, 0.0), LONGEST_S)


def _date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
        return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
