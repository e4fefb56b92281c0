"""Reading JSON that other people's programs wrote: tolerant of form, never inventing a value.

Real servers send numbers as text, whole numbers with a point, keys with stray capitals and spaces
(API sheet §11). A value that cannot be read is None, unknown; it is never a guessed 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_NUMBER = re.compile(r"[+-]?\d{1,16}(\.\d{1,16})?", re.ASCII)
_LARGEST = 2**53
"""Beyond this a JSON number is not exact, and no field of the API comes near it."""


class WireError(ValueError):
    """A JSON value that has no meaning here; the text names the field, never a secret."""


class Fields:
    """A JSON object whose keys are found as written, or else without outer spaces and capitals."""

    __slots__ = ("_body", "_tidy_keys")

    def __init__(self, body: Mapping[str, object]) -> None:
        self._body = body
        self._tidy_keys: dict[str, str] = {}
        for key in body:
            self._tidy_keys.setdefault(_tidy(key), key)

    @property
    def body(self) -> Mapping[str, object]:
        """The object as it came."""
        return self._body

    def value_of(self, key: str) -> object:
        """The value as it came; None when the key is missing or null."""
        if key in self._body:
            return self._body[key]
        return self._body.get(self._tidy_keys.get(_tidy(key), key))

    def number_of(self, key: str) -> float | None:
        """An int, float or numeric text as a float."""
        return _number(self.value_of(key))

    def int_of(self, key: str) -> int | None:
        """A whole number in any of these forms; a fraction is None, for nobody said how to round it."""
        number = self.number_of(key)
        return int(number) if number is not None and number.is_integer() else None

    def rounded_of(self, key: str) -> int | None:
        """A measured value to the nearest whole number."""
        number = self.number_of(key)
        return None if number is None else round(number)

    def text_of(self, key: str) -> str | None:
        """Text without outer spaces; a whole number as its digits."""
        value = self.value_of(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return value.strip() if isinstance(value, str) else None

    def truth_of(self, key: str) -> bool | None:
        """A flag: true, false, 1, 0, or these as text. Not for `success`, see `envelope`."""
        value = self.value_of(key)
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and _tidy(value) in ("true", "false"):
            return _tidy(value) == "true"
        number = _number(value)
        return bool(number) if number in (0, 1) else None

    def fields_of(self, key: str) -> Fields:
        """A nested object; one without any field when it is missing or no object."""
        value = self.value_of(key)
        return Fields(value if isinstance(value, dict) else {})

    def objects_of(self, key: str) -> list[Fields] | None:
        """A list of objects; None when it is missing, no list, or holds anything else."""
        value = self.value_of(key)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            return None
        return [Fields(item) for item in value]


def names_twice(keys: Iterable[str]) -> bool:
    """Whether two of these keys of one object mean the same field: then nobody can say which counts."""
    known = list(keys)
    return len({_tidy(key) for key in known}) != len(known)


def _tidy(key: str) -> str:
    return key.strip().casefold()


def _number(value: object) -> float | None:
    if isinstance(value, str):
        text = value.strip()
        value = float(text) if _NUMBER.fullmatch(text) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if -_LARGEST <= value <= _LARGEST else None
