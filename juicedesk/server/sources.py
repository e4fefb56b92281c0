"""From where a box speaks. It is known by its ID: a new address or port alone is the same box.

Two that speak with one ID by turns are another matter: the box that was there first is believed, and
the other is answered without ever being raised.
"""

from __future__ import annotations

from dataclasses import dataclass

PATIENCE_INTERVALS = 2
"""For so many of its report intervals a box may be silent and still be the one that speaks."""
_USUAL_INTERVAL_S = 30
_LONGEST_INTERVAL_S = 60
_GONE_AFTER_S = 300.0
"""A quarrel lasts until one of the two has been silent for so long; the other one then is the box."""

_ANY_PORT = 0

Source = tuple[str, int]
"""Address and port."""


@dataclass(slots=True)
class _Heard:
    source: Source
    at_s: float
    patience_s: float


class Sources:
    """The places from which one box speaks. Times are of a clock that never jumps."""

    __slots__ = ("_expected", "_first", "_is_contested", "_newer")

    def __init__(self, expected_address: str | None = None) -> None:
        """`expected_address` is where it spoke from in an earlier run."""
        self._expected = expected_address
        self._first: _Heard | None = None
        self._newer: _Heard | None = None
        self._is_contested = False

    @property
    def is_contested(self) -> bool:
        """Whether two have spoken by turns, the second still while the first was there."""
        return self._is_contested

    def believes(self, source: Source, at_s: float, interval_s: int | None) -> bool:
        """Note who speaks, with the interval at which it says it reports; whether what it says counts.

        A new port counts at once; a new address once the former one has been silent for two intervals;
        after the two have spoken by turns neither before the first has been silent for five minutes.
        """
        interval_s = min(interval_s or _USUAL_INTERVAL_S, _LONGEST_INTERVAL_S)
        heard = _Heard(source, at_s, PATIENCE_INTERVALS * interval_s)
        if self._first is None and self._expected is not None:
            self._first = _Heard((self._expected, _ANY_PORT), at_s, heard.patience_s)
        first = self._first
        if first is None or first.source == (source[0], _ANY_PORT) or self._is_gone(first, at_s):
            self._first, self._newer, self._is_contested = heard, None, False
            return True
        if source == first.source:
            self._first = heard
            self._is_contested = self._is_contested_by(self._newer, heard)
            return True
        self._newer = heard
        return source[0] == first.source[0] and not self._is_contested

    def may_speak_from(self, address: str, at_s: float) -> bool:
        """Whether it may be the box that speaks from there: from its own address, or its own is silent."""
        first = self._first
        if first is None:
            return self._expected in (None, address)
        return first.source[0] == address or self._is_gone(first, at_s)

    def _is_contested_by(self, newer: _Heard | None, first: _Heard) -> bool:
        if newer is None:
            return False
        return first.at_s - newer.at_s <= (_GONE_AFTER_S if self._is_contested else first.patience_s)

    def _is_gone(self, first: _Heard, at_s: float) -> bool:
        return at_s - first.at_s > (_GONE_AFTER_S if self._is_contested else first.patience_s)
