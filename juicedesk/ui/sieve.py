"""Finds the few among thousands of chargers, looking only at those of which something is new. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from juicedesk.store.view import ChargerView


class Sieve:
    """Keeps the chargers for which `holds` is true; it may look at nothing but the charger."""

    def __init__(self, holds: Callable[[ChargerView], bool]) -> None:
        self._holds = holds
        self._before: Sequence[ChargerView] = ()
        self._caught: dict[int, ChargerView] = {}

    def of(self, chargers: Sequence[ChargerView]) -> tuple[ChargerView, ...]:
        """Those for which it holds, in their order. The store gives the same object while nothing is new."""
        before, self._before = self._before, chargers
        if len(before) != len(chargers):
            self._caught = {number: one for number, one in enumerate(chargers) if self._holds(one)}
        else:
            for number, (old, new) in enumerate(zip(before, chargers, strict=True)):
                if old is not new:
                    self._look_at(number, new)
        return self.caught

    @property
    def caught(self) -> tuple[ChargerView, ...]:
        """What the last look has found."""
        return tuple(self._caught[number] for number in sorted(self._caught))

    def _look_at(self, number: int, charger: ChargerView) -> None:
        if self._holds(charger):
            self._caught[number] = charger
        else:
            self._caught.pop(number, None)


def is_sought(charger: ChargerView, text: str) -> bool:
    """Whether its name or ID has every word of a text in it."""
    there = f"{charger.name} {charger.unit_id}".casefold()
    return all(word in there for word in text.casefold().split())
