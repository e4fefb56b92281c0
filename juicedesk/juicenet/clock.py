"""The API's odd clock, in one place: local wall-clock time written as if it were UTC (API sheet §5).

`unit_time`, `target_time`, `default_target_time` and `override_time` are written so; `utc_time` and
`time_last_ping` are real UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from juicedesk.juicenet.reading import WireError

_START = datetime.fromtimestamp(0, UTC).replace(tzinfo=None)
_QUARTER_HOUR_S = 900
_LARGEST_OFFSET_S = 14 * 3600


def to_local_epoch(local_time: datetime) -> int:
    """A naive time on the charger's wall clock in the API's form; parts of a second are dropped.

    Raises ValueError for a time that carries a zone: that would be converted, and nothing here is.
    """
    if local_time.tzinfo is not None:
        raise ValueError("a wall-clock time carries no zone")
    return (local_time - _START) // timedelta(seconds=1)


def from_local_epoch(local_epoch: int) -> datetime:
    """The naive wall-clock time of an API value. Raises WireError beyond the years 1 to 9999."""
    try:
        return _START + timedelta(seconds=local_epoch)
    except OverflowError as exc:
        raise WireError(f"no such time: {local_epoch}") from exc


def local_offset_s(unit_time: int | None, utc_time: int | None) -> int | None:
    """Charger-local minus UTC in seconds, rounded to 15 minutes; both must be of the same answer.

    None when one is missing or the difference is that of no zone on earth.
    """
    if unit_time is None or utc_time is None:
        return None
    offset_s = round((unit_time - utc_time) / _QUARTER_HOUR_S) * _QUARTER_HOUR_S
    return offset_s if abs(offset_s) <= _LARGEST_OFFSET_S else None
